import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// Lowers one procedure, laid over the frameworks it follows, to a graph.
///
/// A framework is lowered the same way to be checked by itself: its holes are allowed then, its slots
/// lead to their exits, and no graph comes of it.
struct ProcedureLowering {
  let sources: SourceSet
  /// The frameworks, the farthest first, and the procedure itself last.
  let layers: [Layer]
  var findings = Findings()
  var graph: Procedure

  /// What each declared name means, and where it stands, to show it beside a second declaration.
  private var declared = NameTable<(symbol: Symbol, syntax: Syntax)>()
  var parameters: [Parameter] = []
  /// What the expression that is being lowered may not use.
  var circular: CircularValues?
  /// Where arrows can lead, and where each place is declared.
  var places = NameTable<(place: Place, syntax: Syntax)>()
  var slots: [Slot] = []
  var drafts: [StepDraft] = []
  var forbiddenPapers: [String: (syntax: Syntax, layer: Int)] = [:]
  /// Slots whose exits are being followed, to find circles.
  var openSlots: Set<Int> = []
  /// Something that was used is broken where it is declared, and was reported there.
  var standsOnBroken = false

  // Lines whose names are declared and whose contents are still to be lowered.
  var fieldItems: [Syntax] = []
  /// Fields that the applicant states when filing.
  var statedAtFiling: [ID<Field>] = []
  var caseItems: [(syntax: Syntax, layer: Int)] = []
  var paperLines: [(syntax: Syntax, layer: Int)] = []
  var groupItems: [(syntax: Syntax, layer: Int, members: [ID<Paper>])] = []
  var feeLines: [(syntax: Syntax, layer: Int)] = []
  var fees = NameTable<ID<Fee>>()
  var feeLookalikes = LookalikeTable()
  /// Steps that collect what no other step collects by name.
  var collectorsOfTheRest: [(step: ID<Step>, means: [Collection.Means])] = []
  /// Parameters that stand for the sums which the provincial council sets, by the fee.
  var councilParameters: [Int: Int] = [:]
  /// Reminders of what is being lowered, to be held against its limit.
  var reminderLines: [(syntax: Syntax, before: LegalDuration)] = []
  var endLines: [(syntax: Syntax, layer: Int)] = []
  var stageLines: [(syntax: Syntax, layer: Int, branch: BranchPlace?)] = []
  var parallelDrafts: [ParallelDraft] = []
  var anytimeLines: [(syntax: Syntax, layer: Int)] = []
  /// The ends of the procedures that are called, by the names of those.
  var calledEnds: [String: Set<String>] = [:]
  /// Their fields, each with the line that declares it.
  var calledFields: [String: [String: Syntax]] = [:]
  /// The branch of parallel work in which a case is where the lines being lowered hold.
  var branch: BranchPlace?

  // Elements of the file's floor that the procedure uses, by their declarations.
  var roles: [Syntax: ID<Role>] = [:]
  var agencies: [Syntax: ID<Agency>] = [:]
  var letters: [Syntax: ID<Letter>] = [:]
  var messages: [Syntax: ID<Message>] = [:]
  var actions: [Syntax: ID<ActionSignature>] = [:]
  var events = NameTable<ID<Named>>()
  var stages = NameTable<Syntax>()
  // Of the step that is being lowered: which block an outcome is from, and names that look alike.
  var outcomeBlocks = NameTable<Syntax>()
  var outcomeLookalikes = LookalikeTable()
  /// Which declaration gave the graph its element of a name.
  var takenNames = HashTable<DeclarationKey, Syntax>()
  var positions = Positions()

  /// The layer whose lines are being lowered.
  var layer: Int

  init(_ layers: [Layer], in sources: SourceSet) {
    self.layers = layers
    self.sources = sources
    layer = layers.count - 1
    let own = layers[layers.count - 1].declaration
    graph = Procedure(
      name: own.name, title: own.title, calendar: Self.alwaysOpen)
  }

  var isFramework: Bool { layers[layers.count - 1].isFramework }
  var own: Declaration { layers[layers.count - 1].declaration }
  var file: Int { layers[layer].file }

  /// Stands in until the procedure's own calendar is known.
  // INVARIANT: an office that is always open has working hours, so its calendar has no fault.
  private static let alwaysOpen: WorkingCalendar = {
    let span = OfficeSpan(opens: .midnight, closes: .endOfDay)
    let draft = CalendarDraft(
      name: "", officeHours: OfficeWeek([span], on: Weekday.allCases))
    guard let calendar = try? WorkingCalendar(draft) else {
      preconditionFailure("an office that is always open has working hours")
    }
    return calendar
  }()

