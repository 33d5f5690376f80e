import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// One file on its way: its own declarations, its procedures over their frameworks, its scenarios.
struct Compilation {
  let sources: SourceSet
  let file: Int
  var findings = Findings()
  var procedures: [CompiledProcedure] = []
  var scenarios: [CompiledScenario] = []
  var uncompiledScenarios: [UncompiledScenario] = []
  private var lowered: [Syntax: Lowered] = [:]

  private struct Lowered {
    let lowering: ProcedureLowering
    let compiled: CompiledProcedure?
  }

  init(sources: SourceSet, file: Int) {
    self.sources = sources
    self.file = file
  }

  private var declarations: FileDeclarations { sources.files[file] }

  mutating func run() {
    findings.add(declarations.syntaxFindings)
    checkImports()
    checkDeclarations()
    findings.add(sources.calendarFindings[file] ?? [])
    for declaration in declarations.declarations {
      switch declaration.kind {
      case .procedure:
        checkVersionsElsewhere(declaration)
        guard let lowered = lower(declaration, from: file) else { continue }
        if let compiled = lowered.compiled { procedures.append(compiled) }
        if lowered.lowering.graph.transition == .moves {
          checkMove(to: lowered.lowering.graph, declaration)
        }
      case .framework: _ = lower(declaration, from: file)
      case .role, .agency, .letter, .action, .message, .rule: checkShared(declaration)
      default: break
      }
    }
    checkUnusedNames()
    for syntax in declarations.scenarios {
      let before = scenarios.count
      lowerScenario(syntax)
      guard scenarios.count == before else { continue }
      uncompiledScenarios.append(
        UncompiledScenario(
          title: syntax.title ?? "",
          procedure: syntax.clause(.forProcedure)?.first(.name)?.nameText ?? "",
          path: declarations.path))
    }
  }

  /// Declarations of people, papers and words that some procedure or framework of the file uses.
  var usedDeclarations: Set<Syntax> {
    var used: Set<Syntax> = []
    for result in lowered.values {
      used.formUnion(result.lowering.roles.keys)
      used.formUnion(result.lowering.agencies.keys)
      used.formUnion(result.lowering.letters.keys)
      used.formUnion(result.lowering.messages.keys)
      used.formUnion(result.lowering.actions.keys)
    }
    return used
  }

  // MARK: Files and names

  private mutating func checkImports() {
    var seen: Set<String> = []
    for used in declarations.imports {
      if !seen.insert(used.path).inserted {
        findings.report(.repeatedEntry(used.path), at: used.syntax)
      } else if sources.index(of: used.path) == nil {
        findings.report(.fileNotFound(used.path), at: used.syntax)
      } else if let cycle = sources.cycle(from: file, through: used.path) {
        findings.report(.importCycle(cycle), at: used.syntax)
      }
    }
  }

  private mutating func checkDeclarations() {
    var seen = HashTable<DeclarationKey, [Declaration]>()
    var skeletons = HashTable<DeclarationKey, Declaration>()
    for declaration in declarations.declarations {
      let key = DeclarationKey(kind: declaration.kind, name: declaration.name)
      let alike = DeclarationKey(
        kind: declaration.kind, name: Vietnamese.skeleton(declaration.name))
      if let before = seen[key] {
        checkVersions(declaration, before)
      } else if let before = skeletons[alike] {
        findings.report(
          .lookalikeNames(before.name, declaration.name), at: declaration.nameSyntax,
          related: [(before.nameSyntax, ProcedureLowering.declaredHere)])
      }
      if declaration.kind == .role, Builtins.named(declaration.name, .role) != nil {
        findings.report(.builtinName(declaration.name), at: declaration.nameSyntax)
      }
      seen.update(key, default: []) { $0.append(declaration) }
      skeletons.updateValue(declaration, forKey: alike)
    }
  }

  /// A name may be declared again only by another version of the same procedure, whose dates tell
  /// which one a case is pinned to.
  private mutating func checkVersions(_ declaration: Declaration, _ before: [Declaration]) {
    for other in before {
      guard declaration.kind == .procedure, let mine = declaration.validity,
        let theirs = other.validity
      else {
        findings.report(
          .duplicateName(Subject(declaration.kind), declaration.name),
          at: declaration.nameSyntax,
          related: [(other.nameSyntax, ProcedureLowering.declaredHere)])
        return
      }
      if mine.overlaps(theirs) {
        findings.report(
          .overlappingVersions(declaration.name), at: declaration.nameSyntax,
          related: [(other.nameSyntax, ProcedureLowering.declaredHere)])
        return
      }
    }
  }

