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
      case outcome(OutcomeReference, ID<Role>)
      case payment(ID<Fee>, Int64)
      case event(ID<Named>)
      case actionResult(ActionRequest)
      case actionFailure(ActionRequest)
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
    guard let activity = playing.state.activities.first else {
      return Localized(verbatim: "")
    }
    let step = procedure.steps[activity.step.index]
    let role = title(of: step.role)
    var vi = "\(playing.now)  Bước “\(step.title)”, \(role) thực hiện"
    var en = "\(playing.now)  Step “\(step.title)”, by \(role)"
    if let due = activity.due {
      vi += ", hạn \(due.moment)"
      en += ", due \(due.moment)"
    }
    if let due = playing.state.overallDue {
      vi += ", hẹn trả \(due.moment)"
      en += ", result by \(due.moment)"
    }
    return Localized(vi: vi, en: en)
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
    if let activity = playing.state.activities.first {
      for awaited in procedure.steps[activity.step.index].awaits {
        let event = procedure.externalEvents[awaited.event.index]
        let title = event.title.isEmpty ? event.name : event.title
        offers.append(
          Offer(
            name: event.name, title: words(vi: "Sự kiện “\(title)”", en: "Event “\(title)”"),
            kind: .event(awaited.event)))
      }
    }
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
      for outcome in open.map(\.reference) {
        guard let declared = self.outcome(outcome) else { continue }
        let who = self.title(of: role)
        let title = declared.title.isEmpty ? declared.name : declared.title
        offers.append(
          Offer(
            name: declared.name, title: "\(who): \(title)", kind: .outcome(outcome, role)))
      }
    }
    return offers
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
    case .outcome(let reference, let role): return .command(try choice(reference, role))
    case .payment(let fee, let amount):
      return .command(.pay(Payment(fee, amount: amount, by: try means(of: fee))))
    case .event(let event): return .command(.deliver(Delivery(event)))
    case .actionResult(let request): return .command(try result(of: request))
    case .actionFailure(let request):
      let reason = try prompter.line(words(vi: "Vì sao lỗi:", en: "Why it fails:"))
      return .command(.actionFailed(request: request.number, reason: reason))
    case .nextTimer(let moment): return .passage(moment)
    case .stop: throw .end
    }
  }

  private func choice(
    _ reference: OutcomeReference, _ role: ID<Role>
  ) throws(NoAnswer) -> Command {
    let required = outcome(reference)?.requires ?? []
    var choice = Choice(by: Performer(role, person: try performer(role)), reference)
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
  private func performer(_ role: ID<Role>) throws(NoAnswer) -> String? {
    guard role != .applicant, let activity = playing.state.activities.first else { return nil }
    let usual = activity.assignee ?? procedure.roles[role.index].name
    let step = activity.step
    let matters =
      activity.assignee != nil || !procedure.steps[step.index].notPerformerOf.isEmpty
      || procedure.steps.contains { $0.notPerformerOf.contains(step) }
    guard matters else { return usual }
    let person = try prompter.line(
      words(vi: "Người thực hiện [\(usual)]:", en: "Performed by [\(usual)]:"))
    return person.isEmpty ? usual : person
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
