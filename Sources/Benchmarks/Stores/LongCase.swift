import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureStore

/// What a step of a case adds to the file when the case is young, and when it has gone on and on.
func longCase(_ sheet: StoreSheet, at path: String) async throws {
  let desk = Desk(try JournalStore.sqlite(path: path), .standard)
  try await desk.deploy(sheet.artifact, with: .trial, at: .earliest)
  let number = try await desk.open(
    sheet.name, with: sheet.commands[0].opening(""), at: sheet.start
  ).caseNumber
  var now = sheet.start
  /// Supplements are asked for and brought.
  func goOn(_ rounds: Int) async throws -> Int {
    let before = try bytes(of: path)
    for _ in 0..<rounds {
      for command in sheet.commands[1...2] {
        now = now.adding(seconds: 60)
        _ = try await desk.submit(command, to: number, at: now)
      }
    }
    return (try bytes(of: path) - before) / (2 * rounds)
  }
  let young = try await goOn(500)
  _ = try await goOn(2000)
  let old = try await goOn(500)
  print("  bytes kept per step of a case's first 1,000: \(young), of those after 5,000: \(old)")
}

/// The rows of a journal in bytes, as they will be in its file.
private func bytes(of path: String) throws -> Int {
  let database = try BareSQLite(path)
  try database.run("PRAGMA wal_checkpoint(PASSIVE)")
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return (attributes[.size] as? NSNumber)?.intValue ?? 0
}
