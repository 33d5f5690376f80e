import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// That a command was carried out, and what came of it.
public struct Receipt: Hashable, Sendable {
  public var caseNumber: String
  /// The number of the entry that was kept; of the latest one where nothing happened.
  public var sequence: Int
  public var events: [TimedEvent]

  public init(caseNumber: String, sequence: Int, events: [TimedEvent]) {
    self.caseNumber = caseNumber
    self.sequence = sequence
    self.events = events
  }
}

/// Why a desk did not do what it was asked. Nothing has changed then.
public enum Refusal: Error, Hashable, Sendable {
  /// By the case itself.
  case rejected(Rejection)
  case noSuchCase(String)
  /// Another case has that number.
  case numberTaken(String)
  /// No version of the procedure was ever deployed.
  case noSuchProcedure(String)
  /// None of its versions is in force on that date.
  case notInForce(String, on: CivilDate)
  case artifact(ArtifactFault)
  /// Nothing carries out what cases of the procedure may ask of the world.
  case unbound(procedure: String, [UnboundRequest])
  /// No request of that key was given up or waits for an answer.
  case noSuchRequest(String)
  /// The answer is not what the action gives, or the request awaits none.
  case unusableAnswer(String)
  /// A command for another case has that key.
  case keyOfAnother(String)
  /// Others kept changing the case, each time before this command was kept.
  case overtaken(String)
  /// Personal data of a case that is still open.
  case stillOpen(String)
  case journal(JournalFault)
}
