import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// An expression of the graph with the type it was found to have.
struct Typed {
  var expression: Expression
  var type: ExpressionType

  static let unknown = Typed(expression: .literal(.flag(false)), type: .unknown)
}

extension ProcedureLowering {
  /// Lowers an expression that has to be of a type; another type is reported.
  mutating func lower(_ syntax: Syntax, as wanted: ExpressionType) -> Expression? {
    let typed = lower(syntax, expecting: wanted)
    if typed.type == .unknown { return nil }
    guard typed.type.fits(wanted) else {
      if case .duration = wanted, syntax.kind == .literal {
        findings.report(.durationWithoutUnit(syntax.text), at: syntax)
      } else if case .duration = wanted, case .duration = typed.type {
        findings.report(.mixedDurations, at: syntax)
      } else {
        findings.report(.wrongType(expected: wanted, found: typed.type), at: syntax)
      }
      return nil
    }
    return typed.expression
  }

  mutating func condition(_ syntax: Syntax?) -> Expression? {
    guard let syntax else { return nil }
    return lower(syntax, as: .flag)
  }

  /// Lowers an expression; `expecting` lets the name of an option be told from other names.
  mutating func lower(_ syntax: Syntax, expecting wanted: ExpressionType?) -> Typed {
    switch syntax.kind {
    case .literal: return literal(syntax)
    case .dateTime:
      let tokens = syntax.tokens
      guard let date = findings.date(syntax.token(tokens.lowerBound), of: syntax.tree),
        let time = findings.time(syntax.token(tokens.lowerBound + 1), of: syntax.tree)
      else { return .unknown }
      return Typed(expression: .literal(.moment(Moment(date, time))), type: .moment)
    case .string:
      return Typed(
        expression: .literal(.text(StringLiteral(syntax).plainText)), type: .text)
    case .money:
      guard let sum = findings.money(syntax) else { return .unknown }
      return Typed(expression: .literal(.money(sum)), type: .money)
    case .duration:
      guard let duration = findings.duration(syntax) else { return .unknown }
      return Typed(
        expression: .literal(.duration(duration)), type: .duration(isWorking: duration.isWorking))
    case .size:
      guard let bytes = findings.bytes(syntax) else { return .unknown }
      return Typed(expression: .literal(.number(ExactDecimal(bytes))), type: .size)
    case .percent:
      guard let number = findings.number(syntax) else { return .unknown }
      return Typed(expression: .literal(.number(number)), type: .percent)
    case .truth:
      return Typed(expression: .literal(.flag(syntax.keyword == .yes)), type: .flag)
    case .allOf, .anyOf:
      let parts = operands(syntax).compactMap { lower($0, as: .flag) }
      return Typed(expression: syntax.kind == .allOf ? .all(parts) : .any(parts), type: .flag)
    case .negation:
      guard let inner = operands(syntax).first, let condition = lower(inner, as: .flag) else {
        return .unknown
      }
      return Typed(expression: .not(condition), type: .flag)
    case .comparison: return comparison(syntax)
    case .membership: return membership(syntax)
    case .sum, .product: return arithmetic(syntax)
    case .negative: return negative(syntax)
    case .parenthesized:
      guard let inner = operands(syntax).first else { return .unknown }
      return lower(inner, expecting: wanted)
    case .conditional: return conditional(syntax, expecting: wanted)
    case .call: return call(syntax)
    case .has: return presence(syntax)
    case .path, .name: return name(syntax, expecting: wanted)
    case .file, .header, .statement, .item, .block, .clause, .option, .documentNumber,
      .procedureCode, .range, .type, .assignment, .given, .unexpected:
      return .unknown
    }
  }

  private func operands(_ syntax: Syntax) -> [Syntax] {
    syntax.children.filter { $0.kind != .unexpected }
  }

  private mutating func literal(_ syntax: Syntax) -> Typed {
    let token = syntax.token(syntax.tokens.lowerBound)
    switch token.kind {
    case .date:
      guard let date = findings.date(token, of: syntax.tree) else { return .unknown }
      return Typed(expression: .literal(.date(date)), type: .date)
    case .time:
      findings.report(.wrongType(expected: .moment, found: .unknown), at: syntax)
      return .unknown
    default:
      guard let number = findings.number(token, of: syntax.tree) else { return .unknown }
      return Typed(expression: .literal(.number(number)), type: .number)
    }
  }

  // MARK: Names

