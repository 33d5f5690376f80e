import CivilTime
import ProcedureGraph
import ProcedureInterpreter

// Requests that an action carries out.
extension Worker {
  /// What became of the names of a request, one after the other.
  private struct Attempts {
    var value: Value?
    var remark: String?
    var isAccepted = false
    var faults: [(name: RequestName, fault: ActionFault)] = []
    var isReached = false

    /// Those who can't be reached by one means do not need it where another has reached them.
    func decisive() -> (name: RequestName, fault: ActionFault)? {
      let faults = isReached ? faults.filter { $0.fault.kind != .unreachable } : faults
      return faults.first { $0.fault.kind == .transient } ?? faults.first
    }
  }

  func carryOut(_ taken: WorldRequest) async throws(Refusal) -> WorkNote {
    var request = taken
    var attempts = Attempts()
    attempts.isReached = !request.item.delivered.isEmpty
    for name in request.names {
      if request.item.delivered.contains(name.text) { continue }
      if attempts.isReached, request.isDoneByFirst { break }
      do throws(ActionFault) {
        switch try await attempt(name, of: request) {
        case .done(let value, let remark):
          attempts.value = value
          attempts.remark = remark
        case .accepted(let remark):
          attempts.isAccepted = true
          attempts.remark = remark
        }
        attempts.isReached = true
        request.item.delivered.append(name.text)
        if request.names.count > 1 {
          // What has reached somebody is not sent to him again, whatever comes.
          try await keepDelivered(request.item)
        }
      } catch {
        attempts.faults.append((name, error))
      }
    }
    if request.isDoneByFirst, attempts.isReached { attempts.faults = [] }
    if let (name, fault) = attempts.decisive() {
      return try await giveUpOrWait(request, name, fault)
    }
    return try await finish(request, attempts)
  }

  private func keepDelivered(_ item: OutboxItem) async throws(ActionFault) {
    do throws(Refusal) {
      try await desk.settle(item, .partly)
    } catch {
      throw .transient("\(error)")
    }
  }

  private func finish(
    _ request: WorldRequest, _ attempts: Attempts
  ) async throws(Refusal) -> WorkNote {
    guard case .action(let action) = request.asked else {
      try await desk.settle(request.item, .done)
      return WorkNote(.done, request, text: attempts.remark)
    }
    if attempts.isAccepted {
      try await desk.settle(request.item, .waiting)
      return WorkNote(.accepted, request, text: attempts.remark)
    }
    return try await answer(
      request, with: .actionSucceeded(request: action.number, value: attempts.value),
      as: .answered, text: attempts.remark)
  }

  /// Hands the case what it waits for. Where it can't go on with that, somebody has to look.
  func answer(
    _ request: WorldRequest, with command: Command, as outcome: WorkNote.Outcome, text: String?
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
      try await desk.settle(request.item, .incident(because: words))
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
    case .incident(let reason):
      // Not for what the office has forgotten to bind: that is nothing the case should hear of.
      if case .action(let action) = request.asked, bindings[name] != nil,
        request.hasWayOn(without: action)
      {
        return try await answer(
          request, with: .actionFailed(request: action.number, reason: reason), as: .failed,
          text: reason)
      }
      try await desk.settle(request.item, settlement)
      return WorkNote(.incident, request, name.text, text: reason)
    case .again(let moment, let reason):
      try await desk.settle(request.item, settlement)
      return WorkNote(.again, request, name.text, text: reason, next: moment)
    case .done, .partly, .waiting:
      try await desk.settle(request.item, settlement)
      return WorkNote(.done, request, name.text)
    }
  }

  /// One attempt by one name, within its time limit.
  private func attempt(
    _ name: RequestName, of request: WorldRequest
  ) async throws(ActionFault) -> ActionOutcome {
    guard let binding = bindings[name] else {
      throw .transient("tệp cấu hình chưa gắn cách thực hiện cho `\(name.text)`")
    }
    guard
      let call = await request.call(name, addresses: addresses, timeLimit: binding.timeLimit)
    else { throw .permanent("thủ tục không có điều mà yêu cầu này nói đến") }
    let outcome = try await perform(call, by: binding)
    guard case .done(let value, _) = outcome, case .action(let action) = call.payload,
      let gives = action.gives
    else { return outcome }
    guard let value else { throw .permanent("không có kết quả `\(gives.name)`") }
    guard gives.type.accepts(value) else {
      throw .permanent("kết quả `\(gives.name)` không đúng kiểu")
    }
    return outcome
  }

  /// The answer or the end of the time limit, whichever comes first. An action that does not stop when
  /// it is told to is left behind: what it still does carries the same key.
  private func perform(
    _ call: ActionCall, by binding: Binding
  ) async throws(ActionFault) -> ActionOutcome {
    let (answers, answer) = AsyncStream.makeStream(
      of: Result<ActionOutcome, ActionFault>.self, bufferingPolicy: .bufferingOldest(1))
    let work = Task {
      do throws(ActionFault) {
        answer.yield(.success(try await binding.action.perform(call)))
      } catch {
        answer.yield(.failure(error))
      }
    }
    let wait = clock.wait
    let limit = Task {
      await wait(binding.timeLimit)
      guard !Task.isCancelled else { return }
      answer.yield(.failure(.transient("không xong trong \(binding.timeLimit) giây")))
    }
    defer {
      work.cancel()
      limit.cancel()
    }
    for await first in answers { return try first.get() }
    throw .transient("chương trình dừng giữa chừng")
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
  /// Whether the case can go on by itself when the action has failed for good: by the step that the
  /// author names, or with the paper that the look-up was to replace.
  fileprivate func hasWayOn(without request: ActionRequest) -> Bool {
    request.onFailure != nil
      || procedure.papers.contains { $0.replacedBy == request.action }
  }
}
