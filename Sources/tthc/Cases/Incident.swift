import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText

/// A request that was given up, and what was decided about it so far.
struct Incident: Sendable {
  let request: WorldRequest
  let decisions: [Intervention]

  private var procedure: Procedure { request.program.procedure }

  /// What it asks for, in the author's words.
  var title: Localized {
    let subject = request.title.map { " “\($0)”" } ?? ""
    switch request.asked {
    case .action:
      return Localized(vi: "hành động\(subject)", en: "action\(subject)")
    case .call: return Localized(vi: "gọi thủ tục\(subject)", en: "call of\(subject)")
    case .notice, .reminder, .letter, .publication, .posting, .refund, .payment:
      let names = request.names.compactMap { name -> Localized? in
        if case .builtIn(let request) = name { request.words } else { nil }
      }
      return Localized(
        vi: names.map(\.vi).joined(separator: ", ") + subject,
        en: names.map(\.en).joined(separator: ", ") + subject)
    }
  }

  /// What somebody can do by hand in place of the program, and have it go on from there.
  var remedy: Localized? {
    switch request.asked {
    case .call(let call):
      let command = "tthc case open \(call.procedure) … --key \(request.item.openingKey)"
      return Localized(
        vi: "mở hồ sơ ấy bằng tay được: \(command), rồi cho thử lại",
        en: "that case may be opened by hand: \(command), and this tried again")
    case .notice, .reminder, .letter, .publication, .posting, .refund, .payment, .action:
      return nil
    }
  }

  /// The case does not go on before it is answered.
  var keepsCaseWaiting: Bool {
    switch request.asked {
    case .action(let action): action.isAwaited
    case .call: true
    case .notice, .reminder, .letter, .publication, .posting, .refund, .payment: false
    }
  }
}

extension Intervention.Decision {
  var words: Localized {
    switch self {
    case .retry: Localized(vi: "cho thử lại", en: "tried again")
    case .resolve: Localized(vi: "đã giải quyết", en: "settled")
    case .answer: Localized(vi: "đã trả lời hồ sơ", en: "the case was answered")
    }
  }
}

/// Incidents for programs: `Grammar/incident.schema.json`.
enum IncidentJSON {
  static func list(_ incidents: [Incident]) -> String {
    var json = JSONWriter()
    json.array(of: incidents) { json, incident in
      json.object { json in
        let item = incident.request.item
        json.member("key", item.key)
        json.member("case", item.caseNumber)
        json.member("procedure", incident.request.file.standing.procedure)
        json.member("kind", item.kind.rawValue)
        json.member("requests", incident.request.names.map(\.text))
        if let title = incident.request.title { json.member("title", title) }
        json.member("asked", incident.request.askedAt.iso)
        json.member("attempts", item.attempts)
        if let reason = item.reason { json.member("failure", reason[runLanguage]) }
        if let moment = item.answerBy { json.member("answerBy", moment.iso) }
        json.member("waits") { $0.boolean(incident.keepsCaseWaiting) }
        json.member("decisions") { json in
          json.array(of: incident.decisions) { json, decision in
            json.object { json in
              json.member("decision", decision.decision.rawValue)
              json.member("at", decision.madeAt.iso)
              json.member("by", decision.by)
              json.member("reason", Localized(joined: decision.reason)[runLanguage])
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  static func decided(_ key: String, _ decision: Intervention.Decision, answered: Bool) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("key", key)
      json.member("decision", decision.rawValue)
      json.member("answered") { $0.boolean(answered) }
    }
    return json.text + "\n"
  }
}
