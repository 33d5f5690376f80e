import CivilTime

extension GraphCheck {
  mutating func checkData() {
    let areCasesComputed = procedure.cases.contains { $0.condition != nil }
    var circular = CircularValues(
      builtins: [.totalFee, .dueOn], refusesCases: areCasesComputed)
    eachNamed("fields", procedure.fields, name: \.name) { check, index, field in
      check.check(field.type)
      check.checkConstraints(of: field)
      circular.fieldsFrom = index
      check.check(field.initial, is: field.type, at: "initial", circular: circular)
      if case .literal(let value) = field.initial, field.type.accepts(value),
        !field.faults(in: value).isEmpty
      {
        check.report(.wrongConstraint, at: "initial")
      }
    }
    eachNamed("cases", procedure.cases, name: \.name) { check, _, selector in
      check.check(
        selector.condition, is: .flag, at: "condition",
        circular: CircularValues(builtins: [.totalFee, .dueOn], refusesCases: true))
    }
    if areCasesComputed, procedure.cases.contains(where: { $0.condition == nil }) {
      report(.mixedCases, at: "cases")
    }
  }

  mutating func check(_ type: ValueType) {
    switch type {
    case .text, .number, .integer, .money, .date, .moment, .flag, .duration: break
    case .choice(let options):
      if options.isEmpty { report(.emptyList, at: "type") }
      eachNamed("type", options, name: \.name)
    case .list(let element):
      switch element {
      case .list: report(.nestedList, at: "type")
      case .text, .number, .integer, .money, .date, .moment, .flag, .duration, .choice:
        check(element)
      }
    }
  }

  private mutating func checkConstraints(of field: Field) {
    let element = field.type.element
    for (bound, place) in [(field.minimum, "minimum"), (field.maximum, "maximum")] {
      guard let bound else { continue }
      if !element.accepts(bound) || !StaticType(element).isOrdered {
        report(.wrongConstraint, at: place)
      }
    }
    if let minimum = field.minimum, let maximum = field.maximum,
      minimum.isOrdered(.greater, maximum)
    {
      report(.reversedRange, at: "minimum")
    }
    checkCount(field.maximumLength, at: "maximumLength")
    if field.maximumLength != nil, element != .text {
      report(.wrongConstraint, at: "maximumLength")
    }
    guard let pattern = field.pattern else { return }
    if element != .text { report(.wrongConstraint, at: "pattern") }
    do throws(PatternFault) {
      _ = try Pattern(parsing: pattern)
    } catch {
      report(.badPattern, at: "pattern")
    }
  }

  mutating func checkDossier() {
    eachNamed("papers", procedure.papers, name: \.name) { check, _, paper in
      check.checkUnique(paper.copies.map(\.form), at: "copies", isEmptyAllowed: true)
      for copies in paper.copies { check.checkCount(copies.count, at: "copies") }
      check.checkUnique(paper.formats, at: "formats", isEmptyAllowed: true)
      check.checkCount(paper.maximumBytes.map { Int(clamping: $0) }, at: "maximumBytes")
      check.check(paper.condition, is: .flag, at: "condition")
      check.checkNotEmpty(paper.validFor, at: "validFor")
      check.refer(paper.replacedBy, to: check.procedure.actions, at: "replacedBy")
    }
    each("paperGroups", procedure.paperGroups) { check, group in
      check.checkUnique(group.members, at: "members", isEmptyAllowed: false)
      check.refer(group.members, to: check.procedure.papers, at: "members")
      check.check(group.condition, is: .flag, at: "condition")
    }
    for (list, rules) in [("filing", procedure.filing), ("returning", procedure.returning)] {
      each(list, rules) { $0.check($1.condition, is: .flag, at: "condition") }
    }
  }

  mutating func checkFees() {
    let circular = CircularValues(builtins: [.totalFee, .dueOn])
    eachNamed("fees", procedure.fees, name: \.name) { check, _, fee in
      if fee.tiers.isEmpty { check.report(.emptyList, at: "tiers") }
      check.each("tiers", fee.tiers) { check, tier in
        check.check(tier.condition, is: .flag, at: "condition", circular: circular)
        check.check(tier.amount, is: .money, at: "amount", circular: circular)
        check.check(tier.cap, is: .money, at: "cap", circular: circular)
      }
      check.each("reliefs", fee.reliefs) { check, relief in
        if relief.percent < 0 || relief.percent > 100 {
          check.report(.percentOutOfRange, at: "percent")
        }
        check.check(relief.condition, is: .flag, at: "condition", circular: circular)
      }
    }
  }
}

extension ValueType {
  /// The type of the elements of a list, or the type itself.
  fileprivate var element: ValueType {
    switch self {
    case .list(let element): element
    case .text, .number, .integer, .money, .date, .moment, .flag, .choice, .duration: self
    }
  }
}
