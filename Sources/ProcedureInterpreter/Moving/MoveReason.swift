import CivilTime
import ProcedureGraph

/// An element of a version as its author called it.
public struct MovedElement: Hashable, Sendable {
  public var part: MovePlan.Part
  public var name: String
  public var title: String

  public init(_ part: MovePlan.Part, name: String, title: String = "") {
    self.part = part
    self.name = name
    self.title = title
  }
}

/// Why a case can't be moved by a plan.
public enum MoveReason: Hashable, Sendable {
  /// The case needs an element that has no namesake, and the plan does not say what becomes of it.
  case undecided(MovedElement)
  /// The plan gives up what the case can't go on without: the step it is in, a block that is open, a
  /// stage it is in, an action that is under way.
  case inUse(MovedElement)
  /// The plan names an element that the new version does not have.
  case unknownName(MovedElement, String)
  /// A field with values of another kind.
  case otherType(MovedElement)
  /// The value of a field is none of those that may be chosen.
  case optionGone(MovedElement, String)
  /// The step the case is in was a person's and is the system's now, or the other way round.
  case otherPerformer(MovedElement)
  /// The step the case is in belongs to another stage, or to one at last.
  case otherStage(MovedElement)
  /// The step the case is in, or the block, lies elsewhere among parallel work.
  case otherBranch(MovedElement)
  /// Branches of an open block came or went.
  case branchesChanged(MovedElement)
  /// A case of another procedure is under way that the step does not call any more.
  case callRunning(MovedElement, procedure: String)
  /// The step calls another procedure, which happens only when it is entered.
  case callNotMade(MovedElement)
  /// An action that is under way takes or gives something else.
  case actionChanged(MovedElement)
  /// Votes were cast in a step that has no vote any more.
  case votesCast(MovedElement)
  /// The applicant has to choose a case of the procedure, and had nothing to choose from.
  case caseNotChosen
  /// The new version has cases that were received before go on under the old one.
  case staysByTransition
  /// The new version is not in force before that day.
  case notYetInForce(CivilDate)
  /// The new limit can't be worked out.
  case limitUnknown(Fault.Place, EvaluationFault)
}

extension MoveReason {
  /// Of the value of a field: one that was erased fits no type.
  var isAboutValues: Bool {
    switch self {
    case .otherType, .optionGone: true
    case .undecided, .inUse, .unknownName, .otherPerformer, .otherStage, .otherBranch,
      .branchesChanged, .callRunning, .callNotMade, .actionChanged, .votesCast, .caseNotChosen,
      .staysByTransition, .notYetInForce, .limitUnknown:
      false
    }
  }
}

/// A case that stays where it is, and all that keeps it there.
public struct Immovable: Error, Hashable, Sendable {
  public var reasons: [MoveReason]

  public init(_ reasons: [MoveReason]) { self.reasons = reasons }
}
