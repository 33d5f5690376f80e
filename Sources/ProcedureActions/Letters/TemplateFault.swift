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
  var words: String {
    switch self {
    case .nameNotAllowed(let name):
      "tên mẫu `\(name)` không dùng được: chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, và mẫu "
        + "phải nằm trong thư mục mẫu"
    case .notFound(let name): "không có mẫu `\(name)` trong thư mục mẫu"
    case .unreadable(let name): "không đọc được mẫu `\(name)`: cần tệp chữ UTF-8, không quá 1 MB"
    case .circle(let name): "mẫu `\(name)` lồng chính nó"
    case .tagNotAllowed(let tag, let name, let line):
      "mẫu `\(name)`, dòng \(line): không dùng thẻ `\(tag)`; giá trị luôn được ghi thành chữ thường, "
        + "không thành mã HTML"
    case .badTag(let name, let line):
      "mẫu `\(name)`, dòng \(line): thẻ không đóng bằng `}}` hoặc tên trong thẻ viết sai"
    case .malformed(let name): "mẫu `\(name)`: phần mở bằng `{{#…}}`, `{{^…}}` chưa đóng đúng chỗ"
    }
  }
}
