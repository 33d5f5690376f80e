import CivilTime
import Foundation

/// What processes tell each other through files: the clock for all of them, and what each has done.
struct Board: Sendable {
  struct Line: Sendable {
    var worker: Int
    var what: String
    var time: Int64
    var subject: String
    var key: String { "\(what) \(subject)" }
    var isTaking: Bool { what == "timer" || what == "request" }
  }

  enum Fault: Error { case waitedInVain([String]) }

  let path: String

  init(at path: String? = nil) {
    self.path =
      path
      ?? FileManager.default.temporaryDirectory.appending(path: "board-\(UUID().uuidString)").path
  }

  func remove() {
    unlink(path)
    unlink(path + ".now")
  }

  func set(_ now: Moment) {
    try? "\(now.seconds)".write(toFile: path + ".now", atomically: true, encoding: .utf8)
  }

  func now() -> Moment {
    let text = try? String(contentsOfFile: path + ".now", encoding: .utf8)
    return text.flatMap { Int64($0) }.map { Moment(seconds: $0) } ?? .earliest
  }

  func write(_ worker: Int, _ what: String, _ time: Int64, _ subject: String = "") {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array("\(worker)\t\(what)\t\(time)\t\(subject)\t.\n".utf8)
    _ = Foundation.write(file, line, line.count)
    close(file)
  }

  func log() -> [Line] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5, let worker = Int(parts[0]), let time = Int64(parts[2]) else {
        return nil
      }
      return Line(worker: worker, what: parts[1], time: time, subject: parts[3])
    }
  }

  /// Waits until the log says so, at most five minutes.
  func wait<Found>(until isThere: ([Line]) -> Found?) async throws -> Found {
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      if let found = isThere(log()) { return found }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Fault.waitedInVain(log().suffix(5).map { "\($0)" })
  }
}
