import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Fields and cases

  mutating func lowerData() {
    for (index, item) in fieldItems.enumerated() { constrain(index, item) }
    for (index, (item, layer)) in caseItems.enumerated() {
      guard let condition = item.clause(.if)?.arguments.first else { continue }
      graph.cases[index].condition = inLayer(layer) { $0.condition(condition) }
    }
    let computed = caseItems.filter { $0.syntax.clause(.if) != nil }.count
    if computed > 0, computed < caseItems.count,
      let odd = caseItems.first(where: { $0.syntax.clause(.if) == nil })
    {
      findings.report(.mixedCases, at: odd.syntax.first(.name) ?? odd.syntax)
    }
  }

  private mutating func constrain(_ index: Int, _ item: Syntax) {
    let type = ExpressionType(graph.fields[index].type)
    if let from = item.clause(.from) { graph.fields[index].minimum = bound(from, type) }
    if let to = item.clause(.to) { graph.fields[index].maximum = bound(to, type) }
    if let low = graph.fields[index].minimum, let high = graph.fields[index].maximum,
      let clause = item.clause(.from), isReversed(low, high)
    {
      findings.report(.reversedRange, at: clause)
      graph.fields[index].maximum = nil
    }
    if let longest = item.clause(.longest), let count = longest.first(.literal) {
      guard type == .text else {
        findings.report(.wrongType(expected: .text, found: type), at: longest)
        return
      }
      graph.fields[index].maximumLength = findings.count(count)
    }
    if let pattern = item.clause(.pattern)?.first(.string) { self.pattern(pattern, index, type) }
    if let value = item.clause(.default)?.arguments.first {
      graph.fields[index].initial = lower(value, as: type)
    }
  }

  private mutating func pattern(_ syntax: Syntax, _ index: Int, _ type: ExpressionType) {
    guard type == .text else {
      findings.report(.wrongType(expected: .text, found: type), at: syntax)
      return
    }
    let source = StringLiteral(syntax).plainText
    do {
      _ = try Pattern(parsing: source)
      graph.fields[index].pattern = source
    } catch {
      findings.report(.badPattern(error.kind.rawValue), at: syntax)
    }
  }

  private mutating func bound(_ clause: Syntax, _ type: ExpressionType) -> Value? {
    guard let syntax = clause.arguments.first else { return nil }
    guard type.isOrdered else {
      findings.report(.rangeOnWrongType, at: clause)
      return nil
    }
    guard let expression = lower(syntax, as: type) else { return nil }
    guard case .literal(let value) = expression else {
      findings.report(.wrongType(expected: type, found: .unknown), at: syntax)
      return nil
    }
    return value
  }

  private func isReversed(_ low: Value, _ high: Value) -> Bool {
    switch (low, high) {
    case (.number(let a), .number(let b)): b < a
    case (.money(let a), .money(let b)): b < a
    case (.date(let a), .date(let b)): b < a
    case (.moment(let a), .moment(let b)): b < a
    default: false
    }
  }

  // MARK: Papers

  mutating func lowerDossier() {
    for (index, (line, layer)) in paperLines.enumerated() {
      inLayer(layer) { lowering in
        let shared = lowering.sharedPaper(line)
        if let shared {
          lowering.graph.papers[index].title = shared.title
          lowering.apply(shared.syntax, to: index)
        }
        lowering.apply(line, to: index)
        if let title = line.title { lowering.graph.papers[index].title = title }
      }
    }
    for (block, layer, members) in groupItems {
      guard !members.isEmpty else { continue }
      let condition = inLayer(layer) { $0.condition(block.clause(.when)?.arguments.first) }
      graph.paperGroups.append(PaperGroup(members: members, condition: condition))
    }
  }

  /// The paper of the file's floor that a line without a title refers to.
  private mutating func sharedPaper(_ line: Syntax) -> Declaration? {
    guard line.title == nil, let name = line.first(.name) else { return nil }
    return resolve(.paper, name, as: .paper)
  }

  private mutating func apply(_ line: Syntax, to index: Int) {
    let forms: [(Keyword, PaperForm)] = [
      (.original, .original), (.copy, .copy), (.certifiedCopy, .certifiedCopy),
      (.electronic, .electronic),
    ]
    var copies: [Paper.Copies] = []
    for clause in line.children where clause.kind == .clause {
      guard let form = forms.first(where: { $0.0 == clause.keyword })?.1 else { continue }
      let count = clause.first(.literal).flatMap { findings.count($0) } ?? 1
      copies.append(Paper.Copies(form: form, count: max(1, count)))
    }
    if !copies.isEmpty { graph.papers[index].copies = copies }
    if let model = line.clause(.model)?.title { graph.papers[index].model = model }
    if let format = line.clause(.format) {
      graph.papers[index].formats = format.children.filter { $0.kind == .name }.map {
        $0.nameText.lowercased()
      }
    }
    if let size = line.clause(.atMost)?.arguments.first { maximumSize(size, index) }
    if let condition = line.clause(.when)?.arguments.first {
      graph.papers[index].condition = self.condition(condition)
    }
    if let validity = line.clause(.validFor)?.arguments.first {
      graph.papers[index].validFor = findings.literalDuration(validity)
    }
    if let action = line.clause(.replacedByData)?.first(.name) {
      graph.papers[index].replacedBy = self.action(action)
    }
    if line.clause(.presented) != nil { graph.papers[index].isPresentedOnly = true }
    if line.clause(.optional) != nil { graph.papers[index].isOptional = true }
    if line.clause(.handedAtReturn) != nil { graph.papers[index].isHandedAtReturn = true }
    if line.clause(.takenBack) != nil { graph.papers[index].isTakenBack = true }
    graph.papers[index].legalBases += legalBases(on: line)
  }

  private mutating func maximumSize(_ syntax: Syntax, _ index: Int) {
    let typed = lower(syntax, expecting: .size)
    guard typed.type == .size, case .literal(.number(let bytes)) = typed.expression else {
      if typed.type != .unknown {
        findings.report(.wrongType(expected: .size, found: typed.type), at: syntax)
      }
      return
    }
    graph.papers[index].maximumBytes = bytes.rounded()
  }

  // MARK: Money

  mutating func lowerMoney() {
    for (index, (line, layer)) in feeLines.enumerated() {
      inLayer(layer) { lowering in
        lowering.lowerFee(line, index)
      }
    }
  }

  private mutating func lowerFee(_ line: Syntax, _ index: Int) {
    graph.fees[index].legalBases = legalBases(on: line)
    if let amount = line.children.first(where: { $0.isExpression }) {
      tier(condition: nil, amount: amount, cap: line.clause(.atMost), index)
    }
    for item in line.statements {
      if item.kind == .item {
        let parts = item.children.filter(\.isExpression)
        guard parts.count == 2 else { continue }
        tier(condition: parts[0], amount: parts[1], cap: item.clause(.atMost), index)
        continue
      }
      switch item.keyword {
      case .otherwise:
        guard let amount = item.children.first(where: { $0.isExpression }) else { continue }
        tier(condition: nil, amount: amount, cap: item.clause(.atMost), index)
      case .exemptWhen:
        guard let syntax = item.children.first(where: { $0.isExpression && $0.kind != .string }),
          let condition = lower(syntax, as: .flag)
        else { continue }
        graph.fees[index].reliefs.append(
          Fee.Relief(percent: ExactDecimal(100), condition: condition, title: item.title))
      case .reduce: reduction(item, index)
      case .legalBasis: graph.fees[index].legalBases.append(legalBasis(item))
      default: break
      }
    }
    if graph.fees[index].tiers.isEmpty, !line.hasTrouble {
      findings.report(.missingPart(.money, in: line.keyword), at: line.first(.name) ?? line)
    }
  }

  private mutating func tier(
    condition: Syntax?, amount: Syntax, cap: Syntax?, _ index: Int
  ) {
    let holds = condition.map { lower($0, as: .flag) }
    let sum = lower(amount, as: .money)
    let most = cap?.arguments.first.map { lower($0, as: .money) }
    guard let sum else { return }
    // A condition that could not be read was reported; the tier is left out rather than always due.
    if let holds, holds == nil { return }
    graph.fees[index].tiers.append(
      Fee.Tier(condition: holds ?? nil, amount: sum, cap: most ?? nil))
  }

  private mutating func reduction(_ item: Syntax, _ index: Int) {
    guard let syntax = item.children.first(where: { $0.isExpression }),
      let when = item.clause(.when)?.arguments.first, let condition = lower(when, as: .flag)
    else { return }
    let percent = lower(syntax, expecting: .percent)
    guard percent.type == .percent, case .literal(.number(let number)) = percent.expression else {
      if percent.type != .unknown {
        findings.report(.wrongType(expected: .percent, found: percent.type), at: syntax)
      }
      return
    }
    guard ExactDecimal(0) < number, !(ExactDecimal(100) < number) else {
      findings.report(.numberTooLarge, at: syntax)
      return
    }
    graph.fees[index].reliefs.append(
      Fee.Relief(percent: number, condition: condition, title: item.title))
  }

  // MARK: Channels and limits

  mutating func lowerChannelsAndLimits() {
    var channelLimits: [LimitRule] = []
    if let (block, layer) = lastLine(.channels) {
      channelLimits = inLayer(layer) { $0.lowerChannels(block) }
    }
    if let (_, layer) = lastLine(.limit) {
      let own = lines(.limit).filter { $0.layer == layer }
      graph.limits =
        channelLimits
        + inLayer(layer) { lowering in
          own.flatMap { lowering.limits($0.syntax) }
        }
    } else {
      graph.limits = channelLimits
    }
  }

  private mutating func lowerChannels(_ block: Syntax) -> [LimitRule] {
    var limits: [LimitRule] = []
    for line in block.statements {
      switch line.keyword {
      case .file: graph.filing = channelRules(line)
      case .return: graph.returning = channelRules(line)
      case .online, .counter, .post:
        guard let channel = channel(line.keyword), let clause = line.clause(.limit) else {
          continue
        }
        let isFiledSo = Expression.compare(
          .equal, .builtin(.filedBy), .literal(.choice(channel.rawValue)))
        limits += self.limits(clause).map { rule in
          var rule = rule
          rule.condition = rule.condition.map { .all([isFiledSo, $0]) } ?? isFiledSo
          return rule
        }
      default: break
      }
    }
    return limits
  }

  private mutating func channelRules(_ line: Syntax) -> [ChannelRule] {
    var rules: [ChannelRule] = []
    for child in line.children {
      if child.kind == .option, let channel = channel(child.keyword) {
        if rules.contains(where: { $0.channel == channel }) {
          findings.report(.repeatedLine(child.keyword), at: child)
        } else {
          rules.append(ChannelRule(channel: channel))
        }
      } else if child.is(.clause, .when), !rules.isEmpty {
        rules[rules.count - 1].condition = condition(child.arguments.first)
      }
    }
    return rules
  }

  func channel(_ keyword: Keyword) -> Channel? {
    switch keyword {
    case .online: .online
    case .counter, .atCounter: .counter
    case .post: .post
    default: nil
    }
  }

  /// The rules of a limit line: `15 ngày khi nhà_ở, còn lại 20 ngày`.
  mutating func limits(_ line: Syntax) -> [LimitRule] {
    var rules: [LimitRule] = []
    var isUsable = true
    let bases = legalBases(on: line)
    for child in line.children {
      switch child.kind {
      case .clause:
        switch child.keyword {
        case .when:
          let condition = condition(child.arguments.first)
          isUsable = isUsable && condition != nil
          if !rules.isEmpty { rules[rules.count - 1].condition = condition }
        case .sameDay: rules.append(LimitRule(limit: sameDay(child), legalBases: bases))
        case .otherwise:
          if let inner = child.clause(.sameDay) {
            rules.append(LimitRule(limit: sameDay(inner), legalBases: bases))
          } else if let syntax = child.arguments.first {
            isUsable = append(syntax, bases, to: &rules) && isUsable
          }
        default: break
        }
      case .unexpected, .block: break
      default: isUsable = append(child, bases, to: &rules) && isUsable
      }
    }
    return isUsable ? rules : []
  }

  private mutating func append(
    _ syntax: Syntax, _ bases: [LegalBasis], to rules: inout [LimitRule]
  ) -> Bool {
    guard let duration = lower(syntax, as: .duration(isWorking: nil)) else { return false }
    rules.append(LimitRule(limit: .duration(duration), legalBases: bases))
    return true
  }

  private mutating func sameDay(_ clause: Syntax) -> LimitRule.Limit {
    let cutoff = clause.clause(.afterEvent)?.first(.literal).flatMap { findings.time($0) }
    return .sameDay(cutoff: cutoff)
  }
}

extension Syntax {
  /// Whether the node is an expression, and not a name, a clause or a block.
  var isExpression: Bool {
    switch kind {
    case .path, .literal, .duration, .money, .size, .percent, .dateTime, .anyOf, .allOf,
      .negation, .comparison, .membership, .sum, .product, .negative, .parenthesized,
      .conditional, .call, .has, .truth:
      true
    case .file, .header, .statement, .item, .block, .clause, .option, .name, .string,
      .documentNumber,
      .procedureCode, .range, .type, .assignment, .given, .unexpected:
      false
    }
  }
}
