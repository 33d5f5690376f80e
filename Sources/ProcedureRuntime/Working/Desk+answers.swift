import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A called case that has ended, and what its end says to the caller.
struct EndedCall: Sendable {
  var request: WorldRequest
  /// The number of the called case.
  var number: String
  var command: Command
}

extension Desk {
  /// Called cases that have ended and whose callers do not know yet.
  func endedCalls(limit: Int) async throws(Refusal) -> [EndedCall] {
    let items = try await asking { (journal) throws(JournalFault) in
      try await journal.endedCalls(limit: limit)
    }
    var ended: [EndedCall] = []
    for item in items {
      let opened = try await asking { (journal) throws(JournalFault) in
        try await journal.entry(withKey: item.openingKey)
      }
      let request = try await self.request(item)
      guard let number = opened?.caseNumber, case .call(let call) = request.asked else { continue }
      let file = try await self.file(of: number)
      guard let end = file.state.end, let name = file.program.procedure.ends[at: end]?.name
      else { continue }
      let gives = request.procedure.steps[at: call.step]?.call?.gives ?? []
      let values = gives.compactMap { gift in
        file.program.procedure.fields.firstIndex { $0.name == gift.from }
          .flatMap { file.state.value(of: ID($0)) }.map { NamedValue(gift.from, $0) }
      }
      let command = Command.callEnded(request: call.number, end: name, values: values)
      ended.append(EndedCall(request: request, number: number, command: command))
    }
    return ended
  }
}
