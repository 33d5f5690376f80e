import Foundation
import ProcedureGraph
import ProcedureRuntime

/// The request to a gateway, with places to be filled in.
struct GatewayRequest: Hashable, Sendable {
  enum Body: Hashable, Sendable {
    case none
    case json(FilledValue)
    case form([Field])
  }

  struct Field: Hashable, Sendable {
    var name: String
    var text: FilledText
  }

  var method: String
  var url: FilledText
  var headers: [Field]
  var body: Body

  /// Fills the places, each value escaped as its place demands.
  func filled(
    _ values: [String: FillValue]
  ) throws(ActionFault) -> (request: HTTPRequest, headers: [(name: String, text: String)]) {
    do throws(FilledText.Missing) {
      guard let url = URL(string: try url.filled(values, escaping: \.percentEncoded)) else {
        throw FilledText.Missing(place: "url")
      }
      var request = HTTPRequest(method, url.absoluteString)
      switch body {
      case .none: if method != "GET" { request.body = [] }
      case .json(let value):
        request.set("Content-Type", "application/json; charset=utf-8")
        request.body = try value.filled(values).canonicalBytes()
      case .form(let fields):
        request.set("Content-Type", "application/x-www-form-urlencoded")
        var parts: [String] = []
        for field in fields {
          parts.append(
            field.name.percentEncoded + "=" + (try field.text.filled(values)).percentEncoded)
        }
        request.body = Array(parts.joined(separator: "&").utf8)
      }
      var headers: [(name: String, text: String)] = []
      for header in self.headers {
        headers.append((header.name, try header.text.filled(values, escaping: \.headerText)))
      }
      return (request, headers)
    } catch {
      throw error.fault
    }
  }

  /// Every place that stands in it.
  var places: Set<String> {
    var places = Set(url.places + headers.flatMap(\.text.places))
    switch body {
    case .none: break
    case .json(let value): places.formUnion(value.places)
    case .form(let fields): places.formUnion(fields.flatMap(\.text.places))
    }
    return places
  }
}

extension String {
  /// What is not plain ASCII is written in percent, so that it stays on its line.
  fileprivate var headerText: String {
    unicodeScalars.map { scalar in
      (0x20..<0x7F).contains(scalar.value) ? String(scalar) : String(scalar).percentEncoded
    }.joined()
  }
}
