import CivilTime
import Crypto
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureStore

/// The Đắk Lắk procedure as it is deployed, and a case of it from filing to the returned result.
struct StoreSheet: Sendable {
  let program: Program
  let artifact: [UInt8]
  let commands: [Command]
  let start = Moment(seconds: 1_769_414_400)
  var name: String { program.procedure.name }

  init() throws {
    // In force whenever the cases are received.
    var procedure = try dakLak().procedure
    procedure.inForce = nil
    let verified = try procedure.verified()
    program = Program(verified)
    commands = try script(of: procedure)
    artifact = Artifact.encode(verified) { bytes in
      SHA256.hash(data: bytes).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
    }
  }

  /// Steps a second, and what each took of the processors, in microseconds.
  struct Rate {
    var steps: Double
    var count: Int
    var cost: Double
    var told: String {
      "\(rounded(steps, 0)) a second, \(rounded(cost)) µs of processor each"
    }
  }

  /// Whole cases, one after the other, by each of the clients, about so many steps in all. What comes
  /// once is done before: versions are read, statements prepared.
  func steps(
    by clients: Int, on journal: any Journal, about count: Int, bundle: Int = 512,
    from firstDay: Int = 0
  ) async throws -> Rate {
    let desk = Desk(journal, .standard, mostAtOnce: bundle)
    try await desk.deploy(artifact, with: .trial, at: .earliest)
    try await wholeCase(desk, at: start.adding(days: firstDay + 9000))
    let perClient = max(1, count / clients / commands.count)
    let clock = ContinuousClock()
    let began = clock.now
    let before = processorTime()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<clients {
        group.addTask {
          for index in 0..<perClient {
            let day = firstDay + (client * perClient + index) / 5000
            try await wholeCase(desk, at: start.adding(days: day))
          }
        }
      }
      try await group.waitForAll()
    }
    let seconds = Measurement.seconds(clock.now - began)
    let done = clients * perClient * commands.count
    return Rate(
      steps: Double(done) / seconds, count: done,
      cost: (processorTime() - before) / Double(done) * 1_000_000)
  }

  func wholeCase(_ desk: Desk, at start: Moment) async throws {
    var now = start
    var number = ""
    for (index, command) in commands.enumerated() {
      now = now.adding(seconds: 60)
      if index == 0 {
        number = try await desk.open(name, with: command.opening(""), at: start).caseNumber
      } else {
        _ = try await desk.submit(command, to: number, at: now)
      }
    }
  }

  /// Opens so many cases, by many clients.
  func open(_ count: Int, on journal: any Journal) async throws {
    let desk = Desk(journal, .standard, cachedCases: 1000)
    try await desk.deploy(artifact, with: .trial, at: .earliest)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<256 {
        group.addTask {
          for index in stride(from: client, to: count, by: 256) {
            _ = try await desk.open(
              name, with: commands[0].opening("HS-\(index)"), person: "\(index / 3)",
              at: start.adding(seconds: Int64(index)))
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func median(_ rates: [StoreSheet.Rate]) -> StoreSheet.Rate {
  rates.sorted { $0.steps < $1.steps }[rates.count / 2]
}

/// Seconds that this process has used of all processors.
func processorTime() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let times = [usage.ru_utime, usage.ru_stime]
  return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
}
