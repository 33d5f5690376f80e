// CrashWorker opens cases and advances them, by several clients at once, and is killed while it does:
// a program of its own, because it begins in a fraction of the time that the tests take to begin.

import Foundation
import ProcedureRuntime
import ProcedureStore

@main
struct CrashWorker {
  /// Words: the kind of store, its address, a name for this run, the microseconds that it lives after
  /// its first answer, and the file in which it writes down what was answered.
  static func main() async {
    let words = CommandLine.arguments
    guard words.count == 6, let life = UInt32(words[4]) else { exit(2) }
    do {
      let journal: any Journal =
        words[1] == "sqlite"
        ? try JournalStore.sqlite(path: words[2], patience: 120)
        : try await JournalStore.postgres(url: words[2], patience: 120)
      let desk = Desk(journal, .standard, snapshotEvery: 3)
      try await Crashing.work(desk, round: words[3], life: life, acks: words[5])
    } catch {
      print("failed: \(error)")
      exit(3)
    }
  }
}