  /// Versions may stand in files of their own; on no day may two of them be in force.
  private mutating func checkVersionsElsewhere(_ declaration: Declaration) {
    guard let mine = declaration.validity else { return }
    for other in sources.declarations(.procedure, named: declaration.name, from: file)
    where other.syntax.tree.source.path != declarations.path {
      guard let theirs = other.validity, mine.overlaps(theirs) else { continue }
      findings.report(
        .overlappingVersions(declaration.name), at: declaration.nameSyntax,
        related: [(other.nameSyntax, ProcedureLowering.declaredHere)])
    }
  }

  /// Cases of the version before go on under this one: each of their steps has to be here.
  private mutating func checkMove(to graph: Procedure, _ declaration: Declaration) {
    guard let mine = declaration.validity else { return }
    let earlier = sources.declarations(.procedure, named: declaration.name, from: file)
      .filter { $0 != declaration && ($0.validity.map { $0.from < mine.from } ?? false) }
      .max { ($0.validity?.from ?? mine.from) < ($1.validity?.from ?? mine.from) }
    guard let earlier, let home = sources.index(of: earlier.syntax.tree.source.path),
      let before = lower(earlier, from: home)
    else { return }
    let line = declaration.syntax.statements(.transition).first ?? declaration.nameSyntax
    for step in before.lowering.graph.steps
    where !graph.steps.contains(where: { $0.name == step.name }) {
      findings.report(
        .strandedStep(step.name, procedure: declaration.name), at: line,
        related: [(earlier.nameSyntax, ProcedureLowering.declaredHere)])
    }
  }

  /// What a file declares for others is judged where it stands, whether or not anybody uses it.
  private mutating func checkShared(_ declaration: Declaration) {
    var lowering = ProcedureLowering(
      [Layer(declaration, file: file, in: sources)], in: sources)
    lowering.findings.enter(declaration.syntax, declaration.name)
    switch declaration.kind {
    case .role: lowering.checkAgency(of: declaration)
    case .agency: _ = lowering.agency(declaration)
    case .action: _ = lowering.action(declaration)
    case .message: lowering.checkWriting(of: declaration)
    case .rule:
      for line in declaration.syntax.statements(.ensure) where !lowering.isBroken(line) {
        lowering.checkDeclaredNames(of: line, from: file)
      }
    default: break
    }
    findings.add(lowering.findings.diagnostics)
  }

  // MARK: Procedures

  /// The procedure over its frameworks; each is lowered once for a file.
  private mutating func lower(_ declaration: Declaration, from file: Int) -> Lowered? {
    if let known = lowered[declaration.syntax] { return known }
    guard let layers = layers(of: declaration, from: file) else { return nil }
    var lowering = ProcedureLowering(layers, in: sources)
    lowering.lower()
    let hasErrors =
      lowering.standsOnBroken || lowering.findings.diagnostics.hasErrors
      || layers.contains { sources.files[$0.file].hasSyntaxErrors }
    var compiled: CompiledProcedure?
    if declaration.kind == .procedure, !hasErrors { compiled = verify(&lowering) }
    // A procedure of another file is played here; what is wrong with it is told there.
    if file == self.file { findings.add(lowering.findings.diagnostics) }
    let result = Lowered(lowering: lowering, compiled: compiled)
    lowered[declaration.syntax] = result
    return result
  }

  /// The greatest number of frameworks over each other.
  private static let mostLayers = 32

  private mutating func layers(of declaration: Declaration, from file: Int) -> [Layer]? {
    var layers = [Layer(declaration, file: file, in: sources)]
    var current = layers[0]
    while let name = current.declaration.syntax.clause(.follows)?.first(.name) {
      guard let (framework, home) = framework(name, from: current.file) else { return nil }
      if let start = layers.firstIndex(where: { $0.declaration == framework }) {
        let names = layers[start...].map(\.name) + [framework.name]
        findings.report(.frameworkCycle(names), at: name)
        return nil
      }
      if layers.count >= Self.mostLayers {
        findings.report(.tooManyFrameworks(Self.mostLayers), at: name)
        return nil
      }
      current = Layer(framework, file: home, in: sources)
      layers.append(current)
    }
    return layers.reversed()
  }

