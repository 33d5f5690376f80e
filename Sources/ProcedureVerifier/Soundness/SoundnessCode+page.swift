import Diagnostics
import SourceText

extension SoundnessCode {
  /// The page of the code, with examples that a test compiles.
  var page: CodePage {
    switch self {
    case .cannotFinish: cannotFinish
    case .stepNeverReached: stepNeverReached
    case .outcomeNeverPossible: outcomeNeverPossible
    case .endNeverReached: endNeverReached
    case .neverHappens: neverHappens
    case .moreThanAllBranches: moreThanAllBranches
    case .unproved: unproved
    case .failureStrands: failureStrands
    case .refusedByTime: refusedByTime
    case .limitNeverReached: limitNeverReached
    case .branchNeverTaken: branchNeverTaken
    case .neverOpened: neverOpened
    }
  }

  private func page(
    title: Localized, what: Localized, why: Localized, wrong: String, right: String
  ) -> CodePage {
    CodePage(code, title: title, what: what, why: why, wrong: wrong, right: right)
  }

  private static let receive = """
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
      chọn nhận "Nhận" -> xem_xét
    hết

    """

  private var cannotFinish: CodePage {
    func steps(_ other: String) -> String {
      Self.receive + """
        bước xem_xét "Xem xét":
          do chuyên_môn
          chọn đạt "Đạt" -> trả
          chọn bổ_sung "Cần bổ sung" -> bổ_sung
        hết
        bước trả "Trả kết quả":
          do một_cửa
          chọn đã_nhận "Đã nhận" -> đã_trả
        hết
        bước bổ_sung "Bổ sung":
          do người_nộp
          tối đa 2 lần
          chọn đã_bổ_sung "Đã bổ sung" -> kiểm_tra
        hết
        bước kiểm_tra "Kiểm tra lại":
          do một_cửa
        \(other)  chọn chưa_đủ "Chưa đủ" -> bổ_sung
        hết
        """
    }
    return page(
      title: Localized(
        vi: "hồ sơ có thể không bao giờ kết thúc", en: "a case may never come to an end"),
      what: Localized(
        vi:
          "Có một diễn biến hợp lệ đưa hồ sơ tới chỗ không còn lối nào, qua bao nhiêu bước đi nữa, tới một `kết thúc`. Diễn biến ngắn nhất được nêu kèm theo.",
        en:
          "A permitted course of events brings a case to where no way, however long, leads to an `end`. The shortest such course is told with it."
      ),
      why: Localized(
        vi:
          "Hồ sơ nào cũng phải có kết quả hoặc văn bản từ chối; hồ sơ bị mắc lại thì "
          + "người dân chờ mãi, cơ quan để quá hạn.",
        en:
          "Every case is owed a result or a refusal; one that hangs keeps people waiting for ever."),
      wrong: ProofExample.procedure(steps: steps("")),
      right: ProofExample.procedure(steps: steps("  chọn đã_đủ \"Đã đủ\" -> trả\n")))
  }

  private var stepNeverReached: CodePage {
    func steps(_ target: String) -> String {
      """
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        chọn nhận "Nhận" -> \(target)
      hết
      bước xem_xét "Xem xét":
        do chuyên_môn
        chọn đạt "Đạt" -> đã_trả
      hết
      """
    }
    return page(
      title: Localized(vi: "bước không tới được", en: "a step that is never reached"),
      what: Localized(
        vi: "Không hồ sơ nào đi tới bước (hay khối `song song`) này.",
        en: "No case ever comes to this step, or to this `parallel` block."),
      why: Localized(
        vi: "Văn bản có ghi mà không hồ sơ nào được xử lý ở đó: thường là do ghi nhầm bước "
          + "cần chuyển đến.",
        en: "Work that the text promises and nobody gets to: mostly a mistaken target."),
      wrong: ProofExample.procedure(steps: steps("đã_trả")),
      right: ProofExample.procedure(steps: steps("xem_xét")))
  }

