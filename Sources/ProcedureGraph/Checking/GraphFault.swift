/// A reason why a procedure cannot be run, and the element it concerns.
///
/// A value, not a message: the words are made where the reader's language is known.
public struct GraphFault: Error, Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    // Names and references.
    case emptyName
    /// A name with a slash, white space or a control character: paths could not be told apart.
    case badName
    case duplicateName
    /// Role 0 is not the applicant, role 1 is not the system, or one of them has an agency.
    case reservedRole
    /// An index outside of its array.
    case unknownReference
    /// The same thing twice in a list where once is meant.
    case duplicateEntry
    /// A list that has to name something and is empty: means, fees, members, steps, options, tiers.
    case emptyList
    /// Agencies that are part of each other, or that replace each other in a circle.
    case agencyCycle

    // Expressions.
    case expressionTooDeep
    /// The expression does not have the type its place asks for.
    case wrongType
    /// Operands that do not go together: money plus a number, working days with calendar days.
    case wrongOperands
    case wrongArgumentCount
    /// A value that is computed from what it is used in: the total fee in a fee, the due date in a
    /// limit, a case in the condition of a case, a field in its own or an earlier initial value.
    case circularValue

    // Data.
    case nestedList
    case wrongConstraint
    /// A least value above the greatest one.
    case reversedRange
    case badPattern
    /// Some cases are chosen and some computed.
    case mixedCases
    /// In force until a date before it comes into force.
    case reversedValidity

    // Numbers.
    /// A count below 1, a size below 1 byte, a retry below 0.
    case countOutOfRange
    /// A relief outside of 0…100 percent.
    case percentOutOfRange
    /// A duration of nothing where time has to pass.
    case emptyDuration

    // The process.
    case noSteps
    case noEnds
    /// A person's step from which nothing leads on.
    case deadEnd
    /// A step of the system without a route, a wait or an event.
    case automaticStepStuck
    /// An outcome, a field to enter, a signature, an assignment or four eyes in a step of the system.
    case personNeeded
    /// A computed branch in a person's step, outside of an outcome.
    case routeInPersonStep
    /// An outcome that requires signatures where there is no letter to sign.
    case nothingToSign
    /// A route in a step that waits for the end of a called case.
    case routeBesideCall
    /// Steps of the system, or ways around exhausted steps, that lead into each other without end.
    case endlessAutomaticSteps
    /// A reminder or an overdue rule where there is no limit.
    case timerWithoutLimit
    /// Silence counts as an outcome, but there is no such outcome.
    case unknownOutcome

    /// A result is handed over elsewhere than in an outcome that a person chooses: nobody would be
    /// there to refuse to when a paper is lacking.
    case returnsOutsideOutcome

    // Parallel work.
    /// A branch that begins with something else than a step or a block of its own.
    case emptyBranch
    /// A way into a branch, out of it or from one to another, other than by its end or by stopping.
    case leadsAcrossBranches
    /// An end of the whole case within a branch, whose sisters were left hanging.
    case endInsideBranch
    /// The end of a branch, or stopping, where there is no such branch.
    case notInBlock
    /// Blocks that stand in each other in a circle.
    case blockCycle
    /// A field that a block gives each of its branches is entered, asked for or set besides.
    case boundField

    // Obligations.
    /// Something else than a step where nobody may perform two of them.
    case stepNeeded
    /// Something is called absent that the procedure has.
    case notAbsent

    // Acts.
    /// A result is stored, but the action gives none.
    case actionGivesNothing
    /// A message, a reminder or a parcel to the system itself.
    case unreachableRole
  }

  public var kind: Kind
  /// From the procedure down to the element, by names where there are names and by positions
  /// elsewhere: `["steps", "tiếp_nhận", "outcomes", "hợp_lệ"]`.
  public var path: [String]

  public init(_ kind: Kind, at path: [String]) {
    self.kind = kind
    self.path = path
  }
}

extension GraphFault: CustomStringConvertible {
  public var description: String { "\(kind.rawValue) at \(path.joined(separator: "/"))" }
}
