import ArgumentParser
import CivilTime
import ProcedureGraph
import ProcedureRuntime
import ProcedureStore

/// `tthc checkpoint`: puts a seal on everything that was kept so far.
struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: words(
      vi: "Niêm phong mọi lần ghi của kho đến lúc này.",
      en: "Put a seal on everything the store has kept so far."),
    discussion: words(
      vi: """
        In ra một dòng niêm phong. Hãy cất dòng ấy ở nơi khác (sổ, thư điện tử, kho của cơ quan \
        khác): `tthc verify-journal --anchor TỆP` đối chiếu lại, kể cả khi có người đủ quyền ghi \
        lại toàn bộ kho. `tthc work` tự niêm phong mỗi ngày một lần.
        """,
      en: """
        Prints one line. Keep it elsewhere (in a register, by mail, in another office's store): \
        `tthc verify-journal --anchor FILE` compares with it, which holds even against somebody \
        who can write the whole store anew. `tthc work` makes one each day by itself.
        """))

  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try moment.moment()
    let journal = try store.open()
    do {
      let made = try awaiting { try await journal.makeCheckpoint(at: now, .standard) }
      let last = try made ?? awaiting { try await journal.checkpoints() }.last
      guard let last else {
        Output.remark(
          words(vi: "kho chưa có lần ghi nào\n", en: "nothing has been kept in the store yet\n"))
        return
      }
      Output.result(last.line + "\n")
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
  }
}

extension Checkpoint {
  /// All of it in one line: number, position, entries, moment in seconds, digest.
  var line: String {
    "tthc-checkpoint \(number) \(position) \(entries) \(madeAt.seconds) sha256:\(digest.hexadecimal)"
  }

  /// Nil for a text that no checkpoint printed.
  init?(line: Substring) {
    let parts = line.split(whereSeparator: \.isWhitespace)
    guard parts.count == 6, parts[0] == "tthc-checkpoint", let number = Int(parts[1]),
      let position = Int64(parts[2]), let entries = Int64(parts[3]),
      let seconds = Int64(parts[4]), parts[5].hasPrefix("sha256:"),
      let digest = [UInt8](hexadecimal: parts[5].dropFirst("sha256:".count)), digest.count == 32
    else { return nil }
    self.init(
      number: number, position: position, entries: entries, digest: digest,
      madeAt: Moment(seconds: seconds))
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    let digits = [UInt8]("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  fileprivate init?(hexadecimal text: some StringProtocol) {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { place in
      UInt8(digits[place] << 4 | digits[place + 1])
    }
  }
}
