import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Who may choose what, and what has to come with it.
struct ActingTests {
  let office = Small.office
  let board = Small.board

  @Test func onlyTheRoleOfTheActiveStepActsAndOnlyInIt() {
    var trial = Small.filed(
      Small.program([
        step("a") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
        step("b", by: board) { $0.outcomes = [outcome("x", to: Small.done)] },
      ]))
    func act(_ role: ID<Role>, _ outcome: OutcomeReference) -> Rejection? {
      var attempt = trial
      return attempt.refusal(.act(Choice(by: Performer(role), outcome)))
    }
    #expect(act(board, .outcome(ID(0), index: 0)) == .roleDoesNotPerform(board, step: ID(0)))
    #expect(act(ID(77), .outcome(ID(0), index: 0)) == .roleDoesNotPerform(ID(77), step: ID(0)))
    #expect(
      act(board, .outcome(ID(1), index: 0)) == .stepNotActive(ID(1), active: [ID(0)]))
    #expect(
      act(board, .outcome(ID(-1), index: 0)) == .stepNotActive(ID(-1), active: [ID(0)]))
    for index in [-1, 1, Int.max, Int.min] {
      #expect(
        act(office, .outcome(ID(0), index: index)) == .noSuchOutcome(.outcome(ID(0), index: index)))
      #expect(act(office, .anytime(index)) == .noSuchOutcome(.anytime(index)))
    }
    trial.choose("x", by: office)
    #expect(
      act(office, .outcome(ID(0), index: 0)) == .stepNotActive(ID(0), active: [ID(1)]),
      "a form sent twice is refused")
  }

  @Test func requiredFieldsHaveToBeKnown() {
    let program = Small.program([
      step("a") {
        $0.enters = [ID(0)]
        $0.outcomes = [outcome("x", to: .step(ID(0)), requires: [ID(0), ID(1), ID(2)])]
      }
    ]) { $0.fields[2].isOptional = true }
    var trial = Small.filed(program)
    #expect(
      trial.refused("x", by: office) == .faulty([.fieldMissing(ID(0)), .fieldMissing(ID(1))]))
    #expect(
      trial.refused(
        "x", by: office,
        fields: [FieldEntry(ID(0), .text("?")), FieldEntry(ID(3), .flag(true))])
        == .faulty([
          .fieldInvalid(ID(0), [.wrongType]), .fieldNotEnterable(ID(3)), .fieldMissing(ID(1)),
        ]))
    trial.choose(
      "x", by: office, fields: [FieldEntry(ID(0), .number(1)), FieldEntry(ID(1), .text("a"))])
    // What is known need not be said again, but what the step itself enters is said anew.
    #expect(trial.refused("x", by: office) == .faulty([.fieldMissing(ID(0))]))
    trial.choose("x", by: office, fields: [FieldEntry(ID(0), .number(2))])
    #expect(trial.state.value(of: ID(0)) == .number(2))
    #expect(trial.state.value(of: ID(1)) == .text("a"))
  }

  @Test func papersAreAttachedOnlyWhereTheDossierIsTaken() {
    var trial = Small.filed(
      Small.program([
        step("a") { $0.outcomes = [outcome("bổ_sung", to: .step(ID(1)))] },
        step("b", by: .applicant) {
          $0.takesDossier = true
          $0.outcomes = [outcome("gửi", to: .step(ID(2)))]
        },
        step("c") {
          $0.takesDossier = true
          $0.outcomes = [outcome("x", to: Small.done)]
        },
      ]) { $0.papers = [Paper(name: "đơn", title: "Đơn"), Paper(name: "ảnh", title: "Ảnh")] })
    let paper = PaperEntry(ID(0), form: .copy)
    #expect(
      trial.refused("bổ_sung", by: office, papers: [paper]) == .faulty([.papersNotTaken(ID(0))]))
    trial.choose("bổ_sung", by: office)
    #expect(
      trial.refused("gửi", by: .applicant, papers: [paper]) == .faulty([.paperMissing(ID(1))]))
    #expect(
      trial.refused("gửi", by: .applicant)
        == .faulty([.paperMissing(ID(0)), .paperMissing(ID(1))]))
    trial.choose("gửi", by: .applicant, papers: [paper, PaperEntry(ID(1), form: .copy)])
    // The same paper in the same form replaces what was there.
    let twice = PaperEntry(ID(0), form: .copy, count: 2)
    trial.choose("x", by: office, papers: [twice])
    #expect(trial.state.papers == [PaperEntry(ID(1), form: .copy), twice])
  }

  @Test func anOfficerWhoTakesADossierJudgesItHerself() {
    // Filing is refused while the dossier is incomplete; so it has to become so later.
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.enters = [ID(0)]
          $0.outcomes = [outcome("x", to: .step(ID(1)))]
        },
        step("b") {
          $0.takesDossier = true
          $0.outcomes = [outcome("thiếu", to: Small.cancelled)]
        },
      ]) { $0.papers = [Paper(name: "đơn", title: "Đơn")] })
    trial.choose("x", by: office)
    trial.choose("thiếu", by: office)
    #expect(trial.state.end == ID(1))
  }

  @Test func fourEyesNeedTwoPeople() {
    let program = Small.program([
      step("thẩm_định") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
      step("ký", by: board) {
        $0.notPerformerOf = [ID(0)]
        $0.outcomes = [outcome("ký", to: Small.done), outcome("trả", to: .step(ID(0)))]
      },
    ])
    var trial = Small.filed(program)
    trial.choose("x", by: office, "Lan")
    #expect(trial.refused("ký", by: board) == .faulty([.personMissing]))
    #expect(trial.refused("ký", by: board, "Lan") == .faulty([.samePerson("Lan", ID(0))]))
    trial.choose("trả", by: board, "Hùng")
    trial.choose("x", by: office, "Mai")
    // Any visit counts, not only the last.
    #expect(trial.refused("ký", by: board, "Lan") == .faulty([.samePerson("Lan", ID(0))]))
    trial.choose("ký", by: board, "Hùng")
    #expect(trial.state.end == ID(0))
  }

  @Test func theNextStepOfARoleIsGivenToAnOfficer() {
    let program = Small.program([
      step("phân_công", by: board) {
        $0.assigns = [office]
        $0.outcomes = [outcome("giao", to: .step(ID(1)))]
      },
      step("xử_lý") {
        $0.outcomes = [outcome("trình", to: .step(ID(0))), outcome("lại", to: .step(ID(1)))]
      },
    ])
    var trial = Small.filed(program)
    #expect(
      trial.refused("giao", by: board, assign: [Assignment(board, to: "Lan")])
        == .faulty([.assignmentNotOffered(board)]))
    trial.choose("giao", by: board, assign: [Assignment(office, to: "Lan")])
    #expect(trial.state.activities.first?.assignee == "Lan")
    #expect(trial.refused("lại", by: office, "Mai") == .faulty([.assignedToAnother("Lan")]))
    #expect(trial.refused("lại", by: office) == .faulty([.assignedToAnother("Lan")]))
    trial.choose("lại", by: office, "Lan")
    // It held for one step.
    #expect(trial.state.activities.first?.assignee == nil)
    trial.choose("trình", by: office, "Mai")
  }

  @Test func anytimeOutcomesAreOpenInTheirSteps() {
    let program = Small.program([
      step("a") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
      step("b") { $0.outcomes = [outcome("x", to: .step(ID(2)))] },
      step("c") { $0.outcomes = [outcome("x", to: Small.done)] },
    ]) {
      $0.anytime = [
        AnytimeOutcome(
          role: .applicant,
          outcome: outcome("rút", to: Small.cancelled, requires: [ID(1)], acts: [.issue(ID(0))]),
          steps: [ID(0), ID(1)])
      ]
    }
    let reason = [FieldEntry(ID(1), .text("Đổi ý"))]
    for count in 0..<2 {
      var trial = Small.filed(program)
      for _ in 0..<count { trial.choose("x", by: office) }
      #expect(trial.refused("rút", by: .applicant) == .faulty([.fieldMissing(ID(1))]))
      trial.choose("rút", by: .applicant, fields: reason)
      #expect(
        trial.kinds == [
          .anytimeChosen(0, in: ID(count), by: Performer(.applicant)),
          .fieldRecorded(ID(1), .text("Đổi ý")), .letterIssued(ID(0)), .stepLeft(ID(count)),
          .endReached(ID(1)),
        ])
    }
    var late = Small.filed(program)
    late.choose("x", by: office)
    late.choose("x", by: office)
    #expect(
      late.refused("rút", by: .applicant, fields: reason)
        == .outcomeNotOffered(.anytime(0), in: ID(2)))
    var other = Small.filed(program)
    #expect(
      other.refusal(.act(Choice(by: Performer(office), .anytime(0))))
        == .roleDoesNotPerform(office, step: ID(0)))
  }

  @Test func lettersAreSignedWhereTheStepSaysSo() {
    let program = Small.program([
      step("ký") {
        $0.signs = [ID(0)]
        $0.outcomes = [outcome("x", to: Small.done)]
      }
    ])
    var trial = Small.filed(program)
    let by = Performer(office, person: "Lan")
    #expect(
      trial.refusal(.act(Choice(by: by, .outcome(ID(0), index: 0), signatures: [ID(3)])))
        == .faulty([.letterNotSignedHere(ID(3))]))
    trial.run(.act(Choice(by: by, .outcome(ID(0), index: 0), signatures: [ID(0)])))
    #expect(trial.kinds.contains(.letterSigned(ID(0), by: by)))
  }

  @Test func openOutcomesSayWhatIsMissing() {
    let program = Small.program([
      step("a") {
        $0.notPerformerOf = [ID(1)]
        $0.collects = [Collection(fees: [ID(0)], means: [.counter])]
        $0.outcomes = [
          outcome("x", to: .step(ID(1)), requires: [ID(0)]),
          outcome("nợ", to: .step(ID(1)), isFree: true),
        ]
      },
      step("b", by: board) { $0.outcomes = [outcome("x", to: .step(ID(0)))] },
    ]) {
      $0.fees = [Fee(name: "phí", title: "Phí", kind: .fee, tiers: [.init(amount: money(10))])]
      $0.anytime = [
        AnytimeOutcome(
          role: office, outcome: outcome("dừng", to: Small.cancelled), steps: [ID(0)])
      ]
    }
    let trial = Small.filed(program)
    func open(_ performer: Performer) -> [OpenOutcome] {
      openOutcomes(for: performer, in: trial.state, at: trial.now, of: program)
    }
    #expect(
      open(Performer(office)) == [
        OpenOutcome(
          reference: .outcome(ID(0), index: 0),
          missing: [.personMissing, .fieldMissing(ID(0)), .feeUnpaid(ID(0), outstanding: 10)]),
        OpenOutcome(reference: .outcome(ID(0), index: 1), missing: [.personMissing]),
        OpenOutcome(reference: .anytime(0), missing: []),
      ])
    #expect(open(Performer(office, person: "Lan")).map(\.canBeChosenNow) == [false, true, true])
    #expect(open(Performer(board)) == [])
    #expect(openOutcomes(for: Performer(office), in: .new, at: trial.now, of: program) == [])
    #expect(program.steps(of: board) == [ID(1)])
  }
}
