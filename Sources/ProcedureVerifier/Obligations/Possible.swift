import ProcedureGraph
import ProcedureInterpreter

extension Flow {
  /// Everything that obligations can speak of and that can happen in some run, data and time aside.
  func possibleOccurrences() -> Set<Occurrence> {
    var all: Set<Occurrence> = []
    func add(_ acts: [Act]) { for act in acts { if let one = Occurrence(act) { all.insert(one) } } }
    if !procedure.limits.isEmpty { all.insert(.clockStarted) }
    add(procedure.timers)
    for place in reachedPlaces {
      add(entryActs(of: place))
      switch places[place] {
      case .step(let step): add(step.index)
      case .end(let end): all.insert(.ended(end))
      case .block, .branchEnd: break
      }
      for number in moves(from: place) {
        let move = self.moves[number]
        for list in move.acts { add(actLists[list]) }
        for way in move.ways { if let list = ways[way].acts { add(actLists[list]) } }
        if case .anytime(let index) = move.cause { all.insert(.anytimeChosen(index)) }
      }
    }
    return all

    func add(_ timers: Timers) {
      for reminder in timers.reminders { add(reminder.acts) }
      guard let overdue = timers.overdue else { return }
      add(overdue.acts)
      if !procedure.limits.isEmpty, overdue == procedure.timers.overdue {
        all.insert(.overdue(.wholeCase))
      }
    }

    func add(_ index: Int) {
      let step = procedure.steps[index]
      all.insert(.stepEntered(ID(index)))
      for outcome in step.outcomes.indices {
        all.formUnion(Occurrence.choosing(outcome, of: ID(index), in: procedure))
      }
      if case .gains? = step.overallClock { all.insert(.clockExtended) }
      for reminder in step.timers.reminders { add(reminder.acts) }
      if let overdue = step.timers.overdue {
        add(overdue.acts)
        all.insert(.overdue(.step(ID(index))))
      }
      if let stage = step.stage, let overdue = procedure.stages[stage.index].timers.overdue {
        add(overdue.acts)
        all.insert(.overdue(.stage(stage)))
      }
      if let stage = step.stage {
        for reminder in procedure.stages[stage.index].timers.reminders { add(reminder.acts) }
      }
    }
  }

  /// Places that moves lead to from the first step, whatever the data.
  private var reachedPlaces: [Int] {
    var isReached = Array(repeating: false, count: places.count)
    var pending = [procedure.initial.index]
    var reached: [Int] = []
    while let place = pending.popLast() {
      if isReached[place] { continue }
      isReached[place] = true
      reached.append(place)
      if places.isBlock(place) {
        for region in places.regions(of: places.block(at: place)) {
          pending.append(entrances[region])
        }
      }
      for number in moves(from: place) {
        pending += moves[number].ways.map { ways[$0].target }
      }
    }
    return reached.sorted()
  }
}
