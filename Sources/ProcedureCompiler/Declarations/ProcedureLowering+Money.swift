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
    var isSettled = false
    if let amount = line.children.first(where: { $0.isExpression }) {
      tier(condition: nil, amount: amount, cap: line.clause(.atMost), index)
      isSettled = true
    }
    var hasTier = isSettled
    for item in line.statements {
      let parts = item.children.filter { $0.isExpression && $0.kind != .string }
      let isTier = item.kind == .item || item.keyword == .otherwise
      if isTier, isSettled {
        findings.report(.neverReached, at: item)
        continue
      }
      hasTier = hasTier || isTier
      if item.kind == .item {
        guard parts.count == 2 else { continue }
        tier(condition: parts[0], amount: parts[1], cap: item.clause(.atMost), index)
        continue
      }
      switch item.keyword {
      case .otherwise:
        isSettled = true
        guard let amount = parts.first else { continue }
        tier(condition: nil, amount: amount, cap: item.clause(.atMost), index)
      case .exemptWhen:
        guard let syntax = parts.first, let condition = lower(syntax, as: .flag) else { continue }
        graph.fees[index].reliefs.append(
          Fee.Relief(percent: ExactDecimal(100), condition: condition, title: item.title))
        placeRelief(of: index, at: item)
      case .reduce: reduction(item, index)
      case .legalBasis: graph.fees[index].legalBases.append(legalBasis(item))
      default: break
      }
    }
    if !hasTier, !isBroken(line) {
      findings.report(.missingAmount(line.keyword), at: line.first(.name) ?? line)
    }
  }

  private mutating func tier(
    condition: Syntax?, amount: Syntax, cap: Syntax?, _ index: Int
  ) {
    let holds = condition.map { lower($0, as: .flag) }
    let sum = lower(amount, as: .money)
    let most = cap?.arguments.first.map { lower($0, as: .money) }
    guard let sum else { return }
    let fee = graph.fees[index]
    place(
      "tiers", String(fee.tiers.count + 1), in: "fees/\(fee.name)", at: condition ?? amount)
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
      findings.report(.percentOutOfRange, at: syntax)
      return
    }
    graph.fees[index].reliefs.append(
      Fee.Relief(percent: number, condition: condition, title: item.title))
    placeRelief(of: index, at: item)
  }

  private mutating func placeRelief(of fee: Int, at syntax: Syntax) {
    let fee = graph.fees[fee]
    place("reliefs", String(fee.reliefs.count), in: "fees/\(fee.name)", at: syntax)
  }
}
