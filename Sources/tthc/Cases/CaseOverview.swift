import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import SourceText

/// A case at one look: where it is, what can be done, what waits.
struct CaseOverview {
  let file: CaseFile
  let chapters: [Chapter]
  let requests: [OutboxItem]
  let entries: [JournalEntry]
  let now: Moment
  let language: Language
  /// What those are called who are named; programs get their ids.
  let people: PeopleNames

  private var procedure: Procedure { file.program.procedure }
  private var state: CaseState { file.state }

  private func said(vi: String, en: String) -> String { Localized(vi: vi, en: en)[language] }

  /// An outcome somebody may refer to now.
  private struct Offer {
    let name: String
    let title: String
    let role: ID<Role>
    let branch: Int
    let missing: [Localized]
    /// The same without who has the step, which stands above its outcomes.
    let obstacles: [Localized]
  }

  private func offers(in activity: Activity) -> [Offer] {
    procedure.roles.indices.flatMap { index -> [Offer] in
      let role = ID<Role>(index)
      let open = openOutcomes(for: Performer(role), in: state, at: now, of: file.program)
      return open.compactMap { open in
        guard case .outcome(let step, let place) = open.reference, step == activity.step,
          open.branch == activity.branch
        else { return nil }
        return offer(open, procedure.steps[step.index].outcomes[place], role)
      }
    }
  }

  private var anytimeOffers: [Offer] {
    procedure.roles.indices.flatMap { index -> [Offer] in
      let role = ID<Role>(index)
      let open = openOutcomes(for: Performer(role), in: state, at: now, of: file.program)
      return open.compactMap { open in
        guard case .anytime(let place) = open.reference else { return nil }
        return offer(open, procedure.anytime[place].outcome, role)
      }
    }
  }

  private func offer(_ open: OpenOutcome, _ outcome: Outcome, _ role: ID<Role>) -> Offer {
    func words(_ faults: [Fault]) -> [Localized] {
      faults.isEmpty ? [] : RejectionWording(faults, of: procedure).reasons.map(\.what)
    }
    let obstacles = open.missing.filter { fault in
      if case .claimedByAnother = fault { return false }
      if case .assignedToAnother = fault { return false }
      return true
    }
    return Offer(
      name: outcome.name, title: outcome.title.isEmpty ? outcome.name : outcome.title,
      role: role, branch: open.branch, missing: words(open.missing),
      obstacles: words(obstacles))
  }

  /// What the case has asked of the world and nobody has carried out, in the words of the history.
  private var waiting: [(item: OutboxItem, text: String)] {
    var start: [Int: Int] = [:]
    var count = 0
    for entry in entries {
      start[entry.sequence] = count
      count += (try? entry.events().count) ?? 0
    }
    return requests.map { item in
      // Asked for by the entry into the step, which the history tells as such.
      if item.kind == .payment { return (item, BuiltInRequest.pay.words[language]) }
      let place = (start[item.sequence] ?? 0) + item.index
      let before = CaseHistory(of: chapters.prefix(events: place), calling: people).lines
      let after = CaseHistory(of: chapters.prefix(events: place + 1), calling: people).lines
      let text = after.count > before.count ? after.last?.text[language] : nil
      return (item, text ?? item.kind.rawValue)
    }
  }

  private func title(of role: ID<Role>) -> String {
    role == .applicant
      ? said(vi: "Người nộp", en: "Applicant") : procedure.roles[role.index].title
  }

  private func value(_ value: Value, of field: Field) -> String {
    value.vietnamese(options: field.type.options)
  }

  private var known: [(field: Field, value: Value)] {
    procedure.fields.enumerated().compactMap { index, field in
      state.value(of: ID(index)).map { (field, $0) }
    }
  }

  private var fees: [(fee: Fee, due: FeeDue)] {
    feesDue(in: state, at: now, of: file.program).map { (procedure.fees[$0.fee.index], $0) }
  }

  // MARK: For people

