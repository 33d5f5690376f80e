import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Looks for cases that come to a read without what it reads, by playing them on the interpreter.
///
/// Every state a case may come to, as far as what decides its way and what may be missing go, is looked
/// at once. Those from which the fewest moves may lead to a read that is still open come first (A*,
/// Hart, Nilsson and Raphael 1968), so the first case that is found is a shortest one.
struct MissingSearch {
  /// A case in which something was missing where it was read.
  struct Witness {
    /// Up to the read; empty where it comes with the filing.
    var history: [TimedEvent]
    /// Whoever was refused may give what is missing with the same command.
    var isMendable: Bool
  }

  /// What the reads are told apart by.
  struct Question: Hashable {
    var datum: ReadDatum
    var site: ReadSite
    var use: ReadUse
  }

  private(set) var witnesses: [Question: Witness] = [:]
  /// Everything that can happen was gone through.
  private(set) var isWhole = true

  private struct Node {
    let state: CaseState
    let now: Moment
    let fired: FiredOverdue
    let parent: Int
    /// How many commands led here.
    let depth: Int
    let events: [TimedEvent]
  }

  private let flow: Flow
  private let program: Program
  private let live: LiveData
  private let doings: Doings
  private let questions: [Question]
  private var nodes: [Node] = []
  /// Nodes that are not looked at yet, by the least number of commands of a case that goes through
  /// them to an open read.
  private var waiting: [[Int]] = []
  private var distances: Distances
  private var numbers: Set<StateKey> = []
  private var commands = 0
  private let mostCommands: Int

  static let mostStates = 2_000

  init(_ flow: Flow, _ program: Program, asking questions: [Question]) {
    self.flow = flow
    self.program = program
    self.questions = questions
    var samples = Samples(flow.procedure)
    flow.forEachCondition { samples.note($0) }
    let besides = questions.compactMap { question -> ID<Field>? in
      if case .field(let field) = question.datum { field } else { nil }
    }
    live = LiveData(flow, samples, besides: besides.uniqued)
    doings = Doings(flow, live, program)
    distances = Distances(in: flow, to: Self.places(of: questions, in: flow))
    // A state of a large process costs more to make.
    mostCommands = max(2_000, min(20_000, 20_000_000 / max(1, flow.places.count)))
    run()
  }

  private mutating func run() {
    for command in doings.filings(&isWhole) {
      attempt(command, at: Exploration.start, in: .new, FiredOverdue(), from: -1)
    }
    var answered = 0
    while let next = nextNode() {
      if questions.allSatisfy(isAnswered) { return }
      guard nodes.count <= Self.mostStates, commands <= mostCommands else {
        isWhole = false
        return
      }
      let node = nodes[next]
      guard node.state.isOpen else { continue }
      for command in doings.commands(in: node.state, &isWhole) {
        attempt(command, at: node.now, in: node.state, node.fired, from: next)
      }
      wait(from: next)
      if witnesses.count > answered {
        answered = witnesses.count
        aimAnew()
      }
    }
  }

  private func isAnswered(_ question: Question) -> Bool {
    witnesses[question].map { !$0.isMendable } ?? false
  }

  // MARK: The order

  private mutating func nextNode() -> Int? {
    guard let nearest = waiting.firstIndex(where: { !$0.isEmpty }) else { return nil }
    return waiting[nearest].removeFirst()
  }

  private mutating func put(_ index: Int) {
    let node = nodes[index]
    // From where no way leads to an open read there is nothing more to see.
    guard
      let nearest = node.state.activities.compactMap({ distances[$0.step.index] }).min()
    else { return }
    let rank = node.depth + nearest
    while waiting.count <= rank { waiting.append([]) }
    waiting[rank].append(index)
  }

  /// What is answered draws nothing any more.
  private mutating func aimAnew() {
    let open = questions.filter { !isAnswered($0) }
    distances = Distances(in: flow, to: Self.places(of: open, in: flow))
    let all = waiting.flatMap { $0 }.sorted()
    waiting = []
    for index in all { put(index) }
  }

  /// Where something is read; everywhere where that is no single place.
  private static func places(of questions: [Question], in flow: Flow) -> [Int] {
    let places = questions.map { $0.site.place(in: flow) }
    return places.contains(nil) ? Array(0..<flow.places.count) : places.compactMap { $0 }.uniqued
  }

  // MARK: Playing

  private mutating func attempt(
    _ command: Command, at now: Moment, in before: CaseState, _ fired: FiredOverdue,
    from parent: Int
  ) {
    commands += 1
    var (state, events) = (before, [TimedEvent]())
    let refusal = program.refusal(of: command, on: &state, at: now, events: &events)
    if let refusal {
      note(refusal, of: command, from: parent)
    } else {
      note(events[...], in: before, from: parent)
      add(state, at: now, events, fired, from: parent)
    }
  }

