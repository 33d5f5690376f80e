import PrivatePostgres
import ProcedureRuntime
import ProcedureStore

/// The same on a PostgreSQL server that is started for it, beside `pgbench` with as many connections,
/// which inserts such rows as a journal keeps.
func postgres() async throws {
  let sheet = try StoreSheet()
  let server = try PrivatePostgres()
  for clients in [1, 8, 64] {
    var rates: [(bare: Double, ours: StoreSheet.Rate)] = []
    var bytes = 0
    for _ in 0..<5 {
      let raw = try server.newDatabase()
      _ = try await JournalStore.postgres(url: server.url(of: raw))
      let bare = try server.transactions(ofScript: entry, by: clients, seconds: 2, in: raw)
      let url = try server.newDatabaseURL()
      let journal = try await JournalStore.postgres(url: url)
      let count = clients == 1 ? 2800 : 28_000
      let before = try server.logBytes()
      rates.append((bare, try await sheet.steps(by: clients, on: journal, about: count)))
      bytes = (try server.logBytes() - before) / (rates.last?.ours.count ?? 1)
    }
    let bare = median(rates.map(\.bare))
    print("such rows by \(clients) of pgbench, a transaction each: \(rounded(bare, 0)) a second")
    print("  steps by \(clients) clients: \(median(rates.map(\.ours)).told)")
    print("  of pgbench: \(rounded(median(rates.map { $0.ours.steps / $0.bare }), 2))")
    print("  bytes of the server's log per step: \(bytes)")
  }
}

/// An entry as long as those of this procedure are.
private let entry = """
  \\set n :n + 1
  INSERT INTO entries ("case", sequence, recorded_at, events, hash, effects)
  VALUES (:client_id * 1000000 + :n / 14, :n % 14, 1769414400, \
  '\\\\x\(String(repeating: "07", count: 42))', '\\\\x\(String(repeating: "09", count: 32))', \
  '\\\\x\(String(repeating: "08", count: 90))');
  """
