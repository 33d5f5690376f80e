import Diagnostics
import SourceText

extension DataFlowCode {
  /// The page of the code, with examples that a test compiles.
  var page: CodePage {
    switch self {
    case .missingData: missingData
    case .missingInMessage: missingInMessage
    case .askedInFact: askedInFact
    case .undecidedCase: undecidedCase
    case .notProvedKnown: notProvedKnown
    case .fieldNeverGiven: fieldNeverGiven
    case .fieldNeverRead: fieldNeverRead
    case .casesNeverAsked: casesNeverAsked
    case .feeNeverCollected: feeNeverCollected
    case .resultNeverIssued: resultNeverIssued
    }
  }

  private func page(
    title: Localized, what: Localized, why: Localized, wrong: String, right: String
  ) -> CodePage {
    CodePage(code, title: title, what: what, why: why, wrong: wrong, right: right)
  }

  private static func fields(_ lines: String...) -> String {
    "thông tin:\n" + lines.map { "  \($0)\n" }.joined() + "hết"
  }

  private static func file(_ lines: String) -> String {
    """
    bước nộp "Nộp hồ sơ":
      do người_nộp
    \(lines)
    hết

    """
  }

  private static let check = """
    bước kiểm_tra "Kiểm tra":
      do một_cửa
      chọn đạt "Đạt":
        nếu diện_tích > 100 -> từ_chối
        còn lại -> đã_trả
      hết
    hết
    """

  private static let ends = """
    kết thúc đã_trả "Đã trả" thành công
    kết thúc từ_chối "Từ chối" từ chối
    """

  private var missingData: CodePage {
    func example(_ requires: String) -> String {
      ProofExample.procedure(
        Self.fields("diện_tích \"Diện tích\": số"),
        steps: Self.file(
          """
            nhập diện_tích
            chọn nộp "Nộp"\(requires) -> kiểm_tra
          """) + Self.check, ends: Self.ends)
    }
    return page(
      title: Localized(
        vi: "dùng thông tin có thể chưa có", en: "data read where it may be missing"),
      what: Localized(
        vi:
          "Một điều kiện, thời hạn, mức thu hay phép tính cần một thông tin mà có hồ sơ tới đó vẫn chưa ai cung cấp. Diễn biến ngắn nhất được nêu kèm theo.",
        en:
          "A condition, limit, sum or computation needs data that nobody has given in some permitted course of events. The shortest such course is told with it."
      ),
      why: Localized(
        vi:
          "Thiếu thông tin thì hệ thống từ chối việc đang làm: cán bộ đã chọn mà hồ sơ "
          + "không chuyển đi, không ai biết phải nhập thông tin ở đâu.",
        en:
          "Without it the step is refused: the officer chooses, the case stays, and nobody knows where to fill in what."
      ),
      wrong: example(""), right: example(" cần diện_tích"))
  }

  private var missingInMessage: CodePage {
    func example(_ requires: String) -> String {
      "mẫu tin báo_kết_luận \"Kết luận: {kết_luận}.\"\n"
        + ProofExample.procedure(
          Self.fields("kết_luận \"Kết luận\": chữ"),
          steps: """
            bước xem_xét "Xem xét":
              do chuyên_môn
              nhập kết_luận
              chọn đạt "Đạt"\(requires) -> đã_trả:
                báo người_nộp qua sms bằng báo_kết_luận
              hết
            hết
            """)
    }
    return page(
      title: Localized(vi: "mẫu tin gửi đi còn chỗ trống", en: "a message is sent with a gap"),
      what: Localized(
        vi: "Mẫu tin nêu một thông tin mà lúc gửi có thể chưa ai cung cấp.",
        en: "A message names data that nobody may have given when it is sent."),
      why: Localized(
        vi: "Người nhận chỉ thấy “…” ở chỗ đó: được báo bổ sung mà không biết phải bổ sung "
          + "gì.",
        en: "The reader sees “…” there: a call for supplements that does not say for which."),
      wrong: example(""), right: example(" cần kết_luận"))
  }

  private var askedInFact: CodePage {
    func example(_ requires: String) -> String {
      ProofExample.procedure(
        Self.fields("diện_tích \"Diện tích\": số"),
        steps: """
          bước nộp "Nộp hồ sơ":
            do người_nộp
            chọn nộp "Nộp" -> kiểm_tra
          hết
          bước kiểm_tra "Kiểm tra":
            do một_cửa
            nhập diện_tích
            chọn đạt "Đạt"\(requires):
              nếu diện_tích > 100 -> từ_chối
              còn lại -> đã_trả
            hết
          hết
          """, ends: Self.ends)
    }
    return page(
      title: Localized(vi: "thực tế phải nhập", en: "asked for in fact"),
      what: Localized(
        vi:
          "Thông tin được phép bỏ trống, nhưng bỏ trống thì lựa chọn này bị từ chối; "
          + "chính người đang làm bước này nhập được thông tin ấy.",
        en:
          "The data may be left out, and then this outcome is refused; whoever chooses it can fill it in."
      ),
      why: Localized(
        vi: "Ghi `cần` thì biểu mẫu đánh dấu là bắt buộc, người làm biết trước khi chọn.",
        en: "With `requiring` the form marks it, and people know before they choose."),
      wrong: example(""), right: example(" cần diện_tích"))
  }

