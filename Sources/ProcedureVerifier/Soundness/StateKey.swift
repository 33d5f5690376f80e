import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// What of a state of a case decides how it can go on: places, live data, visits that are counted.
/// Moments are left out; that timers are waiting is kept.
struct StateKey: Hashable {
  private var numbers: [Int32] = []
  private var values: [Value?] = []

  init(_ state: CaseState, fired: FiredOverdue, _ live: LiveData, _ program: Program) {
    let procedure = program.procedure
    add(state.end.map { $0.index } ?? -1)
    guard state.end == nil else { return }
    // Branches are numbered anew, in the order of their blocks, so that rounds don't tell apart.
    var branches = [0: 0]
    for block in state.blocks {
      add(-2, block.parallel.index, branches[block.within] ?? -1, block.required)
      for branch in block.branches {
        branches[branch.number] = branches.count
        switch branch.progress {
        case .open: add(0)
        case .done: add(1)
        case .stopped: add(2)
        }
        if block.branches.count > 0, procedure.parallels[block.parallel.index].each != nil {
          values.append(branch.element)
        }
      }
    }
    let activities = state.activities.sorted {
      (branches[$0.branch] ?? -1) < (branches[$1.branch] ?? -1)
    }
    var stays: [Int: Int] = [:]
    for activity in activities {
      stays[activity.stay] = stays.count
      add(
        branches[activity.branch] ?? -1, activity.step.index, activity.awaitedResults,
        activity.due == nil ? 0 : 1, activity.waitsUntil == nil ? 0 : 1,
        fired.stays.contains(activity.stay) ? 1 : 0)
    }
    for (index, step) in procedure.steps.enumerated() {
      if let limit = step.visitLimit { add(min(state.visits(of: ID(index)), limit.count)) }
    }
    for field in live.fields { values.append(state.value(of: field)) }
    for result in procedure.results.indices {
      let id = ID<Named>(result)
      add(state.issuedResults.contains(id) ? 1 : 0, state.returnedResults.contains(id) ? 1 : 0)
    }
    var requests: Set<[Int32]> = []
    for request in state.pendingRequests {
      let stay = stays[request.stay]
      let isLive = request.into.map { live.isLive[$0.index] } ?? false
      guard isLive || stay != nil && (request.isAwaited || request.onFailure != nil) else {
        continue
      }
      requests.insert([Int32(request.action.index), Int32(stay ?? -1)])
    }
    for request in requests.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      numbers.append(-3)
      numbers += request
    }
    for call in state.openCalls {
      if let stay = stays[call.request.stay] { add(-4, call.request.step.index, stay) }
    }
    for stage in state.stages {
      add(-5, stage.stage.index, stage.isPaused ? 1 : 0, stage.due == nil ? 0 : 1)
      add(fired.stages.contains(stage.stage) ? 1 : 0)
    }
    if let overall = state.overallClock {
      add(-6, overall.isPaused ? 1 : 0, overall.due == nil ? 0 : 1, fired.isOverall ? 1 : 0)
    }
    if live.asksForCase { add(-7, state.opening?.selected?.index ?? -1) }
    if live.asksForChannel {
      values.append((state.opening?.channel).map { .choice($0.rawValue) })
      values.append((state.opening?.returning).map { .choice($0.rawValue) })
    }
  }

  private mutating func add(_ all: Int...) {
    for one in all { numbers.append(Int32(truncatingIfNeeded: one)) }
  }
}

/// Which due dates have passed, as far as the events said so.
struct FiredOverdue {
  var stays: Set<Int> = []
  var stages: Set<ID<Stage>> = []
  var isOverall = false

  mutating func follow(_ events: ArraySlice<TimedEvent>, _ after: CaseState) {
    for event in events {
      switch event.event {
      case .overdue(let step):
        for activity in after.activities where activity.step == step { stays.insert(activity.stay) }
      case .stageOverdue(let stage): stages.insert(stage)
      case .stageEntered(let stage, _): stages.remove(stage)
      case .overallOverdue: isOverall = true
      case .clockRestarted, .clockLeft, .clockExtended: isOverall = false
      case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
        .assigned, .paid, .eventReceived, .stepEntered, .stepLeft, .visitLimitReached, .endReached,
        .clockStarted, .clockPaused, .clockResumed, .reminderDue, .outcomeDeemed, .waitElapsed,
        .noticeRequested, .reminderRequested, .letterIssued, .published, .postingRequested,
        .refundRequested, .actionRequested, .actionSucceeded, .actionFailed, .stageLeft,
        .stagePaused, .stageResumed, .stageReminderDue, .overallReminderDue, .blockEntered,
        .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped, .callRequested,
        .callEnded, .callRefused, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
        .actedFor, .paperFilesRecorded, .voteCast, .voteClosed, .voteDecided,
        .resultIssued, .resultsReturned, .moved:
        break
      }
    }
    let open = Set(after.activities.map(\.stay))
    stays.formIntersection(open)
  }
}
