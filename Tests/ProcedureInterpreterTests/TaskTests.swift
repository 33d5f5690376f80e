import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Whose task a step is, who acts for whom, and papers that are handed in by themselves.
struct TaskTests {
  private static let office = Small.office
  private static let board = Small.board

  /// Appraisal by the office, then a signature by the board that needs other eyes.
  private static func program(_ change: (inout Procedure) -> Void = { _ in }) -> Program {
    Small.program(
      [
        step("thẩm_định") { $0.outcomes = [outcome("trình", to: .step(ID(1)))] },
        step("ký", by: board) {
          $0.notPerformerOf = [ID(0)]
          $0.outcomes = [outcome("ký", to: Small.done), outcome("trả", to: .step(ID(0)))]
        },
      ], change)
  }

  private func claim(
    _ step: Int, _ person: String, for principal: String? = nil
  ) -> Command {
    .claim(TaskClaim(ID(step), by: Agent(person, for: principal)))
  }

  private func give(_ step: Int, to person: String, because reason: String? = nil) -> Command {
    .assign(TaskAssignment(ID(step), to: person, by: Agent("Hùng"), reason: reason))
  }

  private func giveBack(
    _ step: Int, _ person: String, for principal: String? = nil
  ) -> Command {
    .giveBack(TaskReturn(ID(step), by: Agent(person, for: principal), reason: "bận"))
  }

  private func act(
    _ step: Int, _ index: Int, by role: ID<Role>, _ person: String, for principal: String? = nil
  ) -> Command {
    .act(
      Choice(
        by: Performer(role, person: person), for: principal, .outcome(ID(step), index: index)))
  }

  @Test func whatIsTakenOnIsPerformedByNobodyElse() {
    var trial = Small.filed(Self.program())
    trial.run(claim(0, "Lan"))
    #expect(trial.kinds == [.taskClaimed(ID(0), by: Agent("Lan"))])
    #expect(trial.state.activities.map(\.assignee) == ["Lan"])
    #expect(trial.state.activities.map(\.isClaimed) == [true])
    let taken = Rejection.faulty([.claimedByAnother("Lan")])
    #expect(trial.refusal(claim(0, "Mai")) == taken)
    #expect(trial.refused("trình", by: Self.office, "Mai") == taken)
    #expect(trial.refused("trình", by: Self.office) == taken)
    #expect(trial.refusal(giveBack(0, "Mai")) == taken)
    // Once more is nothing more.
    trial.run(claim(0, "Lan"))
    #expect(trial.kinds.isEmpty)
    trial.choose("trình", by: Self.office, "Lan")
    // It held for one stay.
    #expect(trial.state.activities.map(\.assignee) == [nil])
    #expect(trial.replayed == trial.state)
  }

