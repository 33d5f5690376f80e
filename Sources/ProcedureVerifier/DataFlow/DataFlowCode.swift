import Diagnostics

/// The codes of findings about data. A code is never reused for something else.
enum DataFlowCode: Int, Hashable, CaseIterable {
  case missingData = 3501
  case missingInMessage = 3502
  case askedInFact = 3503
  case undecidedCase = 3504
  case notProvedKnown = 3505
  case fieldNeverGiven = 3511
  case fieldNeverRead = 3512
  case casesNeverAsked = 3513
  case feeNeverCollected = 3514
  case resultNeverIssued = 3515

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