  private var outcomeNeverPossible: CodePage {
    func steps(_ line: String, _ other: String) -> String {
      """
      bước nộp "Nộp":
        do người_nộp
        chọn gửi "Gửi hồ sơ" -> xem_xét
      \(line)hết
      bước xem_xét "Xem xét":
        do chuyên_môn
        chọn đạt "Đạt" -> đã_trả
      \(other)hết
      kết thúc đã_rút "Đã rút" rút
      """
    }
    let line = "  chọn thôi \"Không nộp nữa\" -> đã_rút\n"
    return page(
      title: Localized(vi: "lựa chọn không ai chọn được", en: "an outcome nobody can choose"),
      what: Localized(
        vi:
          "Lựa chọn này không bao giờ chọn được. Bước đầu của người nộp làm xong ngay khi nộp hồ sơ, theo lựa chọn thứ nhất; `lúc nào` chỉ chọn được ở bước hồ sơ dừng lại.",
        en:
          "The outcome can never be chosen. The applicant's first step is performed by filing, with its first outcome; `anytime` works only in steps in which a case stays."
      ),
      why: Localized(
        vi: "Người dân và cán bộ tin rằng có quyền ấy, nhưng hệ thống không bao giờ cho "
          + "thực hiện.",
        en: "People rely on a right that the system never gives."),
      wrong: ProofExample.procedure(steps: steps(line, "")),
      right: ProofExample.procedure(steps: steps("", line)))
  }

  private var endNeverReached: CodePage {
    func steps(_ line: String) -> String {
      """
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        chọn đạt "Đạt" -> đã_trả
      \(line)hết
      kết thúc đã_từ_chối "Từ chối" từ chối
      """
    }
    return page(
      title: Localized(vi: "kết thúc không tới được", en: "an end that is never reached"),
      what: Localized(
        vi: "Không hồ sơ nào đi tới `kết thúc` này.", en: "No case ever comes to this `end`."),
      why: Localized(
        vi: "Thiếu lối tới từ chối hay dừng giải quyết là thiếu một cách kết thúc mà luật cho.",
        en: "Where no way leads to a refusal, an outcome that the law provides for is missing."),
      wrong: ProofExample.procedure(steps: steps("")),
      right: ProofExample.procedure(steps: steps("  chọn từ_chối \"Từ chối\" -> đã_từ_chối\n")))
  }

  private var neverHappens: CodePage {
    func steps(_ way: String) -> String {
      Self.receive + """
        bước xem_xét "Chờ tin của thuế":
          do hệ_thống
          chờ sự kiện thuế_báo -> đã_trả
        \(way)hết
        """
    }
    return page(
      title: Localized(vi: "dòng không có tác dụng", en: "a line without an effect"),
      what: Localized(
        vi: "Dòng này của bước không bao giờ xảy ra, vì hồ sơ đã đi tiếp trước đó.",
        en: "The line never happens, because the case has gone on before."),
      why: Localized(
        vi: "Bước `do hệ_thống` có `còn lại` thì rời ngay khi vào: không chờ, không quá hạn. Bước "
          + "`chờ 10 ngày` thì không bao giờ quá hạn 15 ngày.",
        en: "A step of the system with `otherwise` is left at once: it neither waits nor is "
          + "overdue. A step that waits for 10 days is never overdue after 15."
      ),
      wrong: ProofExample.procedure(steps: steps("  còn lại -> đã_trả\n")),
      right: ProofExample.procedure(steps: steps("")))
  }

  private var moreThanAllBranches: CodePage {
    func steps(_ count: Int) -> String {
      """
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        chọn hỏi "Hỏi ý kiến" -> lấy_ý_kiến
      hết
      song song lấy_ý_kiến "Lấy ý kiến":
        nhánh một "Nơi thứ nhất":
          bước trả_lời_một "Trả lời":
            do chuyên_môn
            chọn rồi "Đã trả lời" -> xong
          hết
        hết
        nhánh hai "Nơi thứ hai":
          bước trả_lời_hai "Trả lời":
            do một_cửa
            chọn rồi_hai "Đã trả lời" -> xong
          hết
        hết
        xong khi \(count) -> đã_trả
      hết
      """
    }
    return page(
      title: Localized(
        vi: "yêu cầu nhiều nhánh hơn số nhánh có", en: "more branches asked than there are"),
      what: Localized(
        vi: "`xong khi N` với N lớn hơn số nhánh của khối.",
        en: "`done when N` with an N above the number of branches."),
      why: Localized(
        vi: "Không bao giờ đủ N nhánh; khi chạy, hệ thống chỉ chờ đủ mọi nhánh, khác với "
          + "điều đã ghi.",
        en: "So many are never done; all are asked for instead, which is not what is written."),
      wrong: ProofExample.procedure(steps: steps(3)),
      right: ProofExample.procedure(steps: steps(2)))
  }

