import CivilTime
import ProcedureGraph

/// The limits of the steps of a procedure, added up along its longest ways and held against the limit
/// of the whole case and of each stage.
struct BudgetAnalysis {
  /// What the sum is held against.
  enum Budget: Hashable {
    /// The limit of the whole case, by its rule.
    case wholeCase(rule: Int)
    /// The limits of the stages against it.
    case stagesOfCase(rule: Int)
    /// What a step leaves on the clock.
    case remainder(ID<Step>)
    case stage(ID<Stage>)
  }

  /// A sum that does not fit, or does not fit always.
  struct Excess {
    var budget: Budget
    var fit: BudgetCalendar.Fit
    var sum: TimeSum
    var limit: TimeSum
    var path: BudgetPath
    /// From where it is counted; nil for a stage.
    var cause: ClockStarts.Cause?
    /// How things are then; nil where they are so always.
    var world: World?
  }

  /// Why it is not known whether everything fits.
  enum Doubt: Int, Hashable, Comparable {
    case tooManyCases
    /// What the limits ask can change between two steps.
    case changingData
    /// A limit that only data tell.
    case untoldLimit
    /// Loops that can be entered in several places, or too many ways that can't be compared.
    case loops
    /// The clock starts or is set anew in a branch of parallel work.
    case branches

    static func < (left: Doubt, right: Doubt) -> Bool { left.rawValue < right.rawValue }
  }

  private(set) var excesses: [Excess] = []
  /// The worlds in which each budget is exceeded.
  private var worlds: [Budget: [Int]] = [:]
  private(set) var doubts: Set<Doubt> = []
  private let flow: Flow
  private let calendar: BudgetCalendar

  /// Nil where there are no limits to be held against each other.
  init?(_ flow: Flow) {
    let procedure = flow.procedure
    guard procedure.hasLimitsToHold else { return nil }
    calendar = BudgetCalendar(calendar: procedure.calendar)
    self.flow = flow
    let classes = PathClasses(flow)
    if !classes.isComplete { doubts.insert(.tooManyCases) }
    if !classes.isSteady { doubts.insert(.changingData) }
    let stays = Stays(flow)
    for (index, world) in classes.worlds.enumerated() {
      judge(world, classes, stays.in(world), classes.worlds.count > 1 ? index : nil)
    }
    for index in excesses.indices {
      if let world = excesses[index].world {
        excesses[index].world = shortened(world, excesses[index].budget, among: classes.worlds)
      }
    }
  }

  /// Of what is so in a world only that without which the budget is not always exceeded.
  private func shortened(_ world: World, _ budget: Budget, among all: [World]) -> World {
    let exceeding = Set(worlds[budget] ?? [])
    var short = world
    for unknown in world.samples.keys.sorted(by: { $0.isDroppedBefore($1) }) {
      var shorter = short
      shorter.samples[unknown] = nil
      let isEnough = all.indices.allSatisfy { index in
        exceeding.contains(index)
          || shorter.samples.contains { all[index].samples[$0.key] != $0.value }
      }
      if isEnough { short = shorter }
    }
    return short
  }

  private var procedure: Procedure { flow.procedure }

  private mutating func judge(
    _ world: World, _ classes: PathClasses, _ stays: Stays, _ number: Int?
  ) {
    if stays.steps.contains(.untold) { doubts.insert(.untoldLimit) }
    let edges = PathEdges(flow, in: world, knowing: classes.known)
    judgeCase(world, edges, stays, number)
    judgeStages(world, edges, stays, number)
  }

  // MARK: The whole case

  private mutating func judgeCase(
    _ world: World, _ edges: PathEdges, _ stays: Stays, _ number: Int?
  ) {
    guard !procedure.limits.isEmpty else { return }
    let starts = ClockStarts(flow, edges)
    if !starts.isComplete { doubts.insert(.branches) }
    let walls = procedure.steps.indices.map {
      procedure.steps[$0].overallClock?.setsAnew ?? false
    }
    var search = PathSearch(
      flow, edges, .init(steps: stays.amounts, stages: nil, walls: walls))
    if case .isUntold = world.limit(procedure.limits) { doubts.insert(.untoldLimit) }
    for start in starts.starts {
      guard let granted = granted(by: start.cause, in: world) else { continue }
      search.search(from: start.place, staying: start.staying)
      weigh(search, stays, start, granted.limit, granted.budget, world, number)
    }
    if !search.isExact { doubts.insert(.loops) }
    judgeStagesOfCase(world, edges, stays, starts, walls, number)
  }

  private func limit(in world: World) -> (limit: TimeLimit, rule: Int)? {
    switch world.limit(procedure.limits) {
    case .is(let limit, let rule): (limit, rule)
    case .isNone, .isUntold: nil
    }
  }

  private func granted(
    by cause: ClockStarts.Cause, in world: World
  ) -> (limit: TimeLimit, budget: Budget)? {
    switch cause {
    case .left(let step, let left): (.duration(left), .remainder(step))
    case .started, .restarted: limit(in: world).map { ($0.limit, .wholeCase(rule: $0.rule)) }
    }
  }

