import Diagnostics
import ProcedureInterpreter
import SourceText

/// What came of playing a scenario.
public struct ScenarioRun: Sendable {
  public let title: String
  /// The name of the procedure.
  public let procedure: String
  /// The file the scenario stands in.
  public let path: String
  /// What was asked of the case, in order, refused commands and passages of time included.
  public let commands: [GivenCommand]
  /// Everything that happened, in order.
  public let events: [TimedEvent]
  /// The same in words, with the commands that were refused.
  public let history: CaseHistory
  /// What did not come true, each at its line.
  public let diagnostics: [Diagnostic]
  /// What of the procedure the run has visited.
  public let visits: Set<CoveragePlace>

  /// Every line could be played and every expectation was met. Warnings do not count.
  public var isPassed: Bool { !diagnostics.contains { $0.severity == .error } }
}
