import ProcedureGraph

/// Which data is surely there in each place, and where something is read that may not be.
///
/// Known is what every way to a place gives: values to start from, what an outcome asks for, what is
/// set, what an automatic step has waited for, what a called case gives, what can come with another
/// system's message alone; and what has been read before, for the case would not have come past it
/// otherwise. One pass over the flow, again only where
/// ways meet with less.
struct SureData {
  /// Is told what is read and what is set, with what may be missing or is known there.
  struct Watch {
    var read: (FieldSet, ReadSite, ReadUse) -> Void = { _, _, _ in }
    var set: (ID<Field>, Value, FieldSet) -> Void = { _, _, _ in }
  }

  private let flow: Flow
  private let reach: Reach
  private let neverTaken: [Bool]
  private let reading: DataReading
  /// What is known on arriving at each place, before anything is done there.
  private var arriving: [FieldSet]
  /// Known in every case, from its filing on.
  private var filed = FieldSet.none
  private let startsClockAtFiling: Bool
  /// What nobody within the procedure gives: the messages of other systems bring it.
  private let foreign: FieldSet

  init(_ flow: Flow, _ reach: Reach, neverTaken: [Bool], _ reading: DataReading) {
    self.flow = flow
    self.reach = reach
    self.neverTaken = neverTaken
    self.reading = reading
    arriving = Array(repeating: .all, count: flow.places.count)
    startsClockAtFiling = flow.startsClockAtFiling
    foreign = reading.set(of: flow.fieldsGivenByNobody(countingEntered: true))
    flood()
  }

  /// Goes through everything that is done, in the order of the places.
  func visit(_ watch: Watch) {
    readAtFiling(watch)
    for place in arriving.indices where reach.places[place] {
      let here = enter(place, watch)
      for move in flow.moves(from: place) where reach.moves[move] {
        let isExhausted = flow.moves[move].cause == .exhausted
        make(move, knowing: isExhausted ? arriving[place] : here, watch) { _, _ in }
      }
      stay(at: place, here, watch)
    }
    // Timers of stages and of the whole case fire in whichever step it is.
    for (index, stage) in flow.procedure.stages.enumerated() {
      let acts = stage.timers.actsInStay
      guard !acts.isEmpty else { continue }
      let inside = flow.procedure.steps.indices.filter {
        flow.procedure.steps[$0].stage?.index == index && reach.places[$0]
      }
      var known = inside.reduce(FieldSet.all) { $0.intersection(self.known(at: $1)) }
      perform(acts, &known, .stage(index), watch)
    }
    let acts = flow.procedure.timers.actsInStay
    guard !acts.isEmpty else { return }
    // Time is counted where the clock runs.
    var known = arriving.indices.filter { flow.places.isStep($0) && reach.places[$0] }
      .map { self.known(at: $0) }.filter(isCounting).reduce(FieldSet.all) { $0.intersection($1) }
    known.insert(reading.numberOfDueDate)
    perform(acts, &known, .whole, watch)
  }

  private func isCounting(_ known: FieldSet) -> Bool {
    reading.numberOfDueDate.map(known.contains) ?? true
  }

  /// What is known in every case from its filing on.
  var knownFromTheStart: FieldSet { filed }

  // MARK: What is known

