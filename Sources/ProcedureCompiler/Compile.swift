import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A procedure that compiled without errors.
public struct CompiledProcedure: Sendable {
  /// The graph, checked to be one that can run.
  public let verified: VerifiedProcedure
  /// The file that declares it.
  public let path: String
  /// Where each element stands in the text, by its path in the graph, such as `steps/tiếp_nhận`.
  public var positions: [String: ElementPosition] {
    places.byPath.mapValues { ElementPosition(path: $0.tree.source.path, span: $0.span) }
  }

  let places: Positions
  /// The name in the line that declares it.
  let ownName: Syntax
  /// All that is declared in it, from its own line to its end.
  let ownText: Syntax

  /// The graph itself.
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

/// A scenario that cannot be played: it, or the procedure it is for, has mistakes.
public struct UncompiledScenario: Hashable, Sendable {
  public let title: String
  /// The name behind `cho`; empty where there is none.
  public let procedure: String
  public let path: String
}

/// What one file gives: what compiled, and everything that is wrong.
public struct FileCompilation: Sendable {
  public let path: String
  public let procedures: [CompiledProcedure]
  public let scenarios: [CompiledScenario]
  public let uncompiledScenarios: [UncompiledScenario]
  public let diagnostics: [Diagnostic]
}

/// Compiles one file of a set. Pure: files may be compiled at the same time.
///
/// A finding inside a framework that this file's procedures follow is the framework's own where the
/// framework has it by itself, and is not repeated here; one that only this procedure causes is kept.
/// Findings come in the order of the text.
public func compile(_ path: String, in sources: SourceSet) -> FileCompilation {
  guard let index = sources.index(of: path) else {
    return FileCompilation(
      path: path, procedures: [], scenarios: [], uncompiledScenarios: [], diagnostics: [])
  }
  var compilation = Compilation(sources: sources, file: index)
  compilation.run()
  return FileCompilation(
    path: path, procedures: compilation.procedures, scenarios: compilation.scenarios,
    uncompiledScenarios: compilation.uncompiledScenarios,
    diagnostics: ownFindings(of: compilation, path, in: sources))
}

private func ownFindings(
  of compilation: Compilation, _ path: String, in sources: SourceSet
) -> [Diagnostic] {
  var findings = compilation.findings.diagnostics
  var foreign: [Int] = []
  for finding in findings where finding.location.path != path {
    if let index = sources.index(of: finding.location.path), !foreign.contains(index) {
      foreign.append(index)
    }
  }
  if !foreign.isEmpty {
    var theirs: Set<Finding> = []
    for index in foreign {
      var other = Compilation(sources: sources, file: index)
      other.run()
      theirs.formUnion(other.findings.diagnostics.map { Finding($0) })
    }
    findings.removeAll { $0.location.path != path && theirs.contains(Finding($0)) }
  }
  return findings.deduplicated().inStableOrder()
}

/// A finding without the place from which it was reached.
private struct Finding: Hashable {
  let code: DiagnosticCode
  let location: SourceLocation
  let message: Localized

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.code
    location = diagnostic.location
    message = diagnostic.message
  }
}
