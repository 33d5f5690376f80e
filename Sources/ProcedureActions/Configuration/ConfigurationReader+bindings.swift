import ProcedureGraph
import ProcedureRuntime
import SourceText

// What a request is bound to.
extension ConfigurationReader {
  enum Common {
    static let names = ["use", "timeout", "retry", "answerWithin", "note"]
    static let timeout: ClosedRange<Int64> = 1...600
    static let times: ClosedRange<Int64> = 1...100
    static let every: ClosedRange<Int64> = 1...86_400
    /// Up to a year.
    static let answerWithin: ClosedRange<Int64> = 1...31_536_000
  }

  mutating func requests(_ node: JSONNode, into bindings: inout Bindings) {
    for member in object(node) ?? [] {
      inside(member.name) { reader in
        guard let request = BuiltInRequest(rawValue: member.name) else {
          return reader.unknown(member, known: BuiltInRequest.allCases.map(\.rawValue))
        }
        bindings[.builtIn(request)] = reader.binding(member.node, of: .builtIn(request))
      }
    }
  }

  mutating func actions(_ node: JSONNode, into bindings: inout Bindings) {
    for member in object(node) ?? [] {
      inside(member.name) { reader in
        let name = RequestName.action(member.name)
        bindings[name] = reader.binding(member.node, of: name)
      }
    }
  }

  private mutating func binding(_ node: JSONNode, of name: RequestName) -> Binding? {
    guard let members = object(node) else { return nil }
    let offered = kinds.filter { $0.service.serves(name) }.map(\.name)
    guard let use = node["use"] else {
      fault(
        node, vi: "thiếu `use`: một trong \(listed(offered))",
        en: "no `use`: one of \(listed(offered))")
      return nil
    }
    guard case .string(let word) = use.content,
      let kind = kinds.first(where: { $0.name == word })
    else {
      fault(
        use, at: "use", vi: "không có cách thực hiện này; có: \(listed(offered))",
        en: "there is no such kind; there are \(listed(offered))")
      return nil
    }
    guard kind.service.serves(name) else {
      fault(
        use, at: "use", vi: "`\(word)` không làm được `\(name.text)`; có: \(listed(offered))",
        en: "`\(word)` can't carry out `\(name.text)`; there are \(listed(offered))")
      return nil
    }
    return made(kind, of: members, node, for: name)
  }

  private mutating func made(
    _ kind: ActionKind, of members: [JSONNode.Member], _ node: JSONNode, for name: RequestName
  ) -> Binding? {
    let before = faults.count
    var values: [String: JSONValue] = [:]
    var secrets: [String: String] = [:]
    for member in members where !Common.names.contains(member.name) {
      inside(member.name) { reader in
        guard let setting = kind.settings.first(where: { $0.name == member.name }) else {
          return reader.unknown(member, known: Common.names + kind.settings.map(\.name))
        }
        guard reader.fits(member.node, setting.form) else { return }
        values[member.name] = member.node.value
        reader.readSecrets(member, setting.form, into: &secrets)
      }
    }
    for setting in kind.settings where setting.isRequired && node[setting.name] == nil {
      fault(node, vi: "thiếu `\(setting.name)`", en: "no `\(setting.name)`")
    }
    let common = self.common(node, for: name)
    guard faults.count == before else { return nil }
    let settings = Settings(
      name: name, surroundings: surroundings, hosts: hosts, timeLimit: common.timeLimit,
      values: values, secrets: secrets)
    do throws(SettingFault) {
      return Binding(
        try kind.make(settings), timeLimit: common.timeLimit, retry: common.retry,
        answerLimit: common.answerLimit)
    } catch {
      fault(node[error.setting] ?? node, at: error.setting, error.message)
      return nil
    }
  }

  private mutating func readSecrets(
    _ member: JSONNode.Member, _ form: Setting.Form, into secrets: inout [String: String]
  ) {
    switch form {
    case .secret: secrets[member.name] = secret(member.node)
    case .secrets:
      for inner in object(member.node) ?? [] {
        inside(inner.name) { secrets["\(member.name)/\(inner.name)"] = $0.secret(inner.node) }
      }
    case .text, .integer, .flag, .texts, .map, .path, .choice, .value: break
    }
  }

  mutating func secret(_ node: JSONNode) -> String? {
    guard case .string(let variable) = node.content else { return nil }
    if let secret = surroundings.environment(variable), !secret.isEmpty { return secret }
    fault(
      node, vi: "biến môi trường `\(variable)` chưa có giá trị",
      en: "the environment variable `\(variable)` is not set")
    return nil
  }

  private mutating func common(
    _ node: JSONNode, for name: RequestName
  ) -> (timeLimit: Int64, retry: RetryPlan, answerLimit: Int64?) {
    var timeLimit: Int64 = 30
    var retry = RetryPlan.usual
    if let timeout = node["timeout"] {
      inside("timeout") { reader in
        timeLimit = reader.integer(timeout, in: Common.timeout) ?? timeLimit
      }
    }
    if let note = node["note"] { inside("note") { _ = $0.text(note) } }
    let answerLimit = answerLimit(node, for: name)
    guard let plan = node["retry"] else { return (timeLimit, retry, answerLimit) }
    inside("retry") { reader in
      if case .action = name {
        return reader.fault(
          plan, vi: "hành động cắm thêm thử lại theo `thử lại` ghi trong thủ tục",
          en: "a pluggable action is tried again as its procedure says (`retry`)")
      }
      for member in reader.object(plan) ?? [] {
        reader.inside(member.name) { reader in
          switch member.name {
          case "times":
            let times = reader.integer(member.node, in: Common.times)
            retry.attempts = times.map { Int($0) } ?? retry.attempts
          case "every":
            retry.interval = reader.integer(member.node, in: Common.every) ?? retry.interval
          default: reader.unknown(member, known: ["times", "every"])
          }
        }
      }
    }
    return (timeLimit, retry, answerLimit)
  }

  /// Only what is answered later has such a limit.
  private mutating func answerLimit(_ node: JSONNode, for name: RequestName) -> Int64? {
    guard let limit = node["answerWithin"] else { return nil }
    var seconds: Int64?
    inside("answerWithin") { reader in
      switch name {
      case .action, .builtIn(.pay), .builtIn(.post):
        seconds = reader.integer(limit, in: Common.answerWithin)
      case .builtIn(let request):
        reader.fault(
          limit, vi: "`\(request.rawValue)` không có trả lời nào phải chờ",
          en: "there is no answer to wait for after `\(request.rawValue)`")
      }
    }
    return seconds
  }
}
