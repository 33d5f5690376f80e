import CivilTime
import ProcedureGraph
import ProcedureRuntime

@testable import ProcedureActions

/// Calls and settings that tests are made of.
enum ActionSample {
  static func action(
    gives type: ValueType? = .text, key: String = "HS-260126-0001/3.2", attempt: Int = 1,
    timeLimit: Int64 = 20
  ) -> ActionCall {
    ActionCall(
      key: key, name: .action("tra_dân_cư"), caseNumber: "HS-260126-0001", procedure: "cấp_phép",
      artifact: "sha256:0", moment: Moment(seconds: 1_769_414_400),
      payload: .action(
        OutgoingAction(
          name: "tra_dân_cư", title: "Tra cứu dân cư",
          arguments: [.init("số", .text("079")), .init("diện_tích", .number(120))],
          gives: type.map { ActionSignature.Parameter(name: "họ_tên", type: $0) })),
      attempt: attempt, timeLimit: timeLimit)
  }

  static let notice = ActionCall(
    key: "HS-260126-0001/3.2#sms", name: .builtIn(.sms), caseNumber: "HS-260126-0001",
    procedure: "cấp_phép", artifact: "sha256:0", moment: Moment(seconds: 1_769_414_400),
    payload: .notice(
      OutgoingText(
        to: Recipient(
          role: "applicant", title: "Người nộp hồ sơ",
          contact: Contact(name: "Lê Thị Cúc", phone: "0905111222")),
        subject: "Hồ sơ HS-260126-0001: Cấp phép", text: "Mời nhận kết quả."), by: .sms))

  static func settings(
    _ values: [String: JSONValue], secrets: [String: String] = [:],
    hosts: Set<String> = ["127.0.0.1"], environment: [String: String] = [:]
  ) -> Settings {
    Settings(
      name: .action("tra_dân_cư"),
      surroundings: Surroundings(folder: "/", environment: { environment[$0] }, log: { _ in }),
      hosts: hosts, timeLimit: 20, values: values, secrets: secrets)
  }

  static func webhook(
    _ server: LoopbackServer, secret: String? = nil, path: String = "/nhan"
  ) throws -> any Action {
    try ActionKind.webhook.make(
      settings(
        ["url": .string("http://127.0.0.1:\(server.port)\(path)")],
        secrets: secret.map { ["secret": $0] } ?? [:]))
  }
}

/// What came of a call.
enum Came: Hashable, Sendable {
  case done(Value? = nil, remark: String? = nil)
  case accepted
  case failed(ActionFault.Kind)
}

func came(of action: any Action, _ call: ActionCall = ActionSample.action()) async -> Came {
  do throws(ActionFault) {
    switch try await action.perform(call) {
    case .done(let value, let remark): return .done(value, remark: remark)
    case .accepted: return .accepted
    }
  } catch {
    return .failed(error.kind)
  }
}

/// Why a call failed; nil where it did not.
func fault(of action: any Action, _ call: ActionCall = ActionSample.action()) async -> ActionFault?
{
  do throws(ActionFault) {
    _ = try await action.perform(call)
    return nil
  } catch {
    return error
  }
}
