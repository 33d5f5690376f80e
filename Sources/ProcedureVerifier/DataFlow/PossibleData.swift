import ProcedureGraph

/// Which data may be there on arriving in each place: whatever somebody can have given on some way.
///
/// More than can really be, never less: what is not in it, nobody can have given.
struct PossibleData {
  private let flow: Flow
  private let reading: DataReading
  private let isComputed: (ID<Field>) -> Bool
  private(set) var filed = FieldSet.none
  private var arriving: [FieldSet]
  private var isReached: [Bool]
  /// Given somewhere.
  private(set) var anywhere = FieldSet.none

  init(
    _ flow: Flow, _ reach: Reach, _ reading: DataReading, isComputed: @escaping (ID<Field>) -> Bool
  ) {
    self.flow = flow
    self.reading = reading
    self.isComputed = isComputed
    arriving = Array(repeating: .none, count: flow.places.count)
    isReached = Array(repeating: false, count: flow.places.count)
    filed = atFiling
    var opened = filed
    if flow.startsClockAtFiling { opened.insert(reading.numberOfDueDate) }
    anywhere = opened
    let given = (0..<flow.places.count).map { self.given(at: $0) }
    for place in given.indices where reach.places[place] { anywhere = anywhere.union(given[place]) }
    // Work in branches goes on side by side: what one gives may be there in the others.
    var inside: [FieldSet] = Array(repeating: .none, count: flow.places.blocks)
    for place in given.indices {
      var region = flow.regions[place]
      while let block = flow.places.block(of: region) {
        inside[block] = inside[block].union(given[place])
        region = flow.outer[region]
      }
    }
    var queue = [flow.procedure.initial.index]
    arriving[queue[0]] = opened
    isReached[queue[0]] = true
    while let place = queue.popLast() {
      var leaving = arriving[place].union(given[place])
      if flow.places.isBlock(place) {
        leaving = leaving.union(inside[flow.places.block(at: place)])
      }
      for target in following(place, reach, with: leaving) {
        let more = arriving[target].union(leaving)
        guard !isReached[target] || more != arriving[target] else { continue }
        isReached[target] = true
        arriving[target] = more
        queue.append(target)
      }
    }
  }

  /// What may be there where something is read; all of it where no case comes for want of something
  /// before.
  func known(at site: ReadSite) -> FieldSet {
    if let place = site.place(in: flow), !isReached[place] { return .all }
    switch site {
    case .filing: return filed
    case .entry(let place): return arriving[place]
    case .stay(let place): return arriving[place].union(given(at: place))
    case .move(let move), .way(_, let move):
      return arriving[flow.moves[move].source].union(given(at: flow.moves[move].source))
    case .stage, .whole: return anywhere
    }
  }

  private func following(_ place: Int, _ reach: Reach, with there: FieldSet) -> [Int] {
    var targets = flow.moves(from: place).filter { reach.moves[$0] && canPass($0, with: there) }
      .flatMap { flow.moves[$0].ways.map { flow.ways[$0].target } }
    if flow.places.isBlock(place) {
      targets += flow.places.regions(of: flow.places.block(at: place)).map { flow.entrances[$0] }
    }
    return targets
  }

  /// The condition of the first way is always asked for: without its data nothing moves.
  private func canPass(_ move: Int, with there: FieldSet) -> Bool {
    guard let first = flow.moves[move].ways.first, let condition = flow.ways[first].condition else {
      return true
    }
    return reading.needed(by: condition).subtracting(there).isEmpty
  }

  // MARK: What is given

  private var anything: FieldSet {
    reading.set(of: flow.procedure.fields.indices.map { ID($0) }.filter { !isComputed($0) })
  }

  private var atFiling: FieldSet {
    let procedure = flow.procedure
    let first = procedure.steps[procedure.initial.index]
    var given = reading.set(
      of: procedure.fields.indices.filter { procedure.fields[$0].initial != nil }.map { ID($0) })
    if let onBehalf = procedure.onBehalf { given.insert(reading.number(of: onBehalf.field)) }
    guard first.role == .applicant, procedure.openedBy.isEmpty else { return given.union(anything) }
    return given.union(reading.set(of: first.enters + (first.outcomes.first?.requires ?? [])))
  }

  private func given(at place: Int) -> FieldSet {
    var given = FieldSet.none
    func take(_ acts: [Act]) {
      for act in acts {
        switch act {
        case .set(let field, _): given.insert(reading.number(of: field))
        case .perform(let performance):
          if let into = performance.into { given.insert(reading.number(of: into)) }
        case .startClock: given.insert(reading.numberOfDueDate)
        case .notify, .remind, .issue, .publish, .post, .refund, .extendClock, .issueResult,
          .returnResult:
          break
        }
      }
    }
    take(flow.entryActs(of: place))
    if case .step(let id) = flow.places[place] {
      let step = flow.procedure.steps[id.index]
      given = given.union(reading.set(of: step.enters + (step.call?.gives.map(\.into) ?? [])))
      for outcome in step.outcomes { given = given.union(reading.set(of: outcome.requires)) }
      if !step.awaits.isEmpty { given = given.union(anything) }
      take(step.timers.actsInStay)
      if let stage = step.stage { take(flow.procedure.stages[stage.index].timers.actsInStay) }
      take(flow.procedure.timers.actsInStay)
    }
    for index in flow.moves(from: place) {
      let move = flow.moves[index]
      if case .anytime(let ordinal) = move.cause {
        given = given.union(reading.set(of: flow.procedure.anytime[ordinal].outcome.requires))
      }
      for list in move.acts { take(flow.actLists[list]) }
      for way in move.ways { if let list = flow.ways[way].acts { take(flow.actLists[list]) } }
    }
    return given
  }
}
