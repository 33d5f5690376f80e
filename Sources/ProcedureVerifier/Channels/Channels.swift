import ProcedureGraph

/// What is wrong with the ways to file, to pay and to receive: combinations that are offered and lead
/// to no result, or past a fee; combinations that people expect and the text is silent on.
func channelFindings(of subject: Subject) -> [ProofFinding] {
  let procedure = subject.procedure
  // A case that only events open is filed by nobody.
  guard procedure.openedBy.isEmpty || !procedure.filing.isEmpty else { return [] }
  guard !procedure.filing.isEmpty || !procedure.returning.isEmpty || procedure.level == .full
  else { return [] }
  return ChannelCheck(subject.flow).findings
}

private struct ChannelCheck {
  let procedure: Procedure
  let worlds: [ChannelWorld]
  /// Where a case can be, by channels; the same for all where nothing on the way asks for them.
  private let reaches: [ChannelWorld: Reach]
  private let flow: Flow?

  init(_ whole: Flow) {
    let procedure = whole.procedure
    self.procedure = procedure
    worlds = procedure.channelWorlds
    let flow = procedure.asksForChannelOnTheWay ? whole : nil
    self.flow = flow
    var reaches: [ChannelWorld: Reach] = [:]
    if let flow {
      let repeats = Array(repeating: true, count: flow.places.count)
      for world in worlds {
        let never = flow.waysNeverTaken(in: world)
        reaches[world] = Reach(flow, neverTaken: never, repeats: repeats)
      }
    }
    self.reaches = reaches
  }

  var findings: [ProofFinding] {
    let problems = results + fees + payments + post + usable + online
    return problems.map { $0.problem.finding(at: $0.path, related: $0.related) }
  }

  private struct Found {
    var problem: ChannelProblem
    var path: [String]
    var related: [(path: [String], text: Step)] = []

    init(_ problem: ChannelProblem, at path: [String], collecting step: Step? = nil) {
      self.problem = problem
      self.path = path
      if let step { related = [(["steps", step.name], step)] }
    }
  }

  private var place: [String] { procedure.returning.isEmpty ? ["filing"] : ["returning"] }

  // MARK: The result

  private func succeeds(_ world: ChannelWorld) -> Bool {
    guard let flow, let reach = reaches[world] else { return true }
    return procedure.ends.enumerated().contains { index, end in
      end.kind == .succeeded && reach.places[flow.places.number(of: ID<End>(index))]
    }
  }

  private var results: [Found] {
    let failing = worlds.filter { !succeeds($0) }
    // Where no way at all leads there, it is not the channels that are to blame.
    guard !failing.isEmpty, failing.count < worlds.count else { return [] }
    return [Found(.noWayToResult(failing), at: place)]
  }

  // MARK: Money

  /// Steps that collect a fee and that a case with these channels can come to.
  private func collecting(_ fee: ID<Fee>, in world: ChannelWorld) -> [Step] {
    procedure.steps.enumerated().filter { index, step in
      guard step.collects.contains(where: { $0.fees.contains(fee) }) else { return false }
      guard step.outcomes.contains(where: { !$0.isFreeOfCollection }) else { return false }
      return reaches[world]?.places[index] ?? true
    }.map(\.element)
  }

  /// Whether anything may have to be paid.
  private func isDue(_ fee: Fee, in world: ChannelWorld) -> Bool {
    let isExempt = fee.reliefs.contains { relief in
      relief.percent.rounded() >= 100 && world.holds(relief.condition, in: procedure) == true
    }
    if isExempt { return false }
    for tier in fee.tiers {
      let holds = tier.condition.map { world.holds($0, in: procedure) } ?? true
      if holds == false { continue }
      if tier.amount != .literal(.money(0)) { return true }
      if holds == true { return false }
    }
    return false
  }

  private var fees: [Found] {
    guard flow != nil else { return [] }
    return procedure.fees.indices.compactMap { index in
      let id = ID<Fee>(index)
      let due = worlds.filter { succeeds($0) && isDue(procedure.fees[index], in: $0) }
      let skipping = due.filter { collecting(id, in: $0).isEmpty }
      guard !skipping.isEmpty, skipping.count < due.count else { return nil }
      let fee = procedure.fees[index].name
      return Found(.feeSkipped(fee, skipping), at: ["fees", fee])
    }
  }