  /// Lets time pass, from timer to timer: a few more than one, for a single one may lead back to a
  /// state that counts as the same.
  private mutating func wait(from parent: Int) {
    var (state, events) = (nodes[parent].state, [TimedEvent]())
    var fired = nodes[parent].fired
    for _ in 0..<8 {
      guard let ready = nextTimer(in: state, of: program) else { return }
      commands += 1
      let moment = max(ready, state.lastMoment ?? ready)
      let (before, count) = (state, events.count)
      do throws(Rejection) {
        try perform(.advance, on: &state, at: moment, of: program, events: &events)
      } catch {
        note(error, of: .advance, from: parent)
        return
      }
      note(events[count...], in: before, from: parent, after: events[..<count])
      fired.follow(events[count...], state)
      let known = nodes.count
      add(state, at: moment, events, fired, from: parent)
      if !state.isOpen || nodes.count > known { return }
    }
  }

  private mutating func add(
    _ state: CaseState, at now: Moment, _ events: [TimedEvent], _ before: FiredOverdue,
    from parent: Int
  ) {
    var fired = before
    fired.follow(events[...], state)
    guard numbers.insert(StateKey(state, fired: fired, live, program)).inserted else { return }
    let depth = parent < 0 ? 0 : nodes[parent].depth + 1
    nodes.append(
      Node(state: state, now: now, fired: fired, parent: parent, depth: depth, events: events))
    put(nodes.count - 1)
  }

  private func history(of index: Int) -> [TimedEvent] {
    var path: [[TimedEvent]] = []
    var node = index
    while node >= 0 {
      path.append(nodes[node].events)
      node = nodes[node].parent
    }
    return path.reversed().flatMap { $0 }
  }

  // MARK: What was missing

  /// Messages that were sent, and cases that were decided, without something.
  private mutating func note(
    _ events: ArraySlice<TimedEvent>, in before: CaseState, from parent: Int,
    after earlier: ArraySlice<TimedEvent> = []
  ) {
    var open = questions.filter { question in
      switch question.use {
      case .message, .computedCase: witnesses[question] == nil && isMissing(question.datum, before)
      case .condition, .amount, .paper, .limit, .wait, .value, .argument, .call, .branches,
        .members, .channel, .leadTime, .onBehalf:
        false
      }
    }
    var scene = Scene(flow, before)
    for index in events.indices {
      guard !open.isEmpty else { return }
      let event = events[index].event
      if let given = given(by: event, in: before) { open.removeAll { $0.datum == given } }
      scene.follow(event, flow)
      let seen = open.filter { isSeen($0, by: event, scene) }
      guard !seen.isEmpty else { continue }
      let told = history(of: parent) + earlier + events[...index]
      for question in seen where witnesses[question] == nil {
        witnesses[question] = Witness(history: told, isMendable: false)
      }
      open.removeAll { seen.contains($0) }
    }
  }

  private func isMissing(_ datum: ReadDatum, _ state: CaseState) -> Bool {
    switch datum {
    case .field(let field): state.value(of: field) == nil
    case .dueDate: state.overallClock?.due == nil
    }
  }

  private func given(by event: Event, in before: CaseState) -> ReadDatum? {
    switch event {
    case .fieldRecorded(let field, _): return .field(field)
    case .clockStarted(_, let due): return due == nil ? nil : .dueDate
    case .actionSucceeded(let number, _):
      return before.pendingRequests.first { $0.number == number }?.into.map { .field($0) }
    default: return nil
    }
  }

  private func isSeen(_ question: Question, by event: Event, _ scene: Scene) -> Bool {
    guard scene.has(question.site, flow) else { return false }
    switch (question.use, event) {
    case (.message(let message), .noticeRequested(let notice)): return message == notice.message
    case (.computedCase, .stepEntered(let step, _)):
      if case .filing = question.site { return true }
      return question.site == .entry(step.index)
    case (.computedCase, .stepLeft(let step)):
      switch question.site {
      case .move, .way, .stay: return question.site.place(in: flow) == step.index
      case .filing, .entry, .stage, .whole: return false
      }
    default: return false
    }
  }

  /// Commands that were refused for want of something.
  private mutating func note(_ refusal: Rejection, of command: Command, from parent: Int) {
    let faults: [(Fault.Place, EvaluationFault)]
    switch refusal {
    case .cannotEvaluate(let place, let fault): faults = [(place, fault)]
    case .faulty(let all):
      faults = all.compactMap { fault in
        if case .cannotEvaluate(let place, let why) = fault { (place, why) } else { nil }
      }
    default: return
    }
    for (place, fault) in faults {
      let datum: ReadDatum
      switch fault {
      case .missingField(let field): datum = .field(field)
      case .missingBuiltin(.dueOn): datum = .dueDate
      case .missingBuiltin, .overflow, .typeMismatch, .incomparableDurations, .dateOutOfRange:
        continue
      }
      let isMendable = mayGive(datum, command)
      for question in questions
      where question.datum == datum && place.isFor(question, flow)
        && command.mayCome(to: question.site, flow)
      {
        if let known = witnesses[question], known.isMendable == isMendable || isMendable {
          continue
        }
        witnesses[question] = Witness(history: history(of: parent), isMendable: isMendable)
      }
    }
  }