  var text: String {
    let standing = file.standing
    var lines = ["\(standing.number)  \(procedure.title) (\(procedure.name))"]
    if let status = standing.status {
      lines.append(said(vi: "trạng thái: ", en: "status: ") + status.words[language])
    }
    if let filed = state.filedAt {
      lines.append(said(vi: "tiếp nhận: ", en: "filed: ") + "\(filed)")
    }
    if let name = state.opening?.applicant.name {
      lines.append(said(vi: "người nộp: ", en: "applicant: ") + name)
    }
    if let end = state.end {
      let end = procedure.ends[end.index]
      let title = end.title.isEmpty ? end.name : end.title
      lines.append(said(vi: "kết thúc: \(title)", en: "ended: \(title)") + " (\(end.name))")
    }
    if let due = state.overallDue, state.isOpen {
      lines.append(
        said(vi: "hẹn trả: ", en: "result by: ") + told(due.moment) + (firstPromise ?? ""))
    }
    if let timer = standing.nextTimer {
      lines.append(said(vi: "hẹn giờ tiếp theo: ", en: "next timer: ") + "\(timer)")
    }
    lines.append(said(vi: "phiên bản: ", en: "version: ") + standing.artifact)
    if state.isOpen { lines += stepLines }
    lines += section(
      vi: "phí, lệ phí", en: "fees",
      fees.map { fee, due in
        let sum =
          due.amount.map { Money($0).vietnamese }
          ?? said(vi: "chưa tính được", en: "not known yet")
        let paid = Money(due.paid).vietnamese
        return "\(fee.name)  “\(fee.title)”: "
          + said(vi: "\(sum), đã nộp \(paid)", en: "\(sum), paid \(paid)")
      })
    lines += section(
      vi: "thông tin", en: "data",
      known.map { "\($0.field.name) = \(value($0.value, of: $0.field))" })
    lines += section(
      vi: "giấy tờ", en: "papers",
      state.papers.map { paper in
        "\(procedure.papers[paper.paper.index].name):\(paper.form.spelling):\(paper.count)"
          + (paper.file.map { "  \($0.name)  sha256:\($0.hexadecimal)" } ?? "")
      })
    lines += section(
      vi: "chờ gửi ra ngoài", en: "waiting to be sent",
      waiting.map { "\($0.item.key)  \($0.text)\(remark(on: $0.item))" })
    return lines.joined(separator: "\n") + "\n"
  }

  /// The due date that was promised first, where another calendar, another version or the law has made
  /// it a different one: the applicant's slip still shows it.
  private var promised: Moment? {
    guard let promised = state.overallClock?.promised?.moment, let due = state.overallDue?.moment,
      promised != due
    else { return nil }
    return promised
  }

  private var firstPromise: String? {
    promised.map { said(vi: " (hẹn ban đầu \($0))", en: " (promised first: \($0))") }
  }

  private func section(vi: String, en: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", said(vi: vi, en: en) + ":"] + lines.map { "  " + $0 }
  }

  /// How it stands with a request that was begun.
  private func remark(on item: OutboxItem) -> String {
    let failure = item.reason.map { ": \($0[language])" } ?? ""
    switch item.phase {
    case .open where item.attempts == 0: return ""
    case .open:
      return said(
        vi: " (đã thử \(item.attempts) lần\(failure))",
        en: " (tried \(item.attempts) times\(failure))")
    case .waiting:
      let until = item.answerBy.map { said(vi: " đến \($0)", en: ", awaited until \($0)") } ?? ""
      return said(
        vi: " (đã nhận, chờ trả lời\(until))", en: " (accepted, not answered\(until))")
    case .incident: return said(vi: " (sự cố\(failure))", en: " (incident\(failure))")
    }
  }

  private func told(_ due: Moment) -> String {
    "\(due)" + (due < now ? said(vi: ", đã trễ", en: ", late") : "")
  }

  private var stepLines: [String] {
    var lines: [String] = []
    for activity in state.activities {
      let step = procedure.steps[activity.step.index]
      let role = title(of: step.role)
      var line = said(vi: "bước “\(step.title)”, \(role)", en: "step “\(step.title)”, \(role)")
      if let assignee = activity.assignee.map({ people[$0] }) {
        line +=
          activity.isClaimed
          ? said(vi: " (\(assignee) đã nhận việc)", en: " (taken on by \(assignee))")
          : said(vi: " (giao \(assignee))", en: " (given to \(assignee))")
      }
      if activity.branch != 0 {
        line += said(vi: ", nhánh \(activity.branch)", en: ", branch \(activity.branch)")
      }
      if let due = activity.due { line += said(vi: ", hạn ", en: ", due ") + told(due.moment) }
      lines += ["", line + ":"]
      lines += offers(in: activity).map { told($0, as: "\(step.name).\($0.name)") }
      for awaited in step.awaits {
        let event = procedure.externalEvents[awaited.event.index]
        lines.append(
          "  \(event.name)  " + said(vi: "chờ sự kiện", en: "awaited event") + " “\(event.title)”")
      }
    }
    let anytime = anytimeOffers
    if !anytime.isEmpty {
      lines += ["", said(vi: "lúc nào cũng được:", en: "at any time:")]
      lines += anytime.map {
        told($0, as: "\($0.name) --as \(procedure.roles[$0.role.index].name)")
      }
    }
    return lines
  }

