import ProcedureCompiler
import ProcedureDrafting
import ProcedureSyntax
import SourceText

/// The framework that a draft is to follow, read from disk.
public enum FrameworkFiles {
  /// The framework called `name` of the file at `path`, as a file in `folder` would use it; without a
  /// name, the only one the file declares. Files that it uses and that cannot be read are passed by:
  /// checking the draft tells of them.
  public static func outline(
    of name: String?, at path: String, usedFrom folder: String
  ) throws(FileFault) -> Result<FrameworkOutline, FrameworkOutline.Fault> {
    let cache = SourceCache()
    var files = [try parsedFile(path)]
    var known: Set<String> = [path]
    var next = 0
    while next < files.count {
      for used in importedPaths(of: files[next]) where known.insert(used).inserted {
        if let file = cache.imported(used) { files.append(file) }
      }
      next += 1
    }
    let importPath = relative(path, to: folder)
    return Result { () throws(FrameworkOutline.Fault) in
      try FrameworkOutline(name, of: files, importedAs: importPath)
    }
  }

  /// `path` as it is written in a file of `folder`; both seen from the current folder, or both
  /// absolute.
  static func relative(_ path: String, to folder: String) -> String {
    guard path.hasPrefix("/") == folder.hasPrefix("/") else { return path }
    let parts = path.split(separator: "/").filter { $0 != "." }
    let base = folder.split(separator: "/").filter { $0 != "." }
    guard !base.contains("..") else { return path }
    var shared = 0
    while shared < base.count, shared < parts.count - 1, parts[shared] == base[shared] {
      shared += 1
    }
    let up = Array(repeating: "..", count: base.count - shared)
    return (up + parts[shared...].map(String.init)).joined(separator: "/")
  }
}
