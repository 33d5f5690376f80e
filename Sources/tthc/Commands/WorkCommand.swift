import ArgumentParser
import CivilTime
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

/// `tthc work`: fires the timers that are due.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: words(
      vi: "Cho các hẹn giờ đến hạn của hồ sơ chạy: nhắc, quá hạn, hết chờ.",
      en: "Fire the timers of cases that are due: reminders, overdue steps, waits."),
    discussion: words(
      vi: """
        Mỗi hẹn giờ chạy một lần, vào đúng thời điểm của nó, kể cả khi chương trình đã nghỉ nhiều \
        ngày. Không ghi --once thì chạy mãi, đến khi đầu vào đóng hoặc bấm Ctrl-C.
        Lệnh này chưa gửi gì ra ngoài: tin báo, văn bản và yêu cầu đến hệ thống khác nằm chờ trong \
        kho; `tthc case show` cho thấy những gì đang chờ.
        """,
      en: """
        Each timer fires once and at its own moment, also when nobody has looked for days. Without \
        --once it goes on until its input is closed or Ctrl-C.
        It does not send anything yet: notices, letters and requests to other systems stay in the \
        store; `tthc case show` lists what is waiting.
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

  @OptionGroup var store: StoreOptions
  @OptionGroup var common: CommonOptions

  /// Milliseconds from one look to the next.
  private static let pause: Int32 = 1000

  func run() throws {
    let until = try until.map { try read($0, of: "--until") }
    if once || until != nil {
      let (desk, _) = try store.desk()
      if try round(desk, until: until ?? currentMoment(), tellsNothing: true) { return }
      throw ExitStatus.findings
    }
    // Before anything that starts a thread: a thread listens to the signals its maker listens to.
    let patience = Patience()
    let (desk, _) = try store.desk()
    Output.remark(
      words(vi: "đang chạy; dừng bằng Ctrl-C\n", en: "working; Ctrl-C ends it\n"))
    var isWell = true
    repeat {
      isWell = try round(desk, until: currentMoment(), tellsNothing: false)
    } while patience.waits(milliseconds: Self.pause)
    if !isWell { throw ExitStatus.findings }
  }

  /// One look at all timers; false where some could not be carried out.
  private func round(
    _ desk: ProcedureRuntime.Desk, until now: Moment, tellsNothing: Bool
  ) throws -> Bool {
    let run: TimerRun
    do {
      run = try awaiting { try await desk.fireTimers(until: now) }
    } catch let refusal as Refusal {
      throw refusal.told()
    }
    if run.fired > 0 || tellsNothing {
      let times = run.fired == 1 ? "timer" : "timers"
      Output.result(
        words(
          vi: "\(now)  \(run.fired) hẹn giờ đã chạy\n", en: "\(now)  \(run.fired) \(times) fired\n")
      )
    }
    for (number, refusal) in run.refused.sorted(by: { $0.key < $1.key }) {
      Output.remark("\(number): ")
      let procedure = try? awaiting { try await desk.file(of: number).program.procedure }
      _ = refusal.told(of: procedure)
    }
    return run.refused.isEmpty
  }
}
