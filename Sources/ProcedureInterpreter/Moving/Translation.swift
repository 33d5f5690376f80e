import ProcedureGraph

/// Puts the state of a case into the words of another version, and collects what stands in the way.
///
/// Nothing happens in it: no step is entered, no act carried out, no clock touched.
struct Translation {
  let map: VersionMap
  private(set) var reasons: [MoveReason] = []

  init(_ map: VersionMap) { self.map = map }

  private var old: Procedure { map.old }
  private var new: Procedure { map.new }

  private mutating func note(_ reason: MoveReason) {
    if !reasons.contains(reason) { reasons.append(reason) }
  }

  // MARK: Elements

  /// What stands for an element; nil where it is given up, or where that has to be decided.
  private mutating func find<Element>(
    _ id: ID<Element>, in part: MovePlan.Part
  ) -> ID<Element>? {
    let map = map
    return place(map.fate(of: id.index, in: part), map.element(id.index, in: part)).map { ID($0) }
  }

  /// The same for an element that can't be given up.
  private mutating func need<Element>(
    _ id: ID<Element>, in part: MovePlan.Part
  ) -> ID<Element>? {
    if map.fate(of: id.index, in: part) == .givenUp {
      note(.inUse(map.element(id.index, in: part)))
    }
    return find(id, in: part)
  }

  private mutating func place(
    _ fate: VersionMap.Fate, _ element: @autoclosure () -> MovedElement
  ) -> Int? {
    switch fate {
    case .becomes(let index): return index
    case .givenUp: return nil
    case .undecided:
      note(.undecided(element()))
      return nil
    case .unknown(let name):
      note(.unknownName(element(), name))
      return nil
    }
  }

  private mutating func target(_ target: Target) -> Target? {
    switch target {
    case .step(let id): need(id, in: .steps).map { .step($0) }
    case .end(let id): need(id, in: .ends).map { .end($0) }
    case .parallel(let id): need(id, in: .parallels).map { .parallel($0) }
    case .branchDone(let id): need(id, in: .parallels).map { .branchDone($0) }
    case .stopping(.step(let id)): need(id, in: .steps).map { .stopping(.step($0)) }
    case .stopping(.end(let id)): need(id, in: .ends).map { .stopping(.end($0)) }
    case .stopping(.parallel(let id)): need(id, in: .parallels).map { .stopping(.parallel($0)) }
    case .stopping(.branchDone(let id)): need(id, in: .parallels).map { .stopping(.branchDone($0)) }
    }
  }

  // MARK: The state

  mutating func state(_ state: CaseState) -> CaseState {
    var moved = state
    if let opening = state.opening { moved.boxedOpening = Boxed(self.opening(opening)) }
    moved.values = values(state.values)
    moved.visits = visits(state.visits)
    moved.performances = performances(state.performances)
    moved.head.activity =
      state.head.isActive ? activity(state.head.activity, in: state) : .idle
    moved.sides.cell[0].parked = state.sides.cell[0].parked.map { activity($0, in: state) }
    moved.sides.cell[0].blocks = state.sides.cell[0].blocks.map { block($0) }
    moved.sides.cell[0].stages = state.sides.cell[0].stages.compactMap { stage($0) }
    moved.head.hasSides = !moved.sides.cell[0].isEmpty
    moved.records = Boxed(records(state.records.cell[0], in: state))
    moved.head.hasAssignments = !moved.records.cell[0].assignments.isEmpty
    if reasons.isEmpty { checkPlaces(moved) }
    return moved
  }

  private mutating func opening(_ opening: Opening) -> Opening {
    var moved = opening
    moved.selected = opening.selected.flatMap { find($0, in: .cases) }
    moved.lookedUp = opening.lookedUp.compactMap { find($0, in: .actions) }
    moved.event = opening.event.flatMap { find($0, in: .externalEvents) }
    if moved.selected == nil, new.cases.contains(where: { $0.condition == nil }) {
      note(.caseNotChosen)
    }
    return moved
  }

