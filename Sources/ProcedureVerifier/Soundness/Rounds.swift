import ProcedureGraph

/// A loop of the process: steps and blocks that a case may come back to.
///
/// Loops are no fault as long as a way leads out of them, and that is what soundness asks. Whether
/// people may keep a case going round for ever, or time alone does, is for whoever reads the
/// procedure to judge.
public struct Round: Hashable, Sendable {
  /// In order of declaration.
  public let steps: [ID<Step>]
  public let blocks: [ID<Parallel>]
  /// Time and other systems alone may keep a case going round; else it takes a person's choice each
  /// time.
  public let turnsByItself: Bool
  /// However a case goes round, it comes through a step that it may enter only so often.
  public let isLimited: Bool
}

/// The loops of a procedure, those of an inner block as part of the one around it.
public func rounds(of procedure: Procedure) -> [Round] {
  let flow = Flow(procedure)
  let alone = Circles(flow) { !$0.cause.isChosen }.circle
  // Of a step that was entered often enough, only the way that is taken then is left.
  let endless = Circles(flow) { move in
    guard flow.places.isStep(move.source), move.cause != .exhausted else { return true }
    return procedure.steps[move.source].visitLimit == nil
  }.circle
  var members: [Int: [Int]] = [:]
  for (place, circle) in Circles(flow).circle.enumerated() {
    if let circle { members[circle, default: []].append(place) }
  }
  return members.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }.map { places in
    let steps = places.filter(flow.places.isStep)
    return Round(
      steps: steps.map { ID($0) },
      blocks: places.filter(flow.places.isBlock).map { ID(flow.places.block(at: $0)) },
      turnsByItself: places.contains { alone[$0] != nil },
      isLimited: places.allSatisfy { endless[$0] == nil })
  }
}
