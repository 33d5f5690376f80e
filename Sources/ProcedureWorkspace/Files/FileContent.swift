import ProcedureSyntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, or its size where that alone is reason not to read it.
public enum FileContent: Sendable {
  case bytes([UInt8])
  case tooLarge(bytes: Int)

  /// Reads a file, or standard input for `-`, unless it holds more than `limit` bytes. A regular file
  /// that is too large is not read at all; of anything else no more than the limit is.
  public init(of path: String, limit: Int = largestFile) throws(FileFault) {
    if path == "-" {
      self = try Self.read(0, path, limit: limit, expected: 1 << 16)
      return
    }
    // A pipe into which nobody writes is empty; waiting for somebody could take for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileFault(path, .read, number: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileFault(path, .read, number: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileFault(path, .read, number: EISDIR) }
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if isRegular, status.st_size > limit {
      self = .tooLarge(bytes: Int(status.st_size))
      return
    }
    self = try Self.read(
      file, path, limit: limit, expected: isRegular ? Int(status.st_size) : 1 << 16)
  }

  /// Reads to the end. One byte more than expected is asked for, so that the end is seen at once.
  private static func read(
    _ file: Int32, _ path: String, limit: Int, expected: Int
  ) throws(FileFault) -> FileContent {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      var failure: Int32 = 0
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        repeat {
          count = systemRead(file, buffer.baseAddress, room)
        } while count < 0 && errno == EINTR
        if count < 0 { failure = errno }
        filled = max(0, count)
      }
      if failure != 0 { throw FileFault(path, .read, number: failure) }
      if count == 0 { return .bytes(bytes) }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if bytes.count > limit { return .tooLarge(bytes: bytes.count) }
      room = max(1 << 12, expected + 1 - bytes.count)
    }
  }
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}
