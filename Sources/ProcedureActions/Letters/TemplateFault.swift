import SourceText

/// Why a letter can't be made of its template.
enum TemplateFault: Error, Hashable, Sendable {
  /// The name leads out of the folder, or could.
  case nameNotAllowed(String)
  case notFound(String)
  case unreadable(String)
  /// It includes itself, perhaps by way of others.
  case circle(String)
  case tagNotAllowed(String, in: String, line: Int)
  case badTag(in: String, line: Int)
  /// Sections that do not close, or in the wrong order.
  case malformed(String)

  /// In words for the operator.
  var words: Localized {
    switch self {
    case .nameNotAllowed(let name):
      Localized(
        vi: """
          tên mẫu `\(name)` không dùng được: chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, và mẫu \
          phải nằm trong thư mục mẫu
          """,
        en: """
          the template name `\(name)` is not taken: letters without marks, digits, a dot and hyphens \
          make one, and a template lies in the folder of templates
          """)
    case .notFound(let name):
      Localized(
        vi: "không có mẫu `\(name)` trong thư mục mẫu",
        en: "there is no template `\(name)` in the folder of templates")
    case .unreadable(let name):
      Localized(
        vi: "không đọc được mẫu `\(name)`: cần tệp chữ UTF-8, không quá 1 MB",
        en: "the template `\(name)` can't be read: UTF-8 text of at most 1 MB is expected")
    case .circle(let name):
      Localized(
        vi: "mẫu `\(name)` lồng chính nó", en: "the template `\(name)` includes itself")
    case .tagNotAllowed(let tag, let name, let line):
      Localized(
        vi: """
          mẫu `\(name)`, dòng \(line): không dùng thẻ `\(tag)`; giá trị luôn được ghi thành chữ thường, \
          không thành mã HTML
          """,
        en: """
          template `\(name)`, line \(line): the tag `\(tag)` is not taken; values always become text, \
          never HTML
          """)
    case .badTag(let name, let line):
      Localized(
        vi: "mẫu `\(name)`, dòng \(line): thẻ không đóng bằng `}}` hoặc tên trong thẻ viết sai",
        en: "template `\(name)`, line \(line): a tag does not end in `}}`, or names nothing")
    case .malformed(let name):
      Localized(
        vi: "mẫu `\(name)`: phần mở bằng `{{#…}}`, `{{^…}}` chưa đóng đúng chỗ",
        en: "template `\(name)`: what `{{#…}}` or `{{^…}}` opens is not closed where it should be")
    }
  }
}
