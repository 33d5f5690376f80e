import CivilTime
import ProcedureGraph

/// The ways things may be that limits and branches tell apart: in each, every limit is known, and so
/// are the branches that hang on the same.
struct PathClasses {
  /// So many are told apart.
  static let most = 32

  /// One way that things may be, for each combination of limits and branches.
  private(set) var worlds: [World] = []
  /// Whether nothing is left out.
  private(set) var isComplete = true
  /// Whether what the limits ask is settled with the filing.
  private(set) var isSteady = true
  /// The ways of the flow whose conditions are known in each world.
  private(set) var known: Set<Int> = []

  init(_ flow: Flow) {
    let procedure = flow.procedure
    let lists = procedure.conditionalLimits
    let limits = lists.flatMap { $0 }
    let guarded = flow.ways.indices.filter { flow.ways[$0].condition != nil }
    if limits.isEmpty && guarded.isEmpty {
      worlds = [World(procedure: procedure)]
      return
    }
    let settled = Settled(procedure)
    let asked = settled.unknowns(of: limits)
    isSteady = asked.allSatisfy(settled.isSettled)
    let branches = guarded.filter { index in
      flow.ways[index].condition.map {
        settled.unknowns(of: [$0]).allSatisfy(settled.isSettled)
      } ?? false
    }
    // With the branches first; where those are too many, with those that ask what the limits ask.
    let alike = branches.filter { index in
      flow.ways[index].condition.map { settled.unknowns(of: [$0]).isSubset(of: asked) } ?? false
    }
    for (ways, most) in [(branches, 512), (alike, Worlds.most), ([], Worlds.most)] {
      let conditions = ways.compactMap { flow.ways[$0].condition }
      guard let all = Worlds(limits + conditions, of: procedure), all.cells.count ?? .max <= most
      else { continue }
      known = Set(ways)
      gather(all, lists + conditions.map { [$0] }, in: procedure)
      return
    }
    isComplete = false
  }

  private mutating func gather(
    _ all: Worlds, _ lists: [[Expression]], in procedure: Procedure
  ) {
    if !all.areMany {
      worlds = [World(procedure: procedure)]
      return
    }
    let channels = Set(procedure.filing.map(\.channel.rawValue))
    var seen: Set<[Int]> = []
    all.visit { world in
      // A channel that is not offered is nobody's.
      if case .value(.choice(let channel))? = world.samples[.builtin(.filedBy)],
        !channels.isEmpty, !channels.contains(channel)
      {
        return true
      }
      let answers = lists.map { list in list.firstIndex { world.holds($0) ?? true } ?? -1 }
      guard seen.insert(answers).inserted else { return true }
      if worlds.count == Self.most {
        isComplete = false
        return false
      }
      worlds.append(world)
      return true
    }
  }
}

/// Which unknowns are settled when a case is filed, and stay so.
private struct Settled {
  private let procedure: Procedure
  /// Nil where there are no fields.
  private let changes: FieldChanges?

  init(_ procedure: Procedure) {
    self.procedure = procedure
    changes = procedure.fields.isEmpty ? nil : FieldChanges(procedure)
  }

  func isSettled(_ unknown: Unknown) -> Bool {
    switch unknown {
    case .chosenCase: return true
    case .field(let field):
      switch changes?.manner(of: field.index) {
      case .onlyAtFiling: return true
      case .onlySetToConstants, .otherwise, nil: return false
      }
    case .builtin(let builtin):
      switch builtin {
      case .filedBy, .returnedBy, .level, .filedOn, .caseNumber, .applicantName, .applicantPhone,
        .applicantEmail, .applicantAddress:
        return true
      case .dueOn, .totalFee, .today: return false
      }
    case .paper, .part: return false
    }
  }

  func unknowns(of conditions: [Expression]) -> Set<Unknown> {
    var reading = ConditionReading(of: procedure)
    for condition in conditions { reading.read(condition) }
    return Set(reading.unknowns)
  }
}

extension Procedure {
  /// The conditions of every list of limits that has any, and those within the limits.
  fileprivate var conditionalLimits: [[Expression]] {
    var lists: [[Expression]] = []
    func add(_ rules: [LimitRule]) {
      if rules.isEmpty { return }
      let conditions = rules.compactMap(\.condition)
      if !conditions.isEmpty { lists.append(conditions) }
      for rule in rules {
        if case .duration(let duration) = rule.limit { add(within: duration) }
      }
    }
    func add(within duration: Expression) {
      guard case .conditional(let condition, let then, let otherwise) = duration else { return }
      lists.append([condition])
      add(within: then)
      add(within: otherwise)
    }
    add(limits)
    for stage in stages { add(stage.limits) }
    // Steps are large: one is never taken out of its list as a whole.
    for index in steps.indices {
      add(steps[index].limits)
      if let wait = steps[index].wait { add(within: wait.duration) }
    }
    return lists
  }
}

extension Unknown {
  /// Which of two is rather left untold: what a case is comes last.
  func isDroppedBefore(_ other: Unknown) -> Bool { order < other.order }

  private var order: Int {
    switch self {
    case .part: 0
    case .builtin(let builtin): 10 + (BuiltinValue.allCases.firstIndex(of: builtin) ?? 0)
    case .paper(let paper): 100 + paper.index
    case .field(let field): 1_000_000 + field.index
    case .chosenCase: .max
    }
  }
}
