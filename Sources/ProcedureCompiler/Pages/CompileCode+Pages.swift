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
    case .notYetSupported: Self.notYetSupportedPage
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
    case .noWorkingHours: Self.noWorkingHoursPage
    case .badHours: Self.badHoursPage
    case .badCalendarDay: Self.badCalendarDayPage
    case .unknownTimeZone: Self.unknownTimeZonePage
    case .obligationUnproved: Self.obligationUnprovedPage
    }
  }

  func page(
    _ title: Localized, what: Localized, why: Localized, wrong: String, right: String
  ) -> CodePage {
    CodePage(code, title: title, what: what, why: why, wrong: wrong, right: right)
  }
}

/// The parts of examples that are the same in most of them.
enum Example {
  static let calendar = """
    lịch hành_chính "Giờ hành chính":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:30
    hết
    vai trò một_cửa "Bộ phận Một cửa"

    """

  static let step = """
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
      chọn trả "Trả kết quả" -> đã_trả
    hết
    """

  static let end = "kết thúc đã_trả \"Đã trả\" thành công"

  /// A small procedure: lines of its own, then a step, then its end.
  static func procedure(
    _ lines: String = "", step: String = step, end: String = end, before: String = ""
  ) -> String {
    let body = [lines, step, end].filter { !$0.isEmpty }.joined(separator: "\n")
    return calendar + (before.isEmpty ? "" : before + "\n")
      + "thủ tục cấp_phép \"Cấp phép\":\n  lịch hành_chính\n" + indented(body) + "\nhết\n"
  }

  /// A small procedure whose only step says these lines.
  static func step(_ lines: String, _ more: String = "") -> String {
    procedure(
      more,
      step: "bước tiếp_nhận \"Tiếp nhận\":\n  do một_cửa\n" + indented(lines)
        + "\n  chọn trả \"Trả kết quả\" -> đã_trả\nhết")
  }

  /// A framework with a parameter, a slot and an end, and a procedure that follows it.
  static func following(_ lines: String, framework: String = framework) -> String {
    calendar + framework + "thủ tục cấp_phép \"Cấp phép\" theo khung_tỉnh:\n" + indented(lines)
      + "\nhết\n"
  }

  static let framework = """
    khung khung_tỉnh "Quy trình khung":
      lịch hành_chính
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        trong 8 giờ làm việc
        trạng thái mới_đăng_ký
        chọn nhận "Nhận" -> đã_trả
      hết
      kết thúc đã_trả "Đã trả" thành công
    hết

    """

  static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }
}
