import CivilTime
import ProcedureGraph
import ProcedureSyntax

/// One file's share in a procedure: a framework, or the procedure itself, over the layers below.
struct Layer {
  let declaration: Declaration
  /// The file it stands in, whose imports its names are looked up through.
  let file: Int
  let index: LayerIndex

  init(_ declaration: Declaration, file: Int, in sources: SourceSet) {
    self.declaration = declaration
    self.file = file
    index = sources.layerIndex(of: declaration)
  }

  var name: String { declaration.name }
  var isFramework: Bool { declaration.kind == .framework }
}

/// What a name in an expression can mean.
enum Symbol: Hashable {
  case field(ID<Field>)
  case selector(ID<CaseSelector>)
  case paper(ID<Paper>)
  case parameter(Int)

  var subject: Subject {
    switch self {
    case .field: .field
    case .selector: .selector
    case .paper: .paper
    case .parameter: .parameter
    }
  }
}

/// A parameter of a framework, and what the layers above give for it.
struct Parameter {
  let name: String
  let syntax: Syntax
  let layer: Int
  let type: ExpressionType
  /// The expression given by the highest layer that gives one, or the default.
  var value: (syntax: Syntax, layer: Int)?
  var lowered = Lowered.notYet

  /// How far the value is lowered; one that is open while it is asked for is defined by itself.
  enum Lowered {
    case notYet, open
    case done(Typed)
  }
}

extension Subject {
  /// What a declaration at the top of a file, or in a block, declares.
  init(_ kind: Keyword) {
    switch kind {
    case .calendar: self = .calendar
    case .agency: self = .agency
    case .role: self = .role
    case .paper: self = .paper
    case .message: self = .message
    case .letter: self = .letter
    case .action: self = .action
    case .rule: self = .rule
    case .framework: self = .framework
    default: self = .procedure
    }
  }
}

/// Where an arrow can lead.
enum Place: Hashable {
  case step(ID<Step>)
  case end(ID<End>)
  /// A slot, entered at the first step of what fills it.
  case slot(Int)
  /// A block of parallel work, entered by all its branches at once.
  case parallel(ID<Parallel>)
}

/// A slot of a framework, and the block that fills it.
struct Slot {
  let name: String
  let syntax: Syntax
  let layer: Int
  /// The stage and the branch it stands in, and with it what fills it.
  let stage: ID<Stage>?
  let branch: BranchPlace?
  var fill: (syntax: Syntax, layer: Int)?
  /// The steps of the fill, once they are known; it is entered at the first.
  var steps: Range<Int> = 0..<0

  var entrance: ID<Step>? { steps.isEmpty ? nil : ID(steps.lowerBound) }
}

/// A step before it is lowered: the lines that say something about it, and which layer each is from.
struct StepDraft {
  struct Line {
    let syntax: Syntax
    let layer: Int
    /// The amendment the line stands in, if it is not the declaration's own.
    let amendment: Syntax?
  }

  let name: String
  let syntax: Syntax
  let layer: Int
  let stage: ID<Stage>?
  let branch: BranchPlace?
  var lines: [Line]
  var amendedBy: [String] = []

  func lines(_ keyword: Keyword) -> [Line] { lines.filter { $0.syntax.keyword == keyword } }

  func has(_ keyword: Keyword) -> Bool { lines.contains { $0.syntax.keyword == keyword } }

  /// The lines that give its own limit.
  var limitLines: [Line] { lines(.within) + lines(.sameDay) }
}
