import Diagnostics
import ProcedureSyntax
import SourceText

/// A file and what the formatter makes of it.
public struct FormattedFile: Sendable {
  public enum Outcome: Sendable {
    /// It is in the one layout already.
    case unchanged
    case changed([UInt8])
    /// It stays as it is.
    case refused([Diagnostic])
  }

  public let source: SourceText
  public let outcome: Outcome

  public var path: String { source.path }
}

extension Workspace {
  /// Formats the files that `paths` mean, without writing anything.
  public static func format(
    _ paths: [String], dialect: Dialect? = nil
  ) throws(FileFault) -> [FormattedFile] {
    var files: [FormattedFile] = []
    let found = try foundFiles(at: paths)
    let results = inParallel(found.paths) { formatted($0, dialect) }
    for (path, result) in zip(found.paths, results) {
      do throws(FileFault) {
        files.append(try result.get())
      } catch {
        if found.named.contains(path) { throw error }
        files.append(unreadable(error))
      }
    }
    return files + found.faults.map(unreadable)
  }
}

private func unreadable(_ fault: FileFault) -> FormattedFile {
  let file = refuseUnreadable(path: fault.path, because: fault.reason)
  return FormattedFile(source: file.tree.source, outcome: .refused(file.diagnostics))
}

private func formatted(
  _ path: String, _ dialect: Dialect?
) -> Result<FormattedFile, FileFault> {
  Result { () throws(FileFault) in
    let file = try parsedFile(path)
    let source = file.tree.source
    return switch format(file, dialect: dialect) {
    case .formatted(let bytes) where bytes == source.bytes:
      FormattedFile(source: source, outcome: .unchanged)
    case .formatted(let bytes): FormattedFile(source: source, outcome: .changed(bytes))
    case .refused(let reasons): FormattedFile(source: source, outcome: .refused(reasons))
    }
  }
}
