import CivilTime
import ProcedureGraph

// Filing: opens the case, and performs the applicant's first step with it.
extension Run {
  mutating func file(
    _ filing: Filing, at now: Moment, state: inout CaseState
  ) throws(Rejection) {
    guard tables.graph.openedBy.isEmpty || !tables.graph.filing.isEmpty else {
      throw .notOpenedByFiling
    }
    let initial = tables.graph.initial
    let first = tables.steps[initial.index]
    let isPerformed = first.role == .applicant && !first.outcomes.isEmpty
    let outcome = isPerformed ? tables.outcomes[Int(first.outcomes.start)] : nil

    let opening = completed(filing.opening)
    emit(.filed(opening), at: now, in: &state)
    var faults = caseFaults(opening)
    let onBehalf = tables.graph.onBehalf?.field
    record(
      filing.fields, at: now, &state, &faults,
      may: { tables, field in
        if field == onBehalf { return true }
        return first.role == .applicant
          ? tables.lists(field, in: first.enters)
            || outcome.map { tables.lists(field, in: $0.requires) } ?? false
          : !tables.computed[field.index]
      })
    recordDefaults(at: now, &state)
    faults += channelFaults(opening, state, at: now) + onBehalfFaults(state, at: now)
    faults += leadTimeFaults(state, at: now)
    record(filing.papers, at: now, &state, &faults)
    if first.takesDossier { faults += incompleteness(besides: faults, at: now, state) }
    if let outcome { faults += missing(outcome.requires, given: filing.fields, state.values) }
    guard faults.isEmpty else { throw .faulty(faults) }

    if tables.startsClockAtFiling { try startClock(at: now, &state) }
    try go(to: .step(initial), at: now, &state)
    // An end or an automatic step that led on at once leaves nothing to perform.
    guard let outcome, state.head.isStaying(1) else { return }
    // What has to be signed or paid first is so with the case open; the applicant chooses then.
    if outcome.requiresSignature { return }
    if !outcome.isFreeOfCollection {
      let due = CaseContext(state, tables, at: now).feeFaults(of: initial)
      guard due.isEmpty else { return }
    }
    emit(
      .outcomeChosen(initial, outcome: 0, by: Performer(.applicant)), at: now, in: &state)
    let target = try leave(by: outcome.route, acts: outcome.acts, at: now, &state)
    try go(to: target, at: now, &state)
  }

  /// Another system's message opens the case in its first step, and nothing is performed with it.
  mutating func open(
    _ opening: EventOpening, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard tables.graph.openedBy.contains(opening.event) else {
      throw .eventNotAwaited(opening.event)
    }
    let filed = completed(Opening(opening))
    emit(.filed(filed), at: now, in: &state)
    emit(.eventReceived(opening.event), at: now, in: &state)
    var faults = caseFaults(filed)
    record(
      opening.fields, at: now, &state, &faults,
      may: { tables, field in !tables.computed[field.index] })
    recordDefaults(at: now, &state)
    faults += onBehalfFaults(state, at: now)
    guard faults.isEmpty else { throw .faulty(faults) }
    if tables.startsClockAtFiling { try startClock(at: now, &state) }
    try go(to: .step(tables.graph.initial), at: now, &state)
  }

  /// Where somebody files for the applicant: whether that may be.
  private func onBehalfFaults(_ state: CaseState, at now: Moment) -> [Fault] {
    guard let onBehalf = tables.graph.onBehalf, state.values[onBehalf.field.index] != nil else {
      return []
    }
    let context = CaseContext(state, tables, at: now)
    return onBehalf.bans.enumerated().compactMap { index, ban -> Fault? in
      do throws(EvaluationFault) {
        return try ban.condition.holds(in: context) ? .filedOnBehalf(ban: index) : nil
      } catch {
        return .cannotEvaluate(.onBehalf(index), error)
      }
    }
  }

  /// Where there is one way to hand the result over, it need not be named.
  private func completed(_ opening: Opening) -> Opening {
    guard opening.returning == nil, let only = tables.graph.returning.first,
      tables.graph.returning.allSatisfy({ $0.channel == only.channel })
    else { return opening }
    var opening = opening
    opening.returning = only.channel
    return opening
  }

