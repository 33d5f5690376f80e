import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A procedure that compiled without errors.
public struct CompiledProcedure: Sendable {
  public let verified: VerifiedProcedure
  /// The file that declares it.
  public let path: String
  /// Where each element stands in the text, by its path in the graph, such as `steps/tiếp_nhận`.
  public let positions: [String: ElementPosition]

  public var procedure: Procedure { verified.procedure }
}

/// A place in a file of the set.
public struct ElementPosition: Hashable, Sendable {
  public let path: String
  public let span: ByteSpan
}

/// A scenario with the procedure it is played on.
public struct CompiledScenario: Sendable {
  public let scenario: Scenario
  public let procedure: CompiledProcedure
  /// The file that the scenario stands in.
  public let path: String
}

/// What one file gives: what compiled, and everything that is wrong.
public struct FileCompilation: Sendable {
  public let path: String
  public let procedures: [CompiledProcedure]
  public let scenarios: [CompiledScenario]
  public let diagnostics: [Diagnostic]
}

/// Compiles one file of a set. Pure: files may be compiled at the same time.
///
/// A finding inside a framework that this file's procedures follow is the framework's own where the
/// framework has it by itself, and is not repeated here; one that only this procedure causes is kept.
public func compile(_ path: String, in sources: SourceSet) -> FileCompilation {
  guard let index = sources.index(of: path) else {
    return FileCompilation(path: path, procedures: [], scenarios: [], diagnostics: [])
  }
  var compilation = Compilation(sources: sources, file: index)
  compilation.run()
  return FileCompilation(
    path: path, procedures: compilation.procedures, scenarios: compilation.scenarios,
    diagnostics: ownFindings(compilation.findings.diagnostics, of: path, in: sources))
}

private func ownFindings(
  _ findings: [Diagnostic], of path: String, in sources: SourceSet
) -> [Diagnostic] {
  let foreign = Set(findings.map(\.location.path)).subtracting([path])
  guard !foreign.isEmpty else { return findings.deduplicated() }
  let theirs = Set(
    foreign.flatMap { compile($0, in: sources).diagnostics.map { Finding($0) } })
  return findings.filter { $0.location.path == path || !theirs.contains(Finding($0)) }
    .deduplicated()
}

/// A finding without the place from which it was reached.
private struct Finding: Hashable {
  let code: DiagnosticCode
  let location: SourceLocation

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.code
    location = diagnostic.location
  }
}

