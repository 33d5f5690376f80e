import Diagnostics
import SourceText

extension CompileCode {
  /// What `tthc explain` says of the code.
  ///
  /// The examples are whole files; where one takes several, each starts with a line `=== path`.
  public var page: CodePage {
    switch self {
    case .badNumber: Self.badNumberPage
    case .badDate: Self.badDatePage
    case .badTime: Self.badTimePage
    case .badDuration: Self.badDurationPage
    case .moneyNotWhole: Self.moneyNotWholePage
    case .badTemplate: Self.badTemplatePage
    case .badCount: Self.badCountPage
    case .fileNotFound: Self.fileNotFoundPage
    case .importCycle: Self.importCyclePage
    case .duplicateName: Self.duplicateNamePage
    case .lookalikeNames: Self.lookalikeNamesPage
    case .builtinName: Self.builtinNamePage
    case .ambiguousName: Self.ambiguousNamePage
    case .nameTaken: Self.nameTakenPage
    case .unknownName: Self.unknownNamePage
    case .unknownTarget: Self.unknownTargetPage
    case .unknownOutcome: Self.unknownOutcomePage
    case .unknownStatus: Self.unknownStatusPage
    case .wrongType: Self.wrongTypePage
    case .cannotCombine: Self.cannotCombinePage
    case .cannotCompare: Self.cannotComparePage
    case .mixedDurations: Self.mixedDurationsPage
    case .badPattern: Self.badPatternPage
    case .badRange: Self.badRangePage
    case .wrongArguments: Self.wrongArgumentsPage
    case .durationWithoutUnit: Self.durationWithoutUnitPage
    case .circularDefinition: Self.circularDefinitionPage
    case .expressionTooLong: Self.expressionTooLongPage
    case .notConstant: Self.notConstantPage
    case .nestedList: Self.nestedListPage
    case .missingPart: Self.missingPartPage
    case .repeatedLine: Self.repeatedLinePage
    case .notHere: Self.notHerePage
    case .mixedCases: Self.mixedCasesPage
    case .mixedManner: Self.mixedMannerPage
    case .neverReached: Self.neverReachedPage
    case .overlappingVersions: Self.overlappingVersionsPage
    case .emptyScenario: Self.emptyScenarioPage
    case .dossierNotTaken: Self.dossierNotTakenPage
    case .nothingReturned: Self.nothingReturnedPage
    case .feeRestsOnNothing: Self.feeRestsOnNothingPage
    case .otherKindOfMoney: Self.otherKindOfMoneyPage
    case .tableIncomplete: Self.tableIncompletePage
    case .rowLength: Self.rowLengthPage
    case .reminderTooEarly: Self.reminderTooEarlyPage
    case .strandedStep: Self.strandedStepPage
    case .unusedName: Self.unusedNamePage
    case .hole: Self.holePage
    case .unfilledSlot: Self.unfilledSlotPage
    case .filledTwice: Self.filledTwicePage
    case .lengthenedLimit: Self.lengthenedLimitPage
    case .forbiddenPaper: Self.forbiddenPaperPage
    case .redirectedOutcome: Self.redirectedOutcomePage
    case .frameworkCycle: Self.frameworkCyclePage
    case .notAmendable: Self.notAmendablePage
    case .followsNothing: Self.followsNothingPage
    case .tooManyFrameworks: Self.tooManyFrameworksPage
    case .noSteps: Self.noStepsPage
    case .stepWithoutRole: Self.stepWithoutRolePage
    case .deadEnd: Self.deadEndPage
    case .automaticStepChooses: Self.automaticStepChoosesPage
    case .personStepComputes: Self.personStepComputesPage
    case .missingOtherwise: Self.missingOtherwisePage
    case .outcomeLeadsNowhere: Self.outcomeLeadsNowherePage
    case .timerWithoutLimit: Self.timerWithoutLimitPage
    case .endlessAutomaticSteps: Self.endlessAutomaticStepsPage
    case .outcomeLeadsTwice: Self.outcomeLeadsTwicePage
    case .noEnds: Self.noEndsPage
    case .badGraph: Self.badGraphPage
    case .wrongRole: Self.wrongRolePage
    case .badExclusion: Self.badExclusionPage
    case .laterExclusion: Self.laterExclusionPage
    case .leavesBranch: Self.leavesBranchPage
    case .notInParallel: Self.notInParallelPage
    case .emptyBranch: Self.emptyBranchPage
    case .boundField: Self.boundFieldPage
    case .startsInParallel: Self.startsInParallelPage
    case .badShare: Self.badSharePage
    case .badChair: Self.badChairPage
    case .noWorkingHours: Self.noWorkingHoursPage
    case .badHours: Self.badHoursPage
    case .badCalendarDay: Self.badCalendarDayPage
    case .unknownTimeZone: Self.unknownTimeZonePage
    case .obligationNamesNothing: Self.obligationNamesNothingPage
    }
  }

  func page(
    _ title: Localized, what: Localized, why: Localized, wrong: String, right: String
  ) -> CodePage {
    CodePage(code, title: title, what: what, why: why, wrong: wrong, right: right)
  }
}