  private var undecidedCase: CodePage {
    func example(_ requires: String) -> String {
      ProofExample.procedure(
        Self.fields("diện_tích \"Diện tích\": số từ 1 đến 1.000") + "\n" + """
          trường hợp:
            nhỏ "Nhỏ" nếu diện_tích < 250
            lớn "Lớn" nếu diện_tích >= 250
          hết
          """,
        steps: Self.file(
          """
            nhập diện_tích
            chọn nộp "Nộp"\(requires) -> kiểm_tra
          """) + """
            bước kiểm_tra "Kiểm tra":
              do một_cửa
              chọn đạt "Đạt":
                nếu lớn -> từ_chối
                còn lại -> đã_trả
              hết
            hết
            """, ends: Self.ends)
    }
    return page(
      title: Localized(
        vi: "xét trường hợp khi chưa đủ thông tin", en: "a case asked for without its data"),
      what: Localized(
        vi: "Điều kiện của một trường hợp cần một thông tin mà lúc xét có thể chưa ai cung "
          + "cấp.",
        en: "The condition of a case needs data that nobody may have given when it is asked for."),
      why: Localized(
        vi: "Khi ấy trường hợp được coi là không đúng mà không có thông báo: hồ sơ đi nhầm "
          + "lối, tính nhầm hạn.",
        en: "Then the case does not hold, without a word: the dossier takes the wrong way or limit."
      ),
      wrong: example(""), right: example(" cần diện_tích"))
  }

  private var notProvedKnown: CodePage {
    func example(_ question: String) -> String {
      ProofExample.procedure(
        Self.fields("gấp \"Gấp\": có/không", "mức \"Mức\": số nguyên"),
        steps: Self.file(
          """
            nhập gấp
            chọn nộp "Nộp" cần gấp:
              nếu gấp -> họp
              còn lại -> kiểm_tra
            hết
          """) + """
            bước kiểm_tra "Kiểm tra":
              do một_cửa
              nhập mức
              chọn đạt "Đạt" cần mức -> họp
            hết
            bước họp "Họp":
              do chuyên_môn
              biểu quyết 3 thành viên:
                thông qua đạt khi quá nửa thành viên
                thông qua chưa_đạt khi quá nửa thành viên
                không đủ phiếu coi như chưa_đạt
              hết
              chọn đạt "Đạt" -> tính
              chọn chưa_đạt "Chưa đạt" -> từ_chối
            hết
            bước tính "Tính":
              do hệ_thống
              nếu \(question) và mức > 3 -> từ_chối
              còn lại -> đã_trả
            hết
            """, ends: Self.ends)
    }
    return page(
      title: Localized(vi: "chưa chứng minh được đã có", en: "not proved to be there"),
      what: Localized(
        vi:
          "Theo các bước thì chưa chắc đã có thông tin, và có quá nhiều diễn biến nên "
          + "không xét hết được; chưa tìm thấy diễn biến nào thiếu thông tin ấy.",
        en:
          "By the steps alone the data need not be there, and there are too many courses of events to try; none was found that lacks it."
      ),
      why: Localized(
        vi: "Điều chưa chứng minh được thì không được coi là đúng; cán bộ cần tự kiểm tra.",
        en: "What is not proved is not taken for true; somebody has to check it."),
      wrong: example("không gấp"), right: example("có mức"))
  }

  private var fieldNeverGiven: CodePage {
    func example(_ enters: String) -> String {
      ProofExample.procedure(
        Self.fields("họ_tên_cha \"Họ tên cha\": chữ", "họ_tên_mẹ \"Họ tên mẹ\": chữ"),
        steps: Self.file(
          """
            nhập \(enters)
            chọn nộp "Nộp" -> đã_trả
          """))
    }
    return page(
      title: Localized(vi: "thông tin không ai cung cấp", en: "data that nobody gives"),
      what: Localized(
        vi: "Thông tin được khai báo mà không bước nào nhập hay ghi, không hành động nào "
          + "trả về.",
        en: "A field is declared, and no step enters or sets it, and no action gives it."),
      why: Localized(
        vi: "Hồ sơ không bao giờ có thông tin ấy: thường là do thiếu dòng `nhập`, hoặc gõ "
          + "nhầm tên.",
        en: "No dossier ever has it: mostly `enter` forgot it, or the name is another."),
      wrong: example("họ_tên_cha"), right: example("họ_tên_cha, họ_tên_mẹ"))
  }

