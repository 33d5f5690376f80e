import ArgumentParser
import CivilTime
import ProcedureRuntime

/// `tthc metrics`: how the store stands, in numbers.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: words(
      vi: "In các số liệu theo dõi kho hồ sơ, theo dạng của Prometheus.",
      en: "Print figures to watch a store by, in the text format of Prometheus."),
    discussion: words(
      vi: """
        Gồm: hồ sơ theo bước, hồ sơ trễ và sắp đến hạn, hẹn giờ chưa chạy và độ trễ, yêu cầu chờ gửi \
        và độ tuổi, sự cố. `tthc work --metrics TỆP` ghi cùng nội dung mỗi phút.
        """,
      en: """
        Cases by step, late and nearly late ones, timers not fired and their lag, requests not \
        carried out and their age, incidents. `tthc work --metrics FILE` writes the same each minute.
        """))

  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try moment.moment()
    let journal = try store.open()
    do {
      let figures = try awaiting { try await journal.figures(at: now) }
      Output.result(figures.exposition(at: now))
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
  }
}
