/// The moment by which something has to be done.
public struct Due: Sendable, Hashable {
  /// The last minute in time. A limit that ends at 24:00 of a day (Bộ luật Dân sự 2015, Điều 148
  /// khoản 6) is due at 23:59 of it, so that the date shown is the date meant.
  public let moment: Moment
  /// True when days off up to this date have not all been decided yet, or the date lies beyond the
  /// last one there is. The due date may still move.
  public let isProvisional: Bool

  public init(moment: Moment, isProvisional: Bool) {
    self.moment = moment
    self.isProvisional = isProvisional
  }

  /// The first moment that is too late. The minute of the due moment is still in time, as a slip
  /// that says 16:30 is kept at 16:30.
  public var lateFrom: Moment {
    moment.adding(seconds: Int64(60 - moment.secondOfDay % 60))
  }

  public func isLate(at now: Moment) -> Bool { now >= lateFrom }
}
