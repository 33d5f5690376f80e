import Diagnostics
import Foundation
import SourceText
import Testing

@testable import ProcedureSyntax

/// Whatever the bytes: no trap, no byte lost, a bounded number of findings, in linear time.
struct RobustnessTests {
  /// Reads, renders and, where nothing is wrong, prints.
  static func holds(_ bytes: [UInt8]) -> Bool {
    let file = parse(SourceText(path: "x.tthc", bytes: bytes))
    guard file.tree.render() == bytes else { return false }
    guard file.diagnostics.count <= Parser.mostFindings + 1 else { return false }
    guard file.diagnostics.allSatisfy({ $0.location.span.upper <= bytes.count }) else {
      return false
    }
    guard case .formatted(let printed) = format(file) else { return true }
    return format(parse(SourceText(path: "x.tthc", bytes: printed))) == .formatted(printed)
  }

  @Test(arguments: Corpus.all)
  func everyTruncationIsRead(_ file: Corpus.File) {
    for end in 0..<file.bytes.count {
      let part = Array(file.bytes[..<end])
      let parsed = parse(SourceText(path: "x.tthc", bytes: part))
      guard parsed.tree.render() == part else {
        Issue.record("bytes lost when cut at \(end)")
        return
      }
    }
  }

  /// A million when `TTHC_FUZZ` is set.
  static let mutations =
    ProcessInfo.processInfo.environment["TTHC_FUZZ"] != nil ? 1_000_000 : 20_000

  @Test(arguments: 0..<8)
  func mutationsAreRead(_ seed: Int) {
    var random = Mutator(seed: UInt64(seed))
    for _ in 0..<(Self.mutations / 8) {
      // Half of them from files without mistakes: what is still right is printed as well.
      let files = random.below(2) == 0 ? Corpus.all : Corpus.good
      let file = files[random.below(files.count)]
      let other = Corpus.all[random.below(Corpus.all.count)]
      let bytes = random.mutated(file.bytes, with: other.bytes)
      guard Self.holds(bytes) else {
        Issue.record("seed \(seed), \(file): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  // MARK: Large and deep

  struct Heavy: CustomStringConvertible, Sendable {
    let description: String
    let bytes: [UInt8]

    init(
      _ name: String, after prefix: String = "", _ part: String, _ count: Int,
      before suffix: String = ""
    ) {
      description = name
      bytes = Array((prefix + String(repeating: part, count: count) + suffix).utf8)
    }
  }

  static let inStep = "thủ tục a \"A\":\nbước b \"B\":\n"
  static let heavy = [
    Heavy("nested blocks", after: "thủ tục a:\n", "giai đoạn a \"A\":\n", 100_000),
    Heavy(
      "closed nested blocks", after: "thủ tục a:\n", "giai đoạn a \"A\":\n", 50_000,
      before: String(repeating: "hết\n", count: 50_001)),
    Heavy("unknown nested blocks", "không biết gì:\n", 60_000),
    Heavy("nested brackets", after: inStep + "nếu ", "(", 100_000),
    Heavy(
      "closed brackets", after: inStep + "nếu ", "(", 50_000,
      before: String(repeating: ")", count: 50_000)),
    Heavy("nested conditions", after: inStep + "nếu ", "nếu a thì ", 50_000),
    Heavy("negations", after: inStep + "nếu ", "không ", 100_000),
    Heavy("minus signs", after: inStep + "nếu ", "- ", 100_000),
    Heavy("lists of lists", after: "thủ tục a:\nthông tin:\na: ", "danh sách ", 50_000),
    Heavy("one long line", after: inStep, "abc ", 250_000),
    Heavy("one long word", "đ", 500_000),
    Heavy(
      "one long name in a breadcrumb", after: "thủ tục ", "đ", 300_000,
      before: ":\nsai\nsai\nsai\nhết"),
    Heavy("one long sum", after: inStep + "nếu a", " + a", 100_000),
    Heavy("one long condition", after: inStep + "nếu a", " và a", 100_000),
    Heavy("one long list", after: inStep + "nhập a", ", a", 200_000),
    Heavy("blocks on one line", "thủ tục a: ", 50_000),
    Heavy("only ends", "hết\n", 180_000),
    Heavy("a string without end", after: "mẫu tin a \"", "abcdefghij", 1_000_000),
    Heavy("text without end", after: "mẫu tin a \"\"\"", "abcdefghi\n", 1_000_000),
    Heavy("quotation marks", "\"a” ", 100_000),
    Heavy("marks", after: "a", "\u{301}", 300_000),
    Heavy("declarations without end", "thủ tục a:\n", 60_000),
    Heavy("misspelt lines", "thu tuc a:\n buoc b:\n  tron 3\n het\nhết\n", 15_000),
    Heavy("paper clauses", after: "giấy tờ a \"A\"", " bản sao 1", 60_000),
    Heavy("comments", "# a\n", 200_000),
  ]

  @Test(arguments: heavy)
  func largeAndDeepTextIsRead(_ heavy: Heavy) {
    let clock = ContinuousClock()
    let duration = clock.measure {
      #expect(Self.holds(heavy.bytes))
    }
    // Generous: what is quadratic takes minutes.
    #expect(duration < .seconds(60))
  }
}

/// Seeded changes to a text.
struct Mutator {
  private var state: UInt64

  /// Streams of different seeds start far apart.
  init(seed: UInt64) { state = (seed &+ 1) &* 0xD6E8_FEB8_6659_FD93 }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { bound == 0 ? 0 : Int(next() % UInt64(bound)) }

  mutating func mutated(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0...below(3) {
      let start = below(result.count + 1)
      let end = min(result.count, start + below(12))
      switch below(6) {
      case 0 where start < result.count: result[start] ^= UInt8(truncatingIfNeeded: 1 << below(8))
      case 1: result.removeSubrange(start..<end)
      case 2: result.insert(contentsOf: result[start..<end], at: start)
      case 3:
        let from = below(other.count + 1)
        result.insert(contentsOf: other[from..<min(other.count, from + below(60))], at: start)
      case 4:
        let signs = Array(Self.signs[below(Self.signs.count)].utf8)
        result.insert(contentsOf: signs, at: start)
      default: swapLines(&result)
      }
    }
    return result
  }

  private static let signs = [
    "\n", ":", "\"", "(", ")", ",", "->", "# ", "hết\n", "và ", " không ", "\"\"\"", "\r\n", "“",
    "”",
    "\u{A0}", "\u{200B}", "\u{2028}", "\u{301}", "{", "\\", "1", "…", " là khác ", " có ",
    "\u{FEFF}",
  ]

  private mutating func swapLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1 else { return }
    lines.swapAt(below(lines.count), below(lines.count))
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
