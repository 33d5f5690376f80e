// Benchmarks: the published figures, repeatable.
//
// Every figure is a median of several rounds and stands beside a plain baseline of the same run, so
// that a busy machine slows both and the ratio still says something. Build with `-c release`.

import Foundation

@main
struct Benchmarks {
  static func main() async {
    let wanted = Set(CommandLine.arguments.dropFirst())
    let all: [(name: String, run: () async throws -> Void)] = [
      ("front-end", frontEnd), ("interpreter", interpreter), ("proof", proofs),
      ("country", country),
      ("cold-start", coldStart), ("stores", stores),
    ]
    let unknown = wanted.subtracting(all.map(\.name))
    guard unknown.isEmpty else {
      let names = all.map(\.name).joined(separator: " ")
      print("unknown: \(unknown.sorted().joined(separator: " ")); there are: \(names)")
      exit(2)
    }
    for (name, run) in all where wanted.isEmpty || wanted.contains(name) {
      print("# \(name)")
      do {
        try await run()
      } catch {
        print("failed: \(error)")
        exit(1)
      }
    }
  }
}
