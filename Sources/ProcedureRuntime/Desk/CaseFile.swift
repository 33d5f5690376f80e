import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A case at hand: its state and the version it goes by.
public struct CaseFile: Sendable {
  public internal(set) var standing: CaseStanding
  public internal(set) var program: Program
  public internal(set) var state = CaseState.new
  /// How it stood before the move that was the latest thing to happen to it.
  var earlier: (sequence: Int, state: CaseState)?

  init(standing: CaseStanding, program: Program) {
    self.standing = standing
    self.program = program
  }

  mutating func apply(_ entries: [JournalEntry]) throws(Refusal) {
    let program = program
    if !entries.isEmpty { earlier = nil }
    for entry in entries {
      do throws(RecordFault) {
        try entry.read { ProcedureInterpreter.apply($0, to: &state, of: program) }
      } catch {
        throw .journal(.damaged("\(entry.caseNumber) \(entry.sequence): \(error)"))
      }
    }
  }
}

/// What a command does to a case, decided and not yet kept.
struct Change {
  var append: Append
  var receipt: Receipt
}

extension Desk {
  /// Decides a command and moves the file on; nil where nothing happens. On a refusal the file is as
  /// before.
  nonisolated func decide(
    _ command: Command, on file: inout CaseFile, key: String?, by attribution: Attribution,
    at moment: Moment, recordedAt now: Moment? = nil
  ) throws(Refusal) -> Change? {
    if let objection = people?.objection(to: command, in: file, on: moment.date) {
      throw .unauthorized(objection)
    }
    let late = LateFees(before: file, at: moment)
    var events: [TimedEvent] = []
    do throws(Rejection) {
      try perform(command, on: &file.state, at: moment, of: file.program, events: &events)
    } catch {
      throw .rejected(error)
    }
    if events.isEmpty { return nil }
    file.earlier = nil
    let number = file.standing.number
    let recordedAt = now ?? moment
    let entry = seals.entry(
      events, of: number, sequence: file.standing.sequence + 1, at: recordedAt, key: key,
      by: attribution, after: file.standing.hash)
    file.standing.sequence = entry.sequence
    file.standing.hash = entry.hash
    file.standing.follow(file.state, of: file.program)
    let append = Append(
      entry: entry, standing: file.standing,
      waiting: WaitingStep.all(in: file.state, of: file.program, case: number),
      requests: OutboxItem.all(in: events, of: file, at: recordedAt, after: late),
      answers: events.compactMap(\.event.answeredRequest),
      snapshot: entry.sequence.isMultiple(of: snapshotEvery)
        ? seals.snapshot(of: file.state, after: entry) : nil)
    return Change(
      append: append,
      receipt: Receipt(caseNumber: number, sequence: entry.sequence, events: events))
  }
}
