import CivilTime

extension Procedure {
  /// Everything that would let the interpreter trap or misbehave; empty when the procedure can run.
  ///
  /// Structural only: that every case reaches an end, or that obligations hold, is proved elsewhere.
  /// Never traps and never recurses without bound, whatever the procedure holds.
  public func faults() -> [GraphFault] {
    var check = GraphCheck(self)
    check.checkProcedure()
    return check.faults
  }
}

/// Walks over a procedure with the path of where it is.
struct GraphCheck {
  let procedure: Procedure
  private(set) var faults: [GraphFault] = []
  private var path: [Part] = []
  /// Where the element that is being checked stands among the blocks of parallel work.
  private(set) var standing = Standing.fixed(nil)

  /// A part of a path: the name of a list or of an element, or the position of one without a name.
  private enum Part {
    case name(String)
    case position(Int)

    var text: String {
      switch self {
      case .name(let name): name
      case .position(let index): String(index)
      }
    }
  }

  init(_ procedure: Procedure) { self.procedure = procedure }

  mutating func report(_ kind: GraphFault.Kind, at last: String...) {
    faults.append(GraphFault(kind, at: path.map(\.text) + last))
  }

  mutating func inside(_ part: String, check: (inout GraphCheck) -> Void) {
    path.append(.name(part))
    check(&self)
    path.removeLast()
  }

  mutating func inside(_ list: String, _ element: String, check: (inout GraphCheck) -> Void) {
    inside(list, .name(element), check: check)
  }

  private mutating func inside(_ list: String, _ element: Part, check: (inout GraphCheck) -> Void) {
    path.append(.name(list))
    path.append(element)
    check(&self)
    path.removeLast(2)
  }

  /// Checks what stands somewhere else than what it is written in.
  mutating func standing(_ there: Standing, check: (inout GraphCheck) -> Void) {
    let here = standing
    standing = there
    check(&self)
    standing = here
  }

  /// Checks each element of a list, at its position.
  mutating func each<Element>(
    _ list: String, _ elements: [Element], check: (inout GraphCheck, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      inside(list, .position(index)) { check(&$0, element) }
    }
  }

  /// Checks each element of a list of named ones, at its name, and that names are good and unique.
  mutating func eachNamed<Element>(
    _ list: String, _ elements: [Element], name: (Element) -> String,
    check: (inout GraphCheck, Int, Element) -> Void = { _, _, _ in }
  ) {
    var seen = NameSet()
    for (index, element) in elements.enumerated() {
      let given = name(element)
      inside(list, given.isEmpty ? .position(index) : .name(given)) {
        $0.check(name: given)
        if !given.isEmpty, !seen.insert(given) { $0.report(.duplicateName) }
        check(&$0, index, element)
      }
    }
  }

  mutating func check(name: String) {
    if name.isEmpty { return report(.emptyName) }
    if NameBytes(name).isBad { report(.badName) }
  }

  /// Whether an index is inside of its array; reported where it is not.
  @discardableResult
  mutating func refer<Element>(_ id: ID<Element>?, to list: [Element], at place: String) -> Bool {
    guard let id else { return true }
    if list.indices.contains(id.index) { return true }
    report(.unknownReference, at: place)
    return false
  }

  mutating func refer<Element>(_ ids: [ID<Element>], to list: [Element], at place: String) {
    if ids.allSatisfy({ list.indices.contains($0.index) }) { return }
    for (index, id) in ids.enumerated() {
      inside(place) { _ = $0.refer(id, to: list, at: String(index)) }
    }
  }

  mutating func refer(to target: Target, at place: String) {
    let isKnown =
      switch target {
      case .step(let id), .stopping(.step(let id)): refer(id, to: procedure.steps, at: place)
      case .end(let id), .stopping(.end(let id)): refer(id, to: procedure.ends, at: place)
      case .parallel(let id), .stopping(.parallel(let id)), .branchDone(let id),
        .stopping(.branchDone(let id)):
        refer(id, to: procedure.parallels, at: place)
      }
    if isKnown { checkReach(of: target, at: place) }
  }

  mutating func checkUnique<Element: Hashable>(
    _ elements: [Element], at place: String, isEmptyAllowed: Bool
  ) {
    if elements.isEmpty, !isEmptyAllowed { report(.emptyList, at: place) }
    if elements.count < 2 { return }
    if Set(elements).count < elements.count { report(.duplicateEntry, at: place) }
  }

  mutating func checkCount(_ count: Int?, atLeast least: Int = 1, at place: String) {
    if let count, count < least { report(.countOutOfRange, at: place) }
  }

  mutating func checkNotEmpty(_ duration: LegalDuration?, at place: String) {
    if let duration, duration.isZero { report(.emptyDuration, at: place) }
  }

  /// Checks that an expression has a type, or any type where none is asked for.
  mutating func check(
    _ expression: Expression?, is asked: ValueType?, at place: String,
    circular: CircularValues = .none
  ) {
    guard let expression else { return }
    var check = ExpressionCheck(procedure, circular: circular)
    let type = check.type(of: expression)
    for kind in check.faults { report(kind, at: place) }
    if let type, let asked, check.faults.isEmpty, !type.isUsable(as: asked) {
      report(.wrongType, at: place)
    }
  }
}
