import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Cases of other procedures: opened in the same store, and their end brought back.
extension Worker {
  /// Ends that called cases have reached, each brought to its caller once.
  func answerCalls() async throws(Refusal) -> [WorkNote] {
    var notes: [WorkNote] = []
    while !isEnding() {
      let ended = try await desk.endedCalls(limit: 64)
      for call in ended {
        let note = try await answer(
          call.request, with: call.command, as: .answered, text: Localized(verbatim: call.number))
        self.note(note)
        notes.append(note)
      }
      if ended.isEmpty { break }
    }
    return notes
  }

  /// Opens the called case under a key that follows from the request's: after a crash it is the same
  /// case.
  func open(_ call: CallRequest, of request: WorldRequest) async throws(Refusal) -> WorkNote {
    let reason: Localized
    do throws(Refusal) {
      let called = try await desk.version(of: call.procedure, at: clock.now()).program.procedure
      switch CalledCase(call, of: request, as: called).opening {
      case .success(let command):
        do throws(Refusal) {
          let receipt = try await desk.open(
            call.procedure, with: command, key: request.item.openingKey,
            person: request.file.standing.person, at: clock.now())
          try await desk.settle(request.item, .waiting(until: nil))
          return WorkNote(.accepted, request, text: Localized(verbatim: receipt.caseNumber))
        } catch {
          guard case .rejected(let rejection) = error else { throw error }
          reason = explain(rejection, called)
        }
      case .failure(let misfit): reason = misfit.words
      }
    } catch {
      guard let words = error.wordsOfMissingProcedure else { throw error }
      reason = words
    }
    return try await refuse(call, of: request, because: reason)
  }

  /// The case hears of it once; an operator mends what is wrong and has the call begun again.
  private func refuse(
    _ call: CallRequest, of request: WorldRequest, because reason: Localized
  ) async throws(Refusal) -> WorkNote {
    do throws(Refusal) {
      _ = try await desk.submit(
        .callRefused(request: call.number, reason: reason.joined), to: request.item.caseNumber,
        key: "\(request.item.key)#refused", at: clock.now())
    } catch {
      guard case .rejected = error else { throw error }
      try await desk.settle(request.item, .done)
      return WorkNote(.late, request)
    }
    try await desk.settle(request.item, .incident(because: reason.joined))
    return WorkNote(.incident, request, text: reason)
  }
}

extension Refusal {
  fileprivate var wordsOfMissingProcedure: Localized? {
    if case .noSuchProcedure(let name) = self {
      return Localized(
        vi: "chưa đưa thủ tục `\(name)` vào kho", en: "the procedure `\(name)` was not deployed")
    }
    if case .notInForce(let name, let date) = self {
      return Localized(
        vi: "thủ tục `\(name)` không có phiên bản có hiệu lực vào ngày \(date)",
        en: "no version of the procedure `\(name)` is in force on \(date)")
    }
    return nil
  }
}
