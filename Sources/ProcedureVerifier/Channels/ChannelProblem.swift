import Diagnostics
import ProcedureGraph
import SourceText

/// Something wrong with channels.
enum ChannelProblem: Hashable {
  /// Cases with these channels come to no end that succeeds.
  case noWayToResult([ChannelWorld])
  /// They come past no step that collects the fee, which others pay.
  case feeSkipped(String, [ChannelWorld])
  /// They can pay it by none of the means that are offered without coming for that alone.
  case paymentOutOfReach(String, [Collection.Means], [ChannelWorld])
  /// Results come by post only to those who have filed by post, not to those who file like this.
  case onlySendersReceive([Channel])
  /// Dossiers may be sent by post, and of results by post nothing is said.
  case postReturnUnspoken
  case notFiledOnline
  case notReturnedFromAfar
  case notPaidOnline(String)
  /// Who files like this can receive the result in no way.
  case noReturnFor(Channel)
  /// Results come like this to nobody, however they have filed.
  case noFilingFor(Channel)

  var code: ChannelCode {
    switch self {
    case .noWayToResult: .noWayToResult
    case .feeSkipped: .feeSkipped
    case .paymentOutOfReach: .paymentOutOfReach
    case .onlySendersReceive: .onlySendersReceive
    case .postReturnUnspoken: .postReturnUnspoken
    case .notFiledOnline, .notReturnedFromAfar, .notPaidOnline: .notOnline
    case .noReturnFor, .noFilingFor: .neverUsable
    }
  }

  /// What is offered and can't be had is an error; where the text is silent, somebody has to ask.
  var severity: Severity {
    switch self {
    case .noWayToResult, .noReturnFor: .error
    case .feeSkipped, .paymentOutOfReach, .notFiledOnline, .notReturnedFromAfar, .notPaidOnline,
      .noFilingFor:
      .warning
    case .onlySendersReceive, .postReturnUnspoken: .remark
    }
  }

  func finding(
    at path: [String], related steps: [(path: [String], text: Step)] = []
  ) -> ProofFinding {
    ProofFinding(
      code.code, severity, at: path, message, notes: notes,
      related: steps.map {
        ($0.path, Localized(vi: "thu ở bước này", en: "collected in this step"))
      })
  }
}