  private func caseFaults(_ opening: Opening) -> [Fault] {
    let cases = tables.graph.cases
    if let selected = opening.selected {
      guard cases.indices.contains(selected.index) else { return [.noSuchCase(selected)] }
      return cases[selected.index].condition == nil ? [] : [.caseIsComputed(selected)]
    }
    return !cases.isEmpty && cases.allSatisfy { $0.condition == nil } ? [.caseMissing] : []
  }

  private func channelFaults(
    _ opening: Opening, _ state: CaseState, at now: Moment
  ) -> [Fault] {
    let context = CaseContext(state, tables, at: now)
    var faults: [Fault] = []
    if let channel = opening.channel {
      switch context.offers(channel, tables.graph.filing) {
      case .success(true): break
      case .success(false): faults.append(.channelNotAvailable(channel))
      case .success(nil): faults.append(.channelNotOffered(channel))
      case .failure(let fault): faults.append(.cannotEvaluate(.filingChannel(channel), fault))
      }
    }
    guard let returning = opening.returning else {
      return tables.graph.returning.isEmpty ? faults : faults + [.returnMissing]
    }
    switch context.offers(returning, tables.graph.returning) {
    case .success(true): break
    case .success(false): faults.append(.returnNotAvailable(returning))
    case .success(nil): faults.append(.returnNotOffered(returning))
    case .failure(let fault): faults.append(.cannotEvaluate(.returnChannel(returning), fault))
    }
    return faults
  }

  /// Filed too late before an event whose date is known.
  private func leadTimeFaults(_ state: CaseState, at now: Moment) -> [Fault] {
    let context = CaseContext(state, tables, at: now)
    var faults: [Fault] = []
    for lead in tables.graph.leadTimes {
      guard let event = state.value(of: lead.event)?.day else { continue }
      do throws(EvaluationFault) {
        if let condition = lead.condition, try !condition.holds(in: context) { continue }
        let latest = try Expression.arithmetic(
          .minus, .literal(.date(event)), .literal(.duration(lead.atLeast))
        ).evaluate(in: context)
        if let latest = latest.day, now.date > latest {
          faults.append(.filedTooLate(lead.event, latest: latest))
        }
      } catch {
        faults.append(.cannotEvaluate(.leadTime(lead.event), error))
      }
    }
    return faults
  }

  /// Values that fields have unless something else is given. One that can't be evaluated yet leaves
  /// its field empty.
  private mutating func recordDefaults(at now: Moment, _ state: inout CaseState) {
    for index in tables.initials where state.values[index] == nil {
      guard let initial = tables.graph.fields[index].initial else { continue }
      if case .literal(let value) = initial {
        emit(.fieldRecorded(ID(index), value), at: now, in: &state)
        continue
      }
      do throws(EvaluationFault) {
        let value = try initial.evaluate(in: CaseContext(state, tables, at: now))
        emit(.fieldRecorded(ID(index), value), at: now, in: &state)
      } catch {
        continue
      }
    }
  }
}

extension CaseContext {
  /// Whether a channel is available; nil where it is not offered at all. A procedure that says
  /// nothing of channels offers every one.
  func offers(_ channel: Channel, _ rules: [ChannelRule]) -> Result<Bool?, EvaluationFault> {
    if rules.isEmpty { return .success(true) }
    var isOffered = false
    for rule in rules where rule.channel == channel {
      guard let condition = rule.condition else { return .success(true) }
      isOffered = true
      do throws(EvaluationFault) {
        if try condition.holds(in: self) { return .success(true) }
      } catch {
        return .failure(error)
      }
    }
    return .success(isOffered ? false : nil)
  }
}

extension Value {
  /// The day of a date or a moment.
  fileprivate var day: CivilDate? {
    switch self {
    case .date(let date): date
    case .moment(let moment): moment.date
    case .text, .number, .money, .flag, .choice, .list, .duration: nil
    }
  }
}