  private mutating func values(_ values: [Value?]) -> [Value?] {
    var moved = [Value?](repeating: nil, count: new.fields.count)
    for (index, value) in values.enumerated() {
      guard let value, old.fields.indices.contains(index),
        let id = find(ID<Field>(index), in: .fields)
      else { continue }
      let type = new.fields[id.index].type
      if !old.fields[index].type.isLike(type) {
        note(.otherType(map.element(index, in: .fields)))
      } else if !type.accepts(value) {
        note(
          .optionGone(
            map.element(index, in: .fields),
            value.vietnamese(options: old.fields[index].type.options)))
      }
      moved[id.index] = value
    }
    return moved
  }

  private mutating func visits(_ visits: [Int32]) -> [Int32] {
    var moved = [Int32](repeating: 0, count: new.steps.count)
    for (index, count) in visits.enumerated() where count > 0 {
      guard let id = find(ID<Step>(index), in: .steps) else { continue }
      moved[id.index] = Int32(clamping: Int64(moved[id.index]) + Int64(count))
    }
    return moved
  }

  private mutating func performances(_ performances: [StepPerformance]) -> [StepPerformance] {
    var moved: [StepPerformance] = []
    for performance in performances {
      guard let step = find(performance.step, in: .steps) else { continue }
      let own = StepPerformance(step: step, person: performance.person)
      if !moved.contains(own) { moved.append(own) }
    }
    return moved
  }

  // MARK: Where it is

  private mutating func activity(_ activity: Activity, in state: CaseState) -> Activity {
    guard let id = need(activity.step, in: .steps) else { return activity }
    var moved = activity
    moved.step = id
    let (before, after) = (old.steps[activity.step.index], new.steps[id.index])
    let element = map.element(activity.step.index, in: .steps)
    if before.isAutomatic != after.isAutomatic { note(.otherPerformer(element)) }
    let call = state.openCalls.first { $0.request.stay == activity.stay }
    if let call, after.call?.procedure != call.request.procedure {
      note(.callRunning(element, procedure: call.request.procedure))
    } else if call == nil, after.call != nil {
      note(.callNotMade(element))
    }
    if after.council == nil, !state.votes(inStay: activity.stay).isEmpty {
      note(.votesCast(element))
    }
    // What the step asks the world for, or waits for, is asked when it is entered.
    if after.isAutomatic, activity.awaitedResults == 0, after.wait == nil, after.awaits.isEmpty,
      after.call == nil
    {
      note(.otherPerformer(element))
    }
    return moved
  }

  private mutating func stage(_ clock: StageClock) -> StageClock? {
    guard let id = find(clock.stage, in: .stages) else { return nil }
    var moved = clock
    moved.stage = id
    return moved
  }

  private mutating func block(_ block: OpenBlock) -> OpenBlock {
    guard let id = need(block.parallel, in: .parallels) else { return block }
    var moved = block
    moved.parallel = id
    let (before, after) = (old.parallels[block.parallel.index], new.parallels[id.index])
    for index in block.branches.indices {
      let branch = block.branches[index]
      let fate = map.branch(branch.branch, of: block.parallel, now: id)
      let element = map.branchElement(branch.branch, of: block.parallel)
      if fate == .givenUp { note(.inUse(element)) }
      if let other = place(fate, element) { moved.branches[index].branch = other }
      moved.branches[index].visits = [:]
      for (step, count) in branch.visits {
        if let step = find(step, in: .steps) {
          moved.branches[index].visits[step, default: 0] += count
        }
      }
    }
    // A branch that was never opened would be waited for, or forgotten.
    let isWhole =
      after.each != nil
      || Set(moved.branches.map(\.branch)) == Set(after.branches.indices)
    if (before.each == nil) != (after.each == nil) || !isWhole {
      note(.branchesChanged(map.element(block.parallel.index, in: .parallels)))
    }
    return moved
  }

