import CivilTime
import ProcedureGraph
import SourceText

/// Limits one after the other, added up within each kind; kinds in the order in which they came.
struct TimeSum {
  private(set) var amounts = Amounts.none
  private var kinds: [Amounts.Kind] = []
  private var cutoff: TimeOfDay?

  init(_ limits: [TimeLimit] = []) { for limit in limits { add(limit) } }

  mutating func add(_ limit: TimeLimit) {
    if case .sameDay(let cutoff) = limit, amounts[.sameDay] == 0 { self.cutoff = cutoff }
    add(Amounts(limit))
  }

  mutating func add(_ more: Amounts) {
    amounts = amounts + more
    for kind in Amounts.Kind.allCases where more[kind] != 0 && !kinds.contains(kind) {
      kinds.append(kind)
    }
  }

  /// The sum as limits, one of each kind.
  var limits: [TimeLimit] { kinds.compactMap(limit) }

  /// Whether it ends with a day, at whatever hour the office closes.
  var endsWithADay: Bool { kinds.last == .days || kinds.last == .months }

  /// Whether the hour at which it starts plays a part.
  var dependsOnTheHour: Bool {
    kinds.contains { kind in
      switch kind {
      case .workingTime, .elapsedTime, .sameDay: true
      case .workingDays, .days, .months: amounts[kind] % 1000 != 0
      }
    }
  }

  /// "8 ngày làm việc + 16 ngày".
  var words: Localized {
    let all = limits.map(\.words)
    if all.isEmpty { return Localized(vi: "0 ngày", en: "0 days") }
    return Localized(
      vi: all.map(\.vi).joined(separator: " + "), en: all.map(\.en).joined(separator: " + "))
  }

  private func limit(_ kind: Amounts.Kind) -> TimeLimit? {
    let amount = amounts[kind]
    guard amount > 0 else { return nil }
    switch kind {
    case .workingTime:
      return amount % 60 == 0 ? working(amount / 60, .hour) : working(amount, .minute)
    case .workingDays: return working(amount, .day)
    case .elapsedTime:
      return amount % 60 == 0 ? calendar(amount / 60, .hour) : calendar(amount, .minute)
    case .days: return calendar(amount, .day)
    case .months: return calendar(amount, .month)
    case .sameDay: return .sameDay(cutoff: cutoff)
    }
  }

  /// The longest there is where it is over a hundred years.
  private func working(_ thousandths: Int64, _ unit: WorkingDuration.Unit) -> TimeLimit? {
    let duration =
      (try? WorkingDuration(thousandths: thousandths, unit)) ?? (try? WorkingDuration(26_000, .day))
    return duration.map { .duration(.working($0)) }
  }

  private func calendar(_ thousandths: Int64, _ unit: CalendarDuration.Unit) -> TimeLimit? {
    let duration =
      (try? CalendarDuration(thousandths: thousandths, unit)) ?? (try? CalendarDuration(99, .year))
    return duration.map { .duration(.calendar($0)) }
  }
}

extension TimeLimit {
  /// "2,5 ngày làm việc", "trong ngày".
  var words: Localized {
    switch self {
    case .duration(let duration): duration.words
    case .sameDay(nil): Localized(vi: "trong ngày", en: "the same day")
    case .sameDay(let cutoff?):
      Localized(
        vi: "trong ngày (nhận sau \(cutoff) thì ngày làm việc tiếp theo)",
        en: "the same day (the next working day when received after \(cutoff))")
    }
  }
}

extension LegalDuration {
  fileprivate var words: Localized {
    let amount = ExactDecimal(significand: thousandths, scale: 3) ?? .zero
    let unit: String
    switch self {
    case .working(let working): unit = "working \(working.unit.rawValue)"
    case .calendar(let calendar): unit = calendar.unit.rawValue
    }
    return Localized(
      vi: vietnamese, en: "\(amount.vietnamese) \(unit)\(thousandths == 1000 ? "" : "s")")
  }
}
