import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// Lowers an expression that has to be of a type; another type is reported.
  mutating func lower(_ syntax: Syntax, as wanted: ExpressionType) -> Expression? {
    typed(syntax, as: wanted)?.expression
  }

  /// The same, with what is known of the expression.
  mutating func typed(_ syntax: Syntax, as wanted: ExpressionType) -> Typed? {
    let typed = lower(syntax, expecting: wanted)
    if typed.type == .unknown { return nil }
    guard typed.type.fits(wanted) else {
      if case .duration = wanted, syntax.kind == .literal, typed.type.isNumeric {
        findings.report(.durationWithoutUnit(syntax.text), at: syntax)
      } else {
        findings.report(.wrongType(expected: wanted, found: typed.type), at: syntax)
      }
      return nil
    }
    return typed
  }

  mutating func condition(_ syntax: Syntax?) -> Expression? {
    guard let syntax else { return nil }
    return lower(syntax, as: .flag)
  }

  /// Runs `body` while expressions may not use what is computed from them.
  mutating func refusing<T>(_ circular: CircularValues, _ body: (inout Self) -> T) -> T {
    let before = self.circular
    self.circular = circular
    defer { self.circular = before }
    return body(&self)
  }

  /// Lowers an expression; `expecting` lets the name of an option be told from other names.
  mutating func lower(_ syntax: Syntax, expecting wanted: ExpressionType?) -> Typed {
    switch syntax.kind {
    case .literal: return literal(syntax)
    case .dateTime:
      let tokens = syntax.tokens
      guard let date = findings.date(syntax.token(tokens.lowerBound), of: syntax.tree),
        let time = findings.time(syntax.token(tokens.upperBound - 1), of: syntax.tree)
      else { return .unknown }
      return Typed(.literal(.moment(Moment(date, time))), .moment)
    case .string: return Typed(.literal(.text(StringLiteral(syntax).plainText)), .text)
    case .money:
      guard let sum = findings.money(syntax) else { return .unknown }
      return Typed(.literal(.money(sum)), .money)
    case .duration:
      guard let duration = findings.duration(syntax) else { return .unknown }
      return Typed(.literal(.duration(duration)), .duration(DurationScale(duration)))
    case .size:
      guard let bytes = findings.bytes(syntax) else { return .unknown }
      return Typed(.literal(.number(ExactDecimal(bytes))), .size)
    case .percent:
      guard let number = findings.number(syntax) else { return .unknown }
      return Typed(.literal(.number(number)), .percent)
    case .truth: return Typed(.literal(.flag(syntax.keyword == .yes)), .flag)
    case .allOf, .anyOf: return combination(syntax)
    case .negation: return negation(syntax)
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

  private mutating func literal(_ syntax: Syntax) -> Typed {
    let token = syntax.token(syntax.tokens.lowerBound)
    switch token.kind {
    case .date:
      guard let date = findings.date(token, of: syntax.tree) else { return .unknown }
      return Typed(.literal(.date(date)), .date)
    case .time:
      findings.report(.timeWithoutDate, at: syntax)
      return .unknown
    default:
      guard let number = findings.number(token, of: syntax.tree) else { return .unknown }
      return Typed(.literal(.number(number)), number.isWhole ? .integer : .number)
    }
  }

  // MARK: Names

  private mutating func name(_ syntax: Syntax, expecting wanted: ExpressionType?) -> Typed {
    let text = syntax.nameText
    if case .choice(let options)? = wanted, let option = option(text, among: options) {
      return Typed(.literal(.choice(option)), .choice([Named(name: option, title: "")]))
    }
    switch symbol(text) {
    case .field(let id):
      if let from = circular?.fieldsFrom, id.index >= from { return circle(at: syntax) }
      return Typed(.field(id), ExpressionType(graph.fields[id.index].type))
    case .selector(let id):
      if circular?.refusesCases ?? false { return circle(at: syntax) }
      return Typed(.caseHolds(id), .flag)
    case .parameter(let index): return parameter(index)
    case .paper:
      findings.report(.paperIsNoValue(text), at: syntax)
      return .unknown
    case nil: break
    }
    if let builtin = Builtins.named(text, .value),
      let value = BuiltinValue(key: builtin.key)
    {
      if circular?.builtins.contains(value) ?? false { return circle(at: syntax) }
      return Typed(.builtin(value), ExpressionType(value.type))
    }
    if case .choice(let options)? = wanted {
      unknown(.option, text, at: syntax, among: options.map(\.name))
    } else {
      unknown(
        .value, text, at: syntax, among: symbolNames.filter { symbol($0)?.subject != .paper })
    }
    return .unknown
  }

  /// An option by its name, or by the name that the language gives to a channel or a level.
  private func option(_ text: String, among options: [Named]) -> String? {
    if options.contains(where: { $0.name == text }) { return text }
    guard symbol(text) == nil,
      let builtin = Builtins.named(text, .channel, or: .level),
      options.contains(where: { $0.name == builtin.key })
    else { return nil }
    return builtin.key
  }

  private mutating func circle(at syntax: Syntax) -> Typed {
    if let place = circular?.place {
      findings.report(.circularValue(syntax.nameText, place), at: syntax)
    }
    return .unknown
  }

  /// The value of a parameter, lowered once, where it is given.
  mutating func parameter(_ index: Int) -> Typed {
    let parameter = parameters[index]
    guard let value = parameter.value else {
      // A framework may leave a hole; a procedure was told of it once.
      return Typed(parameter.type.anyValue, parameter.type)
    }
    switch parameter.lowered {
    case .done(let typed):
      if circular != nil, !typed.expression.isLiteral { break }
      return typed
    case .open:
      findings.report(.circularDefinition(parameter.name), at: value.syntax)
      return .unknown
    case .notYet: break
    }
    parameters[index].lowered = .open
    let typed = inLayer(value.layer) { lowering in
      guard let typed = lowering.typed(value.syntax, as: parameter.type) else {
        return Typed.unknown
      }
      // Where a duration is given its scale is known; other types are as wide as was declared.
      if case .duration = parameter.type { return typed }
      return typed.retyped(parameter.type)
    }
    parameters[index].lowered = .done(typed)
    return typed
  }

  private mutating func presence(_ syntax: Syntax) -> Typed {
    guard let path = syntax.first(.path) else { return .unknown }
    switch symbol(path.nameText) {
    case .field(let id):
      if let from = circular?.fieldsFrom, id.index >= from { return circle(at: path) }
      return Typed(.hasField(id), .flag)
    case .paper(let id): return Typed(.hasPaper(id), .flag)
    case .selector(let id):
      if circular?.refusesCases ?? false { return circle(at: path) }
      return Typed(.caseHolds(id), .flag)
    case .parameter, nil:
      unknown(.value, path.nameText, at: path, among: symbolNames)
      return .unknown
    }
  }
}

extension Expression {
  var isLiteral: Bool {
    if case .literal = self { true } else { false }
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
