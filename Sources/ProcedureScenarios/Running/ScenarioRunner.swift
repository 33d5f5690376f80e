import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Plays scenarios (*kịch bản*).
///
/// - The clock has to be set (*lúc*) before anything is done. After it has moved, every timer that
///   was due by then has fired.
/// - What a line does not say is as the procedure asks: papers in the forms and numbers asked for,
///   issued on the day of filing; the first return channel the case permits; all that is due of a
///   fee, by the first means the step offers.
/// - A role without a name in quotes is the officer the step is given to, else always one and the
///   same person of that role. Where four eyes are needed within one role, both have to be named.
/// - The result of an action that comes before filing is a look-up that has replaced its paper.
/// - *thì đã …* and *thì chưa …* look at the stretch since the last command or passage of time; a
///   command right after a passage belongs to the same stretch.
/// - A command that is refused has to be followed by *thì không được*, and that only ever speaks of
///   the command just before.
/// - An expectation that is not met is reported and the scenario goes on. A command that went another
///   way than foreseen ends it, because what follows was written for another case.
public enum ScenarioRunner {
  /// Plays a scenario on the procedure it is for. `path` is the file that the scenario stands in.
  public static func play(
    _ scenario: Scenario, on procedure: VerifiedProcedure, path: String
  ) -> ScenarioRun {
    play(scenario, on: Program(procedure), path: path)
  }

  /// The same for a program that is at hand already.
  public static func play(
    _ scenario: Scenario, on program: Program, path: String
  ) -> ScenarioRun {
    var performance = ScenarioPerformance(scenario, program, path)
    performance.play()
    return performance.run
  }
}

/// A scenario while it is played.
struct ScenarioPerformance {
  private let scenario: Scenario
  private let program: Program
  private let path: String
  /// Nil before the clock was set.
  private var playing: Playing?
  /// Results of actions that arrived before filing.
  private var lookedUp: [ID<ActionSignature>] = []
  private var diagnostics: [Diagnostic] = []
  private var stretch = Stretch()
  private var previous = Previous.nothing
  /// How many lines of the history the findings have told.
  private var toldLines = 0

  /// What the line before did.
  private enum Previous {
    case nothing, passage, command
  }

  init(_ scenario: Scenario, _ program: Program, _ path: String) {
    self.scenario = scenario
    self.program = program
    self.path = path
  }

  var run: ScenarioRun {
    let events = playing?.history ?? []
    let history = playing.map { CaseHistory($0) } ?? CaseHistory(of: [], on: program)
    return ScenarioRun(
      title: scenario.title, procedure: scenario.procedure, path: path,
      commands: playing?.commands ?? [],
      events: events, history: history, diagnostics: diagnostics,
      visits: visits(of: events, on: program))
  }

  mutating func play() {
    var hasExpectation = false
    for (index, line) in scenario.lines.enumerated() {
      if case .expects(let expectations) = line.kind, !expectations.isEmpty {
        hasExpectation = true
      }
      guard carryOut(line, expectsRefusal: expectsRefusal(after: index)) else { return }
    }
    if !hasExpectation {
      let range = scenario.lines.first?.range ?? TextRange(0, 0)
      report(.noExpectation, at: range)
    }
  }

  private func expectsRefusal(after index: Int) -> Bool {
    guard scenario.lines.indices.contains(index + 1),
      case .expects(let expectations) = scenario.lines[index + 1].kind
    else { return false }
    return expectations.contains { expectation in
      if case .refused = expectation.kind { return true }
      return false
    }
  }

  /// Whether the scenario goes on.
  private mutating func carryOut(_ line: ScenarioLine, expectsRefusal: Bool) -> Bool {
    switch line.kind {
    case .at(let moment): return setClock(to: moment, line.range)
    case .after(let duration):
      guard let playing else { return clockNotSet(line.range) }
      return passTime(to: playing.moment(after: duration), line.range)
    case .expects(let expectations): return judge(expectations, line.range)
    case .files, .chooses, .closesVote, .pays, .event, .actionGives, .actionFails, .calledEnds:
      guard playing != nil else { return clockNotSet(line.range) }
      return command(line, expectsRefusal: expectsRefusal)
    }
  }

