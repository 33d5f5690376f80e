import Foundation
import PrivatePostgres
import ProcedureRuntime
import ProcedureStore

/// Steps of the Đắk Lắk procedure through a desk, durable, on SQLite and on a PostgreSQL server that is
/// started for it, each beside the raw limit of the same run; then the same on a busy machine, and what
/// people ask among many open cases. `TTHC_CASES` sets how many.
func stores() async throws {
  let sheet = try StoreSheet()
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "tthc-bench-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let server = try PrivatePostgres()

  try await sqlite(sheet, in: folder)
  try await postgres(sheet, at: server)
  try await underLoad(sheet, in: folder, at: server)
  try replay(sheet)
  let cases = ProcessInfo.processInfo.environment["TTHC_CASES"].flatMap { Int($0) } ?? 100_000
  try await manyOnSQLite(cases, sheet, in: folder)
  try await manyOnPostgres(cases, sheet, at: server)
}

/// Rounds of the raw limit and of ours in turn, so that both see the same machine.
private let rounds = 5

private func sqlite(_ sheet: StoreSheet, in folder: URL) async throws {
  print("SQLite, in full synchronisation")
  // The rows are those that a journal keeps of the same steps.
  let model = folder.appending(path: "model.db").path
  _ = try await sheet.steps(by: 1, on: try JournalStore.sqlite(path: model), about: 2800)
  var (bare, ours): ([Double], [StoreSheet.Rate]) = ([], [])
  for round in 0..<rounds {
    bare.append(try bareRate(folder.appending(path: "bare-\(round).db").path, rowsOf: model))
    let path = folder.appending(path: "one-\(round).db").path
    ours.append(try await sheet.steps(by: 1, on: try JournalStore.sqlite(path: path), about: 2800))
  }
  let limit = median(bare)
  let one = median(ours.map(\.steps))
  print("  the same rows by a bare loop, each in a transaction: \(rounded(limit, 0)) a second")
  print(
    "  steps by 1 client: \(rounded(one, 0)) a second, \(rounded(median(ours.map(\.cost)))) µs of processor each"
  )
  print("    of the bare loop: \(rounded(median(zip(ours, bare).map { $0.steps / $1 }), 2))")
  for (clients, count) in [(8, 28_000), (64, 112_000)] {
    var rates: [StoreSheet.Rate] = []
    for round in 0..<3 {
      let path = folder.appending(path: "steps-\(clients)-\(round).db").path
      let before = try bytesWritten()
      let rate = try await sheet.steps(
        by: clients, on: try JournalStore.sqlite(path: path), about: count)
      rates.append(rate)
      guard clients == 64, round == 2 else { continue }
      let written = try bytesWritten() - before
      let kept = try [path, path + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
        .map { try Data(contentsOf: URL(fileURLWithPath: $0), options: .mappedIfSafe).count }
        .reduce(0, +)
      tell(clients, rates)
      print(
        "    bytes kept per step: \(kept / rate.count), handed to the disk: \(written / rate.count)"
      )
    }
    if clients != 64 { tell(clients, rates) }
  }
  try await longCase(sheet, at: folder.appending(path: "long.db").path)
}

/// One row after the other into tables like those of a journal.
private func bareRate(_ path: String, rowsOf model: String) throws -> Double {
  _ = try JournalStore.sqlite(path: path)
  return try BareSQLite(path).insertOneByOne("entries", from: try BareSQLite(model))
}

private func tell(_ clients: Int, _ rates: [StoreSheet.Rate]) {
  let (steps, cost) = (median(rates.map(\.steps)), median(rates.map(\.cost)))
  print(
    "  steps by \(clients) clients: \(rounded(steps, 0)) a second, \(rounded(cost)) µs of processor each"
  )
}

private func postgres(_ sheet: StoreSheet, at server: PrivatePostgres) async throws {
  print("PostgreSQL")
  for clients in [1, 8, 64] {
    var (bare, ours): ([Double], [StoreSheet.Rate]) = ([], [])
    for _ in 0..<3 {
      let raw = try server.newDatabase()
      _ = try await JournalStore.postgres(url: raw)
      bare.append(
        try server.transactions(
          ofScript: rawEntry, by: clients, seconds: 2,
          in: String(raw.split(separator: "=").last ?? "")))
      let url = try server.newDatabase()
      ours.append(
        try await sheet.steps(
          by: clients, on: try await JournalStore.postgres(url: url),
          about: clients == 1 ? 5600 : 28_000))
    }
    print(
      "  an entry a transaction, by \(clients) connections of pgbench: \(rounded(median(bare), 0)) a second"
    )
    tell(clients, ours)
    print("    of pgbench: \(rounded(median(zip(ours, bare).map { $0.steps / $1 }), 2))")
  }
}

/// A row as the journal keeps it of a step, as long as those of this procedure are.
private let rawEntry = """
  \\set n :n + 1
  INSERT INTO entries ("case", sequence, recorded_at, events, hash, effects)
  VALUES (:client_id * 1000000 + :n / 14, :n % 14, 1769414400, \
  '\\\\x\(String(repeating: "07", count: 150))', '\\\\x\(String(repeating: "09", count: 32))', \
  '\\\\x\(String(repeating: "08", count: 100))');
  """

/// The same on a machine that has other things to do, with entries kept in bundles and one by one.
private func underLoad(
  _ sheet: StoreSheet, in folder: URL, at server: PrivatePostgres
) async throws {
  print("64 clients beside a second load")
  let load = try SecondLoad(in: folder)
  defer { load.end() }
  for (name, bundle, count) in [("in bundles", 512, 56_000), ("one by one", 1, 2800)] {
    let path = folder.appending(path: "load-\(bundle).db").path
    let sqlite = try await sheet.steps(
      by: 64, on: try JournalStore.sqlite(path: path), about: count, bundle: bundle)
    print("  SQLite, \(name): \(sqlite.told)")
    let url = try server.newDatabase()
    let postgres = try await sheet.steps(
      by: 64, on: try await JournalStore.postgres(url: url), about: count, bundle: bundle)
    print("  PostgreSQL, \(name): \(postgres.told)")
  }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// What this process has handed to disks; nothing where the system does not tell.
func bytesWritten() throws -> Int {
  guard let data = FileManager.default.contents(atPath: "/proc/self/io") else { return 0 }
  let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
  let line = lines.first { $0.hasPrefix("write_bytes: ") }
  return line.flatMap { Int($0.dropFirst("write_bytes: ".count)) } ?? 0
}
