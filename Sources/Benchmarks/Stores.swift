import CivilTime
import Crypto
import Foundation
import GRDB
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureStore

/// Steps of the Đắk Lắk procedure through a desk, on SQLite and, where `TTHC_POSTGRES` names a
/// database, on PostgreSQL; `TTHC_CASES` sets how many open cases the questions are asked among.
func stores() async throws {
  let sheet = try StoreSheet()
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "tthc-bench-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }

  let single = try sheet.bareInserts(at: folder.appending(path: "single.db").path, "rows")
  print("SQLite, one row a transaction, in full: \(rounded(single, 0)) a second")
  let bare = try sheet.bareInserts(at: folder.appending(path: "bare.db").path, "entries")
  print("  the same rows as the journal's, by a bare loop: \(rounded(bare, 0)) a second")
  for clients in [1, 8, 64] {
    let path = folder.appending(path: "steps-\(clients).db").path
    let rate = try await sheet.steps(by: clients, on: try JournalStore.sqlite(path: path))
    print("  steps by \(clients) clients: \(rounded(rate.steps, 0)) a second, \(rate.cost)")
    if clients == 1 { print("  of the bare loop: \(rounded(rate.steps / bare, 2))") }
    if clients == 64 {
      let files = try [path, path + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
        .map { try Data(contentsOf: URL(fileURLWithPath: $0), options: .mappedIfSafe).count }
      let size = files.reduce(0, +)
      print("  bytes kept per step: \(size / rate.count)")
    }
  }
  if let url = ProcessInfo.processInfo.environment["TTHC_POSTGRES"] {
    print("PostgreSQL")
    for clients in [1, 8, 64] {
      let journal = try await JournalStore.postgres(url: url)
      let rate = try await sheet.steps(by: clients, on: journal, from: clients * 100)
      print("  steps by \(clients) clients: \(rounded(rate.steps, 0)) a second, \(rate.cost)")
    }
  }
  try sheet.replay()
  let cases = ProcessInfo.processInfo.environment["TTHC_CASES"].flatMap { Int($0) } ?? 100_000
  try await sheet.questions(among: cases, at: folder.appending(path: "many.db").path)
}

private struct StoreSheet {
  let program: Program
  let artifact: [UInt8]
  let commands: [Command]
  let start = Moment(seconds: 1_769_414_400)
  var name: String { program.procedure.name }

  init() throws {
    // In force whenever the cases are received.
    var procedure = try dakLak().procedure
    procedure.inForce = nil
    let verified = try procedure.verified()
    program = Program(verified)
    commands = try script(of: procedure)
    artifact = Artifact.encode(verified) { bytes in
      SHA256.hash(data: bytes).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
    }
  }

  /// What the plainest program does, one transaction for each: a row of a table without an index
  /// (`rows`), or one as the journal keeps it (`entries`).
  func bareInserts(at path: String, _ table: String) throws -> Double {
    if table == "entries" { _ = try JournalStore.sqlite(path: path) }
    let pool = try DatabasePool(path: path)
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000")
      try database.execute(
        sql: "CREATE TABLE rows (id INTEGER PRIMARY KEY, content BLOB)")
    }
    let content = Data(repeating: 7, count: 200)
    let hash = Data(repeating: 9, count: 32)
    let count = 1000
    var sequence = 0
    let measured = try Measurement(rounds: 3) {
      for _ in 0..<count {
        sequence += 1
        try pool.write { database in
          if table == "rows" {
            try database.cachedStatement(sql: "INSERT INTO rows (content) VALUES (?)")
              .execute(arguments: [content])
          } else {
            try database.cachedStatement(
              sql: """
                INSERT INTO entries ("case", sequence, recorded_at, events, hash)
                VALUES (?, ?, ?, ?, ?)
                """
            ).execute(arguments: [sequence / 14, sequence % 14, 1_769_414_400, content, hash])
          }
        }
      }
    }
    return Double(count) / measured.median
  }

  /// Whole cases, one after the other, by each of the clients.
  func steps(
    by clients: Int, on journal: any Journal, from firstDay: Int = 0
  ) async throws -> (steps: Double, count: Int, cost: String) {
    let desk = Desk(journal, .standard)
    try await desk.deploy(artifact, with: .trial, at: .earliest)
    let perClient = max(20, (clients == 1 ? 120 : 3200) / clients)
    let clock = ContinuousClock()
    let began = clock.now
    let before = processorTime()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<clients {
        group.addTask {
          for index in 0..<perClient {
            let day = firstDay + (client * perClient + index) / 5000
            try await self.wholeCase(desk, at: self.start.adding(days: day))
          }
        }
      }
      try await group.waitForAll()
    }
    let count = clients * perClient * commands.count
    let seconds = Measurement.seconds(clock.now - began)
    let each = (processorTime() - before) / Double(count) * 1_000_000
    return (Double(count) / seconds, count, "\(rounded(each)) µs of processor each")
  }

  private func wholeCase(_ desk: Desk, at start: Moment) async throws {
    var now = start
    var number = ""
    for (index, command) in commands.enumerated() {
      now = now.adding(seconds: 60)
      if index == 0 {
        number = try await desk.open(name, with: command.opening(""), at: start).caseNumber
      } else {
        _ = try await desk.submit(command, to: number, at: now)
      }
    }
  }

  func replay() throws {
    var state = CaseState.new
    var events: [TimedEvent] = []
    var now = start
    var records: [EventRecord] = []
    for command in commands {
      let before = events.count
      try perform(command, on: &state, at: now, of: program, events: &events)
      records.append(EventRecord(events[before...]))
      now = now.adding(seconds: 60)
    }
    let rounds = 2000
    let measured = try Measurement {
      for _ in 0..<rounds {
        var state = CaseState.new
        for record in records { try record.read { apply($0, to: &state, of: program) } }
      }
    }
    let rate = Double(rounds * events.count) / measured.median
    print("events read and applied: \(rounded(rate / 1_000_000, 2)) million a second")
    print("  bytes of an entry: \(records.reduce(0) { $0 + $1.open.count } / records.count)")
  }

  /// Opens so many cases, then asks as people do.
  func questions(among count: Int, at path: String) async throws {
    let clock = ContinuousClock()
    var began = clock.now
    do {
      let desk = Desk(try JournalStore.sqlite(path: path), .standard, cachedCases: 1000)
      try await desk.deploy(artifact, with: .trial, at: .earliest)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for client in 0..<256 {
          group.addTask {
            for index in stride(from: client, to: count, by: 256) {
              _ = try await desk.open(
                self.name, with: self.commands[0].opening("HS-\(index)"), person: "\(index / 3)",
                at: self.start.adding(seconds: Int64(index)))
            }
          }
        }
        try await group.waitForAll()
      }
    }
    let seconds = Measurement.seconds(clock.now - began)
    print("\(count) open cases, opened in \(rounded(seconds)) s")

    began = clock.now
    let journal = try JournalStore.sqlite(path: path)
    let desk = Desk(journal, .standard)
    let now = start.adding(seconds: Int64(count) + 60)
    let first = try await desk.submit(commands[1], to: "HS-\(count / 2)", at: now)
    let recovery = Measurement.seconds(clock.now - began)
    print("  first command after the start: \(rounded(recovery * 1000)) ms (\(first.sequence))")

    var random = SystemRandomNumberGenerator()
    func p99(_ what: String, _ ask: (Int) async throws -> Void) async throws {
      var times: [Double] = []
      for _ in 0..<2000 {
        let index = Int.random(in: 0..<count, using: &random)
        let began = clock.now
        try await ask(index)
        times.append(Measurement.seconds(clock.now - began) * 1000)
      }
      times.sort()
      print("  \(what): median \(rounded(times[1000], 2)) ms, p99 \(rounded(times[1980], 2)) ms")
    }
    try await p99("opening a case") { _ in
      _ = try await desk.open(name, with: commands[0].opening(""), at: now)
    }
    try await p99("reading a case") { _ = try await desk.file(of: "HS-\($0)") }
    let waiting = try await desk.file(of: "HS-1").state.activities.first.map {
      program.procedure.roles[program.procedure.steps[$0.step.index].role.index].name
    }
    try await p99("inbox of a role") { _ in
      let found = try await journal.waiting(
        for: waiting ?? "", of: "", person: "lan", limit: 50)
      if found.count != 50 { throw StoreFailure.emptyInbox }
    }
    try await p99("cases of a person") { _ = try await journal.cases(of: "\($0 / 3)", limit: 50) }
    try await p99("what is late") { index in
      _ = try await journal.due(by: now.adding(seconds: Int64(index)), limit: 50)
    }
  }
}

/// Seconds that this process has used of all processors.
private func processorTime() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let times = [usage.ru_utime, usage.ru_stime]
  return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
}

private enum StoreFailure: Error {
  case emptyInbox
}
