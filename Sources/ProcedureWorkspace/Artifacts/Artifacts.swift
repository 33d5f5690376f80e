import Crypto
import ProcedureCompiler
import ProcedureGraph
import SourceText

/// Compiled procedures as files.
public enum Artifacts {
  /// SHA-256 in lower-case hexadecimal digits.
  public static func digest(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in SHA256.hash(data: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `sha256:` and 64 digits: the identity of a procedure.
  public static func hash(of procedure: VerifiedProcedure) -> String {
    Artifact.hash(of: procedure, digest: digest)
  }

  /// The file form of a procedure. Places in the text are told by paths relative to the file that
  /// declares it, so that the same sources give the same bytes wherever they were compiled from.
  public static func encode(
    _ compiled: CompiledProcedure, in workspace: LoadedWorkspace
  ) -> [UInt8] {
    var entries: [String: SourcePosition] = [:]
    var files: [String: String] = [:]
    for (element, place) in compiled.positions {
      guard let source = workspace.source(place.path) else { continue }
      let file = files[place.path] ?? relativePath(place.path, from: compiled.path)
      files[place.path] = file
      let position = source.position(ofByte: place.span.lower, in: .graphemes)
      entries[element] = SourcePosition(file: file, line: position.line, column: position.column)
    }
    return Artifact.encode(
      compiled.verified, positions: SourcePositions(entries), digest: digest)
  }

  /// Checks an artifact again from the ground up. Bytes from anywhere are welcome.
  public static func load(_ bytes: [UInt8]) throws(ArtifactFault) -> Artifact.Loaded {
    try Artifact.load(bytes, digest: digest)
  }
}

/// A path as seen from the folder of a file; both relative to the same folder, or both absolute.
func relativePath(_ path: String, from file: String) -> String {
  let target = path.split(separator: "/", omittingEmptySubsequences: false)
  let home = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  var shared = 0
  while shared < min(target.count - 1, home.count), target[shared] == home[shared] { shared += 1 }
  // Out of a folder known only as `..` there is no way back.
  guard !home.dropFirst(shared).contains("..") else { return path }
  let up = Array(repeating: "..", count: home.count - shared)
  return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
}
