import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// The procedures of a workspace in a table: how much text, how much process, what they make use of.
///
/// Everything is counted from the text and the graph; nothing is said of a procedure by hand.
public struct ProcedureListing: Sendable {
  public struct Row: Sendable {
    public let name: String
    public let title: String
    public let code: String?
    public let path: String
    /// The nearest framework it follows.
    public let framework: String?
    /// Lines of its file that say something: no comments, no empty lines, no scenarios.
    public let lines: Int
    public let steps: Int
    public let papers: Int
    /// Limits of the whole case, of steps and of stages.
    public let limits: Int
    /// Scenarios of the workspace that are played on it.
    public let scenarios: Int
    public let features: [ProcedureFeature]
  }

  /// In the order of the files.
  public let rows: [Row]

  /// The median of the lines of all procedures that follow a framework, in halves of a line; nil where
  /// none does.
  public var medianLinesOfFollowers: Int? {
    let lines = rows.filter { $0.framework != nil }.map(\.lines).sorted()
    guard !lines.isEmpty else { return nil }
    return lines[(lines.count - 1) / 2] + lines[lines.count / 2]
  }

  public var followers: Int { rows.count { $0.framework != nil } }

  public init(_ workspace: LoadedWorkspace) {
    var scenarios: [String: Int] = [:]
    func key(_ compiled: CompiledProcedure) -> String {
      "\(compiled.path)\u{0}\(compiled.procedure.name)\u{0}\(compiled.procedure.inForce?.from.iso ?? "")"
    }
    for scenario in workspace.scenarios { scenarios[key(scenario.procedure), default: 0] += 1 }
    var lines: [String: Int] = [:]
    rows = workspace.procedures.map { compiled in
      let procedure = compiled.procedure
      let count =
        lines[compiled.path] ?? workspace.source(compiled.path).map(linesOfText) ?? 0
      lines[compiled.path] = count
      return Row(
        name: procedure.name, title: procedure.title, code: procedure.code, path: compiled.path,
        framework: procedure.frameworks.first?.name, lines: count, steps: procedure.steps.count,
        papers: procedure.papers.count, limits: procedure.allLimits.count,
        scenarios: scenarios[key(compiled)] ?? 0,
        features: ProcedureFeature.allCases.filter { $0.isIn(procedure) })
    }
  }
}

/// Lines that hold at least one word or sign outside of scenarios.
private func linesOfText(_ source: SourceText) -> Int {
  var lines: Set<Int> = []
  for statement in parse(source).tree.root.children
  where !statement.is(.statement, .scenario) {
    for index in statement.tokens {
      let span = statement.token(index).span
      guard span.length > 0 else { continue }
      lines.insert(source.position(ofByte: span.lower).line)
    }
  }
  return lines.count
}
