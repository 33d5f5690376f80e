import ProcedureGraph
import Testing

@Suite struct ExactDecimalTests {
  private func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(plain: text))
  }

  @Test(arguments: [
    ("0", "0", "0"), ("-0", "0", "0"), ("2.5", "2.5", "2,5"), ("2.50", "2.5", "2,5"),
    ("1500000", "1500000", "1.500.000"), ("-1234.5", "-1234.5", "-1.234,5"),
    ("0.05", "0.05", "0,05"), ("-0.000000001", "-0.000000001", "-0,000000001"),
    ("007", "7", "7"), ("100", "100", "100"), ("1000", "1000", "1.000"),
    ("9223372036854775807", "9223372036854775807", "9.223.372.036.854.775.807"),
    ("-9223372036854775808", "-9223372036854775808", "-9.223.372.036.854.775.808"),
    ("9.223372036", "9.223372036", "9,223372036"),
  ])
  func spelling(text: String, plain: String, vietnamese: String) throws {
    let number = try decimal(text)
    #expect(number.description == plain)
    #expect(number.vietnamese == vietnamese)
    #expect(ExactDecimal(plain: plain) == number)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1,5", "1.2.3", "+1", "1e3", " 1", "1 ", "--1", "1-", "０",
    "0.0000000001", "9223372036854775808", "-9223372036854775809", "1.2345678901",
    "100000000000000000000000000000000000000000000000000000000000000000000000000000000",
  ])
  func refusedSpelling(text: String) {
    #expect(ExactDecimal(plain: text) == nil)
  }

  @Test func equalNumbersAreEqualValues() throws {
    #expect(ExactDecimal(significand: 250, scale: 2) == ExactDecimal(significand: 25, scale: 1))
    #expect(ExactDecimal(significand: 0, scale: 9) == .zero)
    #expect(ExactDecimal(significand: 5_000_000_000, scale: 10)?.description == "0.5")
    #expect(ExactDecimal(significand: 1, scale: 10) == nil)
    #expect(ExactDecimal(significand: 1, scale: -1) == nil)
    #expect(ExactDecimal(significand: 1, scale: Int.max) == nil)
    #expect(try decimal("2.50").hashValue == decimal("2.5").hashValue)
  }

  @Test(arguments: [
    ("0.1", "0.2", "0.3", "-0.1", "0.02"), ("2.5", "4", "6.5", "-1.5", "10"),
    ("-1", "0.999999999", "-0.000000001", "-1.999999999", "-0.999999999"),
  ])
  func arithmetic(
    a: String, b: String, sum: String, difference: String, product: String
  ) throws {
    let (x, y) = (try decimal(a), try decimal(b))
    #expect((x + y)?.description == sum)
    #expect((x - y)?.description == difference)
    #expect((x * y)?.description == product)
  }

  @Test func whatDoesNotFitIsNoNumber() throws {
    let most = ExactDecimal(Int64.max)
    let least = ExactDecimal(Int64.min)
    let tiny = try decimal("0.000000001")
    #expect((most + 1) == nil)
    #expect((least - 1) == nil)
    #expect((most * 2) == nil)
    #expect((least * least) == nil)
    #expect((most + tiny) == nil)
    #expect((most - tiny) == nil)
    #expect((tiny * tiny) == nil)
    #expect((try decimal("0.5") * tiny) == nil)
    #expect((most + least)?.description == "-1")
    #expect((tiny * 1_000_000_000) == 1)
  }

  @Test func comparisonIsExactAtTheEnds() throws {
    let most = ExactDecimal(Int64.max)
    let nearly = try decimal("9223372036.854775807")
    #expect(nearly < most)
    #expect(ExactDecimal(Int64.min) < nearly)
    #expect(try decimal("2.49") < decimal("2.5"))
    #expect(try !(decimal("2.5") < decimal("2.5")))
  }

  @Test(arguments: [
    ("2.5", 3), ("-2.5", -3), ("2.4", 2), ("-2.4", -2), ("0.5", 1), ("0.499999999", 0),
    ("7", 7), ("9223372036.854775807", 9_223_372_037),
  ])
  func rounding(text: String, whole: Int64) throws {
    #expect(try decimal(text).rounded() == whole)
  }

  @Test func scaledAmountsRoundOnce() throws {
    #expect(try decimal("0.5").scaled(75_001) == 37_501)
    #expect(try decimal("0.5").scaled(-75_001) == -37_501)
    #expect(try decimal("1.5").scaled(Int64.max) == nil)
    #expect(try decimal("0.1").scaled(Int64.max) == 922_337_203_685_477_581)
    #expect(ExactDecimal(3).scaled(100) == 300)
  }

  /// Against whole numbers of millionths, which cannot be wrong in the range tried.
  @Test func agreesWithWholeNumbers() throws {
    var numbers = SplitMix(seed: 7)
    for _ in 0..<2_000 {
      let a = Int64(numbers.next() % 2_000_000_001) - 1_000_000_000
      let b = Int64(numbers.next() % 2_000_000_001) - 1_000_000_000
      let x = try #require(ExactDecimal(significand: a, scale: 4))
      let y = try #require(ExactDecimal(significand: b, scale: 4))
      #expect(x + y == ExactDecimal(significand: a + b, scale: 4))
      #expect(x - y == ExactDecimal(significand: a - b, scale: 4))
      #expect(x * y == ExactDecimal(significand: a * b, scale: 8))
      #expect((x < y) == (a < b))
      #expect((x == y) == (a == b))
      #expect(ExactDecimal(plain: x.description) == x)
    }
  }

  @Test func money() {
    #expect(Money(75_000).vietnamese == "75.000 đồng")
    #expect(Money(-5).vietnamese == "-5 đồng")
    #expect(Money(Int64.min).vietnamese == "-9.223.372.036.854.775.808 đồng")
    #expect(Money(1) < Money(2))
  }
}

/// Reproducible numbers for property checks.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
