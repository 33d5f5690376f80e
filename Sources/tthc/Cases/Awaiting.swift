import Dispatch
import Synchronization

/// Waits for what is done elsewhere. Commands stay plain calls from the first line to the last.
func awaiting<Answer: Sendable>(
  _ work: @escaping @Sendable () async throws -> Answer
) throws -> Answer {
  let box = AnswerBox<Answer>()
  let done = DispatchSemaphore(value: 0)
  Task {
    do {
      box.put(.success(try await work()))
    } catch {
      box.put(.failure(error))
    }
    done.signal()
  }
  done.wait()
  guard let answer = box.answer else { throw ExitStatus.fault }
  return try answer.get()
}

private final class AnswerBox<Answer: Sendable>: Sendable {
  private let kept = Mutex<Result<Answer, any Error>?>(nil)

  func put(_ answer: Result<Answer, any Error>) { kept.withLock { $0 = answer } }
  var answer: Result<Answer, any Error>? { kept.withLock { $0 } }
}
