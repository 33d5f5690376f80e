import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// What of a procedure scenarios have visited.
public struct Coverage: Sendable {
  public let program: Program
  /// Everything that can be visited, in the order of declaration.
  public let places: [CoveragePlace]
  public private(set) var visited: Set<CoveragePlace> = []

  /// Nothing visited yet.
  public init(of program: Program) {
    self.program = program
    places = CoveragePlace.all(of: program.procedure)
  }

  /// Adds what a run of this procedure has visited.
  public mutating func visit(_ run: ScenarioRun) { visit(run.visits) }

  /// Adds what events of a case have visited.
  public mutating func visit(_ events: [TimedEvent]) { visit(visits(of: events, on: program)) }

  /// Adds what another coverage of the same procedure has visited.
  public mutating func merge(_ other: Coverage) { visit(other.visited) }

  private mutating func visit(_ more: Set<CoveragePlace>) {
    visited.formUnion(more.intersection(places))
  }

  /// What nothing has visited, in the order of declaration.
  public var missing: [CoverageItem] {
    places.filter { !visited.contains($0) }.map { CoverageItem($0, of: program.procedure) }
  }

  /// How much there is.
  public var count: Int { places.count }
  /// How much of it has been visited.
  public var visitedCount: Int { visited.count }

  /// Rounded down: a hundred only when nothing is missing.
  public var percent: Int { count == 0 ? 100 : visitedCount * 100 / count }
}

/// A place of a procedure with its path and its words.
public struct CoverageItem: Hashable, Sendable {
  public let place: CoveragePlace
  /// `steps/tiếp_nhận/outcomes/hợp_lệ`.
  public let path: String
  public let words: Localized
}
