import SourceText

/// Writes the draft of one sheet from top to bottom: header, people, what the procedure is, what it
/// needs and costs, its process, and at last what had no place.
struct DraftWriter {
  let sheet: Sheet
  let framework: FrameworkOutline?
  let name: String
  var page = DraftPage()
  var names: DraftNames

  init(_ sheet: Sheet, _ wishes: DraftWishes) {
    self.sheet = sheet
    framework = wishes.framework
    var names = DraftNames(wishes.framework?.names ?? [])
    let title = sheet[.title].first ?? ""
    let words = title.lowercased().hasPrefix("thủ tục ") ? String(title.dropFirst(8)) : title
    name = wishes.name.map { names.unique($0) } ?? names.name(for: words, or: "thủ_tục")
    self.names = names
  }

  /// The title; a hole where the sheet has none.
  var title: String {
    let lines = sheet[.title]
    return lines.isEmpty ? "Xem lại: chưa có tên thủ tục" : lines.joined(separator: " ")
  }

  mutating func write() {
    page.line("tthc 1")
    page.blank()
    writeOpening()
    page.blank()
    if let framework {
      page.line("dùng \(quoted(framework.importPath))")
      page.blank()
    }
    let performer = writeAgency()
    writeGaps()
    let follows = framework.map { " theo \($0.name)" } ?? ""
    page.open("thủ tục \(name) \(quoted(title))\(follows)")
    writeIdentity(performer)
    writePapers()
    writeFees()
    writeChannels()
    writeLimit()
    writeProcess()
    page.close()
    writeOthers()
  }

  /// What the file is, and the fields that are about the publication.
  private mutating func writeOpening() {
    let code = sheet[.code].first.map { "\($0) " } ?? ""
    page.comment(["\(code)\(title). Bản thảo từ dữ liệu của trang công bố thủ tục hành chính."])
    page.comment([
      "Chỗ nào ghi \"xem lại\" thì trang công bố viết chưa đủ rõ: đối chiếu văn bản gốc, điền vào "
        + "chỗ `\(hole)`, rồi xóa dòng ấy."
    ])
    for field in [SheetField.decision, .kind, .tier, .state, .authority, .delegate, .coordinator] {
      writeNote(field)
    }
    writeNote(.address)
    writeNote(.related)
    writeNote(.keywords)
  }

  /// A field that the language has no word for.
  private mutating func writeNote(_ field: SheetField) {
    let lines = sheet[field]
    guard !lines.isEmpty else { return }
    let words = field.words.prefix(1).uppercased() + field.words.dropFirst()
    page.comment(["\(words): \(lines.joined(separator: "; "))"])
  }

  /// What keeps the procedure as a whole from being one.
  private mutating func writeGaps() {
    if sheet[.title].isEmpty { page.remark("trang công bố không ghi tên thủ tục") }
    if framework?.hasSteps != true, framework?.slots.isEmpty != false {
      page.remark(
        "chưa soạn xong các bước, chưa có kết thúc nào; trình tự trên trang công bố là lời văn")
    }
  }

  private mutating func writeOthers() {
    guard !sheet.others.isEmpty else { return }
    page.blank()
    page.comment(["Các mục khác của trang công bố, chưa đưa vào đâu:"])
    for other in sheet.others {
      page.comment(["\(other.key): \(other.lines[0])"])
      page.comment(other.lines.dropFirst().map { "  \($0)" })
    }
  }
}
