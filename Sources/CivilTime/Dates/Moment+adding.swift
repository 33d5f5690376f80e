extension Moment {
  /// The moment a calendar duration later as elapsed time: days, weeks, months and years keep the time
  /// of day. What a legal period comes to is for a calendar to say.
  public func adding(_ duration: CalendarDuration) -> Moment {
    switch duration.unit {
    case .minute: adding(seconds: duration.thousandths * 60 / 1000)
    case .hour: adding(seconds: duration.thousandths * 3600 / 1000)
    case .day: adding(days: duration.whole)
    case .week: adding(days: duration.whole * 7)
    case .month: adding(months: duration.whole)
    case .year: adding(months: duration.whole * 12)
    }
  }

  private func adding(months: Int) -> Moment {
    Moment(date.adding(months: months), second: secondOfDay)
  }
}
