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

/// A watch whose checks are read one by one.
private struct Watch {
  private let run: LongRun

  init(in desk: Desk, _ arguments: String...) throws {
    run = try LongRun(in: desk, arguments)
  }

  /// The remarks of the next check, up to the line that says that it watches.
  func round() throws -> [String] {
    var lines: [String] = []
    while true {
      let line = try run.line()
      if line.hasPrefix("đang theo dõi") { return lines }
      if !line.isEmpty { lines.append(line) }
    }
  }

  func closeInput() throws -> Int32 { try run.closeInput() }

  func signal(_ name: String) throws -> Int32 { try run.signal(name) }
}
