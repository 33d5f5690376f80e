import ArgumentParser
import CivilTime
import ProcedureRuntime
import ProcedureStore
import ProcedureWorkspace
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where cases are kept.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Kho hồ sơ: sqlite:TỆP, postgres://NGƯỜI@MÁY/CƠ_SỞ_DỮ_LIỆU hoặc memory:.",
        en: "Where cases are kept: sqlite:FILE, postgres://USER@HOST/DATABASE or memory:."),
      valueName: "url"))
  var store = "sqlite:tthc.db"

  func open(making: Bool = false) throws -> any Journal {
    try Self.open(store, making: making)
  }

  /// Opens a store. One that is not there yet is only made where something is to be put into it.
  static func open(_ store: String, making: Bool) throws -> any Journal {
    func rest(after scheme: String) -> String? {
      store.hasPrefix(scheme) ? String(store.dropFirst(scheme.count)) : nil
    }
    if store == "memory:" { return MemoryJournal() }
    do {
      if let path = rest(after: "sqlite:"), !path.isEmpty {
        // A journal made on the way would look like one that has lost everything.
        if !making, access(path, F_OK) != 0 { throw FileFault(path, .read, number: errno) }
        return try JournalStore.sqlite(path: path)
      }
      if rest(after: "postgres://") != nil || rest(after: "postgresql://") != nil {
        return try awaiting { try await JournalStore.postgres(url: store) }
      }
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
    throw UsageFault(
      vi:
        "--store `\(store)`: hãy viết sqlite:TỆP, postgres://NGƯỜI@MÁY/CƠ_SỞ_DỮ_LIỆU hoặc memory:",
      en: "--store `\(store)`: write sqlite:FILE, postgres://USER@HOST/DATABASE or memory:")
  }

  func desk(
    making: Bool = false, people: Directory? = nil
  ) throws -> (desk: ProcedureRuntime.Desk, journal: any Journal) {
    try desk(making: making) { people }
  }

  /// The same with a directory that may change while the desk is there.
  func desk(
    making: Bool = false, people: @escaping @Sendable () -> Directory?
  ) throws -> (desk: ProcedureRuntime.Desk, journal: any Journal) {
    let journal = try open(making: making)
    return (ProcedureRuntime.Desk(journal, .standard, people: people), journal)
  }
}

/// The moment at which something is done.
struct MomentOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Thời điểm, như \"26/01/2026 08:00\"; không ghi là bây giờ, theo giờ của máy.",
        en: "The moment, \"26/01/2026 08:00\"; else now, by the clock of this computer."),
      valueName: "moment"))
  var at: String?

  func moment() throws -> Moment { try at.map { try read($0, of: "--at") } ?? currentMoment() }
}

/// A moment as people write it, given with an option.
func read(_ text: String, of option: String) throws -> Moment {
  if let moment = AnswerText.moment(text) { return moment }
  let fault = AnswerText.momentFault(text)
  throw UsageFault(vi: "\(option): \(fault.vi)", en: "\(option): \(fault.en)")
}

/// By the clock of this computer, in its local time.
func currentMoment() -> Moment {
  var now = time(nil)
  var local = tm()
  guard localtime_r(&now, &local) != nil else { return Moment(seconds: Int64(now)) }
  return Moment(seconds: Int64(now) + Int64(local.tm_gmtoff))
}
