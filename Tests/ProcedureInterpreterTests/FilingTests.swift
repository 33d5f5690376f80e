import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// What is checked when a case is filed; every fault is named in one rejection.
struct FilingTests {
  private static let receive = step("nhận") {
    $0.takesDossier = true
    $0.outcomes = [outcome("x", to: Small.done)]
  }

  private func refused(
    _ program: Program, _ opening: Opening = Small.opening, fields: [FieldEntry] = [],
    papers: [PaperEntry] = [], location: SourceLocation = #_sourceLocation
  ) -> [Fault] {
    var trial = Trial(program, at: at("2026-01-26T08:00"))
    let rejection = trial.refusal(
      .file(Filing(opening, fields: fields, papers: papers)), location: location)
    guard case .faulty(let faults) = rejection else {
      #expect(rejection == nil, sourceLocation: location)
      return []
    }
    return faults
  }

  private func opening(
    _ channel: Channel = .online, returning: Channel? = nil, selected: ID<CaseSelector>? = nil,
    lookedUp: [ID<ActionSignature>] = []
  ) -> Opening {
    Opening(
      caseNumber: "1", channel: channel, returning: returning, selected: selected,
      lookedUp: lookedUp)
  }

  @Test func channelsAreOfferedPerhapsUnderACondition() {
    let program = Small.program([Self.receive]) {
      $0.filing = [
        ChannelRule(channel: .counter),
        ChannelRule(
          channel: .online, condition: .compare(.less, .field(ID(0)), number(10))),
      ]
      $0.returning = [ChannelRule(channel: .counter)]
    }
    let few = [FieldEntry(ID(0), .number(9))]
    let many = [FieldEntry(ID(0), .number(10))]
    #expect(refused(program, opening(.online, returning: .counter), fields: few) == [])
    #expect(
      refused(program, opening(.online), fields: many) == [.channelNotAvailable(.online)])
    #expect(
      refused(program, opening(.online)) == [
        .cannotEvaluate(.filingChannel(.online), .missingField(ID(0)))
      ])
    #expect(
      refused(program, opening(.post, returning: .post)) == [
        .channelNotOffered(.post), .returnNotOffered(.post),
      ])
  }

  @Test func theWayToCollectTheResultIsNamedWhereThereAreSeveral() {
    let one = Small.program([Self.receive]) {
      $0.returning = [ChannelRule(channel: .counter)]
    }
    #expect(refused(one, opening(.online)) == [])
    let several = Small.program([Self.receive]) {
      $0.returning = [ChannelRule(channel: .counter), ChannelRule(channel: .post)]
    }
    #expect(refused(several, opening(.online)) == [.returnMissing])
    #expect(refused(several, opening(.online, returning: .post)) == [])
  }

  @Test func aChosenCaseHasToBeChosen() {
    let program = Small.program([Self.receive]) {
      $0.cases = [
        CaseSelector(name: "nhà_ở", title: "Nhà ở"), CaseSelector(name: "khác", title: "Khác"),
      ]
    }
    #expect(refused(program) == [.caseMissing])
    #expect(refused(program, opening(selected: ID(7))) == [.noSuchCase(ID(7))])
    #expect(refused(program, opening(selected: ID(-1))) == [.noSuchCase(ID(-1))])
    #expect(refused(program, opening(selected: ID(1))) == [])
  }

  @Test func aComputedCaseMayNotBeChosenAndSelectsPapers() {
    let program = Small.program([Self.receive]) {
      let isLarge = Expression.compare(.greaterOrEqual, .field(ID(0)), number(500))
      $0.cases = [
        CaseSelector(name: "lớn", title: "Lớn", condition: isLarge),
        CaseSelector(name: "nhỏ", title: "Nhỏ", condition: .not(isLarge)),
      ]
      $0.papers = [Paper(name: "pccc", title: "PCCC")]
      $0.papers[0].condition = .caseHolds(ID(0))
    }
    let large = [FieldEntry(ID(0), .number(500))]
    #expect(
      refused(program, opening(selected: ID(0)), fields: [FieldEntry(ID(0), .number(1))])
        == [.caseIsComputed(ID(0))])
    #expect(refused(program, fields: large) == [.paperMissing(ID(0))])
    #expect(refused(program, fields: [FieldEntry(ID(0), .number(499))]) == [])
    #expect(
      refused(
        program, fields: [FieldEntry(ID(0), .number(1))],
        papers: [PaperEntry(ID(0), form: .copy)]) == [.paperNotAsked(ID(0))])
  }

  @Test func fieldsAreCheckedOneByOne() {
    let program = Small.program([Self.receive]) {
      $0.fields += [
        Field(name: "mã", title: "Mã", type: .text, maximumLength: 5, pattern: "[a-z]+"),
        Field(
          name: "loại", title: "Loại",
          type: .choice([Named(name: "cấp_3", title: "III"), Named(name: "cấp_4", title: "IV")])),
        Field(
          name: "m2", title: "m²", type: .integer, minimum: .number(1), maximum: .number(100)),
      ]
      $0.steps[0].outcomes[0].acts = [.set(ID(4), money(1))]
    }
    let half = ExactDecimal(significand: 15, scale: 1)
    let faults = refused(
      program,
      fields: [
        FieldEntry(ID(99), .flag(true)), FieldEntry(ID(-1), .flag(true)),
        FieldEntry(ID(0), .text("một")), FieldEntry(ID(4), .money(5)),
        FieldEntry(ID(5), .text("ABCDEF")), FieldEntry(ID(6), .choice("cấp_9")),
        FieldEntry(ID(7), .number(0)), FieldEntry(ID(7), .number(101)),
        FieldEntry(ID(7), .number(half ?? 0)), FieldEntry(ID(1), .text("được")),
      ])
    #expect(
      faults == [
        .noSuchField(ID(99)), .noSuchField(ID(-1)), .fieldInvalid(ID(0), [.wrongType]),
        .fieldNotEnterable(ID(4)),
        .fieldInvalid(ID(5), [.tooLong(maximum: 5), .patternNotMatched]),
        .fieldInvalid(ID(6), [.unknownOption("cấp_9")]),
        .fieldInvalid(ID(7), [.belowMinimum(.number(1))]),
        .fieldInvalid(ID(7), [.aboveMaximum(.number(100))]), .fieldInvalid(ID(7), [.notWhole]),
      ])
  }

  @Test func anApplicantsFirstStepTakesOnlyItsFieldsAndAsksForThoseOfItsOutcome() {
    let program = Small.program([
      step("nộp", by: .applicant) {
        $0.enters = [ID(0)]
        $0.outcomes = [
          outcome("gửi", to: .step(ID(1)), requires: [ID(0), ID(1), ID(2)]),
          outcome("khác", to: Small.cancelled),
        ]
      },
      step("b") { $0.outcomes = [outcome("x", to: Small.done)] },
    ]) { $0.fields[2].isOptional = true }
    #expect(refused(program) == [.fieldMissing(ID(0)), .fieldMissing(ID(1))])
    #expect(
      refused(
        program,
        fields: [
          FieldEntry(ID(0), .number(1)), FieldEntry(ID(1), .number(1)),
          FieldEntry(ID(3), .flag(true)),
        ]) == [.fieldInvalid(ID(1), [.wrongType]), .fieldNotEnterable(ID(3))])
    #expect(
      refused(program, fields: [FieldEntry(ID(0), .number(1)), FieldEntry(ID(1), .text("a"))])
        == [])
  }

  @Test func fieldsThatAreNotGivenHaveTheirInitialValue() {
    let trial = Small.filed(
      Small.program([Self.receive]) {
        $0.fields[0].initial = number(7)
        $0.fields[1].initial = .builtin(.applicantName)
        $0.fields[3].initial = .literal(.flag(false))
      }, fields: [FieldEntry(ID(3), .flag(true))])
    #expect(trial.state.value(of: ID(0)) == .number(7))
    #expect(trial.state.value(of: ID(1)) == nil)
    #expect(trial.state.value(of: ID(3)) == .flag(true))
    #expect(trial.state.value(of: ID(99)) == nil)
  }

  private var dossier: Program {
    Small.program([Self.receive]) {
      var form = Paper(name: "đơn", title: "Đơn")
      form.copies = [.init(form: .original, count: 1), .init(form: .copy, count: 2)]
      form.formats = ["pdf"]
      form.maximumBytes = 1000
      var health = Paper(name: "sức_khỏe", title: "Sức khỏe")
      health.validFor = months(12)
      health.isOptional = true
      var card = Paper(name: "cccd", title: "Căn cước")
      card.replacedBy = ID(0)
      var licence = Paper(name: "giấy_cũ", title: "Giấy cũ")
      licence.isHandedAtReturn = true
      let deed = Paper(name: "sổ_đỏ", title: "Sổ đỏ")
      var lease = Paper(name: "hợp_đồng", title: "Hợp đồng")
      lease.condition = .hasField(ID(0))
      $0.papers = [form, health, card, licence, deed, lease]
      $0.paperGroups = [PaperGroup(members: [ID(4), ID(5)])]
    }
  }

  private let form = [
    PaperEntry(ID(0), form: .original, format: "pdf", bytes: 1000),
    PaperEntry(ID(0), form: .copy, count: 2),
  ]

  @Test func theDossierHasToBeCompleteInTheCaseAtHand() {
    #expect(
      refused(dossier) == [
        .paperMissing(ID(0)), .paperMissing(ID(2)), .paperGroupMissing([ID(4)]),
      ])
    #expect(
      refused(dossier, fields: [FieldEntry(ID(0), .number(1))], papers: [form[0]]) == [
        .paperMissing(ID(0)), .paperMissing(ID(2)), .paperGroupMissing([ID(4), ID(5)]),
      ])
  }

  @Test func oneOfAGroupSufficesAndDataReplacesAPaper() {
    #expect(
      refused(
        dossier, papers: form + [PaperEntry(ID(4), form: .copy), PaperEntry(ID(2), form: .copy)])
        == [])
    #expect(
      refused(
        dossier, opening(lookedUp: [ID(0)]), fields: [FieldEntry(ID(0), .number(1))],
        papers: form + [PaperEntry(ID(5), form: .copy)]) == [])
  }

  @Test func everyFaultOfAPaperIsNamed() {
    let date = CivilDate(year: 2025, month: 1, day: 26)
    let yesterday = CivilDate(year: 2025, month: 1, day: 25)
    let faults = refused(
      dossier, opening(lookedUp: [ID(0)]),
      papers: [
        PaperEntry(ID(9), form: .copy), PaperEntry(ID(-1), form: .copy),
        PaperEntry(ID(0), form: .electronic, format: "exe", bytes: 1001),
        PaperEntry(ID(0), form: .copy, count: 1), PaperEntry(ID(4), form: .copy, count: 0),
        PaperEntry(ID(1), form: .copy, issued: date),
        PaperEntry(ID(1), form: .copy, issued: yesterday), PaperEntry(ID(5), form: .copy),
      ])
    #expect(
      faults == [
        .noSuchPaper(ID(9)), .noSuchPaper(ID(-1)), .paperForm(ID(0), given: .electronic),
        .paperFormat(ID(0), given: "exe"), .paperTooLarge(ID(0), bytes: 1001, maximum: 1000),
        .paperCopies(ID(0), .copy, asked: 2, given: 1),
        .paperCopies(ID(4), .copy, asked: 1, given: 0), .paperExpired(ID(1)),
        .paperNotAsked(ID(5)),
      ])
  }

  @Test func aFaultyPaperDoesNotMakeSoundOnesMissing() {
    let faults = refused(
      dossier, opening(lookedUp: [ID(0)]),
      papers: [PaperEntry(ID(0), form: .electronic), PaperEntry(ID(4), form: .copy, count: 1)])
    #expect(faults.contains(.paperForm(ID(0), given: .electronic)))
    #expect(!faults.contains(.paperMissing(ID(0))) && !faults.contains(.paperGroupMissing([ID(4)])))
  }

  @Test func aCollectingFirstStepWaitsForTheMoneyWithTheCaseOpen() {
    var trial = Small.filed(
      Small.program([
        step("nộp", by: .applicant) {
          $0.collects = [Collection(fees: [ID(0)], means: [.online])]
          $0.outcomes = [outcome("gửi", to: Small.done)]
        }
      ]) {
        $0.fees = [Fee(name: "phí", title: "Phí", kind: .fee, tiers: [.init(amount: money(10))])]
      })
    #expect(trial.step == ID(0))
    #expect(trial.refused("gửi", by: .applicant) == .faulty([.feeUnpaid(ID(0), outstanding: 10)]))
    trial.run(.pay(Payment(ID(0), amount: 10, by: .online)))
    trial.choose("gửi", by: .applicant)
    #expect(trial.state.end == ID(0))
  }

  @Test func filingTwiceIsRefused() {
    var trial = Small.filed(Small.program([Self.receive]))
    #expect(trial.refusal(Small.filing) == .alreadyFiled)
  }
}
