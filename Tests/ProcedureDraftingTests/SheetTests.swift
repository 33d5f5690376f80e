import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureDrafting

/// The sheets of `Tests/Corpus/sheets`; the draft of each lies beside it.
private enum Sheets {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let folder = root.appending(path: "Tests/Corpus/sheets")

  static func names(_ folder: URL) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".json") }.sorted().map { String($0.dropLast(5)) }
  }

  static let good = names(folder)
  static let broken = names(folder.appending(path: "broken"))

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func expectGolden(_ bytes: [UInt8], _ name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil {
      try Data(bytes).write(to: file)
    }
    #expect([UInt8]((try? Data(contentsOf: file)) ?? Data()) == bytes, "\(name) is stale")
  }
}

@Suite("Drafts of portal sheets")
struct SheetTests {
  @Test("golden drafts", arguments: Sheets.good)
  func golden(name: String) throws {
    let draft = draft(try Sheet(json: Sheets.bytes("\(name).json")))
    try Sheets.expectGolden(draft.bytes, "\(name).tthc")
  }

  @Test(
    "a draft parses, is laid out, and every finding left is one its remarks speak of",
    arguments: Sheets.good)
  func findings(name: String) throws {
    let draft = draft(try Sheet(json: Sheets.bytes("\(name).json")))
    try expectOnlyHoles(draft, beside: [])
  }

  @Test("nothing that a sheet says is lost", arguments: Sheets.good)
  func nothingLost(name: String) throws {
    let bytes = try Sheets.bytes("\(name).json")
    let draft = draft(try Sheet(json: bytes))
    let kept = Set(words(of: String(decoding: draft.bytes, as: UTF8.self)))
    let node = try JSONReader.read(bytes, as: .foreign)
    for line in texts(of: node) {
      let lost = words(of: line).filter { !kept.contains($0) }
      #expect(lost.isEmpty, "of `\(line)`")
    }
  }

  @Test("whatever the words of a sheet are, its draft parses")
  func hostile() throws {
    let nasty = [
      "\"", "\\", "\"\"\"", "hết", "\\\"", "“", "a\u{301}\"\u{301}", "#", "{", "}", "-> ", ":", ",",
      "\u{0}", "𝕏", "", "và", "1", "1.0", "\u{AD}", "<", "&#10;hết", "&quot;", "\u{2028}hết",
      String(repeating: "dài ", count: 500), String(repeating: "\u{301}", count: 300),
    ]
    for name in ["khai-sinh", "giay-to", "buoc"] {
      let sheet = try Sheet(json: Sheets.bytes("\(name).json"))
      for (index, text) in nasty.enumerated() {
        var changed = sheet
        let lines = cleanLines(text) + (index.isMultiple(of: 2) ? ["15 ngày"] : [])
        for field in SheetField.allCases { changed.texts[field] = lines }
        for row in changed.channels.indices {
          changed.channels[row].fee = lines
          changed.channels[row].note = lines
        }
        for group in changed.groups.indices {
          changed.groups[group].title = lines
          for paper in changed.groups[group].papers.indices {
            changed.groups[group].papers[paper].title = lines
            changed.groups[group].papers[paper].model = lines
          }
        }
        let draft = draft(changed)
        let parsed = parse(SourceText(path: "a.tthc", bytes: draft.bytes))
        #expect(!parsed.diagnostics.hasErrors, "\(name) with `\(text.prefix(20))`")
        #expect(draft.remarks > 0)
        let isWritten = String(decoding: draft.bytes, as: UTF8.self).contains("\nthủ tục ")
        #expect(isWritten, "\(name) with `\(text.prefix(20))` fell back to comments")
      }
    }
  }

  @Test("what is no sheet is refused with its place", arguments: Sheets.broken)
  func broken(name: String) throws {
    let bytes = try Sheets.bytes("broken/\(name).json")
    #expect(throws: SheetFault.self) { try Sheet(json: bytes) }
  }

  @Test("depth and size are bounded")
  func bounded() throws {
    let deep = "{\"ten\":" + String(repeating: "[", count: 100_000)
    let error = #expect(throws: SheetFault.self) { try Sheet(json: Array(deep.utf8)) }
    #expect(error?.kind == .json(.tooDeep))
    let large = Array("{\"ten\": \"".utf8) + Array(repeating: 0x61, count: Sheet.largest)
    let size = #expect(throws: SheetFault.self) { try Sheet(json: large) }
    #expect(size?.kind == .json(.tooLarge))
    let rows = Array(repeating: "{\"ten\":\"Đơn đề nghị\",\"ban_chinh\":1}", count: 5000)
    let many = "{\"ten\":\"Cấp thẻ mới\",\"thanh_phan_ho_so\":[\(rows.joined(separator: ","))]}"
    let draft = draft(try Sheet(json: Array(many.utf8)))
    #expect(String(decoding: draft.bytes, as: UTF8.self).contains("đơn_đề_nghị_5000 "))
  }

