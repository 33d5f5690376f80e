import Diagnostics
import SourceText

extension ConditionCode {
  /// The page of the code, as `tthc explain` prints it.
  var page: CodePage {
    switch self {
    case .casesLeaveGap:
      CodePage(
        code,
        title: Localized(vi: "các trường hợp chưa bao quát hết", en: "cases leave something out"),
        what: Localized(
          vi: "Với một số hồ sơ, không trường hợp nào có điều kiện đúng. Thông báo nêu một ví dụ.",
          en: "For some dossiers no case has a condition that holds. The finding gives an example."),
        why: Localized(
          vi:
            "Trường hợp quyết định giấy tờ, thời hạn và phí; hồ sơ không thuộc trường hợp nào thì "
            + "không ai biết phải nộp gì, trong bao lâu.",
          en:
            "The case decides papers, limits and fees; for a dossier of no case nobody knows what "
            + "to hand in, and by when."),
        wrong: Self.cases("diện_tích < 250", "diện_tích > 250"),
        right: Self.cases("diện_tích < 250", "diện_tích >= 250"))
    case .casesOverlap:
      CodePage(
        code, title: Localized(vi: "trường hợp trùng nhau", en: "cases overlap"),
        what: Localized(
          vi: "Với một số hồ sơ, hai trường hợp cùng đúng. Thông báo nêu một ví dụ.",
          en: "For some dossiers two cases hold at once. The finding gives an example."),
        why: Localized(
          vi: "Mỗi hồ sơ phải thuộc đúng một trường hợp, nếu không sẽ có hai thời hạn, hai mức phí "
            + "cho cùng một hồ sơ.",
          en: "Every dossier has to be of exactly one case; otherwise it would have two limits and "
            + "two fees."),
        wrong: Self.cases("diện_tích <= 250", "diện_tích >= 250"),
        right: Self.cases("diện_tích <= 250", "diện_tích > 250"))
    case .casesUndecided:
      CodePage(
        code, title: Localized(vi: "chưa chứng minh được trường hợp", en: "cases not proved"),
        what: Localized(
          vi: "Chưa chứng minh được rằng mỗi hồ sơ thuộc đúng một trường hợp: điều kiện tính toán "
            + "trên nhiều thông tin, hoặc có quá nhiều khả năng để xét hết.",
          en: "It is not proved that every dossier is of exactly one case: the conditions compute "
            + "with several fields, or there are too many combinations to go through."),
        why: Localized(
          vi: "Điều chưa chứng minh được thì không được coi là đúng; cán bộ cần tự kiểm tra.",
          en: "What is not proved is not taken for true; somebody has to check it."),
        wrong: Self.cases("diện_tích + tầng < 250", "diện_tích + tầng >= 250"),
        right: Self.cases("diện_tích < 250", "diện_tích >= 250"))
    case .neverHolds:
      CodePage(
        code, title: Localized(vi: "điều kiện không bao giờ đúng", en: "condition never holds"),
        what: Localized(
          vi: "Không có giá trị nào của các thông tin làm cho điều kiện đúng.",
          en: "No values of the fields make the condition hold."),
        why: Localized(
          vi:
            "Dòng mang điều kiện đó không hồ sơ nào dùng đến; thường là gõ nhầm con số hoặc dấu so "
            + "sánh.",
          en: "No case ever uses the line; most often a number or a sign is mistyped."),
        wrong: Self.fee(
          "diện_tích > 250 và diện_tích < 200: 75.000 đồng", "còn lại: 90.000 đồng"),
        right: Self.fee("diện_tích > 200 và diện_tích < 250: 75.000 đồng", "còn lại: 90.000 đồng"))
    case .alwaysHolds:
      CodePage(
        code, title: Localized(vi: "điều kiện luôn luôn đúng", en: "condition always holds"),
        what: Localized(
          vi: "Mọi giá trị của các thông tin đều làm cho điều kiện đúng.",
          en: "All values of the fields make the condition hold."),
        why: Localized(
          vi:
            "Điều kiện như vậy không phân biệt được các hồ sơ, và các dòng sau không bao "
            + "giờ được áp dụng.",
          en: "Such a condition tells no case from another, and what follows it is never used."),
        wrong: Self.fee("diện_tích >= 1: 75.000 đồng", "còn lại: 90.000 đồng"),
        right: Self.fee("diện_tích >= 100: 75.000 đồng", "còn lại: 90.000 đồng"))
    case .coveredBefore:
      CodePage(
        code,
        title: Localized(vi: "các dòng trước đã bao gồm hết", en: "taken by the lines before"),
        what: Localized(
          vi: "Mỗi khi điều kiện của dòng này đúng thì điều kiện của một dòng trước cũng đúng.",
          en: "Whenever the condition of this line holds, that of a line before it does as well."),
        why: Localized(
          vi: "Dòng đầu tiên có điều kiện đúng được áp dụng, nên dòng này không bao giờ được "
            + "dùng đến.",
          en: "The first line whose condition holds applies, so this one never has its turn."),
        wrong: Self.fee(
          "diện_tích <= 500: 75.000 đồng", "diện_tích <= 250: 50.000 đồng",
          "còn lại: 90.000 đồng"),
        right: Self.fee(
          "diện_tích <= 250: 50.000 đồng", "diện_tích <= 500: 75.000 đồng",
          "còn lại: 90.000 đồng"))
    case .nothingApplies:
      CodePage(
        code, title: Localized(vi: "không dòng nào áp dụng", en: "nothing applies"),
        what: Localized(
          vi: "Với một số hồ sơ, không mức thu hoặc thời hạn nào có điều kiện đúng. Thông báo nêu "
            + "một ví dụ.",
          en: "For some dossiers no amount, or no limit, has a condition that holds. The finding "
            + "gives an example."),
        why: Localized(
          vi:
            "Hồ sơ như vậy sẽ không phải nộp tiền, hoặc không có hạn; nếu đúng là thế thì nên nói "
            + "rõ bằng dòng `còn lại`.",
          en: "Such a case would pay nothing, or have no due date; if that is meant, a line "
            + "`otherwise` should say so."),
        wrong: Self.fee("diện_tích <= 250: 75.000 đồng", "diện_tích > 300: 90.000 đồng"),
        right: Self.fee("diện_tích <= 250: 75.000 đồng", "còn lại: 90.000 đồng"))
    }
  }

  private static let data = """
    thông tin:
      diện_tích "Diện tích": số nguyên từ 1 đến 1.000
      tầng "Số tầng": số nguyên từ 1 đến 50
    hết
    """

  private static let steps = """
    bước nộp "Nộp hồ sơ":
      do người_nộp
      nhập diện_tích, tầng
      chọn nộp "Nộp" cần diện_tích, tầng -> tiếp_nhận
    hết
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
      thu thẩm_định qua tại quầy
      chọn đạt "Đạt" -> đã_trả
    hết
    """

  private static func cases(_ one: String, _ other: String) -> String {
    ProofExample.procedure(
      """
      \(data)
      trường hợp:
        nhỏ "Công trình nhỏ" nếu \(one)
        lớn "Công trình lớn" nếu \(other)
      hết
      phí thẩm_định "Phí thẩm định":
        nhỏ: 75.000 đồng
        còn lại: 90.000 đồng
      hết
      """, steps: steps)
  }

  private static func fee(_ tiers: String...) -> String {
    ProofExample.procedure(
      """
      \(data)
      phí thẩm_định "Phí thẩm định":
      \(tiers.map { "  " + $0 }.joined(separator: "\n"))
      hết
      """, steps: steps)
  }
}
