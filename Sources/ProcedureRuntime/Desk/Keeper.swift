/// Keeps what is ready at one time together: while one bundle is being written, the next one grows.
actor Keeper {
  /// More than any bundle holds, so that the first of many is not kept waiting for the last.
  private static let mostAtOnce = 512

  private let journal: any Journal
  private var waiting: [Waiting] = []
  private var isWriting = false

  private struct Waiting {
    var append: Append
    var answer: CheckedContinuation<Result<AppendOutcome, JournalFault>, Never>
  }

  init(_ journal: any Journal) { self.journal = journal }

  /// Answers when the entry is kept, or why it is not.
  ///
  /// - Parameter isAlone: nothing else is on its way to be kept: there is nobody to wait for.
  func keep(_ append: Append, isAlone: Bool) async -> Result<AppendOutcome, JournalFault> {
    if isAlone, !isWriting {
      do throws(JournalFault) {
        if let outcome = try journal.appendAtOnce(append) { return .success(outcome) }
      } catch {
        return .failure(error)
      }
    }
    return await withCheckedContinuation { answer in
      waiting.append(Waiting(append: append, answer: answer))
      if !isWriting {
        isWriting = true
        Task { await self.write() }
      }
    }
  }

  private func write() async {
    while !waiting.isEmpty {
      // Those who have just been answered come back with their next command: one sync serves them all.
      await Task.yield()
      let bundle = Array(waiting.prefix(Self.mostAtOnce))
      waiting.removeFirst(bundle.count)
      do throws(JournalFault) {
        let outcomes = try await journal.append(bundle.map(\.append))
        for (one, outcome) in zip(bundle, outcomes) {
          one.answer.resume(returning: .success(outcome))
        }
      } catch {
        for one in bundle { one.answer.resume(returning: .failure(error)) }
      }
    }
    isWriting = false
  }
}
