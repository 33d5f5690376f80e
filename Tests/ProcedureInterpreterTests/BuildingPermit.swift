import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// A building permit as a province of the Central Highlands handles it: reception within eight working
/// hours, one supplement at a time, appraisal with a look-up, two signatures, a fee, a result.
enum BuildingPermit {
  static let counter = ID<Role>(2)
  static let head = ID<Role>(3)
  static let officer = ID<Role>(4)
  static let director = ID<Role>(5)

  static let area = ID<Field>(0)
  static let supplementReason = ID<Field>(1)
  static let refusalReason = ID<Field>(2)
  static let isPoor = ID<Field>(3)
  static let risk = ID<Field>(4)
  static let grade = ID<Field>(5)

  static let form = ID<Paper>(0)
  static let deed = ID<Paper>(1)
  static let lease = ID<Paper>(2)
  static let fireCheck = ID<Paper>(3)
  static let card = ID<Paper>(4)

  static let receive = ID<Step>(0)
  static let supplement = ID<Step>(1)
  static let assign = ID<Step>(2)
  static let appraise = ID<Step>(3)
  static let check = ID<Step>(4)
  static let sign = ID<Step>(5)
  static let post = ID<Step>(6)
  static let handOver = ID<Step>(7)

  static let granted = ID<End>(0)
  static let refused = ID<End>(1)
  static let cancelled = ID<End>(2)
  static let withdrawn = ID<End>(3)

  static let filing = Filing(
    Opening(
      caseNumber: "000.00.01.H15-260126-0001",
      applicant: Applicant(name: "H'Bia Êban", phone: "0905 000 001"), channel: .online,
      selected: ID(0)),
    fields: [FieldEntry(area, .number(120))],
    papers: [
      PaperEntry(form, form: .original, format: "pdf", bytes: 40_000),
      PaperEntry(deed, form: .certifiedCopy, format: "pdf"), PaperEntry(card, form: .copy),
    ])

  static var program: Program { verifiedProgram(procedure) }

  static var procedure: Procedure {
    var procedure = Procedure(
      name: "cấp_phép_nhà_ở", title: "Cấp giấy phép xây dựng", calendar: officeCalendar,
      steps: [
        receiveStep, supplementStep, assignStep, appraiseStep, checkStep, signStep, postStep,
        handOverStep,
      ],
      ends: [
        end("đã_cấp", .succeeded, .returned, acts: [.publish(.result(ID(0)))]),
        end("đã_từ_chối", .refused, .notReceived), end("đã_hủy", .cancelled, .discontinued),
        end("đã_rút", .withdrawn, .withdrawalRequested, acts: [.refund(ID(0))]),
      ])
    procedure.roles += [
      Role(name: "một_cửa", title: "Một cửa"), Role(name: "trưởng_phòng", title: "Trưởng phòng"),
      Role(name: "chuyên_viên", title: "Chuyên viên"), Role(name: "lãnh_đạo", title: "Lãnh đạo"),
    ]
    procedure.cases = [
      CaseSelector(name: "nhà_ở", title: "Nhà ở riêng lẻ"),
      CaseSelector(name: "công_trình", title: "Công trình khác"),
    ]
    fillData(&procedure)
    procedure.filing = [ChannelRule(channel: .online), ChannelRule(channel: .counter)]
    procedure.limits = [within(workingDays(15), if: .caseHolds(ID(0))), within(workingDays(20))]
    procedure.timers = Timers(
      reminders: [.init(before: workingDays(2), acts: [.remind(head)])],
      overdue: .init(acts: [.issue(ID(2))]))
    procedure.anytime = [
      AnytimeOutcome(
        role: .applicant, outcome: outcome("rút", to: .end(withdrawn)),
        steps: [receive, supplement, assign, appraise, sign])
    ]
    return procedure
  }

  private static func fillData(_ procedure: inout Procedure) {
    procedure.fields = [
      Field(
        name: "diện_tích", title: "Diện tích", type: .number, minimum: .number(1),
        maximum: .number(100_000)),
      Field(name: "lý_do_bổ_sung", title: "Nội dung", type: .text, maximumLength: 200),
      Field(name: "lý_do", title: "Lý do", type: .text),
      Field(
        name: "hộ_nghèo", title: "Hộ nghèo", type: .flag, isOptional: true,
        initial: .literal(.flag(false))),
      Field(name: "rủi_ro", title: "Rủi ro", type: .number),
      Field(
        name: "xếp_loại", title: "Xếp loại",
        type: .choice([Named(name: "cao", title: "Cao"), Named(name: "thấp", title: "Thấp")])),
    ]
    var fire = Paper(name: "pccc", title: "Thẩm duyệt PCCC")
    fire.condition = .compare(.greaterOrEqual, .field(area), number(500))
    var card = Paper(name: "cccd", title: "Căn cước")
    card.replacedBy = ID(0)
    var application = Paper(name: "đơn", title: "Đơn")
    application.copies = [.init(form: .original, count: 1)]
    application.formats = ["pdf"]
    application.maximumBytes = 10_000_000
    var deed = Paper(name: "sổ_đỏ", title: "Sổ đỏ")
    deed.copies = [.init(form: .certifiedCopy, count: 1)]
    procedure.papers = [
      application, deed, Paper(name: "hợp_đồng", title: "Hợp đồng thuê"), fire, card,
    ]
    procedure.paperGroups = [PaperGroup(members: [ID(1), ID(2)])]
    procedure.fees = [
      Fee(
        name: "lệ_phí", title: "Lệ phí", kind: .charge,
        tiers: [
          .init(
            condition: .compare(.lessOrEqual, .field(area), number(250)), amount: money(75_000)),
          .init(
            amount: .arithmetic(.times, .field(area), money(300)), cap: money(200_000)),
        ],
        reliefs: [
          .init(percent: 100, condition: .field(isPoor), title: "Hộ nghèo"),
          .init(
            percent: 50,
            condition: .compare(.equal, .builtin(.filedBy), .literal(.choice("online")))),
        ])
    ]
    procedure.results = [Named(name: "giấy_phép", title: "Giấy phép")]
    procedure.letters = [
      Letter(name: "phiếu_tiếp_nhận", title: "Giấy tiếp nhận"),
      Letter(name: "phiếu_bổ_sung", title: "Phiếu yêu cầu bổ sung"),
      Letter(name: "phiếu_xin_lỗi", title: "Phiếu xin lỗi"),
    ]
    procedure.messages = [
      Message(
        name: "đã_tiếp_nhận",
        body: Template([
          .text("Hồ sơ "), .value(.builtin(.caseNumber)), .text(" hẹn trả "),
          .value(.builtin(.dueOn)), .text("."),
        ]))
    ]
    procedure.actions = [
      ActionSignature(
        name: "tra_cứu", title: "Tra cứu", takes: [.init(name: "diện_tích", type: .number)],
        gives: .init(name: "rủi_ro", type: .number))
    ]
    procedure.externalEvents = [Named(name: "có_khiếu_nại", title: "Có khiếu nại")]
  }