  private mutating func name(_ syntax: Syntax, expecting wanted: ExpressionType?) -> Typed {
    let text = syntax.nameText
    if case .choice(let options)? = wanted {
      if options.contains(where: { $0.name == text }) {
        return Typed(
          expression: .literal(.choice(text)), type: .choice([Named(name: text, title: "")]))
      }
      if symbols[text] == nil,
        let builtin = BuiltinNames.named(text, kinds: [.channel, .level]),
        options.contains(where: { $0.name == builtin.key })
      {
        return Typed(
          expression: .literal(.choice(builtin.key)),
          type: .choice([Named(name: builtin.key, title: "")]))
      }
    }
    switch symbols[text] {
    case .field(let id):
      return Typed(expression: .field(id), type: ExpressionType(graph.fields[id.index].type))
    case .selector(let id): return Typed(expression: .caseHolds(id), type: .flag)
    case .parameter(let index): return parameter(index, at: syntax)
    case .paper, nil: break
    }
    if let builtin = BuiltinNames.named(text, kinds: [.value]),
      let value = BuiltinValue(key: builtin.key)
    {
      return Typed(expression: .builtin(value), type: ExpressionType(value.type))
    }
    var known = symbols.keys.filter { symbols[$0]?.subject != .paper }.sorted()
    var subject = Subject.value
    if case .choice(let options)? = wanted {
      known = options.map(\.name)
      subject = .option
    }
    let near = Suggestion.nearest(to: text, among: known)
    findings.report(.unknownName(subject, text, suggestion: near), at: syntax)
    return .unknown
  }

  /// The value of a parameter, lowered where it is given.
  private mutating func parameter(_ index: Int, at use: Syntax) -> Typed {
    let parameter = parameters[index]
    guard let value = parameter.value else {
      // A framework may leave a hole; a procedure was told of it once.
      return Typed(expression: parameter.type.anyValue, type: parameter.type)
    }
    guard openParameters.insert(index).inserted else {
      findings.report(.circularDefinition(parameter.name), at: value.syntax)
      return .unknown
    }
    defer { openParameters.remove(index) }
    return inLayer(value.layer) { lowering in
      guard let expression = lowering.lower(value.syntax, as: parameter.type) else {
        return .unknown
      }
      guard case .literal(let literal) = expression, case .duration(let duration) = literal else {
        return Typed(expression: expression, type: parameter.type)
      }
      return Typed(
        expression: expression, type: .duration(isWorking: duration.isWorking))
    }
  }

  private mutating func presence(_ syntax: Syntax) -> Typed {
    guard let path = syntax.first(.path) else { return .unknown }
    switch symbols[path.nameText] {
    case .field(let id): return Typed(expression: .hasField(id), type: .flag)
    case .paper(let id): return Typed(expression: .hasPaper(id), type: .flag)
    case .selector(let id): return Typed(expression: .caseHolds(id), type: .flag)
    case .parameter, nil:
      let near = Suggestion.nearest(to: path.nameText, among: symbols.keys.sorted())
      findings.report(.unknownName(.value, path.nameText, suggestion: near), at: path)
      return .unknown
    }
  }

  // MARK: Comparing

  private mutating func comparison(_ syntax: Syntax) -> Typed {
    let sides = operands(syntax)
    guard sides.count == 2 else { return .unknown }
    let left = lower(sides[0], expecting: nil)
    let right = lower(sides[1], expecting: left.type)
    let sign = comparisonSign(syntax, between: sides)
    let needsOrder = sign != .equal && sign != .notEqual
    guard areComparable(left.type, right.type, at: syntax, needsOrder: needsOrder) else {
      return .unknown
    }
    if left.type == .unknown || right.type == .unknown { return Typed.unknown }
    return Typed(expression: .compare(sign, left.expression, right.expression), type: .flag)
  }

  private mutating func areComparable(
    _ a: ExpressionType, _ b: ExpressionType, at syntax: Syntax, needsOrder: Bool
  ) -> Bool {
    if a == .unknown || b == .unknown { return true }
    if case .duration(let x?) = a, case .duration(let y?) = b, x != y {
      findings.report(.mixedDurations, at: syntax)
      return false
    }
    guard a.fits(b) || b.fits(a), !needsOrder || a.isOrdered else {
      findings.report(.cannotCompare(a, b), at: syntax)
      return false
    }
    return true
  }

