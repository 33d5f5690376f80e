import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Money, pluggable actions, events of other systems, messages.
struct WorldTests {
  let office = Small.office

  // MARK: money

  /// 75.000 up to 250 m², then 100 a metre, at most 200.000; nothing for the poor, half online.
  private var charging: Program {
    Small.program([
      step("thu") {
        $0.enters = [ID(0)]
        $0.collects = [Collection(fees: [ID(0)], means: [.online, .counter])]
        $0.outcomes = [
          outcome("x", to: .step(ID(1))), outcome("chưa_thu", to: .step(ID(1)), isFree: true),
        ]
      },
      step("b") { $0.outcomes = [outcome("hoàn", to: Small.done, acts: [.refund(ID(0))])] },
    ]) {
      let area = Expression.field(ID(0))
      let metres = Expression.arithmetic(.minus, area, number(250))
      $0.fees = [
        Fee(
          name: "phí", title: "Phí", kind: .fee,
          tiers: [
            .init(condition: .compare(.lessOrEqual, area, number(250)), amount: money(75_001)),
            .init(
              condition: .compare(.lessOrEqual, area, number(5_000)),
              amount: .arithmetic(.plus, money(75_000), .arithmetic(.times, metres, money(100))),
              cap: money(200_000)),
          ],
          reliefs: [
            .init(
              percent: 50,
              condition: .compare(.equal, .builtin(.filedBy), .literal(.choice("online")))
            ),
            .init(
              percent: 100, condition: .all([.hasField(ID(3)), .field(ID(3))]), title: "Hộ nghèo"),
          ])
      ]
    }
  }

