import ProcedureGraph
import ProcedureInterpreter

/// What is known of an obligation after the proof.
enum ObligationVerdict {
  case holds
  /// What it speaks of cannot happen in this procedure; nothing is asked of it.
  case vacuous(Obligation.Event?)
  /// A case was played on the interpreter that breaks it.
  case broken([TimedEvent])
  /// The limits of the steps come to more than that of the case.
  case overBudget(BudgetAnalysis.Excess)
  case unknown(Reason)

  enum Reason: Hashable {
    /// More states than are looked at.
    case tooLarge
    /// Runs of the graph break it, and none of those tried could be played.
    case notPlayed
    /// A bound above what is looked at in branches that are opened for each element of a list.
    case elements
    /// The limits of the steps can't be added up for certain.
    case budget(BudgetAnalysis.Doubt)
  }
}

/// The obligations of a procedure, each with its verdict, in order.
struct ObligationProof {
  let verified: VerifiedProcedure
  let flow: Flow
  private let data: KnownData
  private let possible: Set<Occurrence>
  /// By obligation, the event that never happens and without which nothing is asked.
  private let idle: [Obligation.Event?]
  /// The states of a case as all that is ensured asks for them; nil where they are too many.
  private let common: RunGraph?

  /// Where all together need more states than are looked at, an obligation by itself may need few.
  private static let mostOwnStates = 3_000

  init(_ subject: Subject) {
    verified = subject.verified
    flow = subject.flow
    data = KnownData(verified.procedure)
    possible = flow.possibleOccurrences()
    let (procedure, possible) = (verified.procedure, possible)
    let idle = procedure.obligations.map { Self.idle($0.demand, possible, in: procedure) }
    self.idle = idle
    let asked = procedure.obligations.indices.filter { idle[$0] == nil }
      .map { procedure.obligations[$0].demand }
    let steps = RunSteps(flow, data, for: asked, possible: possible)
    common = asked.isEmpty ? nil : RunGraph(steps, atMost: ObligationSearch.mostStates)
  }

  private var procedure: Procedure { verified.procedure }

  /// Of an obligation by its number.
  func verdict(on number: Int) -> ObligationVerdict {
    if let event = idle[number] { return .vacuous(event) }
    let obligation = procedure.obligations[number]
    if case .timeBudget = obligation.demand { return budget }
    let monitors = ObligationMonitor.all(for: obligation.demand, in: procedure)
    if monitors.isEmpty { return .vacuous(nil) }
    if needsManyElements(obligation.demand) { return .unknown(.elements) }
    guard let graph = common ?? graph(for: obligation.demand) else { return .unknown(.tooLarge) }
    var worst = ObligationVerdict.holds
    for monitor in monitors {
      switch ObligationSearch.run(graph, monitor, of: procedure) {
      case .holds: continue
      case .tooLarge: worst = .unknown(.tooLarge)
      case .suspects(let paths):
        let player = RunPlayer(verified, flow)
        for path in paths {
          if let history = player.history(of: path, breaking: obligation) {
            return .broken(history)
          }
        }
        worst = .unknown(.notPlayed)
      }
    }
    return worst
  }

  private func graph(for demand: Obligation.Demand) -> RunGraph? {
    let steps = RunSteps(flow, data, for: [demand], possible: possible)
    return RunGraph(steps, atMost: Self.mostOwnStates)
  }

  /// Whether the limits of the steps fit into that of the case, whatever way it goes.
  private var budget: ObligationVerdict {
    if procedure.limits.isEmpty { return .vacuous(nil) }
    guard let analysis = BudgetAnalysis(flow) else { return .holds }
    let excess = analysis.excesses.first { excess in
      switch excess.budget {
      case .wholeCase, .remainder: true
      case .stagesOfCase, .stage: false
      }
    }
    if let excess { return .overBudget(excess) }
    return analysis.doubts.min().map { .unknown(.budget($0)) } ?? .holds
  }

  /// The event that never happens and without which nothing is asked.
  private static func idle(
    _ demand: Obligation.Demand, _ possible: Set<Occurrence>, in procedure: Procedure
  ) -> Obligation.Event? {
    let needed: [Obligation.Event] =
      switch demand {
      case .response(let a, _), .precedence(let a, _), .bounded(let a, _, _): [a]
      case .absence(let a): a.isAbsent ? [a] : []
      case .absenceBetween(let a, let b, let c): [a, b] + (c.isAbsent ? [c] : [])
      case .fourEyes(let a, let b): [a, b]
      case .existence, .timeBudget: []
      }
    return needed.first { event in !possible.contains { event.isMet(by: $0, in: procedure) } }
  }

  private func needsManyElements(_ demand: Obligation.Demand) -> Bool {
    guard case .bounded(_, let most, _) = demand, most >= 3 else { return false }
    return procedure.parallels.contains { $0.each != nil }
  }
}

extension Obligation.Event {
  var isAbsent: Bool { if case .absent = self { true } else { false } }
}
