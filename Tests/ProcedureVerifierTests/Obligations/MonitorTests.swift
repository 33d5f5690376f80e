import CivilTime
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureVerifier

/// Monitors against the definitions of the patterns, on every short sequence of three events.
@Suite struct MonitorTests {
  private static let letters: [Occurrence] = [
    .clockStarted, .clockExtended, .overdue(.wholeCase), .reminded(.applicant),
  ]
  private static let events: [Obligation.Event] = [
    .clockStarted, .clockExtended, .overdue(.wholeCase),
  ]

  private static let demands: [Obligation.Demand] = {
    var all: [Obligation.Demand] = []
    for a in events {
      all += [.absence(a), .existence(a)]
      all += (1...3).map { .bounded(a, most: $0, scope: .wholeCase) }
      all += (1...2).map { .bounded(a, most: $0, scope: .stage) }
      for b in events where b != a {
        all += [.response(after: a, always: b), .precedence(before: a, always: b)]
        for c in events where c != a && c != b { all.append(.absenceBetween(a, b, without: c)) }
      }
    }
    return all
  }()

  private static let procedure = ObligationCase.sound[0].compiled().procedures[0].procedure

  /// All sequences of at most six letters.
  private static let sequences: [[Int]] = {
    var all: [[Int]] = [[]]
    var last: [[Int]] = [[]]
    for _ in 0..<6 {
      last = last.flatMap { one in letters.indices.map { one + [$0] } }
      all += last
    }
    return all
  }()

  @Test(arguments: demands)
  func agreesWithTheDefinition(_ demand: Obligation.Demand) throws {
    let start = try #require(ObligationMonitor.all(for: demand, in: Self.procedure).first)
    var differences: [[Int]] = []
    for sequence in Self.sequences {
      var monitor = start
      for letter in sequence { monitor.see(Self.letters[letter], in: nil, of: Self.procedure) }
      for isOver in [false, true] {
        let reading = Reading(
          sequence.map { Self.letters[$0] }, isOver: isOver, Self.procedure)
        let isBroken = isOver ? monitor.isBrokenAtEnd : monitor.isBroken
        if isBroken != reading.breaks(demand) { differences.append(sequence) }
      }
      // What is broken stays broken, what is fulfilled is never broken any more.
      if monitor.isFulfilled { #expect(!monitor.isBrokenAtEnd) }
    }
    #expect(differences.isEmpty, "\(demand): \(differences.prefix(3))")
  }

  @Test func whatIsFulfilledStaysSo() {
    for demand in Self.demands {
      for start in ObligationMonitor.all(for: demand, in: Self.procedure) {
        for sequence in Self.sequences where sequence.count == 5 {
          var monitor = start
          var wasFulfilled = false
          for letter in sequence {
            monitor.see(Self.letters[letter], in: nil, of: Self.procedure)
            if wasFulfilled { #expect(monitor.isFulfilled) }
            wasFulfilled = monitor.isFulfilled
          }
        }
      }
    }
  }
}
