import Foundation

/// Another program that keeps both the disk and a processor busy, as a neighbour on the same machine
/// does: it commits to a file of its own and reckons.
struct SecondLoad {
  private let process = Process()

  init(in folder: URL) throws {
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["second-load", folder.path]
    try process.run()
  }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// What the other program does, until it is ended.
  static func run(in folder: String) throws -> Never {
    for _ in 0..<2 {
      Thread.detachNewThread {
        var sum: UInt64 = 1
        while true { sum = sum &* 6_364_136_223_846_793_005 &+ 1 }
      }
    }
    let database = try BareSQLite(folder + "/second-load.db")
    try database.run("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, content BLOB)")
    while true { try database.run("INSERT INTO rows (content) VALUES (zeroblob(20000))") }
  }
}
