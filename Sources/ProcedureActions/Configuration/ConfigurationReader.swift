import ProcedureGraph
import ProcedureRuntime
import SourceText

/// Reads a configuration file, and collects everything that is wrong with it.
struct ConfigurationReader {
  let kinds: [ActionKind]
  let surroundings: Surroundings
  var faults: [ConfigurationFault] = []
  var path: [String] = []
  var hosts: Set<String> = []

  static let version: Int64 = 1

  init(kinds: [ActionKind], surroundings: Surroundings) {
    self.kinds = kinds
    self.surroundings = surroundings
  }

  mutating func configuration(_ node: JSONNode) -> Configuration {
    var configuration = Configuration()
    guard let members = object(node) else { return configuration }
    if let version = node["version"] {
      if case .integer(Self.version) = version.content {
      } else {
        fault(
          version, at: "version", vi: "chương trình này đọc được dạng \(Self.version)",
          en: "this program reads form \(Self.version)")
      }
    } else {
      fault(
        node, vi: "thiếu `version`: ghi \"version\": \(Self.version)",
        en: "no `version`: write \"version\": \(Self.version)")
    }
    // Hosts first: what is bound may reach no other.
    if let node = node["hosts"] { inside("hosts") { $0.readHosts(node) } }
    for member in members {
      inside(member.name) { reader in
        switch member.name {
        case "version", "hosts": break
        case "contacts": configuration.contacts = reader.contacts(member.node)
        case "requests": reader.requests(member.node, into: &configuration.bindings)
        case "actions": reader.actions(member.node, into: &configuration.bindings)
        case "callbacks": configuration.callbacks = reader.callbacks(member.node)
        default:
          reader.unknown(
            member, known: ["version", "hosts", "contacts", "requests", "actions", "callbacks"])
        }
      }
    }
    return configuration
  }

  mutating func readHosts(_ node: JSONNode) {
    guard case .array(let elements) = node.content else {
      return fault(
        node, vi: "cần một danh sách tên máy, như [\"sms.example.vn\"]",
        en: "a list of host names is expected, such as [\"sms.example.vn\"]")
    }
    for (index, element) in elements.enumerated() {
      guard case .string(let host) = element.content, !host.isEmpty,
        host.utf8.allSatisfy({ Self.isHostByte($0) })
      else {
        fault(
          element, at: String(index), vi: "không phải tên máy: chỉ ghi tên, không ghi `https://`",
          en: "not a host name: write the name alone, without `https://`")
        continue
      }
      hosts.insert(host.lowercased())
    }
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  // MARK: Contacts

  mutating func contacts(_ node: JSONNode) -> [String: Contact] {
    var contacts: [String: Contact] = [:]
    for member in object(node) ?? [] {
      inside(member.name) { contacts[member.name] = $0.contact(member.node) }
    }
    return contacts
  }

  mutating func contact(_ node: JSONNode) -> Contact {
    var contact = Contact()
    for member in object(node) ?? [] {
      inside(member.name) { reader in
        guard ["name", "phone", "email", "address"].contains(member.name) else {
          return reader.unknown(member, known: ["name", "phone", "email", "address"])
        }
        guard let text = reader.text(member.node) else { return }
        switch member.name {
        case "name": contact.name = text
        case "phone": contact.phone = text
        case "email": contact.email = text
        default: contact.address = text
        }
      }
    }
    return contact
  }
}
