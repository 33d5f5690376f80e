import CivilTime
import Foundation
import PrivatePostgres
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureStore

/// What people ask among many open cases, after a crash; `TTHC_CASES` sets among how many.
func manyCases() async throws {
  let sheet = try StoreSheet()
  let count = ProcessInfo.processInfo.environment["TTHC_CASES"].flatMap { Int($0) } ?? 100_000
  try await withFolder { try await manyOnSQLite(count, sheet, in: $0) }
  try await manyOnPostgres(count, sheet, at: try PrivatePostgres())
}

/// So many cases are opened by a process that then ends where it stands; then people ask.
private func manyOnSQLite(_ count: Int, _ sheet: StoreSheet, in folder: URL) async throws {
  let path = folder.appending(path: "many.db").path
  let clock = ContinuousClock()
  let began = clock.now
  let filling = Process()
  filling.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
  filling.arguments = ["fill", path, "\(count)"]
  try filling.run()
  filling.waitUntilExit()
  guard filling.terminationReason == .uncaughtSignal else { throw StoreFailure.notFilled }
  let seconds = Measurement.seconds(clock.now - began)
  print("SQLite: \(count) open cases, opened in \(rounded(seconds)) s by a process that was killed")
  let recovered = clock.now
  let journal = try JournalStore.sqlite(path: path)
  try await questions(among: count, sheet, journal, since: recovered)
}

/// The process that is killed: it has never closed the file.
func fill(_ path: String, _ count: Int) async throws {
  let journal = try JournalStore.sqlite(path: path)
  try await StoreSheet().open(count, on: journal)
  kill(ProcessInfo.processInfo.processIdentifier, SIGKILL)
}

/// The same on a server that is killed with all its processes.
private func manyOnPostgres(_ count: Int, _ sheet: StoreSheet, at server: PrivatePostgres)
  async throws
{
  let url = try server.newDatabaseURL()
  let clock = ContinuousClock()
  let began = clock.now
  try await sheet.open(count, on: try await JournalStore.postgres(url: url))
  let seconds = Measurement.seconds(clock.now - began)
  print("PostgreSQL: \(count) open cases, opened in \(rounded(seconds)) s, the server killed")
  try server.kill()
  let recovered = clock.now
  try server.start()
  let served = Measurement.seconds(clock.now - recovered)
  print("  the server by itself ready after \(rounded(served * 1000)) ms")
  let journal = try await JournalStore.postgres(url: url)
  try await questions(among: count, sheet, journal, since: recovered)
}

/// As people ask, one after the other.
private func questions(
  among count: Int, _ sheet: StoreSheet, _ journal: any Journal,
  since recovered: ContinuousClock.Instant
) async throws {
  let clock = ContinuousClock()
  let desk = Desk(journal, .standard)
  let now = sheet.start.adding(seconds: Int64(count) + 60)
  _ = try await desk.submit(sheet.commands[1], to: "HS-\(count / 2)", at: now)
  let recovery = Measurement.seconds(clock.now - recovered)
  print("  first command accepted after \(rounded(recovery * 1000)) ms")

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
    _ = try await desk.open(sheet.name, with: sheet.commands[0].opening(""), at: now)
  }
  try await p99("reading a case") { _ = try await desk.file(of: "HS-\($0)") }
  let procedure = sheet.program.procedure
  let role = try await desk.file(of: "HS-1").state.activities.first.map {
    procedure.roles[procedure.steps[$0.step.index].role.index].name
  }
  func inbox() async throws {
    let found = try await journal.waiting(
      for: role ?? "", of: "", person: "lan", limit: 50)
    if found.count != 50 { throw StoreFailure.emptyInbox }
  }
  try await p99("inbox of a role") { _ in try await inbox() }
  try await p99("inbox right after a step") { index in
    _ = try await desk.open(sheet.name, with: sheet.commands[0].opening(""), at: now)
    try await inbox()
  }
  try await p99("cases of a person") { _ = try await journal.cases(of: "\($0 / 3)", limit: 50) }
  try await p99("what is late") { index in
    _ = try await journal.due(by: now.adding(seconds: Int64(index)), limit: 50)
  }
}

private enum StoreFailure: Error {
  case emptyInbox
  case notFilled
}
