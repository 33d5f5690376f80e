#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The source files that paths mean: a file means itself, a folder all `*.tthc` in and below it.
///
/// Paths come out as they were typed, without `./`, a folder's files in the order of their bytes.
/// A file or folder that can be reached twice is taken once; hidden folders and files are passed by.
/// `-` is standard input. No path means the current folder. A path that is not there is thrown; what
/// cannot be read inside a folder is told beside the rest.
public func foundFiles(at paths: [String]) throws(FileFault) -> FoundFiles {
  var search = FileSearch()
  for path in paths.isEmpty ? ["."] : paths { try search.add(path) }
  return search.found
}

/// What a search for source files gives.
public struct FoundFiles: Sendable {
  public fileprivate(set) var paths: [String] = []
  /// Those of `paths` that were asked for by name.
  public fileprivate(set) var named: Set<String> = []
  /// Links that lead nowhere, pipes and the like, folders that may not be read; ordered by path.
  public fileprivate(set) var faults: [FileFault] = []
}

private struct FileSearch {
  private(set) var found = FoundFiles()
  private var seen: Set<Identity> = []
  private var hasStandardInput = false

  /// What makes two paths the same file.
  private struct Identity: Hashable {
    let device: UInt64
    let node: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      node = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  mutating func add(_ typed: String) throws(FileFault) {
    if typed == "-" {
      if !hasStandardInput { found.paths.append(typed) }
      found.named.insert(typed)
      hasStandardInput = true
      return
    }
    let path = tidy(typed)
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFault(typed, .read, number: errno) }
    guard isFolder(status) else {
      if seen.insert(Identity(status)).inserted { found.paths.append(path) }
      found.named.insert(path)
      return
    }
    // A folder asked for by name has to be one that can be read.
    _ = try names(in: path)
    for (path, identity) in files(below: path, status) where seen.insert(identity).inserted {
      found.paths.append(path)
    }
    found.faults.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// All source files below a folder, ordered by the bytes of their paths.
  private mutating func files(
    below folder: String, _ status: stat
  ) -> [(String, Identity)] {
    var visited: Set<Identity> = [Identity(status)]
    var pending = [folder]
    var files: [(String, Identity)] = []
    while let folder = pending.popLast() {
      let all: [String]
      do throws(FileFault) {
        all = try names(in: folder)
      } catch {
        found.faults.append(error)
        continue
      }
      for name in all where !name.hasPrefix(".") {
        let path =
          folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        var status = stat()
        guard stat(path, &status) == 0 else {
          // A link into a circle means nothing; one that leads nowhere is a file that is missing.
          if errno != ELOOP, name.hasSuffix(".tthc") {
            found.faults.append(FileFault(path, .read, number: errno))
          }
          continue
        }
        if isFolder(status) {
          if visited.insert(Identity(status)).inserted { pending.append(path) }
        } else if name.hasSuffix(".tthc"), status.st_mode & S_IFMT != S_IFREG {
          found.faults.append(FileFault(path, .read, number: ENXIO))
        } else if name.hasSuffix(".tthc") {
          files.append((path, Identity(status)))
        }
      }
    }
    return files.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }

  private func names(in folder: String) throws(FileFault) -> [String] {
    guard let stream = opendir(folder) else { throw FileFault(folder, .read, number: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name else { throw FileFault(folder, .read, number: EILSEQ) }
      names.append(name)
    }
    // The order a folder gives is any; which of two links is followed first should not be.
    return names.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
  }

  private func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  /// Without `./` in front, doubled slashes, and a slash at the end.
  private func tidy(_ path: String) -> String {
    var parts = path.split(separator: "/")
    while parts.count > 1, parts.first == "." { parts.removeFirst() }
    let isAbsolute = path.hasPrefix("/")
    if !isAbsolute, parts.isEmpty { return path }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
