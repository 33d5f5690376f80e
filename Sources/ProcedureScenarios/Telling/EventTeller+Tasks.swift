import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Whose task a step is, who acts for whom, and the files that papers came as.
extension EventTeller {
  func task(_ event: Event) -> Localized? {
    switch event {
    case .taskClaimed(let step, let agent):
      return Localized(
        vi: "\(vi.agent(agent)) nhận việc ở bước \(vi.step(step))",
        en: "\(en.agent(agent)) takes on step \(en.step(step))")
    case .taskAssigned(let step, let person, let agent, let reason):
      return Localized(
        vi: "\(vi.agent(agent)) giao bước \(vi.step(step)) cho \(people[person])"
          + Self.because(reason),
        en: "\(en.agent(agent)) gives step \(en.step(step)) to \(people[person])"
          + Self.because(reason))
    case .taskReturned(let step, let agent, let reason):
      return Localized(
        vi: "\(vi.agent(agent)) trả lại việc ở bước \(vi.step(step))" + Self.because(reason),
        en: "\(en.agent(agent)) gives step \(en.step(step)) back" + Self.because(reason))
    case .paperFilesRecorded(let filed):
      return Localized(vi: "Tệp kèm theo: \(list(filed, vi))", en: "Files: \(list(filed, en))")
    case _:
      // For whom somebody acted is said with what she did.
      return nil
    }
  }

  private static func because(_ reason: String?) -> String {
    reason.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
  }

  private func list(_ filed: [FiledPaper], _ words: ProcedureWords) -> String {
    filed.map { one in
      let known = [one.file.name, one.file.digest.isEmpty ? "" : "sha256:\(one.file.shortDigest)…"]
        .filter { !$0.isEmpty }
      return words.paper(one.paper) + (known.isEmpty ? "" : " (\(known.joined(separator: ", ")))")
    }.joined(separator: "; ")
  }
}

extension ProcedureWords {
  /// A person, and for whom she acts.
  func agent(_ agent: Agent) -> String {
    let person = people[agent.person]
    return agent.principal.map { "\(person) (\(authorized(by: $0)))" } ?? person
  }

  /// A role and the person in it, and for whom she acts.
  func performer(_ performer: Performer, for principal: String?) -> String {
    guard let principal else { return self.performer(performer.role, performer.person) }
    let person = performer.person.map { "\(people[$0]), " } ?? ""
    return "\(role(performer.role)) (\(person)\(authorized(by: principal)))"
  }

  private func authorized(by principal: String) -> String {
    switch language {
    case .vi: "được \(people[principal]) ủy quyền"
    case .en: "for \(people[principal])"
    }
  }
}

extension PaperFile {
  /// In hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  fileprivate var shortDigest: String { String(hexadecimal.prefix(12)) }
}

extension TimedEvent? {
  /// For whom the event before this was done, where this says so.
  var principal: String? {
    guard let self, case .actedFor(let principal, _, _) = self.event else { return nil }
    return principal
  }
}
