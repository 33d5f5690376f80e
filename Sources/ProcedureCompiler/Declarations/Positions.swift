import ProcedureSyntax

/// Where the elements of a graph stand in the text, in the order in which they were met.
///
/// The paths by which they are known, such as `steps/tiếp_nhận/outcomes/hợp_lệ`, are put together
/// when somebody asks: nearly every procedure is checked without a fault that has to be placed.
struct Positions: Sendable {
  private struct Entry: Sendable {
    let kind: String
    let name: String
    /// The step that an outcome is of.
    let step: String?
    let syntax: Syntax

    var path: String {
      if let step { "steps/\(step)/\(kind)/\(name)" } else { "\(kind)/\(name)" }
    }
  }

  private var entries: [Entry] = []

  /// An element of a list of the graph, or of such a list of a step.
  mutating func add(_ kind: String, _ name: String, of step: String? = nil, at syntax: Syntax) {
    entries.append(Entry(kind: kind, name: name, step: step, syntax: syntax))
  }

  /// By path; of two elements of one path the later one counts.
  var byPath: [String: Syntax] {
    Dictionary(entries.map { ($0.path, $0.syntax) }, uniquingKeysWith: { $1 })
  }
}
