import CivilTime
import Synchronization
import Testing

@testable import ProcedureRuntime

/// One bundle is written at a time, and everybody gets the answer to his own entry.
@Suite struct KeeperTests {
  /// Writes bundles that it is let go on with, one by one.
  private final class Gate: Appending {
    struct Writing {
      var bundles: [[String]] = []
      var atOnce: [[String]] = []
      var isBusy = false
      var wasBusyTwice = false
      var fault: JournalFault?
    }

    let writing = Mutex(Writing())
    /// Those who write on the caller's thread do not wait for the gate.
    let writesAtOnce: Bool
    private let begun = AsyncStream.makeStream(of: Int.self)
    private let permits = AsyncStream.makeStream(of: Void.self)

    init(writesAtOnce: Bool = false) { self.writesAtOnce = writesAtOnce }

    func letOneGo() { permits.continuation.yield() }

    /// Comes back when the next bundle is being written; answers how many entries are in it.
    func nextBundle() async -> Int? {
      for await count in begun.stream { return count }
      return nil
    }

    func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome] {
      let fault = writing.withLock { writing in
        writing.bundles.append(appends.map(\.entry.caseNumber))
        writing.wasBusyTwice = writing.wasBusyTwice || writing.isBusy
        writing.isBusy = true
        defer { writing.fault = nil }
        return writing.fault
      }
      begun.continuation.yield(appends.count)
      for await _ in permits.stream { break }
      writing.withLock { $0.isBusy = false }
      if let fault { throw fault }
      return appends.map { $0.entry.caseNumber == "sai" ? .conflict : .kept }
    }

    func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]? {
      guard writesAtOnce else { return nil }
      writing.withLock { $0.atOnce.append(appends.map(\.entry.caseNumber)) }
      return appends.map { _ in .kept }
    }
  }

  private func append(_ number: String) -> Append {
    let moment = Moment(seconds: 0)
    return Append(
      entry: JournalEntry(
        caseNumber: number, sequence: 2, recordedAt: moment, key: nil, open: [], personal: nil,
        commitment: nil, hash: []),
      standing: CaseStanding(
        number: number, procedure: "cấp", artifact: "", openedAt: moment, person: nil))
  }

  /// A line to which so many commands are on their way.
  private func keeper(_ gate: Gate, mostAtOnce: Int = 100, underway: Int) -> Keeper {
    let keeper = Keeper(gate, mostAtOnce: mostAtOnce)
    for _ in 0..<underway { keeper.commandBegins() }
    return keeper
  }

  private func outcome(_ answer: Keeper.Answer) -> AppendOutcome? { try? answer.get() }

  @Test func whoComesWhileABundleIsWrittenGoesWithTheNext() async {
    let gate = Gate()
    let keeper = keeper(gate, underway: 4)
    async let first = keeper.keep(append("một"))
    #expect(await gate.nextBundle() == 1)
    let rest = await withTaskGroup(of: (String, AppendOutcome?).self) { group in
      for number in ["hai", "sai", "ba"] {
        group.addTask { (number, outcome(await keeper.keep(append(number)))) }
      }
      // All three wait before the first one is let go.
      while keeper.waitingCount < 3 { await Task.yield() }
      gate.letOneGo()
      #expect(await gate.nextBundle() == 3)
      gate.letOneGo()
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(outcome(await first) == .kept)
    #expect(rest == ["hai": .kept, "ba": .kept, "sai": .conflict])
    #expect(gate.writing.withLock { !$0.wasBusyTwice && $0.bundles.count == 2 })
  }

  @Test func noBundleHoldsMoreThanItMay() async {
    let gate = Gate()
    let keeper = keeper(gate, mostAtOnce: 2, underway: 5)
    await withTaskGroup(of: Void.self) { group in
      for number in 1...5 {
        group.addTask { _ = await keeper.keep(append("\(number)")) }
      }
      var kept = 0
      while kept < 5, let count = await gate.nextBundle() {
        #expect(count <= 2)
        kept += count
        gate.letOneGo()
      }
    }
    #expect(gate.writing.withLock { Set($0.bundles.joined()).count } == 5)
  }

  @Test func whatFailsFailsForItsBundleAlone() async {
    let gate = Gate()
    let keeper = keeper(gate, underway: 2)
    gate.writing.withLock { $0.fault = .full("no room") }
    async let first = keeper.keep(append("một"))
    #expect(await gate.nextBundle() == 1)
    async let second = keeper.keep(append("hai"))
    while keeper.waitingCount < 1 { await Task.yield() }
    gate.letOneGo()
    #expect(await first == .failure(.full("no room")))
    #expect(await gate.nextBundle() == 1)
    gate.letOneGo()
    #expect(await second == .success(.kept))
  }

  /// One who is alone is not kept waiting for others, and has no thread changed under him.
  @Test func whoIsAloneIsWrittenAtOnce() async {
    let gate = Gate(writesAtOnce: true)
    let keeper = keeper(gate, underway: 1)
    for number in ["một", "hai"] {
      #expect(outcome(await keeper.keep(append(number))) == .kept)
    }
    #expect(gate.writing.withLock { $0.atOnce } == [["một"], ["hai"]])
    #expect(gate.writing.withLock { $0.bundles.isEmpty })
  }
}
