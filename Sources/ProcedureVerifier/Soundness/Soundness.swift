import ProcedureGraph
import ProcedureInterpreter

/// What is wrong with the way of cases through a procedure: whether every case can be finished (van
/// der Aalst's soundness of workflow nets, asked of the graph with its data), and whether everything
/// in the text can happen.
///
/// First with data left aside, in linear time: what can't be reached so is surely dead, and where
/// every place is safe whatever the data, all is proved. Only what stays open is explored with data, on
/// the interpreter itself, so a refutation is a history that was really played.
///
/// Circles without waiting are no question here: the check of the graph has none pass, whatever the
/// conditions say, because a case must never hang on one command. Circles that people may go round
/// for ever are told by `rounds(of:)`; they are no fault where a way leads out.
func soundnessFindings(of subject: Subject) -> [ProofFinding] {
  Soundness(of: subject).findings
}

/// The proof, with what it was worked out from.
struct Soundness {
  let flow: Flow
  let reach: Reach
  let completion: Completion
  let liveness: Liveness
  let neverTaken: [Bool]

  /// - Parameter readingAhead: without it everything is left to the exploration, for holding the one
  ///   against the other.
  init(
    of subject: Subject, budget: Exploration.Budget = .ordinary,
    readingAhead: Bool = true
  ) {
    let (flow, samples, never) = (subject.flow, subject.samples, subject.neverTaken)
    let procedure = subject.procedure
    let hasLimits = procedure.steps.indices.contains { procedure.steps[$0].visitLimit != nil }
    let repeats =
      hasLimits
      ? flow.repeats
      : Array(repeating: true, count: flow.places.count)
    let reach = Reach(flow, neverTaken: never, repeats: repeats)
    self.flow = flow
    self.reach = reach
    neverTaken = never
    var seen = Happenings(asking: reach, of: flow, neverTaken: never)
    var (safety, sure) = (Safety.nothing, SureReach?.none)
    if readingAhead {
      let knowledge = Knowledge(flow, reach, neverTaken: never)
      let hindrances = Hindrances(flow, reach, neverTaken: never, knowledge)
      let choices = waysByChoice(flow, reach, samples)
      safety = Safety(
        flow, reach, knowledge, hindrances, neverTaken: never, choices: choices)
      let walk = SureReach(
        flow, reach, hindrances, knowledge, neverTaken: never, choices: choices, samples)
      walk.follow(into: &seen)
      sure = walk
    }
    if safety.isProved, seen.missing == 0 {
      completion = .proved
      liveness = Liveness(seen: seen, possible: seen, doubt: nil)
      return
    }
    let (live, program) = (LiveData(flow, samples), Program(subject.verified))
    if let sure {
      var scouting = Scouting(flow, live, program, sure)
      let filed = scouting.filings(&seen)
      for state in filed where seen.missing > 0 { sure.follow(state, into: &seen) }
      scouting.go(from: filed, &seen)
      if safety.isProved, seen.missing == 0 {
        completion = .proved
        liveness = Liveness(seen: seen, possible: seen, doubt: nil)
        return
      }
    }
    let isProved = safety.isProved
    let exploration = Exploration(flow, live, program, budget, seen: seen) {
      isProved && $0.missing == 0
    }
    var judge = CompletionJudge(flow, reach, live, exploration) {
      Exploration(flow, live, program, budget, .inAnyOrder, seen: seen)
    }
    completion = isProved && !exploration.nodes.isEmpty ? .proved : judge.verdict()
    liveness = judge.liveness()
  }

  var findings: [ProofFinding] {
    completionFindings + deadFindings + branchFindings + failureFindings
  }

  /// Automatic steps that wait for the result of an action, where nothing else leads on once it has
  /// failed for good.
  private var failureFindings: [ProofFinding] {
    let steps = flow.procedure.steps
    return steps.indices.filter { index in
      guard reach.places[index], steps[index].isAutomatic,
        steps[index].onEntry.contains(where: isFragile)
      else { return false }
      return flow.moves(from: index).allSatisfy { move in
        switch flow.moves[move].cause {
        case .route, .exhausted, .failure: true
        case .outcome, .notCarried, .anytime, .waited, .event, .called, .calledOtherwise, .overdue,
          .deemed,
          .stageOverdue, .overallOverdue, .blockDone:
          false
        }
      }
    }.map { index in
      let name = steps[index].name
      return SoundnessProblem.failureStrands(step: name).finding(at: ["steps", name])
    }
  }

  /// An action whose failure leaves the step waiting. Data that stands in for a paper is not waited
  /// for any longer: the paper is asked for then.
  private func isFragile(_ act: Act) -> Bool {
    guard let performance = act.performance, performance.into != nil,
      performance.onFailure == nil
    else { return false }
    return !flow.procedure.papers.contains { $0.replacedBy == performance.action }
  }

  private var completionFindings: [ProofFinding] {
    switch completion {
    case .proved: return []
    case .impossible(let reasons):
      let first = flow.procedure.steps[flow.procedure.initial.index].name
      return [
        SoundnessProblem.neverOpened(
          step: first, usedUp: reasons.compactMap { usedUp(by: $0) }.first
        )
        .finding(at: ["steps", first])
      ]
    case .unknown(let doubts):
      return doubts.prefix(1).map { doubt in
        SoundnessProblem.unproved(doubt).finding(at: doubt.path)
      }
    case .refuted(let stranding):
      let procedure = flow.procedure
      let name = procedure.steps[stranding.place.index].name
      let problem: SoundnessProblem
      if stranding.isRefusedByTime {
        problem = .refusedByTime(step: name)
      } else {
        problem = .cannotFinish(
          step: name, round: stranding.steps.map { procedure.steps[$0.index].name })
      }
      return [problem.finding(at: ["steps", name], history: stranding.history)]
    }
  }

  /// The step that can't be entered any more; nil where data is missing to work something out.
  private func usedUp(by reason: Rejection) -> String? {
    switch reason {
    case .visitLimitReached(let step), .endlessChain(let step):
      flow.procedure.steps[step.index].name
    case _: nil
    }
  }

  private var branchFindings: [ProofFinding] {
    flow.procedure.parallels.compactMap { block in
      guard block.each == nil, case .literal(.number(let number))? = block.required,
        number.rounded() > block.branches.count
      else { return nil }
      return SoundnessProblem.moreThanAllBranches(
        block: block.name, asked: Int(clamping: number.rounded()), branches: block.branches.count
      ).finding(at: ["parallels", block.name])
    }
  }
}

extension Doubt {
  /// The element it is about; the procedure itself where it is about all of it.
  var path: [String] {
    switch self {
    case .condition(let path): path
    case .tooManyStates, .values, .timers, .cannotOpen: []
    }
  }
}

extension Stranding {
  /// The step to name: one in which the case hangs.
  var place: ID<Step> {
    state.activities.map(\.step).first ?? ID(0)
  }
}
