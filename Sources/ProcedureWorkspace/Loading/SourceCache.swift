import ProcedureCompiler
import ProcedureSyntax
import SourceText
import Synchronization

/// Files that others import, read and parsed once and shared by all who need them.
final class SourceCache: Sendable {
  private let files = Mutex<[String: SourceFile]>([:])
  private let missing = Mutex<Set<String>>([])

  /// The file of that path; nil where there is none that can be read. Importing it is the mistake of
  /// the file that imports it, told there.
  func imported(_ path: String) -> SourceFile? {
    if let known = files.withLock({ $0[path] }) { return known }
    if path == "-" || missing.withLock({ $0.contains(path) }) { return nil }
    guard let parsed = try? parsedFile(path) else {
      _ = missing.withLock { $0.insert(path) }
      return nil
    }
    let file = SourceFile(parsed)
    // Another processor may have been faster: all have to see the same tree.
    return files.withLock { files in
      if let known = files[path] { return known }
      files[path] = file
      return file
    }
  }
}

/// Reads and parses one file. A file that is too large is refused by its size.
func parsedFile(_ path: String) throws(FileFault) -> ParsedFile {
  switch try FileContent(of: path) {
  case .bytes(let bytes): parse(SourceText(path: path, bytes: bytes))
  case .tooLarge(let bytes): refuseTooLarge(path: path, bytes: bytes)
  }
}
