import CivilTime
import ProcedureGraph

/// Processes of any size for the proofs: a line of steps with ways back, guards, limits that move the
/// case, and blocks of parallel work in between.
struct GeneratedProcess {
  private var procedure: Procedure

  private init() throws {
    guard let opens = TimeOfDay(hour: 8, minute: 0), let closes = TimeOfDay(hour: 17, minute: 0)
    else { throw CancellationError() }
    let week = OfficeWeek(
      [OfficeSpan(opens: opens, closes: closes)],
      on: [.monday, .tuesday, .wednesday, .thursday, .friday])
    procedure = Procedure(
      name: "p", title: "P",
      calendar: try WorkingCalendar(CalendarDraft(name: "c", officeHours: week)))
    procedure.roles.append(Role(name: "r", title: "R"))
    procedure.fields = [Field(name: "f", title: "F", type: .flag)]
    procedure.ends = [
      End(name: "e", title: "E", kind: .succeeded, origin: "p"),
      End(name: "n", title: "N", kind: .refused, origin: "p"),
    ]
  }

  /// About so many steps.
  static func procedure(steps: Int) throws -> VerifiedProcedure {
    var made = try GeneratedProcess()
    try made.fill(steps)
    return try made.procedure.verified()
  }

  /// One block of so many branches, of three steps each.
  static func procedure(branches: Int) throws -> VerifiedProcedure {
    var made = try GeneratedProcess()
    made.add("s0", [made.outcome("a", .parallel(ID(0)))])
    made.addBlock(branches, to: .end(ID(0)))
    return try made.procedure.verified()
  }

  private func outcome(_ name: String, _ target: Target, if isGuarded: Target? = nil) -> Outcome {
    var route = Route(otherwise: target)
    if let isGuarded {
      route.branches.append(Route.Branch(condition: .field(ID(0)), target: isGuarded))
    }
    return Outcome(
      name: name, title: name, requires: isGuarded == nil ? [] : [ID(0)], route: route,
      origin: "p")
  }

  private mutating func add(
    _ name: String, _ outcomes: [Outcome], in branch: BranchPlace? = nil
  ) {
    var step = Step(name: name, title: name, role: ID(2), origin: "p")
    step.outcomes = outcomes
    step.branch = branch
    step.enters = [ID(0)]
    procedure.steps.append(step)
  }

  private mutating func addBlock(_ branches: Int, to target: Target) {
    let block = ID<Parallel>(procedure.parallels.count)
    var entrances: [Parallel.Branch] = []
    for branch in 0..<branches {
      let first = procedure.steps.count
      let place = BranchPlace(block, branch: branch)
      for step in 0..<3 {
        let next: Target = step < 2 ? .step(ID(first + step + 1)) : .branchDone(block)
        add(
          "b\(first + step)", [outcome("on", next), outcome("back", .step(ID(first)))], in: place)
      }
      entrances.append(
        Parallel.Branch(name: "n\(branch)", title: "N", entrance: .step(ID(first))))
    }
    procedure.parallels.append(
      Parallel(
        name: "k\(block.index)", title: "K", origin: "p", branches: entrances,
        route: Route(otherwise: target)))
  }

  private mutating func fill(_ steps: Int) throws {
    let limit = LimitRule(limit: .duration(.literal(.duration(try .working(5, .day)))))
    let groups = max(1, steps / 20)
    for group in 0..<groups {
      let first = procedure.steps.count
      // Eleven steps in a line, then a block of three branches with nine.
      for step in 0..<11 {
        let here = first + step
        let next: Target = step < 10 ? .step(ID(here + 1)) : .parallel(ID(group))
        var outcomes = [outcome("on", next)]
        if step % 3 == 2 { outcomes.append(outcome("back", .step(ID(here - 2)))) }
        if step % 5 == 4 {
          outcomes.append(outcome("choose", .end(ID(1)), if: .step(ID(here - 3))))
        }
        add("s\(here)", outcomes)
        if step % 4 == 3 {
          procedure.steps[here].limits = [limit]
          procedure.steps[here].timers.overdue = Timers.Overdue(
            acts: [], consequence: .moves(.step(ID(here - 1))))
        }
        if step == 5 {
          procedure.steps[here].visitLimit = VisitLimit(count: 3, otherwise: .end(ID(1)))
        }
      }
      let after: Target = group + 1 < groups ? .step(ID(first + 20)) : .end(ID(0))
      addBlock(3, to: after)
    }
  }
}
