import ProcedureGraph
import ProcedureInterpreter

/// What has been seen to happen in some case: places come to, moves made, ways taken.
///
/// What may happen in many steps counts once: an outcome of any time, a limit of a stage or of the
/// whole case. Asked for is only what a person, a date or the data decides; what another system, a
/// called case or a failing action does is taken to be possible.
struct Happenings {
  private(set) var places: [Bool]
  private(set) var moves: [Bool]
  private(set) var ways: [Bool]
  /// Timers that leave the case where it is, are asked for, and have not been seen.
  private(set) var unseenTimers: Set<StayingTimer>
  /// How much of what is asked for has not been seen.
  private(set) var missing = 0
  /// Grows with everything that is seen for the first time.
  private(set) var count = 0

  private let flow: Flow
  /// For each move the first of those that count as the same.
  private let first: [Int]
  private let asked: (places: [Bool], moves: [Bool], ways: [Bool])

  init(asking reach: Reach, of flow: Flow, neverTaken: [Bool]) {
    self.flow = flow
    places = Array(repeating: false, count: flow.places.count)
    moves = Array(repeating: false, count: flow.moves.count)
    ways = Array(repeating: false, count: flow.ways.count)
    var shared: [Move.Cause: Int] = [:]
    var first = Array(flow.moves.indices)
    var asked = (places: reach.places, moves: moves, ways: ways)
    for (index, move) in flow.moves.enumerated() where reach.moves[index] {
      if move.cause.isShared {
        first[index] = shared[move.cause] ?? index
        shared[move.cause] = first[index]
      }
      guard flow.isAskedFor(move) else { continue }
      asked.moves[first[index]] = true
      for (ordinal, way) in move.ways.enumerated()
      where !neverTaken[way] && flow.ways[way].condition != nil {
        asked.ways[flow.moves[first[index]].ways.lowerBound + ordinal] = true
      }
    }
    self.first = first
    self.asked = asked
    unseenTimers = Set(flow.stayingTimers.filter { flow.isAskedFor($0, reach) })
    missing = unseenTimers.count
    for list in [asked.places, asked.moves, asked.ways] {
      for isAsked in list where isAsked { missing += 1 }
    }
  }

  /// Whether a move of which somebody asks has not been seen.
  func lacks(move: Int) -> Bool { asked.moves[move] && !moves[move] }
  func lacks(way: Int) -> Bool { asked.ways[way] && !ways[way] }
  func lacks(place: Int) -> Bool { asked.places[place] && !places[place] }

  func lacks(_ timer: StayingTimer) -> Bool { unseenTimers.contains(timer) }

  mutating func see(place: Int) {
    guard !places[place] else { return }
    places[place] = true
    count += 1
    if asked.places[place] { missing -= 1 }
  }

  mutating func see(move index: Int) {
    let move = first[index]
    guard !moves[move] else { return }
    moves[move] = true
    count += 1
    if asked.moves[move] { missing -= 1 }
  }

  mutating func see(way ordinal: Int, of index: Int) {
    let way = flow.moves[first[index]].ways.lowerBound + ordinal
    guard !ways[way] else { return }
    ways[way] = true
    count += 1
    if asked.ways[way] { missing -= 1 }
  }

  mutating func see(_ timer: StayingTimer) {
    guard unseenTimers.remove(timer) != nil else { return }
    count += 1
    missing -= 1
  }

  // MARK: Events

  /// Takes note of what happened by one command.
  mutating func see(_ events: ArraySlice<TimedEvent>) {
    var trail = Trail()
    for event in events { follow(event.event, &trail) }
  }

  /// What an event later than the cause of a move needs to know of it.
  private struct Trail {
    /// The move that is being made, until it arrives.
    var move: Int?
    /// The message that came before a step was left.
    var message: ID<Named>?
    var isAnswer = false
  }

