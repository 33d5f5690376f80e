import Diagnostics
import ProcedureInterpreter
import SourceText

/// What is wrong with the way of cases through a procedure, as facts; the words are in
/// `SoundnessProblem+words`.
enum SoundnessProblem {
  /// A case in this step can't be finished any more; it may still go round in these.
  case cannotFinish(step: String, round: [String])
  /// Every filing is refused; because a step behind it can't be entered, or for want of data.
  case neverOpened(step: String, usedUp: String?)
  case stepNeverReached(String, DeadReason)
  case blockNeverReached(String, DeadReason)
  case outcomeNeverPossible(outcome: String, Occasion)
  case endNeverReached(String, DeadReason)
  case neverHappens(step: String, Line)
  case moreThanAllBranches(block: String, asked: Int, branches: Int)
  case unproved(Doubt)
  /// Something of the text of which no case was seen that makes it happen.
  case notSeen(What, name: String, Doubt)
  case failureStrands(step: String)
  case refusedByTime(step: String)
  case limitNeverReached(step: String)
  /// A conditional way out of a place, whose condition never holds in any case that gets there.
  case branchNeverTaken(place: String, to: String)
  case blockNeverDone(String)
  /// What is to be done when a stage, or the whole case, is overdue.
  case clockNeverRunsOut(stage: String?)
  /// Words before a stage, or the whole case, is overdue.
  case neverReminded(stage: String?)

  /// Why a place is never reached.
  enum DeadReason {
    case noWay
    /// Ways lead there, and their conditions never hold.
    case neverTaken
    /// Ways lead there only from what is never reached itself.
    case onlyFrom(String)
    /// Ways lead there only by what never happens.
    case neverHappens
    /// Ways lead there, and what was filled in before, or time, rules each of them out.
    case ruledOut
  }

  enum What {
    case step, block, end, outcome, branch, timer, stayingTimer
  }

  /// When an outcome could have been chosen.
  enum Occasion {
    /// The filing performs the first outcome, and the case never comes back.
    case filing
    /// None of the steps in which it may be chosen is ever stayed in.
    case anytime
    /// What was filled in before, or time, always rules it out.
    case ruledOut
  }

  /// A line of a step that never has an effect.
  enum Line {
    case overdue, reminder, event
    /// Something else always comes first.
    case wait, eventTooLate, overdueTooLate, reminderTooLate
    /// The route of a step that waits.
    case routeBesideWait
  }
}

extension SoundnessProblem {
  var code: SoundnessCode {
    switch self {
    case .cannotFinish: .cannotFinish
    case .neverOpened: .neverOpened
    case .stepNeverReached, .blockNeverReached: .stepNeverReached
    case .outcomeNeverPossible: .outcomeNeverPossible
    case .endNeverReached: .endNeverReached
    case .neverHappens: .neverHappens
    case .moreThanAllBranches: .moreThanAllBranches
    case .unproved, .notSeen: .unproved
    case .failureStrands: .failureStrands
    case .refusedByTime: .refusedByTime
    case .limitNeverReached: .limitNeverReached
    case .branchNeverTaken: .branchNeverTaken
    case .blockNeverDone, .clockNeverRunsOut, .neverReminded: .neverHappens
    }
  }

  /// A case that hangs is an error: the law gives every case a result. So is a step, an outcome or an
  /// end that the text promises and nobody ever gets to. A line without an effect does no harm by
  /// itself, and a failing action is the operator's to repair before it is for good: warnings.
  var severity: Severity {
    switch self {
    case .cannotFinish, .neverOpened, .stepNeverReached, .blockNeverReached,
      .outcomeNeverPossible, .endNeverReached, .refusedByTime:
      .error
    case .neverHappens, .moreThanAllBranches, .failureStrands, .limitNeverReached,
      .branchNeverTaken, .blockNeverDone, .clockNeverRunsOut, .neverReminded:
      .warning
    case .unproved, .notSeen: .remark
    }
  }

  /// A framework offers more than each procedure under it makes use of.
  private var isForItsAuthor: Bool {
    switch self {
    case .branchNeverTaken, .blockNeverDone, .clockNeverRunsOut, .neverReminded,
      .limitNeverReached, .outcomeNeverPossible(_, .ruledOut), .neverHappens(_, .wait),
      .neverHappens(_, .eventTooLate), .neverHappens(_, .overdueTooLate),
      .neverHappens(_, .reminderTooLate), .notSeen:
      true
    case .cannotFinish, .neverOpened, .stepNeverReached, .blockNeverReached,
      .outcomeNeverPossible, .endNeverReached, .neverHappens, .moreThanAllBranches, .unproved,
      .failureStrands,
      .refusedByTime:
      false
    }
  }

  func finding(at path: [String], history: [TimedEvent] = []) -> ProofFinding {
    ProofFinding(
      code.code, severity, at: path, message, notes: notes, history: history,
      isForItsAuthor: isForItsAuthor)
  }
}
