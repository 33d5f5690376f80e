import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import SourceText
import Testing

@testable import ProcedureVerifier

@Suite struct ProofCorpusTests {
  /// Every finding of a case is promised on its line, and every promise is kept.
  @Test(arguments: ProofCase.bad)
  func findings(_ example: ProofCase) {
    if ProofCase.rewrites { return }
    let proved = example.proved()
    #expect(proved.unreadable.isEmpty, "\(proved.unreadable)")
    var open = example.expected
    #expect(!open.isEmpty, "a broken procedure promises a finding")
    var surprises: [String] = []
    for ((line, finding), history) in zip(proved.findings, proved.histories) {
      let match = open.firstIndex {
        $0.line == line && $0.code == finding.code.description
          && finding.message.vi.contains($0.words) && ($0.history ?? history) == history
      }
      if let match {
        open.remove(at: match)
      } else {
        surprises.append("\(line): ### \(finding.code) \"\(finding.message.vi)\" \(history)")
      }
    }
    #expect(surprises.isEmpty, "\n\(surprises.joined(separator: "\n"))")
    #expect(open.isEmpty)
  }

  /// A case that hangs is shown: the history that is promised leads, event by event, to where it
  /// hangs in the step that is named.
  @Test(arguments: ProofCase.bad)
  func hangingCasesAreShown(_ example: ProofCase) {
    if ProofCase.rewrites { return }
    let codes = [SoundnessCode.cannotFinish, .refusedByTime].map(\.code)
    for (line, finding) in example.proved().findings where codes.contains(finding.code) {
      let promise = example.expected.first { $0.line == line && $0.history != nil }
      #expect(promise != nil, "\(line)")
      let compiled = example.proved().procedures.last { procedure in
        procedure.procedure.steps.contains { $0.name == finding.path.last }
      }
      guard let compiled else { continue }
      let program = Program(compiled.verified)
      var state = CaseState.new
      for event in finding.history { apply(event, to: &state, of: program) }
      #expect(state.isOpen)
      let steps = state.activities.map { compiled.procedure.steps[$0.step.index].name }
      #expect(steps.contains(finding.path.last ?? ""), "\(line)")
      // Whatever is tried from there, no end is come to.
      let rest = ExhaustiveRun(program, from: state, mostStates: 2_000)
      if finding.code == SoundnessCode.cannotFinish.code {
        #expect(rest.ends.isEmpty, "\(line): \(rest.ends)")
      } else {
        #expect(rest.answer == .unsound, "\(line)")
      }
    }
  }

  /// A read without its data is shown: played, the history comes to where the field that is named has
  /// no value, or sends the message that is named without it.
  @Test(arguments: ProofCase.bad)
  func missingDataIsShown(_ example: ProofCase) {
    if ProofCase.rewrites { return }
    let codes = [DataFlowCode.missingData, .missingInMessage, .undecidedCase].map(\.code)
    let proved = example.proved()
    for (line, finding) in proved.findings
    where codes.contains(finding.code) && !finding.history.isEmpty {
      let isShown = proved.procedures.contains { compiled in
        Self.lacks(what: finding.message.vi, after: finding.history, Program(compiled.verified))
      }
      #expect(isShown, "\(line): \(finding.message.vi)")
    }
  }

  private static func lacks(
    what message: String, after history: [TimedEvent], _ program: Program
  ) -> Bool {
    var state = CaseState.new
    for event in history { apply(event, to: &state, of: program) }
    guard state.isFiled else { return false }
    if message.contains("`hạn_trả`") { return state.overallClock?.due == nil }
    return program.procedure.fields.indices.contains {
      message.contains("`\(program.procedure.fields[$0].name)`") && state.value(of: ID($0)) == nil
    }
  }

  /// No finding keeps its history to itself: where there is one, the line promises it.
  @Test(arguments: ProofCase.bad)
  func everyHistoryIsPromised(_ example: ProofCase) {
    if ProofCase.rewrites { return }
    let proved = example.proved()
    for ((line, finding), history) in zip(proved.findings, proved.histories)
    where !history.isEmpty {
      let promise = example.expected.first {
        $0.line == line && $0.code == finding.code.description && $0.history == history
      }
      #expect(promise != nil, "\(line): \(history)")
    }
  }

  /// Writes the promises anew where that is asked for, one file after the other.
  @Test func promises() {
    let files = ProofCase.files("bad")
    #expect(!files.isEmpty)
    if ProofCase.rewrites { for file in files { ProofCase.promise(file) } }
  }

  /// A sound procedure has no finding at all.
  @Test(arguments: ProofCase.good)
  func good(_ example: ProofCase) {
    let proved = example.proved()
    #expect(!proved.procedures.isEmpty)
    #expect(proved.unreadable.isEmpty, "\(proved.unreadable)")
    let found = proved.findings.map { "\($0.line): \($0.finding.code) \($0.finding.message.vi)" }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test(arguments: ProofCase.bad)
  func bothLanguages(_ example: ProofCase) {
    for (_, finding) in example.proved().findings {
      for text in [finding.message] + finding.notes {
        #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
      }
    }
  }

  /// As many cases as were asked for: at least 120 broken ones and 40 sound ones.
  @Test func theCorpusIsLarge() {
    #expect(ProofCase.bad.count >= 160)
    #expect(ProofCase.good.count >= 60)
  }

  /// The corpus shows every code at work.
  @Test func theCorpusHasEveryCode() {
    let shown = Set(
      ProofCase.bad.flatMap { $0.expected }.map(\.code)
        + ObligationCase.broken.flatMap(\.promises).map(\.code))
    let missing = ProofPages.all.map(\.code.description).filter { !shown.contains($0) }
    #expect(missing.isEmpty)
  }
}
