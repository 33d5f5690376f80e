/// The clock of a limit: a budget, and a ledger of what happened to it. The due date is derived from
/// the two under a calendar, never stored; under an amended calendar the same clock gives the
/// amended date.
///
/// Every sequence of entries means something:
///
/// - **Pausing** keeps exactly what is left. Working limits keep their working seconds, elapsed
///   hours their seconds. A limit in calendar days, weeks, months or years keeps its days: the dates
///   between the day of the pause and the day of resuming are not counted, and the end moves to a
///   working day again. Pauses do not nest: pausing a paused clock and resuming a running one change
///   nothing. A limit that was late when it was paused stays late.
/// - **Restarting** grants the whole original budget, without earlier extensions, and sets a paused
///   or stopped clock running. So does a **fixed remainder**, which replaces what was left.
/// - **Extending** appends time: an extension is counted from the end of what was there, in its own
///   unit. That makes 15 working days extended by 25 calendar days well defined: 25 days from the
///   date the 15 working days end on. A paused clock can be extended.
/// - **Carrying over** to another calendar keeps what the earlier one had left: see `CarriedBudgets`.
/// - **Stopping** freezes the due date as it stands. Later pauses, resumptions and extensions change
///   nothing.
/// - An entry dated before the one it follows counts as made at that one's moment.
public struct LimitClock: Sendable, Hashable {
  public let limit: TimeLimit
  public let startedAt: Moment
  /// In the order in which it was written.
  public private(set) var ledger: [LedgerEntry]

  /// A clock that starts running; `ledger` is what already happened to it.
  public init(limit: TimeLimit, startedAt: Moment, ledger: [LedgerEntry] = []) {
    self.limit = limit
    self.startedAt = startedAt
    self.ledger = ledger
  }

  public init(limit: LegalDuration, startedAt: Moment, ledger: [LedgerEntry] = []) {
    self.init(limit: .duration(limit), startedAt: startedAt, ledger: ledger)
  }

  public mutating func pause(at moment: Moment, note: LedgerNote = .none) {
    ledger.append(LedgerEntry(.paused, at: moment, note: note))
  }

  public mutating func resume(at moment: Moment, note: LedgerNote = .none) {
    ledger.append(LedgerEntry(.resumed, at: moment, note: note))
  }

  public mutating func restart(at moment: Moment, note: LedgerNote = .none) {
    ledger.append(LedgerEntry(.restarted, at: moment, note: note))
  }

  public mutating func setRemainder(
    _ remainder: LegalDuration, at moment: Moment, note: LedgerNote = .none
  ) {
    ledger.append(LedgerEntry(.remainderSet(remainder), at: moment, note: note))
  }

  public mutating func extend(
    by duration: LegalDuration, at moment: Moment, note: LedgerNote = .none
  ) {
    ledger.append(LedgerEntry(.extended(duration), at: moment, note: note))
  }

  public mutating func stop(at moment: Moment, note: LedgerNote = .none) {
    ledger.append(LedgerEntry(.stopped, at: moment, note: note))
  }

  mutating func append(_ entry: LedgerEntry) { ledger.append(entry) }

  /// Whether the clock runs, waits or has stopped after its last entry.
  public var status: Status {
    ledger.reduce(.running) { status, entry in
      switch (entry.event, status) {
      case (.restarted, _), (.remainderSet, _), (.resumed, .paused): .running
      case (.paused, .running): .paused
      case (.stopped, _): .stopped
      case (.paused, _), (.resumed, _), (.extended, _), (.carried, _): status
      }
    }
  }

  public enum Status: Sendable, Hashable {
    case running, paused, stopped
  }
}
