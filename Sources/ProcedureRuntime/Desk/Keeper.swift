/// Keeps what is ready at one time together: while a bundle is being written, the next one grows.
///
/// A journal may write several bundles side by side. Whoever hands in a command for a case waits for
/// its answer before the next one, so no two of them hold entries of one case. First entries are in
/// one bundle at a time: a number is taken only when the one before it is.
actor Keeper {
  /// How often those who are on their way are let go before: a bundle costs one sync of the disk, and
  /// to decide a command a small part of one.
  private static let mostPauses = 8

  private let journal: any Journal
  private let mostAtOnce: Int
  private var waiting: [Waiting] = []
  /// Bundles that are growing or being written.
  private var bundles = 0
  private var isGathering = false
  private var isOpening = false
  /// Entries that are being written.
  private var written = 0
  /// Commands that were handed in and are not answered, as far as is known.
  private var underway = 0

  private struct Waiting {
    var append: Append
    var answer: CheckedContinuation<Result<AppendOutcome, JournalFault>, Never>
    var isOpening: Bool { append.entry.sequence == 1 }
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
    if underway == 1, bundles == 0 { return await keepAlone(append) }
    return await withCheckedContinuation { answer in
      waiting.append(Waiting(append: append, answer: answer))
      goOn()
    }
  }

  private func keepAlone(_ append: Append) async -> Result<AppendOutcome, JournalFault> {
    do throws(JournalFault) {
      if let outcome = try journal.appendAtOnce(append) { return .success(outcome) }
    } catch {
      return .failure(error)
    }
    return await withCheckedContinuation { answer in
      waiting.append(Waiting(append: append, answer: answer))
      goOn()
    }
  }

  /// Begins a bundle for those who wait, where there may be one more.
  private func goOn() {
    guard !isGathering, bundles < journal.bundlesAtOnce, hasReady else { return }
    isGathering = true
    bundles += 1
    Task { await self.write() }
  }

  private var hasReady: Bool {
    isOpening ? waiting.contains { !$0.isOpening } : !waiting.isEmpty
  }

  private func write() async {
    // Those who have just been answered come back with their next command: one sync serves them all.
    var pauses = 0
    while waiting.count < share, pauses < Self.mostPauses {
      pauses += 1
      await Task.yield()
    }
    let bundle = takeReady()
    let opens = bundle.contains { $0.isOpening }
    if opens { isOpening = true }
    isGathering = false
    written += bundle.count
    goOn()
    await write(bundle)
    written -= bundle.count
    if opens { isOpening = false }
    bundles -= 1
    goOn()
  }

  /// How many a bundle waits for, of those who are on their way.
  private var share: Int {
    let lanes = journal.bundlesAtOnce
    return min(underway - written, (underway + lanes - 1) / lanes, mostAtOnce)
  }

  /// The first of those who wait, as many as go together.
  private func takeReady() -> [Waiting] {
    if journal.bundlesAtOnce == 1 {
      let bundle = Array(waiting.prefix(mostAtOnce))
      waiting.removeFirst(bundle.count)
      return bundle
    }
    let opens = !isOpening && waiting[0].isOpening
    var (bundle, rest): ([Waiting], [Waiting]) = ([], [])
    for one in waiting {
      let isReady = one.isOpening == opens && bundle.count < mostAtOnce
      if isReady { bundle.append(one) } else { rest.append(one) }
    }
    waiting = rest
    return bundle
  }

  private func write(_ bundle: [Waiting]) async {
    do throws(JournalFault) {
      let outcomes = try await journal.append(bundle.map(\.append))
      for (one, outcome) in zip(bundle, outcomes) {
        one.answer.resume(returning: .success(outcome))
      }
    } catch {
      for one in bundle { one.answer.resume(returning: .failure(error)) }
    }
  }
}
