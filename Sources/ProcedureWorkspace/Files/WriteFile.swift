#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file so that others see the old content or the new one, never a part of it.
///
/// A file that exists keeps its permissions, and a link to it stays a link. Where it may not be
/// written it is not replaced either.
public func writeFile(_ bytes: [UInt8], to path: String) throws(FileFault) {
  let target = resolved(path)
  var status = stat()
  var permissions: mode_t?
  if stat(target, &status) == 0 {
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileFault(path, .write, number: EISDIR)
    }
    guard access(target, W_OK) == 0 else { throw FileFault(path, .write, number: errno) }
    permissions = status.st_mode & 0o7777
  }
  let temporary = "\(folder(of: target)).tthc-\(getpid())-\(name(of: target))"
  let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw FileFault(path, .write, number: errno) }
  var failure = writeAll(bytes, to: file)
  if failure == 0, let permissions, fchmod(file, permissions) != 0 { failure = errno }
  if failure == 0, fsync(file) != 0 { failure = errno }
  if close(file) != 0, failure == 0 { failure = errno }
  if failure == 0, rename(temporary, target) != 0 { failure = errno }
  guard failure == 0 else {
    unlink(temporary)
    throw FileFault(path, .write, number: failure)
  }
}

/// Writes a file that must not exist yet: what stands under the name, even a link that leads nowhere,
/// is left alone.
public func writeNewFile(_ bytes: [UInt8], to path: String) throws(FileFault) {
  let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw FileFault(path, .write, number: errno) }
  var failure = writeAll(bytes, to: file)
  if failure == 0, fsync(file) != 0 { failure = errno }
  if close(file) != 0, failure == 0 { failure = errno }
  guard failure == 0 else {
    unlink(path)
    throw FileFault(path, .write, number: failure)
  }
}

/// Makes a folder and those around it, where they are missing.
public func makeFolder(_ path: String) throws(FileFault) {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
    guard mkdir(made, 0o777) != 0 else { continue }
    let failure = errno
    var status = stat()
    guard stat(made, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FileFault(path, .write, number: failure)
    }
  }
}

/// Writes to an open file to the end; the number of the fault, or 0.
public func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let count = write(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno }
      offset += count
    }
    return 0
  }
}

/// The file that a path leads to through its links.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}

private func name(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}
