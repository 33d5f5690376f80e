import Foundation
import Testing

/// The tour in the README is what the commands really print.
@Suite("README")
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let readme: String
  /// The file that the tour writes.
  private let tour: String

  init() throws {
    readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "```\ntthc 1\n\nlịch cơ_quan"))
    let text = readme[readme.index(start.lowerBound, offsetBy: 4)...]
    tour = String(text[..<(try #require(text.range(of: "```\n")).lowerBound)])
  }

  /// What the README shows below `$ command`, up to the end of the block or the next command.
  private func shown(_ command: String) throws -> String {
    let start = try #require(readme.range(of: "$ \(command)\n"), "\(command)")
    let text = readme[start.upperBound...]
    let ends = [text.range(of: "\n```"), text.range(of: "\n$ ")].compactMap { $0?.lowerBound }
    return String(text[..<(try #require(ends.min()))])
  }

  @Test(arguments: [
    ["test", "--coverage", "the-thu-vien.tthc"],
    ["run", "the-thu-vien.tthc", "--scenario", "Không bổ sung thì hủy"],
    ["check", "sai.tthc"],
    ["check", "quen-bao.tthc"],
  ])
  func printsWhatIsShown(_ arguments: [String]) throws {
    let desk = try Desk()
    defer { desk.remove() }
    try desk.write(tour, to: "the-thu-vien.tthc")
    let wrong = tour.replacing("-> trả_thẻ:", with: "-> trả_the:")
    try desk.write(wrong.replacing("trong 15 ngày", with: "trong 15"), to: "sai.tthc")
    try desk.write(forgetful, to: "quen-bao.tthc")
    let command = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
    let run = try desk.run(arguments)
    let output = run.output.trimmingCharacters(in: .newlines)
    let expected = try shown("tthc \(command)")
    #expect(expected.hasPrefix(output), "\(output)")
    // Where remarks are shown as well, they are the ones that were made.
    let rest = expected.dropFirst(output.count).trimmingCharacters(in: .newlines)
    #expect(rest.isEmpty || rest == run.remarks.trimmingCharacters(in: .newlines))
  }

  /// The tour's file with a promise that it does not keep.
  private var forgetful: String {
    tour.replacing(
      """
       cần nội_dung -> bổ_sung:
            báo người_nộp qua sms bằng cần_thêm
          hết

      """, with: " cần nội_dung -> bổ_sung\n"
    ).replacing(
      "  thời hạn 3 ngày làm việc\n",
      with: "  thời hạn 3 ngày làm việc\n"
        + "  đảm bảo \"cần bổ sung thì báo\": sau chọn cần_bổ_sung luôn có báo người_nộp\n"
    ).replacing(", đã báo người_nộp qua sms bằng cần_thêm", with: "")
      .replacing("mẫu tin cần_thêm \"Hồ sơ {mã_hồ_sơ} cần bổ sung: {nội_dung}.\"\n\n", with: "")
  }

  @Test func compilesToTheHashShown() throws {
    let desk = try Desk(["the-thu-vien.tthc": tour])
    defer { desk.remove() }
    let hash = try desk.tthc("compile", "the-thu-vien.tthc", "-o", "out").output
    #expect(try shown("tthc compile the-thu-vien.tthc -o out") + "\n" == hash)
    #expect(try desk.tthc("fmt", "--dialect", "en").status == 0)
    #expect(try desk.tthc("compile", "the-thu-vien.tthc", "-o", "out").output == hash)
    let summary = try desk.tthc("inspect", "out/cấp_thẻ.tthc.json").output
    #expect(try shown("tthc inspect out/cấp_thẻ.tthc.json") + "\n" == summary)
  }
}
