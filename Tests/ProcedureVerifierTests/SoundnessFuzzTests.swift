import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureVerifier

/// The verdict on processes made at random, held against every state they can come to.
@Suite struct SoundnessFuzzTests {
  /// A hundred thousand, or as many as it says, with more states each, when `TTHC_FUZZ` is set.
  private static let wanted = ProcessInfo.processInfo.environment["TTHC_FUZZ"]
  private static let isLong = wanted != nil
  private static let count = wanted.map { Int($0).flatMap { $0 > 1 ? $0 : nil } ?? 100_000 } ?? 80
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
    var impossible = 0
    var unknown = 0
    var large = 0
    var invalid = 0
    /// Why it was left open, most of all.
    var doubts: [String: Int] = [:]
    /// Whether all in it happens: told of so many, left open for so many, and why.
    var liveTold = 0
    var liveOpen = 0
    var liveDoubts: [String: Int] = [:]
    var deadTold = 0
    var seenTimers = 0
    var deadTimers = 0
    var openTimers = 0
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
      #expect(
        truth.answer == .sound || truth.answer == .large, "\(seed) is proved, and not sound")
    case .refuted(let stranding):
      tally.refuted += 1
      #expect(
        truth.answer == .unsound || truth.answer == .large, "\(seed) is refuted, and sound")
      var state = CaseState.new
      for event in stranding.history { apply(event, to: &state, of: program) }
      #expect(state == stranding.state, "\(seed): the history leads to the state that is claimed")
      #expect(state.isOpen)
    case .impossible:
      tally.impossible += 1
      #expect(truth.answer == .neverOpened, "\(seed) is called impossible to file")
    case .unknown(let doubts):
      tally.unknown += 1
      tally.doubts[Self.word(doubts), default: 0] += 1
    }
    if truth.answer == .large { tally.large += 1 }
    let isAllSeen = procedure.steps.indices.allSatisfy {
      !soundness.reach.places[$0] || truth.steps.contains($0)
    }
    if truth.answer != .large, !isAllSeen { tally.silent += 1 }
    holdLiveness(of: soundness, against: truth, seed, &tally)
  }

  private static func word(_ doubts: [Doubt]) -> String {
    String("\(doubts.first.map { "\($0)" } ?? "none")".prefix { $0 != "(" })
  }

  /// As `ExhaustiveRun` spells it.
  private static func name(of timer: StayingTimer) -> String {
    let owner =
      switch timer.owner {
      case .step(let step): String(step)
      case .stage(let stage): "stage \(stage.index)"
      case .overall: "all"
      }
    return switch timer.kind {
    case .reminder(let index): "\(owner) reminder \(index)"
    case .overdue: "\(owner) overdue"
    }
  }

  /// What is said of every step, end and timer: that it happens in some case, or in none.
  private func holdLiveness(
    of soundness: Soundness, against truth: ExhaustiveRun, _ seed: UInt64, _ tally: inout Tally
  ) {
    let (flow, liveness) = (soundness.flow, soundness.liveness)
    let isOpen = (0..<flow.places.count).contains { liveness.isOpen(place: $0) }
    if isOpen {
      tally.liveOpen += 1
      tally.liveDoubts[Self.word(liveness.doubt.map { [$0] } ?? []), default: 0] += 1
    } else {
      tally.liveTold += 1
    }
    let places =
      truth.steps.map { $0 }
      + truth.ends.map { flow.places.number(of: ID<End>($0)) }
    for place in places {
      #expect(!liveness.isDead(place: place), "place \(place) of \(seed) is called dead")
    }
    for timer in flow.stayingTimers where truth.timers.contains(Self.name(of: timer)) {
      #expect(!liveness.isDead(timer, in: flow), "\(timer) of \(seed) is called dead")
    }
    guard truth.answer != .large else { return }
    let asked = Happenings(
      asking: soundness.reach, of: flow, neverTaken: soundness.neverTaken
    ).unseenTimers
    for timer in asked {
      if liveness.isDead(timer, in: flow) {
        tally.deadTimers += 1
      } else if liveness.seen.lacks(timer) {
        tally.openTimers += 1
      } else {
        tally.seenTimers += 1
        #expect(truth.timers.contains(Self.name(of: timer)), "\(timer) of \(seed) is called alive")
      }
    }
    for place in 0..<flow.places.count where soundness.reach.places[place] {
      guard flow.places.isStep(place) || flow.places.isEnd(place) else { continue }
      if liveness.isDead(place: place) { tally.deadTold += 1 }
      if liveness.seen.places[place] {
        #expect(places.contains(place), "place \(place) of \(seed) is called alive")
      }
    }
  }
}
