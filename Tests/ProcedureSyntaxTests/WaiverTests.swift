import Diagnostics
import Foundation
import SourceText
import Testing

@testable import ProcedureSyntax

@Suite("Comments that answer findings")
struct WaiverTests {
  private func waivers(_ text: String) -> [Waiver] {
    parse(SourceText(path: "a.tthc", text)).tree.waivers
  }

  @Test(
    "keyword, codes and reason, as people type them",
    arguments: [
      ("# bỏ qua TTHC3601: luật cho phép", ["TTHC3601"], "luật cho phép"),
      ("#bo qua tthc3601 : luật cho phép ", ["tthc3601"], "luật cho phép"),
      ("## BỎ  QUA Tthc3601, TTHC5001; 5002 – vì thế", ["Tthc3601", "TTHC5001", "5002"], "vì thế"),
      ("# ignore TTHC3601: allowed by law", ["TTHC3601"], "allowed by law"),
      ("# Ignore TTHC 3601 allowed", ["TTHC3601"], "allowed"),
      ("# bỏ qua TTHC3601", ["TTHC3601"], nil),
      ("# bỏ qua TTHC3601: …", ["TTHC3601"], nil),
      ("# bỏ qua TTHC3601: lý do …", ["TTHC3601"], nil),
      ("# bỏ qua TTHCx: gõ nhầm", ["TTHCx"], "gõ nhầm"),
      ("# bỏ qua bước này", nil, nil),
      ("# bỏ TTHC3601: gõ thiếu", nil, nil),
      ("# xem TTHC3601", nil, nil),
      ("# vì sao: # bỏ qua TTHC3601: trong ghi chú khác", nil, nil),
    ] as [(String, [String]?, String?)])
  func words(comment: String, codes: [String]?, reason: String?) {
    for text in [comment, comment.decomposedStringWithCanonicalMapping] {
      let found = waivers("tthc 1\n\n\(text)\nvai trò a \"A\"\n")
      #expect(found.map { $0.codes.map(\.text) } == (codes.map { [$0] } ?? []))
      #expect(
        found.first?.reason?.precomposedStringWithCanonicalMapping
          == (codes == nil ? nil : reason))
    }
  }

  @Test("a code is found by its place, whatever it is")
  func places() throws {
    let text = "vai trò a \"A\"  # bỏ qua TTHC9, 3601: lý lẽ\n"
    let waiver = try #require(waivers(text).first)
    let source = SourceText(path: "a.tthc", text)
    #expect(waiver.codes.map { source.text($0.span) } == ["TTHC9", "3601"])
    #expect(waiver.codes.map(\.code?.rawValue) == [nil, 3601])
    #expect(source.text(waiver.deletion) == "  # bỏ qua TTHC9, 3601: lý lẽ")
  }

  private static let procedure = """
    thủ tục t "T":
      bước a "A": # bỏ qua TTHC1: cả bước
        do một_cửa # bỏ qua TTHC2: dòng này
        # bỏ qua TTHC3: dòng sau
        # ghi chú khác

        chọn x "X"
            -> b  # bỏ qua TTHC4: cả câu
        # bỏ qua TTHC5: không còn gì sau
      hết
      # bỏ qua TTHC6: bước sau
      bước b "# bỏ qua TTHC7: trong chữ":
        do một_cửa
      hết  # bỏ qua TTHC8: dòng hết
    hết

    """

  /// The lines that each waiver reaches over, counted from 1.
  @Test("reach", arguments: ["\n", "\r\n"])
  func reach(end: String) {
    let text = Self.procedure.replacingOccurrences(of: "\n", with: end)
    let source = SourceText(path: "a.tthc", text)
    let found = waivers(text)
    let reaches = found.map { waiver in
      (1...source.lines.count).filter { line in
        let span = source.span(ofLine: line)
        let first = span.lower + source.text(span).prefix { $0 == " " }.utf8.count
        return waiver.covers(first)
      }
    }
    #expect(found.map { $0.codes[0].text } == [1, 2, 3, 4, 5, 6, 8].map { "TTHC\($0)" })
    #expect(reaches == [Array(2...10), [3], [7, 8], [7, 8], [], [12, 13, 14], [14]])
  }

  @Test("a layout and another dialect keep them")
  func formatting() throws {
    let file = parse(SourceText(path: "a.tthc", Self.procedure))
    for dialect in Dialect.allCases {
      guard case .formatted(let bytes) = format(file, dialect: dialect) else {
        Issue.record("not formatted")
        continue
      }
      let again = waivers(String(decoding: bytes, as: UTF8.self))
      #expect(again.map(\.reason) == file.tree.waivers.map(\.reason))
      #expect(again.map { $0.places.count } == file.tree.waivers.map { $0.places.count })
    }
  }

  @Test("whatever the bytes, nothing breaks", arguments: [0xFF, 0x00, 0x23, 0x22] as [UInt8])
  func robustness(byte: UInt8) {
    let bytes = Array(Self.procedure.utf8)
    for cut in stride(from: 0, to: bytes.count, by: 3) {
      var broken = Array(bytes[..<cut])
      broken.append(byte)
      broken += bytes[cut...].prefix(40)
      for waiver in parse(SourceText(path: "a.tthc", bytes: broken)).tree.waivers {
        #expect(waiver.span.upper <= broken.count && waiver.deletion.upper <= broken.count)
        #expect(waiver.places.allSatisfy { $0.upper <= broken.count })
      }
    }
  }
}
