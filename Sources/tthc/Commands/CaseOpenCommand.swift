import ArgumentParser
import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

/// `tthc case open`: a case is filed, or opened by an event.
struct CaseOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: words(vi: "Tiếp nhận một hồ sơ mới.", en: "Open a case."),
    discussion: words(
      vi: """
        Dòng đầu in ra là số hồ sơ được cấp. Hồ sơ thiếu hay sai thì bị từ chối, có nêu lý do, và \
        không mất số nào.
        """,
      en: """
        The first line printed is the number the case got. An incomplete or mistaken dossier is \
        refused with its reasons, and uses up no number.
        """))

  @Argument(
    help: ArgumentHelp(
      words(vi: "Tên thủ tục.", en: "The name of the procedure."), valueName: "procedure"))
  var procedure: String

  @Argument(help: fieldsHelp) var fields: [String] = []

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Cách nộp: trực_tuyến, trực_tiếp, bưu_chính; không ghi là cách đầu tiên thủ tục nhận.",
        en: "Filed how: online, counter, post; else the first way the procedure offers.")))
  var channel: String?

  @Option(
    name: .customLong("return"),
    help: ArgumentHelp(
      words(
        vi: "Cách nhận kết quả; không ghi là cách đầu tiên thủ tục có.",
        en: "How the result is handed over; else the first way the procedure offers."),
      valueName: "channel"))
  var returning: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      words(vi: "Trường hợp của thủ tục.", en: "The case of the procedure."), valueName: "name"))
  var selected: String?

  @Option(name: .customLong("paper"), parsing: .singleValue, help: papersHelp)
  var papers: [String] = []

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Người nộp là ai: số định danh, để tra cứu hồ sơ theo người.",
        en: "Who the applicant is: an identity number, by which her cases are found.")))
  var person: String?

  @Option(help: ArgumentHelp(words(vi: "Họ tên người nộp.", en: "Name of the applicant.")))
  var name: String?

  @Option(help: ArgumentHelp(words(vi: "Điện thoại.", en: "Telephone."))) var phone: String?
  @Option(help: ArgumentHelp(words(vi: "Thư điện tử.", en: "E-mail."))) var email: String?
  @Option(help: ArgumentHelp(words(vi: "Địa chỉ.", en: "Address."))) var address: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Sự kiện mở hồ sơ, với thủ tục không do ai nộp.",
        en: "The event that opens the case, where nobody files."), valueName: "name"))
  var event: String?

  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try submission.moment.moment()
    let acting = try submission.acting()
    let (desk, _) = try submission.store.desk(people: acting.directory)
    let named = nfc(procedure).trimmed
    let program: Program
    do {
      program = try awaiting { try await desk.version(of: named, at: now).program }
    } catch let refusal as Refusal {
      throw refusal.told()
    }
    let command = try command(GivenWords(program: program, now: now))
    let (key, person) = (submission.key, person.map { nfc($0).trimmed })
    let attribution = acting.attribution
    let receipt: Receipt
    do {
      receipt = try awaiting {
        try await desk.open(
          named, with: command, key: key, by: attribution, person: person, at: now)
      }
    } catch let refusal as Refusal {
      throw refusal.told(of: program.procedure)
    }
    switch submission.format {
    case .terminal: Output.result(receipt.caseNumber + "\n")
    case .json: break
    }
    try submission.show(receipt, at: desk, of: program)
  }

  private func command(_ words: GivenWords) throws -> Command {
    let procedure = words.procedure
    let applicant = Applicant(
      name: name.map { nfc($0).trimmed }, phone: phone, email: email,
      address: address.map { nfc($0).trimmed })
    let selected = try selected.map { try words.selectedCase($0) }
    let fields = try words.fields(fields)
    if let event = try opener(words) {
      return .open(
        EventOpening(
          event, caseNumber: "", applicant: applicant, selected: selected, fields: fields))
    }
    let channel = try channel.map { try GivenWords.channel($0, of: "--channel") }
    let returning = try returning.map { try GivenWords.channel($0, of: "--return") }
    let offered = procedure.returning.first { $0.condition == nil } ?? procedure.returning.first
    return .file(
      Filing(
        Opening(
          caseNumber: "", applicant: applicant,
          channel: channel ?? procedure.filing.first?.channel ?? .online,
          returning: returning ?? offered?.channel, selected: selected),
        fields: fields, papers: try words.papers(papers)))
  }

  /// The event that opens the case; nil where somebody files.
  private func opener(_ words: GivenWords) throws -> ID<Named>? {
    if let event { return try words.event(event) }
    return words.procedure.filing.isEmpty ? words.procedure.openedBy.first : nil
  }
}
