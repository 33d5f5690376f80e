/// One request to a server, ready to be sent.
struct HTTPRequest: Sendable {
  var method: String
  var url: String
  private(set) var headers: [(name: String, text: String)] = []
  var body: [UInt8]?

  init(_ method: String, _ url: String, body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.body = body
  }

  /// Sets a header; a name stands once, whatever its letters' case.
  mutating func set(_ name: String, _ text: String) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    headers.append((name, text))
  }
}
