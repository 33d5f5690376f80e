import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on this computer that keeps what it is sent and answers as it is told.
final class LoopbackServer: Sendable {
  struct Received: Sendable {
    var line: String
    /// By their names in lower case.
    var headers: [String: String]
    var body: [UInt8]
  }

  /// The whole answer, as it goes over the wire; nil hangs up without one.
  typealias Answer = @Sendable (Received) -> String?

  let port: UInt16
  private let socket: Int32
  private let received = Mutex<[Received]>([])
  private let isStopped = Mutex(false)

  var requests: [Received] { received.withLock { $0 } }

  init(_ answer: @escaping Answer) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    socket = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve(answer) }
  }

  /// Once: the socket is closed then, and whatever other one has its number next is not ours to end.
  func stop() {
    let isFirst = isStopped.withLock { isStopped in
      defer { isStopped = true }
      return !isStopped
    }
    if isFirst { shutdown(socket, Int32(SHUT_RDWR)) }
  }

  private func serve(_ answer: Answer) {
    while true {
      let client = accept(socket, nil, nil)
      guard client >= 0 else { break }
      if let request = Self.read(client) {
        received.withLock { $0.append(request) }
        if let text = answer(request) {
          var bytes = Array(text.utf8)[...]
          while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
              send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            bytes = bytes.dropFirst(count)
          }
        }
      }
      close(client)
    }
    close(socket)
  }

  private static func read(_ client: Int32) -> Received? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    var head: Range<Int>?
    var length = 0
    var headers: [String: String] = [:]
    var line = ""
    while true {
      if head == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        head = end
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        line = lines.first ?? ""
        for header in lines.dropFirst() {
          let parts = header.split(separator: ":", maxSplits: 1)
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        length = headers["content-length"].flatMap { Int($0) } ?? 0
      }
      if let head, bytes.count >= head.upperBound + length {
        return Received(line: line, headers: headers, body: Array(bytes[head.upperBound...]))
      }
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }

  /// A whole answer.
  static func answer(_ status: Int, _ body: String = "", headers: [String] = []) -> String {
    let lines =
      ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}
