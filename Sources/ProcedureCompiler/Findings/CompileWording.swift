import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// Every finding of the compiler in words, in both languages side by side.
///
/// Keywords are quoted in the dialect of the file, and names as the author wrote them.
struct CompileWording {
  struct Words {
    var code: CompileCode
    var severity = Severity.error
    var message: Localized
    var label: Localized?
    var notes: [Localized] = []
    var fixes: [Fix] = []

    init(
      _ code: CompileCode, _ severity: Severity = .error, vi: String, en: String,
      label: Localized? = nil, notes: [Localized] = [], fixes: [Fix] = []
    ) {
      self.code = code
      self.severity = severity
      message = Localized(vi: vi, en: en)
      self.label = label
      self.notes = notes
      self.fixes = fixes
    }
  }

  let dialect: Dialect
  /// The author's words at the place of the finding.
  let text: String
  let span: ByteSpan

  func words(for problem: CompileProblem) -> Words {
    switch problem {
    case .badNumber(let meant): badNumber(meant)
    case .twoFacedNumber(let grouped, let decimal): twoFacedNumber(grouped, decimal)
    case .numberTooLarge: numberTooLarge
    case .countOutOfRange: countOutOfRange
    case .percentOutOfRange: percentOutOfRange
    case .unknownLevel: unknownLevel
    case .badDate: badDate
    case .badTime: badTime
    case .badDuration(let fault): badDuration(fault)
    case .zeroDuration: zeroDuration
    case .moneyNotWhole: moneyNotWhole
    case .brokenBrace: brokenBrace
    case .fileNotFound(let path): fileNotFound(path)
    case .importCycle(let paths): importCycle(paths)
    case .duplicateName(let subject, let name): duplicateName(subject, name)
    case .lookalikeNames(let a, let b): lookalikeNames(a, b)
    case .builtinName(let name): builtinName(name)
    case .ambiguousName(let subject, let name, let files): ambiguousName(subject, name, files)
    case .takenByFramework(let subject, let name): takenByFramework(subject, name)
    case .unknownName(let subject, let name, let near): unknownName(subject, name, near)
    case .notInProcedure(let subject, let name, let procedure, let near):
      notInProcedure(subject, name, procedure, near)
    case .unknownTarget(let name, let near): unknownTarget(name, near)
    case .unknownOutcome(let name, let step, let near): unknownOutcome(name, step, near)
    case .unknownStatus(let name, let near): unknownStatus(name, near)
    case .wrongType(let expected, let found): wrongType(expected, found)
    case .cannotCombine(let a, let b): cannotCombine(a, b)
    case .cannotCompare(let a, let b): cannotCompare(a, b)
    case .differentBranches(let a, let b): differentBranches(a, b)
    case .mixedDurations: mixedDurations
    case .badPattern(let kind): badPattern(kind)
    case .onlyForText(let keyword): onlyForText(keyword)
    case .paperIsNoValue(let name): paperIsNoValue(name)
    case .timeWithoutDate: timeWithoutDate
    case .notConstant: notConstant
    case .nestedList: nestedList
    case .expressionTooLong: expressionTooLong
    case .reversedRange: reversedRange
    case .reversedSteps: reversedSteps
    case .rangeOnWrongType: rangeOnWrongType
    case .defaultRefused: defaultRefused
    case .wrongArguments(let expected, let action): wrongArguments(expected, action)
    case .tooFewArguments(let keyword): tooFewArguments(keyword)
    case .actionGivesNothing(let action): actionGivesNothing(action)
    case .durationWithoutUnit(let number): durationWithoutUnit(number)
    case .circularDefinition(let name): circularDefinition(name)
    case .circularValue(let name, let place): circularValue(name, place)
    case .missingPart(let part, let owner): missingPart(part, owner)
    case .missingAmount(let kind): missingAmount(kind)
    case .repeatedLine(let keyword): repeatedLine(keyword)
    case .repeatedEntry(let name): repeatedEntry(name)
    case .secondEffect(let keyword): secondEffect(keyword)
    case .notHere(let keyword): notHere(keyword)
    case .mixedCases: mixedCases
    case .mixedManner: mixedManner
    case .neverReached: neverReached
    case .overlappingVersions(let name): overlappingVersions(name)
    case .emptyScenario(let title): emptyScenario(title)
    case .dossierNotTaken(let step, let insertion): dossierNotTaken(step, insertion)
    case .nothingReturned(let paper): nothingReturned(paper)
    case .feeRestsOnNothing(let fee, let field): feeRestsOnNothing(fee, field)
    case .otherKindOfMoney(let name, let declared): otherKindOfMoney(name, declared)
    case .tableIncomplete(let lacking): tableIncomplete(lacking)
    case .rowLength(let count): rowLength(count)
    case .reminderTooEarly: reminderTooEarly
    case .strandedStep(let step, let procedure): strandedStep(step, procedure)
    case .unusedName(let subject, let name): unusedName(subject, name)
    case .hole(let name, let framework): hole(name, framework)
    case .unfilledSlot(let name, let framework): unfilledSlot(name, framework)
    case .filledTwice(let name): filledTwice(name)
    case .lengthenedLimit(let step, let framework): lengthenedLimit(step, framework)
    case .forbiddenPaper(let name, let framework): forbiddenPaper(name, framework)
    case .redirectedOutcome(let name, let framework): redirectedOutcome(name, framework)
    case .frameworkCycle(let names): frameworkCycle(names)
    case .tooManyFrameworks(let most): tooManyFrameworks(most)
    case .notAmendable(let keyword, let framework): notAmendable(keyword, framework)
    case .followsNothing(let keyword): followsNothing(keyword)
    case .noSteps(let kind, let name): noSteps(kind, name)
    case .noEnds(let name): noEnds(name)
    case .stepWithoutRole(let step): stepWithoutRole(step)
    case .deadEnd(let step): deadEnd(step)
    case .automaticStepStuck(let step): automaticStepStuck(step)
    case .automaticStepChooses(let step): automaticStepChooses(step)
    case .automaticStepNeedsPerson(let keyword, let step): automaticStepNeedsPerson(keyword, step)
    case .personStepComputes(let step): personStepComputes(step)
    case .missingOtherwise: missingOtherwise
    case .outcomeLeadsNowhere(let name): outcomeLeadsNowhere(name)
    case .outcomeLeadsTwice(let name): outcomeLeadsTwice(name)
    case .timerWithoutLimit(let owner, let name): timerWithoutLimit(owner, name)
    case .endlessAutomaticSteps(let step): endlessAutomaticSteps(step)
    case .systemCannotReceive(let act): systemCannotReceive(act)
    case .cannotAssign(let role): cannotAssign(role)
    case .excludesItself(let step): excludesItself(step)
    case .excludesSystem(let step): excludesSystem(step)
    case .excludesLater(let other, let step): excludesLater(other, step)
    case .leavesBranch(let name): leavesBranch(name)
    case .notInParallel: notInParallel
    case .emptyParallel(let name): emptyParallel(name)
    case .emptyBranch(let name): emptyBranch(name)
    case .severalBranches: severalBranches
    case .boundField: boundField
    case .startsInParallel(let block): startsInParallel(block)
    case .badShare: badShare
    case .badChair(let role): badChair(role)
    case .castingWithoutChair: castingWithoutChair
    case .voteLeadsNowhere: voteLeadsNowhere
    case .applicantVotes: applicantVotes
    case .nobodyOnBehalf: nobodyOnBehalf
    case .callLeadsNowhere(let procedure): callLeadsNowhere(procedure)
    case .badGraph(let detail): badGraph(detail)
    case .calendar(let fault): calendar(fault)
    case .daysWithoutHours: daysWithoutHours
    case .obligationNamesNothing(let subject, let name, let near):
      obligationNamesNothing(subject, name, near)
    }
  }

  func key(_ keyword: Keyword) -> String { "`\(keyword.phrase(dialect))`" }

  func phrase(_ keyword: Keyword) -> String { keyword.phrase(dialect) }

  func replacing(with suggestion: String?, _ safety: Fix.Safety = .unsafe) -> [Fix] {
    guard let suggestion else { return [] }
    return [
      .replace(
        span, with: suggestion, safety,
        Localized(vi: "viết `\(suggestion)`", en: "write `\(suggestion)`"))
    ]
  }
}
