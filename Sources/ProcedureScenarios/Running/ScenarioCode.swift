import Diagnostics

/// The codes of findings about scenarios. A code is never reused for something else.
public enum ScenarioCode: Int, Hashable, Sendable, CaseIterable {
  case expectationNotMet = 6001
  case commandRefused = 6002
  case refusalMissing = 6003
  case refusedForAnotherReason = 6004
  case clockSetBack = 6005
  case nothingFiled = 6006
  case noExpectation = 6007
  case clockNotSet = 6008
  case noPendingRequest = 6009
  case valueNotComputable = 6010
  case passageRefused = 6011
  case valueNotUsable = 6012

  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
