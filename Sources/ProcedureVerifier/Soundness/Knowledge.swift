import ProcedureGraph

/// Which data is surely there in each place, and where something is computed that may lack its data.
///
/// What lacks its data refuses the whole command: nothing moves then. Known is what every way to a
/// place gives: values to start from, fields an outcome asks for, fields that are set.
struct Knowledge {
  private let flow: Flow
  private let reach: Reach
  private let neverTaken: [Bool]
  private var reading: ValueReading
  /// What is known on arriving at each place, before anything is done there.
  private var arriving: [FieldSet]
  /// What is set by each list of acts, on entering each place, and given with each move.
  private var listSets: [FieldSet] = []
  private var entrySets: [FieldSet] = []
  private var givenSets: [FieldSet] = []
  /// Known in every case, from its filing on.
  private var filed = FieldSet.none
  /// Results that are made somewhere.
  private let made: Set<ID<Named>>
  /// Nothing that is computed anywhere reads a field: nothing can be missing.
  private let readsNothing: Bool

  init(_ flow: Flow, _ reach: Reach, neverTaken: [Bool]) {
    self.flow = flow
    self.reach = reach
    self.neverTaken = neverTaken
    var reading = ValueReading(flow.procedure)
    flow.forEachExpression { reading.note($0) }
    self.reading = reading
    var made = Set<ID<Named>>()
    var returns = false
    flow.forEachAct { act in
      switch act {
      case .issueResult(let result): made.insert(result)
      case .returnResult: returns = true
      case .notify, .remind, .issue, .publish, .post, .set, .refund, .startClock, .extendClock,
        .perform:
        break
      }
    }
    self.made = made
    readsNothing = !returns && reading.numbers.allSatisfy { $0 == nil }
    arriving = []
    guard !readsNothing else { return }
    arriving = Array(repeating: .all, count: flow.places.count)
    flood()
  }

  // MARK: What is known

  private mutating func flood() {
    let procedure = flow.procedure
    for (index, field) in procedure.fields.enumerated() {
      if case .literal? = field.initial { filed.insert(reading.numbers[index]) }
    }
    let first = procedure.steps[procedure.initial.index]
    if first.role == .applicant, procedure.openedBy.isEmpty, let outcome = first.outcomes.first {
      filed = filed.union(required(outcome.requires))
      if first.takesDossier { filed = filed.union(readByDossier) }
    }
    listSets = flow.actLists.map { set(by: $0) }
    entrySets = (0..<flow.places.count).map { set(by: flow.entryActs(of: $0)) }
    givenSets = flow.moves.indices.map { given(by: $0) }
    var queue = [procedure.initial.index]
    arriving[procedure.initial.index] = filed
    var isQueued = Array(repeating: false, count: flow.places.count)
    var isSeen = isQueued
    var sent: [(place: Int, known: FieldSet)] = []
    while let place = queue.popLast() {
      isQueued[place] = false
      sent.removeAll(keepingCapacity: true)
      send(from: place, to: &sent)
      for (target, known) in sent {
        let less = arriving[target].intersection(known)
        guard !isSeen[target] || less != arriving[target] else { continue }
        isSeen[target] = true
        arriving[target] = less
        if !isQueued[target] {
          isQueued[target] = true
          queue.append(target)
        }
      }
    }
  }

  /// What has to be known for a dossier to be judged: a case that lacks it is not filed. Of papers of
  /// which one is enough, and of those that come later or need not, the conditions may go unread.
  private var readByDossier: FieldSet {
    let procedure = flow.procedure
    var read = FieldSet.none
    let inGroups = Set(procedure.paperGroups.flatMap(\.members))
    for (index, paper) in procedure.papers.enumerated()
    where !paper.isOptional && !paper.isHandedAtReturn && !inGroups.contains(ID(index)) {
      if let condition = paper.condition { read = read.union(reading.read(by: condition)) }
    }
    for condition in procedure.paperGroups.compactMap(\.condition) {
      read = read.union(reading.read(by: condition))
    }
    return read
  }

