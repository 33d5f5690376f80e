import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Papers that a data look-up stands in for (*thay bằng dữ liệu*).
struct DataReplacementTests {
  private let card = ID<Paper>(0)
  private let lookUp = ID<ActionSignature>(0)
  private let check = ID<Step>(0)
  private let hand = ID<Step>(1)

  /// The system looks the applicant up as soon as the case is opened; then she hands in her dossier.
  private func program(
    branches: [Route.Branch] = [], _ change: (inout Procedure) -> Void = { _ in }
  ) -> Program {
    Small.program([
      step("tra", by: .system) {
        $0.onEntry = [
          .perform(Performance(action: lookUp, arguments: [number(1)], into: ID(0)))
        ]
        $0.route = Route(branches: branches, otherwise: .step(hand))
      },
      step("nộp", by: .applicant) {
        $0.takesDossier = true
        $0.outcomes = [outcome("nộp", to: .step(ID(2)))]
      },
      step("xử_lý") {
        $0.outcomes = [
          outcome("xong", to: Small.done),
          outcome(
            "tra_lại", to: .step(ID(2)),
            acts: [
              .perform(Performance(action: lookUp, arguments: [number(2)]))
            ]),
        ]
      },
    ]) {
      var card = Paper(name: "cccd", title: "Căn cước")
      card.copies = [.init(form: .copy, count: 1)]
      card.replacedBy = lookUp
      $0.papers = [card]
      change(&$0)
    }
  }

  @Test func aLookUpOnEntryOfTheFirstStepReplacesThePaper() {
    var trial = Small.filed(program())
    #expect(trial.step == check)
    #expect(trial.state.pendingRequests.map(\.number) == [1])
    trial.run(.actionSucceeded(request: 1, value: .number(7)), at: at("2026-01-26T08:05"))
    #expect(trial.step == hand)
    let evidence = LookUp(
      action: lookUp, request: 1, value: .number(7), moment: at("2026-01-26T08:05"))
    #expect(trial.state.lookUps == [evidence])
    #expect(trial.program.lookUp(replacing: card, in: trial.state) == evidence)
    trial.choose("nộp", by: .applicant)
    #expect(trial.step == ID(2))
    // A later look-up is what stands in the dossier then.
    trial.choose("tra_lại", by: Small.office)
    trial.run(.actionSucceeded(request: 2, value: .number(8)), at: at("2026-01-27T09:00"))
    #expect(
      trial.state.lookUps == [
        LookUp(action: lookUp, request: 2, value: .number(8), moment: at("2026-01-27T09:00"))
      ])
    #expect(trial.state.lookedUp == [lookUp])
  }

  @Test func whenTheLookUpFailsThePaperItselfIsAsked() {
    var trial = Small.filed(program())
    trial.run(.actionFailed(request: 1, reason: "không kết nối được"))
    #expect(trial.step == hand)
    #expect(trial.state.lookUps == [])
    #expect(trial.program.lookUp(replacing: card, in: trial.state) == nil)
    #expect(trial.refused("nộp", by: .applicant) == .faulty([.paperMissing(card)]))
    trial.choose("nộp", by: .applicant, papers: [PaperEntry(card, form: .copy)])
    #expect(trial.step == ID(2))
  }

  @Test func anUnusableResultIsAFailure() {
    var trial = Small.filed(program())
    trial.run(.actionSucceeded(request: 1, value: .text("x")))
    #expect(trial.step == hand)
    #expect(trial.state.lookUps == [])
  }

  @Test func aRouteThatNeedsTheDataStays() {
    let branch = Route.Branch(
      condition: .compare(.greater, .field(ID(0)), number(1)), target: .step(ID(2)))
    var trial = Small.filed(program(branches: [branch]))
    trial.run(.actionFailed(request: 1, reason: "x"))
    #expect(trial.step == check)
    #expect(trial.state.pendingRequests == [])
  }

  @Test(arguments: [true, false])
  func aReplacedPaperCountsAsGiven(_ succeeds: Bool) {
    let branch = Route.Branch(condition: .hasPaper(card), target: .step(ID(2)))
    var trial = Small.filed(program(branches: [branch]))
    trial.run(
      succeeds
        ? .actionSucceeded(request: 1, value: .number(1)) : .actionFailed(request: 1, reason: "x"))
    #expect(trial.step == (succeeds ? ID(2) : hand))
  }

  @Test func itSatisfiesAGroupOfWhichOneIsAsked() {
    let program = program {
      $0.papers.append(Paper(name: "hộ_chiếu", title: "Hộ chiếu"))
      $0.paperGroups = [PaperGroup(members: [ID(0), ID(1)])]
    }
    var trial = Small.filed(program)
    var failed = trial
    trial.run(.actionSucceeded(request: 1, value: .number(1)))
    trial.choose("nộp", by: .applicant)
    #expect(trial.step == ID(2))
    failed.run(.actionFailed(request: 1, reason: "x"))
    #expect(
      failed.refused("nộp", by: .applicant) == .faulty([.paperGroupMissing([ID(0), ID(1)])]))
  }

  @Test func withoutAResultToWaitForTheCaseGoesOnAtOnce() {
    let program = program {
      $0.steps[0].onEntry = [.perform(Performance(action: lookUp, arguments: [number(1)]))]
    }
    var trial = Small.filed(program)
    #expect(trial.step == hand)
    #expect(trial.refused("nộp", by: .applicant) == .faulty([.paperMissing(card)]))
    trial.run(.actionSucceeded(request: 1, value: nil))
    trial.choose("nộp", by: .applicant)
    #expect(trial.step == ID(2))
    #expect(trial.state.lookUps.map(\.value) == [nil])
  }
}
