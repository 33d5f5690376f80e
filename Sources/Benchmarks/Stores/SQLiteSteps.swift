import Foundation
import ProcedureRuntime
import ProcedureStore

/// Steps of the Đắk Lắk procedure through a desk on SQLite, in full synchronisation, beside a bare loop
/// that inserts the rows which a journal keeps of them.
func sqlite() async throws {
  let sheet = try StoreSheet()
  try await withFolder { folder in
    func file(_ name: String) -> String { folder.appending(path: name + ".db").path }
    let model = file("model")
    _ = try await sheet.steps(by: 1, on: try JournalStore.sqlite(path: model), about: 1400)
    // In turn, so that both see the same machine.
    var rates: [(bare: Double, ours: StoreSheet.Rate)] = []
    for round in 0..<7 {
      let bare = try bareRate(file("bare-\(round)"), rowsOf: model)
      let journal = try JournalStore.sqlite(path: file("one-\(round)"))
      rates.append((bare, try await sheet.steps(by: 1, on: journal, about: 1400)))
    }
    let bare = median(rates.map(\.bare))
    print("the same rows by a bare loop, a transaction each: \(rounded(bare, 0)) a second")
    print("  steps by 1 client: \(median(rates.map(\.ours)).told)")
    print("  of the bare loop: \(rounded(median(rates.map { $0.ours.steps / $0.bare }), 2))")
    for (clients, count) in [(8, 42_000), (64, 84_000)] {
      var rates: [StoreSheet.Rate] = []
      var bytes = ""
      for round in 0..<3 {
        let path = file("steps-\(clients)-\(round)")
        let before = bytesWritten()
        let blocksBefore = bytesWritten(asBlocks: true)
        let journal = try JournalStore.sqlite(path: path)
        let rate = try await sheet.steps(by: clients, on: journal, about: count)
        rates.append(rate)
        let (kept, written) = (try bytesKept(path), bytesWritten() - before)
        let blocks = bytesWritten(asBlocks: true) - blocksBefore
        bytes = """
          kept \(kept / rate.count), written \(written / rate.count), \
          in whole blocks of the disk \(blocks / rate.count)
          """
      }
      print("steps by \(clients) clients: \(median(rates).told)")
      print("  bytes per step: \(bytes)")
    }
    try await longCase(sheet, at: file("long"))
  }
}

/// One row after the other into tables like those of a journal.
private func bareRate(_ path: String, rowsOf model: String) throws -> Double {
  _ = try JournalStore.sqlite(path: path)
  return try BareSQLite(path).insertOneByOne("entries", from: try BareSQLite(model))
}

/// The file and the log beside it.
private func bytesKept(_ path: String) throws -> Int {
  try [path, path + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
    .map { try Data(contentsOf: URL(fileURLWithPath: $0), options: .mappedIfSafe).count }
    .reduce(0, +)
}

/// What this process has written, or in whole blocks what it has handed to disks: the log and the file,
/// whatever is written twice. Nothing where the system does not tell.
private func bytesWritten(asBlocks: Bool = false) -> Int {
  let data = FileManager.default.contents(atPath: "/proc/self/io") ?? Data()
  let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
  let name = asBlocks ? "write_bytes: " : "wchar: "
  let line = lines.first { $0.hasPrefix(name) }
  return line.flatMap { Int($0.dropFirst(name.count)) } ?? 0
}
