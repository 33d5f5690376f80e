import CivilTime
import Logging
import ProcedureRuntime
import SourceText
import Synchronization

/// Rounds of work until somebody wants the end, and the figures beside them.
final class WorkLoop: Sendable {
  /// Seconds from one round to the next, and from one file of figures to the next.
  private static let pause: Int64 = 1
  private static let figuresEvery: Int64 = 60

  private enum Phase { case running, ending, ended }

  private struct State {
    var phase = Phase.running
    /// Why it can't go on.
    var refusal: Refusal?
    /// Some timers of the latest round could not be carried out.
    var hasRefusedTimers = false
    var figuresWrittenAt: Moment?
  }

  private let state = Mutex(State())
  private let log: Logger
  private let figures: WorkFigures
  private let journal: any Journal
  private let metricsFile: String?
  /// Tells of a round in which something was done.
  private let tell: @Sendable (WorkRound) async -> Void

  init(
    _ journal: any Journal, log: Logger, figures: WorkFigures, metricsFile: String?,
    tell: @escaping @Sendable (WorkRound) async -> Void
  ) {
    self.journal = journal
    self.log = log
    self.figures = figures
    self.metricsFile = metricsFile
    self.tell = tell
  }

  var isEnding: Bool { state.withLock { $0.phase != .running } }
  var hasEnded: Bool { state.withLock { $0.phase == .ended } }

  /// Nothing new is begun from here on.
  func end() {
    state.withLock { if $0.phase == .running { $0.phase = .ending } }
  }

  /// Whether all went well in the end.
  func outcome() throws(Refusal) -> Bool {
    let (refusal, hasRefused) = state.withLock { ($0.refusal, $0.hasRefusedTimers) }
    if let refusal { throw refusal }
    return !hasRefused
  }

  /// Timers do not wait for a request that takes its time.
  func run(_ worker: Worker) async {
    async let timers: Void = again { () throws(Refusal) in
      let round = try await worker.timers()
      self.state.withLock { $0.hasRefusedTimers = !round.timers.refused.isEmpty }
      return round
    }
    async let requests: Void = again { () throws(Refusal) in
      try await worker.requests(lingering: true)
    }
    _ = await (timers, requests)
    await finish()
  }

  /// One round alone, which whatever goes wrong ends.
  func runOnce(_ worker: Worker) async {
    await round(endures: false) { () throws(Refusal) in
      let round = try await worker.round()
      self.state.withLock { $0.hasRefusedTimers = !round.timers.refused.isEmpty }
      return round
    }
    await finish()
  }

  private func again(
    _ work: @Sendable () async throws(Refusal) -> WorkRound
  ) async {
    while !isEnding {
      await round(endures: true, work)
      if isEnding { break }
      try? await Task.sleep(for: .seconds(Self.pause))
    }
  }

  private func finish() async {
    await writeFigures(isLast: true)
    state.withLock { $0.phase = .ended }
  }

  private func round(
    endures: Bool, _ work: @Sendable () async throws(Refusal) -> WorkRound
  ) async {
    do throws(Refusal) {
      let round = try await work()
      figures.count(timers: round.timers.fired)
      await tell(round)
    } catch {
      guard endures, let fault = error.passing else {
        return state.withLock {
          $0.refusal = error
          $0.phase = .ending
        }
      }
      log.error("\(fault.words[runLanguage])")
    }
    await writeFigures()
  }

  private func writeFigures(isLast: Bool = false) async {
    guard let metricsFile else { return }
    let now = currentMoment()
    let isTime = state.withLock { state in
      let next = state.figuresWrittenAt?.adding(seconds: Self.figuresEvery)
      guard isLast || next.map({ $0 <= now }) ?? true else { return false }
      state.figuresWrittenAt = now
      return true
    }
    guard isTime else { return }
    do {
      let text = try await journal.figures(at: now).exposition(at: now)
      try WorkFigures.write(text + figures.exposition, to: metricsFile)
    } catch {
      log.error("\(words(vi: "không ghi được số liệu", en: "no figures written"))")
    }
  }
}

extension Refusal {
  /// What is wrong with the store, where that may be otherwise in a moment.
  fileprivate var passing: JournalFault? {
    guard case .journal(let fault) = self else { return nil }
    switch fault {
    case .locked, .unavailable, .full: return fault
    case .newerSchema, .damaged: return nil
    }
  }
}
