import CivilTime
import ProcedureGraph

/// What is supposed of a case, for looking at a condition by itself.
struct Supposition: EvaluationContext {
  let procedure: Procedure
  var fields: [ID<Field>: Value] = [:]
  var builtins: [BuiltinValue: Value] = [:]
  var chosen: ID<CaseSelector>?

  var calendar: WorkingCalendar { procedure.calendar }
  func value(of field: ID<Field>) -> Value? { fields[field] }
  func value(of builtin: BuiltinValue) -> Value? { builtins[builtin] }
  func hasPaper(_ id: ID<Paper>) -> Bool { false }

  func isCase(_ id: ID<CaseSelector>) -> Bool {
    guard let condition = procedure.cases[id.index].condition else { return chosen == id }
    do throws(EvaluationFault) { return try condition.holds(in: self) } catch { return false }
  }
}

/// What conditions ask of a case, and every answer to it.
struct Questions {
  private(set) var fields: [ID<Field>] = []
  private(set) var builtins: [BuiltinValue] = []
  private(set) var asksForCase = false

  private let procedure: Procedure

  init(_ conditions: [Expression], of procedure: Procedure) {
    self.procedure = procedure
    for condition in conditions { read(condition) }
  }

  private mutating func read(_ condition: Expression) {
    switch condition {
    case .literal, .hasPaper: break
    case .field(let field), .hasField(let field):
      if !fields.contains(field) { fields.append(field) }
    case .builtin(let builtin):
      if !builtins.contains(builtin) { builtins.append(builtin) }
    case .caseHolds(let id):
      if let condition = procedure.cases[id.index].condition {
        read(condition)
      } else {
        asksForCase = true
      }
    case .not(let operand): read(operand)
    case .all(let operands), .any(let operands), .call(_, let operands), .list(let operands):
      for operand in operands { read(operand) }
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      read(left)
      read(right)
    case .oneOf(let operand, let options):
      read(operand)
      for option in options { read(option) }
    case .conditional(let condition, let then, let otherwise):
      read(condition)
      read(then)
      read(otherwise)
    }
  }

  /// Every supposition that makes a difference; nil where there are more than so many.
  func suppositions(_ samples: Samples, atMost most: Int) -> [Supposition]? {
    var all = [Supposition(procedure: procedure)]
    func vary(_ count: Int, _ change: (inout Supposition, Int) -> Void) -> Bool {
      guard all.count * max(count, 1) <= most else { return false }
      all = all.flatMap { one in
        (0..<count).map { index in
          var other = one
          change(&other, index)
          return other
        }
      }
      return true
    }
    for field in fields {
      let values = samples.values(of: field)
      let isDone = vary(values.count + 1) { one, index in
        one.fields[field] = index < values.count ? values[index] : nil
      }
      guard isDone else { return nil }
    }
    for builtin in builtins {
      let values = Self.values(of: builtin, in: procedure)
      guard vary(values.count, { $0.builtins[builtin] = values[$1] }) else { return nil }
    }
    if asksForCase {
      let chosen = procedure.cases.indices.filter { procedure.cases[$0].condition == nil }
      guard vary(chosen.count, { $0.chosen = ID(chosen[$1]) }) else { return nil }
    }
    return all
  }

  private static func values(of builtin: BuiltinValue, in procedure: Procedure) -> [Value] {
    switch builtin {
    case .filedBy: channels(procedure.filing)
    case .returnedBy: channels(procedure.returning)
    case .level: procedure.level.map { [.choice($0.rawValue)] } ?? []
    case .caseNumber, .filedOn, .dueOn, .totalFee, .today, .applicantName, .applicantPhone,
      .applicantEmail, .applicantAddress:
      []
    }
  }

  private static func channels(_ rules: [ChannelRule]) -> [Value] {
    let named = rules.map(\.channel).uniqued
    return (named.isEmpty ? Channel.allCases : named).map { .choice($0.rawValue) }
  }
}

