#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tells whether files have changed: which there are, and of each its time, size and identity.
public struct FileStamps: Hashable, Sendable {
  private struct Stamp: Hashable, Sendable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int64
    let node: UInt64
  }

  /// By path; nil for one that is not there.
  private let stamps: [String: Stamp?]

  /// The files that `paths` mean now, and `others` besides. Paths that are not there are as telling as
  /// those that are.
  public init(of paths: [String], and others: Set<String>) {
    let found = (try? foundFiles(at: paths)) ?? FoundFiles()
    var stamps: [String: Stamp?] = [:]
    for path in found.paths + found.faults.map(\.path) + others.sorted() {
      stamps[path] = .some(Self.stamp(of: path))
    }
    self.stamps = stamps
  }

  private static func stamp(of path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Stamp(
      seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec), size: Int64(status.st_size),
      node: UInt64(truncatingIfNeeded: status.st_ino))
  }
}
