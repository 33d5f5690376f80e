import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// An expression over others; one that grows beyond all bounds is reported.
  mutating func over(
    _ parts: [Typed], _ expression: Expression, _ type: ExpressionType, at syntax: Syntax
  ) -> Typed {
    if let typed = Typed(expression, type, over: parts) { return typed }
    findings.report(.expressionTooLong, at: syntax)
    return .unknown
  }

  func operands(_ syntax: Syntax) -> [Syntax] {
    syntax.children.filter { $0.kind != .unexpected }
  }

  // MARK: Conditions

  mutating func combination(_ syntax: Syntax) -> Typed {
    let sides = operands(syntax)
    let parts = sides.compactMap { typed($0, as: .flag) }
    guard parts.count == sides.count, !parts.isEmpty else { return .unknown }
    let inner = parts.map(\.expression)
    return over(parts, syntax.kind == .allOf ? .all(inner) : .any(inner), .flag, at: syntax)
  }

  mutating func negation(_ syntax: Syntax) -> Typed {
    guard let inner = operands(syntax).first, let condition = typed(inner, as: .flag) else {
      return .unknown
    }
    return over([condition], .not(condition.expression), .flag, at: syntax)
  }

  // MARK: Comparing

  mutating func comparison(_ syntax: Syntax) -> Typed {
    let sides = operands(syntax)
    guard sides.count == 2 else { return .unknown }
    let left = lower(sides[0], expecting: nil)
    let right = lower(sides[1], expecting: left.type)
    if left.type == .unknown || right.type == .unknown { return .unknown }
    let sign = comparisonSign(syntax, between: sides)
    let needsOrder = sign != .equal && sign != .notEqual
    guard areComparable(left.type, right.type, at: syntax, needsOrder: needsOrder) else {
      return .unknown
    }
    if let same = areSameOption(left, right) {
      return Typed(.literal(.flag(sign == .equal ? same : !same)), .flag)
    }
    return over(
      [left, right], .compare(sign, left.expression, right.expression), .flag, at: syntax)
  }

  /// Whether two options that are both given, by parameters of a framework, are the same one.
  private func areSameOption(_ a: Typed, _ b: Typed) -> Bool? {
    guard case .literal(.choice(let one)) = a.expression,
      case .literal(.choice(let other)) = b.expression
    else { return nil }
    return one == other
  }

  private mutating func areComparable(
    _ a: ExpressionType, _ b: ExpressionType, at syntax: Syntax, needsOrder: Bool
  ) -> Bool {
    if a.isComparable(with: b), !needsOrder || a.isOrdered { return true }
    if case .duration = a, case .duration = b {
      findings.report(.mixedDurations, at: syntax)
    } else {
      findings.report(.cannotCompare(a, b), at: syntax)
    }
    return false
  }

  private func comparisonSign(_ syntax: Syntax, between sides: [Syntax]) -> Comparison {
    let (first, end) = (sides[0].tokens.upperBound, sides[1].tokens.lowerBound)
    guard first < end else { return .equal }
    switch syntax.token(first).kind {
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .word:
      let word = nfc(syntax.tree.source.text(syntax.token(end - 1).span)).lowercased()
      return word == Keyword.differs.phrase(syntax.tree.dialect) ? .notEqual : .equal
    default: return .equal
    }
  }

  mutating func membership(_ syntax: Syntax) -> Typed {
    let sides = operands(syntax)
    guard let first = sides.first else { return .unknown }
    // In `y_tế thuộc nơi_được_hỏi` it is the list that tells what the name is an option of.
    let foretold = sides.count == 2 ? elementType(ofList: sides[1]) : nil
    let isField = first.kind == .path && symbol(first.nameText) != nil
    let subject = lower(first, expecting: isField ? nil : foretold)
    if subject.type == .unknown { return .unknown }
    var parts = [subject]
    for side in sides.dropFirst() {
      let option = lower(side, expecting: subject.type)
      if sides.count == 2, case .list(let element) = option.type {
        return membership(of: subject, in: option, element, at: syntax)
      }
      guard option.type != .unknown,
        areComparable(subject.type, option.type, at: side, needsOrder: false)
      else { continue }
      parts.append(option)
    }
    guard parts.count == sides.count, parts.count > 1 else { return .unknown }
    let given = parts.dropFirst().map { areSameOption(subject, $0) }
    if !given.contains(nil) {
      return Typed(.literal(.flag(given.contains(true))), .flag)
    }
    let options = parts.dropFirst().map(\.expression)
    return over(parts, .oneOf(subject.expression, options), .flag, at: syntax)
  }

  private func elementType(ofList syntax: Syntax) -> ExpressionType? {
    guard syntax.kind == .path, case .field(let id)? = symbol(syntax.nameText),
      case .list(let element) = graph.fields[id.index].type, case .choice = element
    else { return nil }
    return ExpressionType(element)
  }

  /// `x thuộc cơ_quan_được_hỏi`: one of the elements of a list.
  private mutating func membership(
    of subject: Typed, in list: Typed, _ element: ExpressionType, at syntax: Syntax
  ) -> Typed {
    guard areComparable(subject.type, element, at: syntax, needsOrder: false) else {
      return .unknown
    }
    return over(
      [subject, list], .call(.contains, [list.expression, subject.expression]), .flag, at: syntax)
  }

  /// `danh sách(a, b)`: elements of one type, which the place of the list may foretell.
  mutating func list(_ syntax: Syntax, expecting wanted: ExpressionType?) -> Typed {
    var element: ExpressionType?
    if case .list(let foretold)? = wanted { element = foretold }
    var parts: [Typed] = []
    var joined: ExpressionType?
    for operand in operands(syntax) {
      let part = lower(operand, expecting: element)
      if part.type == .unknown { return .unknown }
      if case .list = part.type {
        findings.report(.nestedList, at: operand)
        return .unknown
      }
      if let before = joined {
        guard let both = before.joined(with: part.type) else {
          findings.report(.wrongType(expected: before, found: part.type), at: operand)
          return .unknown
        }
        joined = both
      } else {
        joined = part.type
      }
      parts.append(part)
    }
    let type = ExpressionType.list(joined ?? element ?? .unknown)
    var values: [Value] = []
    for case .literal(let value) in parts.map(\.expression) { values.append(value) }
    if values.count == parts.count { return Typed(.literal(.list(values)), type) }
    return over(parts, .list(parts.map(\.expression)), type, at: syntax)
  }

  // MARK: Reckoning

  mutating func arithmetic(_ syntax: Syntax) -> Typed {
    let sides = operands(syntax)
    guard let first = sides.first else { return .unknown }
    var result = lower(first, expecting: nil)
    for side in sides.dropFirst() {
      let sign = syntax.token(max(syntax.tokens.lowerBound, side.tokens.lowerBound - 1)).kind
      let operation: Arithmetic = sign == .minus ? .minus : sign == .asterisk ? .times : .plus
      var next = lower(side, expecting: nil)
      if operation == .times { (result, next) = (asShare(result), asShare(next)) }
      if result.type == .unknown || next.type == .unknown { return .unknown }
      guard let type = operation.result(result.type, next.type) else {
        findings.report(.cannotCombine(result.type, next.type), at: syntax)
        return .unknown
      }
      result = over(
        [result, next], .arithmetic(operation, result.expression, next.expression), type,
        at: syntax)
    }
    return result
  }

  /// A percentage that is multiplied with is that many hundredths: `5% * giá_thiết_kế`.
  private func asShare(_ typed: Typed) -> Typed {
    guard typed.type == .percent, case .literal(.number(let percent)) = typed.expression,
      let hundredth = ExactDecimal(significand: 1, scale: 2), let share = percent * hundredth
    else { return typed }
    return Typed(.literal(.number(share)), .number)
  }

  mutating func negative(_ syntax: Syntax) -> Typed {
    guard let inner = operands(syntax).first else { return .unknown }
    let operand = lower(inner, expecting: nil)
    switch (operand.type, operand.expression) {
    case (.unknown, _): return .unknown
    case (.duration, _):
      findings.report(.badDuration(.negative), at: syntax)
      return .unknown
    case (.number, .literal(.number(let number))), (.integer, .literal(.number(let number))):
      guard let negated = ExactDecimal.zero - number else { return .unknown }
      return Typed(.literal(.number(negated)), operand.type)
    case (.number, let value), (.integer, let value):
      return over(
        [operand], .arithmetic(.minus, .literal(.number(.zero)), value), operand.type, at: syntax)
    case (.money, let value):
      return over(
        [operand], .arithmetic(.minus, .literal(.money(0)), value), .money, at: syntax)
    default:
      findings.report(.wrongType(expected: .number, found: operand.type), at: inner)
      return .unknown
    }
  }

  mutating func conditional(_ syntax: Syntax, expecting wanted: ExpressionType?) -> Typed {
    let sides = operands(syntax)
    guard sides.count == 3, let condition = typed(sides[0], as: .flag) else { return .unknown }
    let (a, b) = (lower(sides[1], expecting: wanted), lower(sides[2], expecting: wanted))
    if a.type == .unknown || b.type == .unknown { return .unknown }
    guard let type = a.type.joined(with: b.type) else {
      findings.report(.differentBranches(a.type, b.type), at: syntax)
      return .unknown
    }
    return over(
      [condition, a, b],
      .conditional(condition.expression, then: a.expression, otherwise: b.expression), type,
      at: syntax)
  }

  mutating func call(_ syntax: Syntax) -> Typed {
    let parts = operands(syntax).map { lower($0, expecting: nil) }
    if parts.contains(where: { $0.type == .unknown }) { return .unknown }
    guard let (function, type) = result(of: syntax, over: parts.map(\.type), operands(syntax))
    else {
      return .unknown
    }
    return over(parts, .call(function, parts.map(\.expression)), type, at: syntax)
  }

  /// A date, or a moment, of which the date counts; anything else is told.
  private mutating func isDated(_ type: ExpressionType, at operand: Syntax) -> Bool {
    if type == .date || type == .moment { return true }
    findings.report(.wrongType(expected: .date, found: type), at: operand)
    return false
  }

  private mutating func result(
    of syntax: Syntax, over types: [ExpressionType], _ operands: [Syntax]
  ) -> (Function, ExpressionType)? {
    switch syntax.keyword {
    case .greatest, .least:
      guard var joined = types.first, types.count >= 2 else {
        findings.report(.tooFewArguments(syntax.keyword), at: syntax)
        return nil
      }
      for type in types.dropFirst() {
        guard areComparable(joined, type, at: syntax, needsOrder: true),
          let both = joined.joined(with: type)
        else { return nil }
        joined = both
      }
      return (syntax.keyword == .greatest ? .greatest : .least, joined)
    case .daysFrom:
      for (type, operand) in zip(types, operands) where !isDated(type, at: operand) { return nil }
      return types.count == 2 ? (.daysBetween, .integer) : nil
    case .dueDay:
      guard types.count == 2 else { return nil }
      guard case .duration(let scale) = types[0] else {
        findings.report(.wrongType(expected: .duration(nil), found: types[0]), at: operands[0])
        return nil
      }
      if scale?.isInHours ?? false {
        findings.report(.cannotCombine(types[0], .date), at: operands[0])
        return nil
      }
      guard isDated(types[1], at: operands[1]) else { return nil }
      return (.dueDay, .date)
    case .monthStart:
      guard let only = types.first, types.count == 1, isDated(only, at: operands[0]) else {
        return nil
      }
      return (.monthStart, .date)
    case .lengthOf:
      guard let only = types.first, types.count == 1 else { return nil }
      if case .list = only { return (.length, .integer) }
      guard only == .text else {
        findings.report(.wrongType(expected: .text, found: only), at: operands.first ?? syntax)
        return nil
      }
      return (.length, .integer)
    default:
      if types == [.money, .money] { return (.round, .money) }
      guard let only = types.first, types.count == 1, only.isNumeric || only == .money else {
        findings.report(
          .wrongType(expected: .number, found: types.first ?? .unknown),
          at: operands.first ?? syntax)
        return nil
      }
      return (.round, only == .money ? .money : .integer)
    }
  }
}

extension Arithmetic {
  /// The type of a result; nil where the two cannot be reckoned together.
  fileprivate func result(_ a: ExpressionType, _ b: ExpressionType) -> ExpressionType? {
    switch (self, a, b) {
    case (_, .integer, .integer): .integer
    case (_, .number, .number), (_, .number, .integer), (_, .integer, .number): .number
    case (.plus, .money, .money), (.minus, .money, .money): .money
    case (.times, .money, .number), (.times, .money, .integer), (.times, .number, .money),
      (.times, .integer, .money):
      .money
    case (.plus, .date, .duration(let scale)), (.minus, .date, .duration(let scale)):
      // A date has no hours to which hours could be added.
      scale?.isInHours ?? false ? nil : .date
    case (.plus, .moment, .duration), (.minus, .moment, .duration): .moment
    case (.plus, _, _), (.minus, _, _), (.times, _, _): nil
    }
  }
}
