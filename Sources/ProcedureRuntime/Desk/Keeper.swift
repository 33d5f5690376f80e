/// Keeps what is ready at one time together: while one bundle is being written, the next one grows.
actor Keeper {
  /// How often those who are on their way are let go before: a bundle costs one sync of the disk, and
  /// to decide a command a small part of one.
  private static let mostPauses = 8

  private let journal: any Journal
  private let mostAtOnce: Int
  private var waiting: [Waiting] = []
  private var isWriting = false
  /// Commands that were handed in and are not answered, as far as is known.
  private var underway = 0

  private struct Waiting {
    var append: Append
    var answer: CheckedContinuation<Result<AppendOutcome, JournalFault>, Never>
  }

  init(_ journal: any Journal, mostAtOnce: Int) {
    self.journal = journal
    self.mostAtOnce = mostAtOnce
  }

  /// Answers when the entry is kept, or why it is not.
  ///
  /// - Parameter underway: how many commands are on their way, this one included. Where it is alone,
  ///   there is nobody to wait for.
  func keep(_ append: Append, underway: Int) async -> Result<AppendOutcome, JournalFault> {
    self.underway = underway
    if underway == 1, !isWriting { return await keepAlone(append) }
    return await withCheckedContinuation { answer in
      waiting.append(Waiting(append: append, answer: answer))
      if !isWriting {
        isWriting = true
        Task { await self.write() }
      }
    }
  }

  private func keepAlone(_ append: Append) async -> Result<AppendOutcome, JournalFault> {
    do throws(JournalFault) {
      if let outcome = try journal.appendAtOnce(append) { return .success(outcome) }
      isWriting = true
      defer { goOn() }
      return .success(try await journal.append([append]).first ?? .conflict)
    } catch {
      return .failure(error)
    }
  }

  /// For those who have come meanwhile.
  private func goOn() {
    isWriting = !waiting.isEmpty
    if isWriting { Task { await self.write() } }
  }

  private func write() async {
    while !waiting.isEmpty {
      // Those who have just been answered come back with their next command: one sync serves them all.
      var pauses = 0
      while waiting.count < min(underway, mostAtOnce), pauses < Self.mostPauses {
        pauses += 1
        await Task.yield()
      }
      let bundle = Array(waiting.prefix(mostAtOnce))
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