  private mutating func clockNotSet(_ range: TextRange) -> Bool {
    report(.clockNotSet, at: range)
    return false
  }

  // MARK: Time

  private mutating func setClock(to moment: Moment, _ range: TextRange) -> Bool {
    guard let now = playing?.now else {
      playing = Playing(program, at: moment)
      return true
    }
    guard moment >= now else {
      report(.clockSetBack(to: moment, now: now), at: range)
      return false
    }
    return passTime(to: moment, range)
  }

  private mutating func passTime(to moment: Moment, _ range: TextRange) -> Bool {
    beginStretch()
    previous = .passage
    do throws(Rejection) {
      try playing?.advance(to: moment)
      return true
    } catch {
      report(.passageRefused(error), at: range)
      return false
    }
  }

  private mutating func beginStretch() {
    stretch = Stretch()
    stretch.start = playing?.state ?? .new
    stretch.events = playing?.history.count ?? 0
  }

  // MARK: Commands

  private mutating func command(_ line: ScenarioLine, expectsRefusal: Bool) -> Bool {
    guard let playing else { return false }
    if previous != .passage { beginStretch() }
    previous = .command
    stretch.outcome = .accepted
    let command: Command
    do throws(EvaluationFault) {
      guard let made = try self.command(line, playing) else { return true }
      command = made
    } catch {
      report(.valueNotComputable(error), at: line.range)
      return false
    }
    do throws(Rejection) {
      try self.playing?.perform(command)
      return true
    } catch {
      stretch.outcome = .refused(error)
      guard !expectsRefusal else { return true }
      report(problem(error, line), at: line.range)
      return false
    }
  }

  private func problem(_ rejection: Rejection, _ line: ScenarioLine) -> ScenarioProblem {
    switch (rejection, line.kind) {
    case (.notFiled, _): .nothingFiled
    case (.requestNotPending, .actionGives(let action, _)),
      (.requestNotPending, .actionFails(let action)):
      .noPendingRequest(action)
    case (_, _): .commandRefused(rejection)
    }
  }

  /// The command of a line; nil where the line has been dealt with already.
  private mutating func command(
    _ line: ScenarioLine, _ playing: Playing
  ) throws(EvaluationFault) -> Command? {
    let commands = ScenarioCommands(program: program, state: playing.state, now: playing.now)
    switch line.kind {
    case .files(let filing): return try commands.file(filing, lookedUp: lookedUp)
    case .chooses(let choice):
      reportUnusable(choice.values, line.range)
      return try commands.act(choice)
    case .pays(let fee, let amount, let means, _): return try commands.pay(fee, amount, means)
    case .closesVote(let role, let person): return commands.closeVote(role, person)
    case .event(let event, let values):
      if playing.state.isFiled { reportUnusable(values, line.range) }
      return try commands.deliver(event, values)
    case .actionGives(let action, let expression):
      let value = try commands.value(expression)
      if !playing.state.isFiled {
        lookedUp.append(action)
        return nil
      }
      return .actionSucceeded(request: pendingRequest(of: action), value: value)
    case .actionFails(let action):
      return .actionFailed(request: pendingRequest(of: action), reason: "")
    case .calledEnds(let procedure, let end, let values):
      let given = try values.map { (one) throws(EvaluationFault) in
        NamedValue(one.name, try commands.value(one.value))
      }
      return .callEnded(request: openCall(of: procedure), end: end, values: given)
    case .at, .after, .expects: return nil
    }
  }

  /// The oldest request of an action that has not been answered; 0, which no request has, where
  /// there is none.
  private func pendingRequest(of action: ID<ActionSignature>) -> Int {
    playing?.state.pendingRequests.first { $0.action == action }?.number ?? 0
  }