  private var unproved: CodePage {
    func steps(_ condition: String) -> String {
      """
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        nhập diện_tích
        chọn nhận "Nhận" cần diện_tích -> phân_loại
      hết
      bước phân_loại "Phân loại":
        do hệ_thống
        nếu \(condition) -> kẹt
        còn lại -> đã_trả
      hết
      bước kẹt "Đo lại":
        do chuyên_môn
        tối đa 1 lần
        chọn đã_đo "Đã đo lại" -> phân_loại
      hết
      """
    }
    return page(
      title: Localized(vi: "chưa chứng minh được", en: "not proved"),
      what: Localized(
        vi:
          "Chưa chứng minh được, cũng chưa tìm thấy hồ sơ nào bị mắc lại. Lý do được nêu "
          + "kèm theo. Điều chưa chứng minh không bao giờ được coi là đã chứng minh.",
        en:
          "There is no proof, and no case that hangs was found. The reason is told. What is not proved is never taken for proved."
      ),
      why: Localized(
        vi: "Người soạn nên tự rà soát lại, hoặc viết điều kiện đơn giản hơn.",
        en: "Read it once more, or write a simpler condition."),
      wrong: ProofExample.procedure(
        Self.area, steps: steps("diện_tích * 2 > diện_tích + 500")),
      right: ProofExample.procedure(
        Self.area,
        steps: steps("diện_tích > 500").replacing("-> phân_loại", with: "-> đã_trả")
          .replacing("cần diện_tích -> đã_trả", with: "cần diện_tích -> phân_loại")))
  }

  private static let area = """
    thông tin:
      diện_tích "Diện tích": số từ 1
    hết
    """

  private var failureStrands: CodePage {
    func steps(_ failure: String) -> String {
      Self.receive + """
        bước xem_xét "Tra cứu":
          do hệ_thống
          khi vào:
            thực hiện tra_cứu(số = mã_hồ_sơ) vào khớp\(failure)
          hết
          nếu khớp -> đã_trả
          còn lại -> tự_kiểm_tra
        hết
        bước tự_kiểm_tra "Kiểm tra bằng tay":
          do một_cửa
          chọn đã_kiểm_tra "Đã kiểm tra" -> đã_trả
        hết
        """
    }
    func whole(_ failure: String) -> String {
      """
      hành động tra_cứu "Tra cứu dữ liệu":
        nhận số: chữ
        trả khớp: có/không
      hết

      """
        + ProofExample.procedure(
          """
          thông tin:
            khớp "Dữ liệu khớp": có/không
          hết
          """, steps: steps(failure))
    }
    return page(
      title: Localized(
        vi: "hành động thất bại thì hồ sơ bị mắc lại",
        en: "a failing action keeps the case for good"),
      what: Localized(
        vi:
          "Bước `do hệ_thống` chờ kết quả của một `thực hiện`; khi hành động thất bại "
          + "hẳn thì không còn lối đi nào khác.",
        en:
          "A step of the system waits for the result of a `perform`; once the action has failed for good there is no other way."
      ),
      why: Localized(
        vi: "Hệ thống bên ngoài có lúc gặp sự cố; khi đó hồ sơ vẫn phải có lối đi tiếp.",
        en: "Other systems do fail one day; the case needs a way on then."),
      wrong: whole(""), right: whole(" lỗi -> tự_kiểm_tra"))
  }

  private var refusedByTime: CodePage {
    func steps(_ other: String) -> String {
      Self.receive + """
        bước xem_xét "Xem xét":
          do chuyên_môn
          trong 5 ngày làm việc
          chọn đạt "Đạt" -> đã_trả
          quá hạn -> nhắc_nhở
        hết
        bước nhắc_nhở "Lãnh đạo nhắc nhở":
          do một_cửa
          tối đa 1 lần\(other)
          chọn đã_nhắc "Đã nhắc" -> xem_xét
        hết
        """
    }
    return page(
      title: Localized(
        vi: "tới hạn mà việc chuyển bước bị từ chối", en: "time is up and the way on is refused"),
      what: Localized(
        vi:
          "Quá hạn, hoặc hết thời gian chờ, thì hồ sơ phải chuyển đi; nhưng bước được chuyển tới đã hết số lần vào, hoặc còn thiếu thông tin để tính.",
        en:
          "When it is overdue, or has waited, the case has to move; but the step it moves to has been entered as often as it may be, or data is missing to work something out."
      ),
      why: Localized(
        vi: "Từ lúc ấy mọi việc làm với hồ sơ đều bị từ chối, kể cả của lãnh đạo.",
        en: "From then on everything anybody does with the case is refused."),
      wrong: ProofExample.procedure(steps: steps("")),
      right: ProofExample.procedure(steps: steps(" -> đã_trả")))
  }

