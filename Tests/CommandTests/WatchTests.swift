import Foundation
import Testing

@Suite("tthc check --watch", .timeLimit(.minutes(2)))
struct WatchTests {
  @Test("a change is checked at once; closing the input ends the run")
  func changes() throws {
    let desk = try Desk(["a.tthc": Samples.small()])
    defer { desk.remove() }
    let watch = try Watch(in: desk, "check", "--watch", "--format", "plain")
    #expect(try watch.round() == ["đã kiểm tra 1 tệp: không có lỗi hay cảnh báo nào"])
    try desk.write(Samples.mistaken("một"), to: "a.tthc")
    #expect(try watch.round().contains("đã kiểm tra 1 tệp: 3 lỗi trong 1 tệp"))
    try desk.write(Samples.small(), to: "b.tthc")
    #expect(try watch.round().contains("đã kiểm tra 2 tệp: 3 lỗi trong 1 tệp"))
    try FileManager.default.removeItem(at: desk.folder.appending(path: "a.tthc"))
    #expect(try watch.round().contains("đã kiểm tra 1 tệp: không có lỗi hay cảnh báo nào"))
    try FileManager.default.removeItem(at: desk.folder.appending(path: "b.tthc"))
    #expect(try watch.round() == ["lỗi: không tìm thấy tệp *.tthc nào"])
    try desk.write(Samples.small(), to: "c.tthc")
    #expect(try watch.round().contains("đã kiểm tra 1 tệp: không có lỗi hay cảnh báo nào"))
    #expect(try watch.closeInput() == 0)
  }

  @Test("a file that is only imported is watched too, even before it is there")
  func imported() throws {
    let desk = try Desk()
    defer { desk.remove() }
    try desk.write("tthc 1\n\ndùng \"../chung/a.tthc\"\n\nvai trò hai \"Hai\"\n", to: "b/b.tthc")
    let watch = try Watch(in: desk, "check", "--watch", "--format", "json", "b")
    _ = try watch.round()
    try desk.write("tthc 1\n\nvai trò một_cửa \"Một cửa\"\n", to: "chung/a.tthc")
    _ = try watch.round()
    #expect(try watch.closeInput() == 0)
  }

  @Test("a request to end is met with the outcome of the last check", arguments: ["INT", "TERM"])
  func signals(signal: String) throws {
    let desk = try Desk(["a.tthc": Samples.mistaken("một")])
    defer { desk.remove() }
    let watch = try Watch(in: desk, "check", "--watch")
    _ = try watch.round()
    #expect(try watch.signal(signal) == 1)
  }
}

/// A run that goes on while a test writes files.
private final class Watch {
  private let process = Process()
  private let input = Pipe()
  private let remarks = Pipe()
  private var unread = Data()

  init(in desk: Desk, _ arguments: String...) throws {
    let program: URL = try #require(Desk.program, "the program was not built")
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = desk.folder
    process.environment = ProcessInfo.processInfo.environment.merging(["TTHC_LANG": "vi"]) { $1 }
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = remarks
    try process.run()
  }

  /// The remarks of the next check, up to the line that says that it watches.
  func round() throws -> [String] {
    var lines: [String] = []
    while true {
      while let end = unread.firstIndex(of: 0x0A) {
        let line = String(decoding: unread[unread.startIndex..<end], as: UTF8.self)
        unread.removeSubrange(unread.startIndex...end)
        if line.hasPrefix("đang theo dõi") { return lines }
        if !line.isEmpty { lines.append(line) }
      }
      let more = remarks.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the run has ended: \(lines)")
      unread += more
    }
  }

  func closeInput() throws -> Int32 {
    try input.fileHandleForWriting.close()
    return status()
  }

  func signal(_ name: String) throws -> Int32 {
    kill(process.processIdentifier, name == "INT" ? SIGINT : SIGTERM)
    return status()
  }

  private func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
