import Foundation
import Testing

/// A run that goes on while a test looks at what it says on standard error.
final class LongRun {
  private let process = Process()
  private let input = Pipe()
  private let remarks = Pipe()
  private var bytes = Data()

  init(in desk: Desk, _ arguments: [String]) throws {
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

  /// The next whole line.
  func line() throws -> String {
    while true {
      if let end = bytes.firstIndex(of: 0x0A) {
        let line = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
        bytes.removeSubrange(bytes.startIndex...end)
        return line
      }
      let more = remarks.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the run has ended")
      bytes += more
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
