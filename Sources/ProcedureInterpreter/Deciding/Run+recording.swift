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
  func missing(_ requires: Run32, given: [FieldEntry], _ values: [Value?]) -> [Fault] {
    var faults: [Fault] = []
    for index in requires.indices {
      let field = tables.fields[index]
      guard values[field.index] == nil, !tables.isOptional[field.index] else { continue }
      if !given.contains(where: { $0.field == field }) { faults.append(.fieldMissing(field)) }
    }
    return faults
  }
}

extension CaseContext {
  /// What is wrong with one paper as it is handed in.
  func faults(in entry: PaperEntry) -> [Fault] {
    let id = entry.paper
    guard tables.graph.papers.indices.contains(id.index) else { return [.noSuchPaper(id)] }
    let paper = tables.graph.papers[id.index]
    do throws(EvaluationFault) {
      if let condition = paper.condition, try !condition.holds(in: self) {
        return [.paperNotAsked(id)]
      }
    } catch {
      return [.cannotEvaluate(.paper(id), error)]
    }
    var faults: [Fault] = []
    if let asked = paper.copies.first(where: { $0.form == entry.form }) {
      if entry.count < asked.count {
        faults.append(
          .paperCopies(id, entry.form, asked: asked.count, given: entry.count))
      }
    } else if !paper.copies.isEmpty {
      faults.append(.paperForm(id, given: entry.form))
    } else if entry.count < 1 {
      faults.append(.paperCopies(id, entry.form, asked: 1, given: entry.count))
    }
    if let format = entry.format, !paper.formats.isEmpty, !paper.formats.contains(format) {
      faults.append(.paperFormat(id, given: format))
    }
    if let bytes = entry.bytes, let maximum = paper.maximumBytes, bytes > maximum {
      faults.append(.paperTooLarge(id, bytes: bytes, maximum: maximum))
    }
    if let issued = entry.issued, let validFor = paper.validFor, isExpired(issued, validFor) {
      faults.append(.paperExpired(id))
    }
    return faults
  }

  /// A paper may be used up to the last day of its validity, days off not being prolonged.
  private func isExpired(_ issued: CivilDate, _ validFor: LegalDuration) -> Bool {
    switch validFor {
    case .calendar(let duration):
      let last: CivilDate
      switch duration.unit {
      case .minute, .hour:
        last = calendar.due(of: validFor, from: Moment(issued, .midnight)).moment.date
      case .day: last = issued.adding(days: duration.whole)
      case .week: last = issued.adding(days: duration.whole * 7)
      case .month: last = issued.adding(months: duration.whole)
      case .year: last = issued.adding(months: duration.whole * 12)
      }
      return now.date > last
    case .working:
      return now.date > calendar.due(of: validFor, from: Moment(issued, .midnight)).moment.date
    }
  }

  /// What the dossier lacks: every paper that is asked for in this case and has to be there by now.
  var dossierFaults: [Fault] {
    var faults: [Fault] = []
    for (index, paper) in tables.graph.papers.enumerated()
    where !tables.isInGroup[index] && !paper.isOptional && !paper.isHandedAtReturn {
      let id = ID<Paper>(index)
      do throws(EvaluationFault) {
        if try isAsked(paper), !isHandedIn(paper, id) { faults.append(.paperMissing(id)) }
      } catch {
        faults.append(.cannotEvaluate(.paper(id), error))
      }
    }
    for (index, group) in tables.graph.paperGroups.enumerated() {
      do throws(EvaluationFault) {
        if let condition = group.condition, try !condition.holds(in: self) { continue }
        if let open = try unsatisfied(group) { faults.append(.paperGroupMissing(open)) }
      } catch {
        faults.append(.cannotEvaluate(.paperGroup(index), error))
      }
    }
    return faults
  }

  private func isAsked(_ paper: Paper) throws(EvaluationFault) -> Bool {
    guard let condition = paper.condition else { return true }
    return try condition.holds(in: self)
  }

  /// In every form that is asked, or replaced by data that has arrived.
  private func isHandedIn(_ paper: Paper, _ id: ID<Paper>) -> Bool {
    if let lookUp = paper.replacedBy, state.lookedUp.contains(lookUp) { return true }
    if paper.copies.isEmpty { return hasPaper(id) }
    return paper.copies.allSatisfy { asked in
      state.papers.contains {
        $0.paper == id && $0.form == asked.form && $0.count >= asked.count
      }
    }
  }

  /// The papers of which one is asked, where none has been handed in.
  private func unsatisfied(_ group: PaperGroup) throws(EvaluationFault) -> [ID<Paper>]? {
    var open: [ID<Paper>] = []
    for id in group.members where tables.graph.papers.indices.contains(id.index) {
      let paper = tables.graph.papers[id.index]
      guard try isAsked(paper) else { continue }
      if paper.isHandedAtReturn || isHandedIn(paper, id) { return nil }
      open.append(id)
    }
    return open.isEmpty ? nil : open
  }

  /// The fees that a step collects and that are not paid.
  func feeFaults(of step: ID<Step>) -> [Fault] {
    var faults: [Fault] = []
    for index in tables.steps[step.index].collects.indices {
      let fee = tables.collections[index].fee
      do throws(EvaluationFault) {
        let outstanding = try outstanding(fee)
        let fault = Fault.feeUnpaid(fee, outstanding: outstanding)
        if outstanding > 0, !faults.contains(fault) { faults.append(fault) }
      } catch {
        faults.append(.cannotEvaluate(.fee(fee), error))
      }
    }
    return faults
  }
}
