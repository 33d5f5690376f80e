import Diagnostics

/// The codes of findings about what a file means. A code is never reused for something else.
public enum CompileCode: Int, Hashable, Sendable, CaseIterable {
  // Literals
  case badNumber = 1201
  case badDate = 1202
  case badTime = 1203
  case badDuration = 1204
  case moneyNotWhole = 1205
  case badTemplate = 1206
  case badCount = 1207
  // Files and names
  case fileNotFound = 2001
  case importCycle = 2002
  case duplicateName = 2003
  case lookalikeNames = 2004
  case builtinName = 2005
  case ambiguousName = 2006
  case nameTaken = 2007
  case unknownName = 2101
  case unknownTarget = 2102
  case unknownOutcome = 2103
  case unknownStatus = 2104
  // Types
  case wrongType = 2301
  case cannotCombine = 2302
  case cannotCompare = 2303
  case mixedDurations = 2304
  case badPattern = 2305
  case badRange = 2306
  case wrongArguments = 2307
  case durationWithoutUnit = 2308
  case circularDefinition = 2309
  case expressionTooLong = 2310
  case notConstant = 2311
  case nestedList = 2312
  // Declarations
  case missingPart = 2401
  case repeatedLine = 2402
  case notHere = 2403
  case mixedCases = 2404
  case mixedManner = 2405
  case neverReached = 2406
  case overlappingVersions = 2407
  case emptyScenario = 2408
  case dossierNotTaken = 2421
  case nothingReturned = 2422
  case feeRestsOnNothing = 2423
  case otherKindOfMoney = 2424
  case tableIncomplete = 2425
  case rowLength = 2426
  case reminderTooEarly = 2427
  case strandedStep = 2428
  // Frameworks
  case hole = 2501
  case unfilledSlot = 2502
  case filledTwice = 2503
  case lengthenedLimit = 2504
  case forbiddenPaper = 2505
  case redirectedOutcome = 2506
  case frameworkCycle = 2507
  case notAmendable = 2508
  case followsNothing = 2509
  case tooManyFrameworks = 2510
  // The process
  case noSteps = 3001
  case stepWithoutRole = 3002
  case deadEnd = 3003
  case automaticStepChooses = 3004
  case personStepComputes = 3005
  case missingOtherwise = 3006
  case outcomeLeadsNowhere = 3007
  case timerWithoutLimit = 3008
  case endlessAutomaticSteps = 3009
  case outcomeLeadsTwice = 3010
  case noEnds = 3011
  case badGraph = 3012
  case wrongRole = 3013
  case badExclusion = 3014
  case laterExclusion = 3015
  case leavesBranch = 3016
  case notInParallel = 3017
  case emptyBranch = 3018
  case boundField = 3019
  case startsInParallel = 3020
  case badShare = 3021
  case badChair = 3022
  // Calendars
  case noWorkingHours = 3101
  case badHours = 3102
  case badCalendarDay = 3103
  case unknownTimeZone = 3104
  // Obligations
  // Beside the proofs of data flow: what is no part of the graph because nothing uses it.
  case unusedName = 3591
  case obligationNamesNothing = 4004

  /// The number as it is shown.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
