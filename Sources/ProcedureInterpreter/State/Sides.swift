import CivilTime
import ProcedureGraph

/// What runs beside the step in hand. Empty in a plain line of steps without stages.
struct Sides: Hashable, Sendable {
  /// The stages the case is in, in the order in which they were entered.
  var stages: [StageClock] = []

  var isEmpty: Bool { stages.isEmpty }
}

extension CaseState {
  /// Changes what runs beside the step in hand, and keeps the mark that there is something.
  mutating func changeSides(_ change: (inout Sides) -> Void) {
    change(&sides.cell[0])
    head.hasSides = !sides.cell[0].isEmpty
  }

  /// The stages the case is in, with their clocks, in the order in which they were entered.
  public var stages: [StageClock] { sides.cell[0].stages }

  /// The earliest due date of the stages the case is in; nil where none has one now.
  public var stageDue: Due? {
    sides.cell[0].stages.compactMap(\.due).min { $0.moment < $1.moment }
  }

  /// The due date of a stage; nil where the case is not in it, while it is paused, and where it has
  /// no limit.
  public func due(of stage: ID<Stage>) -> Due? {
    sides.cell[0].stages.first { $0.stage == stage }?.due
  }

  func isIn(_ stage: ID<Stage>) -> Bool {
    head.hasSides && sides.cell[0].stages.contains { $0.stage == stage }
  }
}
