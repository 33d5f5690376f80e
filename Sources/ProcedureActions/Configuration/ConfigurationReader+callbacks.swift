import ProcedureGraph
import SourceText

// Who may report back.
extension ConfigurationReader {
  static let tolerances: ClosedRange<Int64> = 1...86_400
  private static let usualTolerance: Int64 = 300

  mutating func callbacks(_ node: JSONNode) -> Callbacks {
    var callbacks = Callbacks()
    for member in object(node) ?? [] {
      inside(member.name) { reader in
        switch member.name {
        case "payment": callbacks.payment = reader.source(member.node, reportsEvents: false)
        case "post": callbacks.post = reader.source(member.node, reportsEvents: true)
        default: reader.unknown(member, known: ["payment", "post"])
        }
      }
    }
    return callbacks
  }

  private mutating func source(_ node: JSONNode, reportsEvents: Bool) -> Callbacks.Source? {
    guard let members = object(node) else { return nil }
    var source = Callbacks.Source(secret: "", tolerance: Self.usualTolerance)
    for member in members {
      inside(member.name) { reader in
        switch member.name {
        case "secret":
          if reader.fits(member.node, .secret) {
            source.secret = reader.secret(member.node) ?? ""
          }
        case "within":
          source.tolerance = reader.integer(member.node, in: Self.tolerances) ?? source.tolerance
        case "events" where reportsEvents: source.events = reader.events(member.node)
        default:
          reader.unknown(member, known: ["secret", "within"] + (reportsEvents ? ["events"] : []))
        }
      }
    }
    if node["secret"] == nil {
      fault(
        node, vi: "thiếu `secret`: tên biến môi trường chứa khóa chung với bên báo",
        en: "no `secret`: the environment variable with the secret agreed on with who reports")
    }
    return source.secret.isEmpty ? nil : source
  }

  private mutating func events(_ node: JSONNode) -> [String: String] {
    var events: [String: String] = [:]
    for member in object(node) ?? [] {
      inside(member.name) { events[member.name] = $0.text(member.node) }
    }
    return events
  }
}
