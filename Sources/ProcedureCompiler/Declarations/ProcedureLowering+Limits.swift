import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Channels and limits

  mutating func lowerChannelsAndLimits() {
    let circular = CircularValues(place: .limit, builtins: [.dueOn])
    if let (block, layer) = lastLine(.channels) {
      // The limits of channels are tried before those of the procedure.
      graph.limits = inLayer(layer) { lowering in
        lowering.refusing(circular) { $0.lowerChannels(block) }
      }
    }
    if let (line, layer) = lastLine(.limit) {
      place(nil, "limits", at: line)
      graph.limits += inLayer(layer) { lowering in
        lowering.refusing(circular) { $0.limits(line) }
      }
    }
  }

  private mutating func lowerChannels(_ block: Syntax) -> [LimitRule] {
    var limits: [LimitRule] = []
    var seen: Set<Keyword> = []
    for line in block.statements {
      if !seen.insert(line.keyword).inserted {
        findings.report(.repeatedLine(line.keyword), at: line)
        continue
      }
      switch line.keyword {
      case .file:
        graph.filing = channelRules(line)
        place(nil, "filing", at: line)
      case .return:
        graph.returning = channelRules(line)
        place(nil, "returning", at: line)
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
          findings.report(.repeatedEntry(child.text), at: child)
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

  /// The rules of a limit line: `15 ngày khi nhà_ở, còn lại 20 ngày`. None where one is broken.
  mutating func limits(_ line: Syntax) -> [LimitRule] {
    var rules: [LimitRule] = []
    var isUsable = true
    let bases = legalBases(on: line)
    for child in line.children {
      if child.is(.clause, .when) {
        let condition = condition(child.arguments.first)
        isUsable = isUsable && condition != nil
        if !rules.isEmpty { rules[rules.count - 1].condition = condition }
        continue
      }
      guard let syntax = limitSyntax(child) else { continue }
      if let last = rules.last, last.condition == nil, isUsable {
        findings.report(.neverReached, at: syntax)
        isUsable = false
      }
      let limit: LimitRule.Limit?
      if syntax.is(.clause, .sameDay) {
        limit = .sameDay(cutoff: cutoff(syntax))
      } else {
        limit = timeToPass(syntax).map { .duration($0) }
      }
      isUsable = isUsable && limit != nil
      if let limit { rules.append(LimitRule(limit: limit, legalBases: bases)) }
    }
    return isUsable ? rules : []
  }

  /// The time of day after which `trong ngày` means the next working day.
  mutating func cutoff(_ syntax: Syntax) -> TimeOfDay? {
    syntax.clause(.afterEvent)?.first(.literal).flatMap { findings.time($0) }
  }

  /// The duration, or `trong ngày`, that a part of a limit line gives.
  private func limitSyntax(_ part: Syntax) -> Syntax? {
    switch part.kind {
    case .clause:
      switch part.keyword {
      case .sameDay: part
      case .otherwise: part.clause(.sameDay) ?? part.arguments.first
      default: nil
      }
    case .unexpected, .block: nil
    default: part.isExpression ? part : nil
    }
  }
}
