import ProcedureGraph
import ProcedureRuntime

/// The settings of one binding, in the form that its kind describes.
public struct Settings: Sendable {
  /// What they are bound to.
  public let name: RequestName
  public let surroundings: Surroundings
  /// Hosts that the configuration lets its actions reach, in lower case.
  public let hosts: Set<String>
  /// Seconds that an attempt may take.
  public let timeLimit: Int64
  let values: [String: JSONValue]
  let secrets: [String: String]

  public func has(_ name: String) -> Bool { values[name] != nil }

  public func text(_ name: String) -> String? {
    if case .string(let text) = values[name] { text } else { nil }
  }

  /// For a setting that is required: the file was refused without it.
  public func required(_ name: String) -> String { text(name) ?? "" }

  public func integer(_ name: String) -> Int64? {
    if case .integer(let number) = values[name] { number } else { nil }
  }

  public func flag(_ name: String) -> Bool {
    if case .flag(let flag) = values[name] { flag } else { false }
  }

  public func texts(_ name: String) -> [String] {
    guard case .array(let elements) = values[name] else { return [] }
    return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// In the order of the file.
  public func map(_ name: String) -> [(name: String, text: String)] {
    guard case .object(let members) = values[name] else { return [] }
    return members.compactMap { member in
      if case .string(let text) = member.value { (member.name, text) } else { nil }
    }
  }

  public func value(_ name: String) -> JSONValue? { values[name] }

  /// What the environment variable holds that the setting names.
  public func secret(_ name: String) -> String? { secrets[name] }

  /// What the environment variables hold that a setting of the form `secrets` names, in order.
  public func secretMap(_ name: String) -> [(name: String, text: String)] {
    map(name).compactMap { member in
      secrets["\(name)/\(member.name)"].map { (member.name, $0) }
    }
  }

  /// From the root of the file system.
  public func path(_ name: String) -> String? { text(name).map { surroundings.absolute($0) } }
}