  private mutating func flood() {
    let procedure = flow.procedure
    let first = procedure.steps[procedure.initial.index]
    for (index, field) in procedure.fields.enumerated() {
      guard let initial = field.initial, let number = reading.number(of: ID(index)) else {
        continue
      }
      if reading.lack(in: initial, knowing: filed).isEmpty { filed.insert(number) }
    }
    if first.role == .applicant, procedure.openedBy.isEmpty, let outcome = first.outcomes.first {
      filed = filed.union(required(outcome.requires))
    }
    if !procedure.openedBy.isEmpty, procedure.filing.isEmpty { filed = filed.union(foreign) }
    var opened = filed
    if startsClockAtFiling { start(&opened) }
    var queue = [procedure.initial.index]
    arriving[procedure.initial.index] = opened
    var isQueued = Array(repeating: false, count: flow.places.count)
    var isSeen = isQueued
    var sent: [(Int, FieldSet)] = []
    while let place = queue.popLast() {
      isQueued[place] = false
      sent.removeAll(keepingCapacity: true)
      send(from: place) { sent.append(($0, $1)) }
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

  private func send(from place: Int, _ arrive: (Int, FieldSet) -> Void) {
    let nothing = Watch()
    let here = enter(place, nothing)
    switch flow.places[place] {
    case .step, .block:
      if flow.places.isBlock(place) {
        let block = flow.places.block(at: place)
        for region in flow.places.regions(of: block) { arrive(flow.entrances[region], here) }
      }
      for move in flow.moves(from: place) where reach.moves[move] {
        let isExhausted = flow.moves[move].cause == .exhausted
        make(move, knowing: isExhausted ? arriving[place] : here, nothing, arrive)
      }
    case .branchEnd(let branch):
      let block = flow.places.number(of: branch.parallel)
      let around = enter(block, nothing)
      for move in flow.moves(from: block) where reach.moves[move] {
        if case .blockDone = flow.moves[move].cause {
          make(move, knowing: around, nothing, arrive)
        }
      }
    case .end: break
    }
  }

  /// What is known while a case stays in a place.
  private func known(at place: Int) -> FieldSet { enter(place, Watch()) }

  /// What is known once enough branches of a block are done.
  private func done(_ block: Int) -> FieldSet {
    let parallel = flow.procedure.parallels[block]
    if parallel.each != nil { return .none }
    let ends = flow.places.regions(of: block).map { arriving[flow.places.branchEnd(ofRegion: $0)] }
    let all = parallel.constantRequired == parallel.branches.count
    return ends.dropFirst().reduce(ends.first ?? .none) {
      all ? $0.union($1) : $0.intersection($1)
    }
  }

  /// What an outcome that asks for these surely gets.
  private func required(_ fields: [ID<Field>]) -> FieldSet {
    var set = FieldSet.none
    for field in fields where !flow.procedure.fields[field.index].isOptional {
      set.insert(reading.number(of: field))
    }
    return set
  }

  /// A clock that starts where no limit applies has no due date.
  private func start(_ known: inout FieldSet) {
    let rules = flow.procedure.limits
    if let last = rules.last, last.condition == nil { known.insert(reading.numberOfDueDate) }
  }

  // MARK: Filing

  private func readAtFiling(_ watch: Watch) {
    let procedure = flow.procedure
    func read(_ condition: Expression?, _ part: ReadSite.FilingPart, _ use: ReadUse) {
      guard let condition else { return }
      self.read(condition, knowing: filed, .filing(part), use, watch)
    }
    for rule in procedure.filing { read(rule.condition, .filing, .channel) }
    for rule in procedure.returning { read(rule.condition, .returning, .channel) }
    for lead in procedure.leadTimes { read(lead.condition, .leadTime, .leadTime) }
    if let onBehalf = procedure.onBehalf {
      var known = filed
      known.insert(reading.number(of: onBehalf.field))
      for ban in onBehalf.bans {
        self.read(ban.condition, knowing: known, .filing(.onBehalf), .onBehalf, watch)
      }
    }
    if procedure.steps[procedure.initial.index].takesDossier {
      for (index, paper) in procedure.papers.enumerated() {
        read(paper.condition, .paper(index), .paper(ID(index)))
      }
      for group in procedure.paperGroups {
        guard let first = group.members.first else { continue }
        read(group.condition, .paper(first.index), .paper(first))
      }
    }
    if startsClockAtFiling {
      watch.read(reading.lack(in: procedure.limits, knowing: filed), .filing(.limits), .limit)
    }
  }

  private func read(
    _ expression: Expression, knowing known: FieldSet, _ site: ReadSite, _ use: ReadUse,
    _ watch: Watch
  ) {
    if case .literal = expression { return }
    let lack = reading.lack(in: expression, knowing: known)
    if !lack.isEmpty { watch.read(lack, site, use) }
    let silent = reading.silentLack(in: expression, knowing: known)
    if !silent.isEmpty { watch.read(silent, site, .computedCase) }
  }

  // MARK: Arriving

  /// Does what is done on arriving at a place.
  private func enter(
    _ place: Int, _ watch: Watch
  ) -> FieldSet {
    var known = arriving[place]
    let site = ReadSite.entry(place)
    let procedure = flow.procedure
    func worked(out expression: Expression, _ use: ReadUse) {
      read(expression, knowing: known, site, use, watch)
      known = known.union(reading.needed(by: expression))
    }
    switch flow.places[place] {
    case .step(let id):
      take(procedure.steps[id.index].limits, &known, site, watch)
      if let stage = procedure.steps[id.index].stage {
        take(procedure.stages[stage.index].limits, &known, site, watch)
      }
      if let wait = procedure.steps[id.index].wait { worked(out: wait.duration, .wait) }
      perform(procedure.steps[id.index].onEntry, &known, site, watch)
      if let call = procedure.steps[id.index].call {
        for argument in call.arguments { worked(out: argument.value, .call(call.procedure)) }
      }
    case .block(let id):
      if let each = procedure.parallels[id.index].each { worked(out: each.list, .branches(id)) }
      if let required = procedure.parallels[id.index].required {
        worked(out: required, .branches(id))
      }
    case .end(let id): perform(procedure.ends[id.index].acts, &known, site, watch)
    case .branchEnd: break
    }
    return known
  }

  private func take(
    _ limits: [LimitRule], _ known: inout FieldSet, _ site: ReadSite,
    _ watch: Watch
  ) {
    guard !limits.isEmpty else { return }
    let lack = reading.lack(in: limits, knowing: known)
    if !lack.isEmpty { watch.read(lack, site, .limit) }
    let silent = limits.compactMap(\.condition).reduce(FieldSet.none) {
      $0.union(reading.silentLack(in: $1, knowing: known))
    }
    if !silent.isEmpty { watch.read(silent, site, .computedCase) }
    if let condition = limits[0].condition { known = known.union(reading.needed(by: condition)) }
  }

  private func stay(
    at place: Int, _ here: FieldSet, _ watch: Watch
  ) {
    guard case .step(let id) = flow.places[place] else { return }
    let acts = flow.procedure.steps[id.index].timers.actsInStay
    guard !acts.isEmpty else { return }
    var known = here
    perform(acts, &known, .stay(place), watch)
  }

  // MARK: Moves

  private func make(
    _ index: Int, knowing before: FieldSet, _ watch: Watch,
    _ arrive: (Int, FieldSet) -> Void
  ) {
    let move = flow.moves[index]
    let site = ReadSite.move(index)
    var known = before
    switch move.cause {
    case .outcome(let ordinal):
      known = choose(ordinal, of: move.source, known, site, watch)
    case .anytime(let ordinal):
      known = known.union(required(flow.procedure.anytime[ordinal].outcome.requires))
    case .route: known = known.union(results(of: move.source))
    case .called, .calledOtherwise:
      let call = flow.procedure.steps[move.source].call
      known = known.union(reading.set(of: call?.gives.map(\.into) ?? []))
    case .blockDone: known = known.union(done(flow.places.block(at: move.source)))
    case .event: known = known.union(foreign)
    case .notCarried, .waited, .overdue, .deemed, .stageOverdue, .overallOverdue, .failure,
      .exhausted:
      break
    }
    for list in move.acts { perform(flow.actLists[list], &known, site, watch) }
    for way in move.ways {
      let site = ReadSite.way(way, of: index)
      var taken = known
      if let condition = flow.ways[way].condition {
        read(condition, knowing: known, site, .condition, watch)
        taken = reading.after(condition, being: true, known)
        known = reading.after(condition, being: false, known)
      }
      guard !neverTaken[way] else { continue }
      if let list = flow.ways[way].acts { perform(flow.actLists[list], &taken, site, watch) }
      arrive(flow.ways[way].target, taken)
    }
  }

  /// A person chooses: with what she has to fill in, what is due paid, and the dossier complete.
  private func choose(
    _ ordinal: Int, of place: Int, _ before: FieldSet, _ site: ReadSite,
    _ watch: Watch
  ) -> FieldSet {
    // By their numbers: a step is a large value to copy.
    let steps = flow.procedure.steps
    var known = before.union(required(steps[place].outcomes[ordinal].requires))
    if !steps[place].collects.isEmpty, !steps[place].outcomes[ordinal].isFreeOfCollection {
      let fees = steps[place].collects.flatMap(\.fees)
      for id in fees {
        let fee = flow.procedure.fees[id.index]
        let lack = reading.lack(in: fee, knowing: known)
        if !lack.isEmpty { watch.read(lack, site, .amount(id)) }
      }
      for id in fees {
        let tier = flow.procedure.fees[id.index].tiers.first
        if let first = tier?.condition ?? tier?.amount {
          known = known.union(reading.needed(by: first))
        }
      }
    }
    if steps[place].takesDossier, steps[place].role == .applicant,
      place != flow.procedure.initial.index
    {
      readPapers(knowing: known, site, watch)
    }
    if let council = steps[place].council {
      read(council.members, knowing: known, site, .members, watch)
    }
    return known
  }

  private func readPapers(
    knowing known: FieldSet, _ site: ReadSite, _ watch: Watch
  ) {
    for (index, paper) in flow.procedure.papers.enumerated() {
      guard let condition = paper.condition else { continue }
      read(condition, knowing: known, site, .paper(ID(index)), watch)
    }
    for group in flow.procedure.paperGroups {
      guard let condition = group.condition else { continue }
      read(condition, knowing: known, site, .paper(group.members.first), watch)
    }
  }

  /// What an automatic step has waited for; data that stands in for a paper may not have come.
  private func results(of place: Int) -> FieldSet {
    var set = FieldSet.none
    for act in flow.procedure.steps[place].onEntry {
      guard let performance = act.performance, let into = performance.into else { continue }
      if !flow.procedure.papers.contains(where: { $0.replacedBy == performance.action }) {
        set.insert(reading.number(of: into))
      }
    }
    return set
  }

  // MARK: Acts

  private func perform(
    _ acts: [Act], _ known: inout FieldSet, _ site: ReadSite,
    _ watch: Watch
  ) {
    for act in acts {
      switch act {
      case .set(let field, let expression):
        read(expression, knowing: known, site, .value(field), watch)
        if case .literal(let value) = expression { watch.set(field, value, known) }
        known = known.union(reading.needed(by: expression))
        known.insert(reading.number(of: field))
      case .perform(let performance):
        for argument in performance.arguments {
          read(argument, knowing: known, site, .argument(performance.action), watch)
          known = known.union(reading.needed(by: argument))
        }
      case .notify(let notice):
        for part in flow.procedure.messages[notice.message.index].body.parts {
          guard case .value(let value) = part else { continue }
          read(value, knowing: known, site, .message(notice.message), watch)
        }
      case .startClock:
        take(flow.procedure.limits, &known, site, watch)
        start(&known)
      case .returnResult: readPapers(knowing: known, site, watch)
      case .remind, .issue, .publish, .post, .refund, .issueResult, .extendClock: break
      }
    }
  }
}

extension Flow {
  /// Fields that no step asks for or sets; nor enters, where it may be left empty, if that counts.
  func fieldsGivenByNobody(countingEntered: Bool) -> [ID<Field>] {
    var isGiven = procedure.fields.map { $0.initial != nil }
    func give(_ fields: [ID<Field>]) { for field in fields { isGiven[field.index] = true } }
    // By their numbers: a step is a large value to copy.
    for index in procedure.steps.indices {
      if countingEntered { give(procedure.steps[index].enters) }
      for outcome in procedure.steps[index].outcomes.indices {
        give(procedure.steps[index].outcomes[outcome].requires)
      }
      for gift in procedure.steps[index].call?.gives ?? [] { give([gift.into]) }
    }
    for choice in procedure.anytime { give(choice.outcome.requires) }
    forEachAct { act in
      if case .set(let field, _) = act { give([field]) }
      if let into = act.performance?.into { give([into]) }
    }
    return isGiven.indices.filter { !isGiven[$0] }.map { ID($0) }
  }

  /// The clock of the whole case starts with the filing where nothing says when.
  var startsClockAtFiling: Bool {
    guard !procedure.limits.isEmpty else { return false }
    var starts = false
    forEachAct { if $0 == .startClock { starts = true } }
    return !starts
  }
}