private struct Compilation {
  let sources: SourceSet
  let file: Int
  var findings = Findings()
  var procedures: [CompiledProcedure] = []
  var scenarios: [CompiledScenario] = []
  private var lowered: [Declaration: Lowered] = [:]

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
        if let compiled = lower(declaration, from: file)?.compiled { procedures.append(compiled) }
      case .framework: _ = lower(declaration, from: file)
      case .rule:
        for line in declaration.syntax.statements(.ensure) {
          findings.report(.obligationUnproved, at: line.first(.string) ?? line)
        }
      default: break
      }
    }
    for syntax in declarations.scenarios { lowerScenario(syntax) }
  }

  // MARK: Files and names

  private mutating func checkImports() {
    for used in declarations.imports {
      if sources.index(of: used.path) == nil {
        findings.report(.fileNotFound(used.path), at: used.syntax)
      } else if let cycle = sources.cycle(from: file, through: used.path) {
        findings.report(.importCycle(cycle), at: used.syntax)
      }
    }
  }

  private mutating func checkDeclarations() {
    var seen: [DeclarationKey: Declaration] = [:]
    var skeletons: [DeclarationKey: Declaration] = [:]
    for declaration in declarations.declarations {
      let key = DeclarationKey(kind: declaration.kind, name: declaration.name)
      let alike = DeclarationKey(
        kind: declaration.kind, name: Vietnamese.skeleton(declaration.name))
      if let before = seen[key] {
        findings.report(
          .duplicateName(Subject(declaration.kind), declaration.name),
          at: declaration.nameSyntax,
          related: [(before.nameSyntax, Localized(vi: "khai báo ở đây", en: "declared here"))])
      } else if let before = skeletons[alike] {
        findings.report(
          .lookalikeNames(before.name, declaration.name), at: declaration.nameSyntax,
          related: [(before.nameSyntax, Localized(vi: "khai báo ở đây", en: "declared here"))])
      }
      if declaration.kind == .role, BuiltinNames.named(declaration.name, kinds: [.role]) != nil {
        findings.report(.builtinName(declaration.name), at: declaration.nameSyntax)
      }
      seen[key] = declaration
      skeletons[alike] = declaration
    }
  }

  // MARK: Procedures

  /// The procedure over its frameworks; each is lowered once for a file.
  private mutating func lower(_ declaration: Declaration, from file: Int) -> Lowered? {
    if let known = lowered[declaration] { return known }
    guard let layers = layers(of: declaration, from: file) else { return nil }
    var lowering = ProcedureLowering(layers, in: sources)
    lowering.lower()
    let hasErrors =
      lowering.findings.diagnostics.hasErrors
      || layers.contains { sources.files[$0.file].syntaxFindings.hasErrors }
    var compiled: CompiledProcedure?
    if declaration.kind == .procedure, !hasErrors { compiled = verify(&lowering) }
    findings.add(lowering.findings.diagnostics)
    let result = Lowered(lowering: lowering, compiled: compiled)
    lowered[declaration] = result
    return result
  }

  private mutating func layers(of declaration: Declaration, from file: Int) -> [Layer]? {
    var layers = [Layer(declaration: declaration, file: file)]
    var current = layers[0]
    while let name = current.declaration.syntax.clause(.follows)?.first(.name) {
      let found = sources.declarations(.framework, named: name.nameText, from: current.file)
      guard let framework = found.first else {
        let near = Suggestion.nearest(
          to: name.nameText, among: sources.names(of: .framework, from: current.file).sorted())
        findings.report(.unknownName(.framework, name.nameText, suggestion: near), at: name)
        return nil
      }
      guard let home = sources.index(of: framework.syntax.tree.source.path) else { return nil }
      if layers.contains(where: { $0.declaration == framework }) || layers.count > 16 {
        let names = layers.map(\.name) + [framework.name]
        findings.report(.frameworkCycle(names), at: name)
        return nil
      }
      current = Layer(declaration: framework, file: home)
      layers.append(current)
    }
    return layers.reversed()
  }

  private func verify(_ lowering: inout ProcedureLowering) -> CompiledProcedure? {
    do {
      let verified = try lowering.graph.verified()
      return CompiledProcedure(
        verified: verified, path: lowering.own.syntax.tree.source.path,
        positions: lowering.positions.mapValues {
          ElementPosition(path: $0.tree.source.path, span: $0.span)
        })
    } catch {
      let own = lowering.own
      lowering.findings.enter(own.syntax, own.name)
      for fault in error.all {
        let problem: CompileProblem =
          switch fault.kind {
          case .endlessAutomaticSteps:
            .endlessAutomaticSteps(fault.path.dropFirst().first ?? own.name)
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
    let found = sources.declarations(.procedure, named: name.nameText, from: file)
    guard let declaration = found.first,
      let home = sources.index(of: declaration.syntax.tree.source.path)
    else {
      let near = Suggestion.nearest(
        to: name.nameText, among: sources.names(of: .procedure, from: file).sorted())
      findings.report(.unknownName(.procedure, name.nameText, suggestion: near), at: name)
      return
    }
    guard let lowered = lower(declaration, from: home), let compiled = lowered.compiled else {
      return
    }
    var lowering = ScenarioLowering(lowered.lowering, scenario: syntax)
    let scenario = lowering.lower()
    findings.add(lowering.findings)
    if !lowering.findings.hasErrors, !syntax.hasTrouble {
      scenarios.append(
        CompiledScenario(scenario: scenario, procedure: compiled, path: declarations.path))
    }
  }
}

extension ProcedureLowering {
  /// The place in the text of the element a fault of the graph is about.
  fileprivate func place(of fault: GraphFault) -> Syntax? {
    var path = fault.path
    while !path.isEmpty {
      if let place = positions[path.joined(separator: "/")] { return place }
      path.removeLast()
    }
    return nil
  }
}

extension SourceSet {
  /// The circle of files that using `path` from `file` closes, if it does.
  fileprivate func cycle(from file: Int, through path: String) -> [String]? {
    guard let start = index(of: path) else { return nil }
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

extension Subject {
  /// What a declaration at the top of a file declares.
  fileprivate init(_ kind: Keyword) {
    switch kind {
    case .calendar: self = .calendar
    case .agency: self = .agency
    case .role: self = .role
    case .paper: self = .paper
    case .message: self = .message
    case .letter: self = .letter
    case .action: self = .action
    case .rule: self = .rule
    case .framework: self = .framework
    default: self = .procedure
    }
  }
}
