import CivilTime
import ProcedureGraph

/// The evidence of an action that was carried out: what it gave as of that moment.
///
/// Decree 224/2026 art. 15.1 has the result of a look-up that replaces a paper stored in the dossier.
public struct LookUp: Hashable, Sendable {
  public var action: ID<ActionSignature>
  public var request: Int
  public var value: Value?
  public var moment: Moment

  public init(action: ID<ActionSignature>, request: Int, value: Value?, moment: Moment) {
    self.action = action
    self.request = request
    self.value = value
    self.moment = moment
  }
}

extension CaseState {
  /// The latest success of each action, in the order of the first one.
  public var lookUps: [LookUp] { records.cell[0].lookUps }

  /// Actions that have succeeded, before filing or since.
  public var lookedUp: [ID<ActionSignature>] {
    let before = opening?.lookedUp ?? []
    return before + lookUps.map(\.action).filter { !before.contains($0) }
  }

  mutating func keep(_ lookUp: LookUp) {
    if let index = lookUps.firstIndex(where: { $0.action == lookUp.action }) {
      records.cell[0].lookUps[index] = lookUp
    } else {
      records.cell[0].lookUps.append(lookUp)
    }
  }
}

extension Program {
  /// The data that stands in the dossier in place of a paper; nil where the paper itself is asked,
  /// or its data had been looked up before filing.
  public func lookUp(replacing paper: ID<Paper>, in state: CaseState) -> LookUp? {
    guard procedure.papers.indices.contains(paper.index),
      let action = procedure.papers[paper.index].replacedBy
    else { return nil }
    return state.lookUps.first { $0.action == action }
  }
}
