import CivilTime
import ProcedureGraph

/// Small processes at random: outcomes, loops, visit limits, guards over two small fields, timers,
/// waits, events, calls, actions that fail, outcomes of any time, and a parallel block.
struct GeneratedProcess {
  private var random: SplitMix
  private var procedure: Procedure
  private var main: [ID<Step>] = []
  private var branches: [[ID<Step>]] = []

  static func procedure(_ seed: UInt64) -> Procedure {
    var made = GeneratedProcess(seed)
    made.fill()
    return made.procedure
  }

  private init(_ seed: UInt64) {
    random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    procedure = Procedure(name: "t", title: "T", calendar: Self.calendar)
  }

  private static let calendar: WorkingCalendar = {
    func time(_ hour: Int) -> TimeOfDay { TimeOfDay(hour: hour, minute: 0) ?? .midnight }
    let week = OfficeWeek(
      [OfficeSpan(opens: time(8), closes: time(17))],
      on: [.monday, .tuesday, .wednesday, .thursday, .friday])
    do {
      return try WorkingCalendar(CalendarDraft(name: "c", officeHours: week))
    } catch {
      preconditionFailure("the calendar of the tests is sound")
    }
  }()

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

  private mutating func fill() {
    procedure.roles.append(Role(name: "r", title: "R"))
    procedure.fields = [
      Field(name: "f", title: "F", type: .flag),
      Field(
        name: "c", title: "C",
        type: .choice(["x", "y", "z"].map { Named(name: $0, title: $0) }),
        initial: chance(50) ? .literal(.choice("x")) : nil),
    ]
    if chance(30) { procedure.fields[0].initial = .literal(.flag(false)) }
    procedure.actions = [ActionSignature(name: "a", title: "A")]
    procedure.externalEvents = [Named(name: "e", title: "E")]
    procedure.ends = [
      End(name: "e0", title: "E0", kind: .succeeded, origin: "t"),
      End(name: "e1", title: "E1", kind: .refused, origin: "t"),
    ]
    let count = 2 + below(4)
    for index in 0..<count {
      main.append(ID(procedure.steps.count))
      procedure.steps.append(Step(name: "s\(index)", title: "S", role: ID(2), origin: "t"))
    }
    if chance(35) { fillBlock() }
    for index in procedure.steps.indices { fill(index) }
    if chance(20) { fillAnytime() }
    if chance(10) {
      procedure.limits = [rule(9)]
      procedure.timers.overdue = Timers.Overdue(
        acts: [], consequence: chance(25) ? .stays : .moves(target(main)))
      procedure.timers.reminders = reminders()
    }
  }

  private mutating func fillBlock() {
    for branch in 0..<2 {
      var steps: [ID<Step>] = []
      for index in 0..<(1 + below(2)) {
        steps.append(ID(procedure.steps.count))
        var step = Step(name: "b\(branch)\(index)", title: "B", role: ID(2), origin: "t")
        step.branch = BranchPlace(ID(0), branch: branch)
        procedure.steps.append(step)
      }
      branches.append(steps)
    }
    var block = Parallel(
      name: "p", title: "P", origin: "t",
      branches: branches.enumerated().map { index, steps in
        Parallel.Branch(name: "n\(index)", title: "N", entrance: .step(steps[0]))
      },
      route: Route(otherwise: .end(ID(0))))
    if chance(30) { block.required = .literal(.number(ExactDecimal(1))) }
    procedure.parallels = [block]
    procedure.parallels[0].route = route(main, nil)
  }

  private mutating func rule(_ days: Int) -> LimitRule {
    do {
      return LimitRule(limit: .duration(.literal(.duration(try .calendar(days, .day)))))
    } catch {
      preconditionFailure("a few days are a duration")
    }
  }

  private mutating func target(_ steps: [ID<Step>]) -> Target {
    if chance(22) { return .end(ID(below(2))) }
    if !procedure.parallels.isEmpty, chance(18) { return .parallel(ID(0)) }
    return .step(steps[below(steps.count)])
  }

