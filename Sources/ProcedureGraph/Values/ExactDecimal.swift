/// An exact decimal number: a whole significand and a decimal scale.
///
/// Binary floating point never enters: 0,1 is one tenth. A number is `significand / 10^scale` with a
/// scale of 0…9 and no trailing zeros, so equal numbers are equal values with equal hashes. A result
/// that needs more than nine decimals or more than 64 bits of significand is no number; arithmetic
/// answers `nil` then and never traps or rounds on its own.
@frozen public struct ExactDecimal: Hashable, Sendable {
  public static let maximumScale = 9

  public let significand: Int64
  @usableFromInline let storedScale: UInt8

  /// The number of decimals, 0…9.
  @inlinable public var scale: Int { Int(storedScale) }

  @inlinable public init(_ whole: Int64) { self.init(normal: whole, scale: 0) }

  @inlinable init(normal significand: Int64, scale: UInt8) {
    self.significand = significand
    storedScale = scale
  }

  @inlinable public init(_ whole: Int) { self.init(Int64(whole)) }

  /// `significand / 10^scale`; nil for a negative scale, or when nine decimals do not suffice.
  @inlinable public init?(significand: Int64, scale: Int) {
    guard scale >= 0 else { return nil }
    self.init(wide: Int128(significand), scale: scale)
  }

  /// Takes trailing zeros away, then checks the bounds.
  @inlinable init?(wide: Int128, scale: Int) {
    guard wide != 0 else {
      self.init(0)
      return
    }
    var rest = wide
    var decimals = scale
    // Nearly all numbers fit in 64 bits, where dividing is many times faster.
    while decimals > 0, Int64(exactly: rest) == nil {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { return nil }
      rest = quotient
      decimals -= 1
    }
    guard var narrow = Int64(exactly: rest) else { return nil }
    while decimals > 0 {
      let (quotient, remainder) = narrow.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      narrow = quotient
      decimals -= 1
    }
    guard decimals <= Self.maximumScale else { return nil }
    self.init(normal: narrow, scale: UInt8(decimals))
  }

  public static let zero = ExactDecimal(0)

  @inlinable public var isWhole: Bool { storedScale == 0 }

  /// The number where it is whole and nothing is lost.
  @inlinable public var whole: Int64? { isWhole ? significand : nil }

  /// The significand as it would be at more decimals, at most nine: exact and always in range.
  @inlinable func raised(to scale: Int) -> Int128 {
    scale == self.scale
      ? Int128(significand) : Int128(significand) * Int128(Self.powerOfTen(scale - self.scale))
  }

  /// 10^exponent for an exponent of 0…18.
  @inlinable static func powerOfTen(_ exponent: Int) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}

extension ExactDecimal {
  /// Nil when the sum does not fit.
  @inlinable public static func + (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal? {
    if a.isWhole, b.isWhole {
      let (sum, overflow) = a.significand.addingReportingOverflow(b.significand)
      return overflow ? nil : ExactDecimal(sum)
    }
    let scale = max(a.scale, b.scale)
    return ExactDecimal(wide: a.raised(to: scale) + b.raised(to: scale), scale: scale)
  }

  /// Nil when the difference does not fit.
  @inlinable public static func - (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal? {
    if a.isWhole, b.isWhole {
      let (difference, overflow) = a.significand.subtractingReportingOverflow(b.significand)
      return overflow ? nil : ExactDecimal(difference)
    }
    let scale = max(a.scale, b.scale)
    return ExactDecimal(wide: a.raised(to: scale) - b.raised(to: scale), scale: scale)
  }

  /// Nil when the product does not fit, or needs more than nine decimals.
  @inlinable public static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal? {
    ExactDecimal(
      wide: Int128(a.significand) * Int128(b.significand), scale: a.scale + b.scale)
  }

  /// Rounded half away from zero to a whole number. Nothing overflows: rounding only shortens.
  @inlinable public func rounded() -> Int64 {
    guard !isWhole else { return significand }
    let unit = Self.powerOfTen(scale)
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: unit)
    guard remainder.magnitude >= (unit / 2).magnitude else { return quotient }
    return significand < 0 ? quotient - 1 : quotient + 1
  }

  /// `amount × self`, rounded half away from zero to a whole number; nil on overflow. One rounding,
  /// at the end: the product itself is exact.
  @inlinable public func scaled(_ amount: Int64) -> Int64? {
    let product = Int128(amount) * Int128(significand)
    let unit = Int128(Self.powerOfTen(scale))
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: unit)
    guard !isWhole, remainder.magnitude >= (unit / 2).magnitude else {
      return Int64(exactly: quotient)
    }
    return Int64(exactly: product < 0 ? quotient - 1 : quotient + 1)
  }
}

extension ExactDecimal: Comparable {
  @inlinable public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if a.storedScale == b.storedScale { return a.significand < b.significand }
    let scale = max(a.scale, b.scale)
    return a.raised(to: scale) < b.raised(to: scale)
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  @inlinable public init(integerLiteral value: Int64) { self.init(value) }
}
