import CivilTime
import ProcedureGraph

extension CaseState {
  mutating func enter(
    _ stage: ID<Stage>, _ entry: StageEntry, at moment: Moment, _ tables: Tables
  ) {
    guard tables.stages.indices.contains(stage.index), !isIn(stage) else { return }
    var clock = StageClock(stage, entry, at: moment)
    clock.findNextTimer(tables)
    changeSides { $0.stages.append(clock) }
  }

  mutating func leave(_ stage: ID<Stage>) {
    changeSides { $0.stages.removeAll { $0.stage == stage } }
  }

  /// Changes the clock of a stage the case is in, and finds its next timer anew.
  mutating func change(
    _ stage: ID<Stage>, _ tables: Tables, _ change: (inout StageClock) -> Void
  ) {
    guard let index = sides.cell[0].stages.firstIndex(where: { $0.stage == stage }) else { return }
    change(&sides.cell[0].stages[index])
    sides.cell[0].stages[index].findNextTimer(tables)
  }
}

extension StageClock {
  mutating func pause(at moment: Moment) {
    clock?.pause(at: moment)
    isPaused = true
    due = nil
  }

  mutating func resume(until due: Due?, at moment: Moment) {
    clock?.resume(at: moment)
    isPaused = false
    changedAt = moment
    self.due = due
  }
}
