import CivilTime
import ProcedureGraph

/// A procedure as the rules of the domain look at it.
struct LintView: Sendable {
  let procedure: Procedure
  let flow: Flow
  /// Applicant's steps in which papers are asked for again (*bổ sung*); not those where money is paid.
  let supplements: [Int]
  /// The places in which a case may be while the clock of the whole case has not started.
  let unstarted: [Bool]
  /// Moves and their ways, in the order of the places that they lead to, and where those of each place
  /// begin.
  private let arriving: [(move: Int, way: Int)]
  private let firstArriving: [Int]

  /// Questions that look at the whole process for one place are asked of so many places at most.
  static let mostLookedAt = 64

  init(_ flow: Flow) {
    let procedure = flow.procedure
    self.procedure = procedure
    self.flow = flow
    supplements = procedure.steps.indices.filter { index in
      let step = procedure.steps[index]
      return step.role == .applicant && index != procedure.initial.index
        && (step.takesDossier || step.status == .supplementRequested)
        && step.status != .financialObligation
    }
    (arriving, firstArriving) = Self.arrivals(in: flow)
    unstarted = Self.unstarted(in: procedure, flow)
  }

  private static func arrivals(in flow: Flow) -> ([(move: Int, way: Int)], [Int]) {
    var first = Array(repeating: 0, count: flow.places.count + 1)
    for move in flow.moves {
      for way in move.ways { first[flow.ways[way].target + 1] += 1 }
    }
    for place in first.indices.dropFirst() { first[place] += first[place - 1] }
    var next = first
    var all = Array(repeating: (move: 0, way: 0), count: first[flow.places.count])
    for (index, move) in flow.moves.enumerated() {
      for way in move.ways {
        let target = flow.ways[way].target
        all[next[target]] = (index, way)
        next[target] += 1
      }
    }
    return (all, first)
  }

  private static func unstarted(in procedure: Procedure, _ flow: Flow) -> [Bool] {
    let places = flow.places.count
    if procedure.limits.isEmpty { return Array(repeating: true, count: places) }
    let starts =
      flow.actLists.contains(where: startsClock)
      || procedure.ends.contains { startsClock($0.acts) }
      || procedure.steps.contains { startsClock($0.onEntry) }
    // Where nothing starts it, it starts with the filing.
    if !starts { return Array(repeating: false, count: places) }
    return reach(in: flow, from: [procedure.initial.index]) { arrival in
      contains(arrival, in: flow, where: startsClock)
        || startsClock(flow.entryActs(of: arrival.way.target))
    }
  }

  static func startsClock(_ acts: [Act]) -> Bool {
    acts.contains { if case .startClock = $0 { true } else { false } }
  }

  /// Somebody of an agency performs the step.
  func isOfficers(_ step: Int) -> Bool {
    let role = procedure.steps[step].role
    return role != .applicant && role != .system
  }

  /// The result is handed out in the moment of filing or the same day: no slip, no post (Decree
  /// 61/2018 art. 17.4).
  var isImmediate: Bool {
    !procedure.limits.isEmpty
      && procedure.limits.allSatisfy { if case .sameDay = $0.limit { true } else { false } }
  }

  // MARK: Telling the applicant

  /// A message, or a document that is handed over.
  func tell(_ acts: [Act]) -> Bool {
    acts.contains { act in
      switch act {
      case .notify(let notice): notice.to == .applicant
      case .remind(let role), .post(_, let role): role == .applicant
      case .issue, .returnResult: true
      case .publish, .set, .refund, .issueResult, .startClock, .extendClock, .perform: false
      }
    }
  }

  /// Whether the applicant is told on the way itself.
  func tells(_ arrival: Arrival) -> Bool { contains(arrival, where: tell) }

  /// Whether the author, or a rule that is complied with, ensures a word after an event already.
  func ensuresWord(after isEvent: (Obligation.Event) -> Bool) -> Bool {
    procedure.obligations.contains { obligation in
      guard case .response(let event, let always) = obligation.demand, isEvent(event) else {
        return false
      }
      switch always {
      case .notified(let role, _): return role == .applicant
      case .letterIssued: return true
      case .stepEntered, .outcomeChosen, .reminded, .published, .posted, .feeCollected,
        .actionPerformed, .clockStarted, .clockExtended, .overdue, .ended, .absent:
        return false
      }
    }
  }

