import CivilTime
import ProcedureGraph
import SourceText

/// The type of an expression while it is lowered. Wider than `ValueType`: sizes and percentages
/// stand only in their own places, and working time is told from calendar time where it is known.
indirect enum ExpressionType: Hashable, Sendable {
  case text
  case number
  case money
  case date
  case moment
  case flag
  case choice([Named])
  case list(ExpressionType)
  case duration(isWorking: Bool?)
  case size
  case percent
  /// Already reported: agrees with everything, so that one mistake gives one finding.
  case unknown

  init(_ type: ValueType) {
    switch type {
    case .text: self = .text
    case .number, .integer: self = .number
    case .money: self = .money
    case .date: self = .date
    case .moment: self = .moment
    case .flag: self = .flag
    case .choice(let options): self = .choice(options)
    case .list(let element): self = .list(ExpressionType(element))
    case .duration: self = .duration(isWorking: nil)
    }
  }

  /// Whether a value of this type may stand where `wanted` is asked for.
  func fits(_ wanted: ExpressionType) -> Bool {
    switch (self, wanted) {
    case (.unknown, _), (_, .unknown): true
    case (.choice(let a), .choice(let b)): Set(a.map(\.name)).isSubset(of: b.map(\.name))
    case (.duration(let a), .duration(let b)): a == nil || b == nil || a == b
    case (.list(let a), .list(let b)): a.fits(b)
    case (.text, _), (.number, _), (.money, _), (.date, _), (.moment, _), (.flag, _),
      (.choice, _), (.list, _), (.duration, _), (.size, _), (.percent, _):
      self == wanted
    }
  }

  var isOrdered: Bool {
    switch self {
    case .number, .money, .date, .moment, .duration, .unknown: true
    case .text, .flag, .choice, .list, .size, .percent: false
    }
  }

  /// What officials call it.
  var words: Localized {
    switch self {
    case .text: Localized(vi: "chữ", en: "text")
    case .number: Localized(vi: "số", en: "a number")
    case .money: Localized(vi: "số tiền", en: "money")
    case .date: Localized(vi: "ngày", en: "a date")
    case .moment: Localized(vi: "thời điểm (ngày và giờ)", en: "a moment (date and time)")
    case .flag: Localized(vi: "điều kiện có/không", en: "a yes/no condition")
    case .choice(let options):
      Localized(
        vi: "lựa chọn (\(options.prefix(4).map(\.name).joined(separator: ", ")))",
        en: "a choice (\(options.prefix(4).map(\.name).joined(separator: ", ")))")
    case .list(let element):
      Localized(vi: "danh sách \(element.words.vi)", en: "a list of \(element.words.en)")
    case .duration(isWorking: true):
      Localized(vi: "thời hạn làm việc", en: "a duration in working time")
    case .duration(isWorking: false):
      Localized(vi: "thời hạn theo lịch", en: "a duration in calendar time")
    case .duration(isWorking: nil): Localized(vi: "thời hạn", en: "a duration")
    case .size: Localized(vi: "dung lượng", en: "a size")
    case .percent: Localized(vi: "phần trăm", en: "a percentage")
    case .unknown: Localized(vi: "giá trị", en: "a value")
    }
  }
}
