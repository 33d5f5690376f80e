import Foundation
import ProcedureGraph
import ProcedureRuntime
import SourceText

/// A server that the configuration lets an action reach, at one address or at those that begin with it.
public struct Gateway: Sendable {
  /// What a server has answered that took the request.
  public struct Reply: Sendable {
    public var status: Int
    public var body: [UInt8]

    /// The answer as JSON; nil where there is none, or it is none.
    public var json: JSONValue? { (try? JSONReader.read(body, as: .foreign))?.value }
  }

  public let url: URL

  /// Reads the address in a setting of that name. The host has to be among those of the file, and
  /// plain HTTP is for this computer alone.
  public init(_ setting: String, of settings: Settings) throws(SettingFault) {
    try self.init(settings.required(setting), of: setting, in: settings)
  }

  init(_ text: String, of setting: String, in settings: Settings) throws(SettingFault) {
    guard let url = URL(string: text), let host = url.host(percentEncoded: false)?.lowercased(),
      !host.isEmpty, url.user == nil, let scheme = url.scheme?.lowercased(),
      scheme == "https" || scheme == "http"
    else {
      throw SettingFault(
        setting, vi: "`\(text)` không phải địa chỉ https://MÁY/…",
        en: "`\(text)` is not an address https://HOST/…")
    }
    guard scheme == "https" || Self.isLoopback(host) else {
      throw SettingFault(
        setting, vi: "gửi ra ngoài phải qua https://, kẻo người khác đọc được hồ sơ",
        en: "what leaves this computer has to go by https://, or others can read it")
    }
    guard settings.hosts.contains(host) else {
      throw SettingFault(
        setting, vi: "máy `\(host)` chưa được phép: thêm vào mục `hosts` của tệp này",
        en: "the host `\(host)` is not allowed: add it to `hosts` of this file")
    }
    guard LibCurl.shared != nil else {
      throw SettingFault(
        setting, vi: "máy này chưa có thư viện `libcurl.so.4` để gửi qua HTTP",
        en: "this computer lacks the library `libcurl.so.4`, which sends by HTTP")
    }
    self.url = url
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "127.0.0.1" || host == "::1" || host == "[::1]"
  }

  /// Posts a body, and judges the answer: what is wrong with the request itself is wrong for good,
  /// what is wrong with the server may pass.
  public func post(
    _ body: [UInt8], type: String = "application/json; charset=utf-8",
    headers: [(name: String, text: String)] = [], timeLimit: Int64
  ) async throws(ActionFault) -> Reply {
    var request = HTTPRequest("POST", url.absoluteString, body: body)
    request.set("Content-Type", type)
    return try await send(request, headers: headers, timeLimit: timeLimit)
  }

  /// Sends a request to this server.
  func send(
    _ unsent: HTTPRequest, headers: [(name: String, text: String)], timeLimit: Int64
  ) async throws(ActionFault) -> Reply {
    var request = unsent
    request.set("User-Agent", "tthc")
    for header in headers { request.set(header.name, header.text) }
    let reply: HTTPExchange.Reply
    do throws(HTTPExchange.Failure) {
      reply = try await HTTPExchange.send(request, timeLimit: timeLimit)
    } catch {
      switch error {
      case .unreached(let words):
        throw .transient(vi: "không liên lạc được: \(words)", en: "not reached: \(words)")
      case .tooLong: throw .permanent(vi: "trả lời quá dài", en: "the answer is too long")
      }
    }
    if let fault = Self.fault(reply) { throw fault }
    return Reply(status: reply.status, body: reply.body)
  }

  private static func fault(_ reply: HTTPExchange.Reply) -> ActionFault? {
    let words = Localized(
      vi: "máy chủ trả lời HTTP \(reply.status)", en: "the server answers HTTP \(reply.status)")
    let wait = reply.retryAfter.flatMap { Int64($0) }
    switch reply.status {
    case 200..<300: return nil
    case 300..<400:
      return .permanent(
        vi: "\(words.vi): chuyển hướng không được theo",
        en: "\(words.en): it is not followed elsewhere")
    case 408, 425, 429: return ActionFault(.transient, words, wait: wait)
    case 400..<500: return ActionFault(.permanent, words)
    case _: return ActionFault(.transient, words, wait: wait)
    }
  }
}
