import Foundation
import ProcedureWorkspace

/// A whole process, measured from outside: seconds from start to exit, and the largest memory it had.
struct ProcessRun {
  let seconds: Double
  let bytes: Int
  let status: Int32

  /// Runs a program with its output thrown away.
  init(_ program: String, _ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var pid = pid_t()
    let clock = ContinuousClock()
    let start = clock.now
    let result = posix_spawn(&pid, program, &actions, nil, words + [nil], environ)
    guard result == 0 else { throw POSIXError(.init(rawValue: result) ?? .ENOENT) }
    var status: Int32 = 0
    var usage = rusage()
    wait4(pid, &status, 0, &usage)
    seconds = Measurement.seconds(clock.now - start)
    bytes = Int(usage.ru_maxrss) * 1024
    self.status = (status >> 8) & 0xFF
  }
}

/// The `tthc` that was built beside this program.
private func tthc() -> String {
  let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  return own.deletingLastPathComponent().appendingPathComponent("tthc").path
}

/// `tthc check` of a generated country: 10,000 procedures that follow 30 frameworks.
func country() throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("tthc-country-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  try write("lich.tthc", GeneratedCountry.calendar)
  for number in 0..<30 { try write("khung-\(number).tthc", GeneratedCountry.framework(number)) }
  var bytes = 0
  for number in 0..<10_000 {
    let text = GeneratedCountry.procedure(number, follows: number % 30)
    bytes += text.utf8.count
    try write("thu-tuc-\(number).tthc", text)
  }
  let reading = Measurement(rounds: 3) {
    for number in 0..<10_000 {
      let path = folder.appendingPathComponent("thu-tuc-\(number).tthc").path
      _ = FileManager.default.contents(atPath: path)
    }
  }
  let compiling = Measurement(rounds: 3) {
    _ = try? Workspace.load([folder.path], keeping: .findings, examining: .compiling)
  }
  var runs: [ProcessRun] = []
  for _ in 0..<3 { runs.append(try ProcessRun(tthc(), ["check", folder.path])) }
  let sorted = runs.sorted { $0.seconds < $1.seconds }
  let median = sorted[1]
  print("check of 10,000 files, \(bytes / 1_000_000) MB: \(rounded(median.seconds, 2)) s")
  print("  memory: \(median.bytes / 1_048_576) MiB, exit code \(median.status)")
  print("  without the proofs: \(rounded(compiling.median, 2)) s")
  print("  only reading the files: \(rounded(reading.median, 2)) s")
  print("  ratio: \(rounded(median.seconds / reading.median))")
}

/// `tthc check` of one file from cold start to exit, beside a program that does nothing.
func coldStart() throws {
  let file = "Procedures/quoc-gia/lich.tthc"
  var (check, nothing): ([ProcessRun], [ProcessRun]) = ([], [])
  for _ in 0..<31 {
    check.append(try ProcessRun(tthc(), ["check", file]))
    nothing.append(try ProcessRun("/bin/true", []))
  }
  func median(_ runs: [ProcessRun]) -> Double {
    runs.map(\.seconds).sorted()[runs.count / 2] * 1000
  }
  print("check of one file, start to exit: \(rounded(median(check))) ms")
  print("  /bin/true: \(rounded(median(nothing))) ms")
  print("  ratio: \(rounded(median(check) / median(nothing)))")
}
