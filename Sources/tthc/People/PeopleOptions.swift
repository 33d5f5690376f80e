import ArgumentParser
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

/// The directory that says who may do what.
struct PeopleOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Tệp danh bạ cán bộ: chỉ ai giữ vai trò, hay được ủy quyền, mới làm được; "
          + "không ghi là tệp nêu ở khóa people của tthc.json nếu có.",
        en: "The directory of officers: only who holds a role, or may act for one, acts; "
          + "else what tthc.json names as people, where it does."),
      valueName: "file"))
  var people: String?

  /// The directory in the file; what is wrong with it is said with its places.
  func directory() throws -> Directory? {
    try (people ?? ActionOptions.people()).map { try Self.directory(in: $0) }
  }

  /// - Parameter tell: told of each fault, as a line.
  static func directory(
    in people: String, telling tell: (String) -> Void = { Output.remark($0 + "\n") }
  ) throws -> Directory {
    let bytes: [UInt8]
    switch try FileContent(of: people, limit: JSONReader.maximumSize) {
    case .bytes(let read): bytes = read
    case .tooLarge:
      throw UsageFault(vi: "\(people): tệp quá lớn", en: "\(people): the file is too large")
    }
    let (directory, faults) = Directory.read(bytes)
    guard faults.isEmpty else {
      let source = SourceText(path: people, bytes: bytes)
      for fault in faults {
        tell(
          Output.faultLine(fault.message, in: source, atByte: fault.offset, inside: fault.path))
      }
      throw ExitStatus.usage
    }
    return directory
  }
}

/// Who gives a command, for whom, and why.
struct ActorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Ai làm: mã cán bộ hay họ tên.", en: "Who acts: an officer's id, or a name."),
      valueName: "person"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Làm thay ai, theo ủy quyền của người ấy.",
        en: "For whom, by delegation of that person."), valueName: "person"))
  var onBehalfOf: String?

  @Option(
    help: ArgumentHelp(
      words(vi: "Vì sao; được ghi cùng lệnh.", en: "Why; kept with the command."),
      valueName: "text"))
  var reason: String?
}

/// The same, with people named as the directory names them.
struct Acting {
  let directory: Directory?
  let person: String?
  let principal: String?
  let reason: String?

  init(_ options: ActorOptions, _ directory: Directory?) throws {
    self.directory = directory
    person = options.by.map { Self.person($0, directory) }
    principal = options.onBehalfOf.map { Self.person($0, directory) }
    reason = options.reason.map { nfc($0).trimmed }
    if principal != nil, person == nil {
      throw UsageFault(
        vi: "--on-behalf-of cần thêm --by: phải biết ai làm thay",
        en: "--on-behalf-of needs --by: it has to be known who acts for that person")
    }
  }

  var attribution: Attribution {
    Attribution(person: person, principal: principal, reason: reason)
  }

  /// Somebody by her id where the directory knows her.
  func person(_ text: String) -> String { Self.person(text, directory) }

  private static func person(_ text: String, _ directory: Directory?) -> String {
    let text = nfc(text).trimmed
    return directory?.officer(called: text)?.id ?? text
  }

  /// Who acts, where a command makes no sense without.
  func agent() throws -> Agent {
    guard let person, !person.isEmpty else {
      throw UsageFault(vi: "thiếu --by: ai làm việc này", en: "--by is missing: who does it")
    }
    return Agent(person, for: principal)
  }
}
