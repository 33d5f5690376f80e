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
    let surroundings = Self.surroundings(of: file, log: log)
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
      throw Self.told(error, of: file, bytes)
    }
  }

  /// The directory of officers that the usual file names; nil where there is none.
  static func people() throws -> String? {
    guard access(usualFile, F_OK) == 0 else { return nil }
    guard case .bytes(let bytes) = try FileContent(of: usualFile, limit: 4 << 20) else {
      throw UsageFault(vi: "\(usualFile): tệp quá lớn", en: "\(usualFile): the file is too large")
    }
    do throws(ConfigurationFaults) {
      return try Configuration.people(in: bytes, surroundings(of: usualFile))
    } catch {
      throw told(error, of: usualFile, bytes)
    }
  }

  private static func surroundings(
    of file: String, log: @escaping @Sendable (ActionNote) -> Void = { _ in }
  ) -> Surroundings {
    Surroundings(
      folder: folder(of: file),
      environment: { name in getenv(name).map { String(cString: $0) } }, log: log)
  }

  /// Says what is wrong with a configuration file, and with which exit code the run ends.
  private static func told(
    _ faults: ConfigurationFaults, of file: String, _ bytes: [UInt8]
  ) -> ExitStatus {
    let source = SourceText(path: file, bytes: bytes)
    for fault in faults.faults {
      let place = source.position(ofByte: fault.offset, in: .scalars)
      let inside = fault.path.isEmpty ? "" : "\(fault.path.joined(separator: "/")): "
      Output.remark(
        "\(file):\(place.line):\(place.column): \(words(vi: "lỗi", en: "error")): "
          + "\(inside)\(fault.message[runLanguage])\n")
    }
    return .usage
  }

  private static func folder(of file: String) -> String {
    guard let whole = realpath(file, nil) else { return "." }
    defer { free(whole) }
    let path = String(cString: whole)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
