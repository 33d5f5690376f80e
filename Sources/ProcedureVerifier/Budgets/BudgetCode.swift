import Diagnostics

/// The codes of what is found about limits that do not fit into each other. A code is never reused for
/// something else.
enum BudgetCode: Int, Hashable, CaseIterable {
  case caseExceeded = 3601
  case caseDepends = 3602
  case stageExceeded = 3603
  case stageDepends = 3604
  case stagesExceedCase = 3605
  case remainderExceeded = 3606

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
