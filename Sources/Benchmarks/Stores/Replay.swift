import CivilTime
import ProcedureInterpreter

/// Entries of a case read from their bytes and applied, over and over.
func replay() throws {
  let sheet = try StoreSheet()
  var state = CaseState.new
  var events: [TimedEvent] = []
  var now = sheet.start
  var records: [EventRecord] = []
  for command in sheet.commands {
    let before = events.count
    try perform(command, on: &state, at: now, of: sheet.program, events: &events)
    records.append(EventRecord(events[before...]))
    now = now.adding(seconds: 60)
  }
  let rounds = 2000
  let measured = try Measurement {
    for _ in 0..<rounds {
      var state = CaseState.new
      for record in records { try record.read { apply($0, to: &state, of: sheet.program) } }
    }
  }
  let rate = Double(rounds * events.count) / measured.median
  print("events read and applied: \(rounded(rate / 1_000_000, 2)) million a second")
  print("  bytes of an entry: \(records.reduce(0) { $0 + $1.open.count } / records.count)")
}
