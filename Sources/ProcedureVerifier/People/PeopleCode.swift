import Diagnostics

/// The codes of findings about who does the work. A code is never reused for something else.
enum PeopleCode: Int, Hashable, CaseIterable {
  case differsFromOneself = 3701
  case oneWayAcrossBranches = 3702
  case assignedForNothing = 3703
  case agencyGone = 3704

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
