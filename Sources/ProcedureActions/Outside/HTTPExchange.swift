import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request to a server and its answer: bounded in size and time, and never led on elsewhere.
final class HTTPExchange: NSObject, URLSessionDataDelegate, Sendable {
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
    var reply = Reply(status: 0, body: [])
    var isTooLong = false
    var waiting: CheckedContinuation<Result<Reply, Failure>, Never>?
  }

  private let state = Mutex(State())
  private let limit: Int

  private init(limit: Int) { self.limit = limit }

  /// - Parameter limit: the most bytes that an answer may have.
  static func send(
    _ request: URLRequest, limit: Int = 1 << 20
  ) async throws(Failure) -> Reply {
    let exchange = HTTPExchange(limit: limit)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForResource = request.timeoutInterval
    configuration.httpCookieStorage = nil
    let session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let task = session.dataTask(with: request)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        exchange.state.withLock { $0.waiting = continuation }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
    return try result.get()
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    keep(response)
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = state.withLock { state in
      state.reply.body += data
      state.isTooLong = state.reply.body.count > limit
      return state.isTooLong
    }
    if isTooLong { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    keep(task.response)
    state.withLock { state in
      guard let waiting = state.waiting else { return }
      state.waiting = nil
      if state.isTooLong {
        waiting.resume(returning: .failure(.tooLong))
      } else if let error {
        waiting.resume(returning: .failure(.unreached(error.localizedDescription)))
      } else {
        waiting.resume(returning: .success(state.reply))
      }
    }
  }

  private func keep(_ response: URLResponse?) {
    guard let response = response as? HTTPURLResponse else { return }
    let (status, retryAfter) = (
      response.statusCode, response.value(forHTTPHeaderField: "Retry-After")
    )
    state.withLock { state in
      state.reply.status = status
      state.reply.retryAfter = retryAfter
    }
  }
}
