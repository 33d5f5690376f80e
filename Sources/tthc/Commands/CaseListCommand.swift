import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureRuntime
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

/// `tthc case list`: cases of a store, or the work that waits for a role or a person.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: words(
      vi: "Liệt kê hồ sơ: tất cả, của một người, đang chờ một vai trò, trễ hay sắp đến hạn.",
      en: "List cases: all, of a person, waiting for a role, late or nearly late.")
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

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Chỉ việc của --by theo danh bạ: các vai trò của người ấy, cả việc được ủy quyền.",
        en: "Only the work of --by by the directory: in her roles, and by delegation.")))
  var mine = false

  @Option(
    help: ArgumentHelp(
      words(vi: "Cùng với --mine: việc của ai.", en: "With --mine: whose work."),
      valueName: "person"))
  var by: String?

  @OptionGroup var term: TermOptions

  @Option(
    help: ArgumentHelp(words(vi: "Nhiều nhất bao nhiêu dòng.", en: "At most so many lines.")))
  var most = 1000

  @OptionGroup var people: PeopleOption
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
    let term = try term.term(at: now)
    let names = try people.directory().shownNames
    do {
      if mine {
        try show(try own(at: now).filter { term.includes($0.step.due) }, at: now, calling: names)
      } else if let role {
        let journal = try store.open()
        try show(try work(of: nfc(role).trimmed, in: journal, term), at: now, calling: names)
      } else {
        let journal = try store.open()
        try show(try cases(in: journal, term), at: now)
      }
    } catch let fault as JournalFault {
      throw fault.asUsage
    } catch let refusal as Refusal {
      throw refusal.told()
    }
  }

  // MARK: Work

  private func own(at now: Moment) throws -> [OwnStep] {
    guard let directory = try people.directory(), let by else {
      throw UsageFault(
        vi: "--mine cần --people và --by: việc của ai, theo danh bạ nào",
        en: "--mine needs --people and --by: whose work, by which directory")
    }
    guard let officer = directory.officer(called: nfc(by).trimmed) else {
      throw UsageFault(
        vi: "danh bạ không có cán bộ `\(by)`", en: "the directory has no officer `\(by)`")
    }
    let (desk, _) = try store.desk(people: directory)
    let (most, role) = (most, role.map { nfc($0).trimmed })
    return try awaiting { try await desk.work(of: officer.id, at: now, limit: most) }
      .filter { role == nil || $0.step.role == role }
  }

  private func work(
    of role: String, in journal: any Journal, _ term: Term
  ) throws -> [OwnStep] {
    let (agency, person) = (agency, person.map { nfc($0).trimmed })
    let limit = term.readsAhead ? Int(Int32.max) : most
    let steps = try awaiting {
      try await journal.waiting(for: role, of: agency, person: person, limit: limit)
    }
    return steps.filter { term.includes($0.due) }.prefix(most).map { OwnStep(step: $0) }
  }

  private func show(
    _ work: [OwnStep], at now: Moment, calling people: PeopleNames
  ) throws {
    switch format {
    case .terminal:
      for (step, principal) in work.map({ ($0.step, $0.principal) }) {
        let assignee = step.assignee.map { "  \(people[$0])" } ?? ""
        let instead =
          principal.map { people[$0] }
          .map { words(vi: "  (thay \($0))", en: "  (for \($0))") } ?? ""
        Output.result(
          "\(step.caseNumber)  \(step.step)  \(told(step.due, at: now))\(assignee)\(instead)\n")
      }
      remark(work.count)
    case .json:
      var json = JSONWriter()
      json.array(of: work) { json, own in
        let step = own.step
        json.object { json in
          json.member("case", step.caseNumber)
          json.member("step", step.step)
          json.member("role", step.role)
          if !step.agency.isEmpty { json.member("agency", step.agency) }
          if let assignee = step.assignee { json.member("assignee", assignee) }
          if let principal = own.principal { json.member("onBehalfOf", principal) }
          json.member("since", step.since.iso)
          write(step.due, at: now, to: &json)
        }
      }
      Output.result(json.text + "\n")
    }
  }

  // MARK: Cases

  private func cases(in journal: any Journal, _ term: Term) throws -> [CaseStanding] {
    let (person, most, batch) = (person.map { nfc($0).trimmed }, most, batch)
    let limit = term.readsAhead ? Int(Int32.max) : most
    let cases = try awaiting {
      if let batch { return try await journal.cases(movedIn: batch) }
      if let person { return try await journal.cases(of: person, limit: limit) }
      if let last = term.last { return try await journal.due(by: last, limit: limit) }
      return try await journal.standings(after: "", limit: most)
    }
    return Array(cases.filter { term.includes($0.due) }.prefix(most))
  }

  private func show(_ cases: [CaseStanding], at now: Moment) throws {
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
