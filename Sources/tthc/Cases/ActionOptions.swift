import ArgumentParser
import ProcedureActions
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What carries out the requests of cases.
struct ActionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Tệp cấu hình: việc nào do cách nào thực hiện; không ghi là tthc.json nếu có.",
        en: "The configuration file: what carries out what; else tthc.json where it is there."),
      valueName: "file"))
  var config: String?

  static let usualFile = "tthc.json"

  /// The file that holds, as messages name it.
  var file: String { config ?? Self.usualFile }

  /// - Parameter log: takes what is only written down.
  func configuration(
    log: @escaping @Sendable (ActionNote) -> Void = { _ in }
  ) throws -> Configuration {
    let surroundings = Surroundings(
      folder: Self.folder(of: file),
      environment: { name in getenv(name).map { String(cString: $0) } }, log: log)
    if config == nil, access(Self.usualFile, F_OK) != 0 {
      return Configuration(withoutFile: surroundings)
    }
    let bytes: [UInt8]
    switch try FileContent(of: file, limit: 4 << 20) {
    case .bytes(let read): bytes = read
    case .tooLarge:
      throw UsageFault(vi: "\(file): tệp quá lớn", en: "\(file): the file is too large")
    }
    do throws(ConfigurationFaults) {
      return try Configuration(bytes, in: surroundings)
    } catch {
      let source = SourceText(path: file, bytes: bytes)
      for fault in error.faults {
        let place = source.position(ofByte: fault.offset, in: .scalars)
        let inside = fault.path.isEmpty ? "" : "\(fault.path.joined(separator: "/")): "
        Output.remark(
          "\(file):\(place.line):\(place.column): \(words(vi: "lỗi", en: "error")): "
            + "\(inside)\(fault.message[runLanguage])\n")
      }
      throw ExitStatus.usage
    }
  }

  private static func folder(of file: String) -> String {
    guard let whole = realpath(file, nil) else { return "." }
    defer { free(whole) }
    let path = String(cString: whole)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
