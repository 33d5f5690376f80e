import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureRuntime
@testable import ProcedureStore

/// The chain holds, and whatever else is kept is what the entries of each case add up to when they are
/// replayed from the first: its snapshot, the columns it is found by, the steps it waits in, what it
/// asks of the world. For the sample alone, whose commands are all notes after the second.
@discardableResult
func expectSound(_ journal: any Journal) async throws -> Verification {
  let result = try await verify(journal, .standard)
  #expect(result.isSound, "\(result.findings.prefix(5))")
  let program = Program(try Sample.verified())
  var inboxes: [WaitingStep] = []
  for role in program.procedure.roles {
    inboxes += try await journal.waiting(for: role.name, of: nil, person: nil, limit: .max)
  }
  let waiting = Dictionary(grouping: inboxes, by: \.caseNumber)
  var after = ""
  while true {
    let page = try await journal.standings(after: after, limit: 1000)
    guard let last = page.last else { return result }
    after = last.number
    for standing in page {
      let number = standing.number
      let reading = try #require(try await journal.read(number, after: 0))
      var file = CaseFile(standing: standing, program: program)
      var asked: [OutboxItem] = []
      var answered: Set<Int> = []
      for entry in reading.entries {
        let events = try entry.events()
        let late = LateFees(before: file, at: entry.recordedAt)
        for event in events { apply(event, to: &file.state, of: program) }
        file.standing.sequence = entry.sequence
        asked += OutboxItem.all(in: events, of: file, at: entry.recordedAt, after: late)
        answered.formUnion(events.compactMap(\.event.answeredRequest))
      }
      var expected = standing
      expected.follow(file.state, of: program)
      #expect(standing == expected)
      #expect(reading.standing == expected)
      let steps = WaitingStep.all(in: file.state, of: program, case: number)
      #expect((waiting[number] ?? []).sorted { $0.step < $1.step } == steps)
      let open = asked.filter { $0.request == 0 || !answered.contains($0.request) }
      let requests = try await journal.requests(of: number)
      #expect(requests.map(\.key) == open.map(\.key), "\(number)")
      let snapshot = try await journal.read(number, after: nil)?.snapshot
      guard let snapshot else { continue }
      var then = CaseState.new
      for entry in reading.entries.prefix(snapshot.sequence) {
        for event in try entry.events() { apply(event, to: &then, of: program) }
      }
      #expect(Seals.standard.state(of: snapshot) == then, "\(number)")
    }
  }
}
