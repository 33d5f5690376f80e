import ArgumentParser
import CivilTime
import Logging
import ProcedureActions
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

/// `tthc work`: fires the timers that are due and carries out what cases ask of the world.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: words(
      vi: "Cho hẹn giờ đến hạn chạy; gửi tin báo, văn bản và yêu cầu của hồ sơ ra ngoài.",
      en: "Fire due timers; send the notices, letters and requests of cases."),
    discussion: words(
      vi: """
        Mỗi hẹn giờ chạy một lần, vào đúng thời điểm của nó, kể cả khi chương trình đã nghỉ nhiều \
        ngày. Mỗi yêu cầu gửi ít nhất một lần, luôn cùng một khóa; không được thì thử lại thưa dần, \
        hết lượt thì thành sự cố (`tthc incident`). Việc nào do cách nào thực hiện: tệp cấu hình.
        Không ghi --once thì chạy mãi, đến khi đầu vào đóng, bấm Ctrl-C hay được lệnh dừng: làm nốt \
        việc đang giữ rồi thôi. Nhiều máy có thể cùng chạy trên một kho.
        """,
      en: """
        Each timer fires once and at its own moment, also when nobody has looked for days. Each \
        request is sent at least once and always under the same key; what fails is tried again, \
        later each time, and is an incident after the last (`tthc incident`). What carries out what \
        stands in the configuration file.
        Without --once it goes on until its input is closed, Ctrl-C or a request to end: what it \
        holds is finished first. Several computers may work on one store.
        """))

  @Flag(help: ArgumentHelp(words(vi: "Chạy một lượt rồi thôi.", en: "One round only.")))
  var once = false

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Chạy một lượt, những gì đến hạn trước thời điểm này, như \"26/01/2026 08:00\".",
        en: "One round, what is due by this moment, such as \"26/01/2026 08:00\"."),
      valueName: "moment"))
  var until: String?

  @OptionGroup var actions: ActionOptions
  @OptionGroup var people: PeopleOption

  @Option(
    help: ArgumentHelp(
      words(vi: "Dạng nhật ký trên đầu ra lỗi.", en: "Form of the log on standard error.")))
  var log: LogForm = .plain

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Mỗi phút ghi số liệu theo dõi vào tệp này, theo dạng của Prometheus.",
        en: "Write figures to this file each minute, in the text format of Prometheus."),
      valueName: "file"))
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      words(vi: "Số yêu cầu thực hiện cùng lúc.", en: "Requests carried out side by side."),
      valueName: "number"))
  var parallel = 8

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Dạng in ra; json là mỗi lượt một dòng.",
        en: "Form of the output; json is a line a round."))
  )
  var format: CaseFormat = .terminal

  @OptionGroup var store: StoreOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...256).contains(parallel) else {
      throw ValidationError(words(vi: "--parallel: từ 1 đến 256", en: "--parallel: 1 to 256"))
    }
  }

  func run() throws {
    let until = try until.map { try read($0, of: "--until") }
    let isOneRound = once || until != nil
    // Before anything that starts a thread: a thread listens to the signals its maker listens to.
    let patience = isOneRound ? nil : Patience()
    let logger = Logger.work(log)
    let configuration = try actions.configuration { logger.tell($0) }
    let people = try (people.people ?? configuration.people).map {
      try LiveDirectory($0, log: logger)
    }
    let (desk, journal) = try store.desk { people?.current }
    let figures = WorkFigures()
    let loop = WorkLoop(journal, log: logger, figures: figures, metricsFile: metrics) { round in
      tell(round, at: until ?? currentMoment(), tellsNothing: isOneRound)
      await tellRefused(round, desk)
    }
    let worker = Worker(
      desk, configuration.bindings,
      clock: WorkClock(
        now: { until ?? currentMoment() },
        wait: { try? await Task.sleep(for: .seconds($0)) }),
      addresses: { addressee in
        Addresses(
          officers: people?.current.officers(reachedAs: addressee) ?? [],
          office: configuration.contacts[addressee.role])
      },
      explain: { rejection, procedure in
        let reasons = RejectionWording(rejection, of: procedure).reasons.map(\.what)
        return Localized(
          vi: reasons.map(\.vi).joined(separator: "; "),
          en: reasons.map(\.en).joined(separator: "; "))
      },
      note: { note in
        logger.tell(note)
        figures.count(note)
      }, isEnding: { loop.isEnding }, mostAtOnce: parallel)
    guard let patience else {
      try awaiting { await loop.runOnce(worker) }
      return try conclude(loop)
    }
    Output.remark(
      words(vi: "đang chạy; dừng bằng Ctrl-C\n", en: "working; Ctrl-C ends it\n"))
    let work = Task { await loop.run(worker) }
    while !loop.hasEnded, patience.waits(milliseconds: 200) {}
    loop.end()
    try awaiting { await work.value }
    try conclude(loop)
  }

  private func conclude(_ loop: WorkLoop) throws {
    do throws(Refusal) {
      if try loop.outcome() { return }
    } catch {
      throw error.told()
    }
    throw ExitStatus.findings
  }

  private func tell(_ round: WorkRound, at now: Moment, tellsNothing: Bool) {
    let fired = round.timers.fired
    guard fired > 0 || !round.notes.isEmpty || tellsNothing else { return }
    switch format {
    case .terminal: Output.result(line(round, at: now))
    case .json: Output.result(json(round, at: now))
    }
  }

  /// Every outcome has its member, also where there is none.
  private func json(_ round: WorkRound, at now: Moment) -> String {
    var members: [JSONValue.Member] = [
      .init("at", .string(now.iso)), .init("timers", .integer(Int64(round.timers.fired))),
      .init("refused", .array(round.timers.refused.keys.sorted().map { .string($0) })),
    ]
    for outcome in WorkNote.Outcome.allCases {
      members.append(.init(outcome.rawValue, .integer(Int64(round.count(outcome)))))
    }
    return String(decoding: JSONValue.object(members).canonicalBytes(), as: UTF8.self) + "\n"
  }

  private func line(_ round: WorkRound, at now: Moment) -> String {
    let fired = round.timers.fired
    var parts = [
      words(
        vi: "\(fired) hẹn giờ đã chạy", en: "\(fired) \(fired == 1 ? "timer" : "timers") fired")
    ]
    func add(_ count: Int, vi: String, en: String) {
      if count > 0 { parts.append(words(vi: "\(count) \(vi)", en: "\(count) \(en)")) }
    }
    let finished = [WorkNote.Outcome.done, .answered, .accepted].map(round.count).reduce(0, +)
    add(finished, vi: "yêu cầu đã thực hiện", en: finished == 1 ? "request done" : "requests done")
    add(round.count(.again), vi: "sẽ thử lại", en: "to be tried again")
    add(round.count(.failed), vi: "đi theo lối khi lỗi", en: "failed for good")
    add(
      round.count(.incident), vi: "sự cố",
      en: round.count(.incident) == 1 ? "incident" : "incidents")
    return "\(now)  \(parts.joined(separator: ", "))\n"
  }

  private func tellRefused(_ round: WorkRound, _ desk: ProcedureRuntime.Desk) async {
    for (number, refusal) in round.timers.refused.sorted(by: { $0.key < $1.key }) {
      Output.remark("\(number): ")
      let procedure = try? await desk.file(of: number).program.procedure
      _ = refusal.told(of: procedure)
    }
  }
}