  private func told(_ offer: Offer, as name: String) -> String {
    let missing = offer.obstacles.map { $0[language] }.joined(separator: "; ")
    return "  \(name)  “\(offer.title)”" + (missing.isEmpty ? "" : " — \(missing)")
  }

  // MARK: For programs

  var json: String {
    let standing = file.standing
    var json = JSONWriter()
    json.object { json in
      json.member("case", standing.number)
      json.member("procedure", standing.procedure)
      json.member("artifact", standing.artifact)
      json.member("sequence", standing.sequence)
      if let status = standing.status { json.member("status", status.rawValue) }
      if let filed = state.filedAt { json.member("filed", filed.iso) }
      if let end = standing.end { json.member("end", end) }
      if let due = state.overallDue, state.isOpen { json.member("due", due.moment.iso) }
      if let promised, state.isOpen { json.member("promised", promised.iso) }
      if let timer = standing.nextTimer { json.member("nextTimer", timer.iso) }
      json.member("steps") { json in
        json.array(of: state.isOpen ? state.activities : []) { json, activity in
          json.object { write(activity, to: &$0) }
        }
      }
      json.member("anytime") { json in
        json.array(of: anytimeOffers) { json, offer in json.object { write(offer, to: &$0) } }
      }
      json.member("fees") { json in
        json.array(of: fees) { json, fee in
          json.object { json in
            json.member("fee", fee.fee.name)
            if let amount = fee.due.amount { json.member("amount", Int(amount)) }
            json.member("paid", Int(fee.due.paid))
          }
        }
      }
      json.member("fields") { json in
        json.object { json in
          for (field, value) in known { json.member(field.name, self.value(value, of: field)) }
        }
      }
      json.member("papers") { json in
        json.array(of: state.papers) { json, paper in
          json.object { write(paper, to: &$0) }
        }
      }
      json.member("waiting") { json in
        json.array(of: requests) { json, item in
          json.object { json in
            json.member("key", item.key)
            json.member("kind", item.kind.rawValue)
            json.member("attempts", item.attempts)
            json.member("phase", item.phase.rawValue)
            if let moment = item.answerBy { json.member("answerBy", moment.iso) }
            if let reason = item.reason { json.member("failure", reason[language]) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func write(_ activity: Activity, to json: inout JSONWriter) {
    let step = procedure.steps[activity.step.index]
    json.member("step", step.name)
    json.member("role", procedure.roles[step.role.index].name)
    json.member("entered", activity.enteredAt.iso)
    if let due = activity.due { json.member("due", due.moment.iso) }
    if let assignee = activity.assignee { json.member("assignee", assignee) }
    if activity.isClaimed { json.member("claimed") { $0.boolean(true) } }
    if activity.branch != 0 { json.member("branch", activity.branch) }
    json.member("outcomes") { json in
      json.array(of: offers(in: activity)) { json, offer in
        json.object { write(offer, to: &$0) }
      }
    }
    json.member("awaits", step.awaits.map { procedure.externalEvents[$0.event.index].name })
  }

  private func write(_ paper: PaperEntry, to json: inout JSONWriter) {
    json.member("paper", procedure.papers[paper.paper.index].name)
    json.member("form", paper.form.rawValue)
    json.member("count", paper.count)
    if let format = paper.format { json.member("format", format) }
    if let bytes = paper.bytes { json.member("bytes", Int(bytes)) }
    if let file = paper.file {
      json.member("name", file.name)
      json.member("sha256", file.hexadecimal)
    }
  }

  private func write(_ offer: Offer, to json: inout JSONWriter) {
    json.member("outcome", offer.name)
    json.member("role", procedure.roles[offer.role.index].name)
    json.member("missing", offer.missing.map { $0[language] })
  }
}
