import CivilTime
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import SourceText
import Testing

@testable import ProcedureStore

/// Every scenario of the repository with a move to another version in the middle.
@Suite(.serialized) struct MoveReplayTests {
  /// Whichever moment it is moved at: under a version that means the same, the same happens to it.
  @Test func aTwinGoesOnAsTheCaseWouldHave() throws {
    var twins: [VerifiedProcedure: Program] = [:]
    var moves = 0
    for one in try Scenarios.all.get() {
      let verified = one.procedure.verified
      let program = Program(verified)
      let twin = try twins[verified] ?? Program(Twin.of(verified))
      twins[verified] = twin
      let run = ScenarioRunner.play(one.scenario, on: verified, path: one.path)
      let words = CommandWords(old: program.procedure, new: twin.procedure)
      let change = VersionChange(from: program, to: twin, by: MovePlan())
      var state = CaseState.new
      var events: [TimedEvent] = []
      for (place, given) in run.commands.enumerated() {
        let command = given.command.opening("KB-1")
        do throws(Rejection) {
          try perform(command, on: &state, at: given.moment, of: program, events: &events)
        } catch {
          continue
        }
        guard state.isOpen else { break }
        // From here on under the twin, and beside it as it was.
        var (moved, own) = (state, state)
        let moment = max(given.moment, state.lastMoment ?? given.moment)
        let label = "\(one.path) \(run.title) \(place)"
        let move = try change.decide(
          CaseMove(from: "a", to: "b", reason: "thử"), of: state, at: moment)
        #expect(move.clocks.isEmpty, "\(label)")
        change.apply(move, at: moment, to: &moved)
        moves += 1
        for rest in run.commands[(place + 1)...] {
          var (expected, found): ([TimedEvent], [TimedEvent]) = ([], [])
          var refusals = (false, false)
          do throws(Rejection) {
            try perform(rest.command, on: &own, at: rest.moment, of: program, events: &expected)
          } catch {
            refusals.0 = true
          }
          let said = try words.said(rest.command)
          do throws(Rejection) {
            try perform(said, on: &moved, at: rest.moment, of: twin, events: &found)
          } catch {
            refusals.1 = true
          }
          #expect(refusals.0 == refusals.1, "\(label)")
          let (told, same) = (
            EventJSON.text(of: expected, on: program), EventJSON.text(of: found, on: twin)
          )
          #expect(told == same, "\(label)")
          guard told == same else { return }
        }
      }
    }
    #expect(moves > 300)
  }

  /// Kept, moved to other limits and another calendar, gone on with, read back and replayed: what is
  /// read is what was run.
  @Test(arguments: Store.allCases)
  func replayIsTheRun(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard, snapshotEvery: 7)
    var moved: [String: CaseState] = [:]
    for (index, one) in try Scenarios.all.get().enumerated() {
      let verified = one.procedure.verified
      let name = "p\(index)"
      let run = ScenarioRunner.play(one.scenario, on: verified, path: one.path)
      guard let first = run.commands.first else { continue }
      let old = try await desk.deploy(
        try Sample.artifact(verified) {
          $0.name = name
          $0.inForce = nil
        }, with: .trial, at: .earliest)
      let twin = try Twin.of(verified)
      let other = try Sample.artifact(twin) {
        $0.name = name
        $0.calendar = try Twin.calendar(like: $0.calendar, from: first.moment.date)
      }
      let number = "KB-\(index)"
      let words = CommandWords(old: verified.procedure, new: twin.procedure)
      let half = max(1, run.commands.count / 2)
      var isMoved = false
      for (place, given) in run.commands.enumerated() {
        do throws(Refusal) {
          if place == 0 {
            _ = try await desk.open(
              name, with: given.command.opening(number), at: given.moment)
            continue
          }
          if place == half {
            let new = try await desk.deploy(other, with: .trial, at: given.moment)
            let receipt = try await desk.move(
              number, by: MoveOrder(to: new.artifact, reason: "lịch mới", batch: "L1"),
              at: given.moment)
            #expect(receipt.events.count == 1)
            isMoved = true
          }
          let command: Command
          do {
            command = isMoved ? try words.said(given.command) : given.command
          } catch {
            continue
          }
          _ = try await desk.submit(command, to: number, at: given.moment)
        } catch {
          switch error {
          case .rejected, .noSuchCase: continue
          default: Issue.record("\(one.path) \(run.title) \(place): \(error)")
          }
        }
      }
      guard isMoved else { continue }
      let file = try await desk.file(of: number)
      #expect(file.standing.artifact != old.artifact)
      #expect(file.standing.origin == old.artifact)
      moved[number] = file.state
    }
    #expect(moved.count > 50)
    let again = try await open.otherDesk()
    for (number, state) in moved {
      let file = try await again.file(of: number)
      #expect(file.state == state, "\(number)")
      let chapters = try await again.chapters(of: number)
      #expect(chapters.count == 2)
      #expect(chapters.flatMap(\.events) == (try await again.history(of: number)))
      #expect(
        CaseHistory(of: chapters).lines.contains { $0.text.vi.contains("Chuyển sang phiên bản") })
    }
    let result = try await verify(open.journal, .standard)
    #expect(result.isSound, "\(result.findings.prefix(5))")
  }
}
