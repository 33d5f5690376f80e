import CivilTime
import ProcedureGraph
import ProcedureInterpreter

extension JournalEntry {
  /// The move that this entry is, and when it happened: a move is an entry by itself.
  var move: (CaseMove, Moment)? {
    get throws(Refusal) {
      var found: (CaseMove, Moment)?
      do throws(RecordFault) {
        try read { event in
          if case .moved(let move) = event.event { found = (move, event.moment) }
        }
      } catch {
        throw .journal(.damaged("\(caseNumber) \(sequence): \(error)"))
      }
      return found
    }
  }
}

extension CaseReading {
  /// The artifact that the first of the entries goes by, and the snapshot before it.
  var artifact: String {
    get throws(Refusal) {
      guard standing.origin != nil else { return standing.artifact }
      for entry in entries { if let (move, _) = try entry.move { return move.from } }
      return standing.artifact
    }
  }
}

extension CaseFile {
  /// Follows a move that was kept as an entry.
  mutating func follow(
    _ move: CaseMove, at moment: Moment, to new: Program, as sequence: Int
  ) throws(Refusal) {
    let before = earlier
    let old = (program, state)
    guard move.undoes == nil || move.undoes == before?.sequence,
      state.follow(move, at: moment, from: old.0, to: new, undoing: before?.state)
    else { throw .journal(.damaged("\(standing.number) \(sequence): a move that does not fit")) }
    program = new
    earlier = move.undoes == nil ? (sequence, old.1) : nil
  }
}

extension Desk {
  /// What has happened in a case up to one of its entries, in the versions it has gone by.
  public func chapters(
    of number: String, through last: Int = .max
  ) async throws(Refusal) -> [Chapter] {
    var chapters: [Chapter] = []
    for record in try await records(of: number) where record.entry.sequence <= last {
      if chapters.isEmpty || record.isMove { chapters.append(Chapter(record.program, [])) }
      chapters[chapters.count - 1].events += record.events
    }
    return chapters
  }
}
