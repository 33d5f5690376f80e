import CivilTime
import ProcedureGraph

/// Why a command is refused. Nothing has changed then.
public enum Rejection: Error, Hashable, Sendable {
  case notFiled
  case alreadyFiled
  /// Only an event opens a case of this procedure.
  case notOpenedByFiling
  case closed(ID<End>)
  /// The case has left that step, or never was in it.
  case stepNotActive(ID<Step>, active: [ID<Step>])
  case roleDoesNotPerform(ID<Role>, step: ID<Step>)
  case noSuchOutcome(OutcomeReference)
  /// An anytime outcome that may not be chosen in the step the case is in.
  case outcomeNotOffered(OutcomeReference, in: ID<Step>)
  case eventNotAwaited(ID<Named>)
  /// Nobody votes in that step.
  case noVote(ID<Step>)
  /// No such request, or it has been answered.
  case requestNotPending(Int)
  /// Everything that is wrong, one by one, in the order in which it was looked at.
  case faulty([Fault])
  /// The step has been entered as often as it may be, and there is no other way.
  case visitLimitReached(ID<Step>)
  case cannotEvaluate(Fault.Place, EvaluationFault)
  /// The step goes on in several branches, and the command does not say in which. Their numbers.
  case branchNotNamed(ID<Step>, open: [Int])
  /// A list has more elements than branches can be opened at once.
  case tooManyBranches(ID<Parallel>, count: Int)
  /// More moves than one command may cause; the case was about to enter this step.
  case endlessChain(ID<Step>)
}

/// One thing that is wrong with what was given or is missing.
public enum Fault: Hashable, Sendable {
  case channelNotOffered(Channel)
  /// Offered, but its condition does not hold.
  case channelNotAvailable(Channel)
  case returnMissing
  case returnNotOffered(Channel)
  case returnNotAvailable(Channel)
  case caseMissing
  case noSuchCase(ID<CaseSelector>)
  /// Cases of this procedure are computed, not chosen.
  case caseIsComputed(ID<CaseSelector>)

  /// Nobody but the applicant may file here: index into the bans of the procedure.
  case filedOnBehalf(ban: Int)

  case noSuchField(ID<Field>)
  case fieldNotEnterable(ID<Field>)
  case fieldInvalid(ID<Field>, [FieldFault])
  case fieldMissing(ID<Field>)

  case papersNotTaken(ID<Step>)
  case noSuchPaper(ID<Paper>)
  case paperNotAsked(ID<Paper>)
  case paperForm(ID<Paper>, given: PaperForm)
  case paperCopies(ID<Paper>, PaperForm, asked: Int, given: Int)
  case paperFormat(ID<Paper>, given: String)
  case paperTooLarge(ID<Paper>, bytes: Int64, maximum: Int64)
  case paperExpired(ID<Paper>)
  case paperMissing(ID<Paper>)
  /// To be handed in, or taken back, with the result.
  case paperDueAtReturn(ID<Paper>)
  /// None of these papers was handed in.
  case paperGroupMissing([ID<Paper>])

  /// Nothing says that this result was made.
  case resultNotIssued(ID<Named>)
  /// There is nothing to hand over.
  case noResultIssued
  /// The latest day of filing before the event, which has passed.
  case filedTooLate(ID<Field>, latest: CivilDate)

  case noSuchFee(ID<Fee>)
  /// In đồng.
  case feeUnpaid(ID<Fee>, outstanding: Int64)
  case paymentNotPositive(Int64)
  case paymentTooLarge(ID<Fee>, outstanding: Int64)
  case meansNotOffered(ID<Fee>, Collection.Means)

  /// Four eyes can't be told apart without knowing who acts.
  case personMissing
  /// This person performed that step, and may not perform the one at hand as well.
  case samePerson(String, ID<Step>)
  case assignedToAnother(String)
  /// She has taken the step on.
  case claimedByAnother(String)
  /// The person for whom one acts performed this step.
  case principalPerformed(String, ID<Step>)
  /// Several people perform the step, or none of an office: it is nobody's own.
  case taskOfNobody(ID<Step>)
  /// Nobody has the step, so nobody can give it back.
  case taskIsFree(ID<Step>)
  case assignmentNotOffered(ID<Role>)
  /// Who is named for the next step may not perform it, having performed another.
  case assigneeExcluded(String, ID<Step>)
  case alreadyVoted(String)
  case councilFull(ID<Step>, members: Int)
  case quorumMissing(ID<Step>, needed: Int, present: Int)
  case partyAbsent(ID<Role>)
  /// The same person as the performer or another party.
  case partyIsAnother(ID<Role>)
  case presenceNotAsked(ID<Role>)
  case letterNotSignedHere(ID<Letter>)
  /// The outcome is chosen with this letter signed, and it is not.
  case signatureMissing(ID<Letter>)
  case visitLimitReached(ID<Step>)
  case cannotEvaluate(Place, EvaluationFault)

  /// The expression that could not be evaluated.
  public enum Place: Hashable, Sendable {
    case set(ID<Field>)
    case argument(ID<ActionSignature>, index: Int)
    /// What a called case is opened with.
    case callArgument(ID<Step>, field: String)
    /// A condition of the way on from this step.
    case branch(ID<Step>)
    case fee(ID<Fee>)
    case paper(ID<Paper>)
    case paperGroup(Int)
    /// The list for whose elements branches are opened, how many have to be done, and the way on.
    case branchList(ID<Parallel>)
    case branchesRequired(ID<Parallel>)
    case afterBranches(ID<Parallel>)
    case limit(ID<Step>)
    case stageLimit(ID<Stage>)
    case overallLimit
    case wait(ID<Step>)
    /// How many members a council has.
    case members(ID<Step>)
    /// When nobody may file for the applicant: index into the bans.
    case onBehalf(Int)
    case leadTime(ID<Field>)
    case filingChannel(Channel)
    case returnChannel(Channel)
  }
}
