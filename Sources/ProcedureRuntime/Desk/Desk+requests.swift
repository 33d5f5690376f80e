import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

extension Desk {
  /// Takes requests whose time has come. Each has to be answered by `done` or `failed` within the
  /// lease, in seconds; after that somebody else may get it.
  public func takeRequests(
    at now: Moment, lease: Int64 = 300, limit: Int = 32, with bindings: Bindings = .trial
  ) async throws(Refusal) -> [WorldRequest] {
    let items = try await asking { (journal) throws(JournalFault) in
      try await journal.takeRequests(at: now, lease: lease, limit: limit)
    }
    var requests: [WorldRequest] = []
    for item in items {
      let request: WorldRequest
      do throws(Refusal) {
        request = try await self.request(item)
      } catch {
        // What can't be read is for somebody to look at; the others go on.
        guard case .journal(.damaged(let words)) = error else { throw error }
        try await settle(item, .incident(because: words))
        continue
      }
      // Whoever had it last did not come back, and the attempts are used up.
      guard item.attempts <= request.plan(by: bindings).attempts else {
        try await settle(item, .incident(because: item.failure ?? Self.noAnswer.joined))
        continue
      }
      requests.append(request)
    }
    return requests
  }

  private static let noAnswer = Localized(vi: "không có trả lời", en: "no answer has come")

  /// The request has reached the world.
  public func done(_ item: OutboxItem) async throws(Refusal) { try await settle(item, .done) }

  /// The attempt has failed. It is begun again later; after the last one it is an incident.
  @discardableResult
  public func failed(
    _ request: WorldRequest, because reason: Localized, at now: Moment
  ) async throws(Refusal) -> Settlement {
    let settlement = request.plan(by: .trial)
      .settlement(of: request.item, failing: reason, at: now)
    try await settle(request.item, settlement)
    return settlement
  }

  @discardableResult
  func settle(_ item: OutboxItem, _ settlement: Settlement) async throws(Refusal) -> Bool {
    try await asking { (journal) throws(JournalFault) in
      try await journal.settle(item, settlement)
    }
  }

  /// What an item of the outbox stands for.
  func request(_ item: OutboxItem) async throws(Refusal) -> WorldRequest {
    let file = try await file(of: item.caseNumber)
    var read = try await reading(item.caseNumber, after: nil)
    var state = CaseState.new
    if let snapshot = read.snapshot {
      if snapshot.sequence < item.sequence, let kept = seals.state(of: snapshot) {
        state = kept
      } else {
        read = try await reading(item.caseNumber, after: 0)
      }
    }
    var artifact = try read.artifact
    var then = CaseFile(standing: file.standing, program: try await program(artifact))
    then.state = state
    for entry in read.entries {
      if let (move, moment) = try entry.move {
        try then.follow(move, at: moment, to: try await program(move.to), as: entry.sequence)
        artifact = move.to
        continue
      }
      then.earlier = nil
      var by: Performer?
      let events = try events(of: entry)
      let first = events.first?.moment ?? entry.recordedAt
      let late = entry.sequence == item.sequence ? LateFees(before: then, at: first) : nil
      for (index, event) in events.enumerated() {
        apply(event, to: &then.state, of: then.program)
        by = event.event.performer ?? by
        guard entry.sequence == item.sequence, index == item.index else { continue }
        guard let asked = Asked(event.event, of: then.program.procedure) else { break }
        return WorldRequest(
          item: item, asked: asked, askedAt: event.moment, program: then.program,
          artifact: artifact, file: file, state: then.state, by: by.map { named($0) })
      }
      let last = events.last?.moment ?? first
      if let known = late?.known(after: then, at: last).first(where: {
        events.count + $0.place == item.index
      }) {
        return WorldRequest(
          item: item, asked: known.asked, askedAt: last, program: then.program,
          artifact: artifact, file: file, state: then.state, by: by.map { named($0) })
      }
      if entry.sequence >= item.sequence { break }
    }
    throw .journal(.damaged("\(item.key): no such event"))
  }

  /// What an applicant reads has the name of an officer and not what the directory calls her by.
  private nonisolated func named(_ performer: Performer) -> Performer {
    var named = performer
    named.person = performer.person.map { people?.officer($0)?.name ?? $0 }
    return named
  }

  private func reading(
    _ number: String, after sequence: Int?
  ) async throws(Refusal) -> CaseReading {
    let read = try await asking { (journal) throws(JournalFault) in
      try await journal.read(number, after: sequence)
    }
    guard let read else { throw .noSuchCase(number) }
    return read
  }
}

extension Desk {
  /// Throws away what identifies or describes people in a case that has ended. What happened stays on
  /// record, and the chain holds.
  public func erasePersonal(of number: String) async throws(Refusal) {
    let file = try await file(of: number)
    guard !file.state.isOpen else { throw .stillOpen(number) }
    // Nobody puts back what was read before.
    await cases.begin(number)
    defer { cases.end(number) }
    try await asking { (journal) throws(JournalFault) in
      try await journal.erasePersonal(of: number)
    }
    _ = cases.take(number)
  }
}

extension Event {
  /// Who chose an outcome.
  fileprivate var performer: Performer? {
    if case .outcomeChosen(_, _, let by) = self { return by }
    if case .anytimeChosen(_, _, let by) = self { return by }
    return nil
  }
}
