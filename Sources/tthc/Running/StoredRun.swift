import CivilTime
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios

/// A run whose case is kept in a store: what the run does is done there first.
struct StoredRun {
  let desk: ProcedureRuntime.Desk
  let artifact: [UInt8]
  /// What carries out the requests of cases that are kept.
  let bindings: Bindings
  let procedure: String
  private(set) var number: String?

  init(
    desk: ProcedureRuntime.Desk, artifact: [UInt8], with bindings: Bindings, procedure: String
  ) {
    self.desk = desk
    self.artifact = artifact
    self.bindings = bindings
    self.procedure = procedure
  }

  /// Carries a command out; answers it as it was carried out, with the number that the case got. What
  /// the case refuses is answered as it stands, for the run to be refused in the same way.
  mutating func carryOut(_ given: GivenCommand) throws -> Command {
    let (desk, command, moment) = (desk, given.command, given.moment)
    do {
      if let number {
        _ = try awaiting { try await desk.submit(command, to: number, at: moment) }
        return command
      }
      guard command.openedCase != nil else { return command }
      try deploy(at: moment)
      let (procedure, opening) = (procedure, command.opening(""))
      let receipt = try awaiting {
        try await desk.open(procedure, with: opening, at: moment)
      }
      number = receipt.caseNumber
      return command.opening(receipt.caseNumber)
    } catch Refusal.rejected {
      return command
    }
  }

  /// The case goes by the file that is run, not by another version that the store has.
  private func deploy(at moment: Moment) throws {
    let (desk, artifact, bindings, procedure) = (desk, artifact, bindings, procedure)
    let deployed = try awaiting {
      try await desk.deploy(artifact, with: bindings, at: moment)
    }
    let chosen = try awaiting { try await desk.version(of: procedure, at: moment) }
    guard chosen.artifact == deployed.artifact else {
      throw UsageFault(
        vi: "kho có phiên bản khác của thủ tục `\(procedure)` hiệu lực vào ngày \(moment.date); "
          + "hãy dùng kho khác, như sqlite:thu.db",
        en: "the store has another version of procedure `\(procedure)` in force on "
          + "\(moment.date); use another store, such as sqlite:trial.db")
    }
  }

  /// Everything that has happened in the case, as it is kept.
  func history() throws -> [TimedEvent] {
    guard let number else { return [] }
    let desk = desk
    return try awaiting { try await desk.history(of: number) }
  }
}