  private mutating func target(in branch: Int?) -> Target {
    guard let branch else { return target(main) }
    if chance(35) { return .branchDone(ID(0)) }
    if chance(20) {
      return .stopping(chance(40) ? .end(ID(below(2))) : .step(main[below(main.count)]))
    }
    return .step(branches[branch][below(branches[branch].count)])
  }

  private mutating func condition() -> Expression {
    switch below(5) {
    case 0: .field(ID(0))
    case 1: .not(.field(ID(0)))
    case 2: .compare(.equal, .field(ID(1)), .literal(.choice(["x", "y", "z"][below(3)])))
    case 3: .oneOf(.field(ID(1)), [.literal(.choice("x")), .literal(.choice("z"))])
    default: .all([.hasField(ID(0)), .field(ID(0))])
    }
  }

  private mutating func route(_ steps: [ID<Step>], _ branch: Int?) -> Route {
    var route = Route(otherwise: target(in: branch))
    if chance(30) {
      route.branches.append(
        Route.Branch(condition: condition(), target: target(in: branch), acts: acts()))
    }
    return route
  }

  private mutating func acts() -> [Act] {
    guard chance(12) else { return [] }
    if chance(50) { return [.set(ID(0), .literal(.flag(chance(50))))] }
    return [.set(ID(1), .literal(.choice(["x", "y", "z"][below(3)])))]
  }

  private mutating func fill(_ index: Int) {
    let branch = procedure.steps[index].branch?.branch
    var step = procedure.steps[index]
    let steps = branch.map { branches[$0] } ?? main
    if chance(25) { step.enters = chance(50) ? [ID(0)] : [ID(1)] }
    switch below(12) {
    case 0:
      step.role = .system
      step.enters = []
      step.route = route(steps, branch)
    case 1:
      step.role = .system
      step.enters = []
      step.wait = Wait(duration: duration(4), target: target(in: branch))
      if chance(25) { fillLimit(3 + below(3), &step, branch) }
    case 2: step.awaits = [AwaitedEvent(event: ID(0), target: target(in: branch), acts: acts())]
    default:
      for outcome in 0..<(1 + below(3)) {
        let requires: [ID<Field>] = chance(20) ? [ID(below(2))] : []
        step.outcomes.append(
          Outcome(
            name: "o\(outcome)", title: "O", requires: requires, route: route(steps, branch),
            acts: acts(), origin: "t"))
      }
      if index == 0, chance(40) {
        step.role = .applicant
      } else {
        fillTimer(&step, branch)
      }
      if chance(8) {
        step.onEntry.append(
          .perform(Performance(action: ID(0), arguments: [], onFailure: target(in: branch))))
      }
    }
    if chance(20) {
      step.visitLimit = VisitLimit(
        count: 1 + below(2), otherwise: chance(50) ? target(in: branch) : nil)
    }
    procedure.steps[index] = step
  }

  private mutating func duration(_ days: Int) -> Expression {
    guard case .duration(let duration) = rule(days).limit else { return .literal(.flag(true)) }
    return duration
  }

  private mutating func fillTimer(_ step: inout Step, _ branch: Int?) {
    guard chance(25) else { return }
    fillLimit(2, &step, branch)
  }

  private mutating func fillLimit(_ days: Int, _ step: inout Step, _ branch: Int?) {
    step.limits = [rule(days)]
    step.timers.overdue = Timers.Overdue(
      acts: acts(),
      consequence: !step.outcomes.isEmpty && chance(40)
        ? .counts(asOutcome: 0) : chance(70) ? .moves(target(in: branch)) : .stays)
    step.timers.reminders = reminders()
  }

  private mutating func reminders() -> [Timers.Reminder] {
    guard chance(40) else { return [] }
    do {
      return [Timers.Reminder(before: try .calendar(1 + below(2), .day), acts: [])]
    } catch {
      preconditionFailure("a day or two are a duration")
    }
  }

  private mutating func fillAnytime() {
    let steps = main.filter { procedure.steps[$0.index].role != .system }
    guard !steps.isEmpty else { return }
    procedure.anytime = [
      AnytimeOutcome(
        role: .applicant,
        outcome: Outcome(
          name: "any", title: "Any", route: Route(otherwise: target(main)), origin: "t"),
        steps: [steps[below(steps.count)]])
    ]
  }
}

/// A small generator of numbers, the same on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
