import Diagnostics
import ProcedureInterpreter
import SourceText

/// Something found in a procedure, about one element of its graph.
public struct ProofFinding: Sendable {
  public var code: DiagnosticCode
  public var severity: Severity
  /// The path of the element in the graph, as `GraphFault.path` spells it: `steps`, `tiếp_nhận`,
  /// `outcomes`, `hợp_lệ`. Names alone, so that it can be looked up among the positions of the text.
  ///
  /// With `own` before it, the finding is told in the procedure's own text: at its name where a
  /// framework states the element.
  public var path: [String]
  /// What is wrong: lower-case start, no final period, back-ticks around the author's words.
  public var message: Localized
  /// Further sentences: why it matters, how to mend it.
  public var notes: [Localized]
  /// Other elements that belong to the finding, by their paths.
  public var related: [(path: [String], text: Localized)]
  /// The shortest case history that shows it: played on the interpreter, it does what the finding
  /// says. Empty where the finding needs no history.
  public var history: [TimedEvent]
  /// Whether it is news only where the procedure's own text states the element: what comes with a
  /// framework is written for many, of which some make no use of it.
  public var isForItsAuthor: Bool

  public init(
    _ code: DiagnosticCode, _ severity: Severity, at path: [String], _ message: Localized,
    notes: [Localized] = [], related: [(path: [String], text: Localized)] = [],
    history: [TimedEvent] = [], isForItsAuthor: Bool = false
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.message = message
    self.notes = notes
    self.related = related
    self.history = history
    self.isForItsAuthor = isForItsAuthor
  }
}
