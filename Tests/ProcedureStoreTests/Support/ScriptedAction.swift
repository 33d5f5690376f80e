import CivilTime
import ProcedureRuntime
import SourceText
import Synchronization

/// Answers as it is told, and remembers what it was asked.
final class ScriptedAction: Action {
  private struct State {
    var answers: [Result<ActionOutcome, ActionFault>]
    var calls: [ActionCall] = []
  }

  private let state: Mutex<State>
  private let last: Result<ActionOutcome, ActionFault>

  /// - Parameter answers: one for each call; after them, the last again and again.
  init(_ answers: Result<ActionOutcome, ActionFault>...) {
    state = Mutex(State(answers: answers))
    last = answers.last ?? .success(.done())
  }

  var givesResult: Bool { true }

  var calls: [ActionCall] { state.withLock { $0.calls } }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    let answer = state.withLock { state in
      state.calls.append(call)
      return state.answers.isEmpty ? last : state.answers.removeFirst()
    }
    return try answer.get()
  }
}

/// Comes back only when it is told to stop.
struct EndlessAction: Action {
  var givesResult: Bool { true }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    await untilCancelled()
    throw .permanent("nobody waits for this")
  }
}

/// Nothing is ever said; the end of the task ends the listening.
private func untilCancelled() async {
  let (silence, end) = AsyncStream.makeStream(of: Never.self)
  for await _ in silence {}
  end.finish()
}

/// A clock that stands until it is set.
final class HandClock: Sendable {
  private let moment: Mutex<Moment>

  init(_ moment: Moment) { self.moment = Mutex(moment) }

  var now: Moment {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }

  /// Waits end only with what waits.
  var workClock: WorkClock {
    WorkClock(now: { self.now }, wait: { _ in await untilCancelled() })
  }

  /// Every wait is over at once.
  var impatientClock: WorkClock { WorkClock(now: { self.now }, wait: { _ in }) }
}

extension ActionFault {
  static func transient(_ words: String) -> ActionFault {
    .init(.transient, .init(verbatim: words))
  }
  static func permanent(_ words: String) -> ActionFault {
    .init(.permanent, .init(verbatim: words))
  }
  static func unreachable(_ words: String) -> ActionFault {
    .init(.unreachable, .init(verbatim: words))
  }
}
