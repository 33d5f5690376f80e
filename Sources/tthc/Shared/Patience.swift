import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits in short stretches until somebody wants the run to end: by Ctrl-C, by a request to terminate,
/// or by closing the pipe or terminal that standard input is.
struct Patience {
  /// Whether the end of standard input means anything; a file or the null device is always at its end.
  private let listens: Bool

  /// From here on the signals no longer end the run at once; they are seen between two stretches.
  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in Self.endings { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // A thread of a library may listen all the same, and would end the run at once.
    isToldToEnd.store(false, ordering: .relaxed)
    for ending in Self.endings { signal(ending, hear) }
    var status = stat()
    let isKnown = fstat(0, &status) == 0
    let kind = status.st_mode & S_IFMT
    listens = isKnown && (kind == S_IFIFO || kind == S_IFSOCK || isatty(0) == 1)
  }

  private static let endings = [SIGINT, SIGTERM, SIGHUP]

  /// Waits for one stretch; false when the run is to end.
  func waits(milliseconds: Int32) -> Bool {
    var input = pollfd(fd: listens ? 0 : -1, events: Int16(POLLIN), revents: 0)
    if poll(&input, 1, milliseconds) > 0, input.revents != 0, hasEnded() { return false }
    if isToldToEnd.load(ordering: .relaxed) { return false }
    var pending = sigset_t()
    sigemptyset(&pending)
    sigpending(&pending)
    return !Self.endings.contains { sigismember(&pending, $0) == 1 }
  }

  /// What is typed meanwhile means nothing.
  private func hasEnded() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(0, &bytes, bytes.count)
    return count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)
  }
}

private let isToldToEnd = Atomic(false)

/// Only what is safe in a handler of signals.
private func hear(_: Int32) { isToldToEnd.store(true, ordering: .relaxed) }
