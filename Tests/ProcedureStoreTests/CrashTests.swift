import CivilTime
import Foundation
import PrivatePostgres
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import CrashWorker
@testable import ProcedureStore

/// What happens to a journal whose process is killed, or whose server.
@Suite(.serialized) struct CrashTests {
  /// How often a process is killed on each store, and a server; more by `TTHC_KILLS`.
  private static let more =
    ProcessInfo.processInfo.environment["TTHC_KILLS"].flatMap { Int($0) }
  private static let kills = more ?? 12
  /// A server takes a hundred times as long to begin again.
  private static let serverKills = more.map { max(4, $0 / 10) } ?? 4
  /// After so many what was answered is looked for.
  private static let untilLook = 20
  /// After so many a journal is looked through as a whole and a new one begun.
  private static let lives = 100

  /// With everything asked of the disk that is asked of it in earnest.
  private static let server = Result { try PrivatePostgres() }

  /// A process that opens and advances cases is killed at a random moment, over and over, and begun
  /// again at once. What it had answered is there, once; what it had not is there as a whole or not at
  /// all.
  @Test(arguments: Store.kept)
  func nothingAcknowledgedIsLost(_ store: Store) async throws {
    var answers = 0
    for first in stride(from: 0, to: Self.kills, by: Self.lives) {
      let rounds = first..<min(first + Self.lives, Self.kills)
      answers += try await Self.live(rounds, on: store)
      if Self.more != nil { print("\(store): \(rounds.upperBound) kills, \(answers) answers kept") }
    }
  }

  private static func live(_ rounds: Range<Int>, on store: Store) async throws -> Int {
    let address = try store.newAddress(at: server)
    try await deploy(to: try await store.journal(at: address))
    var program = CrashingProgram(store, at: address)
    defer { program.remove() }
    var unseen: [String: Int] = [:]
    for round in rounds {
      // Now and then before it has answered anything: while it opens what the last one left.
      let isEarly = round % 5 == 4
      let answered = try program.run(
        round,
        isEarly ? .afterStart(.random(in: 0...60_000)) : .afterAnswer(.random(in: 1...40_000)))
      if !isEarly { #expect(answered["\(round)"] == 1) }
      unseen.merge(answered) { first, _ in first }
      guard round % untilLook == untilLook - 1 else { continue }
      try await expectKept(unseen, in: try await store.journal(at: address))
      unseen = [:]
    }
    let journal = try await store.journal(at: address)
    try await expectKept(program.known, in: journal)
    try await expectNoneTwice(in: journal)
    return program.known.count
  }

  /// Each entry after the second is a note, and each note a visit of the step.
  private static func expectNoneTwice(in journal: any Journal) async throws {
    let result = try await expectSound(journal)
    let desk = Desk(journal, .standard)
    var entries = 0
    for standing in try await journal.standings(after: "", limit: .max) {
      let file = try await desk.file(of: standing.number)
      #expect(file.state.visits(of: ID(2)) == standing.sequence - 1)
      entries += standing.sequence
    }
    #expect(entries == result.entries)
  }

  private static func deploy(to journal: any Journal) async throws {
    let desk = Desk(journal, .standard)
    try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
  }

  /// The server is killed while clients are at work: all of it, or one of its processes, upon which it
  /// ends the others. Whoever gets no answer asks again under the same key.
  @Test func nothingIsLostWhenTheServerIsKilled() async throws {
    let server = try Self.server.get()
    let url = try server.newDatabaseURL()
    let journal = try await JournalStore.postgres(url: url, patience: 120)
    try await Self.deploy(to: journal)
    let desk = Desk(journal, .standard, snapshotEvery: 3)
    let acknowledged = try await withThrowingTaskGroup(of: [String: Int].self) { group in
      let end = Flag()
      for client in 0..<4 {
        group.addTask {
          var known: [String: Int] = [:]
          var count = 0
          while !end.isRaised {
            count += 1
            var isDone = false
            while !isDone {
              do throws(Refusal) {
                try await Crashing.aCase("\(client).\(count)", count, at: desk) { key, sequence in
                  // An answer that was given again is the same.
                  #expect(known[key, default: sequence] == sequence)
                  known[key] = sequence
                }
                isDone = true
              } catch {
                guard case .journal(.unavailable) = error else {
                  Issue.record("refused as \(error)")
                  return known
                }
                try await Task.sleep(for: .milliseconds(2))
              }
            }
          }
          return known
        }
      }
      group.addTask {
        defer { end.raise() }
        for kill in 0..<Self.serverKills {
          let before = try await Self.entries(of: url)
          try await Task.sleep(for: .microseconds(Int.random(in: 100...50_000)))
          // Starting it again takes its time: mostly one process is killed.
          if kill % 20 == 0 {
            try server.kill()
            try server.start()
          } else {
            try server.killBackend()
          }
          // It goes on before it is killed again.
          while try await Self.entries(of: url) <= before {
            try await Task.sleep(for: .milliseconds(2))
          }
        }
        return [:]
      }
      return try await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }
    #expect(acknowledged.count > Self.serverKills)
    let after = try await JournalStore.postgres(url: url, patience: 120)
    try await expectKept(acknowledged, in: after)
    try await Self.expectNoneTwice(in: after)
  }

  /// How many there are, as soon as the server answers.
  private static func entries(of url: String) async throws -> Int64 {
    while true {
      do throws(JournalFault) {
        let database = try await PostgresDatabase(url: url, patience: 120)
        return try await database.read(.entries) { connection in
          try connection.run("SELECT count(*) FROM entries").first?.integer(0) ?? 0
        }
      } catch {
        guard case .unavailable = error else { throw error }
        try await Task.sleep(for: .milliseconds(2))
      }
    }
  }
}
