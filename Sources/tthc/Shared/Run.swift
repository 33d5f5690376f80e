import ArgumentParser
import ProcedureWorkspace
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a run ends.
enum ExitStatus: Int32, Error {
  case fine = 0
  /// Findings, failing scenarios or a refused command.
  case findings = 1
  /// Wrong usage or unreadable input.
  case usage = 2
  /// A fault of this program.
  case fault = 70
}

/// What the operator asked for cannot be done; exit code 2.
struct UsageFault: Error {
  let message: Localized

  init(vi: String, en: String) { message = Localized(vi: vi, en: en) }
}

/// One run from arguments to exit code.
enum Run {
  static func perform(_ arguments: [String]) -> ExitStatus {
    do {
      let arguments = Array(arguments.dropFirst())
      if let check = Check(plain: arguments) {
        try check.run()
      } else {
        var command = try Tthc.parseAsRoot(arguments)
        try command.run()
      }
      return .fine
    } catch let status as ExitStatus {
      return status
    } catch let fault as FileFault {
      Output.failure(fault.message)
      return .usage
    } catch let fault as UsageFault {
      Output.failure(fault.message)
      return .usage
    } catch {
      return show(error)
    }
  }

  static func exit(with status: ExitStatus) -> Never {
    _exit(status.rawValue)
  }

  /// Help, versions and complaints come from the argument parser as errors.
  private static func show(_ error: any Error) -> ExitStatus {
    let text = ParserWording.translated(Tthc.fullMessage(for: error), to: runLanguage)
    switch Tthc.exitCode(for: error) {
    case .success:
      Output.result(text + "\n")
      return .fine
    case .validationFailure:
      Output.remark(text + "\n")
      return .usage
    default:
      Output.failure(
        Localized(
          vi: "lỗi của chương trình: \(error)", en: "a fault of this program: \(error)"))
      return .fault
    }
  }
}
