import ProcedureGraph
import Testing

@Test func theSampleHasNoFaults() throws {
  #expect(try Sample.procedure().faults() == [])
}
