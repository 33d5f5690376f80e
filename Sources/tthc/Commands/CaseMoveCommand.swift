import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import ProcedureStore
import ProcedureWorkspace
import SourceText

/// `tthc case move`: moves cases to another version of their procedure, and takes moves back.
struct CaseMoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: words(
      vi: "Chuyển hồ sơ sang phiên bản khác của thủ tục, hoặc chuyển trở lại.",
      en: "Move cases to another version of their procedure, or take moves back."),
    discussion: words(
      vi: """
        Bước, thông tin, giấy tờ… của hai bản được đối chiếu theo tên; tên nào hồ sơ cần mà bản mới \
        không còn thì phương án (--plan) phải nói rõ, chương trình không đoán. Đồng hồ giữ những gì đã \
        tính; hạn được tính lại và ghi cả hạn cũ, hạn mới. Không bước nào được vào lại, không việc nào \
        làm lại. Chạy lại với cùng --batch thì đi tiếp từ chỗ dừng.
        """,
      en: """
        Elements of the two versions are matched by name; what a case needs and the new version does not \
        have is decided in a plan (--plan), never guessed. Clocks keep what they have counted; due dates \
        are derived again, and old and new are recorded. No step is entered again, nothing is done \
        again. Run again with the same --batch, it goes on where it stopped.
        """))

  @Argument(
    help: ArgumentHelp(
      words(
        vi: "Số hồ sơ; cùng với --revert có thể là mã lô chuyển.",
        en: "Numbers of cases; with --revert also names of batches."), valueName: "number"))
  var numbers: [String] = []

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Mọi hồ sơ đang giải quyết của thủ tục này.",
        en: "All open cases of this procedure."), valueName: "name"))
  var procedure: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Chỉ hồ sơ đang theo phiên bản này (đủ mấy chữ đầu của mã băm).",
        en: "Only cases that go by this version (the first characters of its hash will do)."),
      valueName: "hash"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Phiên bản chuyển sang; latest là bản đang có hiệu lực.",
        en: "The version to move to; latest is the one in force."), valueName: "hash|latest"))
  var to = "latest"

  @Option(
    help: ArgumentHelp(
      words(vi: "Tệp phương án chuyển.", en: "A file with the plan."), valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Chỉ ghi phương án đầu tiên vào tệp này, chỗ cần quyết định để null.",
        en: "Only write a first plan to this file; what has to be decided is null."),
      valueName: "file"))
  var writePlan: String?

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Chỉ cho biết hồ sơ nào chuyển được, hồ sơ nào không và vì sao.",
        en: "Only tell which cases can be moved, which can't, and why.")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Chuyển trở lại, khi từ lúc chuyển chưa có việc gì xảy ra.",
        en: "Take moves back, where nothing has happened since.")))
  var revert = false

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Căn cứ, lý do; ghi vào diễn biến hồ sơ và không xóa được, nên đừng ghi tên người dân.",
        en: "Why; it stays in the history of the cases for good, so name no applicants in it.")))
  var reason: String?

  @Option(
    help: ArgumentHelp(
      words(vi: "Người quyết định chuyển.", en: "Who has decided it."), valueName: "person"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Mã lô chuyển; không ghi thì đặt theo thời điểm.",
        en: "What the moves are known by together; else named after the moment."),
      valueName: "name"))
  var batch: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try moment.moment()
    let (desk, journal) = try store.desk()
    do {
      if revert {
        try takeBack(at: desk, journal, now)
      } else {
        try move(at: desk, journal, now)
      }
    } catch let refusal as Refusal {
      throw refusal.told()
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
  }
}

// MARK: Moving

extension CaseMoveCommand {
  private func move(
    at desk: ProcedureRuntime.Desk, _ journal: any Journal, _ now: Moment
  ) throws {
    let document = try plan.map { try MovePlanFile(reading: $0) }
    let name = try procedureName(at: desk)
    let versions = try awaiting { try await journal.deployments(of: name) }
    let target = try target(of: name, versions, at: desk, now)
    if let planned = document?.to, planned != target {
      throw UsageFault(
        vi: "phương án viết cho phiên bản \(planned), không phải \(target)",
        en: "the plan was written for version \(planned), not \(target)")
    }
    let source = try from.map { try version($0, among: versions, of: name) } ?? document?.from
    let (old, new) = (try source.map { try program($0, at: desk) }, try program(target, at: desk))
    if let writePlan {
      guard let source, let old else {
        throw UsageFault(
          vi: "--write-plan cần --from: phiên bản mà các hồ sơ đang theo",
          en: "--write-plan needs --from: the version that the cases go by")
      }
      let text = MovePlanFile.draft(from: (source, old.procedure), to: (target, new.procedure))
      try writeFile(Array(text.utf8), to: writePlan)
      return
    }
    let reason = try dryRun ? reason ?? "" : neededReason()
    let order = MoveOrder(
      to: target, plan: document?.plan ?? MovePlan(), reason: reason,
      by: by.map { nfc($0).trimmed },
      batch: batch ?? batchName(at: now, target + reason))
    var report = MoveReport(
      batch: order.batch, to: target, procedure: new.procedure, isTrial: dryRun)
    try forEachPage(of: name, from: source, to: target, at: desk) { numbers, desk in
      let isTrial = dryRun
      let outcomes = try awaiting {
        try await desk.moveAll(numbers, by: order, isTrial: isTrial, at: now)
      }
      report.add(numbers, outcomes)
    }
    try report.show(as: format)
  }

