import Diagnostics
import ProcedureInterpreter
import SourceText

/// What is wrong with the data of a procedure, as facts; the words are in `DataFlowProblem+words`.
enum DataFlowProblem {
  /// Something is read, on some occasion, where it may not be there.
  case missing(Localized, Localized, Effect, Certainty)
  case fieldNeverGiven(String, isUsed: Bool)
  case fieldNeverRead(String)
  case casesNeverAsked
  case feeNeverCollected(String)
  case resultNeverIssued(String, others: [String])

  /// What becomes of it.
  enum Effect: Hashable {
    /// The command is refused, and the case stays where it is.
    case refused
    /// The message is sent with a gap.
    case shown(String)
    /// No computed case holds.
    case undecided
  }

  enum Certainty: Hashable {
    /// In no case can anybody have given it by then.
    case certain
    /// It was missing in a case that was played.
    case seen
    /// It was missing only where whoever acts may fill it in at once.
    case asked
    /// Not everything could be played.
    case open
  }

  var code: DataFlowCode {
    switch self {
    case .missing(_, _, _, .asked): .askedInFact
    case .missing(_, _, _, .open): .notProvedKnown
    case .missing(_, _, .refused, _): .missingData
    case .missing(_, _, .shown, _): .missingInMessage
    case .missing(_, _, .undecided, _): .undecidedCase
    case .fieldNeverGiven: .fieldNeverGiven
    case .fieldNeverRead: .fieldNeverRead
    case .casesNeverAsked: .casesNeverAsked
    case .feeNeverCollected: .feeNeverCollected
    case .resultNeverIssued: .resultNeverIssued
    }
  }

  /// What surely goes wrong in every case is an error, what does in some is a warning. A field that is
  /// asked for in fact, and what is written down and never looked at, do no harm by themselves.
  var severity: Severity {
    switch self {
    case .missing(_, _, _, .certain): .error
    case .missing(_, _, _, .seen), .fieldNeverGiven, .feeNeverCollected, .resultNeverIssued:
      .warning
    case .missing(_, _, _, .asked), .missing(_, _, _, .open), .fieldNeverRead, .casesNeverAsked:
      .remark
    }
  }

  /// What nothing uses is told to who declares it, never to everybody who follows a framework.
  private var isForItsAuthor: Bool {
    switch self {
    case .missing: false
    case .fieldNeverGiven, .fieldNeverRead, .casesNeverAsked, .feeNeverCollected,
      .resultNeverIssued:
      true
    }
  }

  func finding(at path: [String], history: [TimedEvent] = []) -> ProofFinding {
    ProofFinding(
      code.code, severity, at: path, message, notes: notes, history: history,
      isForItsAuthor: isForItsAuthor)
  }
}
