import Foundation
import ProcedureRuntime

/// One connection, used by one caller at a time. Its calls block, so it has a thread of its own.
actor PostgresConnection {
  private let executor = QueueExecutor("postgres")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  private let session: PostgresSession

  init(_ url: String, _ library: LibPQ, patience: Double, appends: Bool) async throws {
    session = try PostgresSession(url, library, patience: patience, appends: appends)
  }

  /// Nothing was asked where the connection was lost before; it is of no use where it is lost after.
  func run<Answer: Sendable>(
    _ body: @Sendable (PostgresSession) throws -> Answer
  ) -> (answer: Result<Answer, any Error>?, isLost: Bool) {
    if session.hasEnded { return (nil, true) }
    let answer = Result { try body(session) }
    return (answer, session.isLost)
  }
}

final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue
  init(_ label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
