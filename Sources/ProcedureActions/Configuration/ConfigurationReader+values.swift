import ProcedureGraph
import ProcedureRuntime
import SourceText

// The forms of values, and what is said of those that have another.
extension ConfigurationReader {
  mutating func fits(_ node: JSONNode, _ form: Setting.Form) -> Bool {
    switch form {
    case .text, .path, .secret: return text(node) != nil
    case .integer(let range): return integer(node, in: range) != nil
    case .flag:
      if case .flag = node.content { return true }
      fault(node, vi: "cần `true` hoặc `false`", en: "`true` or `false` is expected")
      return false
    case .texts:
      guard case .array(let elements) = node.content else {
        fault(
          node, vi: "cần một danh sách chuỗi, như [\"a\", \"b\"]",
          en: "a list of strings is expected, such as [\"a\", \"b\"]")
        return false
      }
      return !elements.enumerated().map { index, element in
        inside(String(index)) { $0.text(element) != nil }
      }.contains(false)
    case .map, .secrets:
      guard let members = object(node) else { return false }
      return !members.map { member in
        inside(member.name) { $0.text(member.node) != nil }
      }.contains(false)
    case .choice(let words):
      if case .string(let word) = node.content, words.contains(word) { return true }
      fault(
        node, vi: "cần một trong \(listed(words))", en: "one of \(listed(words)) is expected")
      return false
    case .value: return true
    }
  }

  mutating func text(_ node: JSONNode) -> String? {
    if case .string(let text) = node.content, !text.isEmpty { return text }
    fault(
      node, vi: "cần một chuỗi có nội dung, trong ngoặc kép",
      en: "a string that is not empty is expected, in quotation marks")
    return nil
  }

  mutating func integer(_ node: JSONNode, in range: ClosedRange<Int64>) -> Int64? {
    if case .integer(let number) = node.content, range.contains(number) { return number }
    fault(
      node, vi: "cần một số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound) is expected")
    return nil
  }

  mutating func object(_ node: JSONNode) -> [JSONNode.Member]? {
    if case .object(let members) = node.content { return members }
    fault(
      node, vi: "cần một khối các mục trong `{ }`", en: "members in `{ }` are expected here")
    return nil
  }

  mutating func unknown(_ member: JSONNode.Member, known: [String]) {
    faults.append(
      ConfigurationFault(
        path, at: member.offset,
        Localized(
          vi: "không có mục này ở đây; có: \(listed(known))",
          en: "there is no such member here; there are \(listed(known))")))
  }

  func listed(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  @discardableResult
  mutating func inside<Answer>(
    _ name: String, _ read: (inout ConfigurationReader) -> Answer
  ) -> Answer {
    path.append(name)
    defer { path.removeLast() }
    return read(&self)
  }

  mutating func fault(
    _ node: JSONNode, at name: String? = nil, vi: String, en: String
  ) {
    fault(node, at: name, Localized(vi: vi, en: en))
  }

  mutating func fault(
    _ node: JSONNode, at name: String? = nil, _ message: Localized
  ) {
    faults.append(
      ConfigurationFault(path + (name.map { [$0] } ?? []), at: node.offset, message))
  }
}
