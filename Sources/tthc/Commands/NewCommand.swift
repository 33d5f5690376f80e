import ArgumentParser
import ProcedureDrafting
import ProcedureWorkspace
import SourceText

/// `tthc new`: the first draft of a procedure, from a portal sheet or from answers.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: words(
      vi: "Tạo bản thảo đầu tiên của một thủ tục, từ dữ liệu của cổng dịch vụ công.",
      en: "Draft a procedure from the sheet of a public service portal."),
    discussion: words(
      vi: """
        Chỗ nào chưa chắc thì bản thảo ghi chú `# xem lại:` và để trống bằng `xem_lại`, không tự \
        đoán. Không có --from thì hỏi vài câu; khi đầu vào không phải bàn phím thì đọc mỗi dòng một \
        câu trả lời.
        """,
      en: """
        What is doubtful becomes a remark `# xem lại:` (look again) and a hole `xem_lại`, never a \
        guess. Without --from a few questions are asked; what is no keyboard is read as one answer \
        a line.
        """))

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Dữ liệu JSON của thủ tục (Grammar/sheet.schema.json).",
        en: "The JSON sheet of the procedure (Grammar/sheet.schema.json)."), valueName: "sheet"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Khung mà thủ tục theo; bản thảo chỉ ghi phần của riêng thủ tục.",
        en: "The framework to follow; the draft then states only its own."),
      valueName: "file[#name]"))
  var framework: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Tên của thủ tục trong tệp, như cấp_thẻ; không ghi thì lấy từ tiêu đề.",
        en: "The name of the procedure in the text; else made from its title."),
      valueName: "name"))
  var procedureName: String?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      words(
        vi: "Tệp để ghi vào, chưa được có; không ghi thì in ra.",
        en: "The file to write, which must not exist; else printed."), valueName: "file"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    if let procedureName, !isProcedureName(procedureName) {
      throw UsageFault(
        vi: "--procedure-name: `\(procedureName)` không đặt tên được; chỉ gồm chữ, số, dấu gạch "
          + "dưới và mở đầu bằng chữ",
        en:
          "--procedure-name: `\(procedureName)` is no name; letters, digits and `_`, a letter first"
      )
    }
    let wishes = DraftWishes(name: procedureName.map { nfc($0) }, framework: try outline())
    let sheet = try from.map(readSheet) ?? askedSheet()
    let draft = ProcedureDrafting.draft(sheet, wishes)
    if let output {
      try writeNewFile(draft.bytes, to: output)
    } else {
      Output.result(draft.bytes)
    }
    Output.remark(
      words(
        vi: "bản thảo có \(draft.remarks) chỗ cần xem lại\n",
        en: "the draft has \(draft.remarks) place\(draft.remarks == 1 ? "" : "s") to look at\n"))
  }

  private func outline() throws -> FrameworkOutline? {
    guard let framework else { return nil }
    let mark = framework.lastIndex(of: "#")
    let path = mark.map { String(framework[..<$0]) } ?? framework
    let name = mark.map { String(framework[framework.index(after: $0)...]) }
    let home = output.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } } ?? ""
    switch try FrameworkFiles.outline(of: name, at: path, usedFrom: home) {
    case .success(let outline): return outline
    case .failure(let fault):
      let message = fault.message(in: path)
      throw UsageFault(
        vi: "--framework: \(message.vi)", en: "--framework: \(message.en)")
    }
  }

  private func readSheet(_ path: String) throws -> Sheet {
    switch try FileContent(of: path, limit: Sheet.largest) {
    case .tooLarge:
      throw UsageFault(
        vi:
          "\(path): tệp quá lớn, dữ liệu của một thủ tục không quá \(Sheet.largest / 1_000_000) MB",
        en: "\(path): too large, the sheet of a procedure has at most "
          + "\(Sheet.largest / 1_000_000) MB")
    case .bytes(let bytes):
      do {
        return try Sheet(json: bytes)
      } catch {
        let place = SourceText(path: path, bytes: bytes).position(
          ofByte: min(error.offset, bytes.count), in: .scalars)
        let at = "\(path):\(place.line):\(place.column)"
        throw UsageFault(vi: "\(at): \(error.message.vi)", en: "\(at): \(error.message.en)")
      }
    }
  }

  // MARK: Questions

  /// What a person answers. All but the title may be left empty; papers come one a line.
  private func askedSheet() throws -> Sheet {
    let prompter = Prompter(language: common.language, isTerminal: Output.isTerminal(0))
    var sheet = Sheet()
    let questions: [(SheetField, Localized)] = [
      (.title, Localized(vi: "Tên thủ tục:", en: "Title of the procedure:")),
      (.code, Localized(vi: "Mã thủ tục (như 1.001193):", en: "Code (such as 1.001193):")),
      (.sector, Localized(vi: "Lĩnh vực:", en: "Sector:")),
      (.performer, Localized(vi: "Cơ quan thực hiện:", en: "Agency:")),
      (
        .limit,
        Localized(
          vi: "Thời hạn giải quyết (như 15 ngày làm việc):",
          en: "Limit (in Vietnamese, such as 15 ngày làm việc):")
      ),
      (
        .feeOrCharge,
        Localized(
          vi: "Phí, lệ phí (như Lệ phí: 50.000 đồng; hoặc Không):",
          en: "Fee (in Vietnamese, such as Lệ phí: 50.000 đồng, or Không):")
      ),
    ]
    do throws(NoAnswer) {
      for (field, question) in questions {
        let answer = try prompter.line(question[common.language])
        if !answer.isEmpty { sheet.texts[field] = [answer] }
        if field == .title, answer.isEmpty { break }
      }
      if !sheet[.title].isEmpty { sheet.groups = askedPapers(prompter) }
    } catch {
      // Whoever stops answering leaves the rest open.
    }
    guard !sheet[.title].isEmpty else {
      throw UsageFault(vi: "chưa có tên thủ tục", en: "the procedure has no title")
    }
    return sheet
  }

  private func askedPapers(_ prompter: Prompter) -> [Sheet.PaperGroup] {
    var group = Sheet.PaperGroup()
    let question = Localized(
      vi: "Giấy tờ phải nộp (như Tờ khai; 01 bản chính; để trống là hết):",
      en: "Paper to hand in (such as Tờ khai; 01 bản chính; empty for no more):")
    while true {
      guard let answer = try? prompter.line(question[common.language]), !answer.isEmpty else {
        break
      }
      var paper = Sheet.PaperRow()
      let parts = answer.split(separator: ";", maxSplits: 1).map { $0.trimmed }
      paper.title = parts.prefix(1).filter { !$0.isEmpty }
      paper.amount = parts.dropFirst().filter { !$0.isEmpty }
      group.papers.append(paper)
    }
    return group.papers.isEmpty ? [] : [group]
  }
}
