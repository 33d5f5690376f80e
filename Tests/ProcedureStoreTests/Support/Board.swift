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
    try? FileManager.default.removeItem(atPath: bells)
  }

  /// The folder with the bells of all who wait.
  fileprivate var bells: String { path + ".bells" }

  func set(_ now: Moment) {
    try? "\(now.seconds)".write(toFile: path + ".now", atomically: true, encoding: .utf8)
    for occasion in Bell.Occasion.allCases { ring(occasion) }
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
    ring(.line)
  }

  private func ring(_ occasion: Bell.Occasion) {
    // Who listened may be gone the moment after.
    signal(SIGPIPE, SIG_IGN)
    let names = try? FileManager.default.contentsOfDirectory(atPath: bells)
    for name in names ?? [] where name.hasPrefix(occasion.rawValue) {
      // Nobody listens any more where this can't be opened; one that is full rings anyway.
      let file = Foundation.open("\(bells)/\(name)", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { continue }
      _ = Foundation.write(file, [1], 1)
      close(file)
    }
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

  /// Waits until the log says so; not for longer than five minutes in which nothing is written.
  func wait<Found>(until isThere: ([Line]) -> Found?) async throws -> Found {
    let bell = Bell(.line, of: self)
    while true {
      if let found = isThere(log()) { return found }
      guard await bell.rings() else {
        throw Fault.waitedInVain(log().suffix(5).map { "\($0)" })
      }
    }
  }
}

/// Rings when something was written on a board, by whichever process: a named pipe. What happens
/// between two waits is not missed.
final class Bell: Sendable {
  enum Occasion: String, CaseIterable {
    /// A line was added, or the clock set.
    case line
    /// The clock was set.
    case clock
  }

  private let path: String
  private let file: Int32

  init(_ occasion: Occasion, of board: Board) {
    mkdir(board.bells, 0o700)
    path = "\(board.bells)/\(occasion.rawValue)-\(UUID().uuidString)"
    mkfifo(path, 0o600)
    // For writing as well, so that it never comes to an end.
    file = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
  }

  deinit {
    close(file)
    unlink(path)
  }

  /// Waits on this thread; false where nothing has happened for five minutes.
  func ringsHere() -> Bool {
    var waited = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, 300_000) == 1 else { return false }
    var bytes = [UInt8](repeating: 0, count: 4096)
    return read(file, &bytes, bytes.count) > 0
  }

  /// Waits without keeping a thread from others' tasks.
  func rings() async -> Bool {
    await withCheckedContinuation { answer in
      Thread.detachNewThread { answer.resume(returning: self.ringsHere()) }
    }
  }
}
