import CivilTime
import ProcedureGraph

// Fields and papers that come with a command: what is in order is recorded, the rest is named.
extension Run {
  mutating func record(
    _ entries: [FieldEntry], at now: Moment, _ state: inout CaseState, _ faults: inout [Fault],
    may enter: (Tables, ID<Field>) -> Bool
  ) {
    for entry in entries {
      guard tables.graph.fields.indices.contains(entry.field.index) else {
        faults.append(.noSuchField(entry.field))
        continue
      }
      guard enter(tables, entry.field) else {
        faults.append(.fieldNotEnterable(entry.field))
        continue
      }
      if let found = tables.faults(in: entry.value, of: entry.field) {
        faults.append(.fieldInvalid(entry.field, found))
      } else {
        emit(.fieldRecorded(entry.field, entry.value), at: now, in: &state)
      }
    }
  }

  mutating func record(
    _ entries: [PaperEntry], at now: Moment, _ state: inout CaseState, _ faults: inout [Fault]
  ) {
    guard !entries.isEmpty else { return }
    let context = CaseContext(state, tables, at: now)
    let found = entries.flatMap(context.faults(in:))
    faults += found
    if found.isEmpty { emit(.papersRecorded(entries), at: now, in: &state) }
  }

  /// Fields that must be known and are not; one that was given wrongly is not missing.
  ///
  /// A field that the step itself enters is asked for anew each time: the reason for a second
  /// supplement is not the reason for the first. One with a value of its own to start from is not.
  func missing(
    _ requires: Run32, enters: Run32? = nil, given: [FieldEntry], _ values: [Value?]
  ) -> [Fault] {
    var faults: [Fault] = []
    for index in requires.indices {
      let field = tables.fields[index]
      let isAskedAnew =
        enters.map { tables.lists(field, in: $0) } ?? false
        && tables.graph.fields[field.index].initial == nil
      guard values[field.index] == nil || isAskedAnew, !tables.isOptional[field.index] else {
        continue
      }
      if !given.contains(where: { $0.field == field }) { faults.append(.fieldMissing(field)) }
    }
    return faults
  }
}
