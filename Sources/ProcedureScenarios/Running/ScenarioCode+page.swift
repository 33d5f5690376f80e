import Diagnostics
import SourceText

extension ScenarioCode {
  /// The page of the code, as `tthc explain` prints it.
  public var page: CodePage {
    switch self {
    case .expectationNotMet:
      CodePage(
        code, title: Localized(vi: "điều mong đợi không xảy ra", en: "expectation not met"),
        what: Localized(
          vi: "Một dòng `thì` nói điều không đúng với hồ sơ vào lúc đó. Thông báo nêu điều mong "
            + "đợi, điều thực tế và toàn bộ diễn biến hồ sơ đến lúc đó.",
          en: "A `then` line says what is not so of the case at that point. The finding names what "
            + "was expected, what is so instead, and the case so far."),
        why: Localized(
          vi:
            "Hoặc thủ tục viết chưa đúng ý, hoặc kịch bản hiểu sai thủ tục; cần đối chiếu với văn "
            + "bản gốc để biết sửa bên nào.",
          en: "Either the procedure is not what was meant, or the scenario misreads it; the "
            + "original decision tells which one to mend."),
        wrong: Self.example(
          """
          một_cửa chọn hợp_lệ
          thì ở tiếp_nhận
          """),
        right: Self.example(
          """
          một_cửa chọn hợp_lệ
          thì ở phân_công
          """))
    case .commandRefused:
      CodePage(
        code, title: Localized(vi: "việc làm bị từ chối", en: "command refused"),
        what: Localized(
          vi: "Hồ sơ không chấp nhận việc mà kịch bản cho một người làm. Mọi lý do đều được nêu.",
          en: "The case refuses what the scenario lets somebody do. Every reason is named."),
        why: Localized(
          vi: "Kịch bản dừng tại đây, vì các dòng sau viết cho hồ sơ đã qua bước này.",
          en: "The scenario ends here, because what follows is written for a case that went on."),
        wrong: Self.example("một_cửa chọn cần_bổ_sung"),
        right: Self.example("một_cửa chọn cần_bổ_sung với lý_do_bổ_sung = \"Thiếu bản vẽ\""))
    case .refusalMissing:
      CodePage(
        code, title: Localized(vi: "lẽ ra phải bị từ chối", en: "not refused as expected"),
        what: Localized(
          vi: "Dòng `thì không được` nói về việc ngay trước nó, nhưng việc đó đã được chấp nhận, "
            + "hoặc ngay trước dòng này không có ai làm gì.",
          en: "`then is refused` speaks of what was done just before it, but that was accepted, or "
            + "nobody did anything just before."),
        why: Localized(
          vi: "Một điều cấm của thủ tục không có tác dụng.",
          en: "Something that the procedure should forbid is not forbidden."),
        wrong: Self.example(
          """
          một_cửa chọn hợp_lệ
          thì không được
          """),
        right: Self.example(
          """
          một_cửa chọn trả_kết_quả
          thì không được vì thẩm_định
          """))
    case .refusedForAnotherReason:
      CodePage(
        code, title: Localized(vi: "bị từ chối vì lý do khác", en: "refused for another reason"),
        what: Localized(
          vi:
            "Việc ngay trước bị từ chối như mong đợi, nhưng lý do không nhắc đến tên ghi sau `vì`.",
          en:
            "What was done just before is refused, but the reason does not mention the name after "
            + "`because`."),
        why: Localized(
          vi: "Bị từ chối vì lý do khác thì điều muốn kiểm tra chưa được kiểm tra.",
          en: "Refused for another reason, what was to be tested has not been tested."),
        wrong: Self.example(
          """
          người_nộp nộp trực tuyến với đơn
          thì không được vì đơn
          """),
        right: Self.example(
          """
          người_nộp nộp trực tuyến với đơn
          thì không được vì sổ_đỏ
          """))
    case .clockSetBack:
      CodePage(
        code, title: Localized(vi: "đồng hồ bị lùi lại", en: "clock set back"),
        what: Localized(
          vi: "Dòng `lúc` nêu thời điểm sớm hơn thời điểm hiện tại của kịch bản.",
          en: "An `at` line names a moment before the one the scenario has reached."),
        why: Localized(
          vi: "Việc đã xảy ra thì không thay đổi được; thời gian của hồ sơ chỉ đi về phía "
            + "trước.",
          en: "What has happened can't be taken back; the time of a case only goes forward."),
        wrong: Self.example(
          """
          lúc 26/01/2026 16:30
          người_nộp nộp trực tuyến với đơn
          lúc 26/01/2026 08:00
          """),
        right: Self.example(
          """
          lúc 26/01/2026 16:30
          người_nộp nộp trực tuyến với đơn
          lúc 27/01/2026 08:00
          """))
    case .nothingFiled:
      CodePage(
        code, title: Localized(vi: "hồ sơ chưa được nộp", en: "nothing filed yet"),
        what: Localized(
          vi: "Có người xử lý hồ sơ, hoặc có điều mong đợi ở hồ sơ, khi chưa ai nộp hồ sơ.",
          en: "Somebody acts on a case, or something is expected of it, before anybody has filed."),
        why: Localized(
          vi: "Mọi hồ sơ bắt đầu bằng việc nộp.", en: "Every case begins with filing."),
        wrong: Self.example(
          """
          lúc 26/01/2026 08:00
          một_cửa chọn hợp_lệ
          """),
        right: Self.example(
          """
          lúc 26/01/2026 08:00
          người_nộp nộp trực tuyến với đơn
          một_cửa chọn hợp_lệ
          """))
    case .noExpectation:
      CodePage(
        code, title: Localized(vi: "kịch bản không kiểm tra gì", en: "nothing is expected"),
        what: Localized(
          vi: "Kịch bản không có dòng `thì` nào.", en: "The scenario has no `then` line."),
        why: Localized(
          vi: "Kịch bản như vậy hầu như lúc nào cũng đạt, kể cả khi thủ tục sai.",
          en: "Such a scenario passes nearly always, even where the procedure is wrong."),
        wrong: Self.example("một_cửa chọn hợp_lệ"),
        right: Self.example(
          """
          một_cửa chọn hợp_lệ
          thì ở phân_công
          """))
    case .clockNotSet:
      CodePage(
        code, title: Localized(vi: "chưa đặt đồng hồ", en: "clock not set"),
        what: Localized(
          vi: "Có việc xảy ra trước dòng `lúc` đầu tiên của kịch bản.",
          en: "Something happens before the first `at` line of the scenario."),
        why: Localized(
          vi: "Hạn, ngày lễ, mức phí đều tùy ngày; không có ngày giờ thì không tính được, và máy "
            + "không tự đoán.",
          en: "Due dates, days off and fees depend on the date; without one nothing can be worked "
            + "out, and none is guessed."),
        wrong: Self.example("người_nộp nộp trực tuyến với đơn"),
        right: Self.example(
          """
          lúc 05/01/2026 08:00
          người_nộp nộp trực tuyến với đơn
          """))
    case .noPendingRequest:
      CodePage(
        code, title: Localized(vi: "không ai chờ kết quả này", en: "no request awaits this"),
        what: Localized(
          vi: "Kịch bản nêu kết quả của một hành động mà hồ sơ không đang chờ.",
          en: "The scenario plays the result of an action that the case does not await."),
        why: Localized(
          vi: "Kết quả chỉ đến sau khi hồ sơ yêu cầu thực hiện hành động.",
          en: "A result only comes after the case has asked for the action."),
        wrong: Self.example(
          """
          người_nộp nộp trực tuyến với đơn
          hành động tra_dân_cư trả có
          """),
        right: Self.example(
          """
          người_nộp nộp trực tuyến với đơn
          thì đã thực hiện tra_dân_cư
          hành động tra_dân_cư trả có
          """))
    case .valueNotComputable:
      CodePage(
        code, title: Localized(vi: "không tính được giá trị", en: "value can't be worked out"),
        what: Localized(
          vi: "Một biểu thức trong dòng này không có giá trị.",
          en: "An expression of the line has no value."),
        why: Localized(
          vi: "Kết quả quá lớn, hoặc cần một điều chưa biết.",
          en: "The result is too large, or needs what is not known."),
        wrong: Self.example("người_nộp nộp trực tuyến với đơn, hạn_dùng = 01/01/2200 + 90 năm"),
        right: Self.example("người_nộp nộp trực tuyến với đơn, hạn_dùng = 01/01/2026 + 90 ngày"))
    case .passageRefused:
      CodePage(
        code,
        title: Localized(
          vi: "việc đến hạn không thực hiện được", en: "what falls due can't be carried out"),
        what: Localized(
          vi:
            "Trong thời gian trôi qua có việc tự động đến hạn (nhắc, quá hạn, hết thời gian chờ), "
            + "nhưng thủ tục không thực hiện được việc đó.",
          en: "While time passes something falls due (a reminder, overdue, the end of a wait) that "
            + "the procedure can't carry out."),
        why: Localized(
          vi: "Khi chạy thật, hồ sơ sẽ mắc lại ở đây.", en: "A real case would be stuck here."),
        wrong: "quá hạn:\n  đặt còn_lại = số_điểm - 1\nhết",
        right: "quá hạn:\n  đặt còn_lại = nếu có số_điểm thì số_điểm - 1 còn lại 0\nhết")
    case .valueNotUsable:
      CodePage(
        code,
        title: Localized(
          vi: "thông tin chỉ khai khi nộp hồ sơ", en: "given only when filing"),
        what: Localized(
          vi:
            "Họ tên, điện thoại, thư điện tử, địa chỉ của người nộp được nêu ở dòng khác dòng nộp.",
          en: "Name, telephone, e-mail or address of the applicant stand in another line than the "
            + "one that files."),
        why: Localized(
          vi: "Hồ sơ ghi các thông tin này một lần, khi nộp.",
          en: "A case records them once, when it is filed."),
        wrong: Self.example("một_cửa chọn hợp_lệ với họ_tên = \"Nguyễn Văn An\""),
        right: Self.example("người_nộp nộp trực tuyến với đơn, họ_tên = \"Nguyễn Văn An\""))
    }
  }

  /// Lines of a scenario in one.
  private static func example(_ lines: String) -> String {
    let indented = lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return "kịch bản \"Hồ sơ hợp lệ\" cho cấp_phép:\n\(indented)\nhết"
  }
}
