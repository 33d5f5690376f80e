// Benchmarks: the published figures, repeatable.
//
// Every figure is a median of several rounds and stands beside a plain baseline of the same run, so
// that a busy machine slows both and the ratio still says something. Build with `-c release`.

import Foundation

@main
struct Benchmarks {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    // Two that this program starts itself, as others.
    if words.count == 2, words[0] == "second-load" {
      await ending { try SecondLoad.run(in: words[1]) }
    }
    if words.count == 3, words[0] == "fill", let count = Int(words[2]) {
      await ending { try await fill(words[1], count) }
    }
    let wanted = Set(words)
    let all: [(name: String, run: @Sendable () async throws -> Void)] = [
      ("front-end", frontEnd), ("interpreter", interpreter), ("proof", proofs),
      ("country", country),
      ("cold-start", coldStart), ("replay", replay), ("sqlite", sqlite), ("postgres", postgres),
      ("busy-machine", busyMachine), ("many-cases", manyCases),
    ]
    let unknown = wanted.subtracting(all.map(\.name))
    guard unknown.isEmpty else {
      let names = all.map(\.name).joined(separator: " ")
      print("unknown: \(unknown.sorted().joined(separator: " ")); there are: \(names)")
      exit(2)
    }
    for (name, run) in all where wanted.isEmpty || wanted.contains(name) {
      print("# \(name)")
      await ending { try await run() }
    }
  }

  /// What fails ends the program.
  private static func ending(_ run: @Sendable () async throws -> Void) async {
    do {
      try await run()
    } catch {
      print("failed: \(error)")
      exit(1)
    }
  }
}
