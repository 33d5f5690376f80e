import Testing

@testable import SourceText

private let steps = ["tiếp_nhận", "thẩm_định", "bổ_sung", "ký_duyệt", "trả_kết_quả", "hủy_hồ_sơ"]

@Test(arguments: [
  ("tiep_nhan", "tiếp_nhận"),
  ("tiêp_nhân", "tiếp_nhận"),
  ("huỷ_hồ_sơ", "hủy_hồ_sơ"),
  ("bổ_xung", "bổ_sung"),
  ("bổ_sugn", "bổ_sung"),
  ("ký_zuyet", "ký_duyệt"),
  ("trả_kết_qủa", "trả_kết_quả"),
  ("thẩm_địn", "thẩm_định"),
])
func findsNearestName(_ written: String, _ meant: String) {
  #expect(Suggestion.nearest(to: written, among: steps) == meant)
  #expect(Suggestion.nearest(to: written, among: steps.reversed()) == meant)
}

@Test(arguments: ["phê_chuẩn", "x", "", "tiếp_nhận_lại_hồ_sơ", "\u{301}"])
func suggestsNothingFarAway(_ written: String) {
  #expect(Suggestion.nearest(to: written, among: steps) == nil)
}

@Test func marksBeatLettersAndTiesGoByBytes() {
  #expect(Suggestion.nearest(to: "ban", among: ["bản", "bàn", "bao"]) == "bàn")
  #expect(Suggestion.nearest(to: "bat", among: ["bao", "bam", "bàt"]) == "bàt")
  #expect(Suggestion.nearest(to: "bat", among: ["bao", "bam"]) == "bam")
  #expect(Suggestion.nearest(to: "bat", among: ["bat"]) == nil)
  #expect(Suggestion.nearest(to: "a", among: ["b", "ab"]) == "ab")
}

@Test func hugeInputsAreLeftOut() {
  let long = String(repeating: "a", count: 100_000)
  #expect(Suggestion.nearest(to: long, among: [long + "b"]) == nil)
  #expect(Suggestion.nearest(to: "aaaa", among: [long, "aaab"]) == "aaab")
  let many = repeatElement("xyz", count: Suggestion.mostCandidates)
  #expect(Suggestion.nearest(to: "abc", among: Array(many) + ["abd"]) == nil)
  #expect(Suggestion.nearest(to: "abc", among: Array(many.dropLast()) + ["abd"]) == "abd")
}

/// The bounded search agrees with the textbook recurrence on short words of three letters.
@Test func boundedDistanceIsExact() {
  let words = (0..<243).map { number -> [Unicode.Scalar] in
    var rest = number
    var word: [Unicode.Scalar] = []
    for _ in 0..<5 {
      if rest % 3 != 2 || word.count > 2 { word.append(["a", "b", "c"][rest % 3]) }
      rest /= 3
    }
    return word
  }
  for left in words {
    for right in words {
      let exact = fullDistance(left, right)
      for limit in 0...4 {
        let expected = exact <= limit ? exact : nil
        if editDistance(left, right, limit: limit) != expected {
          Issue.record("\(left) \(right) \(limit)")
        }
      }
    }
  }
}

private func fullDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
  for i in 0...left.count {
    for j in 0...right.count {
      if i == 0 || j == 0 {
        table[i][j] = max(i, j)
        continue
      }
      let change = table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      table[i][j] = min(change, table[i - 1][j] + 1, table[i][j - 1] + 1)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
      }
    }
  }
  return table[left.count][right.count]
}