  @Test func aStepIsGivenBackOrToAnother() {
    var trial = Small.filed(Self.program())
    #expect(trial.refusal(giveBack(0, "Lan")) == .faulty([.taskIsFree(ID(0))]))
    trial.run(claim(0, "Lan"))
    trial.run(giveBack(0, "Lan"))
    #expect(trial.kinds == [.taskReturned(ID(0), by: Agent("Lan"), reason: "bận")])
    trial.run(claim(0, "Mai"))
    trial.run(give(0, to: "Cúc", because: "Mai nghỉ ốm"))
    #expect(
      trial.kinds == [
        .taskAssigned(ID(0), to: "Cúc", by: Agent("Hùng"), reason: "Mai nghỉ ốm")
      ])
    let given = Rejection.faulty([.assignedToAnother("Cúc")])
    #expect(trial.refusal(claim(0, "Mai")) == given)
    #expect(trial.refused("trình", by: Self.office, "Mai") == given)
    // Who was given it takes it on, and says so.
    trial.run(claim(0, "Cúc"))
    #expect(trial.state.activities.map(\.isClaimed) == [true])
    trial.choose("trình", by: Self.office, "Cúc")
    #expect(trial.refusal(claim(0, "Lan")) == .stepNotActive(ID(0), active: [ID(1)]))
    #expect(trial.replayed == trial.state)
  }

  @Test func whoIsExcludedNeitherTakesOnNorIsGiven() {
    var trial = Small.filed(Self.program())
    trial.choose("trình", by: Self.office, "Lan")
    #expect(trial.refusal(claim(1, "Lan")) == .faulty([.samePerson("Lan", ID(0))]))
    #expect(trial.refusal(give(1, to: "Lan")) == .faulty([.assigneeExcluded("Lan", ID(0))]))
    #expect(
      trial.refusal(claim(1, "Hùng", for: "Lan"))
        == .faulty([.principalPerformed("Lan", ID(0))]))
    trial.run(claim(1, "Hùng"))
  }

  @Test func whoActsForAnotherCountsForBoth() {
    var trial = Small.filed(Self.program())
    trial.run(act(0, 0, by: Self.office, "Minh", for: "Lan"))
    #expect(
      trial.kinds.prefix(2) == [
        .outcomeChosen(ID(0), outcome: 0, by: Performer(Self.office, person: "Minh")),
        .actedFor(
          principal: "Lan", by: Performer(Self.office, person: "Minh"), in: ID(0)),
      ])
    for person in ["Minh", "Lan"] {
      #expect(
        trial.refusal(act(1, 0, by: Self.board, person))
          == .faulty([.samePerson(person, ID(0))]))
      #expect(
        trial.refusal(act(1, 0, by: Self.board, "Hùng", for: person))
          == .faulty([.principalPerformed(person, ID(0))]))
    }
    // She may not do for another either what she may not do herself.
    #expect(
      trial.refusal(act(1, 0, by: Self.board, "Minh", for: "Hùng"))
        == .faulty([.samePerson("Minh", ID(0))]))
    trial.run(act(1, 0, by: Self.board, "Bình", for: "Hùng"))
    #expect(trial.state.end == ID(0))
    #expect(trial.replayed == trial.state)
  }

  @Test func whatIsTakenOnForAnotherIsThatPersons() {
    var trial = Small.filed(Self.program())
    trial.run(claim(0, "Minh", for: "Lan"))
    #expect(trial.state.activities.map(\.assignee) == ["Lan"])
    let taken = Rejection.faulty([.claimedByAnother("Lan")])
    #expect(trial.refusal(act(0, 0, by: Self.office, "Minh")) == taken)
    #expect(trial.refusal(act(0, 0, by: Self.office, "Mai", for: "Cúc")) == taken)
    trial.run(giveBack(0, "Minh", for: "Lan"))
    trial.run(claim(0, "Lan"))
    trial.run(act(0, 0, by: Self.office, "Minh", for: "Lan"))
    #expect(trial.step == ID(1))
  }

  @Test func whatIsNobodysOwnIsNotTakenOn() {
    let council = Council(
      members: .literal(.number(ExactDecimal(3))), chair: nil, quorum: nil,
      carries: [.init(outcome: 0, share: .moreThanHalf, of: .members)], hasCastingVote: false,
      allowsChange: false, otherwise: .counts(asOutcome: 0))
    var trial = Small.filed(Self.program { $0.steps[0].council = council })
    let refused = Rejection.faulty([.taskOfNobody(ID(0))])
    #expect(trial.refusal(claim(0, "Lan")) == refused)
    #expect(trial.refusal(give(0, to: "Lan")) == refused)
    #expect(trial.refusal(giveBack(0, "Lan")) == refused)
    // One vote each: who votes for another has given hers, and so has that person.
    trial.run(act(0, 0, by: Self.office, "Minh", for: "Lan"))
    #expect(trial.state.votes.map(\.principal) == ["Lan"])
    for person in ["Minh", "Lan"] {
      let voted = Rejection.faulty([.alreadyVoted(person)])
      #expect(trial.refusal(act(0, 0, by: Self.office, person)) == voted)
      #expect(trial.refusal(act(0, 0, by: Self.office, "Mai", for: person)) == voted)
    }
    trial.run(act(0, 0, by: Self.office, "Mai"))
    #expect(trial.step == ID(1))
    let own = Rejection.faulty([.samePerson("Lan", ID(0))])
    #expect(trial.refusal(act(1, 0, by: Self.board, "Lan")) == own)
    #expect(trial.replayed == trial.state)
  }

  @Test func theApplicantsStepIsNotTakenOn() {
    var trial = Small.filed(
      Small.program([
        step("a") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
        step("b", by: .applicant) { $0.outcomes = [outcome("x", to: Small.done)] },
      ]))
    trial.choose("x", by: Self.office, "Lan")
    #expect(trial.refusal(claim(1, "Lan")) == .faulty([.taskOfNobody(ID(1))]))
  }

  @Test func eachBranchIsTakenOnByItself() {
    var trial = Consultation.asked()
    trial.run(.claim(TaskClaim(Consultation.tax, by: Agent("Thu"))))
    #expect(trial.kinds == [.branchTurnedTo(1), .taskClaimed(Consultation.tax, by: Agent("Thu"))])
    trial.run(.claim(TaskClaim(Consultation.land, by: Agent("Đạt"))))
    #expect(trial.state.activities.map(\.assignee) == ["Thu", "Đạt"])
    #expect(trial.act(Consultation.tax, 0, "Đạt") == .faulty([.claimedByAnother("Thu")]))
    #expect(trial.act(Consultation.land, 0, "Đạt") == nil)
    #expect(trial.act(Consultation.tax, 0, "Thu") == nil)
    #expect(trial.replayed == trial.state)
  }

  // MARK: Papers

  private static let file = PaperFile(name: "đơn.pdf", digest: [1, 2, 255])

  private static func entry(_ bytes: Int64, format: String = "pdf") -> PaperEntry {
    PaperEntry(ID(0), form: .original, format: format, bytes: bytes, file: file)
  }

  private static func dossier() -> Trial {
    var trial = Small.filed(
      Small.program([
        step("trước") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
        step("nhận") {
          $0.takesDossier = true
          $0.outcomes = [outcome("x", to: .step(ID(2)))]
        },
        step("sau") { $0.outcomes = [outcome("x", to: Small.done)] },
      ]) {
        var form = Paper(name: "đơn", title: "Đơn")
        form.formats = ["pdf"]
        form.maximumBytes = 1000
        $0.papers = [form]
      })
    trial.choose("x", by: office)
    return trial
  }

  @Test func papersAreHandedInByThemselves() {
    var trial = Self.dossier()
    trial.run(.attach(Attachment([Self.entry(900)])))
    var recorded = Self.entry(900)
    recorded.file = nil
    #expect(
      trial.kinds == [
        .papersRecorded([recorded]),
        .paperFilesRecorded([FiledPaper(ID(0), form: .original, file: Self.file)]),
      ])
    #expect(trial.state.papers == [Self.entry(900)])
    #expect(trial.step == ID(1))
    #expect(
      trial.refusal(.attach(Attachment([Self.entry(1001)])))
        == .faulty([.paperTooLarge(ID(0), bytes: 1001, maximum: 1000)]))
    #expect(
      trial.refusal(.attach(Attachment([Self.entry(9, format: "exe")])))
        == .faulty([.paperFormat(ID(0), given: "exe")]))
    let board = Performer(Self.board, person: "Hùng")
    #expect(
      trial.refusal(.attach(Attachment([Self.entry(9)], by: board)))
        == .roleDoesNotPerform(Self.board, step: ID(1)))
    trial.choose("x", by: Self.office)
    #expect(
      trial.refusal(.attach(Attachment([Self.entry(9)]))) == .faulty([.papersNotTaken(ID(2))]))
    #expect(trial.replayed == trial.state)
  }
}
