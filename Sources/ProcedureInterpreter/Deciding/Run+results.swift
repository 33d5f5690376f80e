import CivilTime
import ProcedureGraph

// Handing a result over: what was made, against the papers that are due then.
extension Run {
  /// Refuses while a paper is lacking that has to be handed in, or taken back, with the result.
  mutating func handOver(
    _ named: [ID<Named>], at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    var faults = CaseContext(state, tables, at: moment).faultsAtReturn
    faults += named.filter { tables.isIssued[$0.index] && !state.issuedResults.contains($0) }
      .map { .resultNotIssued($0) }
    let results = named.isEmpty ? ready(state) : named
    if results.isEmpty { faults.append(.noResultIssued) }
    guard faults.isEmpty else { throw .faulty(faults) }
    emit(.resultsReturned(results), at: moment, in: &state)
  }

  /// What is handed over where nothing is named: all that was made and is still with the office, or
  /// the only result of a procedure that does not say when it is made.
  private func ready(_ state: CaseState) -> [ID<Named>] {
    let made = state.issuedResults.filter { !state.returnedResults.contains($0) }
    let isOnly = tables.isIssued == [false]
    return made.isEmpty && isOnly ? [ID(0)] : made
  }
}

extension CaseContext {
  /// Papers that have to be with the office when the result is handed over, and are not.
  var faultsAtReturn: [Fault] {
    var faults: [Fault] = []
    for (index, paper) in tables.graph.papers.enumerated()
    where !tables.isInGroup[index] && !paper.isOptional && paper.isDueAtReturn {
      let id = ID<Paper>(index)
      do throws(EvaluationFault) {
        if try isAsked(id), !isKept(paper, id) { faults.append(.paperDueAtReturn(id)) }
      } catch {
        faults.append(.cannotEvaluate(.paper(id), error))
      }
    }
    for (index, group) in tables.graph.paperGroups.enumerated() {
      do throws(EvaluationFault) {
        if let condition = group.condition, try !condition.holds(in: self) { continue }
        if let open = try lacking(group) { faults.append(.paperGroupMissing(open)) }
      } catch {
        faults.append(.cannotEvaluate(.paperGroup(index), error))
      }
    }
    return faults
  }

  /// Members of a group of which none is there, where one of them may wait for the result.
  private func lacking(_ group: PaperGroup) throws(EvaluationFault) -> [ID<Paper>]? {
    var asked: [ID<Paper>] = []
    var mayWait = false
    for id in group.members where tables.graph.papers.indices.contains(id.index) {
      let paper = tables.graph.papers[id.index]
      guard try isAsked(id) else { continue }
      if isKept(paper, id) { return nil }
      asked.append(id)
      mayWait = mayWait || paper.isDueAtReturn
    }
    return mayWait ? asked : nil
  }

  /// A paper that is shown at filing and taken back is with the office only once it was handed in a
  /// second time.
  private func isKept(_ paper: Paper, _ id: ID<Paper>) -> Bool {
    if paper.isPresentedOnly, paper.isTakenBack {
      return records.cell[0].papers.contains { $0.paper == id && $0.isKept }
    }
    return isHandedIn(id)
  }
}

extension Paper {
  /// Whether it has to be with the office when the result is handed over.
  fileprivate var isDueAtReturn: Bool { isHandedAtReturn || isTakenBack }
}
