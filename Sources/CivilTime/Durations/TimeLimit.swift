/// The limit of a case or of a step (*thời hạn giải quyết*).
public enum TimeLimit: Sendable, Hashable {
  case duration(LegalDuration)
  /// *Trong ngày*: due at the close of the working day of receipt; what comes after the cutoff, or
  /// after the close, is due at the close of the next working day.
  case sameDay(cutoff: TimeOfDay?)
}
