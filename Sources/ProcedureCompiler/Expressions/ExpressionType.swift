import CivilTime
import ProcedureGraph
import SourceText

/// How a duration is counted. Two of different scales have no order that holds at every start.
enum DurationScale: Hashable, Sendable {
  case workingHours, workingDays, hours, days, months

  init(_ duration: LegalDuration) {
    switch duration {
    case .working(let duration):
      switch duration.unit {
      case .minute, .hour: self = .workingHours
      case .day: self = .workingDays
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute, .hour: self = .hours
      case .day, .week: self = .days
      case .month, .year: self = .months
      }
    }
  }

  var isWorking: Bool {
    switch self {
    case .workingHours, .workingDays: true
    case .hours, .days, .months: false
    }
  }

  /// Whether it is counted in hours, which a date has none of.
  var isInHours: Bool {
    switch self {
    case .workingHours, .hours: true
    case .workingDays, .days, .months: false
    }
  }

  /// Working hours and days are left to the calendar; working and calendar time never compare.
  func isComparable(with other: DurationScale) -> Bool {
    self == other || (isWorking && other.isWorking)
  }
}

/// The type of an expression while it is lowered. Wider than `ValueType`: sizes and percentages
/// stand only in their own places, and the scale of a duration is told where it is known.
indirect enum ExpressionType: Hashable, Sendable {
  case text
  case number
  /// A number that is whole wherever it comes from.
  case integer
  case money
  case date
  case moment
  case flag
  case choice([Named])
  case list(ExpressionType)
  case duration(DurationScale?)
  case size
  case percent
  /// Already reported: agrees with everything, so that one mistake gives one finding.
  case unknown

  init(_ type: ValueType) {
    switch type {
    case .text: self = .text
    case .number: self = .number
    case .integer: self = .integer
    case .money: self = .money
    case .date: self = .date
    case .moment: self = .moment
    case .flag: self = .flag
    case .choice(let options): self = .choice(options)
    case .list(let element): self = .list(ExpressionType(element))
    case .duration: self = .duration(nil)
    }
  }

  /// Whether a value of this type may stand where `wanted` is asked for.
  func fits(_ wanted: ExpressionType) -> Bool {
    switch (self, wanted) {
    case (.unknown, _), (_, .unknown): true
    case (.choice(let a), .choice(let b)): Set(a.map(\.name)).isSubset(of: b.map(\.name))
    case (.duration, .duration), (.integer, .number): true
    case (.list(let a), .list(let b)): a.fits(b)
    case (.text, _), (.number, _), (.integer, _), (.money, _), (.date, _), (.moment, _),
      (.flag, _), (.choice, _), (.list, _), (.duration, _), (.size, _), (.percent, _):
      self == wanted
    }
  }

  var isOrdered: Bool {
    switch self {
    case .number, .integer, .money, .date, .moment, .duration, .unknown: true
    case .text, .flag, .choice, .list, .size, .percent: false
    }
  }

  var isNumeric: Bool { self == .number || self == .integer }

  /// Whether a value of this type can be equal to one of the other, or ordered against it.
  func isComparable(with other: ExpressionType) -> Bool {
    if case .duration(let a?) = self, case .duration(let b?) = other {
      return a.isComparable(with: b)
    }
    return fits(other) || other.fits(self)
  }

  /// The type of a value that is of one or the other; nil where they do not go together.
  func joined(with other: ExpressionType) -> ExpressionType? {
    switch (self, other) {
    case (.choice(let a), .choice(let b)):
      .choice(a + b.filter { option in !a.contains { $0.name == option.name } })
    case (.duration(let a), .duration(let b)): .duration(a == b ? a : nil)
    case (.integer, .number), (.number, .integer): .number
    default: self == other ? self : nil
    }
  }

  /// What officials call it.
  var words: Localized {
    switch self {
    case .text: Localized(vi: "chữ", en: "text")
    case .number: Localized(vi: "số", en: "a number")
    case .integer: Localized(vi: "số nguyên", en: "a whole number")
    case .money: Localized(vi: "số tiền", en: "money")
    case .date: Localized(vi: "ngày", en: "a date")
    case .moment: Localized(vi: "thời điểm (ngày và giờ)", en: "a moment (date and time)")
    case .flag: Localized(vi: "điều kiện có/không", en: "a yes/no condition")
    case .choice([]): Localized(vi: "lựa chọn", en: "a choice")
    case .choice(let options):
      Localized(
        vi: "lựa chọn (\(options.prefix(4).map(\.name).joined(separator: ", ")))",
        en: "a choice (\(options.prefix(4).map(\.name).joined(separator: ", ")))")
    case .list(let element):
      Localized(vi: "danh sách \(element.words.vi)", en: "a list of \(element.words.en)")
    case .duration(let scale?) where scale.isWorking:
      Localized(vi: "thời hạn làm việc", en: "a duration in working time")
    case .duration(_?): Localized(vi: "thời hạn theo lịch", en: "a duration in calendar time")
    case .duration(nil): Localized(vi: "thời hạn", en: "a duration")
    case .size: Localized(vi: "dung lượng", en: "a size")
    case .percent: Localized(vi: "phần trăm", en: "a percentage")
    case .unknown: Localized(vi: "giá trị", en: "a value")
    }
  }
}