/// The ways that are never taken, whatever the data: their condition never holds, or earlier ones
/// take all. What can't be told by looking at one choice of ways alone is taken to be possible.
func waysNeverTaken(_ flow: Flow, _ samples: Samples) -> [Bool] {
  var isNever = Array(repeating: false, count: flow.ways.count)
  // The same questions are asked in many places.
  var known: [[Expression]: Set<Int>] = [:]
  for move in flow.moves where move.ways.count > 1 {
    let conditions = flow.conditions(of: move)
    let taken = known[conditions] ?? waysTaken(conditions, samples)
    known[conditions] = taken
    for (ordinal, way) in move.ways.enumerated() where !taken.contains(ordinal) {
      isNever[way] = true
    }
  }
  return isNever
}

/// The ordinals of the ways that may be taken, of which the last one has no condition.
private func waysTaken(_ conditions: [Expression], _ samples: Samples) -> Set<Int> {
  let all = Set(0...conditions.count)
  guard conditions.allSatisfy(samples.decide) else { return all }
  let questions = Questions(conditions, of: samples.procedure)
  guard let suppositions = questions.suppositions(samples, atMost: 512) else { return all }
  var taken: Set<Int> = []
  for supposition in suppositions {
    // Without its data the case does not get as far as choosing a way.
    if let way = supposition.way(by: conditions) { taken.insert(way) }
  }
  return taken
}

extension Supposition {
  /// The ordinal of the way that these conditions lead to; nil where data is missing.
  func way(by conditions: [Expression]) -> Int? {
    do throws(EvaluationFault) {
      for (ordinal, condition) in conditions.enumerated() where try condition.holds(in: self) {
        return ordinal
      }
      return conditions.count
    } catch {
      return nil
    }
  }
}

/// For moves whose ways depend on what is filled in with them: for each way to fill in the form, the
/// ways that the rest of the data may take then. Nothing for moves of which that can't be told.
func waysByChoice(_ flow: Flow, _ reach: Reach, _ samples: Samples) -> [Int: [[Int]]] {
  struct Question: Hashable {
    var conditions: [Expression]
    var given: Set<ID<Field>>
  }
  var known: [Question: [[Int]]] = [:]
  var choices: [Int: [[Int]]] = [:]
  for (index, move) in flow.moves.enumerated() where reach.moves[index] && move.ways.count > 1 {
    let given = flow.fieldsGiven(by: move)
    guard !given.isEmpty else { continue }
    let question = Question(conditions: flow.conditions(of: move), given: given)
    let ordinals = known[question] ?? waysByForm(question.conditions, given, samples)
    known[question] = ordinals
    if !ordinals.isEmpty {
      choices[index] = ordinals.map { $0.map { move.ways.lowerBound + $0 } }
    }
  }
  return choices
}

/// The sets of ordinals that may be taken, one for each form; none where that can't be told.
private func waysByForm(
  _ conditions: [Expression], _ given: Set<ID<Field>>, _ samples: Samples
) -> [[Int]] {
  guard conditions.allSatisfy(samples.decide) else { return [] }
  let questions = Questions(conditions, of: samples.procedure)
  let asked = questions.fields.filter(given.contains)
  guard !asked.isEmpty, let suppositions = questions.suppositions(samples, atMost: 512) else {
    return []
  }
  var ways: [[Value?]: Set<Int>] = [:]
  for supposition in suppositions {
    let form = asked.map { supposition.fields[$0] }
    // What is left out of the form keeps a value that is not the chooser's.
    guard !form.contains(nil), let way = supposition.way(by: conditions) else { continue }
    ways[form, default: []].insert(way)
  }
  return ways.values.map { $0.sorted() }.uniqued.sorted { $0.lexicographicallyPrecedes($1) }
}

extension Flow {
  func conditions(of move: Move) -> [Expression] { move.ways.compactMap { ways[$0].condition } }

  /// Fields that whoever brings the move about may give with it, and nothing sets before the way is
  /// chosen.
  fileprivate func fieldsGiven(by move: Move) -> Set<ID<Field>> {
    var given: Set<ID<Field>>
    switch move.cause {
    case .outcome(let index):
      let step = procedure.steps[move.source]
      given = Set(step.enters + step.outcomes[index].requires)
    case .anytime(let index): given = Set(procedure.anytime[index].outcome.requires)
    case .notCarried, .route, .waited, .event, .called, .calledOtherwise, .overdue, .deemed,
      .stageOverdue,
      .overallOverdue, .failure, .exhausted, .blockDone:
      return []
    }
    for list in move.acts {
      for case .set(let field, _) in actLists[list] { given.remove(field) }
    }
    return given
  }
}
