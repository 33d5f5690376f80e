import Diagnostics

/// The codes of findings about channels. A code is never reused for something else.
enum ChannelCode: Int, Hashable, CaseIterable {
  case noWayToResult = 3801
  case feeSkipped = 3802
  case paymentOutOfReach = 3803
  case onlySendersReceive = 3804
  case postReturnUnspoken = 3805
  case notOnline = 3806
  case neverUsable = 3807

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
