import ArgumentParser
import Diagnostics
import ProcedureRuntime
import ProcedureStore
import ProcedureWorkspace
import SourceText

/// `tthc verify-journal`: reads everything and recomputes every hash.
struct VerifyJournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-journal",
    abstract: words(
      vi: "Kiểm tra kho hồ sơ có bị sửa, mất hay đảo thứ tự không.",
      en: "Find entries of the store that were altered, lost or moved."),
    discussion: words(
      vi: """
        Mỗi lần ghi của hồ sơ mang mã băm nối với lần ghi trước. Lệnh này tính lại tất cả; hãy chạy \
        khi không có ai đang ghi, hoặc trên một bản sao.
        """,
      en: """
        Each entry of a case carries a hash chained to the one before. This recomputes them all; \
        run it while nobody writes, or on a copy.
        """))

  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Tệp giữ dòng niêm phong mà `tthc checkpoint` đã in ra.",
        en: "A file with the line that `tthc checkpoint` has printed."), valueName: "file"))
  var anchor: String?

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    let anchor = try keptAnchor()
    let journal = try store.open()
    let result: Verification
    do {
      result = try awaiting { try await verify(journal, .standard, anchor: anchor) }
    } catch let fault as JournalFault {
      guard case .damaged = fault else { throw fault.asUsage }
      Output.failure(fault.words)
      throw ExitStatus.findings
    }
    switch format {
    case .terminal:
      for finding in result.findings { Output.result(finding.words[common.language] + "\n") }
      Output.remark(
        words(
          vi: "đã kiểm tra \(result.cases) hồ sơ, \(result.entries) lần ghi: ",
          en: "checked \(result.cases) cases, \(result.entries) entries: ")
          + (result.isSound
            ? words(vi: "nguyên vẹn\n", en: "all whole\n")
            : words(
              vi: "\(result.findings.count) chỗ không nguyên vẹn\n",
              en: "\(result.findings.count) not whole\n")))
    case .json: Output.result(json(of: result))
    }
    if !result.isSound { throw ExitStatus.findings }
  }

  /// The checkpoint that was kept elsewhere: the last one in the file.
  private func keptAnchor() throws -> Checkpoint? {
    guard let anchor else { return nil }
    var lines: [Checkpoint] = []
    if case .bytes(let bytes) = try FileContent(of: anchor, limit: 1 << 20) {
      lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        .compactMap { Checkpoint(line: $0) }
    }
    guard let last = lines.last else {
      throw UsageFault(
        vi: "--anchor `\(anchor)`: không có dòng nào do `tthc checkpoint` in ra",
        en: "--anchor `\(anchor)`: no line in it was printed by `tthc checkpoint`")
    }
    return last
  }

  private func json(of result: Verification) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("sound") { $0.boolean(result.isSound) }
      json.member("cases", result.cases)
      json.member("entries", result.entries)
      json.member("checkpoints", result.checkpoints)
      json.member("findings") { json in
        json.array(of: result.findings) { json, finding in
          json.object { finding.write(to: &$0) }
        }
      }
    }
    return json.text + "\n"
  }
}

extension JournalFinding {
  fileprivate var words: Localized {
    switch self {
    case .altered(let number, let sequence):
      Localized(
        vi:
          "hồ sơ \(number), lần ghi \(sequence): nội dung đã bị sửa, hoặc lần ghi trước đó bị mất",
        en: "case \(number), entry \(sequence): it was altered, or the one before it is gone")
    case .personalAltered(let number, let sequence):
      Localized(
        vi: "hồ sơ \(number), lần ghi \(sequence): dữ liệu cá nhân đã bị sửa",
        en: "case \(number), entry \(sequence): the personal data was altered")
    case .outOfOrder(let number, let expected, let found):
      Localized(
        vi: "hồ sơ \(number): đến lượt lần ghi \(expected) nhưng gặp lần ghi \(found)",
        en: "case \(number): entry \(expected) should come here, but it is entry \(found)")
    case .headDiffers(let number, let entries, let standing):
      Localized(
        vi: "hồ sơ \(number): các lần ghi đến số \(entries), hồ sơ lại ghi là đến số \(standing)",
        en: "case \(number): its entries go up to \(entries), but the case says \(standing)")
    case .versionDiffers(let number, let entries, let standing):
      Localized(
        vi: "hồ sơ \(number): các lần ghi dẫn đến phiên bản \(entries), hồ sơ lại ghi \(standing)",
        en: "case \(number): its entries lead to version \(entries), but the case says \(standing)")
    case .caseMissing(let number):
      Localized(
        vi: "hồ sơ \(number): còn các lần ghi nhưng hồ sơ đã mất",
        en: "case \(number): there are entries, but the case is gone")
    case .checkpointBroken(let number):
      Localized(
        vi: "mốc niêm phong \(number): những gì ghi trước mốc không còn như lúc niêm phong",
        en: "checkpoint \(number): what was kept up to it is not what it sealed")
    }
  }

  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .altered(let number, let sequence):
      json.member("kind", "altered")
      json.member("case", number)
      json.member("entry", sequence)
    case .personalAltered(let number, let sequence):
      json.member("kind", "personalAltered")
      json.member("case", number)
      json.member("entry", sequence)
    case .outOfOrder(let number, let expected, let found):
      json.member("kind", "outOfOrder")
      json.member("case", number)
      json.member("expected", expected)
      json.member("entry", found)
    case .headDiffers(let number, let entries, let standing):
      json.member("kind", "headDiffers")
      json.member("case", number)
      json.member("entries", entries)
      json.member("standing", standing)
    case .versionDiffers(let number, let entries, let standing):
      json.member("kind", "versionDiffers")
      json.member("case", number)
      json.member("entries", entries)
      json.member("standing", standing)
    case .caseMissing(let number):
      json.member("kind", "caseMissing")
      json.member("case", number)
    case .checkpointBroken(let number):
      json.member("kind", "checkpointBroken")
      json.member("checkpoint", number)
    }
  }
}
