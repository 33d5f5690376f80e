import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A request a case has made of the world, with what it takes to carry it out.
public struct WorldRequest: Sendable {
  public var item: OutboxItem
  public var event: TimedEvent
  /// The version that the ids of the event are of: the case may have been moved since.
  public var program: Program
  /// The case as it stands now.
  public var file: CaseFile
}

extension Desk {
  /// Takes requests whose time has come. Each has to be answered by `done` or `failed` within the
  /// lease, in seconds; after that somebody else may get it.
  public func takeRequests(
    at now: Moment, lease: Int64 = 300, limit: Int = 32
  ) async throws(Refusal) -> [WorldRequest] {
    let items = try await asking { (journal) throws(JournalFault) in
      try await journal.takeRequests(at: now, lease: lease, limit: limit)
    }
    var requests: [WorldRequest] = []
    for item in items {
      let file = try await file(of: item.caseNumber)
      guard let (event, program) = try await event(of: item) else {
        throw .journal(.damaged("\(item.key): no such event"))
      }
      // Whoever had it last did not come back, and the attempts are used up.
      guard item.attempts <= plan(for: event.event, of: program).attempts else {
        try await settle(item, .incident(because: item.failure ?? "no answer"))
        continue
      }
      requests.append(WorldRequest(item: item, event: event, program: program, file: file))
    }
    return requests
  }

  /// The request has reached the world.
  public func done(_ item: OutboxItem) async throws(Refusal) { try await settle(item, .done) }

  /// The attempt has failed. It is begun again later; after the last one it is an incident.
  @discardableResult
  public func failed(
    _ request: WorldRequest, because reason: String, at now: Moment
  ) async throws(Refusal) -> Settlement {
    let settlement = plan(for: request.event.event, of: request.program)
      .settlement(of: request.item, failing: reason, at: now)
    try await settle(request.item, settlement)
    return settlement
  }

  private func settle(_ item: OutboxItem, _ settlement: Settlement) async throws(Refusal) {
    try await asking { (journal) throws(JournalFault) in
      try await journal.settle(item, settlement)
    }
  }

  private func event(of item: OutboxItem) async throws(Refusal) -> (TimedEvent, Program)? {
    let read = try await asking { (journal) throws(JournalFault) in
      try await journal.read(item.caseNumber, after: item.sequence - 1)
    }
    guard let read, let entry = read.entries.first, entry.sequence == item.sequence else {
      return nil
    }
    let events = try events(of: entry)
    guard events.indices.contains(item.index) else { return nil }
    return (events[item.index], try await program(try read.artifact))
  }

  /// As often as the procedure says of an action, else as usual.
  private nonisolated func plan(
    for event: Event, of program: Program
  ) -> RetryPlan {
    guard case .actionRequested(let request) = event,
      program.procedure.actions.indices.contains(request.action.index),
      let retry = program.procedure.actions[request.action.index].retry
    else { return .usual }
    return RetryPlan(attempts: retry.count + 1, interval: retry.intervalSeconds)
  }
}

extension Desk {
  /// Throws away what identifies or describes people in a case that has ended. What happened stays on
  /// record, and the chain holds.
  public func erasePersonal(of number: String) async throws(Refusal) {
    let file = try await file(of: number)
    guard !file.state.isOpen else { throw .stillOpen(number) }
    try await asking { (journal) throws(JournalFault) in
      try await journal.erasePersonal(of: number)
    }
    forget(number)
  }
}