  /// The limits of stages, and of the steps that stand in none.
  private mutating func judgeStagesOfCase(
    _ world: World, _ edges: PathEdges, _ stays: Stays, _ starts: ClockStarts, _ walls: [Bool],
    _ number: Int?
  ) {
    let limits = procedure.stages.map { stage -> TimeLimit? in
      if case .is(let limit, _) = world.limit(stage.limits) { limit } else { nil }
    }
    guard limits.contains(where: { $0 != nil }), let limit = limit(in: world) else { return }
    let steps = procedure.steps.enumerated().map { index, step in
      step.stage.flatMap { limits[$0.index] } == nil ? stays.amounts[index] : .none
    }
    let stages = limits.map { $0.map(Amounts.init) ?? .none }
    var search = PathSearch(
      flow, edges, .init(steps: steps, stages: stages, walls: walls))
    for start in starts.starts where start.cause.grants == nil {
      search.search(from: start.place, staying: start.staying)
      weigh(
        search, stays, start, limit.limit, .stagesOfCase(rule: limit.rule), world, number,
        stages: limits)
    }
  }

  // MARK: Stages

  private mutating func judgeStages(
    _ world: World, _ edges: PathEdges, _ stays: Stays, _ number: Int?
  ) {
    guard procedure.stages.contains(where: { !$0.limits.isEmpty }) else { return }
    var search = PathSearch(
      flow, edges,
      .init(
        steps: stays.amounts, stages: nil, withinStage: true,
        walls: Array(repeating: false, count: procedure.steps.count)))
    let entrances = entrances(edges)
    for (index, stage) in procedure.stages.enumerated() {
      guard case .is(let limit, _) = world.limit(stage.limits) else { continue }
      for entrance in entrances[index].sorted() {
        search.search(from: entrance, staying: true)
        weigh(search, stays, nil, limit, .stage(ID(index)), world, number)
      }
    }
  }

  /// The places of the main line by which a case comes into each stage.
  private func entrances(_ edges: PathEdges) -> [Set<Int>] {
    var entrances: [Set<Int>] = Array(repeating: [], count: procedure.stages.count)
    func enter(_ place: Int, from stage: ID<Stage>?) {
      guard flow.regions[place] == 0, let next = flow.stage(of: place), next != stage else {
        return
      }
      entrances[next.index].insert(place)
    }
    enter(procedure.initial.index, from: nil)
    for place in 0..<flow.places.count {
      let stage = flow.stage(of: place)
      for edge in edges[place] { enter(Int(edges.edges[edge].target), from: stage) }
    }
    return entrances
  }

  // MARK: Weighing

  private mutating func weigh(
    _ search: PathSearch, _ stays: Stays, _ start: ClockStarts.Start?, _ limit: TimeLimit,
    _ budget: Budget, _ world: World, _ number: Int?, stages: [TimeLimit?]? = nil
  ) {
    for label in search.longest {
      let time = search.labels[Int(label)].time
      if Amounts(limit).isAtLeast(time) { continue }
      let path = BudgetPath(
        to: label, in: search, stays, stages: stages, isStayedAtFirst: start?.staying ?? true)
      let sum = TimeSum(path.entries.compactMap(\.limit))
      var granted = TimeSum([limit])
      granted.add(sum.amounts - time)
      let fit = calendar.fit(of: sum, into: granted)
      if fit == .always { continue }
      if let number { worlds[budget, default: []].append(number) }
      add(
        Excess(
          budget: budget, fit: fit, sum: sum, limit: granted, path: path, cause: start?.cause,
          world: number == nil ? nil : world))
    }
  }

  /// Of the excesses over one budget the worst is told.
  private mutating func add(_ excess: Excess) {
    guard let known = excesses.firstIndex(where: { $0.budget == excess.budget }) else {
      excesses.append(excess)
      return
    }
    if excess.rank > excesses[known].rank { excesses[known] = excess }
  }
}

extension BudgetAnalysis.Excess {
  fileprivate var rank: (Int, Int64) {
    let over = sum.amounts.weight - limit.amounts.weight
    switch fit {
    case .always: return (0, over)
    case .sometimes: return (1, over)
    case .never: return (2, over)
    }
  }

  /// An example of what happens, from a day on which it does not fit.
  func example(in calendar: WorkingCalendar) -> BudgetCalendar.Example? {
    switch fit {
    case .always: nil
    case .never(let example):
      example ?? BudgetCalendar(calendar: calendar).example(of: sum, into: limit)
    case .sometimes(let late, _): late
    }
  }
}

extension Procedure {
  fileprivate var hasLimitsToHold: Bool {
    guard !limits.isEmpty || stages.contains(where: { !$0.limits.isEmpty }) else { return false }
    return steps.contains { !$0.limits.isEmpty || $0.wait != nil }
      || stages.contains { !$0.limits.isEmpty }
  }
}
