import Diagnostics
import SourceText

extension CompileCode {
  static var fileNotFoundPage: CodePage {
    Self.fileNotFound.page(
      Localized(
        vi: "tệp không có",
        en: "a file that is not there"),
      what: Localized(
        vi: "Đường dẫn sau `dùng` tính từ thư mục của chính tệp đang viết, và ghi cả đuôi `.tthc`.",
        en: "The path after `dùng` counts from the folder of the file itself and ends in `.tthc`."),
      why: Localized(
        vi: "Thiếu tệp thì vai trò, lịch, khung khai báo trong đó đều chưa có.",
        en: "Without the file the roles, calendars and frameworks in it are not declared."),
      wrong: """
        dùng "quoc-gia/lịch.tthc"
        vai trò một_cửa "Một cửa"
        """,
      right: "vai trò một_cửa \"Một cửa\"")
  }

  static var importCyclePage: CodePage {
    Self.importCycle.page(
      Localized(
        vi: "các tệp dùng lẫn nhau thành vòng",
        en: "files that use each other in a circle"),
      what: Localized(
        vi: "Tệp này dùng tệp kia, tệp kia lại dùng tệp này.",
        en: "A file uses another one that uses it in turn."),
      why: Localized(
        vi: "Người đọc không biết đọc tệp nào trước; phần chung nên ở một tệp thứ ba.",
        en:
          "A reader could not tell which to read first; what they share belongs into a third file."),
      wrong: """
        === vi-du.tthc
        dùng "vai-tro.tthc"
        vai trò một_cửa "Một cửa"
        === vai-tro.tthc
        dùng "vi-du.tthc"
        vai trò lãnh_đạo "Lãnh đạo"
        """,
      right: """
        === vi-du.tthc
        dùng "vai-tro.tthc"
        vai trò một_cửa "Một cửa"
        === vai-tro.tthc
        vai trò lãnh_đạo "Lãnh đạo"
        """)
  }

  static var duplicateNamePage: CodePage {
    Self.duplicateName.page(
      Localized(
        vi: "tên khai báo hai lần",
        en: "a name declared twice"),
      what: Localized(
        vi: "Trong cùng một phạm vi, hai khai báo cùng loại mang cùng một tên.",
        en: "Two things of one kind have the same name in one scope."),
      why: Localized(
        vi: "Chỗ khác dùng tên ấy thì không xác định được là khai báo nào.",
        en: "A reference to the name could mean either."),
      wrong: """
        vai trò một_cửa "Bộ phận Một cửa"
        vai trò một_cửa "Trung tâm hành chính công"
        """,
      right: """
        vai trò một_cửa "Bộ phận Một cửa"
        vai trò trung_tâm "Trung tâm hành chính công"
        """)
  }

  static var lookalikeNamesPage: CodePage {
    Self.lookalikeNames.page(
      Localized(
        vi: "hai tên chỉ khác nhau ở dấu",
        en: "names that differ only in their marks"),
      what: Localized(
        vi: "Bỏ dấu đi thì hai tên giống hệt nhau.",
        en: "Without marks the two names are the same."),
      why: Localized(
        vi: "Rất dễ nhầm khi gõ và khi đọc; cán bộ có thể sửa nhầm bước.",
        en: "Keyboards, fonts and eyes confuse them; sooner or later the wrong one is edited."),
      wrong: """
        vai trò thẩm_định "Người thẩm định"
        vai trò thẩm_đinh "Người thẩm đinh"
        """,
      right: """
        vai trò thẩm_định "Người thẩm định"
        vai trò kiểm_tra "Người kiểm tra"
        """)
  }

  static var builtinNamePage: CodePage {
    Self.builtinName.page(
      Localized(
        vi: "tên có sẵn của ngôn ngữ",
        en: "a name of the language itself"),
      what: Localized(
        vi: "Tên này đã có nghĩa ở mọi thủ tục: `người_nộp`, `hệ_thống`, `mã_hồ_sơ`, `họ_tên`…",
        en:
          "The name has a meaning in every procedure: `người_nộp`, `hệ_thống`, `mã_hồ_sơ`, `họ_tên`…"
      ),
      why: Localized(
        vi: "Khai báo lại thì cùng một tên có hai nghĩa.",
        en: "Declared again, one word would have two meanings."),
      wrong: "vai trò người_nộp \"Người dân\"",
      right: "vai trò người_được_ủy_quyền \"Người được ủy quyền\"")
  }

