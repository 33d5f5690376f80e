/// A sum of money in whole đồng, the smallest unit in use.
public struct Money: Hashable, Comparable, Sendable {
  public let amount: Int64

  public init(_ amount: Int64) { self.amount = amount }

  /// "75.000 đồng".
  public var vietnamese: String { ExactDecimal(amount).vietnamese + " đồng" }

  public static func < (a: Money, b: Money) -> Bool { a.amount < b.amount }
}
