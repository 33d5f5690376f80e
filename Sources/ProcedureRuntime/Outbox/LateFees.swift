import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Fees that steps collect online and whose amount could not be worked out when they were entered: they
/// are asked for as soon as it can be.
///
/// No event speaks of that. Such a request belongs to the entry after which the amount is known, and
/// stands there behind the events, at the place of the activity.
struct LateFees: Sendable {
  /// The names of the fees by the stay in a step.
  private let unknown: [Int: [String]]

  /// What is not known before an entry.
  init(before file: CaseFile, at now: Moment) {
    let procedure = file.program.procedure
    var unknown: [Int: [String]] = [:]
    for activity in file.state.activities where procedure.collectsOnline(in: activity.step) {
      let fees = file.program.onlineFees(of: activity.step, in: file.state, at: now)
        .filter { $0.outstanding == nil }
      if !fees.isEmpty {
        unknown[activity.stay] = fees.map { procedure.fees[$0.fee.index].name }
      }
    }
    self.unknown = unknown
  }

  /// What is known of it after the entry, by the place of the activity.
  func known(after file: CaseFile, at now: Moment) -> [(place: Int, asked: Asked)] {
    if unknown.isEmpty { return [] }
    let procedure = file.program.procedure
    return file.state.activities.enumerated().compactMap { place, activity in
      guard let names = unknown[activity.stay] else { return nil }
      let fees = file.program.onlineFees(of: activity.step, in: file.state, at: now)
        .filter { $0.outstanding != nil }.map { procedure.fees[$0.fee.index].name }
        .filter { names.contains($0) }
      return fees.isEmpty ? nil : (place, .payment(activity.step, of: fees))
    }
  }
}

extension Procedure {
  fileprivate func collectsOnline(in step: ID<Step>) -> Bool {
    steps[at: step]?.collects.contains { $0.means.contains(.online) } ?? false
  }
}
