import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureWorkspace
import SourceText

/// `tthc due`: a due date and its day-by-day explanation.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: words(
      vi: "Tính hạn và giải thích từng ngày.", en: "A due date and its day-by-day explanation."))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json
  }

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Lịch làm việc: tệp và tên lịch trong tệp.",
        en: "The calendar: a file and a name in it."), valueName: "file#name"))
  var calendar: String

  @Option(
    help: ArgumentHelp(
      words(vi: "Lúc bắt đầu, như \"26/01/2026 16:30\".", en: "The start, \"26/01/2026 16:30\"."),
      valueName: "moment"))
  var from: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      words(vi: "Thời hạn, như \"8 giờ làm việc\".", en: "The limit, \"8 working hours\"."),
      valueName: "limit"))
  var limit: String

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let start = AnswerText.moment(from) else {
      let fault = AnswerText.momentFault(from)
      throw UsageFault(vi: "--from: \(fault.vi)", en: "--from: \(fault.en)")
    }
    let answer = DueAnswer(limit: try readLimit(), from: start, in: try readCalendar())
    switch format {
    case .terminal: Output.result(text(of: answer))
    case .json: Output.result(json(of: answer))
    }
  }

  private func readLimit() throws -> TimeLimit {
    do {
      return try LimitText.read(limit)
    } catch {
      let text = error.messages.map { $0[common.language] }.joined(separator: "; ")
      throw UsageFault(vi: "--limit: \(text)", en: "--limit: \(text)")
    }
  }

  private func readCalendar() throws -> WorkingCalendar {
    guard let mark = calendar.lastIndex(of: "#"), mark != calendar.startIndex else {
      throw UsageFault(
        vi: "--calendar phải có dạng TỆP#TÊN", en: "--calendar has the form FILE#NAME")
    }
    let name = String(calendar[calendar.index(after: mark)...])
    switch try CalendarLookup.calendar(named: name, in: String(calendar[..<mark])) {
    case .found(let calendar): return calendar
    case .unknown(let names):
      let listed = names.map { "`\($0)`" }.joined(separator: ", ")
      let file = String(calendar[..<mark])
      throw UsageFault(
        vi: "không có lịch nào tên `\(name)` trong \(file)"
          + (listed.isEmpty ? "" : "; các lịch dùng được: \(listed)"),
        en: "there is no calendar named `\(name)` in \(file)"
          + (listed.isEmpty ? "" : "; those that can be used: \(listed)"))
    case .refused(let workspace):
      let report = workspace.report(in: common.language)
      Output.remark(report.terminal(colour: Output.wantsColour(2)))
      throw ExitStatus.usage
    }
  }

  private func text(of answer: DueAnswer) -> String {
    let language = common.language
    let due = DueExplanation.due(answer.due, in: language)
    let lines = answer.days.map { "  " + DueExplanation.line($0, in: language) }
    return ([words(vi: "hạn: \(due)", en: "due: \(due)")] + lines).joined(separator: "\n") + "\n"
  }

  private func json(of answer: DueAnswer) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("due", answer.due.moment.iso)
      json.member("provisional") { $0.boolean(answer.due.isProvisional) }
      json.member("from", answer.start.iso)
      json.member("days") { json in
        json.array(of: answer.days) { json, day in json.object { write(day, to: &$0) } }
      }
    }
    return json.text + "\n"
  }

  private func write(_ day: DayLine, to json: inout JSONWriter) {
    json.member("date", day.first.iso)
    if day.last != day.first { json.member("until", day.last.iso) }
    switch day.counted {
    case .nothing: json.member("counted", 0)
    case .workingSeconds(let amount):
      json.member("counted", Int(amount))
      json.member("unit", "workingSeconds")
    case .wallClockSeconds(let amount):
      json.member("counted", Int(amount))
      json.member("unit", "seconds")
    case .days(let amount):
      json.member("counted", Int(amount))
      json.member("unit", "thousandthsOfDay")
    }
    json.member("reason", DueExplanation.reason(of: day, in: common.language))
  }
}
