/// Why something was done to a clock, and the law that allows it.
public struct LedgerNote: Sendable, Hashable {
  public let reason: String?
  /// As it is cited: `61/2018/NĐ-CP, Điều 19`.
  public let legalBasis: String?

  public init(reason: String? = nil, legalBasis: String? = nil) {
    self.reason = reason
    self.legalBasis = legalBasis
  }

  /// Nothing was said.
  public static let none = LedgerNote()
}

/// What happened to a clock, and when.
public struct LedgerEntry: Sendable, Hashable {
  public enum Event: Sendable, Hashable {
    case paused
    case resumed
    /// The whole budget counts again from here.
    case restarted
    /// From here on exactly this is left, whatever was left before.
    case remainderSet(LegalDuration)
    /// The budget grew by this.
    case extended(LegalDuration)
    case stopped
    /// Another calendar counts from here on; what the one before had left is kept.
    case carried(CarriedBudgets)
  }

  public let event: Event
  public let moment: Moment
  public let note: LedgerNote

  public init(_ event: Event, at moment: Moment, note: LedgerNote = .none) {
    self.event = event
    self.moment = moment
    self.note = note
  }
}
