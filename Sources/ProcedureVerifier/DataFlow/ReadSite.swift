import ProcedureGraph

/// Where something is read.
enum ReadSite: Hashable {
  /// With the filing, before the first step is entered.
  case filing(FilingPart)
  /// On arriving at a place.
  case entry(Int)
  /// On a move, up to the choice of its way.
  case move(Int)
  /// A way of a move: its condition, or what is done on it.
  case way(Int, of: Int)
  /// As time passes in a place.
  case stay(Int)
  case stage(Int)
  /// As time passes for the whole case, wherever it is.
  case whole

  enum FilingPart: Hashable {
    case filing, returning, limits, leadTime, onBehalf
    case paper(Int)
  }

  /// The place of the flow in which it stands; nil where it is no single one.
  func place(in flow: Flow) -> Int? {
    switch self {
    case .filing, .stage, .whole: nil
    case .entry(let place), .stay(let place): place
    case .move(let move), .way(_, let move): flow.moves[move].source
    }
  }

  /// The path of the element of the graph in which it stands.
  func path(in flow: Flow) -> [String] {
    let procedure = flow.procedure
    switch self {
    case .filing(.filing): return ["filing"]
    case .filing(.returning): return ["returning"]
    case .filing(.limits): return ["limits"]
    case .filing(.leadTime), .filing(.onBehalf): return []
    case .filing(.paper(let paper)): return ["papers", procedure.papers[paper].name]
    case .entry(let place), .stay(let place):
      switch flow.places[place] {
      case .step: return ["steps", flow.name(of: place)]
      case .block, .branchEnd: return ["parallels", flow.name(of: place)]
      case .end: return ["ends", flow.name(of: place)]
      }
    case .move(let move): return flow.path(of: move)
    case .way(let way, let move):
      let ways = flow.moves[move].ways
      guard flow.ways[way].condition != nil else { return flow.path(of: move) }
      return flow.path(of: move) + ["branches", String(way - ways.lowerBound + 1)]
    case .stage(let stage): return ["stages", procedure.stages[stage].name]
    case .whole: return ["limits"]
    }
  }
}

/// What something is read for.
enum ReadUse: Hashable {
  case condition
  case amount(ID<Fee>)
  case paper(ID<Paper>?)
  case limit
  case wait
  case value(ID<Field>)
  case argument(ID<ActionSignature>)
  case call(String)
  case branches(ID<Parallel>)
  case members
  case channel
  case leadTime
  case onBehalf
  /// Shown in a message: what is missing there is left open.
  case message(ID<Message>)
  /// Asked by the condition of a computed case: it does not hold where something is missing.
  case computedCase
}

/// Something that may be missing where it is read.
struct MissingRead {
  var datum: ReadDatum
  var site: ReadSite
  var use: ReadUse
  /// Nobody can have given it by then, in any case.
  var isCertain = false
}
