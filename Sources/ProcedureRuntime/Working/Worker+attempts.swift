import CivilTime
import ProcedureGraph
import SourceText

// One attempt by one name of a request.
extension Worker {
  /// Hands the request to each whom it is for. The office gets it where no officer is known, or none
  /// can be reached by this means.
  func attempt(
    _ name: RequestName, of request: inout WorldRequest
  ) async throws(ActionFault) -> ActionOutcome {
    guard let binding = bindings[name] else {
      throw .transient(
        vi: "tệp cấu hình chưa gắn cách thực hiện cho `\(name.text)`",
        en: "the configuration binds nothing to `\(name.text)`")
    }
    let calls = await request.calls(name, addresses: addresses, timeLimit: binding.timeLimit)
    guard let calls else {
      throw .permanent(
        vi: "thủ tục không có điều mà yêu cầu này nói đến",
        en: "the procedure does not have what this request speaks of")
    }
    var told = try await tell(calls.officers, of: &request, by: binding)
    if told.isEmpty { told.append(try await outcome(of: calls.office, by: binding)) }
    return told[told.count - 1]
  }

  /// What came of the calls to officers; empty where none of them can be reached.
  private func tell(
    _ officers: [RequestCalls.Personal], of request: inout WorldRequest, by binding: Binding
  ) async throws(ActionFault) -> [ActionOutcome] {
    var outcomes: [ActionOutcome] = []
    var faults: [ActionFault] = []
    for one in officers {
      let isKnown =
        request.isDoneByFirst
        ? request.hasReached(one.officer) : request.item.delivered.contains(one.mark)
      if isKnown {
        outcomes.append(.done())
        continue
      }
      // The last of many may not be begun when somebody else might have the request already.
      let isFirst = outcomes.isEmpty && faults.isEmpty
      guard
        isFirst || clock.now().adding(seconds: binding.timeLimit) <= request.item.readyAt
      else {
        faults.append(
          .transient(
            vi: "chưa kịp gửi tới mọi người", en: "there was no time to send it to everybody"))
        break
      }
      do throws(ActionFault) {
        outcomes.append(try await outcome(of: one.call, by: binding))
        request.item.delivered.append(one.mark)
        try await keepDelivered(request.item)
      } catch {
        faults.append(error)
      }
    }
    // Where the author wants one means of several, whom this one does not reach may have the next.
    let weighty =
      outcomes.isEmpty || request.isDoneByFirst
      ? faults : faults.filter { $0.kind != .unreachable }
    let isLeftToOffice = outcomes.isEmpty && faults.allSatisfy { $0.kind == .unreachable }
    if !isLeftToOffice, let fault = weighty.first(where: { $0.kind == .transient }) ?? weighty.first
    {
      throw fault
    }
    return outcomes
  }

  private func outcome(
    of call: ActionCall, by binding: Binding
  ) async throws(ActionFault) -> ActionOutcome {
    let outcome = try await perform(call, by: binding)
    guard case .done(let value, _) = outcome, case .action(let action) = call.payload,
      let gives = action.gives
    else { return outcome }
    guard let value else { throw .noResult(gives.name) }
    guard gives.type.accepts(value) else { throw .wrongResult(gives.name) }
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
      answer.yield(
        .failure(
          .transient(
            vi: "không xong trong \(binding.timeLimit) giây",
            en: "not done within \(binding.timeLimit) seconds")))
    }
    defer {
      work.cancel()
      limit.cancel()
    }
    for await first in answers { return try first.get() }
    throw .transient(vi: "chương trình dừng giữa chừng", en: "the program was ended meanwhile")
  }
}
