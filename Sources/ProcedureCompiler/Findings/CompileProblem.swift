import CivilTime
import ProcedureGraph
import ProcedureSyntax

/// Something wrong with what a file means.
enum CompileProblem: Hashable, Sendable {
  case badNumber(meant: String?)
  /// A number that can be read in two ways, with both ways of writing it.
  case twoFacedNumber(grouped: String, decimal: String)
  case numberTooLarge
  case countOutOfRange
  case percentOutOfRange
  case unknownLevel
  case badDate
  case badTime
  case badDuration(DurationFault)
  case zeroDuration
  case moneyNotWhole
  case brokenBrace
  case fileNotFound(String)
  case importCycle([String])
  case duplicateName(Subject, String)
  case lookalikeNames(String, String)
  case builtinName(String)
  case ambiguousName(Subject, String, [String])
  case takenByFramework(Subject, String)
  case unknownName(Subject, String, suggestion: String?)
  case notInProcedure(Subject, String, procedure: String, suggestion: String?)
  case unknownTarget(String, suggestion: String?)
  case unknownOutcome(String, step: String, suggestion: String?)
  case unknownStatus(String, suggestion: String?)
  case wrongType(expected: ExpressionType, found: ExpressionType)
  case cannotCombine(ExpressionType, ExpressionType)
  case cannotCompare(ExpressionType, ExpressionType)
  case differentBranches(ExpressionType, ExpressionType)
  case mixedDurations
  case badPattern(PatternFault.Kind)
  case onlyForText(Keyword)
  case paperIsNoValue(String)
  case timeWithoutDate
  case notConstant
  case nestedList
  case expressionTooLong
  case reversedRange
  case reversedSteps
  case rangeOnWrongType
  case defaultRefused
  case wrongArguments(expected: [String], action: String)
  case tooFewArguments(Keyword)
  case actionGivesNothing(String)
  case durationWithoutUnit(String)
  case circularDefinition(String)
  case circularValue(String, CircularValues.Place)
  case missingPart(Keyword, in: Keyword)
  case missingAmount(Keyword)
  case repeatedLine(Keyword)
  case repeatedEntry(String)
  case secondEffect(Keyword)
  case notHere(Keyword)
  case mixedCases
  case mixedManner
  case neverReached
  case overlappingVersions(String)
  case emptyScenario(String)
  case dossierNotTaken(String, insertion: LineInsertion?)
  case nothingReturned(String)
  case feeRestsOnNothing(String, field: String)
  case otherKindOfMoney(String, Keyword)
  case tableIncomplete([String])
  case rowLength(Int)
  case reminderTooEarly
  case strandedStep(String, procedure: String)
  case unusedName(Subject, String)
  case hole(String, framework: String)
  case unfilledSlot(String, framework: String)
  case filledTwice(String)
  case lengthenedLimit(step: String, framework: String)
  case forbiddenPaper(String, framework: String)
  case redirectedOutcome(String, framework: String)
  case frameworkCycle([String])
  case tooManyFrameworks(Int)
  case notAmendable(Keyword, framework: String)
  case followsNothing(Keyword)
  case noSteps(Keyword, String)
  case noEnds(String)
  case stepWithoutRole(String)
  case deadEnd(String)
  case automaticStepStuck(String)
  case automaticStepChooses(String)
  case automaticStepNeedsPerson(Keyword, String)
  case personStepComputes(String)
  case missingOtherwise
  case outcomeLeadsNowhere(String)
  case outcomeLeadsTwice(String)
  case timerWithoutLimit(Keyword, String)
  case endlessAutomaticSteps(String)
  case systemCannotReceive(Keyword)
  case cannotAssign(String)
  case excludesItself(String)
  case excludesSystem(String)
  case excludesLater(String, step: String)
  case leavesBranch(String)
  case notInParallel
  case emptyParallel(String)
  case emptyBranch(String)
  case severalBranches
  case boundField
  case startsInParallel(String)
  case badShare
  case badChair(String)
  case castingWithoutChair
  case voteLeadsNowhere
  case applicantVotes
  case nobodyOnBehalf
  case callLeadsNowhere(String)
  case badGraph(String)
  case calendar(CalendarFault)
  case daysWithoutHours
  case obligationNamesNothing(Subject, String, suggestion: String?)
}

/// What kind of thing a name was looked for as.
enum Subject: Hashable, Sendable {
  case value, field, selector, paper, fee, role, agency, calendar, letter, message, action
  case framework, procedure, parameter, slot, exit, step, end, stage, rule, event, argument
  case option, publishable, result, outcome, parallel, branch
}
