import CivilTime
import ProcedureGraph
import ProcedureSyntax

/// Something wrong with what a file means.
enum CompileProblem: Hashable, Sendable {
  case badNumber(meant: String?)
  case numberTooLarge
  case badDate
  case badTime
  case badDuration(DurationFault)
  case moneyNotWhole
  case brokenBrace
  case fileNotFound(String)
  case importCycle([String])
  case duplicateName(Subject, String)
  case lookalikeNames(String, String)
  case builtinName(String)
  case ambiguousName(Subject, String, [String])
  case unknownName(Subject, String, suggestion: String?)
  case unknownTarget(String, suggestion: String?)
  case unknownOutcome(String, step: String, suggestion: String?)
  case unknownStatus(String, suggestion: String?)
  case wrongType(expected: ExpressionType, found: ExpressionType)
  case cannotCombine(ExpressionType, ExpressionType)
  case cannotCompare(ExpressionType, ExpressionType)
  case mixedDurations
  case badPattern(String)
  case reversedRange
  case rangeOnWrongType
  case wrongArguments(expected: [String], action: String)
  case actionGivesNothing(String)
  case durationWithoutUnit(String)
  case circularDefinition(String)
  case missingPart(Keyword, in: Keyword)
  case repeatedLine(Keyword)
  case notHere(Keyword)
  case mixedCases
  case hole(String, framework: String)
  case unfilledSlot(String, framework: String)
  case filledTwice(String)
  case lengthenedLimit(step: String, framework: String)
  case forbiddenPaper(String, framework: String)
  case redirectedOutcome(String, framework: String)
  case frameworkCycle([String])
  case notAmendable(Keyword, framework: String)
  case followsNothing(Keyword)
  case notYetSupported(Keyword)
  case noSteps(String)
  case noEnds(String)
  case stepWithoutRole(String)
  case deadEnd(String)
  case automaticStepChooses(String)
  case automaticStepNeedsPerson(Keyword, String)
  case personStepComputes(String)
  case missingOtherwise
  case outcomeLeadsNowhere(String)
  case outcomeLeadsTwice(String)
  case timerWithoutLimit(String)
  case endlessAutomaticSteps(String)
  case badGraph(String)
  case calendar(CalendarFault)
  case obligationUnproved
}

/// What kind of thing a name was looked for as.
enum Subject: Hashable, Sendable {
  case value, field, selector, paper, fee, role, agency, calendar, letter, message, action
  case framework, procedure, parameter, slot, exit, step, end, stage, rule, event, argument
  case option, publishable, outcome
}
