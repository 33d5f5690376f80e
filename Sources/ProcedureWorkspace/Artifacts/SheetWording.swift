import ProcedureDrafting
import ProcedureGraph
import SourceText

extension SheetFault {
  /// Why the bytes are no sheet, as a sentence for people without a final full stop.
  public var message: Localized {
    switch kind {
    case .json(let fault):
      Localized(
        vi: "không đọc được dữ liệu JSON: \(fault.words.vi)",
        en: "the JSON cannot be read: \(fault.words.en)")
    case .noObject:
      Localized(
        vi: "đây không phải dữ liệu của một thủ tục: phải là một đối tượng JSON {…}",
        en: "this is not the sheet of a procedure: it must be one JSON object {…}")
    case .severalObjects(let count):
      Localized(
        vi: "tệp có \(count) thủ tục: tách mỗi thủ tục một tệp",
        en: "the file holds \(count) procedures: give one to a file")
    }
  }
}

extension FrameworkOutline.Fault {
  /// Why there is no framework to follow in the file at `path`.
  public func message(in path: String) -> Localized {
    switch self {
    case .notFound(let names) where names.isEmpty:
      Localized(vi: "\(path) không khai báo khung nào", en: "\(path) declares no framework")
    case .notFound(let names):
      Localized(
        vi: "không có khung này trong \(path); tệp có: \(names.joined(separator: ", "))",
        en: "there is no such framework in \(path); it has: \(names.joined(separator: ", "))")
    case .several(let names):
      Localized(
        vi: "\(path) có nhiều khung, chọn một bằng TỆP#TÊN: \(names.joined(separator: ", "))",
        en: "\(path) has several frameworks, name one as FILE#NAME: "
          + names.joined(separator: ", "))
    }
  }
}
