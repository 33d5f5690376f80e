import ProcedureWorkspace
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where results and remarks go.
enum Output {
  /// Results, on standard output.
  static func result(_ text: String) { result(Array(text.utf8)) }

  static func result(_ bytes: [UInt8]) {
    // Who reads has gone: there is nobody left to be told.
    if writeAll(bytes, to: 1) != 0 { Run.exit(with: .fault) }
  }

  /// Progress and remarks, on standard error.
  static func remark(_ text: String) { _ = writeAll(Array(text.utf8), to: 2) }

  /// A remark on a line of its own, marked as the reason why the run failed.
  static func failure(_ message: Localized) {
    remark("\(words(vi: "lỗi", en: "error")): \(message[runLanguage])\n")
  }

  /// What is wrong in a file, with its place.
  static func fault(
    _ message: Localized, in source: SourceText, atByte offset: Int, inside path: [String]
  ) {
    remark(faultLine(message, in: source, atByte: offset, inside: path) + "\n")
  }

  static func faultLine(
    _ message: Localized, in source: SourceText, atByte offset: Int, inside path: [String]
  ) -> String {
    let place = source.position(ofByte: offset, in: .scalars)
    let inside = path.isEmpty ? "" : " (\(path.joined(separator: "/")))"
    return "\(source.path):\(place.line):\(place.column): \(words(vi: "lỗi", en: "error")): "
      + "\(message[runLanguage])\(inside)"
  }

  /// Whether a person looks at the stream: 1 is standard output, 2 standard error.
  static func isTerminal(_ file: Int32) -> Bool { isatty(file) == 1 }

  /// Colour is for terminals that can show it and people who want it (no-color.org).
  static func wantsColour(_ file: Int32) -> Bool {
    let refusal = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    return refusal.isEmpty && terminal != "dumb" && isTerminal(file)
  }
}
