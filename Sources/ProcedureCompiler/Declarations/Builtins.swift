import ProcedureSyntax

/// The built-in names, looked up by their bytes.
enum Builtins {
  private static let byName: NameTable<BuiltinName> = {
    var table = NameTable<BuiltinName>()
    for builtin in BuiltinNames.all {
      for spelling in [builtin.vi, builtin.en] {
        _ = table.insert(builtin, forKey: Name(spelling))
      }
    }
    return table
  }()

  /// The built-in name of a kind, or of another one, that a composed name spells in either dialect.
  static func named(
    _ name: String, _ kind: BuiltinName.Kind, or other: BuiltinName.Kind? = nil
  ) -> BuiltinName? {
    named(Name(name), kind, or: other)
  }

  static func named(
    _ name: Name, _ kind: BuiltinName.Kind, or other: BuiltinName.Kind? = nil
  ) -> BuiltinName? {
    guard let found = byName[name], found.kind == kind || found.kind == other else { return nil }
    return found
  }
}
