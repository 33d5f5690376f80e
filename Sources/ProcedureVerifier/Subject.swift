import ProcedureGraph

/// A procedure that is examined, with what more than one family of questions works from.
struct Subject: Sendable {
  let verified: VerifiedProcedure
  let flow: Flow
  /// Values between which the conditions of the process can tell.
  let samples: Samples
  /// Ways that no data let a case take.
  let neverTaken: [Bool]

  var procedure: Procedure { flow.procedure }

  init(_ verified: VerifiedProcedure) {
    self.verified = verified
    let flow = Flow(verified.procedure)
    var samples = Samples(verified.procedure)
    for way in flow.ways { if let condition = way.condition { samples.note(condition) } }
    flow.forEachCondition { samples.note($0) }
    self.flow = flow
    self.samples = samples
    neverTaken = waysNeverTaken(flow, samples)
  }
}
