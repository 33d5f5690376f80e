/// How people are called whom cases know by the id of a directory. Whoever is not in it is called as
/// the case has her.
public struct PeopleNames: Hashable, Sendable {
  private let names: [String: String]

  /// - Parameter names: what each is called, by her id.
  public init(_ names: [String: String] = [:]) { self.names = names }

  public subscript(person: String) -> String { names[person] ?? person }
}