  // MARK: Ways

  /// One way on which a case comes to a place.
  struct Arrival: Sendable {
    let move: Move
    let way: Way
  }

  /// All ways that lead to a place.
  func arrivals(at place: Int) -> [Arrival] {
    arriving[firstArriving[place]..<firstArriving[place + 1]].map {
      Arrival(move: flow.moves[$0.move], way: flow.ways[$0.way])
    }
  }

  /// Whether something is done on the way.
  func contains(_ arrival: Arrival, where isSo: ([Act]) -> Bool) -> Bool {
    Self.contains(arrival, in: flow, where: isSo)
  }

  private static func contains(
    _ arrival: Arrival, in flow: Flow, where isSo: ([Act]) -> Bool
  ) -> Bool {
    arrival.move.acts.contains { isSo(flow.actLists[$0]) }
      || arrival.way.acts.map { isSo(flow.actLists[$0]) } ?? false
  }

  /// The outcome that a person chooses for it.
  func outcome(of move: Move) -> Outcome? {
    switch move.cause {
    case .outcome(let index), .deemed(let index):
      return procedure.steps[move.source].outcomes[index]
    case .anytime(let index): return procedure.anytime[index].outcome
    case .notCarried, .route, .waited, .event, .called, .calledOtherwise, .overdue, .stageOverdue,
      .overallOverdue, .failure, .exhausted, .blockDone:
      return nil
    }
  }

  /// Where the cause of a move stands.
  func path(of move: Move) -> [String] {
    switch move.cause {
    case .outcome(let index), .deemed(let index):
      let step = procedure.steps[move.source]
      return ["steps", step.name, "outcomes", step.outcomes[index].name]
    case .anytime(let index): return ["anytime", procedure.anytime[index].outcome.name]
    case .notCarried, .route, .waited, .event, .called, .calledOtherwise, .overdue, .stageOverdue,
      .overallOverdue, .failure, .exhausted, .blockDone:
      if flow.places.isStep(move.source) { return ["steps", procedure.steps[move.source].name] }
      return []
    }
  }

  /// The places that a case can come to from some, on ways that are not `closed`.
  func reach(from start: [Int], closed: (Arrival) -> Bool) -> [Bool] {
    Self.reach(in: flow, from: start, closed: closed)
  }

  private static func reach(
    in flow: Flow, from start: [Int], closed: (Arrival) -> Bool
  ) -> [Bool] {
    var isReached = Array(repeating: false, count: flow.places.count)
    var open: [Int] = []
    func visit(_ place: Int) {
      guard !isReached[place] else { return }
      isReached[place] = true
      open.append(place)
    }
    for place in start { visit(place) }
    while let place = open.popLast() {
      if flow.places.isBlock(place) {
        for region in flow.places.regions(of: flow.places.block(at: place)) {
          visit(flow.entrances[region])
        }
      }
      for index in flow.moves(from: place) {
        let move = flow.moves[index]
        for way in move.ways where !closed(Arrival(move: move, way: flow.ways[way])) {
          visit(flow.ways[way].target)
        }
      }
    }
    return isReached
  }

  // MARK: Limits

  /// The durations that a limit may come to, as far as they are written down.
  static func durations(of limit: LimitRule.Limit) -> [LegalDuration] {
    guard case .duration(let expression) = limit else { return [] }
    return durations(of: expression)
  }

  private static func durations(of expression: Expression) -> [LegalDuration] {
    switch expression {
    case .literal(.duration(let duration)): [duration]
    case .conditional(_, let then, let otherwise): durations(of: then) + durations(of: otherwise)
    case .call(.greatest, let operands), .call(.least, let operands):
      operands.flatMap(durations)
    case .literal, .field, .builtin, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare,
      .arithmetic, .oneOf, .call, .list:
      []
    }
  }
}
