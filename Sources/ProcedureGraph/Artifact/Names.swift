/// The names of a procedure's elements, by which they refer to each other in an artifact.
struct Names {
  /// The arrays of a procedure whose elements are referred to.
  enum List: String, CaseIterable {
    case agencies, roles, fields, cases, papers, fees, results, messages, letters, actions
    case externalEvents, stages, steps, parallels, ends
  }

  private var names: [List: [String]] = [:]
  private var indices: [List: [String: Int]] = [:]
  /// The outcomes of the step that is being written or read.
  var outcomes: [String] = []
  /// The branches of each block of parallel work.
  private(set) var branches: [[String]] = []

  init(_ procedure: Procedure) {
    names = [
      .agencies: procedure.agencies.map(\.name), .roles: procedure.roles.map(\.name),
      .fields: procedure.fields.map(\.name), .cases: procedure.cases.map(\.name),
      .papers: procedure.papers.map(\.name), .fees: procedure.fees.map(\.name),
      .results: procedure.results.map(\.name), .messages: procedure.messages.map(\.name),
      .letters: procedure.letters.map(\.name), .actions: procedure.actions.map(\.name),
      .externalEvents: procedure.externalEvents.map(\.name),
      .stages: procedure.stages.map(\.name), .steps: procedure.steps.map(\.name),
      .parallels: procedure.parallels.map(\.name), .ends: procedure.ends.map(\.name),
    ]
    branches = procedure.parallels.map { $0.branches.map(\.name) }
  }

  /// Looks ahead for the names of all elements, so that references may point forward. What is
  /// misshapen is left for the reading proper to report.
  init(content: JSONNode) {
    for list in List.allCases {
      guard case .array(let elements) = content[list.rawValue]?.content else { continue }
      var known: [String: Int] = [:]
      for (index, element) in elements.enumerated() {
        guard case .string(let name) = element["name"]?.content else { continue }
        if known[name] == nil { known[name] = index }
      }
      indices[list] = known
    }
    if case .array(let blocks) = content[List.parallels.rawValue]?.content {
      branches = blocks.map { block in
        guard case .array(let branches) = block["branches"]?.content else { return [] }
        return branches.map { branch in
          guard case .string(let name) = branch["name"]?.content else { return "" }
          return name
        }
      }
    }
  }

  /// The name of an element of a checked procedure.
  func name(at index: Int, of list: List) -> String {
    guard let names = names[list], names.indices.contains(index) else { return "" }
    return names[index]
  }

  func index(of name: String, in list: List) -> Int? { indices[list]?[name] }
}