  @Test("a follower states only its own; what its framework leaves open is a hole")
  func follower() throws {
    let files = try [
      "quy-trinh-khung.tthc", "../quoc-gia/lich.tthc", "../quoc-gia/vai-tro.tthc",
      "../quoc-gia/van-ban.tthc",
    ].map { name in
      let url = Sheets.root.appending(path: "Procedures/dak-lak/\(name)").standardizedFileURL
      let path = "Procedures" + url.path.components(separatedBy: "/Procedures")[1]
      return parse(SourceText(path: path, bytes: [UInt8](try Data(contentsOf: url))))
    }
    #expect(throws: FrameworkOutline.Fault.several(["quy_trình_điện_tử", "mức_độ_3", "mức_độ_4"])) {
      try FrameworkOutline(nil, of: files.map(\.tree), importedAs: "x")
    }
    let outline = try FrameworkOutline(
      "mức_độ_3", of: files.map(\.tree), importedAs: "quy-trinh-khung.tthc")
    #expect(outline.limitParameter == "thời_hạn_giải_quyết")
    #expect(outline.slots.isEmpty)
    for name in ["ban-le-thuoc-la", "khai-sinh"] {
      let sheet = try Sheet(json: Sheets.bytes("\(name).json"))
      let draft = draft(sheet, DraftWishes(name: "thử", framework: outline))
      try Sheets.expectGolden(draft.bytes, "\(name).theo-khung.tthc")
      try expectOnlyHoles(draft, beside: files)
    }
    let open = try FrameworkOutline(
      "quy_trình_điện_tử", of: files.map(\.tree), importedAs: "quy-trinh-khung.tthc")
    let draft = draft(
      try Sheet(json: Sheets.bytes("ban-le-thuoc-la.json")), DraftWishes(framework: open))
    try Sheets.expectGolden(draft.bytes, "ban-le-thuoc-la.cho-dien.tthc")
    try expectOnlyHoles(draft, beside: files)
  }

  // MARK: What holds of every draft

  private func expectOnlyHoles(_ draft: Draft, beside files: [ParsedFile]) throws {
    let source = SourceText(path: "Procedures/dak-lak/draft.tthc", bytes: draft.bytes)
    let parsed = parse(source)
    #expect(parsed.diagnostics.isEmpty)
    #expect(format(parsed) == .formatted(draft.bytes))
    let compiled = compile(source.path, in: SourceSet([parsed] + files))
    let lines = String(decoding: draft.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    for finding in compiled.diagnostics {
      #expect(finding.location.path == source.path)
      let line = source.position(ofByte: finding.location.span.lower).line - 1
      let isHole = lines[line].contains("xem_lại")
      let isProcedure = lines[line].hasPrefix("thủ tục ")
      let isOpenStep = lines[line].hasPrefix("  bước ")
      #expect(isHole || isProcedure || isOpenStep, "\(finding.message.vi) at `\(lines[line])`")
      // The remark stands above, in the same block.
      var above = line - 1
      while above >= 0, !lines[above].contains("# xem lại:"), !lines[above].isEmpty || isHole {
        above -= 1
      }
      #expect(above >= 0 && lines[above].contains("# xem lại:"), "no remark over `\(lines[line])`")
    }
    #expect(lines.count { $0.contains("# xem lại:") } == draft.remarks)
  }

  private func texts(of node: JSONNode) -> [String] {
    switch node.content {
    case .string(let text): cleanLines(text)
    case .integer(let number): [String(number)]
    case .flag: []
    case .array(let elements): elements.flatMap(texts)
    case .object(let members): members.flatMap { texts(of: $0.node) }
    }
  }

  /// Words and numbers, without marks; a number as a number: `01` is 1.
  private func words(of line: String) -> [String] {
    Vietnamese.skeleton(line).unicodeScalars.split {
      !$0.properties.isAlphabetic && !("0"..."9").contains($0)
    }
    .map { word in
      let text = String(String.UnicodeScalarView(word))
      return Int(text).map(String.init) ?? text
    }
    .filter { $0 != "0" }
  }
}

@Suite("What is published about sheets")
struct SheetSchemaTests {
  @Test("the schema lists the fields that are read, and no other")
  func fields() throws {
    let file = Sheets.root.appending(path: "Grammar/sheet.schema.json")
    let node = try JSONReader.read([UInt8](try Data(contentsOf: file)), as: .foreign)
    guard case .object(let members)? = node["properties"]?.content else {
      Issue.record("the schema has no properties")
      return
    }
    let listed = Set(members.map(\.name))
    #expect(
      listed == Set(SheetField.allCases.map(\.rawValue)).union(["cach_thuc", "thanh_phan_ho_so"]))
    // Members of rows are told apart by the same keys.
    let sheet = """
      {"cach_thuc": [{"hinh_thuc": "A", "thoi_han": "B", "phi_le_phi": "C", "mo_ta": "D"}],
       "thanh_phan_ho_so": [{"truong_hop": "E", "giay_to": [
         {"ten": "F", "mau_don": "G", "ban_chinh": "H", "ban_sao": "I", "so_luong": "J"}]}]}
      """
    let read = try Sheet(json: Array(sheet.utf8))
    let row = try #require(read.channels.first)
    #expect([row.form, row.limit, row.fee, row.note] == [["A"], ["B"], ["C"], ["D"]])
    let group = try #require(read.groups.first)
    let paper = try #require(group.papers.first)
    #expect([group.title, paper.title, paper.model] == [["E"], ["F"], ["G"]])
    #expect([paper.originals, paper.copies, paper.amount] == [["H"], ["I"], ["J"]])
    #expect(read.others.isEmpty && paper.note.isEmpty)
  }

  @Test("no two fields are kept under one key")
  func aliases() {
    for field in SheetField.allCases {
      for key in [field.rawValue] + field.aliases { #expect(SheetField.named(key) == field) }
    }
    #expect(SheetField.named("Tên thủ tục") == .title)
  }
}