  private var fieldNeverRead: CodePage {
    func example(_ condition: String) -> String {
      ProofExample.procedure(
        Self.fields("lần_trả_lại \"Số lần trả lại\": số nguyên mặc định 0"),
        steps: Self.file("  chọn nộp \"Nộp\" -> kiểm_tra") + """
          bước kiểm_tra "Kiểm tra":
            do một_cửa
            chọn đạt "Đạt" -> đã_trả
            chọn chưa "Chưa đạt":
          \(condition)    còn lại -> kiểm_tra:
                đặt lần_trả_lại = 1
              hết
            hết
          hết
          """, ends: Self.ends)
    }
    return page(
      title: Localized(vi: "ghi mà không dùng", en: "set and never used"),
      what: Localized(
        vi: "Một dòng `đặt` ghi thông tin mà không điều kiện, mức thu, mẫu tin nào dùng "
          + "đến.",
        en: "A field is `set`, and no condition, sum or message uses it."),
      why: Localized(
        vi: "Thường là đếm số lần rồi quên kiểm tra, nên giới hạn định đặt ra không có tác "
          + "dụng.",
        en: "Mostly something is counted and then not asked for, so the bound has no effect."),
      wrong: example(""), right: example("    nếu lần_trả_lại >= 1 -> từ_chối\n")
    )
  }

  private var casesNeverAsked: CodePage {
    func example(_ limit: String) -> String {
      ProofExample.procedure(
        """
        trường hợp:
          cấp_mới "Cấp mới"
          cấp_đổi "Cấp đổi"
        hết
        thời hạn \(limit)
        """, steps: Self.file("  chọn nộp \"Nộp\" -> đã_trả"))
    }
    return page(
      title: Localized(
        vi: "trường hợp không có tác dụng", en: "cases that make no difference"),
      what: Localized(
        vi: "Người nộp phải chọn trường hợp, mà không dòng nào của thủ tục xét đến trường "
          + "hợp đã chọn.",
        en: "The applicant has to choose a case, and no line of the procedure asks for it."),
      why: Localized(
        vi: "Người dân phải chọn một điều không dùng đến; thường là do ghi thiếu thời hạn, "
          + "mức thu, giấy tờ của từng trường hợp.",
        en: "People choose for nothing; mostly a limit, a sum or a paper was left out."),
      wrong: example("5 ngày làm việc"),
      right: example("5 ngày làm việc khi cấp_mới, còn lại 3 ngày làm việc"))
  }

  private var feeNeverCollected: CodePage {
    func example(_ line: String) -> String {
      ProofExample.procedure(
        "lệ phí lệ_phí_cấp \"Lệ phí\": 50.000 đồng",
        steps: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
          \(line)  chọn đạt "Đạt" -> đã_trả
          hết
          """)
    }
    return page(
      title: Localized(vi: "khoản tiền không ai thu", en: "a fee that nobody collects"),
      what: Localized(
        vi: "Phí, lệ phí được khai báo mà không bước nào có dòng `thu` khoản ấy.",
        en: "A fee is declared, and no step has a line `collect` for it."),
      why: Localized(
        vi: "Mức thu được công khai trên cổng mà không ai thu, kết quả vẫn được trả.",
        en: "People read of a sum that nobody asks for, and get the result without it."),
      wrong: example(""), right: example("  thu lệ_phí_cấp qua tại quầy, trực tuyến\n"))
  }

  private var resultNeverIssued: CodePage {
    func example(_ line: String) -> String {
      ProofExample.procedure(
        "kết quả giấy_phép \"Giấy phép\"\nkết quả phụ_lục \"Phụ lục\"",
        steps: """
          bước ký "Ký":
            do chuyên_môn
            chọn ký "Ký" -> trả:
              lập giấy_phép
          \(line)  hết
          hết
          bước trả "Trả":
            do một_cửa
            chọn đã_giao "Đã giao" -> đã_trả:
              trả kết quả
            hết
          hết
          """)
    }
    return page(
      title: Localized(vi: "kết quả không ai lập", en: "a result that nobody issues"),
      what: Localized(
        vi: "Thủ tục lập hoặc trả kết quả này mà bỏ sót kết quả kia đã khai ở dòng `kết quả`.",
        en: "Some results are issued or handed over, and another that is declared never is."),
      why: Localized(
        vi: "Thủ tục công bố một kết quả mà quy trình không bao giờ tạo ra.",
        en: "People are promised a result that the procedure never makes."),
      wrong: example(""), right: example("    lập phụ_lục\n"))
  }
}
