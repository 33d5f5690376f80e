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
    let before = faults.count
    for entry in entries { faults += context.faults(in: entry) }
    let sound =
      faults.count == before ? entries : entries.filter { context.faults(in: $0).isEmpty }
    guard !sound.isEmpty else { return }
    let filed = sound.compactMap { entry in
      entry.file.map { FiledPaper(entry.paper, form: entry.form, file: $0) }
    }
    emit(.papersRecorded(filed.isEmpty ? sound : sound.withoutFiles), at: now, in: &state)
    if !filed.isEmpty { emit(.paperFilesRecorded(filed), at: now, in: &state) }
  }

  /// What the dossier lacks, leaving out papers that were handed in and found faulty: that was said.
  func incompleteness(
    besides faults: [Fault], at now: Moment, _ state: CaseState
  ) -> [Fault] {
    let faulty = faults.compactMap(\.faultyPaper)
    return CaseContext(state, tables, at: now).dossierFaults.filter { fault in
      switch fault {
      case .paperMissing(let paper): !faulty.contains(paper)
      case .paperGroupMissing(let papers): !faulty.contains { papers.contains($0) }
      default: true
      }
    }
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

extension Tables {
  /// Fields that have to be given again in this stay. In the first stay of all, what is known was
  /// given with the filing itself.
  func entersAnew(in step: ID<Step>, _ state: CaseState) -> Run32? {
    step == graph.initial && state.visits(of: step) <= 1 ? nil : steps[step.index].enters
  }
}

extension [PaperEntry] {
  /// As they are recorded: the files are told by themselves.
  fileprivate var withoutFiles: [PaperEntry] {
    map { entry in
      var entry = entry
      entry.file = nil
      return entry
    }
  }
}

extension [Fault] {
  /// Most checks find nothing, and adding that should cost nothing.
  @inline(__always)
  static func += (faults: inout [Fault], more: [Fault]) {
    if !more.isEmpty { faults.append(contentsOf: more) }
  }
}

extension Fault {
  /// The paper that was handed in and cannot be taken as it is.
  fileprivate var faultyPaper: ID<Paper>? {
    switch self {
    case .paperForm(let paper, _), .paperCopies(let paper, _, _, _), .paperFormat(let paper, _),
      .paperTooLarge(let paper, _, _), .paperExpired(let paper):
      paper
    default: nil
    }
  }
}
