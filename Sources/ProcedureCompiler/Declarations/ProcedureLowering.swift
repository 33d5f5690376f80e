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

  var symbols: [String: Symbol] = [:]
  var parameters: [Parameter] = []
  /// Parameters whose values are being lowered, to find circles.
  var openParameters: Set<Int> = []
  var places: [String: Place] = [:]
  var slots: [Slot] = []
  var drafts: [StepDraft] = []
  var forbiddenPapers: [String: (syntax: Syntax, layer: Int)] = [:]
  /// Where each declared name stands, to show it beside a second declaration.
  var declaredAt: [String: Syntax] = [:]

  // Lines whose names are declared and whose contents are still to be lowered.
  var fieldItems: [Syntax] = []
  var caseItems: [(syntax: Syntax, layer: Int)] = []
  var paperLines: [(syntax: Syntax, layer: Int)] = []
  var groupItems: [(syntax: Syntax, layer: Int, members: [ID<Paper>])] = []
  var feeLines: [(syntax: Syntax, layer: Int)] = []
  var endLines: [(syntax: Syntax, layer: Int)] = []

  // Elements of the file's floor that the procedure uses, by their declarations.
  var roles: [Syntax: ID<Role>] = [:]
  var agencies: [Syntax: ID<Agency>] = [:]
  var letters: [Syntax: ID<Letter>] = [:]
  var messages: [Syntax: ID<Message>] = [:]
  var actions: [Syntax: ID<ActionSignature>] = [:]
  var positions: [String: Syntax] = [:]

  /// The layer whose lines are being lowered.
  var layer: Int
  /// The channel limits, tried before the limits of the procedure.
  var channelLimits: [LimitRule] = []

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
    collectNames()
    checkParameters()
    lowerHeader()
    lowerData()
    lowerDossier()
    lowerMoney()
    lowerChannelsAndLimits()
    lowerProcess()
  }

  // MARK: Looking up the file's declarations

  /// The declaration of a kind that the current layer sees under a name: its own lines first, then
  /// those of the layers, then its file and the files that file uses.
  mutating func resolve(_ kind: Keyword, _ name: Syntax, as subject: Subject) -> Declaration? {
    let text = name.nameText
    // A line `lịch x` of a procedure names a calendar; it does not declare one.
    if kind != .calendar {
      for layer in layers.reversed() {
        for line in layer.statements where line.is(.statement, kind) {
          if let local = Declaration(line), local.name == text { return local }
        }
      }
    }
    let found = sources.declarations(kind, named: text, from: file)
    if let only = found.first {
      if found.count > 1 {
        findings.report(
          .ambiguousName(subject, text, found.map(\.syntax.tree.source.path)), at: name)
      }
      return only
    }
    let near = Suggestion.nearest(to: text, among: sources.names(of: kind, from: file).sorted())
    findings.report(.unknownName(subject, text, suggestion: near), at: name)
    return nil
  }

  /// Runs `body` with the names of a layer in sight.
  mutating func inLayer<T>(_ layer: Int, _ body: (inout Self) -> T) -> T {
    let before = self.layer
    self.layer = layer
    defer { self.layer = before }
    return body(&self)
  }

  /// All lines of a kind, from the framework up, with their layers.
  func lines(_ keywords: Keyword...) -> [(syntax: Syntax, layer: Int)] {
    layers.enumerated().flatMap { index, layer in
      layer.statements.filter { keywords.contains($0.keyword) && $0.kind == .statement }
        .map { ($0, index) }
    }
  }

  /// The line of the highest layer that has one; a second one in the same layer is reported.
  mutating func lastLine(_ keyword: Keyword) -> (syntax: Syntax, layer: Int)? {
    let all = lines(keyword)
    guard let last = all.last else { return nil }
    let same = all.filter { $0.layer == last.layer }
    if same.count > 1 { findings.report(.repeatedLine(keyword), at: same[1].syntax) }
    return same[0]
  }

  /// Remembers where an element of the graph stands in the text.
  mutating func place(_ kind: String, _ name: String, at syntax: Syntax) {
    positions["\(kind)/\(name)"] = syntax
  }

  // MARK: Declared names

  /// Declares a name of expressions; names that repeat, look alike or are built in are reported.
  mutating func declare(_ name: Syntax, as symbol: Symbol) {
    let text = name.nameText
    if BuiltinNames.named(text, kinds: [.value, .role]) != nil {
      findings.report(.builtinName(text), at: name)
    }
    if let other = symbols[text] {
      findings.report(
        .duplicateName(other.subject, text), at: name, related: related(text))
      return
    }
    if let alike = lookalike(of: text) {
      findings.report(.lookalikeNames(alike, text), at: name, related: related(alike))
    }
    symbols[text] = symbol
    declaredAt[text] = name
    skeletons[Vietnamese.skeleton(text)] = text
  }

  func related(_ name: String) -> [(Syntax, Localized)] {
    guard let syntax = declaredAt[name] else { return [] }
    return [(syntax, Localized(vi: "khai báo ở đây", en: "declared here"))]
  }

  private func lookalike(of name: String) -> String? {
    guard let other = skeletons[Vietnamese.skeleton(name)], other != name else { return nil }
    return other
  }

  /// Names of expressions, and of steps and ends, by their skeletons.
  private var skeletons: [String: String] = [:]
  var placeSkeletons: [String: String] = [:]
  var placeNames: [String: Syntax] = [:]
}
