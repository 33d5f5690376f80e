import ProcedureGraph
import ProcedureRuntime
import SourceText

/// What carries out the requests of cases here, as the operator has written it down.
public struct Configuration: Sendable {
  public internal(set) var bindings: Bindings
  /// How the offices of roles are reached, by the name of the role.
  public internal(set) var contacts: [String: Contact] = [:]
  /// Who may report what has become of payments and of the post.
  public internal(set) var callbacks = Callbacks()

  /// Without a file: built-in requests go to the log, and pluggable actions are bound to nothing.
  public init(withoutFile surroundings: Surroundings) {
    bindings = Bindings(
      builtIn: Binding(LogAction(write: surroundings.log, isWhole: false, answer: nil)))
  }

  /// What a file says; everything that is wrong with it where something is.
  public init(
    _ bytes: [UInt8], kinds: [ActionKind] = ActionKind.shipped, in surroundings: Surroundings
  ) throws(ConfigurationFaults) {
    let node: JSONNode
    do throws(JSONFault) {
      node = try JSONReader.read(bytes)
    } catch {
      throw ConfigurationFaults([ConfigurationFault(error)])
    }
    var reader = ConfigurationReader(kinds: kinds, surroundings: surroundings)
    let read = reader.configuration(node)
    guard reader.faults.isEmpty else { throw ConfigurationFaults(reader.faults) }
    self = read
  }

  init() { bindings = Bindings() }
}

/// Everything that is wrong with a configuration file, in the order of the file.
public struct ConfigurationFaults: Error, Hashable, Sendable {
  public var faults: [ConfigurationFault]

  init(_ faults: [ConfigurationFault]) {
    self.faults = faults.sorted { $0.offset < $1.offset }
  }
}

/// One thing that is wrong with a configuration file.
public struct ConfigurationFault: Hashable, Sendable {
  /// The members and indices that lead to the place, from the outside.
  public var path: [String]
  /// The byte at which it stands.
  public var offset: Int
  public var message: Localized

  init(_ path: [String], at offset: Int, _ message: Localized) {
    self.path = path
    self.offset = offset
    self.message = message
  }

  init(_ fault: JSONFault) {
    self.init([], at: fault.offset, fault.kind.words)
  }
}

extension JSONFault.Kind {
  fileprivate var words: Localized {
    switch self {
    case .tooLarge: Localized(vi: "tệp quá lớn", en: "the file is too large")
    case .tooDeep: Localized(vi: "lồng nhau quá sâu", en: "nested too deeply")
    case .endsEarly: Localized(vi: "tệp JSON bị cụt", en: "the JSON ends early")
    case .unexpectedByte:
      Localized(vi: "không phải JSON ở chỗ này", en: "this is not JSON")
    case .trailingBytes:
      Localized(vi: "thừa nội dung sau dấu đóng", en: "something follows after the end")
    case .invalidUTF8: Localized(vi: "không phải chữ UTF-8", en: "not UTF-8 text")
    case .invalidEscape: Localized(vi: "dấu `\\` viết sai", en: "a wrong escape after `\\`")
    case .controlCharacter:
      Localized(
        vi: "ký tự điều khiển trong chuỗi", en: "a control character within a string")
    case .notWhole: Localized(vi: "chỉ dùng số nguyên", en: "only whole numbers are used here")
    case .numberOutOfRange: Localized(vi: "số quá lớn", en: "the number is too large")
    case .duplicateName: Localized(vi: "ghi mục này hai lần", en: "this member comes twice")
    case .null:
      Localized(
        vi: "không dùng `null`: không có thì bỏ mục ấy", en: "no `null`: leave the member out")
    }
  }
}
