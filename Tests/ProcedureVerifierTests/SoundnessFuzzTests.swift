import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureVerifier

/// The verdict on processes made at random, held against every state they can come to.
@Suite struct SoundnessFuzzTests {
  /// A hundred thousand, with more states each, when `TTHC_FUZZ` is set.
  private static let isLong = ProcessInfo.processInfo.environment["TTHC_FUZZ"] != nil
  private static let count = isLong ? 100_000 : 80
  private static let mostStates = isLong ? 1_000 : 200
  private static let parts = 2

  @Test(arguments: 0..<parts)
  func verdicts(_ part: Int) {
    var tally = Tally()
    for number in stride(from: part, to: Self.count, by: Self.parts) {
      check(UInt64(number), &tally)
    }
    print("part \(part): \(tally)")
    #expect(tally.proved > 0 && tally.refuted > 0)
    #expect(tally.unknown * 3 < tally.proved + tally.refuted, "too much is left open: \(tally)")
  }

  private struct Tally {
    var proved = 0
    var refuted = 0
    var unknown = 0
    var large = 0
    var invalid = 0
    /// Processes with a step that no case comes to, for its data or its time, and that is not told.
    var silent = 0
  }

  private func check(_ seed: UInt64, _ tally: inout Tally) {
    let procedure = GeneratedProcess.procedure(seed)
    let verified: VerifiedProcedure
    do throws(GraphFaults) {
      verified = try procedure.verified()
    } catch {
      tally.invalid += 1
      return
    }
    let program = Program(verified)
    let soundness = Soundness(of: Subject(verified))
    let truth = ExhaustiveRun(program, mostStates: Self.mostStates)
    // What is called dead is never seen alive, however much was looked at.
    for step in truth.steps { #expect(soundness.reach.places[step], "step \(step) of \(seed)") }
    for end in truth.ends {
      let place = soundness.flow.places.number(of: ID<End>(end))
      #expect(soundness.reach.places[place], "end \(end) of \(seed)")
    }
    switch soundness.completion {
    case .proved:
      tally.proved += 1
      #expect(truth.answer != .unsound, "\(seed) is proved, and not sound")
    case .refuted(let stranding):
      tally.refuted += 1
      #expect(truth.answer != .sound, "\(seed) is refuted, and sound")
      var state = CaseState.new
      for event in stranding.history { apply(event, to: &state, of: program) }
      #expect(state == stranding.state, "\(seed): the history leads to the state that is claimed")
      #expect(state.isOpen)
    case .unknown: tally.unknown += 1
    }
    if truth.answer == .large { tally.large += 1 }
    let isAllSeen = procedure.steps.indices.allSatisfy {
      !soundness.reach.places[$0] || truth.steps.contains($0)
    }
    if truth.answer != .large, !isAllSeen { tally.silent += 1 }
  }
}