  private mutating func framework(
    _ name: Syntax, from file: Int
  ) -> (declaration: Declaration, file: Int)? {
    let text = name.nameText
    let found = sources.declarations(.framework, named: text, from: file)
    guard let framework = found.first,
      let home = sources.index(of: framework.syntax.tree.source.path)
    else {
      let near = findings.suggestion(
        for: text, among: sources.names(of: .framework, from: file))
      findings.report(.unknownName(.framework, text, suggestion: near), at: name)
      return nil
    }
    if let paths = found.severalFiles {
      findings.report(.ambiguousName(.framework, text, paths), at: name)
      return nil
    }
    return (framework, home)
  }

  private func verify(_ lowering: inout ProcedureLowering) -> CompiledProcedure? {
    do {
      let verified = try lowering.graph.verified()
      return CompiledProcedure(
        verified: verified, path: lowering.own.syntax.tree.source.path,
        places: lowering.positions, ownName: lowering.own.nameSyntax,
        ownText: lowering.own.syntax)
    } catch {
      let own = lowering.own
      lowering.findings.enter(own.syntax, own.name)
      for fault in error.all {
        let problem: CompileProblem =
          switch fault.kind {
          case .endlessAutomaticSteps:
            .endlessAutomaticSteps(fault.path.dropFirst().first ?? own.name)
          case .leadsAcrossBranches, .endInsideBranch:
            .leavesBranch(fault.path.dropFirst().first ?? own.name)
          case .returnsOutsideOutcome: .notHere(.returnResult)
          case .notInBlock: .notInParallel
          case .boundField: .boundField
          default: .badGraph(fault.description)
          }
        lowering.findings.report(problem, at: lowering.place(of: fault) ?? own.nameSyntax)
      }
      lowering.findings.leave()
      return nil
    }
  }

  // MARK: Scenarios

  private mutating func lowerScenario(_ syntax: Syntax) {
    guard let name = syntax.clause(.forProcedure)?.first(.name) else { return }
    let text = name.nameText
    let found = sources.declarations(.procedure, named: text, from: file)
    guard let declaration = found.version(on: firstDate(of: syntax)),
      let home = sources.index(of: declaration.syntax.tree.source.path)
    else {
      let near = findings.suggestion(
        for: text, among: sources.names(of: .procedure, from: file))
      findings.report(.unknownName(.procedure, text, suggestion: near), at: name)
      return
    }
    if let paths = found.severalFiles {
      findings.report(.ambiguousName(.procedure, text, paths), at: name)
      return
    }
    guard let lowered = lower(declaration, from: home), let compiled = lowered.compiled else {
      return
    }
    var lowering = ScenarioLowering(lowered.lowering, scenario: syntax)
    let scenario = lowering.lower()
    findings.add(lowering.findings)
    if !lowering.findings.hasErrors, !(syntax.hasTrouble && sources.hasSyntaxErrors(at: syntax)) {
      scenarios.append(
        CompiledScenario(scenario: scenario, procedure: compiled, path: declarations.path))
    }
  }

  /// The day on which a scenario starts: its version of the procedure is the one in force then.
  private func firstDate(of scenario: Syntax) -> CivilDate? {
    guard let line = scenario.statements(.at).first, let date = line.first(.literal) else {
      return nil
    }
    return NumberLiteral.date(date.text)
  }
}

extension ProcedureLowering {
  /// The place in the text of the element a fault of the graph is about.
  fileprivate func place(of fault: GraphFault) -> Syntax? {
    var path = fault.path
    let places = positions.byPath
    while !path.isEmpty {
      if let place = places[path.joined(separator: "/")] { return place }
      path.removeLast()
    }
    return nil
  }
}

extension SourceSet {
  /// The circle of files that using `path` from `file` closes, if it does.
  fileprivate func cycle(from file: Int, through path: String) -> [String]? {
    guard let start = index(of: path), sees(file, from: start) else { return nil }
    var previous: [Int: Int] = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count, previous[file] == nil {
      let current = queue[next]
      next += 1
      for used in files[current].imports {
        guard let index = index(of: used.path), previous[index] == nil else { continue }
        previous[index] = current
        queue.append(index)
      }
    }
    guard previous[file] != nil else { return nil }
    var circle = [file]
    var current = file
    while current != start {
      current = previous[current] ?? start
      circle.append(current)
    }
    return ([file] + circle.reversed()).map { files[$0].path }
  }
}
