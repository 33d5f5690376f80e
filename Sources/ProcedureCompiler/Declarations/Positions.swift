import ProcedureSyntax

/// Where the elements of a graph stand in the text, in the order in which they were met.
///
/// The paths by which they are known, such as `steps/tiếp_nhận/outcomes/hợp_lệ`, are put together
/// when somebody asks: nearly every procedure is checked without a fault that has to be placed.
struct Positions: Sendable {
  private struct Entry: Sendable {
    let step: String?
    let owner: String?
    let kind: String?
    let name: String
    let syntax: Syntax

    var path: String {
      [step.map { "steps/\($0)" }, owner, kind, name].compactMap(\.self).joined(separator: "/")
    }
  }

  private var entries: [Entry] = []

  /// An element of a list of the graph, or of such a list of a step or of another owner, which is
  /// given by its path (within the step, where there is one). Without a kind, a member of the owner
  /// that is no list.
  mutating func add(
    _ kind: String?, _ name: String, of step: String?, in owner: String?, at syntax: Syntax
  ) {
    entries.append(Entry(step: step, owner: owner, kind: kind, name: name, syntax: syntax))
  }

  /// By path; of two elements of one path the later one counts.
  var byPath: [String: Syntax] {
    Dictionary(entries.map { ($0.path, $0.syntax) }, uniquingKeysWith: { $1 })
  }
}
