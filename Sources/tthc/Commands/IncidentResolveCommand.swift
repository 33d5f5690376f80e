import ArgumentParser
import ProcedureGraph
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

/// `tthc incident resolve`: settles a request in place of what should have carried it out.
struct IncidentResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: words(
      vi: "Giải quyết một sự cố, kèm người và lý do.",
      en: "Settle an incident, with who and why."),
    discussion: words(
      vi: """
        Không ghi gì thêm: yêu cầu coi như xong (đã làm bằng cách khác, hay không cần nữa). Hồ sơ \
        đang chờ kết quả thì phải cho nó đi tiếp: --failed (không được, đi theo lối khi lỗi), \
        --value (kết quả do người trực nhập), hay --end (hồ sơ được gọi đã kết thúc ở đâu).
        """,
      en: """
        With nothing else the request counts as settled: done otherwise, or not needed. A case that \
        waits has to be led on: --failed (for good), --value (the result, entered by hand) or \
        --end (the end the called case has reached).
        """))

  @Argument(help: requestKeyHelp) var key: String
  @OptionGroup var decision: DecisionOptions

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Hành động không được; hồ sơ đi theo lối khi lỗi.",
        en: "The action has failed for good; the case goes on as its procedure says.")))
  var failed = false

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Kết quả của hành động, viết như khi nhập thông tin.",
        en: "What the action gives, written as data is entered."), valueName: "value"))
  var value: String?

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Hành động đã làm xong, không có kết quả nào để nhập.",
        en: "The action was done, and gives nothing.")))
  var done = false

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Tên kết thúc mà hồ sơ được gọi đã tới.",
        en: "The name of the end that the called case has reached."), valueName: "end"))
  var end: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption
  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let ways = [failed, value != nil, done, end != nil].filter { $0 }.count
    guard ways <= 1 else {
      throw ValidationError(
        words(
          vi: "chỉ ghi một trong --failed, --value, --done, --end",
          en: "only one of --failed, --value, --done, --end"))
    }
  }

  func run() throws {
    let now = try moment.moment()
    let (desk, _) = try store.desk()
    let (key, decision) = (key, decision)
    do {
      let request = try awaiting { try await desk.stuckRequest(key) }
      let resolution = try resolution(of: request)
      let receipt = try awaiting { () throws -> Receipt? in
        try await desk.resolve(
          key, resolution, by: decision.by, because: decision.reason, at: now)
      }
      show(receipt, of: key)
    } catch let refusal as Refusal {
      throw refusal.told()
    }
  }

  private func resolution(of request: WorldRequest) throws -> Resolution {
    if failed { return .failed }
    if done { return .result(nil) }
    if let end { return .ended(nfc(end).trimmed) }
    guard let value else { return .settled }
    guard let gives = request.expected else {
      throw UsageFault(
        vi: "--value: hành động này không trả gì; dùng --done hay --failed",
        en: "--value: this action gives nothing; use --done or --failed")
    }
    guard let read = AnswerText.value(value, of: gives.type) else {
      throw UsageFault(
        vi: "--value: kết quả `\(gives.name)` không nhận giá trị `\(value)`",
        en: "--value: the result `\(gives.name)` does not take `\(value)`")
    }
    return .result(read)
  }

  private func show(_ receipt: Receipt?, of key: String) {
    switch format {
    case .terminal:
      Output.result(
        receipt == nil
          ? words(vi: "\(key): đã giải quyết\n", en: "\(key): settled\n")
          : words(vi: "\(key): đã trả lời hồ sơ\n", en: "\(key): the case is answered\n"))
    case .json:
      Output.result(
        IncidentJSON.decided(key, receipt == nil ? .resolve : .answer, answered: receipt != nil))
    }
  }
}
