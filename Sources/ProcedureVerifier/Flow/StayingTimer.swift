import ProcedureGraph

/// A timer that leaves the case where it is: a reminder, or what is done when a limit has passed and
/// leads nowhere.
struct StayingTimer: Hashable {
  enum Owner: Hashable {
    case step(Int)
    case stage(ID<Stage>)
    case overall
  }

  enum Kind: Hashable {
    /// The number of the reminder before the due date.
    case reminder(Int)
    case overdue
  }

  var owner: Owner
  var kind: Kind
}

extension Flow {
  /// In the order of the text: those of steps, of stages, of the whole case.
  var stayingTimers: [StayingTimer] {
    var all: [StayingTimer] = []
    func add(_ timers: Timers, of owner: StayingTimer.Owner) {
      if timers.isEmpty { return }
      for index in timers.reminders.indices {
        all.append(StayingTimer(owner: owner, kind: .reminder(index)))
      }
      if case .stays? = timers.overdue?.consequence {
        all.append(StayingTimer(owner: owner, kind: .overdue))
      }
    }
    for index in procedure.steps.indices where !procedure.steps[index].timers.isEmpty {
      add(procedure.steps[index].timers, of: .step(index))
    }
    for index in procedure.stages.indices {
      add(procedure.stages[index].timers, of: .stage(ID(index)))
    }
    add(procedure.timers, of: .overall)
    return all
  }

  /// Whether every step of a stage is left in the moment in which it is entered.
  func isLeftAtOnce(_ stage: ID<Stage>) -> Bool {
    procedure.steps.indices.allSatisfy { procedure.steps[$0].stage != stage || passes[$0] }
  }

  /// The name that the text gives to what a timer belongs to; nil for the whole case.
  func name(of owner: StayingTimer.Owner) -> String? {
    switch owner {
    case .step(let step): procedure.steps[step].name
    case .stage(let stage): procedure.stages[stage.index].name
    case .overall: nil
    }
  }

  /// The path of its element in the graph.
  func path(of timer: StayingTimer) -> [String] {
    let owner: [String] =
      switch timer.owner {
      case .step(let step): ["steps", procedure.steps[step].name]
      case .stage(let stage): ["stages", procedure.stages[stage.index].name]
      case .overall: []
      }
    switch timer.kind {
    case .overdue: return owner + ["timers", "overdue"]
    case .reminder(let index): return owner + ["timers", "reminders", "\(index)"]
    }
  }
}
