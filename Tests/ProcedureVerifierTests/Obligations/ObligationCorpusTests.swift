import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import SourceText
import Testing

@testable import ProcedureVerifier

@Suite struct ObligationCorpusTests {
  /// Every obligation that does not hold is found on its line, and nothing else is.
  @Test(arguments: ObligationCase.broken)
  func broken(_ example: ObligationCase) {
    let compiled = example.compiled()
    #expect(compiled.diagnostics.filter { $0.severity == .error }.map(\.message.vi) == [])
    let found = example.findings(in: compiled).map {
      ObligationCase.Promise(
        line: $0.line, code: $0.finding.code.description,
        words: $0.finding.message.vi.replacing("\"", with: "”"))
    }
    if ObligationCase.rewrites { return example.promise(found) }
    #expect(found.map(words).sorted() == example.promises.map(words).sorted())
  }

  private func words(_ promise: ObligationCase.Promise) -> String {
    "\(promise.line) \(promise.code) \(promise.words)"
  }

  @Test(arguments: ObligationCase.sound)
  func sound(_ example: ObligationCase) {
    let compiled = example.compiled()
    #expect(compiled.diagnostics.filter { $0.severity == .error }.map(\.message.vi) == [])
    #expect(!compiled.procedures.isEmpty)
    #expect(compiled.procedures.allSatisfy { !$0.procedure.obligations.isEmpty })
    for (procedure, finding, line) in example.findings(in: compiled) {
      Issue.record("\(line) \(procedure.procedure.name): \(finding.message.vi)")
    }
  }

  /// The history that is told is one that the interpreter plays again, event by event, and that
  /// breaks the obligation as somebody reading it would say.
  @Test(arguments: ObligationCase.broken)
  func histories(_ example: ObligationCase) {
    for (compiled, finding, _) in example.findings(in: example.compiled())
    where finding.code == ObligationCode.broken.code {
      let procedure = compiled.procedure
      let title = finding.message.vi
      let broken = procedure.obligations.filter { title.contains("`\($0.title)`") }
      if broken.contains(where: { $0.demand == .timeBudget }) {
        // A sum is told limit by limit: no history shows it.
        #expect(finding.history.isEmpty && finding.notes.count > 1, "\(title)")
        continue
      }
      #expect(!finding.history.isEmpty, "\(title)")
      let reading = Reading(of: finding.history, procedure)
      #expect(broken.contains { reading.breaks($0.demand) }, "\(procedure.name) \(title)")
      var state = CaseState.new
      let program = Program(compiled.verified)
      for event in finding.history { apply(event, to: &state, of: program) }
      #expect(state.filedAt != nil)
    }
  }

  @Test(arguments: ObligationCase.broken)
  func bothLanguages(_ example: ObligationCase) {
    for (_, finding, _) in example.findings(in: example.compiled()) {
      #expect(finding.message.en != finding.message.vi && !finding.message.en.isEmpty)
      for note in finding.notes + finding.related.map(\.text) {
        #expect(note.vi != note.en && !note.en.isEmpty)
      }
    }
  }
}

/// A history read as a list, and patterns judged on it by their definitions: another way of saying
/// what the monitors say.
struct Reading {
  private let procedure: Procedure
  private var list: [(what: Occurrence, stage: ID<Stage>?)] = []
  private var isOver = false

  init(of history: [TimedEvent], _ procedure: Procedure) {
    self.procedure = procedure
    var reader = OccurrenceReader(procedure)
    for timed in history {
      if case .endReached = timed.event { isOver = true }
      for occurrence in reader.read(timed.event) { list.append((occurrence, reader.stage)) }
    }
  }

  init(_ list: [Occurrence], isOver: Bool, _ procedure: Procedure) {
    self.procedure = procedure
    self.list = list.map { ($0, nil) }
    self.isOver = isOver
  }

  private func places(_ event: Obligation.Event) -> [Int] {
    list.indices.filter { event.isMet(by: list[$0].what, in: procedure) }
  }

  func breaks(_ demand: Obligation.Demand) -> Bool {
    switch demand {
    case .response(let a, let b):
      return isOver
        && each(b).contains { b in
          places(a).contains { place in !places(b).contains { $0 > place } }
        }
    case .precedence(let a, let b):
      return each(b).contains { b in
        places(a).contains { place in !places(b).contains { $0 < place } }
      }
    case .absence(let a): return !places(a).isEmpty
    case .existence(let a): return isOver && each(a).contains { places($0).isEmpty }
    case .bounded(let a, let most, .wholeCase): return places(a).count > most
    case .bounded(let a, let most, .stage):
      let stages = places(a).map { list[$0].stage }
      return stages.contains { stage in stages.count { $0 == stage } > most }
    case .absenceBetween(let a, let b, let c):
      return places(b).contains { end in
        let before = places(b).last { $0 < end } ?? -1
        guard let start = places(a).first(where: { $0 >= before && $0 < end }) else { return false }
        return places(c).contains { $0 > start && $0 < end }
      }
    case .fourEyes(.stepEntered(let a), .stepEntered(let b)):
      func people(_ step: ID<Step>) -> Set<String> {
        Set(
          list.compactMap {
            if case .performed(step, let person) = $0.what { person } else { nil }
          })
      }
      return !people(a).isDisjoint(with: people(b))
    case .fourEyes, .timeBudget: return false
    }
  }

  /// Each fee of a kind has to be collected.
  private func each(_ event: Obligation.Event) -> [Obligation.Event] {
    guard case .feeCollected(.kind(let kind)) = event else { return [event] }
    return procedure.fees.indices.filter { procedure.fees[$0].kind == kind }
      .map { .feeCollected(.fee(ID($0))) }
  }
}