  private func comparisonSign(_ syntax: Syntax, between sides: [Syntax]) -> Comparison {
    let signs = sides[0].tokens.upperBound..<sides[1].tokens.lowerBound
    guard let first = signs.first, let last = signs.last else { return .equal }
    switch syntax.token(first).kind {
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .word:
      let word = nfc(syntax.tree.source.text(syntax.token(last).span)).lowercased()
      return word == Keyword.differs.phrase(syntax.tree.dialect) ? .notEqual : .equal
    default: return .equal
    }
  }

  private mutating func membership(_ syntax: Syntax) -> Typed {
    let parts = operands(syntax)
    guard let first = parts.first else { return .unknown }
    let subject = lower(first, expecting: nil)
    if subject.type == .unknown { return .unknown }
    var options: [Expression] = []
    for part in parts.dropFirst() {
      let option = lower(part, expecting: subject.type)
      guard option.type != .unknown,
        areComparable(subject.type, option.type, at: part, needsOrder: false)
      else { continue }
      options.append(option.expression)
    }
    guard options.count == parts.count - 1, !options.isEmpty else { return .unknown }
    return Typed(expression: .oneOf(subject.expression, options), type: .flag)
  }

  // MARK: Reckoning

  private mutating func arithmetic(_ syntax: Syntax) -> Typed {
    let parts = operands(syntax)
    guard let first = parts.first else { return .unknown }
    var result = lower(first, expecting: nil)
    for part in parts.dropFirst() {
      let sign = syntax.token(part.tokens.lowerBound - 1).kind
      let operation: Arithmetic = sign == .minus ? .minus : sign == .asterisk ? .times : .plus
      let next = lower(part, expecting: nil)
      if result.type == .unknown || next.type == .unknown { return .unknown }
      guard let type = operation.result(result.type, next.type) else {
        findings.report(.cannotCombine(result.type, next.type), at: syntax)
        return .unknown
      }
      result = Typed(
        expression: .arithmetic(operation, result.expression, next.expression), type: type)
    }
    return result
  }

  private mutating func negative(_ syntax: Syntax) -> Typed {
    guard let inner = operands(syntax).first else { return .unknown }
    let operand = lower(inner, expecting: nil)
    switch (operand.type, operand.expression) {
    case (.number, .literal(.number(let number))):
      guard let negated = ExactDecimal.zero - number else { return .unknown }
      return Typed(expression: .literal(.number(negated)), type: .number)
    case (.number, _):
      return Typed(
        expression: .arithmetic(.minus, .literal(.number(.zero)), operand.expression),
        type: .number)
    case (.money, _):
      return Typed(
        expression: .arithmetic(.minus, .literal(.money(0)), operand.expression), type: .money)
    case (.unknown, _): return .unknown
    default:
      findings.report(.wrongType(expected: .number, found: operand.type), at: inner)
      return .unknown
    }
  }

  private mutating func conditional(
    _ syntax: Syntax, expecting wanted: ExpressionType?
  ) -> Typed {
    let parts = operands(syntax)
    guard parts.count == 3, let condition = lower(parts[0], as: .flag) else { return .unknown }
    let (a, b) = (lower(parts[1], expecting: wanted), lower(parts[2], expecting: wanted))
    if a.type == .unknown || b.type == .unknown { return .unknown }
    guard let type = a.type.joined(with: b.type) else {
      findings.report(.cannotCompare(a.type, b.type), at: syntax)
      return .unknown
    }
    return Typed(
      expression: .conditional(condition, then: a.expression, otherwise: b.expression),
      type: type)
  }

  private mutating func call(_ syntax: Syntax) -> Typed {
    let arguments = operands(syntax).map { lower($0, expecting: nil) }
    if arguments.contains(where: { $0.type == .unknown }) { return .unknown }
    let expressions = arguments.map(\.expression)
    switch syntax.keyword {
    case .greatest, .least:
      guard arguments.count >= 2 else {
        findings.report(
          .wrongArguments(expected: ["a", "b"], action: syntax.text), at: syntax)
        return .unknown
      }
      for argument in arguments.dropFirst() {
        guard
          areComparable(arguments[0].type, argument.type, at: syntax, needsOrder: true)
        else { return .unknown }
      }
      let function: Function = syntax.keyword == .greatest ? .greatest : .least
      return Typed(expression: .call(function, expressions), type: arguments[0].type)
    case .daysFrom:
      for argument in arguments where argument.type != .date && argument.type != .moment {
        findings.report(.wrongType(expected: .date, found: argument.type), at: syntax)
        return .unknown
      }
      return Typed(expression: .call(.daysBetween, expressions), type: .number)
    case .lengthOf:
      guard arguments.count == 1 else { return .unknown }
      if case .list = arguments[0].type {
      } else if arguments[0].type != .text {
        findings.report(.wrongType(expected: .text, found: arguments[0].type), at: syntax)
        return .unknown
      }
      return Typed(expression: .call(.length, expressions), type: .number)
    default:
      guard arguments.count == 1, arguments[0].type == .number || arguments[0].type == .money
      else {
        findings.report(
          .wrongType(expected: .number, found: arguments.first?.type ?? .unknown), at: syntax)
        return .unknown
      }
      return Typed(expression: .call(.round, expressions), type: arguments[0].type)
    }
  }