  private mutating func follow(_ event: Event, _ trail: inout Trail) {
    switch event {
    case .outcomeChosen(let step, let outcome, _):
      trail.move = begin(.outcome(outcome), at: step.index)
    case .anytimeChosen(let choice, let step, _):
      trail.move = begin(.anytime(choice), at: step.index)
    case .waitElapsed(let step): trail.move = begin(.waited, at: step.index)
    case .overdue(let step):
      trail.move = begin(.overdue, at: step.index)
      if trail.move == nil { see(StayingTimer(owner: .step(step.index), kind: .overdue)) }
    case .voteDecided(let step, let decision):
      switch decision {
      case .carried(let outcome), .casting(let outcome):
        trail.move = begin(.outcome(outcome), at: step.index)
      case .notCarried: trail.move = begin(.notCarried, at: step.index)
      }
    case .outcomeDeemed(let step, let outcome):
      trail.move = begin(.deemed(outcome), at: step.index)
    case .stageOverdue(let stage):
      trail.move = begin(.stageOverdue(stage), at: nil)
      if trail.move == nil { see(StayingTimer(owner: .stage(stage), kind: .overdue)) }
    case .overallOverdue:
      trail.move = begin(.overallOverdue, at: nil)
      if trail.move == nil { see(StayingTimer(owner: .overall, kind: .overdue)) }
    case .reminderDue(let step, let index):
      see(StayingTimer(owner: .step(step.index), kind: .reminder(index)))
    case .stageReminderDue(let stage, let index):
      see(StayingTimer(owner: .stage(stage), kind: .reminder(index)))
    case .overallReminderDue(let index):
      see(StayingTimer(owner: .overall, kind: .reminder(index)))
    case .blockDone(let block):
      trail.move = begin(.blockDone, at: flow.places.number(of: block))
    case .eventReceived(let message): trail.message = message
    case .actionSucceeded: trail.isAnswer = true
    case .stepLeft(let step):
      if trail.move != nil { break }
      if let message = trail.message {
        let awaits = flow.procedure.steps[step.index].awaits
        if let ordinal = awaits.firstIndex(where: { $0.event == message }) {
          trail.move = begin(.event(ordinal), at: step.index)
        }
      } else if trail.isAnswer {
        trail.move = begin(.route, at: step.index)
      }
      (trail.message, trail.isAnswer) = (nil, false)
    case .visitLimitReached(let step):
      arrive(at: step.index, &trail)
      trail.move = begin(.exhausted, at: step.index)
    case .stepEntered(let step, _):
      arrive(at: step.index, &trail)
      see(place: step.index)
      if flow.passes[step.index] { trail.move = begin(.route, at: step.index) }
    case .blockEntered(let block, _):
      let place = flow.places.number(of: block)
      arrive(at: place, &trail)
      see(place: place)
    case .endReached(let end):
      let place = flow.places.number(of: end)
      arrive(at: place, &trail)
      see(place: place)
    case .branchDone:
      guard let move = trail.move else { break }
      for way in flow.moves[move].ways {
        if case .branchEnd = flow.places[flow.ways[way].target] {
          arrive(at: flow.ways[way].target, &trail)
          see(place: flow.ways[way].target)
        }
      }
    case .filed, .fieldRecorded, .papersRecorded, .letterSigned, .assigned, .paid, .partyPresent,
      .paperFilesRecorded, .actedFor, .taskClaimed, .taskAssigned, .taskReturned, .voteCast,
      .voteClosed, .branchTurnedTo, .branchStopped, .blockStopped, .stageEntered,
      .stageLeft, .stagePaused, .stageResumed, .clockStarted, .clockPaused,
      .clockResumed, .clockRestarted, .clockLeft, .clockExtended,
      .noticeRequested, .reminderRequested, .letterIssued, .published,
      .postingRequested, .resultIssued, .resultsReturned, .refundRequested, .actionRequested,
      .actionFailed, .callRequested, .callEnded, .callRefused, .moved:
      break
    }
  }

  /// The move of that cause, which is being made now; for what concerns the whole, any of its places.
  private mutating func begin(_ cause: Move.Cause, at place: Int?) -> Int? {
    let candidates = place.map { flow.moves(from: $0) } ?? flow.moves.indices
    guard let move = candidates.first(where: { flow.moves[$0].cause == cause }) else { return nil }
    see(move: move)
    return move
  }

  private mutating func arrive(at place: Int, _ trail: inout Trail) {
    guard let move = trail.move else { return }
    for (ordinal, way) in flow.moves[move].ways.enumerated()
    where flow.ways[way].target == place { see(way: ordinal, of: move) }
    trail.move = nil
  }
}

extension Move.Cause {
  /// The same wherever the case is at that time.
  fileprivate var isShared: Bool {
    switch self {
    case .anytime, .stageOverdue, .overallOverdue: true
    case .outcome, .notCarried, .route, .waited, .event, .called, .calledOtherwise, .overdue,
      .deemed, .failure, .exhausted, .blockDone:
      false
    }
  }
}

extension Flow {
  /// Whether a move has to be shown to happen.
  fileprivate func isAskedFor(_ move: Move) -> Bool {
    switch move.cause {
    case .outcome(let outcome):
      // A vote for what can't be carried counts, though nothing comes of it by itself.
      guard let council = procedure.steps[move.source].council else { return true }
      return council.carries.contains { $0.outcome == outcome }
    case .anytime, .route, .waited, .event, .overdue, .deemed, .stageOverdue, .overallOverdue,
      .exhausted, .blockDone:
      return true
    case .notCarried, .called, .calledOtherwise, .failure: return false
    }
  }

  /// Whether a timer has to be shown to happen. Of a step that is left in the moment in which it is
  /// entered that is told without playing; beside a wait it depends on the calendar whether there is
  /// time left to remind anybody.
  fileprivate func isAskedFor(_ timer: StayingTimer, _ reach: Reach) -> Bool {
    switch timer.owner {
    case .step(let step):
      guard reach.places[step], !passes[step], !(reach.onlyFiles && step == procedure.initial.index)
      else { return false }
      return procedure.steps[step].wait == nil || timer.kind == .overdue
    case .stage(let stage):
      return procedure.steps.indices.contains {
        procedure.steps[$0].stage == stage && reach.places[$0]
      }
    case .overall: return !procedure.limits.isEmpty
    }
  }
}
