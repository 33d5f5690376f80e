import Diagnostics

/// The codes of findings about soundness. A code is never reused for something else.
enum SoundnessCode: Int, Hashable, CaseIterable {
  case cannotFinish = 3301
  case stepNeverReached = 3302
  case outcomeNeverPossible = 3303
  case endNeverReached = 3304
  case neverHappens = 3305
  case moreThanAllBranches = 3306
  case unproved = 3307
  case failureStrands = 3308
  case refusedByTime = 3309
  case limitNeverReached = 3310
  case branchNeverTaken = 3311
  case neverOpened = 3312

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
