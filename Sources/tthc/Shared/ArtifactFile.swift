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
      let source = SourceText(path: path, bytes: bytes)
      let place = source.position(ofByte: error.offset, in: .scalars)
      let inside = error.path.isEmpty ? "" : " (\(error.path.joined(separator: "/")))"
      Output.remark(
        "\(path):\(place.line):\(place.column): \(words(vi: "lỗi", en: "error")): "
          + "\(error.message[runLanguage])\(inside)\n")
      return nil
    }
  }
}
