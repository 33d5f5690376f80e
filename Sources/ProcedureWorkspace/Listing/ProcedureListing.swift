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
    /// Lines of its text that say something, no comments and no empty lines: its own block, and what
    /// its file declares beside procedures, frameworks, rules and scenarios.
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
    var texts: [String: TextOfFile] = [:]
    var versions: [String: Int] = [:]
    rows = workspace.procedures.map { compiled in
      let procedure = compiled.procedure
      let text =
        texts[compiled.path] ?? workspace.source(compiled.path).map { TextOfFile($0) }
        ?? TextOfFile()
      let version = versions[compiled.path + "\u{0}" + procedure.name, default: 0]
      versions[compiled.path + "\u{0}" + procedure.name] = version + 1
      let count = text.lines(of: procedure.name, version)
      texts[compiled.path] = text
      return Row(
        name: procedure.name, title: procedure.title, code: procedure.code, path: compiled.path,
        framework: procedure.frameworks.first?.name, lines: count, steps: procedure.steps.count,
        papers: procedure.papers.count, limits: procedure.allLimits.count,
        scenarios: scenarios[key(compiled)] ?? 0,
        features: ProcedureFeature.allCases.filter { $0.isIn(procedure) })
    }
  }
}

/// Lines that hold at least one word or sign, by what they belong to.
private struct TextOfFile {
  /// What all procedures of the file see.
  private var shared: Set<Int> = []
  /// Those of each procedure alone, one after another where it has several versions.
  private var own: [String: [Set<Int>]] = [:]

  init() {}

  init(_ source: SourceText) {
    for statement in parse(source).tree.root.children {
      let lines = Set(
        statement.tokens.map { statement.token($0).span }.filter { $0.length > 0 }.map {
          source.position(ofByte: $0.lower).line
        })
      switch statement.keyword {
      case .procedure:
        let name = statement.first(.name).map { nfc($0.text) } ?? ""
        own[name, default: []].append(lines)
      case .framework, .rule, .scenario: break
      default: shared.formUnion(lines)
      }
    }
  }

  func lines(of procedure: String, _ version: Int) -> Int {
    let versions = own[procedure] ?? []
    return shared.count + (versions.indices.contains(version) ? versions[version].count : 0)
  }
}