  /// The places that a place leads to, with what is known on arriving there.
  private func send(from place: Int, to all: inout [(place: Int, known: FieldSet)]) {
    let here = known(at: place)
    switch flow.places[place] {
    case .step:
      for move in flow.moves(from: place) where reach.moves[move] {
        let isOnTheWayIn = flow.moves[move].cause == .exhausted
        send(move, knowing: isOnTheWayIn ? arriving[place] : here, to: &all)
      }
    case .block(let block):
      for region in flow.places.regions(of: block.index) {
        all.append((flow.entrances[region], here))
      }
      for move in flow.moves(from: place) where reach.moves[move] {
        let isDone = flow.moves[move].cause == .blockDone
        send(move, knowing: isDone ? here.union(done(block.index)) : here, to: &all)
      }
    case .branchEnd(let branch):
      // What the branch has given is known where its block leads on.
      let block = flow.places.number(of: branch.parallel)
      for move in flow.moves(from: block) where reach.moves[move] {
        guard flow.moves[move].cause == .blockDone else { continue }
        send(move, knowing: known(at: block).union(done(branch.parallel.index)), to: &all)
      }
    case .end: break
    }
  }

  private func send(
    _ move: Int, knowing known: FieldSet, to all: inout [(place: Int, known: FieldSet)]
  ) {
    var known = known.union(givenSets[move])
    for list in flow.moves[move].acts { known = known.union(listSets[list]) }
    for way in flow.moves[move].ways {
      var taken = known
      if let condition = flow.ways[way].condition {
        taken = reading.shown(by: condition, being: true, known)
        known = reading.shown(by: condition, being: false, known)
      }
      guard !neverTaken[way] else { continue }
      let acts = flow.ways[way].acts.map { listSets[$0] } ?? .none
      all.append((flow.ways[way].target, taken.union(acts)))
    }
  }

  /// What is known once enough branches of a block are done.
  private func done(_ block: Int) -> FieldSet {
    let parallel = flow.procedure.parallels[block]
    if parallel.each != nil { return .none }
    let ends = flow.places.regions(of: block).map {
      arriving[flow.places.branchEnd(ofRegion: $0)]
    }
    let all = parallel.constantRequired == parallel.branches.count
    return ends.dropFirst().reduce(ends.first ?? .none) {
      all ? $0.union($1) : $0.intersection($1)
    }
  }

  private func required(_ fields: [ID<Field>]) -> FieldSet {
    if fields.isEmpty { return .none }
    return reading.set(of: fields.filter { !flow.procedure.fields[$0.index].isOptional })
  }

  private func given(by move: Int) -> FieldSet {
    let step = flow.moves[move].source
    switch flow.moves[move].cause {
    case .outcome(let index): return required(flow.procedure.steps[step].outcomes[index].requires)
    case .anytime(let index): return required(flow.procedure.anytime[index].outcome.requires)
    case .route: return results(of: step)
    case .notCarried, .waited, .event, .called, .calledOtherwise, .overdue, .deemed, .stageOverdue,
      .overallOverdue, .failure, .exhausted, .blockDone:
      return .none
    }
  }

  /// What an automatic step has waited for; data that stands in for a paper may not have come.
  private func results(of step: Int) -> FieldSet {
    let acts = flow.procedure.steps[step].onEntry
    if acts.isEmpty { return .none }
    var fields: [ID<Field>] = []
    for performance in acts.compactMap(\.performance) {
      guard let into = performance.into else { continue }
      if !flow.procedure.papers.contains(where: { $0.replacedBy == performance.action }) {
        fields.append(into)
      }
    }
    return reading.set(of: fields)
  }

  private func set(by acts: [Act]) -> FieldSet {
    var set = FieldSet.none
    if acts.isEmpty { return set }
    for act in acts {
      switch act {
      case .set(let field, _): set.insert(reading.numbers[field.index])
      case .issueResult(let result):
        set.insert(reading.number(of: result))
        set.insert(ValueReading.someResult)
      case .notify, .remind, .issue, .publish, .post, .refund, .startClock, .extendClock,
        .perform, .returnResult:
        break
      }
    }
    return set
  }

