import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Money

  mutating func lowerMoney() {
    let circular = CircularValues(place: .fee, builtins: [.totalFee, .dueOn])
    for (index, (line, layer)) in feeLines.enumerated() {
      inLayer(layer) { lowering in
        lowering.refusing(circular) { $0.lowerFee(line, index) }
      }
    }
  }

  private mutating func lowerFee(_ line: Syntax, _ index: Int) {
    graph.fees[index].legalBases = legalBases(on: line)
    if let parameter = councilParameters[index] { return lowerCouncilFee(line, parameter, index) }
    var isSettled = false
    if let amount = line.children.first(where: { $0.isExpression }) {
      tier(condition: nil, amount: amount, cap: line.clause(.atMost), index)
      isSettled = true
    }
    let keys = line.clause(.tableBy).map { tableKeys($0) }
    var table = keys.map { AmountTable(keys: $0) }
    var hasTier = isSettled
    for item in line.statements {
      let isTier = item.kind == .item || item.keyword == .otherwise || item.keyword == .from
      if isTier, isSettled {
        findings.report(.neverReached, at: item)
        continue
      }
      hasTier = hasTier || isTier
      if item.kind == .item {
        if table != nil { row(item, &table, index) } else { conditionalTier(item, index) }
        continue
      }
      let parts = item.children.filter { $0.isExpression && $0.kind != .string }
      switch item.keyword {
      case .otherwise:
        isSettled = true
        guard let amount = parts.first else { continue }
        tier(condition: nil, amount: amount, cap: item.clause(.atMost), index)
      case .from: datedTier(item, index)
      case .exemptWhen:
        guard let syntax = parts.first else { continue }
        relief(item, percent: ExactDecimal(100), when: syntax, index)
      case .reduce: reduction(item, index)
      case .legalBasis: graph.fees[index].legalBases.append(legalBasis(item))
      default: break
      }
    }
    if !hasTier, !isBroken(line) {
      findings.report(.missingAmount(line.keyword), at: line.first(.name) ?? line)
    }
    if let table, !isSettled, !isBroken(line), let lacking = table.lacking {
      let rows = lacking.map { row in
        row.map { spelling(of: $0, in: line.tree.dialect) }.joined(separator: ", ")
      }
      findings.report(.tableIncomplete(rows), at: line.clause(.tableBy) ?? line)
    }
  }

  /// An option as it is written: channels and levels have a word in each dialect.
  private func spelling(of option: String, in dialect: Dialect) -> String {
    let builtin = BuiltinNames.all.first {
      $0.key == option && ($0.kind == .channel || $0.kind == .level)
    }
    return builtin?.spelling(dialect) ?? option
  }

  /// The sum that the provincial council sets: a hole, filled as the parameter of the fee's name.
  private mutating func lowerCouncilFee(_ line: Syntax, _ parameter: Int, _ index: Int) {
    graph.fees[index].tiers = [Fee.Tier(amount: self.parameter(parameter).expression)]
    for item in line.statements {
      switch item.keyword {
      case .exemptWhen:
        guard let syntax = item.children.first(where: { $0.isExpression }) else { continue }
        relief(item, percent: ExactDecimal(100), when: syntax, index)
      case .reduce: reduction(item, index)
      case .legalBasis: graph.fees[index].legalBases.append(legalBasis(item))
      default: findings.report(.neverReached, at: item)
      }
    }
  }

  /// `diện_tích <= 250: 75.000 đồng`
  private mutating func conditionalTier(_ item: Syntax, _ index: Int) {
    let parts = item.children.filter { $0.isExpression && $0.kind != .string }
    guard parts.count == 2 else {
      if parts.count > 2 { findings.report(.missingPart(.tableBy, in: .fee), at: parts[1]) }
      return
    }
    tier(condition: parts[0], amount: parts[1], cap: item.clause(.atMost), index)
  }

  /// `từ 01/07/2025 đến 31/12/2026: 50.000 đồng`, by the day of filing.
  private mutating func datedTier(_ item: Syntax, _ index: Int) {
    let parts = item.children.filter { $0.isExpression && $0.kind != .string }
    guard let first = item.first(.literal), let from = findings.date(first),
      let period = period(from: from, until: item.clause(.to), at: item),
      let amount = parts.last, amount != first
    else { return }
    var conditions = period
    if let when = item.clause(.when)?.arguments.first {
      guard let condition = lower(when, as: .flag) else { return }
      conditions.append(condition)
    }
    tier(holds: conditions, amount: amount, cap: item.clause(.atMost), index, at: item)
  }

  private mutating func tier(
    condition: Syntax?, amount: Syntax, cap: Syntax?, _ index: Int
  ) {
    let holds = condition.map { lower($0, as: .flag) }
    // A condition that could not be read was reported; the tier is left out rather than always due.
    if let holds, holds == nil {
      _ = lower(amount, as: .money)
      return
    }
    tier(
      holds: [holds ?? nil].compactMap(\.self), amount: amount, cap: cap, index,
      at: condition ?? amount)
  }

  private mutating func tier(
    holds conditions: [Expression], amount: Syntax, cap: Syntax?, _ index: Int, at line: Syntax
  ) {
    let sum = lower(amount, as: .money)
    let most = cap?.arguments.first.map { lower($0, as: .money) }
    guard let sum else { return }
    let fee = graph.fees[index]
    place(
      "tiers", String(fee.tiers.count + 1), in: "fees/\(fee.name)", at: line)
    graph.fees[index].tiers.append(
      Fee.Tier(condition: .allHold(conditions), amount: sum, cap: most ?? nil))
  }

  // MARK: Reliefs

  private mutating func reduction(_ item: Syntax, _ index: Int) {
    guard let syntax = item.children.first(where: { $0.isExpression }) else { return }
    let percent = lower(syntax, expecting: .percent)
    guard percent.type == .percent, case .literal(.number(let number)) = percent.expression else {
      if percent.type != .unknown {
        findings.report(.wrongType(expected: .percent, found: percent.type), at: syntax)
      }
      return
    }
    guard ExactDecimal(0) < number, !(ExactDecimal(100) < number) else {
      findings.report(.percentOutOfRange, at: syntax)
      return
    }
    let when = item.clause(.when)?.arguments.first
    if when == nil, item.clause(.from) == nil, item.clause(.to) == nil,
      item.clause(.attaching) == nil
    {
      findings.report(.missingPart(.when, in: .fee), at: syntax)
      return
    }
    relief(item, percent: number, when: when, index)
  }

  /// Who is relieved, with which papers as proof, and on which days of filing.
  private mutating func relief(
    _ item: Syntax, percent: ExactDecimal, when: Syntax?, _ index: Int
  ) {
    var conditions: [Expression] = []
    if let when {
      guard let condition = lower(when, as: .flag) else { return }
      conditions.append(condition)
    }
    for name in item.clause(.attaching).map({ names($0) }) ?? [] {
      guard case .paper(let paper)? = symbol(name.nameText) else {
        unknown(.paper, name.nameText, at: name, among: graph.papers.map(\.name))
        continue
      }
      conditions.append(.hasPaper(paper))
    }
    let from = item.clause(.from)?.first(.literal).flatMap { findings.date($0) }
    guard let period = period(from: from, until: item.clause(.to), at: item) else { return }
    conditions += period
    guard let condition = Expression.allHold(conditions) else { return }
    graph.fees[index].reliefs.append(
      Fee.Relief(percent: percent, condition: condition, title: item.title))
    placeRelief(of: index, at: item)
  }

  private mutating func placeRelief(of fee: Int, at syntax: Syntax) {
    let fee = graph.fees[fee]
    place("reliefs", String(fee.reliefs.count), in: "fees/\(fee.name)", at: syntax)
  }

  /// That the day of filing lies in a period, both ends included. Nil where the period is reversed.
  private mutating func period(
    from: CivilDate?, until clause: Syntax?, at item: Syntax
  ) -> [Expression]? {
    let until = clause?.first(.literal).flatMap { findings.date($0) }
    if let from, let until, until < from {
      findings.report(.reversedRange, at: item)
      return nil
    }
    var conditions: [Expression] = []
    if let from {
      conditions.append(
        .compare(.greaterOrEqual, .builtin(.filedOn), .literal(.date(from))))
    }
    if let until {
      conditions.append(.compare(.lessOrEqual, .builtin(.filedOn), .literal(.date(until))))
    }
    return conditions
  }

  // MARK: Tables of amounts

  /// What the rows of a table are found by: `theo đối_tượng, loại`.
  private mutating func tableKeys(_ clause: Syntax) -> [AmountTable.Key] {
    clause.children.compactMap { child in
      if child.is(.clause, .cases) {
        return AmountTable.Key(subject: nil, options: graph.cases.map(\.name))
      }
      guard child.kind == .name else { return nil }
      let typed = lower(child, expecting: nil)
      guard case .choice(let options) = typed.type else {
        if typed.type != .unknown {
          findings.report(.wrongType(expected: .choice([]), found: typed.type), at: child)
        }
        return nil
      }
      return AmountTable.Key(subject: typed, options: options.map(\.name))
    }
  }

  /// `tổ_chức, đất: 1.622.000 đồng`: one option of each key.
  private mutating func row(_ item: Syntax, _ table: inout AmountTable?, _ index: Int) {
    guard let keys = table?.keys else { return }
    let parts = item.children.filter { $0.isExpression && $0.kind != .string }
    guard parts.count == keys.count + 1, let amount = parts.last else {
      findings.report(.rowLength(keys.count), at: item)
      return
    }
    var conditions: [Expression] = []
    var cells: [String] = []
    for (key, part) in zip(keys, parts) {
      guard let subject = key.subject else {
        guard case .selector(let id)? = symbol(part.nameText) else {
          unknown(.selector, part.nameText, at: part, among: graph.cases.map(\.name))
          return
        }
        conditions.append(.caseHolds(id))
        cells.append(part.nameText)
        continue
      }
      let option = lower(part, expecting: subject.type)
      guard case .literal(.choice(let name)) = option.expression else {
        if option.type != .unknown {
          findings.report(.wrongType(expected: subject.type, found: option.type), at: part)
        }
        return
      }
      conditions.append(.compare(.equal, subject.expression, option.expression))
      cells.append(name)
    }
    if table?.add(cells) == false {
      findings.report(
        .repeatedEntry(parts.dropLast().map(\.text).joined(separator: ", ")), at: item)
      return
    }
    tier(holds: conditions, amount: amount, cap: item.clause(.atMost), index, at: item)
  }
}

/// A table of amounts while its rows are read.
private struct AmountTable {
  struct Key {
    /// The field that is compared; nil for the case of the dossier.
    var subject: Typed?
    var options: [String]
  }

  let keys: [Key]
  private var rows: Set<[String]> = []

  init(keys: [Key]) { self.keys = keys }

  /// False where there is such a row already.
  mutating func add(_ cells: [String]) -> Bool { rows.insert(cells).inserted }

  /// The first few combinations that have no row; nil where all have one. Tables that nobody would
  /// write are not searched.
  var lacking: [[String]]? {
    let size = keys.reduce(1) { min(10_000, $0 * max(1, $1.options.count)) }
    guard size < 10_000, rows.count < size else { return nil }
    var combinations: [[String]] = [[]]
    for key in keys {
      combinations = combinations.flatMap { row in key.options.map { row + [$0] } }
    }
    let open = combinations.filter { !rows.contains($0) }
    return Array(open.prefix(4))
  }
}

extension Expression {
  /// That all of these hold; nil for none.
  fileprivate static func allHold(_ conditions: [Expression]) -> Expression? {
    conditions.count > 1 ? .all(conditions) : conditions.first
  }
}
