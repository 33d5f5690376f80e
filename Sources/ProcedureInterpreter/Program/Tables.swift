import CivilTime
import ProcedureGraph

/// The flat tables of a program. A class only so that a program is one reference; all of it is
/// constant.
final class Tables: Sendable {
  let graph: Procedure
  let calendar: WorkingCalendar
  let steps: [StepPlan]
  let ends: [EndPlan]
  let stages: [StagePlan]
  let parallels: [ParallelPlan]
  let calls: [CallPlan]
  let councils: [CouncilPlan]
  let anytime: [AnytimePlan]
  let outcomes: [OutcomePlan]
  let acts: [ActPlan]
  let branches: [BranchPlan]
  let expressions: [Expression]
  let performances: [Performance]
  let fields: [ID<Field>]
  let roles: [ID<Role>]
  let stepLists: [ID<Step>]
  let collections: [CollectionPlan]
  let limits: [LimitPlan]
  let reminders: [ReminderPlan]
  let awaits: [AwaitPlan]
  /// The limit and timers of the whole case.
  let overallLimits: Run32
  let overallTimers: TimersPlan
  /// The whole-case clock starts by itself: there are limits, and no act starts it.
  let startsClockAtFiling: Bool
  let computed: [Bool]
  let isOptional: [Bool]
  /// Fields that have a value to start from.
  let initials: [Int]
  let fieldChecks: [FieldCheck]
  /// Actions whose data stands in for a paper.
  let replacesPaper: [Bool]
  /// Results that some act makes: they can't be handed over before.
  let isIssued: [Bool]
  /// Papers of which a group asks for one.
  let isInGroup: [Bool]

  init(_ verified: VerifiedProcedure) {
    let procedure = verified.procedure
    graph = procedure
    calendar = procedure.calendar
    var draft = TablesDraft()
    steps = procedure.steps.map { draft.plan($0) }
    ends = procedure.ends.map { EndPlan(acts: draft.plan($0.acts), status: $0.status) }
    stages = procedure.stages.map {
      StagePlan(limits: draft.plan($0.limits), timers: draft.plan($0.timers))
    }
    parallels = procedure.parallels.map { draft.plan($0) }
    anytime = procedure.anytime.map { one in
      AnytimePlan(
        role: one.role, steps: append(one.steps, to: &draft.stepLists),
        outcome: draft.plan(one.outcome))
    }
    overallLimits = draft.plan(procedure.limits)
    overallTimers = draft.plan(procedure.timers)
    outcomes = draft.outcomes
    acts = draft.acts
    branches = draft.branches
    expressions = draft.expressions
    performances = draft.performances
    fields = draft.fields
    roles = draft.roles
    stepLists = draft.stepLists
    collections = draft.collections
    limits = draft.limits
    reminders = draft.reminders
    calls = draft.calls
    councils = draft.councils
    awaits = draft.awaits
    startsClockAtFiling = !procedure.limits.isEmpty && !draft.startsClock

    var entered = Array(repeating: false, count: procedure.fields.count)
    for field in draft.fields where entered.indices.contains(field.index) {
      entered[field.index] = true
    }
    var computed = Array(repeating: false, count: procedure.fields.count)
    for field in draft.assigned where computed.indices.contains(field.index) {
      computed[field.index] = !entered[field.index]
    }
    for field in procedure.parallels.compactMap(\.each?.field) { computed[field.index] = true }
    self.computed = computed
    isOptional = procedure.fields.map(\.isOptional)
    initials = procedure.fields.indices.filter { procedure.fields[$0].initial != nil }
    fieldChecks = zip(procedure.fields, verified.patterns).map { FieldCheck($0, pattern: $1) }
    var replacesPaper = Array(repeating: false, count: procedure.actions.count)
    for action in procedure.papers.compactMap(\.replacedBy) { replacesPaper[action.index] = true }
    self.replacesPaper = replacesPaper
    var isInGroup = Array(repeating: false, count: procedure.papers.count)
    for paper in procedure.paperGroups.flatMap(\.members)
    where isInGroup.indices.contains(paper.index) {
      isInGroup[paper.index] = true
    }
    self.isInGroup = isInGroup
    var isIssued = Array(repeating: false, count: procedure.results.count)
    for case .issueResult(let result) in draft.acts { isIssued[result.index] = true }
    self.isIssued = isIssued
  }

  /// What is wrong with a value for a field; nil where nothing is.
  func faults(in value: Value, of field: ID<Field>) -> [FieldFault]? {
    let faults = fieldChecks[field.index].faults(in: value)
    return faults.isEmpty ? nil : faults
  }

  func due(of limit: TimeLimit, from start: Moment) -> Due { calendar.due(of: limit, from: start) }

  func due(of duration: LegalDuration, from start: Moment) -> Due {
    calendar.due(of: duration, from: start)
  }

  func holds(_ step: ID<Step>) -> Bool { steps.indices.contains(step.index) }

  func stage(of step: ID<Step>) -> ID<Stage>? { holds(step) ? steps[step.index].stage : nil }

