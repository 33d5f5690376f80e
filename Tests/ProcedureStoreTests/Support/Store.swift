import CivilTime
import Foundation
import ProcedureInterpreter
import ProcedureRuntime
import Synchronization
import Testing

@testable import ProcedureStore

/// The journals that all tests of the suite are run with.
enum Store: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory, sqlite, postgres

  var testDescription: String { rawValue }

  static let kept: [Store] = [.sqlite, .postgres]

  /// A new journal, and the way to it for others.
  func open() async throws -> OpenStore {
    switch self {
    case .memory:
      let journal = MemoryJournal()
      return OpenStore(first: journal) { journal }
    case .sqlite:
      let path = FileManager.default.temporaryDirectory
        .appending(path: "journal-\(UUID().uuidString).db").path
      return OpenStore(first: try JournalStore.sqlite(path: path), path: path) {
        try JournalStore.sqlite(path: path)
      }
    case .postgres:
      let url = try await PostgresServer.shared.get().newDatabase()
      return OpenStore(first: try await JournalStore.postgres(url: url), url: url) {
        try await JournalStore.postgres(url: url)
      }
    }
  }
}

final class OpenStore: Sendable {
  let journal: any Journal
  let path: String?
  let url: String?
  /// The same journal as another process has it.
  let again: @Sendable () async throws -> any Journal

  init(
    first: any Journal, path: String? = nil, url: String? = nil,
    again: @escaping @Sendable () async throws -> any Journal
  ) {
    journal = first
    self.path = path
    self.url = url
    self.again = again
  }

  deinit {
    guard let path else { return }
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// A desk at which cases of the sample are opened.
  func desk(_ changing: (Desk) async throws -> Void = { _ in }) async throws -> Desk {
    let desk = Desk(journal, .standard)
    try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
    try await changing(desk)
    return desk
  }

  func otherDesk() async throws -> Desk { Desk(try await again(), .standard) }

  /// Changes tables behind the back of the journal.
  func tamper(_ sql: String) async throws {
    if let journal = journal as? SQLJournal<SQLiteDatabase> {
      _ = try await journal.database.write { try $0.run(sql) }
    } else if let journal = journal as? SQLJournal<PostgresDatabase> {
      _ = try await journal.database.write { try $0.run(sql) }
    } else {
      Issue.record("nothing to tamper with")
    }
  }
}

/// A private PostgreSQL server for this run of the tests. It ends with the process that started it.
struct PostgresServer: Sendable {
  static let shared = Result { try PostgresServer() }

  private let folder: String
  private static let count = Atomic<Int>(0)

  private init() throws {
    folder = "/tmp/tthc-pg-\(UUID().uuidString.prefix(8))"
    let script = """
      set -eu
      for descriptor in /proc/$$/fd/*; do
        number=${descriptor##*/}; [ "$number" -le 2 ] || eval "exec $number>&-" || true
      done
      B=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1); D="$1"; mkdir "$D"; AS=""
      if [ "$(id -u)" = 0 ]; then
        AS="setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=/tmp"
        chown postgres:postgres "$D"
      fi
      $AS $B/initdb -D $D/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
      $AS $B/pg_ctl -D $D/data -w -l $D/log \
        -o "-k $D -c listen_addresses='' -c max_connections=200" start
      (while kill -0 "$2" 2>/dev/null; do sleep 1; done
       $AS $B/pg_ctl -D $D/data -m immediate stop; rm -rf "$D") &
      """
    let own = ProcessInfo.processInfo.processIdentifier
    try #require(
      try Self.run(["/bin/bash", "-c", script, "bash", folder, "\(own)"]) == 0,
      "no PostgreSQL server (apt install postgresql)")
  }

  /// Runs a program without input and output; answers how it ended. What it leaves running holds
  /// nothing of this process, which `Process` would wait for.
  private static func run(_ words: [String]) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, words[0], &actions, nil, &arguments, environ) == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { try #require(errno == EINTR) }
    return status
  }

  func url(of database: String) -> String {
    "host=\(folder) user=postgres dbname=\(database)"
  }

  func newDatabase() async throws -> String {
    let number = Self.count.add(1, ordering: .relaxed).newValue
    let library = try #require(LibPQ.shared)
    let connection = try await PostgresConnection(url(of: "postgres"), library)
    try await connection.run { try $0.script("CREATE DATABASE test\(number)") }
    return url(of: "test\(number)")
  }
}