  /// The oldest call of a procedure that has not come to an end; 0 where there is none.
  private func openCall(of procedure: String) -> Int {
    playing?.state.openCalls.first { $0.request.procedure == procedure }?.request.number ?? 0
  }

  /// What the applicant says of themselves is said when filing.
  private mutating func reportUnusable(_ values: [ScenarioValue], _ range: TextRange) {
    for value in values {
      if case .builtin(let builtin) = value.subject {
        report(.valueNotUsable(builtin), at: range)
      }
    }
  }

  // MARK: Expectations

  private mutating func judge(_ expectations: [ScenarioExpectation], _ range: TextRange) -> Bool {
    guard let playing else { return clockNotSet(range) }
    previous = .nothing
    var goesOn = true
    for expectation in expectations {
      if case .refused(let name) = expectation.kind {
        goesOn = judgeRefusal(because: name, expectation.range) && goesOn
        continue
      }
      guard playing.state.isFiled || expectation.isDenial else {
        report(.nothingFiled, at: expectation.range)
        return false
      }
      let judge = ExpectationJudge(playing: playing, stretch: stretch)
      if let unmet = judge.unmet(expectation.kind) {
        report(
          .expectationNotMet(expected: unmet.expected, instead: unmet.instead),
          at: expectation.range)
      }
    }
    return goesOn
  }

  private mutating func judgeRefusal(because name: String?, _ range: TextRange) -> Bool {
    switch stretch.outcome {
    case .none, .accepted:
      report(.refusalMissing(wasCommand: stretch.outcome != .none), at: range)
      return false
    case .refused(let rejection):
      let wording = RejectionWording(rejection, of: program.procedure)
      if let name, !wording.names.contains(name) {
        report(.refusedForAnotherReason(expected: name, rejection), at: range)
      }
      return true
    }
  }

  // MARK: Findings

  private mutating func report(_ problem: ScenarioProblem, at range: TextRange) {
    let words = ScenarioWording(program.procedure).words(for: problem)
    diagnostics.append(
      Diagnostic(
        words.code.code, words.severity,
        at: SourceLocation(path: path, span: ByteSpan(range.lower, range.upper)), words.message,
        breadcrumb: [ProcedureWords.quoted(scenario.title)],
        notes: words.notes + (words.tellsHistory ? historyNotes() : [])))
  }

  /// More lines of a history than anybody reads below a finding.
  private static let mostHistoryLines = 30

  /// The history of the case up to here, its end where it is long; nothing where the finding before
  /// has told the same.
  private mutating func historyNotes() -> [Localized] {
    guard let playing else { return [] }
    let lines = CaseHistory(playing).lines
    guard lines.count != toldLines else { return [] }
    toldLines = lines.count
    let left = lines.count - Self.mostHistoryLines
    let title =
      left > 0
      ? Localized(
        vi: "diễn biến hồ sơ đến đây (bỏ \(left) dòng đầu):",
        en: "the case so far (without its first \(left) lines):")
      : Localized(vi: "diễn biến hồ sơ đến đây:", en: "the case so far:")
    let told = lines.suffix(Self.mostHistoryLines).map(\.dated)
    return [
      Localized(
        vi: ([title.vi] + told.map(\.vi)).joined(separator: "\n"),
        en: ([title.en] + told.map(\.en)).joined(separator: "\n"))
    ]
  }
}

extension ScenarioExpectation {
  /// That something has not happened is so before anything has.
  fileprivate var isDenial: Bool {
    if case .not = kind { return true }
    return false
  }
}

/// What `thì` looks at: since the last command or passage of time.
struct Stretch {
  /// What became of the command of the stretch.
  enum Outcome: Hashable {
    case none
    case accepted
    case refused(Rejection)
  }

  /// The case when the stretch began.
  var start = CaseState.new
  /// How many events had happened by then.
  var events = 0
  var outcome = Outcome.none
}