  func stage(of target: Target) -> ID<Stage>? {
    if case .step(let step) = target { stage(of: step) } else { nil }
  }

  func stopsTime(_ step: ID<Step>) -> Bool {
    holds(step) && steps[step.index].overallClock?.stopsTime ?? false
  }

  func collections(of step: ID<Step>) -> ArraySlice<CollectionPlan> {
    holds(step) ? collections[steps[step.index].collects.indices] : []
  }

  /// Letters of a step that have not been signed.
  func missingSignatures(in step: ID<Step>, given signatures: [ID<Letter>]) -> [Fault] {
    graph.steps[step.index].signs.filter { !signatures.contains($0) }.map { .signatureMissing($0) }
  }

  func call(in step: ID<Step>) -> CallPlan? {
    guard holds(step), steps[step.index].call >= 0 else { return nil }
    return calls[Int(steps[step.index].call)]
  }

  func council(in step: ID<Step>) -> CouncilPlan? {
    guard holds(step), steps[step.index].council >= 0 else { return nil }
    return councils[Int(steps[step.index].council)]
  }

  /// Whether the role has the chair where a council votes.
  func isChair(_ role: ID<Role>, in step: ID<Step>) -> Bool {
    council(in: step)?.council.chair == role
  }

  func awaited(_ event: ID<Named>, in step: ID<Step>) -> AwaitPlan? {
    guard holds(step) else { return nil }
    return awaits[steps[step.index].awaits.indices].first { $0.event == event }
  }

  func lists(_ field: ID<Field>, in run: Run32) -> Bool {
    for index in run.indices where fields[index] == field { return true }
    return false
  }

  func holds(_ target: Target) -> Bool {
    switch target {
    case .step(let step), .stopping(.step(let step)): holds(step)
    case .end(let end), .stopping(.end(let end)): ends.indices.contains(end.index)
    case .parallel(let parallel), .branchDone(let parallel), .stopping(.parallel(let parallel)),
      .stopping(.branchDone(let parallel)):
      parallels.indices.contains(parallel.index)
    }
  }

  /// Whether a request can be answered in this procedure: later commands look its parts up.
  func holds(_ request: ActionRequest) -> Bool {
    (1..<Int(Int32.max)).contains(request.number)
      && graph.actions.indices.contains(request.action.index)
      && request.into.map { graph.fields.indices.contains($0.index) } ?? true
      && request.onFailure.map { holds($0) } ?? true
  }
}

/// Puts a list at the end of a table.
func append<Element>(_ list: [Element], to table: inout [Element]) -> Run32 {
  let start = Int32(truncatingIfNeeded: table.count)
  table.append(contentsOf: list)
  return Run32(start: start, end: Int32(truncatingIfNeeded: table.count))
}

/// Tables while they are filled.
struct TablesDraft {
  var outcomes: [OutcomePlan] = []
  var acts: [ActPlan] = []
  var branches: [BranchPlan] = []
  var expressions: [Expression] = []
  var performances: [Performance] = []
  var fields: [ID<Field>] = []
  var roles: [ID<Role>] = []
  var stepLists: [ID<Step>] = []
  var collections: [CollectionPlan] = []
  var limits: [LimitPlan] = []
  var reminders: [ReminderPlan] = []
  var awaits: [AwaitPlan] = []
  var calls: [CallPlan] = []
  var councils: [CouncilPlan] = []
  /// Fields that some act sets.
  var assigned: [ID<Field>] = []
  var startsClock = false

  mutating func plan(_ step: Step) -> StepPlan {
    let outcomePlans = step.outcomes.map { plan($0) }
    let awaitPlans = step.awaits.map { one in
      AwaitPlan(event: one.event, target: one.target, acts: plan(one.acts))
    }
    let collectionPlans = step.collects.flatMap { collection in
      let means = collection.means.reduce(UInt8(0)) { $0 | $1.bit }
      return collection.fees.map { CollectionPlan(fee: $0, means: means) }
    }
    let limitRun = plan(step.limits)
    var constantLimit: TimeLimit?
    if let first = limitRun.indices.first, limits[first].condition < 0,
      case .constant(let limit) = limits[first].limit
    {
      constantLimit = limit
    }
    return StepPlan(
      role: step.role, stage: step.stage, branch: step.branch,
      call: step.call.map { plan($0) } ?? -1, council: step.council.map { plan($0) } ?? -1,
      isAutomatic: step.isAutomatic,
      takesDossier: step.takesDossier,
      limits: limitRun, constantLimit: constantLimit, enters: append(step.enters, to: &fields),
      collects: append(collectionPlans, to: &collections),
      others: append(step.notPerformerOf, to: &stepLists),
      assigns: append(step.assigns, to: &roles), outcomes: append(outcomePlans, to: &outcomes),
      awaits: append(awaitPlans, to: &awaits), onEntry: plan(step.onEntry),
      onExit: plan(step.onExit), timers: plan(step.timers), route: step.route.map { plan($0) },
      wait: step.wait.map { plan($0) }, visitLimit: step.visitLimit?.count ?? -1,
      insteadOfVisit: step.visitLimit?.otherwise, overallClock: step.overallClock,
      status: step.status)
  }