  private var limitNeverReached: CodePage {
    func steps(_ limit: String) -> String {
      Self.receive + """
        bước xem_xét "Xem xét":
          do chuyên_môn
        \(limit)  chọn đạt "Đạt" -> đã_trả
        hết
        """
    }
    return page(
      title: Localized(vi: "giới hạn số lần không dùng tới", en: "a limit that is never reached"),
      what: Localized(
        vi: "Bước có `tối đa … lần -> …` mà không có lối nào quay lại bước ấy.",
        en: "A step has `at most … times -> …`, and no way leads back to it."),
      why: Localized(
        vi: "Thường là còn thiếu lối quay lại (trả lại, bổ sung) mà người soạn định viết.",
        en: "Mostly the way back (a return, a supplement) that the author had in mind is missing."),
      wrong: ProofExample.procedure(steps: steps("  tối đa 2 lần -> đã_trả\n")),
      right: ProofExample.procedure(steps: steps("")))
  }

  private var branchNeverTaken: CodePage {
    func steps(_ condition: String) -> String {
      """
      bước nộp "Nộp":
        do người_nộp
        nhập khó
        chọn gửi "Gửi" cần khó:
          nếu khó -> xem_xét
          còn lại -> đã_trả
        hết
      hết
      bước xem_xét "Xem xét":
        do chuyên_môn
        nhập đủ
        chọn đạt "Đạt" cần đủ:
          nếu \(condition) -> đã_trả
          còn lại -> đã_cấp
        hết
      hết
      """
    }
    let data = """
      thông tin:
        khó "Hồ sơ khó": có/không
        đủ "Đủ điều kiện": có/không
      hết
      """
    let ends = """
      kết thúc đã_trả "Đã trả" thành công
      kết thúc đã_cấp "Đã cấp" thành công
      """
    return page(
      title: Localized(vi: "nhánh không hồ sơ nào rẽ vào", en: "a branch that no case takes"),
      what: Localized(
        vi:
          "Điều kiện của nhánh tự nó có thể đúng, nhưng hồ sơ nào tới được đây cũng đã mang thông tin trái với điều kiện ấy.",
        en:
          "The condition may hold by itself, but every case that gets here carries data that contradicts it."
      ),
      why: Localized(
        vi:
          "Nhánh như vậy là lời hứa không bao giờ được thực hiện; thường là điều kiện bị viết ngược.",
        en:
          "Such a branch promises what never happens; mostly the condition is the wrong way round."
      ),
      wrong: ProofExample.procedure(data, steps: steps("đủ và không khó"), ends: ends),
      right: ProofExample.procedure(data, steps: steps("đủ và khó"), ends: ends))
  }

  private var neverOpened: CodePage {
    func steps(_ asked: String) -> String {
      """
      bước nộp "Nộp":
        do người_nộp
        \(asked)
        chọn gửi "Gửi" -> phân_loại
      hết
      bước phân_loại "Phân loại":
        do hệ_thống
        nếu khó -> xem_xét
        còn lại -> đã_trả
      hết
      bước xem_xét "Xem xét":
        do chuyên_môn
        nhập khó
        chọn đạt "Đạt" -> đã_trả
      hết
      """
    }
    let data = """
      thông tin:
        khó "Hồ sơ khó": có/không
      hết
      """
    return page(
      title: Localized(vi: "không nộp được hồ sơ nào", en: "no case can be filed"),
      what: Localized(
        vi: "Mọi cách nộp hồ sơ đều bị từ chối ngay: lối đi sau khi nộp không bao giờ mở.",
        en: "Every way to file a case is refused at once: the way behind the filing is never open."),
      why: Localized(
        vi: "Thủ tục như vậy công bố rồi mà không ai làm được.",
        en: "Such a procedure is published, and nobody can make use of it."),
      wrong: ProofExample.procedure(data, steps: steps("nhận hồ sơ")),
      right: ProofExample.procedure(
        data, steps: steps("nhập khó").replacing("gửi \"Gửi\" ->", with: "gửi \"Gửi\" cần khó ->")))
  }
}