  /// Steps, blocks and stages lie in each other as the new version has them.
  private mutating func checkPlaces(_ state: CaseState) {
    let sides = state.sides.cell[0]
    func place(of branch: Int) -> BranchPlace? {
      guard let block = sides.block(holding: branch),
        let open = block.branches.first(where: { $0.number == branch })
      else { return nil }
      return BranchPlace(block.parallel, branch: open.branch)
    }
    for block in sides.blocks
    where new.parallels[block.parallel.index].within != place(of: block.within) {
      note(.otherBranch(element(new.parallels[block.parallel.index].name, in: .parallels)))
    }
    var stages: Set<ID<Stage>> = []
    for activity in state.activities {
      let step = new.steps[activity.step.index]
      if step.branch != place(of: activity.branch) {
        note(.otherBranch(element(step.name, in: .steps)))
      }
      guard let stage = step.stage else { continue }
      stages.insert(stage)
      if !sides.stages.contains(where: { $0.stage == stage }) {
        note(.otherStage(element(step.name, in: .steps)))
      }
    }
    for clock in sides.stages where !stages.contains(clock.stage) {
      note(.inUse(element(new.stages[clock.stage.index].name, in: .stages)))
    }
  }

  /// By the words of the new version.
  private func element(_ name: String, in part: MovePlan.Part) -> MovedElement {
    new.elements(of: part).first { $0.name == name } ?? MovedElement(part, name: name)
  }

  // MARK: What is on record

  private mutating func records(
    _ records: CaseState.Records, in state: CaseState
  ) -> CaseState.Records {
    var moved = records
    moved.papers = records.papers.compactMap { entry in
      find(entry.paper, in: .papers).map { paper in
        var own = entry
        own.paper = paper
        return own
      }
    }
    moved.payments = records.payments.compactMap { payment in
      find(payment.fee, in: .fees).map { fee in
        var own = payment
        own.fee = fee
        return own
      }
    }
    moved.refunds = records.refunds.compactMap { refund in
      find(refund.fee, in: .fees).map { Refund(fee: $0, amount: refund.amount) }
    }
    moved.pending = records.pending.compactMap { pending($0) }
    moved.calls = records.calls.compactMap { call in
      need(call.request.step, in: .steps).map { step in
        var own = call
        own.request.step = step
        return own
      }
    }
    moved.lookUps = records.lookUps.compactMap { lookUp in
      find(lookUp.action, in: .actions).map { action in
        var own = lookUp
        own.action = action
        return own
      }
    }
    moved.issued = records.issued.compactMap { find($0, in: .results) }
    moved.returned = records.returned.compactMap { find($0, in: .results) }
    moved.assignments = records.assignments.compactMap { assignment in
      find(assignment.role, in: .roles).map { Assignment($0, to: assignment.person) }
    }
    moved.votes = votes(in: state)
    return moved
  }

  private mutating func pending(_ request: ActionRequest) -> ActionRequest? {
    guard let action = need(request.action, in: .actions) else { return nil }
    var moved = request
    moved.action = action
    let (before, after) = (old.actions[request.action.index], new.actions[action.index])
    if before.takes.map(\.type) != after.takes.map(\.type)
      || before.gives?.type != after.gives?.type
    {
      note(.actionChanged(map.element(request.action.index, in: .actions)))
    }
    moved.into = request.into.flatMap { need($0, in: .fields) }
    moved.onFailure = request.onFailure.flatMap { target($0) }
    return moved
  }

  /// Votes of stays that are over are only in the history from then on: nothing asks for them.
  private mutating func votes(in state: CaseState) -> [Vote] {
    var moved: [Vote] = []
    for activity in state.activities {
      guard case .becomes(let step) = map.fate(of: activity.step.index, in: .steps) else {
        continue
      }
      for vote in state.votes(inStay: activity.stay) {
        let fate = map.outcome(vote.outcome, of: activity.step, now: ID(step))
        let element = map.outcomeElement(vote.outcome, of: activity.step)
        if fate == .givenUp { note(.inUse(element)) }
        guard let outcome = place(fate, element), let role = need(vote.by.role, in: .roles) else {
          continue
        }
        var carried = Vote(
          stay: vote.stay, outcome: outcome, by: Performer(role, person: vote.by.person))
        carried.principal = vote.principal
        moved.append(carried)
      }
    }
    return moved
  }
}

extension ValueType {
  /// Values of the same kind, whichever options there are.
  func isLike(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.choice, .choice): true
    case (.list(let own), .list(let theirs)): own.isLike(theirs)
    case (.text, _), (.number, _), (.integer, _), (.money, _), (.date, _), (.moment, _),
      (.flag, _), (.choice, _), (.list, _), (.duration, _):
      self == other
    }
  }
}
