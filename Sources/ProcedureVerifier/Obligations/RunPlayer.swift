import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Plays a run of the graph on the interpreter: the same moves, with data that let them happen.
///
/// Goes down the run move by move; where several ways to fill in a form are to be tried, each is, the
/// first that leads to the end of the run wins. What it gives is the history of a real case.
struct RunPlayer {
  /// Commands tried for one run.
  static let mostCommands = 1_500
  /// Timers let by before the one that the run asks for.
  static let mostTimers = 16

  private let program: Program
  private let doings: Doings
  private let flow: Flow

  init(_ verified: VerifiedProcedure, _ flow: Flow) {
    self.flow = flow
    var samples = Samples(verified.procedure)
    flow.forEachCondition { samples.note($0) }
    program = Program(verified)
    doings = Doings(flow, LiveData(flow, samples), program)
  }

  private struct Played {
    var state: CaseState
    var now: Moment
    var events: [TimedEvent]
  }

  /// The history of a case that makes these moves and breaks what is ensured; nil where none was
  /// found.
  func history(of path: [RunMove], breaking obligation: Obligation) -> [TimedEvent]? {
    // What follows by itself is done by the interpreter.
    var moves = path.filter { !followsByItself($0) }
    // Filing performs the applicant's first step.
    if flow.filesAtOnce, let first = moves.first, case .move(let number, _) = first.kind,
      case .outcome(0) = flow.moves[number].cause,
      first.place == flow.procedure.initial.index
    {
      moves.removeFirst()
    }
    var left = Self.mostCommands
    var isAll = true
    for filing in doings.filings(&isAll) {
      guard let start = opened(by: filing, &left) else { continue }
      if let history = play(moves[...], from: start, &left, breaking: obligation) {
        return history
      }
    }
    return nil
  }

  private func followsByItself(_ move: RunMove) -> Bool {
    switch move.kind {
    case .follows: true
    case .move(let number, _): flow.places.isStep(move.place) && flow.passes[move.place]
      && flow.moves[number].cause == .route
    case .stayTimer, .stageTimer, .overallTimer: false
    }
  }

  private func opened(by command: Command, _ left: inout Int) -> Played? {
    left -= 1
    var played = Played(state: .new, now: Exploration.start, events: [])
    guard
      program.carryOut(command, on: &played.state, at: played.now, events: &played.events)
    else { return nil }
    return played
  }

  private func play(
    _ moves: ArraySlice<RunMove>, from played: Played, _ left: inout Int,
    breaking obligation: Obligation
  ) -> [TimedEvent]? {
    if obligation.isBroken(by: played.events, of: flow.procedure) { return played.events }
    guard let move = moves.first, left > 0 else { return nil }
    switch move.kind {
    case .follows: return play(moves.dropFirst(), from: played, &left, breaking: obligation)
    case .stayTimer, .stageTimer, .overallTimer:
      guard let next = wait(for: move, from: played, &left) else { return nil }
      return play(moves.dropFirst(), from: next, &left, breaking: obligation)
    case .move(let number, _):
      if flow.moves[number].cause.isTimed {
        guard let next = wait(for: move, from: played, &left) else { return nil }
        return play(moves.dropFirst(), from: next, &left, breaking: obligation)
      }
      var isAll = true
      for command in doings.commands(in: played.state, &isAll) {
        guard let command = fitting(command, to: move, flow.moves[number].cause, played.state),
          left > 0
        else { continue }
        left -= 1
        var next = played
        guard program.carryOut(command, on: &next.state, at: next.now, events: &next.events)
        else { continue }
        if let history = play(moves.dropFirst(), from: next, &left, breaking: obligation) {
          return history
        }
      }
      return nil
    }
  }

  // MARK: Commands that make a move

  /// The command, done by the person the move asks for; nil where it makes another move.
  private func fitting(
    _ command: Command, to move: RunMove, _ cause: Move.Cause, _ state: CaseState
  ) -> Command? {
    switch (cause, command) {
    case (.outcome(let index), .act(var choice)):
      guard choice.outcome == .outcome(ID(move.place), index: index) else { return nil }
      if move.isOnePerson { choice.by.person = "Trần Văn Một" }
      return .act(choice)
    case (.anytime(let index), .act(let choice)):
      return choice.outcome == .anytime(index) ? command : nil
    case (.event(let index), .deliver(let delivery)):
      let awaited = flow.procedure.steps[move.place].awaits
      return awaited[index].event == delivery.event ? command : nil
    case (.route, .actionSucceeded(let request, _)):
      return isAsked(request, at: move.place, state) ? command : nil
    case (.failure(let action), .actionFailed(let request, _)):
      let asked = state.pendingRequests.first { $0.number == request }
      return asked?.action == action ? command : nil
    case (.called(let index), .callEnded(_, let end, _)):
      let call = flow.procedure.steps[move.place].call
      return call?.ends[index].end == end ? command : nil
    case (.calledOtherwise, .callEnded(_, let end, _)):
      let call = flow.procedure.steps[move.place].call
      return call?.ends.contains { $0.end == end } == false ? command : nil
    default: return nil
    }
  }

  private func isAsked(_ request: Int, at place: Int, _ state: CaseState) -> Bool {
    guard let asked = state.pendingRequests.first(where: { $0.number == request }) else {
      return false
    }
    return state.activities.contains { $0.step.index == place && $0.stay == asked.stay }
  }

  // MARK: Time

  /// Lets time pass, from timer to timer, until the one that the move stands for has fired.
  private func wait(for move: RunMove, from played: Played, _ left: inout Int) -> Played? {
    var next = played
    for _ in 0..<Self.mostTimers {
      guard left > 0, let ready = nextTimer(in: next.state, of: program) else { return nil }
      left -= 1
      let moment = max(ready, next.state.lastMoment ?? ready)
      let count = next.events.count
      do throws(Rejection) {
        try perform(.advance, on: &next.state, at: moment, of: program, events: &next.events)
      } catch {
        return nil
      }
      next.now = moment
      if next.events[count...].contains(where: { isTimer($0.event, of: move) }) { return next }
    }
    return nil
  }

  private func isTimer(_ event: Event, of move: RunMove) -> Bool {
    switch (move.kind, event) {
    case (.stayTimer(nil), .overdue(let step)): step.index == move.place
    case (.stayTimer(let reminder?), .reminderDue(let step, let index)):
      step.index == move.place && index == reminder
    case (.stageTimer(let stage, nil), .stageOverdue(let due)): stage == due
    case (.stageTimer(let stage, let reminder?), .stageReminderDue(let due, let index)):
      stage == due && index == reminder
    case (.overallTimer(nil), .overallOverdue): true
    case (.overallTimer(let reminder?), .overallReminderDue(let index)): index == reminder
    case (.move(let number, _), let event):
      switch (flow.moves[number].cause, event) {
      case (.waited, .waitElapsed(let step)), (.overdue, .overdue(let step)),
        (.deemed, .outcomeDeemed(let step, _)):
        step.index == move.place
      case (.stageOverdue(let stage), .stageOverdue(let due)): stage == due
      case (.overallOverdue, .overallOverdue): true
      default: false
      }
    default: false
    }
  }
}
