import CivilTime
import ProcedureGraph

// Papers: what is wrong with one that is handed in, and what the dossier lacks.
extension CaseContext {
  /// What is wrong with one paper as it is handed in.
  func faults(in entry: PaperEntry) -> [Fault] {
    guard tables.graph.papers.indices.contains(entry.paper.index) else {
      return [.noSuchPaper(entry.paper)]
    }
    let id = entry.paper
    do throws(EvaluationFault) {
      if try !isAsked(id) { return [.paperNotAsked(id)] }
    } catch {
      return [.cannotEvaluate(.paper(id), error)]
    }
    var faults: [Fault] = []
    let copies = tables.graph.papers[id.index].copies
    if let asked = copies.first(where: { $0.form == entry.form }) {
      if entry.count < asked.count {
        faults.append(
          .paperCopies(id, entry.form, asked: asked.count, given: entry.count))
      }
    } else if !copies.isEmpty {
      faults.append(.paperForm(id, given: entry.form))
    } else if entry.count < 1 {
      faults.append(.paperCopies(id, entry.form, asked: 1, given: entry.count))
    }
    let formats = tables.graph.papers[id.index].formats
    if let format = entry.format, !formats.isEmpty, !formats.contains(format) {
      faults.append(.paperFormat(id, given: format))
    }
    if let bytes = entry.bytes, let maximum = tables.graph.papers[id.index].maximumBytes,
      bytes > maximum
    {
      faults.append(.paperTooLarge(id, bytes: bytes, maximum: maximum))
    }
    if let issued = entry.issued, let validFor = tables.graph.papers[id.index].validFor,
      isExpired(issued, validFor)
    {
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
    for index in tables.graph.papers.indices where !tables.isInGroup[index] {
      let id = ID<Paper>(index)
      do throws(EvaluationFault) {
        if try isMissing(id) { faults.append(.paperMissing(id)) }
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

  // Looks at one part of a paper at a time: taking hold of the whole would copy it.

  private func isMissing(_ id: ID<Paper>) throws(EvaluationFault) -> Bool {
    guard !tables.graph.papers[id.index].isOptional,
      !tables.graph.papers[id.index].isHandedAtReturn
    else { return false }
    return try isAsked(id) && !isHandedIn(id)
  }

  func isAsked(_ id: ID<Paper>) throws(EvaluationFault) -> Bool {
    guard let condition = tables.graph.papers[id.index].condition else { return true }
    return try condition.holds(in: self)
  }

  /// In every form that is asked, or replaced by data that has arrived.
  func isHandedIn(_ id: ID<Paper>) -> Bool {
    if let lookUp = tables.graph.papers[id.index].replacedBy, hasLookedUp(lookUp) { return true }
    let copies = tables.graph.papers[id.index].copies
    if copies.isEmpty { return records.cell[0].hasHandedIn(id) }
    return copies.allSatisfy { asked in
      records.cell[0].papers.contains {
        $0.paper == id && $0.form == asked.form && $0.count >= asked.count
      }
    }
  }

  /// The papers of which one is asked, where none has been handed in.
  private func unsatisfied(_ group: PaperGroup) throws(EvaluationFault) -> [ID<Paper>]? {
    var open: [ID<Paper>] = []
    for id in group.members where tables.graph.papers.indices.contains(id.index) {
      guard try isAsked(id) else { continue }
      if tables.graph.papers[id.index].isHandedAtReturn || isHandedIn(id) { return nil }
      open.append(id)
    }
    return open.isEmpty ? nil : open
  }
}
