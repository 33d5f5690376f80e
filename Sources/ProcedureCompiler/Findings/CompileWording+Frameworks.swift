import Diagnostics
import ProcedureSyntax
import SourceText

extension CompileWording {
  func hole(_ name: String, _ framework: String) -> Words {
    Words(
      .hole, vi: "khung `\(framework)` để ngỏ tham số `\(name)`; thủ tục phải cho giá trị",
      en: "framework `\(framework)` leaves parameter `\(name)` open; the procedure must give it",
      notes: [
        Localized(
          vi: "thêm dòng `\(phrase(.parameter)) \(name) = …`",
          en: "add a line `\(phrase(.parameter)) \(name) = …`")
      ])
  }

  func unfilledSlot(_ name: String, _ framework: String) -> Words {
    Words(
      .unfilledSlot, vi: "chỗ điền `\(name)` của khung `\(framework)` chưa được điền",
      en: "slot `\(name)` of framework `\(framework)` is not filled",
      notes: [
        Localized(
          vi: "thêm khối `\(phrase(.fill)) \(name):` với các bước của thủ tục",
          en: "add a block `\(phrase(.fill)) \(name):` with the procedure's steps")
      ])
  }

  func filledTwice(_ name: String) -> Words {
    Words(
      .filledTwice, vi: "chỗ điền `\(name)` đã được điền rồi",
      en: "slot `\(name)` is filled already",
      notes: [
        Localized(
          vi: "gộp các bước vào một khối \(key(.fill)), hoặc dùng \(key(.amendStep))",
          en: "put the steps into one block \(key(.fill)), or use \(key(.amendStep))")
      ])
  }

  /// What lets an amendment do more than a framework allows.
  private var citing: Localized {
    Localized(
      vi:
        "nếu pháp luật chuyên ngành cho phép, ghi \(key(.legalBasis)) trên dòng \(key(.amendStep))",
      en:
        "where a law of the sector allows it, cite it by \(key(.legalBasis)) on the line \(key(.amendStep))"
    )
  }

  func lengthenedLimit(_ step: String, _ framework: String) -> Words {
    Words(
      .lengthenedLimit,
      vi:
        "thời hạn của bước `\(step)` dài hơn, hoặc đếm khác cách, so với khung `\(framework)`; chỉ được rút ngắn",
      en:
        "the limit of step `\(step)` is longer, or counted in another way, than in framework `\(framework)`; it may only be shortened",
      notes: [citing])
  }

  func forbiddenPaper(_ name: String, _ framework: String) -> Words {
    Words(
      .forbiddenPaper, vi: "khung `\(framework)` không cho yêu cầu giấy tờ `\(name)`",
      en: "framework `\(framework)` forbids asking for paper `\(name)`",
      notes: [
        Localized(
          vi: "nếu pháp luật chuyên ngành cho phép, ghi \(key(.legalBasis)) trên dòng giấy tờ này",
          en:
            "where a law of the sector allows it, cite it by \(key(.legalBasis)) on the paper's line"
        )
      ])
  }

  func redirectedOutcome(_ name: String, _ framework: String) -> Words {
    Words(
      .redirectedOutcome,
      vi:
        "lựa chọn `\(name)` là của khung `\(framework)`: chỉ được thêm việc, không được đổi hướng đi",
      en:
        "outcome `\(name)` belongs to framework `\(framework)`: acts may be added, its way may not change",
      notes: [
        Localized(
          vi: "bỏ phần `->` ở đây, hoặc thêm một lựa chọn mới tên khác",
          en: "leave out `->` here, or add an outcome of another name")
      ])
  }

  func frameworkCycle(_ names: [String]) -> Words {
    Words(
      .frameworkCycle, vi: "các khung theo nhau thành vòng: \(names.joined(separator: " → "))",
      en: "the frameworks follow each other in a circle: \(names.joined(separator: " → "))")
  }

  func tooManyFrameworks(_ most: Int) -> Words {
    Words(
      .tooManyFrameworks,
      vi: "quá \(most) khung theo nhau: không xác định được dòng nào do khung nào quy "
        + "định",
      en: "more than \(most) frameworks follow each other: nobody can tell what comes from where")
  }

  func notAmendable(_ keyword: Keyword, _ framework: String) -> Words {
    Words(
      .notAmendable,
      vi: "khung `\(framework)` đã quy định \(key(keyword)) của bước này; không sửa được",
      en: "framework `\(framework)` has set \(key(keyword)) of this step; it cannot be amended",
      notes: [citing])
  }

  func followsNothing(_ keyword: Keyword) -> Words {
    Words(
      .followsNothing,
      vi: "\(key(keyword)) chỉ dùng khi theo một khung, mà ở đây chưa ghi \(key(.follows))",
      en: "\(key(keyword)) needs a framework to follow, and none is named by \(key(.follows))")
  }
}
