import ProcedureGraph

/// All that is read anywhere in a procedure, with the cases and fields that something asks for.
struct ReadData {
  /// Data whose value is read somewhere, in the order of the fields.
  private(set) var data: [ReadDatum] = []
  /// Fields that are read, shown or asked after.
  private(set) var isUsed: [Bool]
  /// Cases that some expression asks for.
  private(set) var isAsked: [Bool]

  private var isRead: [Bool]
  private var readsDueDate = false

  init(_ flow: Flow) {
    let procedure = flow.procedure
    isUsed = Array(repeating: false, count: procedure.fields.count)
    isRead = isUsed
    isAsked = Array(repeating: false, count: procedure.cases.count)
    flow.forEachExpression { note($0) }
    for message in flow.procedure.messages {
      for case .value(let value) in message.body.parts { note(value) }
    }
    for rule in procedure.filing + procedure.returning {
      if let condition = rule.condition { note(condition) }
    }
    for lead in procedure.leadTimes {
      isUsed[lead.event.index] = true
      if let condition = lead.condition { note(condition) }
    }
    if let onBehalf = procedure.onBehalf {
      isUsed[onBehalf.field.index] = true
      for ban in onBehalf.bans { note(ban.condition) }
    }
    for selector in procedure.cases { if let condition = selector.condition { note(condition) } }
    for field in procedure.fields { if let initial = field.initial { note(initial) } }
    for step in procedure.steps { if let council = step.council { note(council.members) } }
    // What a block gives each of its branches has a value wherever it may be read.
    for block in procedure.parallels {
      if let each = block.each { isRead[each.field.index] = false }
    }
    data = isRead.indices.filter { isRead[$0] && !procedure.fields[$0].isGivenFromTheStart }
      .map { .field(ID($0)) }
    if readsDueDate || !data.isEmpty && !procedure.timers.isEmpty { data.append(.dueDate) }
  }

  private mutating func note(_ expression: Expression) {
    switch expression {
    case .literal, .hasPaper: break
    case .builtin(let builtin): if builtin == .dueOn { readsDueDate = true }
    case .caseHolds(let id): isAsked[id.index] = true
    case .field(let field):
      isRead[field.index] = true
      isUsed[field.index] = true
    case .hasField(let field): isUsed[field.index] = true
    case .not(let operand): note(operand)
    case .all(let operands), .any(let operands), .call(_, let operands), .list(let operands):
      for operand in operands { note(operand) }
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      note(left)
      note(right)
    case .oneOf(let operand, let options):
      note(operand)
      for option in options { note(option) }
    case .conditional(let condition, let then, let otherwise):
      note(condition)
      note(then)
      note(otherwise)
    }
  }
}

extension Field {
  /// It starts with a value that needs nothing else to be known.
  fileprivate var isGivenFromTheStart: Bool { initial?.isLiteral ?? false }
}
