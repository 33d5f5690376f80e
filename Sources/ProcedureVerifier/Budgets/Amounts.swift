import CivilTime

/// Time that is granted or taken, each kind by itself: kinds do not add up to one number without a
/// calendar and a start.
struct Amounts: Hashable {
  enum Kind: Int, CaseIterable {
    case workingTime, workingDays, elapsedTime, days, months
    /// *Trong ngày*: there or not. What is to be done within the day is done within the same one.
    case sameDay
  }

  static let none = Amounts(lanes: .zero)

  /// Thousandths of the finest unit of each kind: minutes, days, months.
  private var lanes: SIMD8<Int64>

  private init(lanes: SIMD8<Int64>) { self.lanes = lanes }

  init(_ kind: Kind, _ thousandths: Int64) {
    lanes = .zero
    lanes[kind.rawValue] = thousandths
  }

  init(_ limit: TimeLimit) {
    switch limit {
    case .sameDay: self.init(.sameDay, 1)
    case .duration(let duration): self.init(duration)
    }
  }

  init(_ duration: LegalDuration) {
    let amount = duration.thousandths
    switch duration {
    case .working(let working):
      switch working.unit {
      case .minute: self.init(.workingTime, amount)
      case .hour: self.init(.workingTime, amount * 60)
      case .day: self.init(.workingDays, amount)
      }
    case .calendar(let calendar):
      switch calendar.unit {
      case .minute: self.init(.elapsedTime, amount)
      case .hour: self.init(.elapsedTime, amount * 60)
      case .day: self.init(.days, amount)
      case .week: self.init(.days, amount * 7)
      case .month: self.init(.months, amount)
      case .year: self.init(.months, amount * 12)
      }
    }
  }

  subscript(kind: Kind) -> Int64 { lanes[kind.rawValue] }

  var isNone: Bool { lanes == .zero }

  static func + (left: Amounts, right: Amounts) -> Amounts {
    var sum = left.lanes &+ right.lanes
    let day = Kind.sameDay.rawValue
    sum[day] = max(left.lanes[day], right.lanes[day])
    return Amounts(lanes: sum)
  }

  /// Less of each kind; below zero where more is granted than was taken.
  static func - (left: Amounts, right: Amounts) -> Amounts {
    Amounts(lanes: left.lanes &- right.lanes)
  }

  func isAtLeast(_ other: Amounts) -> Bool { all(lanes .>= other.lanes) }

  /// Working days told as working time, as calendars do in which one is eight working hours.
  var inWorkingTime: Amounts {
    self + Amounts(.workingTime, self[.workingDays] * 480)
      - Amounts(.workingDays, self[.workingDays])
  }

  /// About how many thousandths of a minute of office time that is: to put sums in order before a
  /// calendar decides, never to decide.
  var weight: Int64 {
    self[.workingTime] &+ self[.workingDays] &* 480 &+ self[.elapsedTime] / 4
      &+ self[.days] &* 340 &+ self[.months] &* 10_300 &+ self[.sameDay] &* 400_000
  }
}
