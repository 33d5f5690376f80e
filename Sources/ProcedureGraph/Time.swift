import CivilTime

/// A limit, in force when its condition holds.
public struct LimitRule: Hashable, Sendable {
  public enum Limit: Hashable, Sendable {
    case duration(Expression)
    /// The day of receipt; after the cut-off, the next working day.
    case sameDay(cutoff: TimeOfDay?)
  }

  public var condition: Expression?
  public var limit: Limit
  public var legalBases: [LegalBasis]

  public init(condition: Expression? = nil, limit: Limit, legalBases: [LegalBasis] = []) {
    self.condition = condition
    self.limit = limit
    self.legalBases = legalBases
  }
}

/// A dossier has to be filed at least so long before the date in a field (*nộp trước … ít nhất …*).
public struct LeadTime: Hashable, Sendable {
  /// A field that holds a date or a moment.
  public var event: ID<Field>
  public var atLeast: LegalDuration
  public var condition: Expression?
  public var legalBases: [LegalBasis]

  public init(
    event: ID<Field>, atLeast: LegalDuration, condition: Expression? = nil,
    legalBases: [LegalBasis] = []
  ) {
    self.event = event
    self.atLeast = atLeast
    self.condition = condition
    self.legalBases = legalBases
  }
}

/// What happens before a due date and once it has passed.
public struct Timers: Hashable, Sendable {
  public struct Reminder: Hashable, Sendable {
    public var before: LegalDuration
    public var acts: [Act]

    public init(before: LegalDuration, acts: [Act]) {
      self.before = before
      self.acts = acts
    }
  }

  public struct Overdue: Hashable, Sendable {
    /// What follows: nothing but the acts, another place, or an outcome taken for granted.
    public enum Consequence: Hashable, Sendable {
      case stays
      case moves(Target)
      /// Silence counts as this outcome of the step (*coi như*).
      case counts(asOutcome: Int)
    }

    public var acts: [Act]
    public var consequence: Consequence

    public init(acts: [Act], consequence: Consequence = .stays) {
      self.acts = acts
      self.consequence = consequence
    }
  }

  public var reminders: [Reminder]
  public var overdue: Overdue?

  public init(reminders: [Reminder] = [], overdue: Overdue? = nil) {
    self.reminders = reminders
    self.overdue = overdue
  }

  public var isEmpty: Bool { reminders.isEmpty && overdue == nil }
}

/// What a stay in a step does to the clock of the whole case.
///
/// Decree 61/2018 art. 19.4 restarts a limit after a supplement; sector laws pause it, leave a fixed
/// remainder, or add to it.
public enum OverallClockEffect: Hashable, Sendable {
  /// Time in the step does not count; the rest is kept exactly.
  case pauses
  /// Time in the step does not count; on leaving, the whole limit runs again.
  case restarts
  /// Time in the step does not count; on leaving, this much is left.
  case leaves(LegalDuration)
  /// The limit gains this much when the step is entered, and goes on running.
  case gains(LegalDuration)
}
