import ProcedureGraph
import ProcedureRuntime

/// How what a gateway answers is understood.
struct GatewayAnswer: Hashable, Sendable {
  /// The member of the answer that holds a code, `data.status` for one within another; nil where the
  /// status of HTTP says it all.
  var code: [String]?
  /// Codes that mean success; empty where any does that does not mean refusal.
  var accepted: Set<String>
  /// Codes for which the same request would always be refused.
  var refused: Set<String>
  /// The member with the gateway's own number of the request.
  var number: [String]?

  /// The remark for the log, where the request was taken; else why it was not.
  func judge(_ answer: JSONValue?) throws(ActionFault) -> String? {
    let number = number.flatMap { Self.text(at: $0, in: answer) }
    guard let code else { return number }
    guard let found = Self.text(at: code, in: answer) else {
      let member = code.joined(separator: ".")
      throw .transient(
        vi: "cổng trả lời không có mục `\(member)`",
        en: "the gateway's answer has no member `\(member)`")
    }
    let shown = found.prefix(40)
    if refused.contains(found) {
      throw .permanent(
        vi: "cổng từ chối, mã \(shown)", en: "the gateway refuses, with the code \(shown)")
    }
    guard accepted.isEmpty || accepted.contains(found) else {
      throw .transient(
        vi: "cổng chưa nhận, mã \(shown)",
        en: "the gateway does not take it now, with the code \(shown)")
    }
    return number
  }

  /// A text, number or flag of the answer, as text.
  private static func text(at path: [String], in answer: JSONValue?) -> String? {
    var value = answer
    for name in path { value = value?[name] }
    switch value {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .array, .object, nil: return nil
    }
  }
}
