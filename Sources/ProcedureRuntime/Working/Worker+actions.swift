import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Requests that an action carries out.
extension Worker {
  /// What became of the names of a request, one after the other.
  private struct Attempts {
    var value: Value?
    var remark: String?
    var isAccepted = false
    var faults: [(name: RequestName, fault: ActionFault)] = []

    var told: Localized? { remark.map { Localized(verbatim: $0) } }

    /// Those who can't be reached by one means do not need it where another has reached them.
    func decisive(isReached: Bool) -> (name: RequestName, fault: ActionFault)? {
      let faults = isReached ? faults.filter { $0.fault.kind != .unreachable } : faults
      return faults.first { $0.fault.kind == .transient } ?? faults.first
    }
  }

  func carryOut(_ taken: WorldRequest) async throws(Refusal) -> WorkNote {
    var request = taken
    var attempts = Attempts()
    for name in request.names {
      if request.item.delivered.contains(name.text) { continue }
      if request.isDone, request.isDoneByFirst { break }
      do throws(ActionFault) {
        switch try await attempt(name, of: &request) {
        case .done(let value, let remark):
          attempts.value = value
          attempts.remark = remark
        case .accepted(let remark):
          attempts.isAccepted = true
          attempts.remark = remark
        }
        request.item.delivered.append(name.text)
        if request.names.count > 1 {
          // What has reached somebody is not sent to him again, whatever comes.
          try await keepDelivered(request.item)
        }
      } catch {
        attempts.faults.append((name, error))
      }
    }
    if request.isDoneByFirst, request.isDone { attempts.faults = [] }
    let isReached = !request.item.delivered.isEmpty
    if let (name, fault) = attempts.decisive(isReached: isReached) {
      return try await giveUpOrWait(request, name, fault)
    }
    return try await finish(request, attempts)
  }

  func keepDelivered(_ item: OutboxItem) async throws(ActionFault) {
    do throws(Refusal) {
      try await desk.settle(item, .partly)
    } catch {
      throw ActionFault(.transient, Localized(verbatim: "\(error)"))
    }
  }

  private func finish(
    _ request: WorldRequest, _ attempts: Attempts
  ) async throws(Refusal) -> WorkNote {
    if let limit = answerLimit(of: request, isAccepted: attempts.isAccepted) {
      // Whoever has it asked for again wants it asked for.
      var item = request.item
      item.delivered = []
      try await desk.settle(item, .waiting(until: clock.now().adding(seconds: limit)))
      return WorkNote(.accepted, request, text: attempts.told)
    }
    guard case .action(let action) = request.asked else {
      try await desk.settle(request.item, .done)
      return WorkNote(.done, request, text: attempts.told)
    }
    return try await answer(
      request, with: .actionSucceeded(request: action.number, value: attempts.value),
      as: .answered, text: attempts.told)
  }

  /// Hands the case what it waits for. Where it can't go on with that, somebody has to look.
  func answer(
    _ request: WorldRequest, with command: Command, as outcome: WorkNote.Outcome, text: Localized?
  ) async throws(Refusal) -> WorkNote {
    do throws(Refusal) {
      _ = try await desk.submit(
        command, to: request.item.caseNumber, key: request.item.answerKey, at: clock.now())
      return WorkNote(outcome, request, text: text)
    } catch {
      guard case .rejected(let rejection) = error else { throw error }
      guard !rejection.comesTooLate else {
        try await desk.settle(request.item, .done)
        return WorkNote(.late, request)
      }
      let words = explain(rejection, request.procedure)
      try await desk.settle(request.item, .incident(because: words.joined))
      return WorkNote(.incident, request, text: words)
    }
  }

  /// After a failure: once more later, or the case goes on without, or somebody has to look at it.
  private func giveUpOrWait(
    _ request: WorldRequest, _ name: RequestName, _ fault: ActionFault
  ) async throws(Refusal) -> WorkNote {
    let settlement = request.plan(by: bindings)
      .settlement(of: request.item, after: fault, at: clock.now())
    switch settlement {
    case .incident(let kept):
      let reason = Localized(joined: kept)
      // Not for what the office has forgotten to bind: that is nothing the case should hear of.
      if case .action(let action) = request.asked, bindings[name] != nil,
        request.hasWayOn(without: action)
      {
        return try await answer(
          request, with: .actionFailed(request: action.number, reason: kept), as: .failed,
          text: reason)
      }
      try await desk.settle(request.item, settlement)
      return WorkNote(.incident, request, name.text, text: reason)
    case .again(let moment, let reason):
      try await desk.settle(request.item, settlement)
      return WorkNote(.again, request, name.text, text: Localized(joined: reason), next: moment)
    case .done, .partly, .waiting:
      try await desk.settle(request.item, settlement)
      return WorkNote(.done, request, name.text)
    }
  }
}

extension Rejection {
  /// The case has ended, or was answered otherwise.
  fileprivate var comesTooLate: Bool {
    if case .closed = self { return true }
    if case .requestNotPending = self { return true }
    return false
  }
}

extension WorldRequest {
  /// Whether one of its names has reached all whom it is for.
  fileprivate var isDone: Bool { names.contains { item.delivered.contains($0.text) } }

  /// Whether the case can go on by itself when the action has failed for good: by the step that the
  /// author names, or with the paper that the look-up was to replace.
  fileprivate func hasWayOn(without request: ActionRequest) -> Bool {
    request.onFailure != nil
      || procedure.papers.contains { $0.replacedBy == request.action }
  }
}