  /// What is known while a case stays in a place.
  private func known(at place: Int) -> FieldSet {
    arriving[place].union(entrySets[place])
  }

  // MARK: What may be missing

  /// Whether something on a move may lack its data, up to where its way begins to be taken.
  func mayMiss(_ index: Int) -> Bool {
    guard !readsNothing else { return false }
    let move = flow.moves[index]
    var known =
      move.cause == .exhausted ? arriving[move.source] : self.known(at: move.source)
    if case .blockDone = move.cause {
      known = known.union(done(flow.places.block(at: move.source)))
    }
    let steps = flow.procedure.steps
    if move.cause == .route { known = known.union(results(of: move.source)) }
    if case .outcome(let ordinal) = move.cause {
      if !steps[move.source].collects.isEmpty,
        !steps[move.source].outcomes[ordinal].isFreeOfCollection,
        mayMissFee(of: move.source, knowing: known)
      {
        return true
      }
      // Who chooses may fill in what the step enters and what the outcome asks for.
      known = known.union(reading.set(of: steps[move.source].enters))
        .union(reading.set(of: steps[move.source].outcomes[ordinal].requires))
      if steps[move.source].takesDossier, steps[move.source].role == .applicant,
        mayMissPaper(knowing: known)
      {
        return true
      }
    } else if case .anytime(let ordinal) = move.cause {
      let outcome = flow.procedure.anytime[ordinal].outcome
      known = known.union(reading.set(of: outcome.requires))
    }
    for list in move.acts where mayMiss(flow.actLists[list], &known) { return true }
    for way in move.ways {
      if let condition = flow.ways[way].condition {
        if reading.mayMiss(condition, knowing: known) { return true }
      }
      var after = known
      if let condition = flow.ways[way].condition {
        after = reading.shown(by: condition, being: true, known)
        known = reading.shown(by: condition, being: false, known)
      }
      if !neverTaken[way], let list = flow.ways[way].acts,
        mayMiss(flow.actLists[list], &after)
      {
        return true
      }
    }
    return false
  }

  /// Whether something that is worked out on arriving at a place may lack its data.
  func mayMissOnEntry(of place: Int) -> Bool {
    guard !readsNothing else { return false }
    var known = arriving[place]
    switch flow.places[place] {
    case .step(let id):
      let (steps, index) = (flow.procedure.steps, id.index)
      if mayMiss(steps[index].limits, knowing: known) { return true }
      if let stage = steps[index].stage,
        mayMiss(flow.procedure.stages[stage.index].limits, knowing: known)
      {
        return true
      }
      if let wait = steps[index].wait, reading.mayMiss(wait.duration, knowing: known) {
        return true
      }
      if mayMiss(steps[index].onEntry, &known) { return true }
      guard let call = steps[index].call else { return false }
      return call.arguments.contains { reading.mayMiss($0.value, knowing: known) }
    case .block(let id):
      let block = flow.procedure.parallels[id.index]
      return [block.each?.list, block.required].compactMap(\.self)
        .contains { reading.mayMiss($0, knowing: known) }
    case .end(let id): return mayMiss(flow.procedure.ends[id.index].acts, &known)
    case .branchEnd: return false
    }
  }

  /// Whether something that is done in a place as time passes may lack its data.
  func timersMayMiss(at place: Int) -> Bool {
    guard !readsNothing, case .step(let id) = flow.places[place] else { return false }
    var known = self.known(at: place)
    if mayMiss(flow.procedure.steps[id.index].timers.actsInStay, &known) { return true }
    guard let stage = flow.procedure.steps[id.index].stage else { return false }
    return mayMiss(flow.procedure.stages[stage.index].timers.actsInStay, &known)
  }

  /// The same of the timers of the whole case, in whichever place it is.
  var overallTimersMayMiss: Bool {
    guard !readsNothing else { return false }
    var known = filed
    return mayMiss(flow.procedure.timers.actsInStay, &known)
  }