  /// The cases in portions that are kept together, with a word about how far it has come.
  private func forEachPage(
    of name: String, from: String?, to: String, at desk: ProcedureRuntime.Desk,
    _ work: ([String], ProcedureRuntime.Desk) throws -> Void
  ) throws {
    let size = 500
    var count = 0
    func take(_ numbers: [String]) throws {
      for start in stride(from: 0, to: numbers.count, by: size) {
        let page = Array(numbers[start..<min(start + size, numbers.count)])
        try work(page, desk)
        count += page.count
        if count >= size {
          Output.remark(words(vi: "đã xét \(count) hồ sơ\n", en: "\(count) cases looked at\n"))
        }
      }
    }
    guard numbers.isEmpty else { return try take(numbers.map { nfc($0).trimmed }) }
    var last: String? = ""
    while let after = last {
      let page = try awaiting {
        try await desk.movable(of: name, from: from, to: to, after: after)
      }
      try take(page.numbers)
      last = page.last
    }
  }

  private func neededReason() throws -> String {
    guard let reason = reason.map({ nfc($0).trimmed }), !reason.isEmpty else {
      throw UsageFault(
        vi: "cần --reason: căn cứ hoặc lý do chuyển, để ghi vào diễn biến hồ sơ",
        en: "--reason is needed: which law or need, for the history of the cases")
    }
    return reason
  }

  // MARK: Versions

  private func procedureName(at desk: ProcedureRuntime.Desk) throws -> String {
    if let procedure { return nfc(procedure).trimmed }
    guard let first = numbers.first else {
      throw UsageFault(
        vi: "ghi số hồ sơ, hoặc --procedure cho mọi hồ sơ của một thủ tục",
        en: "give numbers of cases, or --procedure for all cases of a procedure")
    }
    return try awaiting { try await desk.file(of: nfc(first).trimmed).standing.procedure }
  }

  private func target(
    of name: String, _ versions: [Deployment], at desk: ProcedureRuntime.Desk, _ now: Moment
  ) throws -> String {
    if to != "latest" { return try version(to, among: versions, of: name) }
    return try awaiting { try await desk.version(of: name, at: now).artifact }
  }

  /// The version whose hash begins like that.
  private func version(
    _ text: String, among versions: [Deployment], of name: String
  ) throws -> String {
    let start = text.hasPrefix("sha256:") ? text : "sha256:" + text
    let found = versions.map(\.artifact).filter { $0.hasPrefix(start) }
    guard let first = found.first, found.count == 1 else {
      throw UsageFault(
        vi: found.isEmpty
          ? "kho không có phiên bản `\(text)` của thủ tục `\(name)`"
          : "nhiều phiên bản của thủ tục `\(name)` bắt đầu bằng `\(text)`; hãy ghi thêm",
        en: found.isEmpty
          ? "the store has no version `\(text)` of procedure `\(name)`"
          : "several versions of procedure `\(name)` begin with `\(text)`; write more of it")
    }
    return first
  }

  private func program(_ hash: String, at desk: ProcedureRuntime.Desk) throws -> Program {
    try awaiting { try await desk.version(withHash: hash) }
  }

  /// The moment, and enough of a digest that two batches of one second differ.
  private func batchName(at now: Moment, _ content: String) -> String {
    let digits = "\(now.iso)".filter(\.isNumber)
    let digest = Seals.standard.digest(Array("\(now.seconds) \(content)".utf8))
    let mark = digest.prefix(2).map { String($0, radix: 16) }.joined()
    return "\(digits.prefix(8))-\(digits.dropFirst(8))-\(mark)"
  }
}

// MARK: Taking back

extension CaseMoveCommand {
  private func takeBack(
    at desk: ProcedureRuntime.Desk, _ journal: any Journal, _ now: Moment
  ) throws {
    guard !numbers.isEmpty else {
      throw UsageFault(
        vi: "ghi số hồ sơ hoặc mã lô cần chuyển trở lại",
        en: "give the numbers of cases or the batches to take back")
    }
    let reason = try neededReason()
    let order = UndoOrder(
      reason: reason, by: by.map { nfc($0).trimmed },
      batch: batch ?? batchName(at: now, numbers.joined() + reason))
    var cases: [String] = []
    for number in numbers.map({ nfc($0).trimmed }) {
      let moved = try awaiting { try await journal.cases(movedIn: number) }
      cases += moved.isEmpty ? [number] : moved.map(\.number)
    }
    var report = MoveReport(batch: order.batch, to: nil, procedure: nil, isTrial: false)
    for start in stride(from: 0, to: cases.count, by: 500) {
      let page = Array(cases[start..<min(start + 500, cases.count)])
      let outcomes = try awaiting { try await desk.undoMoves(of: page, by: order, at: now) }
      report.add(page, outcomes)
    }
    try report.show(as: format)
  }
}
