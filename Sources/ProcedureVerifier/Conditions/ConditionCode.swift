import Diagnostics

/// The codes of findings about conditions. A code is never reused for something else.
enum ConditionCode: Int, Hashable, CaseIterable {
  case casesLeaveGap = 3401
  case casesOverlap = 3402
  case casesUndecided = 3403
  case neverHolds = 3404
  case alwaysHolds = 3405
  case coveredBefore = 3406
  case nothingApplies = 3407

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
