// PrivatePostgres starts a PostgreSQL server of one's own, for tests and for figures: in a folder of
// its own, reached by a socket in that folder, without a network.
//
// It ends with the process that started it, however that ends. This target refuses to know what is
// kept there: it hands out addresses of empty databases.

import Foundation
import Synchronization

/// A server that this process has started.
public struct PrivatePostgres: Sendable {
  /// How a server is set up where it is not as usual.
  public struct Setup: Sendable {
    /// Bytes that none of its files may grow beyond: as if the disk had no more room.
    public var longestFile: Int?
    /// Whether a commit is on disk when it is answered; off where nothing is asked of the disk.
    public var isSynchronised: Bool

    public init(longestFile: Int? = nil, isSynchronised: Bool = true) {
      self.longestFile = longestFile
      self.isSynchronised = isSynchronised
    }
  }

  /// What could not be done; the words are those of PostgreSQL's programs.
  public enum Fault: Error, Sendable {
    case notInstalled
    case failed(String, output: String)
  }

  /// Where its socket is, and in `data` what it keeps.
  public let folder: String
  private let programs: String
  private static let count = Atomic<Int>(0)

  /// Makes the folder and starts a server in it.
  public init(_ setup: Setup = Setup()) throws {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let newest = versions.compactMap { Int($0) }.max()
    guard let newest else { throw Fault.notInstalled }
    programs = "\(root)/\(newest)/bin"
    // The address of a socket has to be short.
    folder = "/tmp/tthc-pg-\(UUID().uuidString.prefix(8))"
    // PostgreSQL refuses to run as root.
    try run(
      """
      mkdir "$D"
      if [ "$(id -u)" = 0 ]; then chown postgres:postgres "$D"; fi
      $AS "$B/initdb" -D "$D/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        --wal-segsize=\(setup.longestFile == nil ? 16 : 1)
      """)
    try start(with: setup)
    try run(
      """
      (while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>/dev/null; do sleep 1; done
       $AS "$B/pg_ctl" -D "$D/data" -m immediate stop; rm -rf "$D") </dev/null >/dev/null 2>&1 &
      """)
  }

  /// Starts it again after `kill` or `stop`: it recovers what was committed.
  public func start(with setup: Setup = Setup()) throws {
    // In blocks of 1024 bytes.
    let limit = setup.longestFile.map { "ulimit -f \($0 / 1024)" } ?? ""
    // A log that never grows long is read again in seconds.
    let options =
      "listen_addresses='' -c max_connections=400 -c max_wal_size=512MB -c checkpoint_timeout=60s"
      + " -c recovery_init_sync_method=syncfs" + (setup.isSynchronised ? "" : " -c fsync=off")
    try run(
      """
      \(limit)
      $AS "$B/pg_ctl" -D "$D/data" -w -t 600 -l "$D/log" \
        -o "-k $D -c \(options)" start
      """)
  }

  /// Ends it after the last of its transactions.
  public func stop() throws { try run("$AS \"$B/pg_ctl\" -D \"$D/data\" -w -m fast stop") }

  /// Ends all its processes where they stand, by SIGKILL, and waits until they are gone.
  public func kill() throws {
    try run(
      """
      P=$(head -1 "$D/data/postmaster.pid")
      C=$(cat /proc/$P/task/$P/children)
      kill -9 $P
      for p in $C; do kill -9 $p 2>/dev/null || true; done
      # One that nobody has waited for yet is gone as well.
      for p in $P $C; do
        while grep -qs '^State:.[^Z]' /proc/$p/status; do sleep 0.01; done
      done
      rm -f "$D/data/postmaster.pid" "$D"/.s.PGSQL.*
      """)
  }

  /// Ends one of its processes that serve a client by SIGKILL, where there is one. The server then
  /// ends the others by itself and recovers.
  public func killBackend() throws {
    try run(
      """
      P=$(head -1 "$D/data/postmaster.pid")
      for p in $(cat /proc/$P/task/$P/children); do
        if tr '\\0' ' ' </proc/$p/cmdline | grep -q 'local'; then kill -9 $p; break; fi
      done
      """)
  }

  /// The address of a database, as `libpq` understands it.
  public func url(of database: String) -> String {
    "host=\(folder) user=postgres dbname=\(database)"
  }

  /// An empty database; answers its name.
  public func newDatabase() throws -> String {
    let name = "trial\(Self.count.add(1, ordering: .relaxed).newValue)"
    try run("\"$B/createdb\" -h \"$D\" -U postgres \(name)")
    return name
  }

  /// The address of an empty database.
  public func newDatabaseURL() throws -> String { url(of: try newDatabase()) }

  /// Carries out a script of `pgbench`, a transaction each time, by so many connections at once;
  /// answers how many transactions a second. Its variable `n` begins with 0 in each.
  public func transactions(
    ofScript script: String, by clients: Int, seconds: Int, in database: String
  ) throws -> Double {
    let text = try run(
      """
      echo "$1" >"$D/script"
      "$B/pgbench" -h "$D" -U postgres -n -M prepared -f "$D/script" -D n=0 \
        -c \(clients) -j \(min(clients, 2)) -T \(seconds) \(database)
      """, script)
    // tps = 4912.7 (without initial connection time)
    let rate = text.split(separator: "\n").compactMap { line -> Double? in
      let words = line.split(separator: " ")
      return words.count > 2 && words[0] == "tps" ? Double(words[2]) : nil
    }.first
    guard let rate else { throw Fault.failed("pgbench", output: text) }
    return rate
  }

  /// How many bytes of its log the server has written since it was made.
  public func logBytes() throws -> Int {
    let text = try run(
      """
      "$B/psql" -h "$D" -U postgres -XAt -c "SELECT pg_current_wal_lsn() - '0/0'" postgres
      """)
    guard let bytes = Int(text.filter { $0.isNumber }) else {
      throw Fault.failed("psql", output: text)
    }
    return bytes
  }

  @discardableResult
  private func run(_ script: String, _ argument: String = "") throws -> String {
    let output = folder + ".out"
    defer { unlink(output) }
    let whole = """
      set -eu
      # A server that held what this process has open would keep those waiting who read it.
      for descriptor in /proc/$$/fd/*; do
        number=${descriptor##*/}; [ "$number" -le 2 ] || eval "exec $number>&-" || true
      done
      B=\(programs); D=\(folder); AS=""
      if [ "$(id -u)" = 0 ]; then
        AS="setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=/tmp"
      fi
      cd /tmp
      \(script)
      """
    let status = try Self.bash(whole, argument, output: output)
    let data = FileManager.default.contents(atPath: output) ?? Data()
    let text = String(decoding: data, as: UTF8.self)
    guard status == 0 else { throw Fault.failed("\(status)", output: text) }
    return text
  }

  /// What it leaves running holds nothing of this process, which `Process` would wait for.
  private static func bash(_ script: String, _ argument: String, output: String) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let words = ["/bin/bash", "-c", script, "bash", argument]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // The threads that tasks run on listen to no signal, and what they start would not either.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let result = posix_spawn(&child, words[0], &actions, &attributes, &arguments, environ)
    guard result == 0 else { throw Fault.failed("posix_spawn \(result)", output: "") }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Fault.failed("waitpid \(errno)", output: "") }
    }
    return status
  }
}
