import ProcedureSyntax
import SourceText

/// Values by composed names.
///
/// Names are composed when they are read, so equal names have equal bytes: hashing those is many
/// times cheaper than hashing text that may yet have to be normalised.
struct NameTable<Value> {
  private var values: [Name: Value] = [:]

  var keys: some Sequence<String> { values.keys.lazy.map(\.text) }

  subscript(name: String) -> Value? {
    get { values[Name(name)] }
    set { values[Name(name)] = newValue }
  }

  /// Sets the value of a name and gives the one it had.
  mutating func updateValue(_ value: Value, forKey name: String) -> Value? {
    values.updateValue(value, forKey: Name(name))
  }
}

extension NameTable: Sendable where Value: Sendable {}

/// A composed name, hashed by its bytes.
struct Name: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Names by what is left of them without marks, to find two that are easily confused.
///
/// Skeletons are compared by their hashes first: building one for every name of every framework is
/// most of what declaring it would cost.
struct LookalikeTable: Sendable {
  private var names: [UInt64: String] = [:]

  /// Adds a name, and gives one before it that differs from it only by marks.
  mutating func insert(_ name: String) -> String? {
    guard let other = names.updateValue(name, forKey: Self.hash(name)) else { return nil }
    return Vietnamese.skeleton(other) == Vietnamese.skeleton(name) ? other : nil
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in name.unicodeScalars {
      if (0x300...0x36F).contains(scalar.value) { continue }
      hash = (hash ^ UInt64(Vietnamese.skeleton(scalar).value)) &* 0x100_0000_01B3
    }
    return hash
  }
}

/// The built-in names, looked up by their bytes.
enum Builtins {
  private static let byName: NameTable<BuiltinName> = {
    var table = NameTable<BuiltinName>()
    for builtin in BuiltinNames.all {
      for spelling in [builtin.vi, builtin.en] where table[spelling] == nil {
        table[spelling] = builtin
      }
    }
    return table
  }()

  /// The built-in name of a kind, or of another one, that a composed name spells in either dialect.
  static func named(
    _ name: String, _ kind: BuiltinName.Kind, or other: BuiltinName.Kind? = nil
  ) -> BuiltinName? {
    guard let found = byName[name], found.kind == kind || found.kind == other else { return nil }
    return found
  }
}
