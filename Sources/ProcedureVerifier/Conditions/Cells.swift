import CivilTime
import ProcedureGraph

/// Values of every unknown such that whatever a set of conditions can come to, it comes to with these.
///
/// Between two constants that are compared with, all values are alike: one is enough, or as many as
/// there are unknowns compared with each other.
struct Cells {
  let unknowns: [Unknown]
  /// One list for each unknown.
  let samples: [[Sample]]

  init(_ reading: ConditionReading) {
    unknowns = reading.unknowns
    samples = reading.unknowns.map { unknown in
      let group = reading.together.first { $0.contains(unknown) } ?? [unknown]
      var constants: Set<Value> = []
      for member in group { constants.formUnion(reading.constants[member] ?? []) }
      let values = Self.values(of: unknown, constants, group.count, in: reading.procedure)
      return reading.mayBeAbsent.contains(unknown) ? [.absent] + values : values
    }
  }

  /// The number of combinations; nil where there are too many to count.
  var count: Int? {
    var product = 1
    for values in samples {
      let (next, overflow) = product.multipliedReportingOverflow(by: values.count)
      guard !overflow else { return nil }
      product = next
    }
    return product
  }

  private static func values(
    of unknown: Unknown, _ constants: Set<Value>, _ count: Int, in procedure: Procedure
  ) -> [Sample] {
    switch unknown {
    case .paper, .part: return [.value(.flag(true)), .value(.flag(false))]
    case .chosenCase:
      return procedure.cases.indices.filter { procedure.cases[$0].condition == nil }
        .map { .chosen(ID($0)) }
    case .builtin(let builtin):
      return builtin.type.samples(constants, count).map { .value($0) }
    case .field(let id):
      let field = procedure.fields[id.index]
      let bounds = [field.minimum, field.maximum].compactMap(\.self)
      return field.type.samples(constants.union(bounds), count)
        .filter { field.minimum.map($0.isAtLeast) ?? true }
        .filter { value in field.maximum.map { $0.isAtLeast(value) } ?? true }
        .map { .value($0) }
    }
  }
}

extension Value {
  fileprivate func isAtLeast(_ other: Value) -> Bool {
    guard let rank, let least = other.rank else { return true }
    return rank >= least
  }

  /// Its place in the order of its type; nil for values without an order.
  fileprivate var rank: ExactDecimal? {
    switch self {
    case .number(let number): number
    case .money(let amount): ExactDecimal(amount)
    case .date(let date): ExactDecimal(Int(date.dayNumber))
    case .moment(let moment): ExactDecimal(moment.seconds)
    case .text, .flag, .choice, .list, .duration: nil
    }
  }
}

extension ValueType {
  /// The constants, and `count` values between each two and beyond the outermost.
  fileprivate func samples(_ constants: Set<Value>, _ count: Int) -> [Value] {
    switch self {
    case .flag: return [.flag(true), .flag(false)]
    case .choice(let options): return options.map { .choice($0.name) }
    case .text:
      let known = constants.compactMap { if case .text(let text) = $0 { text } else { nil } }
      let longest = known.map(\.utf8.count).max() ?? 0
      let others = (1...count).map { String(repeating: "x", count: longest + $0) }
      return (known.sorted() + others).map { .text($0) }
    case .number, .integer, .money, .date, .moment:
      return ranks(constants.compactMap(\.rank).sorted(), count).compactMap(value)
    case .list, .duration: return []
    }
  }

  private func ranks(_ constants: [ExactDecimal], _ count: Int) -> [ExactDecimal] {
    guard let least = constants.first, let last = constants.last else {
      return (1...count).compactMap { first + ExactDecimal($0) }
    }
    let below = (1...count).reversed().compactMap { least - ExactDecimal($0) }
    let above = (1...count).compactMap { last + ExactDecimal($0) }
    var all = below
    for (low, high) in zip(constants, constants.dropFirst()) {
      all.append(low)
      all += between(low, high, count)
    }
    return all + [last] + above
  }

  /// The rank before a value that needs no explanation in an example.
  private var first: ExactDecimal {
    switch self {
    case .date: ExactDecimal(Int(Self.someDay.dayNumber))
    case .moment: ExactDecimal(Moment(Self.someDay, .midnight).seconds)
    case .text, .number, .integer, .money, .flag, .choice, .list, .duration: .zero
    }
  }

  private static let someDay = CivilDate(year: 2026, month: 1, day: 1) ?? .earliest

  /// Up to `count` values strictly between two, the roundest first.
  private func between(
    _ low: ExactDecimal, _ high: ExactDecimal, _ count: Int
  ) -> [ExactDecimal] {
    let decimals = self == .number ? ExactDecimal.maximumScale : 0
    for scale in 0...decimals {
      guard let unit = ExactDecimal(significand: 1, scale: scale) else { break }
      var found: [ExactDecimal] = []
      while found.count < count, let next = (found.last ?? low) + unit, next < high {
        found.append(next)
      }
      if found.count == count || scale == decimals { return found }
    }
    return []
  }

  private func value(_ rank: ExactDecimal) -> Value? {
    switch self {
    case .number: return .number(rank)
    case .integer: return rank.isWhole ? .number(rank) : nil
    case .money: return rank.whole.map { .money($0) }
    case .date: return rank.whole.flatMap { CivilDate(dayNumber: Int($0)) }.map { .date($0) }
    case .moment: return rank.whole.map { .moment(Moment(seconds: $0)) }
    case .text, .flag, .choice, .list, .duration: return nil
    }
  }
}
