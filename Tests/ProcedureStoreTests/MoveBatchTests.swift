import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Many cases at once.
extension MoveTests {
  @Test(arguments: Store.allCases)
  func manyAreMovedAtOnceAndThoseThatStaySayWhy(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    var numbers = [number]
    for _ in 0..<20 {
      numbers.append(
        try await desk.open("cấp_phép", with: Sample.filing, at: Self.start).caseNumber)
    }
    let new = try await deploy(desk, Self.renamed)
    let step = MovedElement(.steps, name: "xử_lý", title: "Thẩm định")
    let trial = try await desk.moveAll(numbers, by: order(new), isTrial: true, at: Self.at(26, 9))
    #expect(stays(trial, of: numbers) == [number: .notMovable([.undecided(step)])])
    #expect(try await open.journal.cases(movedIn: "lô").isEmpty)
    // One half, then all of them from another desk: nothing is moved twice.
    _ = try await desk.moveAll(Array(numbers[5..<12]), by: order(new), at: Self.at(26, 9))
    let other = try await open.otherDesk()
    let outcomes = try await other.moveAll(
      numbers + ["không-có"], by: order(new), at: Self.at(26, 9))
    #expect(outcomes.count == 22)
    let staying = stays(outcomes, of: numbers + ["không-có"])
    #expect(staying.keys.sorted() == [number, "không-có"].sorted())
    let moved = try await open.journal.cases(movedIn: "lô")
    #expect(moved.map(\.number) == numbers.dropFirst().sorted())
    #expect(moved.allSatisfy { $0.sequence == 2 })
    // What is still under the old version is found for the next try.
    let left = try await desk.movable(of: "cấp_phép", from: nil, to: new, after: "")
    #expect(left.numbers == [number])
    // All are taken back but the one that has gone on.
    _ = try await desk.submit(Sample.receive, to: numbers[3], at: Self.at(26, 10))
    let undone = try await desk.undoMoves(
      of: moved.map(\.number), by: UndoOrder(reason: "nhầm", batch: "lùi"), at: Self.at(26, 11))
    #expect(stays(undone, of: moved.map(\.number)) == [numbers[3]: .nothingToUndo(numbers[3])])
    #expect(try await verify(open.journal, .standard).isSound)
  }

  /// A process that moves many cases is killed in the middle; another one goes on where it stopped.
  @Test func aBatchThatWasKilledGoesOn() async throws {
    let open = try await Store.sqlite.open()
    let path = try #require(open.path)
    let desk = try await open.desk()
    var numbers: [String] = []
    for _ in 0..<200 {
      numbers.append(
        try await desk.open("cấp_phép", with: Sample.filing, at: Self.start).caseNumber)
    }
    let new = try await deploy(desk, Self.longer)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, new = new as String] in
      let desk = Desk(try JournalStore.sqlite(path: path), .standard)
      let order = MoveOrder(to: new, reason: "Nghị định mới", batch: "lô")
      let all = try await desk.movable(of: "cấp_phép", from: nil, to: new, after: "").numbers
      for (index, number) in all.enumerated() {
        if index == 90 { kill(getpid(), SIGKILL) }
        _ = try await desk.move(number, by: order, at: MoveTests.start)
      }
    }
    let again = Desk(try JournalStore.sqlite(path: path), .standard)
    #expect(
      try await again.movable(of: "cấp_phép", from: nil, to: new, after: "").numbers.count == 110)
    let outcomes = try await again.moveAll(
      numbers, by: MoveOrder(to: new, reason: "Nghị định mới", batch: "lô"), at: Self.start)
    #expect(stays(outcomes, of: numbers).isEmpty)
    let moved = try await open.journal.cases(movedIn: "lô")
    #expect(moved.count == 200 && moved.allSatisfy { $0.sequence == 2 })
    #expect(try await verify(open.journal, .standard).isSound)
  }
}

/// The cases that stay, and why.
private func stays(_ outcomes: [MoveOutcome], of numbers: [String]) -> [String: Refusal] {
  var found: [String: Refusal] = [:]
  for (number, outcome) in zip(numbers, outcomes) {
    if case .stays(let refusal) = outcome { found[number] = refusal }
  }
  return found
}