  // MARK: Templates

  /// The words of a message with the values to be filled in.
  mutating func template(_ syntax: Syntax) -> Template {
    var parts: [Template.Part] = []
    for segment in StringLiteral(syntax).segments {
      switch segment {
      case .text(let text): parts.append(.text(text))
      case .brokenBrace(let span): findings.report(.brokenBrace, at: span, of: syntax.tree)
      case .value(let span):
        let parsed = parseExpression(
          in: syntax.tree.source, span: span, dialect: syntax.tree.dialect)
        guard parsed.diagnostics.isEmpty, let inner = parsed.tree.root.firstChild else {
          findings.add(parsed.diagnostics)
          continue
        }
        let typed = lower(inner, expecting: nil)
        if typed.type != .unknown { parts.append(.value(typed.expression)) }
      }
    }
    return Template(parts)
  }
}

extension LegalDuration {
  var isWorking: Bool {
    switch self {
    case .working: true
    case .calendar: false
    }
  }
}

extension Arithmetic {
  /// The type of a result; nil where the two cannot be reckoned together.
  fileprivate func result(_ a: ExpressionType, _ b: ExpressionType) -> ExpressionType? {
    switch (self, a, b) {
    case (_, .number, .number): .number
    case (.plus, .money, .money), (.minus, .money, .money): .money
    case (.times, .money, .number), (.times, .number, .money): .money
    case (.plus, .date, .duration), (.minus, .date, .duration): .date
    case (.plus, .moment, .duration), (.minus, .moment, .duration): .moment
    case (.plus, _, _), (.minus, _, _), (.times, _, _): nil
    }
  }
}

extension ExpressionType {
  /// The type of a value that is one or the other.
  fileprivate func joined(with other: ExpressionType) -> ExpressionType? {
    switch (self, other) {
    case (.choice(let a), .choice(let b)):
      .choice(a + b.filter { option in !a.contains { $0.name == option.name } })
    case (.duration(let a), .duration(let b)): .duration(isWorking: a == b ? a : nil)
    default: self == other ? self : nil
    }
  }

  /// Some value of the type, where a framework leaves a hole.
  var anyValue: Expression {
    switch self {
    case .text: .literal(.text(""))
    case .number, .size, .percent: .literal(.number(.zero))
    case .money: .literal(.money(0))
    case .date: .literal(.date(CivilDate(saturating: 0)))
    case .moment: .literal(.moment(Moment(seconds: 0)))
    case .flag, .unknown: .literal(.flag(false))
    case .choice(let options): .literal(.choice(options.first?.name ?? ""))
    case .list: .literal(.list([]))
    case .duration(let isWorking):
      .literal(.duration(Self.someDuration(isWorking: isWorking ?? true)))
    }
  }

  private static func someDuration(isWorking: Bool) -> LegalDuration {
    // INVARIANT: one day is within every bound, so neither can fail.
    if isWorking, let day = try? WorkingDuration(1, .day) { return .working(day) }
    guard let day = try? CalendarDuration(1, .day) else {
      preconditionFailure("one day is a duration")
    }
    return .calendar(day)
  }
}

extension BuiltinValue {
  /// The value that a built-in name of the language stands for, by its English spelling.
  init?(key: String) {
    switch key {
    case "case_number": self = .caseNumber
    case "filed_on": self = .filedOn
    case "due_on": self = .dueOn
    case "filed_by": self = .filedBy
    case "returned_by": self = .returnedBy
    case "level": self = .level
    case "total_fee": self = .totalFee
    case "today": self = .today
    case "name": self = .applicantName
    case "phone": self = .applicantPhone
    case "email": self = .applicantEmail
    case "address": self = .applicantAddress
    default: return nil
    }
  }
}
