import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// How a request that was given up, or that waits for an answer, comes to an end.
public enum Resolution: Hashable, Sendable {
  /// What it asked for was done otherwise, or is not needed: the case hears nothing.
  case settled
  /// A pluggable action has failed for good: the case goes on as its procedure says.
  case failed
  /// A pluggable action is answered with this.
  case result(Value?)
  /// The called case has ended so, wherever it was kept.
  case ended(String)
}

extension Desk {
  /// Requests that were given up.
  public func incidents(limit: Int) async throws(Refusal) -> [WorldRequest] {
    try await requests(
      of: try await asking { (journal) throws(JournalFault) in
        try await journal.incidents(limit: limit)
      })
  }

  /// Requests that were taken up and that nobody has answered.
  public func unanswered(limit: Int) async throws(Refusal) -> [WorldRequest] {
    let all = try await requests(
      of: try await asking { (journal) throws(JournalFault) in
        try await journal.unanswered(limit: limit)
      })
    var unanswered: [WorldRequest] = []
    for request in all where !(try await isAnswered(request)) { unanswered.append(request) }
    return unanswered
  }

  func requests(of items: [OutboxItem]) async throws(Refusal) -> [WorldRequest] {
    var requests: [WorldRequest] = []
    for item in items { requests.append(try await request(item)) }
    return requests
  }

  /// A request that was given up or waits for an answer, by its key.
  public func stuckRequest(_ key: String) async throws(Refusal) -> WorldRequest {
    let request = try await openRequest(key)
    guard request.item.phase != .open else { throw .noSuchRequest(key) }
    return request
  }

  /// A request that is not settled, by its key.
  public func openRequest(_ key: String) async throws(Refusal) -> WorldRequest {
    guard let number = OutboxItem.caseNumber(inKey: key) else { throw .noSuchRequest(key) }
    let items = try await asking { (journal) throws(JournalFault) in
      try await journal.requests(of: number)
    }
    guard let item = items.first(where: { $0.key == key }) else { throw .noSuchRequest(key) }
    return try await request(item)
  }

  /// Has a request begun again, as often as the first time.
  public func retry(
    _ key: String, by person: String, because reason: String, at now: Moment
  ) async throws(Refusal) {
    let request = try await stuckRequest(key)
    try await keep(
      Intervention(.retry, of: request.item, at: now, by: person, because: reason))
  }

  /// Settles a request in place of what should have carried it out. Who decided and why is kept with
  /// it, and with the entry that answers the case.
  @discardableResult
  public func resolve(
    _ key: String, _ resolution: Resolution, by person: String, because reason: String,
    at now: Moment
  ) async throws(Refusal) -> Receipt? {
    let request = try await stuckRequest(key)
    guard let command = try command(for: resolution, of: request, because: reason) else {
      try await keep(
        Intervention(.resolve, of: request.item, at: now, by: person, because: reason))
      return nil
    }
    let receipt = try await submit(
      command, to: request.item.caseNumber, key: request.item.answerKey,
      by: Attribution(person: person, reason: reason), at: now)
    try await keep(
      Intervention(.answer, of: request.item, at: now, by: person, because: reason))
    return receipt
  }

  /// Hands in what an action answers that had accepted its request: perhaps before its acceptance is
  /// known here, and perhaps more than once.
  @discardableResult
  public func answer(
    _ key: String, with resolution: Resolution, because reason: String = "", at now: Moment
  ) async throws(Refusal) -> Receipt {
    let answerKey = "\(key)#answer"
    if let receipt = try await keptReceipt(of: answerKey) { return receipt }
    let request = try await openRequest(key)
    guard let command = try command(for: resolution, of: request, because: reason) else {
      throw .unusableAnswer(key)
    }
    return try await submit(command, to: request.item.caseNumber, key: answerKey, at: now)
  }

  func keep(_ intervention: Intervention) async throws(Refusal) {
    let isKept = try await asking { (journal) throws(JournalFault) in
      try await journal.intervene(intervention)
    }
    guard isKept else {
      throw .noSuchRequest(
        "\(intervention.caseNumber)/\(intervention.sequence).\(intervention.index)")
    }
  }

  /// What the case is told; nil where it does not wait for anything.
  private nonisolated func command(
    for resolution: Resolution, of request: WorldRequest, because reason: String
  ) throws(Refusal) -> Command? {
    switch (request.asked, resolution) {
    case (.action(let action), .failed):
      return .actionFailed(request: action.number, reason: reason)
    case (.action(let action), .result(let value)):
      guard let gives = request.expected else {
        guard value == nil else { throw .unusableAnswer(request.item.key) }
        return .actionSucceeded(request: action.number, value: nil)
      }
      guard let value, gives.type.accepts(value) else { throw .unusableAnswer(request.item.key) }
      return .actionSucceeded(request: action.number, value: value)
    case (.call(let call), .ended(let end)):
      return .callEnded(request: call.number, end: end, values: [])
    // A case that waits would wait for ever.
    case (.action(let action), .settled) where !action.isAwaited: return nil
    case (.action, .settled), (.action, .ended), (.call, _): throw .unusableAnswer(request.item.key)
    case (.notice, .settled), (.reminder, .settled), (.letter, .settled), (.publication, .settled),
      (.posting, .settled), (.refund, .settled), (.payment, .settled):
      return nil
    case (.notice, _), (.reminder, _), (.letter, _), (.publication, _), (.posting, _),
      (.refund, _), (.payment, _):
      throw .unusableAnswer(request.item.key)
    }
  }
}

extension WorldRequest {
  /// What the case expects of a pluggable action.
  public var expected: ActionSignature.Parameter? {
    switch asked {
    case .action(let action): procedure.actions[at: action.action]?.gives
    case .notice, .reminder, .letter, .publication, .posting, .refund, .payment, .call: nil
    }
  }
}
