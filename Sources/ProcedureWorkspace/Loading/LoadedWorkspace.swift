import Diagnostics
import ProcedureCompiler
import SourceText

/// What a run over files gives, as plain values.
public struct LoadedWorkspace: Sendable {
  /// The files asked for, in the order in which they were found.
  public let paths: [String]
  /// All findings of the files asked for, and the errors of the files they import; by path, place
  /// and code, without repetitions. What an author has answered for is not among them.
  public let diagnostics: [Diagnostic]
  /// The findings that are answered in the text (`# bỏ qua …`), in no order.
  public let waived: [WaivedFinding]
  /// What the files asked for declare, in their order; empty when only findings were wanted.
  public let procedures: [CompiledProcedure]
  public let scenarios: [CompiledScenario]
  /// Scenarios of the files asked for that cannot be played.
  public let uncompiledScenarios: [UncompiledScenario]
  /// Other files that these import, directly or not, whether they are there or not.
  public let imported: Set<String>
  /// The texts that findings speak of; all that were read, when more than findings was wanted.
  let sources: [String: SourceText]

  public func source(_ path: String) -> SourceText? { sources[path] }

  /// The findings ready to be shown.
  public func report(in language: Language) -> Report {
    Report(diagnostics, in: language, sources: { sources[$0] })
  }
}