  private static let tell = Act.notify(
    Notice(to: .applicant, means: [.sms, .email], manner: .each, message: ID(0)))

  private static let receiveStep = step("tiếp_nhận", by: counter) {
    $0.limits = [within(workingHours(8))]
    $0.takesDossier = true
    $0.enters = [supplementReason, refusalReason, isPoor]
    $0.status = .processing
    $0.outcomes = [
      outcome("hợp_lệ", to: .step(assign), acts: [.startClock, .issue(ID(0)), tell]),
      outcome(
        "cần_bổ_sung", to: .step(supplement), requires: [supplementReason],
        acts: [.issue(ID(1)), tell]),
      outcome("từ_chối", to: .end(refused), requires: [refusalReason]),
    ]
    $0.timers = Timers(
      reminders: [.init(before: workingHours(2), acts: [.remind(counter)])],
      overdue: .init(acts: [.issue(ID(2))]))
  }

  private static let supplementStep = step("bổ_sung", by: .applicant) {
    $0.limits = [within(days(30))]
    $0.takesDossier = true
    $0.enters = [area]
    $0.status = .supplementRequested
    $0.overallClock = .restarts
    $0.visitLimit = VisitLimit(count: 3, otherwise: .end(refused))
    $0.outcomes = [outcome("đã_bổ_sung", to: .step(receive))]
    $0.timers = Timers(overdue: .init(acts: [tell], consequence: .moves(.end(cancelled))))
  }

  private static let assignStep = step("phân_công", by: head) {
    $0.limits = [within(workingHours(4))]
    $0.assigns = [officer]
    $0.outcomes = [outcome("giao", to: .step(appraise))]
    $0.timers = Timers(overdue: .init(acts: [], consequence: .counts(asOutcome: 0)))
  }

  private static let appraiseStep = step("thẩm_định", by: officer) {
    $0.limits = [within(workingDays(7))]
    $0.enters = [supplementReason, grade]
    $0.visitLimit = VisitLimit(count: 12)
    $0.outcomes = [
      outcome("đạt", to: .step(check), requires: [grade]),
      outcome("cần_bổ_sung", to: .step(supplement), requires: [supplementReason]),
      outcome("gia_hạn", to: .step(appraise), acts: [.extendClock(workingDays(3))]),
    ]
    $0.timers = Timers(
      reminders: [
        .init(before: workingDays(1), acts: [.remind(officer)]),
        .init(before: workingHours(2), acts: [.remind(head)]),
      ], overdue: .init(acts: [.issue(ID(2))]))
  }

  private static let checkStep = step("kiểm_tra", by: .system) {
    $0.onEntry = [
      .perform(
        Performance(
          action: ID(0), arguments: [.field(area)], into: risk, onFailure: .step(appraise)))
    ]
    $0.route = Route(
      branches: [
        Route.Branch(
          condition: .compare(.greater, .field(risk), number(80)), target: .step(appraise),
          acts: [.remind(officer)])
      ], otherwise: .step(sign))
  }

  private static let signStep = step("ký_duyệt", by: director) {
    $0.notPerformerOf = [appraise]
    $0.signs = [ID(0)]
    $0.outcomes = [
      outcome("ký", to: .step(post)), outcome("trả_lại", to: .step(appraise)),
    ]
  }

  private static let postStep = step("niêm_yết", by: .system) {
    $0.overallClock = .pauses
    $0.wait = Wait(duration: .literal(.duration(days(7))), target: .step(handOver))
    $0.awaits = [AwaitedEvent(event: ID(0), target: .step(appraise), acts: [.remind(officer)])]
    $0.onExit = [.publish(.letter(ID(0)))]
  }

  private static let handOverStep = step("trả_kết_quả", by: counter) {
    $0.collects = [Collection(fees: [ID(0)], means: [.online, .counter])]
    $0.status = .decided
    $0.outcomes = [
      outcome("trả", to: .end(granted)), outcome("ghi_nợ", to: .end(granted), isFree: true),
    ]
  }

  private static func end(
    _ name: String, _ kind: End.Kind, _ status: PublicStatus, acts: [Act] = []
  ) -> End {
    End(name: name, title: name, kind: kind, status: status, acts: acts, origin: "thử")
  }
}
