import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

// What is done in a step: outcomes, payments, events, results of actions, and the passage of time.
extension CaseSession {
  /// One line of the menu.
  private struct Offer {
    /// What it may be called by besides its number.
    let name: String
    let title: String
    let kind: Kind

    enum Kind {
      case outcome(OutcomeReference, ID<Role>, branch: Int)
      case voteClosing(ID<Step>, ID<Role>, branch: Int)
      case payment(ID<Fee>, Int64)
      case event(ID<Named>, branch: Int)
      case actionResult(ActionRequest)
      case actionFailure(ActionRequest)
      /// The end of the called case; nil is one that the step does not name.
      case calledEnd(CallRequest, String?)
      case nextTimer(Moment)
      case stop
    }
  }

  func nextMove() throws(NoAnswer) -> Move {
    let offers = self.offers
    prompter.say(situation)
    for (index, offer) in offers.enumerated() { Output.remark("  \(index + 1). \(offer.title)\n") }
    let question = words(
      vi: "Chọn số, hoặc `sau 3 ngày`, `lúc 27/01/2026 08:00`:",
      en: "A number, or `after 3 days`, `at 27/01/2026 08:00`:")
    let answer = try prompter.ask(question) { (line: String) -> Answer? in
      if let number = Int(line), offers.indices.contains(number - 1) {
        return .offer(offers[number - 1])
      }
      if let offer = offers.first(where: { $0.name == line }) { return .offer(offer) }
      return passage(line).map(Answer.passage)
    }
    switch answer {
    case .passage(let moment): return .passage(moment)
    case .offer(let offer): return try move(of: offer.kind)
    }
  }

  private enum Answer {
    case offer(Offer)
    case passage(Moment)
  }