  private func mayMiss(_ acts: [Act], _ known: inout FieldSet) -> Bool {
    for act in acts {
      switch act {
      case .set(let field, let expression):
        if reading.mayMiss(expression, knowing: known) { return true }
        known.insert(reading.numbers[field.index])
      case .perform(let performance):
        for argument in performance.arguments where reading.mayMiss(argument, knowing: known) {
          return true
        }
      case .startClock: if mayMiss(flow.procedure.limits, knowing: known) { return true }
      case .issueResult(let result):
        known.insert(reading.number(of: result))
        known.insert(ValueReading.someResult)
      case .returnResult(let results): if mayLack(results, knowing: known) { return true }
      case .notify, .remind, .issue, .publish, .post, .refund, .extendClock: break
      }
    }
    return false
  }

  /// Whether results that are to be handed over may not have been made, or a paper that is due then
  /// may not be judged.
  private func mayLack(_ results: [ID<Named>], knowing known: FieldSet) -> Bool {
    if mayMissPaper(knowing: known) { return true }
    func isMade(_ result: ID<Named>) -> Bool {
      reading.number(of: result).map(known.contains) ?? false
    }
    if results.isEmpty {
      let isOnly = flow.procedure.results.count == 1 && made.isEmpty
      return !isOnly && !known.contains(ValueReading.someResult)
    }
    return results.contains { made.contains($0) && !isMade($0) }
  }

  private func mayMiss(_ limits: [LimitRule], knowing known: FieldSet) -> Bool {
    var known = known
    for rule in limits {
      if let condition = rule.condition, reading.mayMiss(condition, knowing: known) { return true }
      if case .duration(let duration) = rule.limit, reading.mayMiss(duration, knowing: known) {
        return true
      }
      guard let condition = rule.condition else { return false }
      known = reading.shown(by: condition, being: false, known)
    }
    return false
  }

  private func mayMissFee(of step: Int, knowing known: FieldSet) -> Bool {
    flow.procedure.steps[step].collects.flatMap(\.fees).contains { id in
      let fee = flow.procedure.fees[id.index]
      return fee.expressions.contains { reading.mayMiss($0, knowing: known) }
    }
  }

  private func mayMissPaper(knowing known: FieldSet) -> Bool {
    flow.procedure.papers.compactMap(\.condition)
      .contains { reading.mayMiss($0, knowing: known) }
      || flow.procedure.paperGroups.compactMap(\.condition)
        .contains { reading.mayMiss($0, knowing: known) }
  }
}

extension Fee {
  /// All that its amount is worked out from.
  var expressions: [Expression] {
    tiers.flatMap { [$0.condition, $0.amount, $0.cap].compactMap(\.self) }
      + reliefs.map(\.condition)
  }
}

extension Flow {
  /// Every expression that a case may have to evaluate to go on.
  func forEachExpression(_ body: (Expression) -> Void) {
    func visit(_ rules: [LimitRule]) {
      for rule in rules {
        if let condition = rule.condition { body(condition) }
        if case .duration(let duration) = rule.limit { body(duration) }
      }
    }
    func visit(_ acts: [Act]) {
      for act in acts {
        if case .set(_, let expression) = act { body(expression) }
        for argument in act.performance?.arguments ?? [] { body(argument) }
      }
    }
    for way in ways { if let condition = way.condition { body(condition) } }
    for list in actLists { visit(list) }
    for index in procedure.steps.indices {
      visit(procedure.steps[index].limits)
      visit(procedure.steps[index].onEntry)
      visit(procedure.steps[index].timers.actsInStay)
      if let wait = procedure.steps[index].wait { body(wait.duration) }
      if let call = procedure.steps[index].call {
        for argument in call.arguments { body(argument.value) }
      }
    }
    for stage in procedure.stages {
      visit(stage.limits)
      visit(stage.timers.actsInStay)
    }
    visit(procedure.limits)
    visit(procedure.timers.actsInStay)
    for block in procedure.parallels {
      if let each = block.each { body(each.list) }
      if let required = block.required { body(required) }
    }
    for end in procedure.ends { visit(end.acts) }
    for fee in procedure.fees { for expression in fee.expressions { body(expression) } }
    for paper in procedure.papers { if let condition = paper.condition { body(condition) } }
    for group in procedure.paperGroups { if let condition = group.condition { body(condition) } }
  }
}
