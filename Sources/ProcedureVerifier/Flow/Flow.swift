import ProcedureGraph

/// The process as moves between places, with data left aside.
///
/// Says what the interpreter may do from each place, and never less: every change of place of a case
/// is one of these moves. What it says more is what only data, time or earlier visits rule out. Flat
/// arrays, made once in linear time.
public struct Flow: Sendable {
  public let procedure: Procedure
  public let places: PlaceNumbering
  /// The region that each place lies in. The end of a branch lies in the branch.
  public let regions: [Int]
  /// The region around each region; that of the main line is the main line.
  public let outer: [Int]
  /// In the order of their sources.
  public let moves: [Move]
  public let ways: [Way]
  public let actLists: [[Act]]
  /// Steps that are left in the moment in which they are entered.
  public let passes: [Bool]
  /// Where each branch begins, by region; the step in which the case begins for the main line.
  public let entrances: [Int]
  /// Where the first step is performed with the filing itself, and is not stayed in.
  public let filesAtOnce: Bool

  private let firstMove: [Int]

  public init(_ procedure: Procedure) {
    var draft = FlowDraft(procedure)
    draft.fill()
    self.procedure = procedure
    places = draft.places
    regions = draft.regions
    outer = draft.outer
    moves = draft.moves
    ways = draft.ways
    actLists = draft.actLists
    passes = draft.passes
    entrances = draft.entrances
    firstMove = draft.firstMove
    let first = procedure.steps[procedure.initial.index]
    // A case that an event opens begins without anybody's having performed anything.
    filesAtOnce =
      procedure.openedBy.isEmpty && first.role == .applicant && first.council == nil
      && first.outcomes.first?.inPresenceOf.isEmpty ?? false
      && first.outcomes.first.map {
        !$0.requiresSignature && ($0.isFreeOfCollection || first.collects.isEmpty)
      } ?? false
  }

  /// The numbers of the moves that lead away from a place.
  public func moves(from place: Int) -> Range<Int> { firstMove[place]..<firstMove[place + 1] }

  /// What is done on arriving at a place, after which a case stays there or passes on.
  public func entryActs(of place: Int) -> [Act] {
    switch places[place] {
    case .step(let step): procedure.steps[step.index].onEntry
    case .end(let end): procedure.ends[end.index].acts
    case .block, .branchEnd: []
    }
  }

  /// All that is done on a move up to the choice of its way, in order.
  public func acts(of move: Move) -> [Act] { move.acts.flatMap { actLists[$0] } }

  /// The places that may come next after a place: those that its moves lead to, those in which the
  /// branches of a block begin, the block that a branch is a part of.
  func nextPlaces(to place: Int) -> [Int] {
    var next = moves(from: place).flatMap { number in moves[number].ways.map { ways[$0].target } }
    if places.isBlock(place) {
      next += places.regions(of: places.block(at: place)).map { entrances[$0] }
    } else if case .branchEnd(let branch) = places[place] {
      next.append(places.number(of: branch.parallel))
    }
    return next
  }
}
