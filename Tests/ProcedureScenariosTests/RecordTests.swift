import ProcedureCompiler
import ProcedureInterpreter
import ProcedureScenarios
import Testing

/// Events of real runs in their kept form.
@Suite struct RecordTests {
  @Test func everyEventOfEveryScenarioIsReadAsItWasWritten() throws {
    var events = 0
    for one in try CorpusTests.scenarios() {
      let run = CorpusTests.play(one)
      #expect(try EventRecord(run.events).events() == run.events, "\(run.path) \(run.title)")
      events += run.events.count
    }
    #expect(events > 1000)
  }

  @Test func theSameCommandsGiveTheSameEvents() throws {
    for one in try CorpusTests.scenarios() {
      let run = CorpusTests.play(one)
      let program = Program(one.procedure.verified)
      var state = CaseState.new
      for event in run.events {
        apply(event, to: &state, of: program)
        #expect(StateRecord.state(from: StateRecord.bytes(of: state)) == state)
      }
      #expect(StateRecord.state(from: Array(StateRecord.bytes(of: state).dropLast())) == nil)
      state = .new
      var events: [TimedEvent] = []
      for given in run.commands {
        do throws(Rejection) {
          try perform(given.command, on: &state, at: given.moment, of: program, events: &events)
        } catch {
          continue
        }
      }
      #expect(events == run.events, "\(run.path) \(run.title)")
    }
  }
}