  @Test(
    arguments: [
      (1, Channel.counter, false, 75_001), (250, .online, false, 37_501),
      (251, .counter, false, 75_100), (1_500, .counter, false, 200_000),
      (1_500, .online, false, 100_000), (6_000, .counter, false, 0), (1, .counter, true, 0),
      (1, .online, true, 0),
    ] as [(Int, Channel, Bool, Int64)])
  func aFeeIsItsTierCappedLessTheGreatestRelief(
    _ area: Int, _ channel: Channel, _ isPoor: Bool, _ amount: Int64
  ) {
    var trial = Trial(charging, at: at("2026-01-26T08:00"))
    trial.run(
      .file(
        Filing(
          Opening(caseNumber: "1", channel: channel),
          fields: [
            FieldEntry(ID(0), .number(ExactDecimal(area))), FieldEntry(ID(3), .flag(isPoor)),
          ])))
    let fees = feesDue(in: trial.state, at: trial.now, of: trial.program)
    #expect(
      fees == [FeeDue(fee: ID(0), amount: amount, paid: 0, isCollectedNow: true)])
    let refusal = trial.refused("x", by: office)
    #expect(
      refusal
        == (amount == 0 ? nil : .faulty([.feeUnpaid(ID(0), outstanding: amount)])))
  }

  @Test func anOutcomeWaitsForTheWholeSum() {
    var trial = Small.filed(charging, fields: [FieldEntry(ID(0), .number(251))])
    trial.run(.pay(Payment(ID(0), amount: 37_000, by: .online, receipt: "BL-1")))
    #expect(trial.refused("x", by: office) == .faulty([.feeUnpaid(ID(0), outstanding: 550)]))
    // What is entered with the choice counts for the fee as well.
    #expect(
      trial.refused("x", by: office, fields: [FieldEntry(ID(0), .number(253))])
        == .faulty([.feeUnpaid(ID(0), outstanding: 650)]))
    trial.run(.pay(Payment(ID(0), amount: 550, by: .counter)))
    trial.choose("x", by: office)
    trial.choose("hoàn", by: office)
    #expect(trial.kinds.contains(.refundRequested(ID(0), amount: 37_550)))
    #expect(trial.state.paid(for: ID(0)) == 0)
    #expect(trial.state.payments.map(\.receipt) == ["BL-1", nil])
  }

  @Test func anOutcomeMayBeFreeOfCollection() {
    var trial = Small.filed(charging, fields: [FieldEntry(ID(0), .number(1))])
    trial.choose("chưa_thu", by: office)
    // Nothing was paid, so nothing is sent back.
    trial.choose("hoàn", by: office)
    #expect(!trial.kinds.contains { if case .refundRequested = $0 { true } else { false } })
  }

  @Test func paymentsAreHeldToWhatIsDueAndHow() {
    var trial = Small.filed(charging)
    func pay(_ amount: Int64, _ means: Collection.Means = .online, fee: Int = 0) -> Rejection? {
      trial.refusal(.pay(Payment(ID(fee), amount: amount, by: means)))
    }
    #expect(pay(1) == .cannotEvaluate(.fee(ID(0)), .missingField(ID(0))))
    #expect(
      trial.refused("x", by: office)
        == .faulty([.cannotEvaluate(.fee(ID(0)), .missingField(ID(0)))]))
    #expect(
      feesDue(in: trial.state, at: trial.now, of: trial.program).map(\.outstanding) == [nil])
    trial = Small.filed(charging, fields: [FieldEntry(ID(0), .number(1))])
    #expect(pay(0) == .faulty([.paymentNotPositive(0)]))
    #expect(pay(Int64.min) == .faulty([.paymentNotPositive(.min)]))
    #expect(
      pay(37_502, .post)
        == .faulty([
          .paymentTooLarge(ID(0), outstanding: 37_501), .meansNotOffered(ID(0), .post),
        ]))
    #expect(pay(.max) == .faulty([.paymentTooLarge(ID(0), outstanding: 37_501)]))
    #expect(pay(1, fee: 5) == .faulty([.noSuchFee(ID(5))]))
    #expect(pay(1, fee: -5) == .faulty([.noSuchFee(ID(-5))]))
    // In a step that does not collect it any means will do.
    trial.choose("chưa_thu", by: office)
    #expect(pay(37_501, .post) == nil)
  }

  @Test func theTotalOfAllFeesIsKnownOutsideOfThem() {
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.outcomes = [outcome("x", to: Small.done, acts: [.set(ID(4), .builtin(.totalFee))])]
        }
      ]) {
        $0.fees = [
          Fee(name: "a", title: "A", kind: .fee, tiers: [.init(amount: money(10))]),
          Fee(name: "b", title: "B", kind: .charge, tiers: [.init(amount: money(32))]),
        ]
      })
    trial.choose("x", by: office)
    #expect(trial.state.value(of: ID(4)) == .money(42))
  }

  // MARK: pluggable actions

  private func asking(
    onFailure: Target? = Small.cancelled, by role: ID<Role> = .system
  ) -> Program {
    let performance = Performance(
      action: ID(0), arguments: [number(5)], into: ID(0), onFailure: onFailure)
    return Small.program([
      step("tra", by: role) {
        $0.onEntry = [.perform(performance)]
        if role == .system {
          $0.route = Route(
            branches: [
              Route.Branch(
                condition: .compare(.greater, .field(ID(0)), number(50)), target: Small.done)
            ], otherwise: .step(ID(1)))
        } else {
          $0.outcomes = [outcome("x", to: .step(ID(1)))]
        }
      },
      step("b") { $0.outcomes = [outcome("x", to: .step(ID(0)))] },
    ])
  }

  @Test func anAutomaticStepWaitsForWhatItAskedFor() {
    var trial = Small.filed(asking())
    let request = ActionRequest(
      number: 1, action: ID(0), arguments: [.number(5)], into: ID(0), onFailure: Small.cancelled,
      stay: 1, isAwaited: true)
    #expect(trial.kinds.last == .actionRequested(request))
    #expect(trial.state.pendingRequests == [request])
    #expect(trial.state.activities.first?.awaitedResults == 1)
    trial.run(.actionSucceeded(request: 1, value: .number(51)))
    #expect(
      trial.kinds == [
        .actionSucceeded(request: 1, value: .number(51)), .stepLeft(ID(0)), .endReached(ID(0)),
      ])
    #expect(trial.state.value(of: ID(0)) == .number(51))
    #expect(trial.state.lookedUp == [ID(0)])
  }

  @Test func requestsAreNumberedThroughTheCase() {
    var trial = Small.filed(asking())
    trial.run(.actionSucceeded(request: 1, value: .number(1)))
    trial.choose("x", by: office)
    #expect(trial.state.pendingRequests.map(\.number) == [2])
    #expect(
      trial.refusal(.actionSucceeded(request: 1, value: .number(1))) == .requestNotPending(1))
    #expect(trial.refusal(.actionFailed(request: 1, reason: "")) == .requestNotPending(1))
    #expect(trial.refusal(.actionFailed(request: 99, reason: "")) == .requestNotPending(99))
    #expect(trial.refusal(.actionSucceeded(request: .min, value: nil)) == .requestNotPending(.min))
  }

  @Test func aFailureForGoodGoesItsWay() {
    var trial = Small.filed(asking())
    trial.run(.actionFailed(request: 1, reason: "không kết nối"))
    #expect(
      trial.kinds == [
        .actionFailed(request: 1, .reported("không kết nối")), .stepLeft(ID(0)),
        .endReached(ID(1)),
      ])
  }

  @Test func aResultOfTheWrongTypeIsAFailure() {
    for value: Value? in [.text("?"), nil] {
      var trial = Small.filed(asking())
      trial.run(.actionSucceeded(request: 1, value: value))
      #expect(trial.kinds.first == .actionFailed(request: 1, .unusableResult(value)))
      #expect(trial.state.end == ID(1))
      #expect(trial.state.value(of: ID(0)) == nil)
    }
  }

  @Test func aFailureWithoutAWayIsOnlyRecorded() {
    var trial = Small.filed(asking(onFailure: nil))
    trial.run(.actionFailed(request: 1, reason: ""))
    #expect(trial.step == ID(0))
    #expect(trial.state.pendingRequests.isEmpty)
  }

  @Test func nobodyWaitsInAPersonsStep() {
    var trial = Small.filed(asking(by: office))
    trial.choose("x", by: office)
    #expect(trial.step == ID(1))
    // The stay that asked is over: the failure is only recorded, a result is still kept.
    var failed = trial
    failed.run(.actionFailed(request: 1, reason: ""))
    #expect(failed.step == ID(1))
    trial.run(.actionSucceeded(request: 1, value: .number(9)))
    #expect(trial.step == ID(1))
    #expect(trial.state.value(of: ID(0)) == .number(9))
    var inTime = Small.filed(asking(by: office))
    inTime.run(.actionFailed(request: 1, reason: ""))
    #expect(inTime.state.end == ID(1))
  }

  @Test func aLookUpReplacesItsPaperOnceItHasSucceeded() {
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.onEntry = [.perform(Performance(action: ID(0), arguments: [number(1)]))]
          $0.outcomes = [outcome("x", to: .step(ID(1)))]
        },
        step("b", by: .applicant) {
          $0.takesDossier = true
          $0.outcomes = [outcome("gửi", to: Small.done)]
        },
      ]) {
        $0.papers = [Paper(name: "cccd", title: "Căn cước")]
        $0.papers[0].replacedBy = ID(0)
      })
    trial.choose("x", by: office)
    #expect(trial.refused("gửi", by: .applicant) == .faulty([.paperMissing(ID(0))]))
    trial.run(.actionSucceeded(request: 1, value: nil))
    trial.choose("gửi", by: .applicant)
  }

  // MARK: events and messages

  @Test func anAwaitedEventLeadsOnAndBringsItsFields() {
    var trial = Small.filed(
      Small.program([
        step("chờ", by: .system) {
          $0.awaits = [AwaitedEvent(event: ID(0), target: .step(ID(1)), acts: [.issue(ID(0))])]
        },
        step("b") { $0.outcomes = [outcome("x", to: Small.done)] },
      ]) { $0.steps[1].onEntry = [.set(ID(1), .literal(.text("")))] })
    #expect(
      trial.refusal(.deliver(Delivery(ID(0), fields: [FieldEntry(ID(1), .text("a"))])))
        == .faulty([.fieldNotEnterable(ID(1))]))
    #expect(trial.refusal(.deliver(Delivery(ID(4)))) == .eventNotAwaited(ID(4)))
    trial.run(.deliver(Delivery(ID(0), fields: [FieldEntry(ID(4), .money(9))])))
    #expect(
      trial.kinds == [
        .eventReceived(ID(0)), .fieldRecorded(ID(4), .money(9)), .letterIssued(ID(0)),
        .stepLeft(ID(0)), .stepEntered(ID(1), StepEntry()), .fieldRecorded(ID(1), .text("")),
      ])
    #expect(trial.refusal(.deliver(Delivery(ID(0)))) == .eventNotAwaited(ID(0)))
  }

  @Test func actsAreRequestsThatHoldNothingUp() {
    let notice = Notice(to: .applicant, means: [.email, .sms], manner: .first, message: ID(0))
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.outcomes = [
            outcome(
              "x", to: Small.done,
              acts: [
                .notify(notice), .remind(office), .issue(ID(0)), .publish(.letter(ID(0))),
                .post(.letter(ID(0)), to: .applicant),
              ])
          ]
        }
      ]))
    trial.choose("x", by: office)
    let request = NoticeRequest(
      to: .applicant, message: ID(0), means: MeansSet([.email, .sms]), manner: .first)
    #expect(request.means.all == [.email, .sms])
    #expect(
      trial.kinds == [
        .outcomeChosen(ID(0), outcome: 0, by: Performer(office)), .noticeRequested(request),
        .reminderRequested(office), .letterIssued(ID(0)), .published(.letter(ID(0))),
        .postingRequested(.letter(ID(0)), to: .applicant), .stepLeft(ID(0)), .endReached(ID(0)),
      ])
  }

  @Test func meansKeepTheirOrder() {
    #expect(MeansSet([]).all == [])
    #expect(MeansSet([.portal, .portal, .zalo]).all == [.portal, .zalo])
    #expect(MeansSet(Notice.Means.allCases.reversed()).all == Notice.Means.allCases.reversed())
  }

  @Test func whatAMessageLacksIsShownAsAnEllipsis() {
    let program = Small.program([step("a") { $0.outcomes = [outcome("x", to: Small.done)] }])
    let bare = Small.filed(program)
    let full = Small.filed(program, fields: [FieldEntry(ID(0), .number(1500))])
    func words(_ trial: Trial, _ message: Int = 0) -> String {
      text(of: ID(message), in: trial.state, at: trial.now, of: program)
    }
    #expect(words(bare) == "Hồ sơ H32-1 số …")
    #expect(words(full) == "Hồ sơ H32-1 số 1.500")
    #expect(words(full, 9) == "")
  }

  @Test func builtInValuesSpeakOfTheCase() {
    let builtins: [(BuiltinValue, Value)] = [
      (.caseNumber, .text("H32-9")), (.applicantName, .text("Y Moan")),
      (.applicantPhone, .text("0905")), (.applicantEmail, .text("y@moan.vn")),
      (.applicantAddress, .text("Buôn Ma Thuột")), (.filedBy, .choice("counter")),
      (.returnedBy, .choice("post")), (.level, .choice("full")),
      (.filedOn, .date(at("2026-01-26T08:00").date)), (.today, .date(at("2026-01-28T08:00").date)),
      (.dueOn, .moment(at("2026-02-09T17:00"))), (.totalFee, .money(0)),
    ]
    for (builtin, value) in builtins {
      let program = Small.program([
        step("a") {
          $0.outcomes = [
            outcome("x", to: Small.done, acts: [.set(ID(5), .builtin(builtin))])
          ]
        }
      ]) {
        $0.fields.append(Field(name: "nhận", title: "Nhận", type: builtin.type))
        $0.limits = [within(workingDays(10))]
        $0.level = .full
      }
      var trial = Trial(program, at: at("2026-01-26T08:00"))
      let applicant = Applicant(
        name: "Y Moan", phone: "0905", email: "y@moan.vn", address: "Buôn Ma Thuột")
      trial.run(
        .file(
          Filing(
            Opening(
              caseNumber: "H32-9", applicant: applicant, channel: .counter, returning: .post))))
      trial.choose("x", by: office, at: at("2026-01-28T08:00"))
      #expect(trial.state.value(of: ID(5)) == value)
    }
  }
}
