import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureStore
import ProcedureWorkspace
import SourceText

/// A file that is handed in as a paper: looked at and described, not kept.
struct HandedFile {
  /// Its ending in lower case.
  let format: String?
  let bytes: Int64
  /// Nil where it is larger than the paper may be: it is refused unread.
  let file: PaperFile?

  /// What no paper needs, where its procedure sets no bound.
  private static let largest = 1 << 30

  init(_ path: String, as paper: Paper) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts.last.map { $0.lowercased() } : nil
    guard paper.formats.isEmpty || !(ending ?? "").isEmpty else {
      let formats = paper.formats.joined(separator: ", ")
      throw UsageFault(
        vi: "\(path): tên tệp không có đuôi, không rõ định dạng; “\(paper.title)” nhận: \(formats)",
        en: "\(path): the name has no ending, so the format is not known; “\(paper.title)” takes: "
          + formats)
    }
    format = ending
    let limit = paper.maximumBytes.map { Int(clamping: $0) } ?? Self.largest
    switch try FileContent(of: path, limit: limit) {
    case .tooLarge(let bytes):
      guard paper.maximumBytes != nil else {
        throw UsageFault(vi: "\(path): tệp quá lớn", en: "\(path): the file is too large")
      }
      self.bytes = Int64(bytes)
      file = nil
    case .bytes(let content):
      guard Self.isTrue(content, to: ending) else {
        throw UsageFault(
          vi: "\(path): nội dung không phải là tệp \(ending ?? ""), dù tên tệp ghi như vậy; "
            + "hãy xuất lại tệp rồi nộp",
          en: "\(path): the content is no \(ending ?? "") file, though the name says so; "
            + "export it again and hand that in")
      }
      bytes = Int64(content.count)
      file = PaperFile(name: nfc(name), digest: Seals.standard.digest(content))
    }
  }

  /// Whether the content begins as files of that ending do, where they all begin alike.
  private static func isTrue(_ content: [UInt8], to ending: String?) -> Bool {
    let openings: [[UInt8]]
    switch ending {
    case "pdf": openings = [Array("%PDF-".utf8)]
    case "png": openings = [[0x89, 0x50, 0x4E, 0x47]]
    case "jpg", "jpeg": openings = [[0xFF, 0xD8, 0xFF]]
    case "gif": openings = [Array("GIF8".utf8)]
    case "tif", "tiff": openings = [[0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A]]
    case "docx", "xlsx", "odt", "ods", "zip": openings = [Array("PK".utf8)]
    case "doc", "xls": openings = [[0xD0, 0xCF, 0x11, 0xE0]]
    case _: return true
    }
    return openings.contains { content.starts(with: $0) }
  }
}
