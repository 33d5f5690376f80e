import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureRuntime
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

/// `tthc case list`: cases of a store, or the work that waits for a role.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: words(
      vi: "Liệt kê hồ sơ: tất cả, của một người, đang chờ một vai trò, hay đã trễ hạn.",
      en: "List cases: all, those of a person, those that wait for a role, or those that are late.")
  )

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Chỉ những việc đang chờ vai trò này, đến hạn trước thì đứng trước.",
        en: "Only what waits for this role, the first due first.")))
  var role: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Cùng với --role: chỉ việc của cơ quan có mã này.",
        en: "With --role: only what waits at the agency with this code."), valueName: "code"))
  var agency: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Chỉ hồ sơ của người nộp này; cùng với --role: chỉ việc người ấy được làm.",
        en: "Only cases of this applicant; with --role: only what this officer may do.")))
  var person: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Chỉ hồ sơ chuyển phiên bản lần cuối trong lô này.",
        en: "Only cases that were last moved in this batch."), valueName: "name"))
  var batch: String?

  @Flag(help: ArgumentHelp(words(vi: "Chỉ những gì đã trễ hạn.", en: "Only what is late.")))
  var late = false

  @Option(
    help: ArgumentHelp(words(vi: "Nhiều nhất bao nhiêu dòng.", en: "At most so many lines.")))
  var most = 1000

  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard most > 0 else {
      throw UsageFault(vi: "--most phải lớn hơn 0", en: "--most has to be more than 0")
    }
    let now = try moment.moment()
    let journal = try store.open()
    do {
      if let role {
        try showWork(of: nfc(role).trimmed, in: journal, at: now)
      } else {
        try showCases(in: journal, at: now)
      }
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
  }

  // MARK: Work

  private func showWork(of role: String, in journal: any Journal, at now: Moment) throws {
    let (agency, person, most) = (agency, person.map { nfc($0).trimmed }, most)
    var steps = try awaiting {
      try await journal.waiting(for: role, of: agency, person: person, limit: most)
    }
    if late { steps.removeAll { !isLate($0.due, at: now) } }
    switch format {
    case .terminal:
      for step in steps {
        let assignee = step.assignee.map { "  \($0)" } ?? ""
        Output.result("\(step.caseNumber)  \(step.step)  \(told(step.due, at: now))\(assignee)\n")
      }
      remark(steps.count)
    case .json:
      var json = JSONWriter()
      json.array(of: steps) { json, step in
        json.object { json in
          json.member("case", step.caseNumber)
          json.member("step", step.step)
          json.member("role", step.role)
          if !step.agency.isEmpty { json.member("agency", step.agency) }
          if let assignee = step.assignee { json.member("assignee", assignee) }
          json.member("since", step.since.iso)
          write(step.due, at: now, to: &json)
        }
      }
      Output.result(json.text + "\n")
    }
  }

  // MARK: Cases

  private func showCases(in journal: any Journal, at now: Moment) throws {
    let (person, most, late) = (person.map { nfc($0).trimmed }, most, late)
    let batch = batch
    var cases = try awaiting {
      if let batch { return Array(try await journal.cases(movedIn: batch).prefix(most)) }
      if let person { return try await journal.cases(of: person, limit: most) }
      // Due now is not late yet.
      if late { return try await journal.due(by: now.adding(seconds: -1), limit: most) }
      return try await journal.standings(after: "", limit: most)
    }
    if late { cases.removeAll { !isLate($0.due, at: now) } }
    switch format {
    case .terminal:
      for one in cases {
        let status = one.status.map { $0.words[common.language] } ?? "-"
        let state =
          one.end.map { words(vi: "kết thúc \($0)", en: "ended \($0)") } ?? told(one.due, at: now)
        Output.result("\(one.number)  \(one.procedure)  \(status)  \(state)\n")
      }
      remark(cases.count)
    case .json:
      var json = JSONWriter()
      json.array(of: cases) { json, one in
        json.object { json in
          json.member("case", one.number)
          json.member("procedure", one.procedure)
          json.member("opened", one.openedAt.iso)
          json.member("changed", one.changedAt.iso)
          if let status = one.status { json.member("status", status.rawValue) }
          if let end = one.end { json.member("end", end) }
          write(one.due, at: now, to: &json)
        }
      }
      Output.result(json.text + "\n")
    }
  }

  private func isLate(_ due: Moment?, at now: Moment) -> Bool { due.map { $0 < now } ?? false }

  private func told(_ due: Moment?, at now: Moment) -> String {
    guard let due else { return words(vi: "không có hạn", en: "no due date") }
    let late = isLate(due, at: now) ? words(vi: ", đã trễ", en: ", late") : ""
    return words(vi: "hạn \(due)", en: "due \(due)") + late
  }

  private func write(_ due: Moment?, at now: Moment, to json: inout JSONWriter) {
    guard let due else { return }
    json.member("due", due.iso)
    json.member("late") { $0.boolean(isLate(due, at: now)) }
  }

  private func remark(_ count: Int) {
    if count == 0 { Output.remark(words(vi: "không có hồ sơ nào\n", en: "there are none\n")) }
    if count == most {
      Output.remark(
        words(
          vi: "chỉ in \(most) dòng đầu; muốn nhiều hơn, ghi --most\n",
          en: "only the first \(most) are shown; --most shows more\n"))
    }
  }
}
