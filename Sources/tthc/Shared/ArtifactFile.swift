import ProcedureGraph
import ProcedureWorkspace
import SourceText

/// Artifacts as files.
enum ArtifactFile {
  /// The bytes and what they hold; nil where they are refused, which has then been said with the place.
  static func checked(
    _ path: String
  ) throws -> (bytes: [UInt8], loaded: Artifact.Loaded)? {
    let bytes: [UInt8]
    switch try FileContent(of: path, limit: JSONReader.maximumSize) {
    case .bytes(let read): bytes = read
    case .tooLarge:
      Output.failure(
        Localized(vi: "\(path): tệp quá lớn", en: "\(path): the file is too large"))
      return nil
    }
    do {
      return (bytes, try Artifacts.load(bytes))
    } catch {
      Output.fault(
        error.message, in: SourceText(path: path, bytes: bytes), atByte: error.offset,
        inside: error.path)
      return nil
    }
  }
}
