/// The tree of a pattern.
indirect enum PatternNode {
  case empty
  case set(ScalarSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// `most` is nil for any number.
  case repeated(PatternNode, least: Int, most: Int?)

  /// An upper bound of the instructions it compiles to, and of the work of compiling it; saturating.
  var size: Int {
    switch self {
    case .empty, .set: return 1
    case .sequence(let parts): return parts.reduce(1) { Self.sum($0, $1.size) }
    case .alternatives(let parts): return parts.reduce(1) { Self.sum($0, Self.sum($1.size, 2)) }
    case .repeated(let part, let least, let most):
      let (product, overflow) = Self.sum(part.size, 1)
        .multipliedReportingOverflow(by: max(most ?? least + 1, 1))
      return overflow ? Int.max : Self.sum(product, 2)
    }
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? Int.max : sum
  }
}

/// A set of Unicode scalars.
struct ScalarSet: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    case range(ClosedRange<UInt32>)
    case digit(isNegated: Bool)
    case word(isNegated: Bool)
    case space(isNegated: Bool)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let range): range.contains(scalar.value)
      case .digit(let isNegated): isDigit(scalar) != isNegated
      case .word(let isNegated):
        (isDigit(scalar) || scalar == "_" || scalar.properties.isAlphabetic
          || isCombining(scalar)) != isNegated
      case .space(let isNegated): scalar.properties.isWhitespace != isNegated
      }
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Marks belong to the letter they stand on, so decomposed Vietnamese is words as well.
    private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .nonspacingMark
    }
  }

  var items: [Item]
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    items.contains { $0.contains(scalar) } != isNegated
  }

  static func only(_ scalar: Unicode.Scalar) -> ScalarSet {
    ScalarSet(items: [.range(scalar.value...scalar.value)])
  }

  /// Anything but a line break.
  static let any = ScalarSet(items: [.range(0x0A...0x0A)], isNegated: true)
}