  private var payments: [Found] {
    // Whoever has to come in person can pay there.
    let comes = procedure.steps.contains { step in
      step.outcomes.contains { $0.inPresenceOf.contains(.applicant) }
    }
    guard !comes, !procedure.returning.isEmpty else { return [] }
    return procedure.fees.indices.compactMap { index in
      let id = ID<Fee>(index)
      var stuck: [ChannelWorld] = []
      var collector: Step?
      var means: [Collection.Means] = []
      for world in worlds where isDue(procedure.fees[index], in: world) {
        let steps = collecting(id, in: world)
        let offered = steps.flatMap(\.collects).filter { $0.fees.contains(id) }.flatMap(\.means)
        guard !steps.isEmpty, !offered.contains(where: world.suits) else { continue }
        stuck.append(world)
        collector = steps.first
        means = offered.uniqued
      }
      guard !stuck.isEmpty else { return nil }
      return Found(
        .paymentOutOfReach(procedure.fees[index].name, means, stuck), at: place,
        collecting: collector)
    }
  }

  // MARK: Post

  /// The public post offers three services: sending a dossier, receiving a result, and both (Decision
  /// 45/2016/QĐ-TTg).
  private var post: [Found] {
    guard Procedure.named(procedure.filing).contains(.post), !procedure.returning.isEmpty else {
      return []
    }
    guard procedure.returning.contains(where: { $0.channel == .post }) else {
      return [Found(.postReturnUnspoken, at: ["returning"])]
    }
    let byPost = worlds.filter { $0.returning == .post }
    let others = Procedure.named(procedure.filing).filter { $0 != .post }
    guard !others.isEmpty, !byPost.isEmpty, byPost.allSatisfy({ $0.filing == .post }) else {
      return []
    }
    return [Found(.onlySendersReceive(others), at: ["returning"])]
  }

  // MARK: Channels that nobody can choose

  private var usable: [Found] {
    guard !procedure.returning.isEmpty else { return [] }
    let files = Procedure.named(procedure.filing).filter { channel in
      !worlds.contains { $0.filing == channel }
        && procedure.filing.contains { rule in
          rule.channel == channel && rule.condition == nil
        }
    }
    let returns = Procedure.named(procedure.returning).filter { channel in
      !worlds.contains { $0.returning == channel }
    }
    return files.map { Found(.noReturnFor($0), at: ["returning"]) }
      + (files.isEmpty ? returns.map { Found(.noFilingFor($0), at: ["returning"]) } : [])
  }

  // MARK: Online from first to last

  /// A service that is online from first to last is filed and paid online, and its result comes online
  /// or by post (Decree 42/2022 art. 11, since 1 July 2026 Decree 224/2026 art. 14).
  private var online: [Found] {
    guard procedure.level == .full else { return [] }
    let filed = worlds.filter { $0.filing == .online }
    if !procedure.filing.isEmpty, filed.isEmpty { return [Found(.notFiledOnline, at: ["filing"])] }
    if !procedure.returning.isEmpty, !filed.contains(where: { $0.returning != .counter }) {
      return [Found(.notReturnedFromAfar, at: ["returning"])]
    }
    return procedure.fees.indices.compactMap { index in
      let id = ID<Fee>(index)
      let due = filed.filter { isDue(procedure.fees[index], in: $0) }
      for world in due {
        let steps = collecting(id, in: world)
        let means = steps.flatMap(\.collects).filter { $0.fees.contains(id) }.flatMap(\.means)
        guard !steps.isEmpty, !means.contains(.online), let step = steps.first else { continue }
        return Found(
          .notPaidOnline(procedure.fees[index].name), at: ["steps", step.name])
      }
      return nil
    }
  }
}

extension Procedure {
  /// Whether some choice of ways depends on the channels.
  fileprivate var asksForChannelOnTheWay: Bool {
    func asks(_ route: Route) -> Bool {
      route.branches.contains { $0.condition.asksForChannel(in: self) }
    }
    return steps.contains { step in
      step.outcomes.contains { asks($0.route) } || step.route.map(asks) ?? false
    } || parallels.contains { asks($0.route) } || anytime.contains { asks($0.outcome.route) }
  }
}

extension Flow {
  /// The ways that cases with these channels never take.
  fileprivate func waysNeverTaken(in world: ChannelWorld) -> [Bool] {
    var isNever = Array(repeating: false, count: ways.count)
    for move in moves where move.ways.count > 1 {
      var isTaken = false
      for way in move.ways {
        let holds = ways[way].condition.map { world.holds($0, in: procedure) } ?? true
        isNever[way] = isTaken || holds == false
        isTaken = isTaken || holds == true
      }
    }
    return isNever
  }
}
