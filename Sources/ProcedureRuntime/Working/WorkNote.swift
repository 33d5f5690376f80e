import CivilTime
import SourceText

/// Something that has become of a request, for the log and the figures. Nothing personal.
public struct WorkNote: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// It has reached the world.
    case done
    /// The receiver has taken it up and answers later; a called case was opened.
    case accepted
    /// The case was answered: a result, or the end of a called case.
    case answered
    /// To be begun again.
    case again
    /// Given up, and the case goes on as its procedure says.
    case failed
    /// Given up: somebody has to look at it.
    case incident
    /// The case has ended meanwhile, or was answered otherwise.
    case late
  }

  public var outcome: Outcome
  /// The key of the request, and the name it is bound by; `call` for another procedure.
  public var key: String
  public var name: String
  public var caseNumber: String
  public var attempt: Int
  /// Why it failed, or what the receiver said.
  public var text: Localized?
  /// When it is begun again.
  public var next: Moment?

  init(
    _ outcome: Outcome, _ request: WorldRequest, _ name: String? = nil, text: Localized? = nil,
    next: Moment? = nil
  ) {
    self.outcome = outcome
    key = request.item.key
    self.name = name ?? request.names.first?.text ?? request.item.kind.rawValue
    caseNumber = request.item.caseNumber
    attempt = request.item.attempts
    self.text = text
    self.next = next
  }
}

/// What one round of work has come to.
public struct WorkRound: Hashable, Sendable {
  public var timers = TimerRun()
  public var notes: [WorkNote] = []

  public init() {}

  mutating func add(_ other: WorkRound) {
    timers.fired += other.timers.fired
    timers.refused.merge(other.timers.refused) { $1 }
    notes += other.notes
  }

  public func count(_ outcome: WorkNote.Outcome) -> Int {
    notes.reduce(0) { $0 + ($1.outcome == outcome ? 1 : 0) }
  }
}
