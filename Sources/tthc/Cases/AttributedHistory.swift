import Diagnostics
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import SourceText

/// The history of a case with who sent each command, for whom and why.
struct AttributedHistory {
  let records: [EntryRecord]
  /// What those are called who are named; programs get their ids.
  let people: PeopleNames

  /// A line for each thing that happened, and one for what is known of the command besides.
  func text(in language: Language) -> String {
    let told = CaseHistory.lines(
      of: records.map { Chapter($0.program, $0.events) }, calling: people)
    var text = ""
    for (record, lines) in zip(records, told) {
      let own = lines.map { $0.dated[language] + "\n" }.joined()
      text += own
      guard let moment = record.events.first?.moment,
        let said = record.attribution.words(besides: own, calling: people)
      else { continue }
      text += "\(moment)  (\(said[language]))\n"
    }
    return text
  }

  /// The events as `run` gives them, each with its entry and who sent that.
  var json: String {
    var json = JSONWriter()
    json.array { json in
      for record in records {
        let attribution = record.attribution
        EventJSON.write(elements: record.events, on: record.program, to: &json) { json in
          json.member("entry") { json in
            json.object { json in
              json.member("sequence", record.entry.sequence)
              if let account = attribution.account { json.member("account", account) }
              if let person = attribution.person { json.member("person", person) }
              if let principal = attribution.principal { json.member("onBehalfOf", principal) }
              if let reason = attribution.reason { json.member("reason", reason) }
            }
          }
        }
      }
    }
    return json.text + "\n"
  }
}

extension Attribution {
  /// What the lines of the entry do not say already; nil where that is nothing.
  fileprivate func words(besides told: String, calling people: PeopleNames) -> Localized? {
    let person = person.map { people[$0] }
    let principal = principal.map { people[$0] }
    var vi: [String] = []
    var en: [String] = []
    if let person, !told.contains(person) {
      vi.append("người thực hiện: \(person)")
      en.append("done by \(person)")
    }
    if let principal, !told.contains(principal) {
      vi.append("theo ủy quyền của \(principal)")
      en.append("on behalf of \(principal)")
    }
    if let reason, !told.contains(reason) {
      vi.append("lý do: \(reason)")
      en.append("because: \(reason)")
    }
    if let account {
      vi.append("tài khoản: \(account)")
      en.append("account: \(account)")
    }
    guard !vi.isEmpty else { return nil }
    return Localized(vi: vi.joined(separator: "; "), en: en.joined(separator: "; "))
  }
}
