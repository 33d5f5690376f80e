import CivilTime
import ProcedureInterpreter

/// What became of one case of many that were to be moved.
public enum MoveOutcome: Sendable {
  /// Moved, or would be.
  case moved(CaseMove)
  /// It goes by that version already.
  case already
  case stays(Refusal)
}

extension Desk {
  /// Moves many cases side by side, so that they are kept together; answers in their order. Cases that
  /// can't be moved hold up none of the others. Ends early only where the journal fails: handed in
  /// again under the same batch, the order goes on where it stopped.
  ///
  /// - Parameter isTrial: only tells what would become of them.
  public func moveAll(
    _ numbers: [String], by order: MoveOrder, isTrial: Bool = false, at now: Moment
  ) async throws(Refusal) -> [MoveOutcome] {
    try await sideBySide(numbers) { desk, number in
      if isTrial { return .moved(try await desk.trial(of: order, on: number, at: now)) }
      return try await desk.move(number, by: order, at: now).outcome
    }
  }

  /// Takes back the moves of many cases in the same way.
  public func undoMoves(
    of numbers: [String], by order: UndoOrder, at now: Moment
  ) async throws(Refusal) -> [MoveOutcome] {
    try await sideBySide(numbers) { desk, number in
      try await desk.undoMove(of: number, by: order, at: now).outcome
    }
  }

  private nonisolated func sideBySide(
    _ numbers: [String],
    _ work: @escaping @Sendable (Desk, String) async throws -> MoveOutcome
  ) async throws(Refusal) -> [MoveOutcome] {
    let all = await withTaskGroup(of: (Int, MoveOutcome).self) { group in
      for (place, number) in numbers.enumerated() {
        group.addTask {
          do {
            return (place, try await work(self, number))
          } catch Refusal.alreadyMoved {
            return (place, .already)
          } catch let refusal as Refusal {
            return (place, .stays(refusal))
          } catch {
            return (place, .stays(.noSuchCase(number)))
          }
        }
      }
      var all: [Int: MoveOutcome] = [:]
      for await (place, outcome) in group { all[place] = outcome }
      return all
    }
    let outcomes = numbers.indices.compactMap { all[$0] }
    for case .stays(.journal(let fault)) in outcomes { throw .journal(fault) }
    return outcomes
  }

  /// Numbers of open cases of a procedure that don't go by a version, after one, with the number to go
  /// on after; nil where there are no more.
  ///
  /// - Parameter from: only those that go by this one.
  public func movable(
    of procedure: String, from: String?, to: String, after number: String, page: Int = 1000
  ) async throws(Refusal) -> (numbers: [String], last: String?) {
    let standings = try await asking { (journal) throws(JournalFault) in
      try await journal.standings(after: number, limit: page)
    }
    let numbers = standings.filter { standing in
      standing.procedure == procedure && standing.end == nil && standing.artifact != to
        && from.map { $0 == standing.artifact } ?? true
    }.map(\.number)
    return (numbers, standings.last?.number)
  }
}

extension Receipt {
  fileprivate var outcome: MoveOutcome {
    if case .moved(let move) = events.first?.event { return .moved(move) }
    return .already
  }
}
