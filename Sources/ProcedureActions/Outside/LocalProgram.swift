import ProcedureRuntime
import Subprocess
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program on this computer, at one fixed path with fixed arguments. It sees of the environment what
/// the configuration hands it, and ends with everything it has started.
public struct LocalProgram: Sendable {
  /// How a run has ended, and what it wrote.
  public struct Run: Sendable {
    /// The exit code; nil where a signal ended it.
    public var code: Int32?
    public var output: [UInt8]
    /// The first lines of standard error, shortened.
    public var complaints: [String]

    public var complaint: String { complaints.first ?? "" }
  }

  /// Bytes that a program may write; one that writes more is ended.
  static let mostOutput = 1 << 20

  private let path: String
  private let arguments: [String]
  private let environment: [String: String]

  /// Reads the path in a setting of that name; the program has to be there.
  ///
  /// - Parameter environment: the variables it gets beside PATH and LANG.
  public init(
    _ setting: String, of settings: Settings, arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws(SettingFault) {
    let path = settings.required(setting)
    guard path.hasPrefix("/") else {
      throw SettingFault(
        setting, vi: "`\(path)`: ghi đường dẫn đầy đủ, bắt đầu bằng `/`",
        en: "`\(path)`: write the whole path, from `/`")
    }
    guard let program = LocalProgram(at: path, arguments: arguments, environment: environment)
    else {
      throw SettingFault(
        setting, vi: "`\(path)` không có hoặc không chạy được",
        en: "`\(path)` is not there or can't be run")
    }
    self = program
  }

  /// Nil where there is no program at the path, from the root of the file system.
  init?(at path: String, arguments: [String] = [], environment: [String: String] = [:]) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0
    else { return nil }
    // A program may end before it has read its input, which is no reason for this one to end.
    signal(SIGPIPE, SIG_IGN)
    self.path = path
    self.arguments = arguments
    self.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
  }

  /// Runs it with an input. When the task is cancelled, the program and all of its group are killed.
  ///
  /// - Parameter further: arguments of this run, after those that are the same each time.
  public func run(
    _ input: [UInt8], _ further: [String] = []
  ) async throws(ActionFault) -> Run {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(
        signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200))
    ]
    let keys = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments + further),
        environment: .custom(Dictionary(uniqueKeysWithValues: keys)),
        platformOptions: options, input: WholeInput(bytes: input),
        output: .bytes(limit: Self.mostOutput),
        error: .string(limit: Self.mostOutput))
      let code: Int32?
      switch result.terminationStatus {
      case .exited(let exit): code = exit
      case .signaled: code = nil
      }
      let lines = result.standardError.split(whereSeparator: \.isNewline).prefix(5)
      return Run(
        code: code, output: result.standardOutput,
        complaints: lines.map { String($0.prefix(300)) })
    } catch {
      throw .transient(
        vi: "không chạy được `\(path)`: \(error)", en: "can't run `\(path)`: \(error)")
    }
  }
}

/// The bytes of a request. Whether a program reads them is its own affair: its exit code tells.
private struct WholeInput: InputProtocol {
  let bytes: [UInt8]

  func write(with writer: StandardInputWriter) async throws {
    _ = try? await writer.write(bytes)
  }
}
