import Diagnostics
import Foundation
import ProcedureGraph
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureCompiler

/// No input may trap, hang, or be refused without a word.
@Suite struct RobustnessTests {
  /// Numbers that are the same in every run.
  struct Seeded {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }

  static let mutations = 5_000
  static let parts = 10
  static let texts: [String] =
    (CompileCase.good + CompileCase.bad).flatMap(\.files).map(\.text)
    + [CompileCase.shared]

  /// One line or word of a text lost, doubled, moved, or taken from another text.
  private func mutated(_ text: String, _ seeded: inout Seeded) -> String {
    var lines = text.components(separatedBy: "\n")
    for _ in 0...seeded.below(2) {
      let line = seeded.below(lines.count)
      var words = lines[line].components(separatedBy: " ")
      let word = seeded.below(words.count)
      let other = Self.texts[seeded.below(Self.texts.count)].components(separatedBy: "\n")
      let foreign = other[seeded.below(other.count)]
      switch seeded.below(9) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: line)
      case 2: lines.swapAt(line, seeded.below(lines.count))
      case 3: lines.insert(foreign, at: line)
      case 4: lines[line] = foreign
      case 5: words.remove(at: word)
      case 6: words.insert(words[word], at: word)
      case 7:
        let others = foreign.components(separatedBy: " ")
        words[word] = others[seeded.below(others.count)]
      default:
        var bytes = Array(words[word].utf8)
        if !bytes.isEmpty { bytes[seeded.below(bytes.count)] ^= UInt8(1 << seeded.below(7)) }
        words[word] = String(decoding: bytes, as: UTF8.self)
      }
      if !words.isEmpty, line < lines.count, word <= words.count {
        let changed = words.joined(separator: " ")
        if lines[line].components(separatedBy: " ").count != words.count || seeded.below(2) == 0 {
          lines[line] = changed
        }
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: 0..<parts)
  func mutations(_ part: Int) {
    let shared = parse(SourceText(path: "chung.tthc", bytes: Array(CompileCase.shared.utf8)))
    var seeded = Seeded(state: UInt64(part + 1))
    for _ in 0..<(Self.mutations / Self.parts) {
      let text = mutated(Self.texts[seeded.below(Self.texts.count)], &seeded)
      let file = parse(SourceText(path: "x.tthc", bytes: Array(text.utf8)))
      let set = SourceSet([file, shared])
      let compiled = compile("x.tthc", in: set)
      let declared = set.files[0].declarations.filter { $0.kind == .procedure }
      if compiled.procedures.count < declared.count {
        #expect(compiled.diagnostics.hasErrors, "\(text)")
      }
      // The graph's own check is the last net: nothing but endless circles may reach it.
      let caught = compiled.diagnostics.filter { $0.code == CompileCode.badGraph.code }
      #expect(caught.isEmpty, "\(caught.map(\.message.vi))\n\(text)")
      for finding in compiled.diagnostics {
        #expect(
          finding.location.span.upper <= file.tree.source.bytes.count
            || finding.location.path != "x.tthc")
      }
    }
  }

  private func compiled(_ text: String) -> FileCompilation {
    let files = [("x.tthc", text), ("chung.tthc", CompileCase.shared)].map {
      parse(SourceText(path: $0, bytes: Array($1.utf8)))
    }
    return compile("x.tthc", in: SourceSet(files))
  }

  private func procedure(_ body: String, steps: String? = nil) -> String {
    """
    dùng "chung.tthc"
    thủ tục lớn "Lớn":
      lịch hành_chính
    \(body)
    \(steps ?? "bước một \"Một\":\n do một_cửa\n chọn tiếp \"Tiếp\" -> xong_việc\n hết")
      kết thúc xong_việc "Xong" thành công
    hết
    """
  }

  @Test func longExpressions() {
    for length in [10, 60, 70, 1_000, 20_000] {
      let sum = Array(repeating: "1", count: length).joined(separator: " + ")
      let compiled = compiled(procedure("thông tin:\n a \"A\": số mặc định \(sum)\n hết"))
      #expect(compiled.procedures.isEmpty == (length > 60))
      #expect(compiled.diagnostics.hasErrors == (length > 60))
    }
  }

  @Test func parametersThatDouble() {
    var lines = "khung lớn \"Lớn\":\n lịch hành_chính\n tham số p0: số mặc định 1\n"
    for index in 1...60 {
      lines += "tham số p\(index): số mặc định p\(index - 1) + p\(index - 1)\n"
    }
    lines += "bước một \"Một\":\n do một_cửa\n chọn tiếp \"Tiếp\" -> một\n hết\nhết\n"
    let found = compiled("dùng \"chung.tthc\"\n" + lines).diagnostics.map(\.code)
    #expect(found == [CompileCode.expressionTooLong.code])
  }

  @Test func twentyFrameworks() {
    var text = "dùng \"chung.tthc\"\nkhung k0 \"K\":\n lịch hành_chính\n"
    text += "bước một \"Một\":\n do một_cửa\n chọn tiếp \"Tiếp\" -> xong_việc\n hết\n"
    text += "kết thúc xong_việc \"Xong\" thành công\nhết\n"
    for index in 1...20 { text += "khung k\(index) \"K\" theo k\(index - 1):\nhết\n" }
    text += "thủ tục cuối \"Cuối\" theo k20:\nhết\n"
    let compiled = compiled(text)
    #expect(compiled.diagnostics.isEmpty)
    #expect(compiled.procedures.first?.procedure.frameworks.count == 21)
  }

  private func large(fields: Int, steps: Int) -> String {
    let names = (0..<fields).map { " trường_số_\($0) \"Trường\": số từ 1 đến 100" }
    let chain = (0..<steps).map { index in
      let next = index + 1 < steps ? "bước_số_\(index + 1)" : "xong_việc"
      return "bước bước_số_\(index) \"Bước\":\n do một_cửa\n chọn tiếp \"Tiếp\" -> \(next)\n hết"
    }
    return procedure(
      "thông tin:\n\(names.joined(separator: "\n"))\n hết", steps: chain.joined(separator: "\n"))
  }

  @Test func manyFieldsAndSteps() {
    let compiled = compiled(large(fields: 3_000, steps: 2_000))
    #expect(compiled.diagnostics.isEmpty)
    #expect(compiled.procedures.first?.procedure.steps.count == 2_000)
    #expect(compiled.procedures.first?.procedure.fields.count == 3_000)
  }

  /// Five times the steps take about five times the work of the processor: far from twenty-five times,
  /// whatever else the machine does meanwhile.
  @Test func workGrowsWithTheText() {
    func seconds(_ steps: Int) -> Double {
      let files = [
        ("x.tthc", large(fields: steps, steps: steps)), ("chung.tthc", CompileCase.shared),
      ]
      .map { parse(SourceText(path: $0, bytes: Array($1.utf8))) }
      let set = SourceSet(files)
      return (0..<3).map { _ in
        let start = secondsOfThisThread()
        _ = compile("x.tthc", in: set)
        return secondsOfThisThread() - start
      }.min() ?? 0
    }
    #expect(seconds(3_000) < 15 * seconds(600))
  }

  /// The time that the processor gave to this thread, waiting left out.
  private func secondsOfThisThread() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func thousandsOfUnknownNames() {
    let names = (0..<3_000).map { "  nhập lạ_\($0)" }.joined(separator: "\n")
    let text = large(fields: 3_000, steps: 1).replacingOccurrences(
      of: " do một_cửa\n", with: " do một_cửa\n\(names)\n")
    #expect(compiled(text).diagnostics.count == 3_000)
  }

  @Test func importsGoRound() {
    let texts = [
      ("a.tthc", "dùng \"b.tthc\"\nkhung a \"A\" theo b:\n bước x \"X\":\n do lạ\n hết\nhết\n"),
      ("b.tthc", "dùng \"a.tthc\"\nkhung b \"B\":\n bước y \"Y\":\n do lạ_nữa\n hết\nhết\n"),
    ]
    let set = SourceSet(texts.map { parse(SourceText(path: $0, bytes: Array($1.utf8))) })
    #expect(compile("a.tthc", in: set).diagnostics.hasErrors)
    #expect(compile("b.tthc", in: set).diagnostics.hasErrors)
  }
}