  /// The graph; what it lacks has been reported.
  mutating func lower() {
    findings.enter(own.syntax, own.name)
    defer { findings.leave() }
    for layer in layers.indices { checkLocals(of: layer) }
    collectNames()
    checkParameters()
    lowerHeader()
    lowerData()
    lowerDossier()
    lowerMoney()
    lowerChannelsAndLimits()
    lowerLeadTimes()
    lowerProcess()
    checkDossier()
    checkFeesRestOnData()
    lowerObligations()
  }

  // MARK: Looking up the file's declarations

  /// The declaration of a kind that the current layer sees under a name: its own lines first, then
  /// those of the frameworks below it, then its file and the files that file uses.
  mutating func resolve(_ kind: Keyword, _ name: Syntax, as subject: Subject) -> Declaration? {
    let text = name.nameText
    let key = DeclarationKey(kind: kind, name: text)
    for layer in layers[...layer].reversed() {
      if let local = layer.index.locals[key] { return used(local) }
    }
    let found = sources.declarations(kind, named: text, from: file)
    guard let first = found.first else {
      unknown(subject, text, at: name, among: sources.names(of: kind, from: file))
      return nil
    }
    if let paths = found.severalFiles {
      findings.report(.ambiguousName(subject, text, paths), at: name)
      return nil
    }
    return used(first)
  }

  private mutating func used(_ declaration: Declaration) -> Declaration {
    if isBroken(declaration.syntax) { standsOnBroken = true }
    return declaration
  }

  /// Whether a line could not be read: what follows from that is not reported again.
  func isBroken(_ syntax: Syntax) -> Bool {
    syntax.hasTrouble && sources.hasSyntaxErrors(at: syntax)
  }

  /// Reports a name that means nothing, with one that may have been meant.
  mutating func unknown(
    _ subject: Subject, _ text: String, at syntax: Syntax, among known: some Sequence<String>
  ) {
    findings.report(
      .unknownName(subject, text, suggestion: findings.suggestion(for: text, among: known)),
      at: syntax)
  }

  /// Runs `body` with the names of a layer in sight.
  mutating func inLayer<T>(_ layer: Int, _ body: (inout Self) -> T) -> T {
    let before = self.layer
    self.layer = layer
    defer { self.layer = before }
    return body(&self)
  }

  /// All lines of a kind, from the framework up, with their layers.
  func lines(_ keyword: Keyword) -> [(syntax: Syntax, layer: Int)] {
    var lines: [(syntax: Syntax, layer: Int)] = []
    for (index, layer) in layers.enumerated() {
      for line in layer.index.lines(keyword) { lines.append((line, index)) }
    }
    return lines
  }

  /// The line of the highest layer that has one; a second one in the same layer is reported.
  mutating func lastLine(_ keyword: Keyword) -> (syntax: Syntax, layer: Int)? {
    for layer in layers.indices.reversed() {
      let lines = layers[layer].index.lines(keyword)
      guard let first = lines.first else { continue }
      for second in lines.dropFirst() { findings.report(.repeatedLine(keyword), at: second) }
      return (first, layer)
    }
    return nil
  }

  /// Remembers where an element of the graph stands in the text.
  mutating func place(
    _ kind: String?, _ name: String, of step: String? = nil, in owner: String? = nil,
    at syntax: Syntax
  ) {
    positions.add(kind, name, of: step, in: owner, at: syntax)
  }

  // MARK: Declared names

  /// Names that a block declares twice for itself.
  private mutating func checkLocals(of layer: Int) {
    for second in layers[layer].index.repeated {
      findings.report(
        .duplicateName(Subject(second.kind), second.name), at: second.nameSyntax)
    }
    for local in layers[layer].index.locals.values
    where local.kind == .role && Builtins.named(local.name, .role) != nil {
      findings.report(.builtinName(local.name), at: local.nameSyntax)
    }
  }

  /// Declares a name of expressions; names that repeat, look alike or are built in are reported.
  mutating func declare(_ text: String, at name: Syntax, as symbol: Symbol) {
    let key = Name(text)
    if Builtins.named(key, .value, or: .role) != nil {
      findings.report(.builtinName(text), at: name)
    }
    if let other = declared.insert((symbol, name), forKey: key) {
      findings.report(
        .duplicateName(other.symbol.subject, text), at: name,
        related: [(other.syntax, Self.declaredHere)])
      return
    }
    if let alike = lookalikes.insert(text) {
      findings.report(
        .lookalikeNames(alike, text), at: name,
        related: declared[alike].map { [($0.syntax, Self.declaredHere)] } ?? [])
    }
  }

  /// What a name means.
  func symbol(_ name: String) -> Symbol? { declared[name]?.symbol }

  /// All declared names.
  var symbolNames: some Sequence<String> { declared.keys.lazy.map(\.text) }

  /// Names of expressions, and of steps and ends, that look alike.
  private var lookalikes = LookalikeTable()
  var placeLookalikes = LookalikeTable()
}