  /// Whether whoever gives a command may give something with it.
  private func mayGive(_ datum: ReadDatum, _ command: Command) -> Bool {
    guard case .field(let field) = datum else { return false }
    let procedure = flow.procedure
    switch command {
    case .file:
      let first = procedure.steps[procedure.initial.index]
      guard first.role == .applicant else { return !program.isComputed(field) }
      return (first.enters + (first.outcomes.first?.requires ?? [])).contains(field)
        || procedure.onBehalf?.field == field
    case .act(let choice):
      switch choice.outcome {
      case .outcome(let step, let index):
        let step = procedure.steps[step.index]
        return (step.enters + step.outcomes[index].requires).contains(field)
      case .anytime(let index): return procedure.anytime[index].outcome.requires.contains(field)
      }
    case .open, .deliver: return !program.isComputed(field)
    case .closeVote, .claim, .assign, .giveBack, .attach, .pay, .actionSucceeded, .actionFailed,
      .callEnded, .callRefused, .advance:
      return false
    }
  }
}

/// Where a case is while the events of one command follow each other.
private struct Scene {
  private var places: Set<Int>
  private var chosen: [Int: Int] = [:]
  private var isFiling: Bool

  init(_ flow: Flow, _ before: CaseState) {
    places = Set(before.activities.map(\.step.index))
    isFiling = !before.isFiled
  }

  mutating func follow(_ event: Event, _ flow: Flow) {
    switch event {
    case .stepEntered(let step, _): places.insert(step.index)
    case .endReached(let end): places.insert(flow.places.number(of: end))
    case .blockEntered(let block, _), .blockDone(let block):
      places.insert(flow.places.number(of: block))
    case .outcomeChosen(let step, let outcome, _), .outcomeDeemed(let step, let outcome):
      chosen[step.index] = outcome
    default: break
    }
  }

  func has(_ site: ReadSite, _ flow: Flow) -> Bool {
    switch site {
    case .filing: return isFiling
    case .stage, .whole: return true
    case .entry(let place), .stay(let place): return places.contains(place)
    case .move(let index), .way(_, let index):
      let move = flow.moves[index]
      guard places.contains(move.source) else { return false }
      switch move.cause {
      case .outcome(let outcome), .deemed(let outcome):
        // What the votes of a council come to is not told like this.
        return chosen[move.source] == outcome
          || flow.procedure.steps[move.source].council != nil
      case .notCarried, .anytime, .route, .waited, .event, .called, .calledOtherwise, .overdue,
        .stageOverdue, .overallOverdue, .failure, .exhausted, .blockDone:
        return true
      }
    }
  }
}

extension Command {
  /// Whether it may lead as far as a read: a person's outcome is chosen by no other command.
  fileprivate func mayCome(to site: ReadSite, _ flow: Flow) -> Bool {
    switch site {
    case .filing:
      if case .file = self { return true }
      if case .open = self { return true }
      return false
    case .entry, .stay, .stage, .whole: return true
    case .move(let index), .way(_, let index):
      guard case .outcome(let outcome) = flow.moves[index].cause else { return true }
      switch self {
      case .act(let choice):
        return choice.outcome == .outcome(ID(flow.moves[index].source), index: outcome)
      case .file, .open: return flow.moves[index].source == flow.procedure.initial.index
      case .closeVote: return true
      case .claim, .assign, .giveBack, .attach, .pay, .deliver, .actionSucceeded, .actionFailed,
        .callEnded, .callRefused, .advance:
        return false
      }
    }
  }
}

extension Fault.Place {
  /// Whether what could not be worked out is what a question is about.
  fileprivate func isFor(_ question: MissingSearch.Question, _ flow: Flow) -> Bool {
    let place = question.site.place(in: flow)
    switch (self, question.use) {
    case (.set(let field), .value(let other)): return field == other
    case (.argument(let action, _), .argument(let other)): return action == other
    case (.callArgument(let step, _), .call), (.wait(let step), .wait),
      (.members(let step), .members), (.limit(let step), .limit), (.branch(let step), .condition):
      return place == step.index
    case (.afterBranches(let block), .condition): return place == flow.places.number(of: block)
    case (.fee(let fee), .amount(let other)): return fee == other
    case (.paper(let paper), .paper(let other)): return paper == other
    case (.paperGroup(let group), .paper(let other)):
      return flow.procedure.paperGroups[group].members.first == other
    case (.branchList(let block), .branches(let other)),
      (.branchesRequired(let block), .branches(let other)):
      return block == other
    case (.stageLimit, .limit), (.overallLimit, .limit), (.onBehalf, .onBehalf),
      (.leadTime, .leadTime), (.filingChannel, .channel), (.returnChannel, .channel):
      return true
    default: return false
    }
  }
}
