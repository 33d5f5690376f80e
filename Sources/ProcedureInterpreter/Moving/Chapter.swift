import CivilTime
import ProcedureGraph

/// What happened to a case under one version of its procedure.
public struct Chapter: Sendable {
  public var program: Program
  /// The first of every chapter but the first one is the move that begins it.
  public var events: [TimedEvent]

  public init(_ program: Program, _ events: [TimedEvent]) {
    self.program = program
    self.events = events
  }
}

extension [Chapter] {
  /// The chapters up to so many events.
  public func prefix(events count: Int) -> [Chapter] {
    var left = count
    var kept: [Chapter] = []
    for chapter in self where left > 0 {
      kept.append(Chapter(chapter.program, [TimedEvent](chapter.events.prefix(left))))
      left -= chapter.events.count
    }
    return kept
  }
}

extension CaseState {
  /// Follows a move from one version to another; answers whether the state fits it.
  ///
  /// - Parameter before: how the case stood before the move that this one takes back.
  @discardableResult
  public mutating func follow(
    _ move: CaseMove, at moment: Moment, from old: Program, to new: Program,
    undoing before: CaseState?
  ) -> Bool {
    if move.undoes != nil {
      guard let before else { return false }
      self = before.takenUp(at: moment, of: new)
      return true
    }
    return VersionChange(from: old, to: new, by: move.plan).apply(move, at: moment, to: &self)
  }
}
