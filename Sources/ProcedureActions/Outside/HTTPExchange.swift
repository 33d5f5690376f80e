import Dispatch
import Foundation
import Synchronization

/// One request to a server and its answer: bounded in size and time, and never led on elsewhere.
final class HTTPExchange: Sendable {
  /// What a server has answered.
  struct Reply: Sendable {
    var status: Int
    var body: [UInt8]
    /// Seconds, or the date, from the `Retry-After` of the server.
    var retryAfter: String?
  }

  enum Failure: Error, Sendable {
    /// No connection, no answer in time, or it broke off.
    case unreached(String)
    case tooLong
  }

  private struct State {
    var body: [UInt8] = []
    var retryAfter: String?
    var isTooLong = false
    var isCancelled = false
  }

  private static let mostSeconds: Int64 = 86_400

  private let state = Mutex(State())
  private let limit: Int

  private init(limit: Int) { self.limit = limit }

  /// - Parameters:
  ///   - timeLimit: seconds for the whole exchange.
  ///   - limit: the most bytes that an answer may have.
  static func send(
    _ request: HTTPRequest, timeLimit: Int64, limit: Int = 1 << 20
  ) async throws(Failure) -> Reply {
    guard let curl = LibCurl.shared else { throw .unreached("thiếu thư viện libcurl.so.4") }
    let exchange = HTTPExchange(limit: limit)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // The library waits in the thread that calls it, which must be none of Swift's own few.
        waiting.async {
          continuation.resume(
            returning: exchange.perform(request, within: timeLimit, through: curl))
        }
      }
    } onCancel: {
      exchange.state.withLock { $0.isCancelled = true }
    }
    return try result.get()
  }

  private static let waiting = DispatchQueue(label: "http", attributes: .concurrent)

  private func perform(
    _ request: HTTPRequest, within timeLimit: Int64, through curl: LibCurl
  ) -> Result<Reply, Failure> {
    guard let easy = curl.start() else { return .failure(.unreached("libcurl")) }
    defer { curl.cleanUp(easy) }
    curl.allowOnlyTheWeb(easy)
    curl.set(.noSignals, 1, of: easy)
    curl.set(.timeLimitInMilliseconds, Int(min(timeLimit, Self.mostSeconds)) * 1_000, of: easy)
    listen(easy, through: curl)
    var headers: OpaquePointer?
    defer { curl.free(headers) }
    // Some servers never answer the question whether they would take a long body.
    for line in request.headers.map({ "\($0.name): \($0.text)" }) + ["Expect:"] {
      headers = curl.append(headers, line) ?? headers
    }
    curl.set(.headers, headers.map { UnsafeRawPointer($0) }, of: easy)
    request.url.withCString { curl.set(.url, $0, of: easy) }
    request.method.withCString { curl.set(.method, $0, of: easy) }
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: LibCurl.errorLength)
    words.initialize(repeating: 0, count: LibCurl.errorLength)
    defer { words.deallocate() }
    curl.set(.errorText, words, of: easy)
    let code =
      request.body.map { body in
        body.withUnsafeBytes { bytes in
          curl.set(.bodyLength, bytes.count, of: easy)
          curl.set(.body, bytes.baseAddress ?? UnsafeRawPointer(words), of: easy)
          return curl.perform(easy)
        }
      } ?? curl.perform(easy)
    return result(code, status: curl.status(easy)) {
      words[0] == 0
        ? curl.errorWords(code).map { String(cString: $0) } ?? "libcurl \(code)"
        : String(cString: words)
    }
  }

  private func result(
    _ code: Int32, status: Int, words: () -> String
  ) -> Result<Reply, Failure> {
    state.withLock { state in
      if state.isTooLong { return .failure(.tooLong) }
      guard code == 0 else { return .failure(.unreached(words())) }
      return .success(Reply(status: status, body: state.body, retryAfter: state.retryAfter))
    }
  }

  /// Has the library hand over what it receives, and ask now and then whether to go on. The exchange
  /// outlives the transfer, so that its address stands for it.
  private func listen(_ easy: OpaquePointer, through curl: LibCurl) {
    typealias Receiver =
      @convention(c) (UnsafePointer<UInt8>?, Int, Int, UnsafeRawPointer?) -> Int
    typealias Question = @convention(c) (UnsafeRawPointer?, Int, Int, Int, Int) -> Int32
    let body: Receiver = { bytes, size, count, exchange in
      HTTPExchange.at(exchange).receive(
        UnsafeBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }
    let header: Receiver = { bytes, size, count, exchange in
      HTTPExchange.at(exchange).read(
        header: UnsafeBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    let progress: Question = { exchange, _, _, _, _ in
      HTTPExchange.at(exchange).state.withLock { $0.isCancelled } ? 1 : 0
    }
    let me = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
    curl.set(.writing, unsafeBitCast(body, to: UnsafeRawPointer.self), of: easy)
    curl.set(.writingTo, me, of: easy)
    curl.set(.header, unsafeBitCast(header, to: UnsafeRawPointer.self), of: easy)
    curl.set(.headerTo, me, of: easy)
    curl.set(.progress, unsafeBitCast(progress, to: UnsafeRawPointer.self), of: easy)
    curl.set(.progressTo, me, of: easy)
    curl.set(.noProgress, 0, of: easy)
  }

  private static func at(_ address: UnsafeRawPointer?) -> HTTPExchange {
    guard let address else { preconditionFailure("the library returns what it was given") }
    return Unmanaged<HTTPExchange>.fromOpaque(address).takeUnretainedValue()
  }

  /// Keeps bytes of the answer; false when they are too many.
  private func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    state.withLock { state in
      state.isTooLong = state.body.count + bytes.count > limit
      if !state.isTooLong { state.body += bytes }
      return !state.isTooLong
    }
  }

  private func read(header bytes: UnsafeBufferPointer<UInt8>) {
    let line = String(decoding: bytes, as: UTF8.self)
    guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "retry-after"
    else { return }
    let text = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
    state.withLock { $0.retryAfter = text }
  }
}
