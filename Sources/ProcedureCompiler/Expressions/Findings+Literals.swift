import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// Reading literals: each gives its value, or reports why it has none.
extension Findings {
  /// The number that a token spells.
  mutating func number(_ token: Token, of tree: SyntaxTree) -> ExactDecimal? {
    let bytes = tree.source.bytes[token.span.lower..<token.span.upper]
    if let plain = NumberLiteral.plainNumber(bytes) { return plain }
    do {
      return try NumberLiteral.number(tree.source.text(token.span))
    } catch {
      switch error {
      case .dotForComma(let meant):
        report(.badNumber(meant: meant), at: token.span, of: tree)
      case .badGrouping: report(.badNumber(meant: nil), at: token.span, of: tree)
      case .commaForDot(let grouped, let decimal):
        report(.twoFacedNumber(grouped: grouped, decimal: decimal), at: token.span, of: tree)
      case .tooLarge: report(.numberTooLarge, at: token.span, of: tree)
      }
      return nil
    }
  }

  mutating func number(_ syntax: Syntax) -> ExactDecimal? {
    number(syntax.token(syntax.tokens.lowerBound), of: syntax.tree)
  }

  /// A whole number from 1 on, such as a count of copies.
  mutating func count(_ syntax: Syntax) -> Int? {
    guard let number = number(syntax) else { return nil }
    guard let whole = number.whole, let count = Int(exactly: whole), count >= 1,
      count <= 1_000_000
    else {
      report(.countOutOfRange, at: syntax)
      return nil
    }
    return count
  }

  mutating func date(_ token: Token, of tree: SyntaxTree) -> CivilDate? {
    if let date = NumberLiteral.date(tree.source.text(token.span)) { return date }
    report(.badDate, at: token.span, of: tree)
    return nil
  }

  mutating func date(_ syntax: Syntax) -> CivilDate? {
    date(syntax.token(syntax.tokens.lowerBound), of: syntax.tree)
  }

  mutating func time(_ token: Token, of tree: SyntaxTree) -> TimeOfDay? {
    if let time = NumberLiteral.time(tree.source.text(token.span)) { return time }
    report(.badTime, at: token.span, of: tree)
    return nil
  }

  mutating func time(_ syntax: Syntax) -> TimeOfDay? {
    time(syntax.token(syntax.tokens.lowerBound), of: syntax.tree)
  }

  /// `75.000 đồng`
  mutating func money(_ syntax: Syntax) -> Int64? {
    guard let number = number(syntax) else { return nil }
    guard let whole = number.whole else {
      // `1,5 triệu` was told where it was read.
      if !syntax.hasTrouble { report(.moneyNotWhole, at: syntax) }
      return nil
    }
    return whole
  }

  /// `10 MB`, in bytes.
  mutating func bytes(_ syntax: Syntax) -> Int64? {
    guard let number = number(syntax) else { return nil }
    let unit = ExactDecimal(syntax.keyword == .kilobytes ? 1_000 : 1_000_000)
    guard let bytes = number * unit, bytes.rounded() < 1_000_000_000_000 else {
      report(.numberTooLarge, at: syntax)
      return nil
    }
    return bytes.rounded()
  }

  /// A literal duration: `8 giờ làm việc`, `20 ngày`.
  mutating func duration(_ syntax: Syntax) -> LegalDuration? {
    guard let number = number(syntax) else { return nil }
    guard let thousandths = (number * ExactDecimal(1000)).map({ $0.rounded() }) else {
      report(.badDuration(.overHundredYears), at: syntax)
      return nil
    }
    do {
      switch syntax.keyword {
      case .unitWorkingDay: return .working(try WorkingDuration(thousandths: thousandths, .day))
      case .unitWorkingHour: return .working(try WorkingDuration(thousandths: thousandths, .hour))
      case .unitMinute: return .calendar(try CalendarDuration(thousandths: thousandths, .minute))
      case .unitSecond:
        return .calendar(try CalendarDuration(thousandths: (thousandths + 59) / 60, .minute))
      case .unitHour: return .calendar(try CalendarDuration(thousandths: thousandths, .hour))
      case .unitDay: return .calendar(try CalendarDuration(thousandths: thousandths, .day))
      case .unitWeek: return .calendar(try CalendarDuration(thousandths: thousandths, .week))
      case .unitMonth: return .calendar(try CalendarDuration(thousandths: thousandths, .month))
      default: return .calendar(try CalendarDuration(thousandths: thousandths, .year))
      }
    } catch {
      report(.badDuration(error), at: syntax)
      return nil
    }
  }
}
