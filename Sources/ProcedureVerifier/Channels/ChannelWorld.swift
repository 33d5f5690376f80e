import ProcedureGraph

/// A way to file together with a way to receive the result; nothing else is known of the case.
struct ChannelWorld: Hashable {
  var filing: Channel
  /// Nil where the procedure does not speak of it.
  var returning: Channel?

  /// Whether a condition holds; nil where that depends on more than the channels.
  func holds(_ condition: Expression, in procedure: Procedure) -> Bool? {
    switch condition {
    case .literal(.flag(let flag)): return flag
    case .not(let operand): return holds(operand, in: procedure).map { !$0 }
    case .all(let operands): return whether(operands, decides: false, in: procedure)
    case .any(let operands): return whether(operands, decides: true, in: procedure)
    case .caseHolds(let id):
      return procedure.cases[id.index].condition.flatMap { holds($0, in: procedure) }
    case .conditional(let condition, let then, let otherwise):
      let outcomes = [holds(then, in: procedure), holds(otherwise, in: procedure)]
      guard let holds = holds(condition, in: procedure) else {
        return outcomes[0] == outcomes[1] ? outcomes[0] : nil
      }
      return holds ? outcomes[0] : outcomes[1]
    case .compare(let comparison, let left, let right):
      guard let left = value(of: left, in: procedure), let right = value(of: right, in: procedure)
      else { return nil }
      switch comparison {
      case .equal: return left == right
      case .notEqual: return left != right
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return nil
      }
    case .oneOf(let operand, let options):
      guard let value = value(of: operand, in: procedure) else { return nil }
      let known = options.map { self.value(of: $0, in: procedure) }
      if known.contains(value) { return true }
      return known.contains(nil) ? nil : false
    case .literal, .field, .builtin, .hasField, .hasPaper, .arithmetic, .call, .list: return nil
    }
  }

  private func whether(
    _ operands: [Expression], decides: Bool, in procedure: Procedure
  ) -> Bool? {
    var isOpen = false
    for operand in operands {
      switch holds(operand, in: procedure) {
      case decides?: return decides
      case nil: isOpen = true
      case _?: break
      }
    }
    return isOpen ? nil : !decides
  }

  private func value(of expression: Expression, in procedure: Procedure) -> Value? {
    switch expression {
    case .literal(let value): value
    case .builtin(.filedBy): .choice(filing.rawValue)
    case .builtin(.returnedBy): returning.map { .choice($0.rawValue) }
    case .builtin(.level): procedure.level.map { .choice($0.rawValue) }
    case .builtin, .field, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare,
      .arithmetic, .oneOf, .conditional, .call, .list:
      nil
    }
  }

  /// Whether money can be paid in this way by somebody who comes to the counter, or meets the postman,
  /// only to file or to receive.
  func suits(_ means: Collection.Means) -> Bool {
    switch means {
    case .online: true
    case .counter: filing == .counter || returning == .counter
    case .post: filing == .post || returning == .post
    }
  }
}

extension Procedure {
  /// Whether a channel is offered; false where it is ruled out whatever the data.
  func offers(_ channel: Channel, by rules: [ChannelRule], in world: ChannelWorld) -> Bool {
    rules.contains { rule in
      rule.channel == channel
        && rule.condition.map { world.holds($0, in: self) ?? true } ?? true
    }
  }

  /// Channels that some line names, except those it rules out in so many words (*khi không*).
  static func named(_ rules: [ChannelRule]) -> [Channel] {
    rules.filter { $0.condition != .literal(.flag(false)) }.map(\.channel).uniqued
  }

  /// All that may be chosen together.
  var channelWorlds: [ChannelWorld] {
    let files = filing.isEmpty ? Channel.allCases : Self.named(filing)
    let returns: [Channel?] = returning.isEmpty ? [nil] : Self.named(returning)
    return files.flatMap { file in
      returns.map { ChannelWorld(filing: file, returning: $0) }
    }.filter { world in
      (filing.isEmpty || offers(world.filing, by: filing, in: world))
        && world.returning.map { offers($0, by: returning, in: world) } ?? true
    }
  }
}

extension Expression {
  /// Whether it asks for a channel, itself or through a computed case.
  func asksForChannel(in procedure: Procedure) -> Bool {
    switch self {
    case .builtin(.filedBy), .builtin(.returnedBy): true
    case .caseHolds(let id):
      procedure.cases[id.index].condition?.asksForChannel(in: procedure) ?? false
    case .literal, .builtin, .field, .hasField, .hasPaper: false
    case .not(let operand): operand.asksForChannel(in: procedure)
    case .all(let operands), .any(let operands), .call(_, let operands), .list(let operands):
      operands.contains { $0.asksForChannel(in: procedure) }
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      left.asksForChannel(in: procedure) || right.asksForChannel(in: procedure)
    case .oneOf(let operand, let options):
      ([operand] + options).contains { $0.asksForChannel(in: procedure) }
    case .conditional(let condition, let then, let otherwise):
      [condition, then, otherwise].contains { $0.asksForChannel(in: procedure) }
    }
  }
}