  /// `sau 3 ngày`, `lúc 27/01/2026 08:00`; nil for a moment that has passed.
  private func passage(_ line: String) -> Moment? {
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return nil }
    switch words[0].lowercased() {
    case "sau", "after":
      return AnswerText.duration(String(words[1])).map { playing.moment(after: $0) }
    case "lúc", "at":
      return AnswerText.moment(String(words[1])).flatMap { $0 >= playing.now ? $0 : nil }
    default: return nil
    }
  }

  /// Where the case is, and by when what is due.
  private var situation: Localized {
    var lines = playing.state.activities.map { activity in
      let step = procedure.steps[activity.step.index]
      let role = title(of: step.role)
      let branch = self.branch(activity.branch).map { " (\($0))" } ?? ""
      var vi = "\(playing.now)  Bước “\(step.title)”\(branch), \(role) thực hiện"
      var en = "\(playing.now)  Step “\(step.title)”\(branch), by \(role)"
      if let due = activity.due {
        vi += ", hạn \(due.moment)"
        en += ", due \(due.moment)"
      }
      return Localized(vi: vi, en: en)
    }
    if let due = playing.state.overallDue, !lines.isEmpty {
      lines[lines.count - 1].vi += ", hẹn trả \(due.moment)"
      lines[lines.count - 1].en += ", result by \(due.moment)"
    }
    return Localized(
      vi: lines.map(\.vi).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n"))
  }

  /// The title of a branch, or the element it was opened for; nil outside of all blocks.
  private func branch(_ number: Int) -> String? {
    for block in playing.state.blocks {
      guard let open = block.branches.first(where: { $0.number == number }) else { continue }
      if let element = open.element { return element.vietnamese() }
      let branches = procedure.parallels[block.parallel.index].branches
      return branches.indices.contains(open.branch) ? branches[open.branch].title : nil
    }
    return nil
  }

  private var offers: [Offer] {
    var offers = outcomes
    for fee in feesDue(in: playing.state, at: playing.now, of: program)
    where fee.isCollectedNow && (fee.outstanding ?? 0) > 0 {
      let declared = procedure.fees[fee.fee.index]
      let sum = Money(fee.outstanding ?? 0).vietnamese
      offers.append(
        Offer(
          name: declared.name,
          title: words(vi: "Nộp \(sum): \(declared.title)", en: "Pay \(sum): \(declared.title)"),
          kind: .payment(fee.fee, fee.outstanding ?? 0)))
    }
    for activity in playing.state.activities {
      let branch = self.branch(activity.branch).map { " (\($0))" } ?? ""
      for awaited in procedure.steps[activity.step.index].awaits {
        let event = procedure.externalEvents[awaited.event.index]
        let title = (event.title.isEmpty ? event.name : event.title) + "”" + branch
        offers.append(
          Offer(
            name: event.name, title: words(vi: "Sự kiện “\(title)", en: "Event “\(title)"),
            kind: .event(awaited.event, branch: activity.branch)))
      }
    }
    offers += calledEnds
    for request in playing.state.pendingRequests {
      let action = procedure.actions[request.action.index]
      offers.append(
        Offer(
          name: action.name,
          title: words(
            vi: "“\(action.title)” trả kết quả", en: "“\(action.title)” gives its result"),
          kind: .actionResult(request)))
      offers.append(
        Offer(
          name: "\(action.name) " + words(vi: "lỗi", en: "fails"),
          title: words(vi: "“\(action.title)” bị lỗi", en: "“\(action.title)” fails"),
          kind: .actionFailure(request)))
    }
    if let next = playing.nextTimer {
      offers.append(
        Offer(
          name: words(vi: "chờ", en: "wait"),
          title: words(
            vi: "Chờ đến hẹn giờ tiếp theo, \(next)", en: "Wait for the next timer, \(next)"),
          kind: .nextTimer(next)))
    }
    offers.append(
      Offer(
        name: words(vi: "dừng", en: "stop"),
        title: words(vi: "Dừng, không chạy tiếp", en: "Stop here"), kind: .stop))
    return offers
  }

  private var outcomes: [Offer] {
    var offers: [Offer] = []
    for role in procedure.roles.indices.map({ ID<Role>($0) }) {
      let open = openOutcomes(
        for: Performer(role), in: playing.state, at: playing.now, of: program)
      for outcome in open {
        guard let declared = self.outcome(outcome.reference) else { continue }
        let who = self.title(of: role)
        let branch = self.branch(outcome.branch).map { " (\($0))" } ?? ""
        let title = (declared.title.isEmpty ? declared.name : declared.title) + branch
        offers.append(
          Offer(
            name: declared.name, title: "\(who): \(title)",
            kind: .outcome(outcome.reference, role, branch: outcome.branch)))
      }
    }
    for activity in playing.state.activities {
      let step = procedure.steps[activity.step.index]
      guard let council = step.council else { continue }
      let role = council.chair ?? step.role
      let who = self.title(of: role)
      let votes = playing.state.votes(inStay: activity.stay).count
      offers.append(
        Offer(
          name: words(vi: "chốt", en: "close"),
          title: words(
            vi: "\(who): chốt biểu quyết (đã có \(votes) phiếu)",
            en: "\(who): close the vote (\(votes) so far)"),
          kind: .voteClosing(activity.step, role, branch: activity.branch)))
    }
    return offers
  }

  /// The ends that cases of other procedures may come to, as the steps that called them name them.
  private var calledEnds: [Offer] {
    playing.state.openCalls.flatMap { open -> [Offer] in
      guard let call = procedure.steps[open.request.step.index].call else { return [] }
      let named = call.ends.map { ending in
        Offer(
          name: ending.end,
          title: words(
            vi: "Thủ tục `\(call.procedure)` kết thúc `\(ending.end)`",
            en: "Procedure `\(call.procedure)` ends `\(ending.end)`"),
          kind: .calledEnd(open.request, ending.end))
      }
      guard call.otherwise != nil else { return named }
      let way =
        named.isEmpty ? (vi: "", en: "") : (vi: " cách khác", en: " in another way")
      return named + [
        Offer(
          name: "\(call.procedure) " + words(vi: "khác", en: "otherwise"),
          title: words(
            vi: "Thủ tục `\(call.procedure)` kết thúc\(way.vi)",
            en: "Procedure `\(call.procedure)` ends\(way.en)"),
          kind: .calledEnd(open.request, nil))
      ]
    }
  }

  private func outcome(_ reference: OutcomeReference) -> Outcome? {
    switch reference {
    case .outcome(let step, let index): procedure.steps[step.index].outcomes[index]
    case .anytime(let index): procedure.anytime[index].outcome
    }
  }

  // MARK: Moves

  private func move(of kind: Offer.Kind) throws(NoAnswer) -> Move {
    switch kind {
    case .outcome(let reference, let role, let branch):
      return .command(try choice(reference, role, branch))
    case .voteClosing(let step, let role, let branch):
      let person = procedure.roles[role.index].name
      return .command(
        .closeVote(VoteClosing(step, by: Performer(role, person: person), branch: branch)))
    case .payment(let fee, let amount):
      return .command(.pay(Payment(fee, amount: amount, by: try means(of: fee))))
    case .event(let event, let branch):
      return .command(
        .deliver(Delivery(event, fields: try valuesOfEvent(), branch: branch)))
    case .calledEnd(let request, let end): return .command(try calledEnd(request, end))
    case .actionResult(let request): return .command(try result(of: request))
    case .actionFailure(let request):
      let reason = try prompter.line(words(vi: "Vì sao lỗi:", en: "Why it fails:"))
      return .command(.actionFailed(request: request.number, reason: reason))
    case .nextTimer(let moment): return .passage(moment)
    case .stop: throw .end
    }
  }

  private func choice(
    _ reference: OutcomeReference, _ role: ID<Role>, _ branch: Int
  ) throws(NoAnswer) -> Command {
    let required = outcome(reference)?.requires ?? []
    let person = try performer(role, of: reference, branch)
    var choice = Choice(by: Performer(role, person: person), reference, branch: branch)
    choice.present = try parties(of: reference)
    switch reference {
    case .anytime:
      choice.fields = try entries(for: required, required: Set(required))
    case .outcome(let id, _):
      let step = procedure.steps[id.index]
      choice.fields = try entries(for: step.enters.union(required), required: Set(required))
      for assigned in step.assigns {
        let title = self.title(of: assigned)
        let person = try prompter.line(
          words(vi: "Giao cho (\(title)):", en: "Assign to (\(title)):"))
        if !person.isEmpty { choice.assignments.append(Assignment(assigned, to: person)) }
      }
      if outcome(reference)?.requiresSignature == true { choice.signatures = step.signs }
      if step.takesDossier {
        let tried = choice
        choice.papers = try papers { papers in
          var attempt = tried
          attempt.papers = papers
          return .act(attempt)
        }
      }
    }
    return .act(choice)
  }

  /// Who acts; asked only where it matters who it is.
  private func performer(
    _ role: ID<Role>, of reference: OutcomeReference, _ branch: Int
  ) throws(NoAnswer) -> String? {
    let activities = playing.state.activities
    guard role != .applicant,
      let activity = activities.first(where: { activity in
        guard case .outcome(let step, _) = reference else { return activity.branch == branch }
        return activity.step == step && activity.branch == branch
      }) ?? activities.first
    else { return nil }
    let usual = activity.assignee ?? procedure.roles[role.index].name
    let step = activity.step
    let matters =
      activity.assignee != nil || !procedure.steps[step.index].notPerformerOf.isEmpty
      || procedure.steps[step.index].council != nil
      || procedure.steps.contains { $0.notPerformerOf.contains(step) }
    guard matters else { return usual }
    let person = try prompter.line(
      words(vi: "Người thực hiện [\(usual)]:", en: "Performed by [\(usual)]:"))
    return person.isEmpty ? usual : person
  }

  /// Who is there besides, where the outcome needs it: an empty answer for who is not.
  private func parties(of reference: OutcomeReference) throws(NoAnswer) -> [Performer] {
    var parties: [Performer] = []
    for role in outcome(reference)?.inPresenceOf ?? [] {
      let title = self.title(of: role)
      let person = try prompter.line(
        words(
          vi: "Có mặt, \(title) (họ tên; để trống nếu vắng):",
          en: "Present, \(title) (name; empty if absent):"))
      if !person.isEmpty { parties.append(Performer(role, person: person)) }
    }
    return parties
  }

  /// What a message of another system brings: `tên = giá trị`, one a line, up to an empty one.
  private func valuesOfEvent() throws(NoAnswer) -> [FieldEntry] {
    var entries: [FieldEntry] = []
    let usable = procedure.fields.indices.filter { !program.isComputed(ID($0)) }
    guard !usable.isEmpty else { return entries }
    let question = words(
      vi: "Thông tin kèm sự kiện (`tên = giá trị`; để trống là hết):",
      en: "Data of the event (`name = value`; empty when done):")
    while true {
      let entry = try prompter.ask(question) { (line: String) -> FieldEntry?? in
        if line.isEmpty { return .some(nil) }
        let halves = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard halves.count == 2,
          let index = usable.first(where: { procedure.fields[$0].name == halves[0] })
        else { return nil }
        return AnswerText.value(halves[1], of: procedure.fields[index].type).map {
          .some(FieldEntry(ID(index), $0))
        }
      }
      guard let entry else { return entries }
      entries.append(entry)
    }
  }

  /// How a called case has ended, with the values that the step takes over from it.
  private func calledEnd(
    _ request: CallRequest, _ named: String?
  ) throws(NoAnswer) -> Command {
    let end =
      if let named {
        named
      } else {
        try prompter.line(words(vi: "Tên kết thúc:", en: "Name of the end:"))
      }
    var values: [NamedValue] = []
    for gift in procedure.steps[request.step.index].call?.gives ?? [] {
      let field = procedure.fields[gift.into.index]
      let answer = try prompter.ask("\(field.title) (`\(gift.from)`):") {
        (line: String) -> Value?? in
        if line.isEmpty { return .some(nil) }
        return AnswerText.value(line, of: field.type).map { .some($0) }
      }
      if let answer { values.append(NamedValue(gift.from, answer)) }
    }
    return .callEnded(request: request.number, end: end, values: values)
  }

  private func means(of fee: ID<Fee>) throws(NoAnswer) -> Collection.Means {
    let collected = playing.state.activities.flatMap { procedure.steps[$0.step.index].collects }
    let means = collected.first { $0.fees.contains(fee) }?.means ?? []
    let named = means.map { (item: $0, name: $0.rawValue, title: $0.title(in: language)) }
    return try choose(words(vi: "Nộp qua:", en: "Paid how:"), among: named) ?? .counter
  }

  private func result(of request: ActionRequest) throws(NoAnswer) -> Command {
    guard let gives = procedure.actions[request.action.index].gives else {
      return .actionSucceeded(request: request.number, value: nil)
    }
    let value = try prompter.ask(
      words(vi: "Kết quả (\(gives.name)):", en: "Result (\(gives.name)):")
    ) { AnswerText.value($0, of: gives.type) }
    return .actionSucceeded(request: request.number, value: value)
  }
}

extension Collection.Means {
  func title(in language: Language) -> String {
    switch (self, language) {
    case (.online, .vi): "Trực tuyến"
    case (.online, .en): "Online"
    case (.counter, .vi): "Tại quầy"
    case (.counter, .en): "At the counter"
    case (.post, .vi): "Bưu chính"
    case (.post, .en): "By post"
    }
  }
}
