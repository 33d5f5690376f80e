import SourceText

/// A mark for each finding of a report that stays the same when lines move: of its code, its file, the
/// declarations it stands in, the words it underlines, and how many alike stand before it.
struct Fingerprints {
  private(set) var all: [String] = []

  init(_ report: Report) {
    var seen: [String: Int] = [:]
    for finding in report.findings {
      let words = report.source(finding.location.path)?.text(finding.location.span) ?? ""
      let parts = [
        finding.code.description, finding.location.path,
        finding.breadcrumb.joined(separator: "\u{1}"),
        nfc(String(words.prefix(200))),
      ]
      let subject = parts.joined(separator: "\u{0}")
      let count = seen[subject, default: 0]
      seen[subject] = count + 1
      all.append(fingerprint("\(subject)\u{0}\(count)"))
    }
  }

  /// FNV-1a, 64 bits: tells findings apart, protects nothing.
  private func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