  static var ambiguousNamePage: CodePage {
    Self.ambiguousName.page(
      Localized(
        vi: "không rõ là khai báo nào",
        en: "a name declared in several files"),
      what: Localized(
        vi: "Hai tệp được dùng đều khai báo tên này.",
        en: "Two of the files in use declare the name."),
      why: Localized(
        vi: "Công cụ không tự chọn thay người soạn: chọn nhầm lịch thì mọi ngày hẹn trả "
          + "đều sai.",
        en: "Nothing is guessed: the wrong calendar would change every due date."),
      wrong: """
        === vi-du.tthc
        dùng "a.tthc"
        dùng "b.tthc"
        cơ quan ban_quản_lý "Ban quản lý" thuộc sở
        === a.tthc
        cơ quan sở "Sở Xây dựng"
        === b.tthc
        cơ quan sở "Sở Tư pháp"
        """,
      right: """
        === vi-du.tthc
        dùng "a.tthc"
        dùng "b.tthc"
        cơ quan ban_quản_lý "Ban quản lý" thuộc sở
        === a.tthc
        cơ quan sở "Sở Xây dựng"
        === b.tthc
        cơ quan sở_tư_pháp "Sở Tư pháp"
        """)
  }

  static var nameTakenPage: CodePage {
    Self.nameTaken.page(
      Localized(
        vi: "khung đã dùng tên này cho khai báo khác",
        en: "a name that the framework uses for something else"),
      what: Localized(
        vi:
          "Thủ tục và khung cùng dùng một tên cho hai vai trò, văn bản, mẫu tin hay hành động khác nhau.",
        en:
          "The procedure and its framework use one name for two different roles, letters, messages or actions."
      ),
      why: Localized(
        vi: "Trên sơ đồ và trong nhật ký hồ sơ chỉ thấy tên, không thấy tệp: hai bên sẽ bị nhầm.",
        en: "Diagrams and journals show names, not files: the two would be confused."),
      wrong: Example.following(
        """
        vai trò một_cửa "Một cửa cấp xã"
        bước trả_lại "Trả lại":
          do một_cửa
          chọn trả "Trả" -> đã_trả
        hết
        """),
      right: Example.following(
        """
        vai trò một_cửa_xã "Một cửa cấp xã"
        bước trả_lại "Trả lại":
          do một_cửa_xã
          chọn trả "Trả" -> đã_trả
        hết
        """))
  }

  static var unknownNamePage: CodePage {
    Self.unknownName.page(
      Localized(
        vi: "tên chưa khai báo",
        en: "a name that is not declared"),
      what: Localized(
        vi: "Không có vai trò, thông tin, giấy tờ, lịch… nào mang tên này ở đây.",
        en: "No role, field, paper, calendar… of this name is known here."),
      why: Localized(
        vi: "Thường là do gõ nhầm, thiếu dấu, hoặc chưa `dùng` tệp có khai báo.",
        en: "Most often it is a slip, a missing mark, or a file that is not in use."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do mot_cua
            chọn trả "Trả kết quả" -> đã_trả
          hết
          """),
      right: Example.procedure(
        ""))
  }

  static var unknownTargetPage: CodePage {
    Self.unknownTarget.page(
      Localized(
        vi: "mũi tên dẫn đến chỗ không có",
        en: "an arrow to nowhere"),
      what: Localized(
        vi: "Sau `->` là tên một bước, một kết thúc, một chỗ điền hay lối ra của chỗ điền.",
        en: "After `->` comes a step, an end, a slot or an exit of a slot."),
      why: Localized(
        vi: "Hồ sơ đi theo mũi tên này sẽ không tới bước nào.",
        en: "A case that takes the arrow would arrive nowhere."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả kết quả" -> đã_xong
          hết
          """),
      right: Example.procedure(
        ""))
  }

  static var unknownOutcomePage: CodePage {
    Self.unknownOutcome.page(
      Localized(
        vi: "lựa chọn không có",
        en: "an outcome that is not there"),
      what: Localized(
        vi: "`quá hạn coi như …` phải là một lựa chọn của chính bước đó.",
        en: "`quá hạn coi như …` names an outcome of the same step."),
      why: Localized(
        vi: "Im lặng được coi là đồng ý chỉ khi có lựa chọn đồng ý.",
        en: "Silence counts as consent only where consent can be given."),
      wrong: Example.step(
        """
        trong 5 ngày làm việc
        quá hạn coi như đồng_ý
        """),
      right: Example.step(
        """
        trong 5 ngày làm việc
        quá hạn coi như trả
        """))
  }

  static var unknownStatusPage: CodePage {
    Self.unknownStatus.page(
      Localized(
        vi: "trạng thái không có trên cổng",
        en: "a status unknown to the portal"),
      what: Localized(
        vi: "Cổng dịch vụ công chỉ có mười trạng thái công khai.",
        en: "The public portal has ten statuses."),
      why: Localized(
        vi: "Trạng thái được đồng bộ lên Cổng Dịch vụ công quốc gia; tên lạ sẽ bị từ chối.",
        en: "Statuses are sent to the national portal, which refuses others."),
      wrong: Example.step(
        "trạng thái đang_giải_quyết"),
      right: Example.step(
        "trạng thái đang_xử_lý"))
  }
}