  mutating func plan(_ call: Call) -> Int32 {
    assigned += call.gives.map(\.into)
    calls.append(CallPlan(call: call, acts: call.ends.map { plan($0.acts) }))
    return Int32(truncatingIfNeeded: calls.count - 1)
  }

  mutating func plan(_ council: Council) -> Int32 {
    councils.append(CouncilPlan(council: council, acts: plan(council.otherwiseActs)))
    return Int32(truncatingIfNeeded: councils.count - 1)
  }

  mutating func plan(_ parallel: Parallel) -> ParallelPlan {
    ParallelPlan(
      within: parallel.within, entrances: parallel.branches.map(\.entrance),
      each: parallel.each.map { EachPlan(field: $0.field, list: plan($0.list)) },
      required: parallel.required.map { plan($0) } ?? -1, route: plan(parallel.route),
      acts: plan(parallel.acts))
  }

  mutating func plan(_ outcome: Outcome) -> OutcomePlan {
    OutcomePlan(
      requires: append(outcome.requires, to: &fields), route: plan(outcome.route),
      acts: plan(outcome.acts), isFreeOfCollection: outcome.isFreeOfCollection,
      requiresSignature: outcome.requiresSignature,
      presence: append(outcome.inPresenceOf, to: &roles), returnsResult: outcome.returnsResult)
  }

  mutating func plan(_ route: Route) -> RoutePlan {
    let plans = route.branches.map { branch in
      BranchPlan(
        condition: plan(branch.condition), target: branch.target, acts: plan(branch.acts))
    }
    return RoutePlan(
      branches: append(plans, to: &branches), otherwise: route.otherwise,
      acts: plan(route.otherwiseActs))
  }

  mutating func plan(_ timers: Timers) -> TimersPlan {
    let plans = timers.reminders.prefix(FiredTimers.mostReminders).map { reminder in
      ReminderPlan(before: reminder.before, acts: plan(reminder.acts))
    }
    return TimersPlan(
      reminders: append(plans, to: &reminders), overdueActs: plan(timers.overdue?.acts ?? []),
      consequence: timers.overdue?.consequence)
  }

  mutating func plan(_ rules: [LimitRule]) -> Run32 {
    let plans = rules.map { rule in
      let limit: LimitPlan.Limit =
        switch rule.limit {
        case .duration(.literal(.duration(let duration))): .constant(.duration(duration))
        case .duration(let expression): .expression(plan(expression))
        case .sameDay(let cutoff): .constant(.sameDay(cutoff: cutoff))
        }
      return LimitPlan(condition: rule.condition.map { plan($0) } ?? -1, limit: limit)
    }
    return append(plans, to: &limits)
  }

  mutating func plan(_ wait: Wait) -> WaitPlan {
    if case .literal(.duration(let duration)) = wait.duration {
      return WaitPlan(length: .constant(duration), target: wait.target)
    }
    return WaitPlan(length: .expression(plan(wait.duration)), target: wait.target)
  }

  mutating func plan(_ expression: Expression) -> Int32 {
    expressions.append(expression)
    return Int32(truncatingIfNeeded: expressions.count - 1)
  }

  mutating func plan(_ list: [Act]) -> Run32 {
    let plans = list.map { plan($0) }
    return append(plans, to: &acts)
  }

  mutating func plan(_ act: Act) -> ActPlan {
    switch act {
    case .notify(let notice):
      return .notice(
        NoticeRequest(
          to: notice.to, message: notice.message, means: MeansSet(notice.means),
          manner: notice.manner))
    case .remind(let role): return .remind(role)
    case .issue(let letter): return .issue(letter)
    case .publish(let publishable): return .publish(publishable)
    case .post(let publishable, let role): return .post(publishable, to: role)
    case .set(let field, let expression):
      assigned.append(field)
      return .set(field, expression: plan(expression))
    case .refund(let fee): return .refund(fee)
    case .issueResult(let result): return .issueResult(result)
    case .returnResult(let results): return .returnResult(results)
    case .startClock:
      startsClock = true
      return .startClock
    case .extendClock(let duration): return .extendClock(duration)
    case .perform(let performance):
      if let into = performance.into { assigned.append(into) }
      performances.append(performance)
      return .perform(Int32(truncatingIfNeeded: performances.count - 1))
    }
  }
}

extension Collection.Means {
  var bit: UInt8 {
    switch self {
    case .online: 1
    case .counter: 2
    case .post: 4
    }
  }
}

extension Outcome {
  /// Whether a result is handed over by it, on whichever way it leads.
  fileprivate var returnsResult: Bool {
    (acts + route.branches.flatMap(\.acts) + route.otherwiseActs).contains {
      if case .returnResult = $0 { true } else { false }
    }
  }
}
