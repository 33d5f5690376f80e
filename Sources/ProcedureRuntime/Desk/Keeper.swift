import Synchronization

/// Keeps what is ready at one time together: while a bundle is being written, the next one grows.
///
/// One bundle is written at a time, also where a journal could take several: each costs a sync of its
/// disk, and what waits for the next one shares it. So a desk that writes at once, on the thread that
/// it is on, holds up one thread and no more.
final class Keeper: Sendable {
  /// How often those who are on their way are let go before: to decide a command takes a small part of
  /// the time of a sync.
  private static let mostPauses = 8

  typealias Answer = Result<AppendOutcome, JournalFault>

  private struct Waiting {
    var append: Append
    var answer: CheckedContinuation<Answer, Never>
  }

  private struct Line {
    var waiting: [Waiting] = []
    /// Commands that were handed in and are not answered, when the last of those who wait came.
    var underway = 0
    /// Whether a bundle is growing or being written.
    var isWriting = false

    /// Whether whoever asks is to write.
    mutating func begin() -> Bool {
      if isWriting { return false }
      isWriting = true
      return true
    }
  }

  private let journal: any Appending
  private let mostAtOnce: Int
  private let line = Mutex(Line())
  /// Commands that were handed in and are not answered.
  private let underway = Atomic(0)

  init(_ journal: any Appending, mostAtOnce: Int) {
    self.journal = journal
    self.mostAtOnce = mostAtOnce
  }

  /// A command is on its way: what it brings about will be handed in, or nothing.
  func commandBegins() { underway.add(1, ordering: .relaxed) }
  func commandEnds() { underway.subtract(1, ordering: .relaxed) }

  /// Answers when the entry is kept, or why it is not. Who comes first is first in line, and comes to it
  /// before anything else happens where the caller is isolated. Where no other command is on its way,
  /// there is nobody to wait for.
  func keep(
    _ append: Append, isolation: isolated (any Actor)? = #isolation
  ) async -> Answer {
    let underway = underway.load(ordering: .relaxed)
    if underway == 1, let answer = keepAlone(append) { return answer }
    return await withCheckedContinuation { answer in
      let begins = line.withLock { line in
        line.waiting.append(Waiting(append: append, answer: answer))
        line.underway = underway
        return line.begin()
      }
      if begins { Task { await write() } }
    }
  }

  /// How many wait for a bundle that has not been begun.
  var waitingCount: Int { line.withLock { $0.waiting.count } }

  private func keepAlone(_ append: Append) -> Answer? {
    guard line.withLock({ $0.waiting.isEmpty && $0.begin() }) else { return nil }
    defer { goOn() }
    do throws(JournalFault) {
      return try journal.appendAtOnce([append])?.first.map { .success($0) }
    } catch {
      return .failure(error)
    }
  }

  /// After a bundle: has the next one written, where somebody waits for it.
  private func goOn() {
    let isMore = line.withLock { line in
      line.isWriting = !line.waiting.isEmpty
      return line.isWriting
    }
    if isMore { Task { await write() } }
  }

  private func write() async {
    // Those who have just been answered come back with their next command: one sync serves them all.
    var pauses = 0
    while pauses < Self.mostPauses,
      line.withLock({ $0.waiting.count < min($0.underway, mostAtOnce) })
    {
      pauses += 1
      await Task.yield()
    }
    let bundle = line.withLock { line in
      let bundle = Array(line.waiting.prefix(mostAtOnce))
      line.waiting.removeFirst(bundle.count)
      return bundle
    }
    do throws(JournalFault) {
      let outcomes = try await outcomes(of: bundle.map(\.append))
      for (one, outcome) in zip(bundle, outcomes) {
        one.answer.resume(returning: .success(outcome))
      }
    } catch {
      for one in bundle { one.answer.resume(returning: .failure(error)) }
    }
    goOn()
  }

  private func outcomes(of appends: [Append]) async throws(JournalFault) -> [AppendOutcome] {
    if let outcomes = try journal.appendAtOnce(appends) { return outcomes }
    return try await journal.append(appends)
  }
}
