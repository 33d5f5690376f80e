import CivilTime
import ProcedureGraph

// A procedure as a provincial one-stop shop runs it: filing, check, supplement, assignment,
// appraisal, signature, payment, return. Every kind of element occurs at least once.

extension ID<Role> {
  static let oneStop = ID<Role>(2)
  static let division = ID<Role>(3)
  static let officer = ID<Role>(4)
  static let leader = ID<Role>(5)
}

extension ID<Field> {
  static let area = ID<Field>(0)
  static let grade = ID<Field>(1)
  static let isPoor = ID<Field>(2)
  static let supplementReason = ID<Field>(3)
  static let refusalReason = ID<Field>(4)
  static let registered = ID<Field>(5)
  static let phone = ID<Field>(6)
  static let decisionDate = ID<Field>(7)
  static let extraTime = ID<Field>(8)
  static let parcels = ID<Field>(9)
  static let estimate = ID<Field>(10)
  static let inspectedAt = ID<Field>(11)
  static let communes = ID<Field>(12)
  static let commune = ID<Field>(13)
}

extension ID<CaseSelector> {
  static let house = ID<CaseSelector>(0)
  static let building = ID<CaseSelector>(1)
}

extension ID<Paper> {
  static let form = ID<Paper>(0)
  static let certificate = ID<Paper>(1)
  static let lease = ID<Paper>(2)
  static let fireSafety = ID<Paper>(3)
  static let identity = ID<Paper>(4)
}

extension ID<Step> {
  static let filing = ID<Step>(0)
  static let reception = ID<Step>(1)
  static let supplement = ID<Step>(2)
  static let assignment = ID<Step>(3)
  static let appraisal = ID<Step>(4)
  static let posting = ID<Step>(5)
  static let sorting = ID<Step>(6)
  static let signing = ID<Step>(7)
  static let handover = ID<Step>(8)
  static let taxOpinion = ID<Step>(9)
  static let communeReply = ID<Step>(10)
  static let linked = ID<Step>(11)
}

extension ID<Parallel> {
  static let opinions = ID<Parallel>(0)
  static let perCommune = ID<Parallel>(1)
}

extension ID<End> {
  static let returned = ID<End>(0)
  static let refused = ID<End>(1)
  static let withdrawn = ID<End>(2)
  static let cancelled = ID<End>(3)
}

enum Sample {
  static func workingDays(_ amount: Int) throws -> Expression {
    .literal(.duration(try .working(amount, .day)))
  }

  static func workingHours(_ amount: Int) throws -> Expression {
    .literal(.duration(try .working(amount, .hour)))
  }

  static func days(_ amount: Int) throws -> Expression {
    .literal(.duration(try .calendar(amount, .day)))
  }

  static func number(_ text: String) -> Expression {
    .literal(.number(ExactDecimal(plain: text) ?? .zero))
  }

  static func money(_ amount: Int64) -> Expression { .literal(.money(amount)) }

  static func date(_ iso: String) throws -> CivilDate {
    guard let date = CivilDate(iso: iso) else { throw SampleFault.badDate(iso) }
    return date
  }

  static func moment(_ iso: String) throws -> Moment {
    guard let moment = Moment(iso: iso) else { throw SampleFault.badDate(iso) }
    return moment
  }

  static func time(_ hour: Int, _ minute: Int) throws -> TimeOfDay {
    guard let time = TimeOfDay(hour: hour, minute: minute) else {
      throw SampleFault.badDate("\(hour):\(minute)")
    }
    return time
  }

  enum SampleFault: Error { case badDate(String) }

  static func calendar(_ counting: DayCounting = .legalDays) throws -> WorkingCalendar {
    let hours = [
      OfficeSpan(opens: try time(7, 0), closes: try time(11, 30)),
      OfficeSpan(opens: try time(13, 30), closes: try time(17, 0)),
    ]
    return try WorkingCalendar(
      CalendarDraft(
        name: "đắk_lắk", title: "Lịch làm việc của tỉnh Đắk Lắk",
        officeHours: OfficeWeek(hours, on: [.monday, .tuesday, .wednesday, .thursday, .friday]),
        holidays: [
          Holiday(
            first: try date("2026-02-14"), last: try date("2026-02-22"), title: "Tết Nguyên đán")
        ],
        makeUpDays: [
          MakeUpDay(date: try date("2026-01-10"), title: "Làm bù"),
          MakeUpDay(
            date: try date("2026-08-22"), title: "Làm bù Quốc khánh", hoursOf: .weekday(.friday)),
          MakeUpDay(date: try date("2026-12-26"), title: "Làm bù", hoursOf: .spans([hours[0]])),
        ], dayCounting: counting, publishedUntil: try date("2026-12-31")))
  }

  static func procedure() throws -> Procedure {
    var procedure = Procedure(
      name: "cấp_phép_xây_dựng", title: "Cấp giấy phép xây dựng mới", calendar: try calendar(),
      steps: try steps(), ends: ends())
    procedure.code = "1.013225"
    procedure.sector = "Hoạt động xây dựng"
    procedure.level = .full
    procedure.performedBy = ID(1)
    procedure.applicants = [.citizen, .enterprise]
    procedure.legalBases = [LegalBasis(number: "61/2018/NĐ-CP", place: "Điều 17")]
    procedure.results = [Named(name: "giấy_phép", title: "Giấy phép xây dựng")]
    procedure.conditions = ["Phù hợp với quy hoạch"]
    procedure.inForce = Validity(from: try date("2026-01-01"), until: try date("2030-12-31"))
    procedure.sets = 2
    procedure.frameworks = [Named(name: "một_cửa", title: "Quy trình khung một cửa")]
    procedure.agencies = [
      Agency(name: "ubnd_tỉnh", title: "Ủy ban nhân dân tỉnh Đắk Lắk", code: "H15"),
      Agency(
        name: "sở_xây_dựng", title: "Sở Xây dựng", code: "H15.10", partOf: ID(0),
        inForce: Validity(from: try date("2025-07-01")), replaces: [ID(2)]),
      Agency(name: "sở_gtvt", title: "Sở Giao thông vận tải"),
    ]
    procedure.roles += [
      Role(name: "một_cửa", title: "Bộ phận Một cửa", agency: ID(0)),
      Role(name: "lãnh_đạo_phòng", title: "Lãnh đạo phòng", agency: ID(1)),
      Role(name: "chuyên_viên", title: "Công chức thụ lý", agency: ID(1)),
      Role(name: "lãnh_đạo_sở", title: "Lãnh đạo Sở", agency: ID(1)),
    ]
    procedure.fields = try fields()
    procedure.cases = [
      CaseSelector(name: "nhà_ở", title: "Nhà ở riêng lẻ"),
      CaseSelector(name: "công_trình", title: "Công trình khác"),
    ]
    procedure.papers = try papers()
    procedure.paperGroups = [PaperGroup(members: [.certificate, .lease])]
    procedure.fees = fees()
    procedure.filing = [
      ChannelRule(channel: .online), ChannelRule(channel: .counter),
      ChannelRule(channel: .post, condition: .caseHolds(.house)),
    ]
    procedure.returning = [ChannelRule(channel: .counter), ChannelRule(channel: .post)]
    procedure.limits = [
      LimitRule(
        condition: .all([
          .caseHolds(.house),
          .compare(.equal, .builtin(.filedBy), .literal(.choice("online"))),
        ]), limit: .duration(try workingDays(15)),
        legalBases: [LegalBasis(number: "50/2014/QH13", place: "Điều 102")]),
      LimitRule(limit: .duration(try days(20))),
    ]
    procedure.timers = Timers(
      reminders: [
        Timers.Reminder(before: try .working(1, .day), acts: [.remind(.leader)])
      ], overdue: Timers.Overdue(acts: [.issue(ID(2))]))
    procedure.messages = messages()
    procedure.letters = [
      Letter(
        name: "phiếu_tiếp_nhận", title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        template: "phieu-tiep-nhan.html"),
      Letter(name: "phiếu_bổ_sung", title: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
      Letter(name: "phiếu_xin_lỗi", title: "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
      Letter(name: "quyết_định", title: "Giấy phép xây dựng"),
    ]
    procedure.actions = [
      ActionSignature(
        name: "tra_dân_cư", title: "Tra cứu cơ sở dữ liệu dân cư",
        takes: [
          ActionSignature.Parameter(name: "họ_tên", type: .text),
          ActionSignature.Parameter(name: "diện_tích", type: .number),
        ], gives: ActionSignature.Parameter(name: "đã_đăng_ký", type: .flag),
        retry: ActionSignature.Retry(count: 5, intervalSeconds: 30)),
      ActionSignature(name: "đồng_bộ", title: "Đồng bộ lên Cổng Dịch vụ công quốc gia"),
    ]
    procedure.externalEvents = [Named(name: "đã_hết_khiếu_nại", title: "Hết thời gian khiếu nại")]
    procedure.stages = [
      Stage(name: "tiếp_nhận", title: "Tiếp nhận"),
      Stage(
        name: "giải_quyết", title: "Giải quyết",
        limits: [
          LimitRule(condition: .caseHolds(.house), limit: .duration(try workingDays(12))),
          LimitRule(limit: .duration(try workingDays(18))),
        ],
        timers: Timers(
          reminders: [Timers.Reminder(before: try .working(2, .day), acts: [.remind(.division)])],
          overdue: Timers.Overdue(acts: [.issue(ID(2))], consequence: .moves(.step(.signing))))),
    ]
    procedure.anytime = [
      AnytimeOutcome(
        role: .applicant,
        outcome: Outcome(
          name: "rút", title: "Rút hồ sơ", route: Route(otherwise: .end(.withdrawn)),
          acts: [.refund(ID(0))], isFreeOfCollection: true, origin: "một_cửa"),
        steps: [.reception, .assignment, .appraisal])
    ]
    procedure.parallels = parallels()
    procedure.initial = .filing
    procedure.obligations = obligations
    return procedure
  }

  private static func fields() throws -> [Field] {
    [
      Field(
        name: "diện_tích", title: "Diện tích sàn (m²)", type: .number,
        minimum: .number(1), maximum: .number(100_000)),
      Field(
        name: "loại", title: "Loại công trình",
        type: .choice([
          Named(name: "cấp_3", title: "Cấp III"), Named(name: "cấp_4", title: "Cấp IV"),
        ])),
      Field(
        name: "hộ_nghèo", title: "Thuộc hộ nghèo", type: .flag, isOptional: true,
        initial: .literal(.flag(false))),
      Field(name: "lý_do_bổ_sung", title: "Nội dung cần bổ sung", type: .text, maximumLength: 500),
      Field(name: "lý_do", title: "Lý do từ chối", type: .text),
      Field(name: "đã_đăng_ký", title: "Đã đăng ký cư trú", type: .flag, isOptional: true),
      Field(
        name: "số_điện_thoại", title: "Điện thoại", type: .text, isOptional: true,
        pattern: "0[0-9]{9}"),
      Field(name: "ngày_ký", title: "Ngày ký", type: .date, isOptional: true),
      Field(
        name: "gia_hạn_thêm", title: "Thời gian gia hạn", type: .duration, isOptional: true,
        maximum: .duration(try .working(10, .day))),
      Field(
        name: "thửa_đất", title: "Thửa đất", type: .list(.integer), isOptional: true,
        minimum: .number(1)),
      Field(name: "dự_toán", title: "Dự toán", type: .money, isOptional: true),
      Field(name: "lúc_kiểm_tra", title: "Lúc kiểm tra thực địa", type: .moment, isOptional: true),
      Field(name: "các_xã", title: "Các xã liên quan", type: .list(.text), isOptional: true),
      Field(name: "xã", title: "Xã được hỏi", type: .text),
    ]
  }

  private static func papers() throws -> [Paper] {
    var form = Paper(name: "đơn", title: "Đơn đề nghị cấp giấy phép xây dựng")
    form.copies = [Paper.Copies(form: .original, count: 1)]
    form.model = "Mẫu số 01"
    form.formats = ["pdf"]
    form.maximumBytes = 10 << 20
    var certificate = Paper(name: "sổ_đỏ", title: "Giấy chứng nhận quyền sử dụng đất")
    certificate.copies = [
      Paper.Copies(form: .certifiedCopy, count: 1), Paper.Copies(form: .electronic, count: 1),
    ]
    certificate.legalBases = [LegalBasis(number: "50/2014/QH13")]
    var lease = Paper(name: "hợp_đồng", title: "Hợp đồng thuê đất")
    lease.copies = [Paper.Copies(form: .copy, count: 1)]
    lease.validFor = try .calendar(12, .month)
    var fireSafety = Paper(name: "pccc", title: "Giấy thẩm duyệt phòng cháy, chữa cháy")
    fireSafety.condition = .all([
      .caseHolds(.building), .compare(.greaterOrEqual, .field(.area), number("500")),
    ])
    fireSafety.isHandedAtReturn = true
    fireSafety.isTakenBack = true
    var identity = Paper(name: "cccd", title: "Căn cước")
    identity.isPresentedOnly = true
    identity.isOptional = true
    identity.replacedBy = ID(0)
    return [form, certificate, lease, fireSafety, identity]
  }

  private static func fees() -> [Fee] {
    [
      Fee(
        name: "thẩm_định", title: "Phí thẩm định", kind: .fee,
        tiers: [
          Fee.Tier(
            condition: .compare(.lessOrEqual, .field(.area), number("250")),
            amount: money(75_000)),
          Fee.Tier(
            condition: .compare(.lessOrEqual, .field(.area), number("1000")),
            amount: .arithmetic(
              .plus, money(75_000),
              .arithmetic(
                .times, .arithmetic(.minus, .field(.area), number("250")), money(100))),
            cap: money(200_000)),
          Fee.Tier(amount: money(300_000)),
        ],
        reliefs: [
          Fee.Relief(percent: 100, condition: .field(.isPoor), title: "Hộ nghèo"),
          Fee.Relief(
            percent: 50,
            condition: .compare(.equal, .builtin(.filedBy), .literal(.choice("online")))),
        ], legalBases: [LegalBasis(number: "85/2019/TT-BTC")])
    ]
  }

  private static func messages() -> [Message] {
    [
      Message(
        name: "đã_tiếp_nhận",
        body: Template([
          .text("Hồ sơ "), .value(.builtin(.caseNumber)), .text(" hẹn trả lúc "),
          .value(.builtin(.dueOn)), .text("."),
        ])),
      Message(
        name: "yêu_cầu_bổ_sung",
        body: Template([.text("Cần bổ sung: "), .value(.field(.supplementReason))])),
    ]
  }

  /// The tax office and the communes of the land are asked side by side.
  private static func parallels() -> [Parallel] {
    [
      Parallel(
        name: "lấy_ý_kiến", title: "Lấy ý kiến", origin: "cấp_phép_xây_dựng",
        branches: [
          Parallel.Branch(name: "thuế", title: "Cơ quan thuế", entrance: .step(.taxOpinion)),
          Parallel.Branch(name: "xã", title: "Các xã", entrance: .parallel(.perCommune)),
        ], route: Route(otherwise: .step(.signing)), acts: [.remind(.officer)]),
      Parallel(
        name: "hỏi_xã", title: "Hỏi từng xã", origin: "cấp_phép_xây_dựng",
        within: BranchPlace(.opinions, branch: 1),
        branches: [Parallel.Branch(name: "xã", title: "Xã", entrance: .step(.communeReply))],
        each: Parallel.Each(field: .commune, list: .field(.communes)), required: number("2"),
        route: Route(otherwise: .branchDone(.opinions))),
    ]
  }

  private static func ends() -> [End] {
    [
      End(
        name: "đã_trả", title: "Đã trả kết quả", kind: .succeeded, status: .returned,
        acts: [.perform(Performance(action: ID(1), arguments: []))], origin: "một_cửa"),
      End(
        name: "đã_từ_chối", title: "Từ chối", kind: .refused, status: .notReceived,
        origin: "một_cửa"),
      End(name: "đã_rút", title: "Người nộp rút hồ sơ", kind: .withdrawn, origin: "một_cửa"),
      End(name: "đã_hủy", title: "Quá hạn bổ sung", kind: .cancelled, origin: "một_cửa"),
    ]
  }

  private static func outcome(
    _ name: String, _ title: String, to target: Target, requires: [ID<Field>] = [],
    acts: [Act] = []
  ) -> Outcome {
    Outcome(
      name: name, title: title, requires: requires, route: Route(otherwise: target), acts: acts,
      origin: "một_cửa")
  }

  private static func steps() throws -> [Step] {
    var filing = Step(
      name: "nộp_hồ_sơ", title: "Nộp hồ sơ", role: .applicant, origin: "một_cửa")
    filing.enters = [.area, .grade, .isPoor, .phone, .parcels]
    filing.takesDossier = true
    filing.status = .registered
    filing.outcomes = [outcome("nộp", "Nộp hồ sơ", to: .step(.reception))]

    var reception = Step(
      name: "tiếp_nhận", title: "Tiếp nhận, kiểm tra hồ sơ", role: .oneStop, origin: "một_cửa")
    reception.stage = ID(0)
    reception.amendedBy = ["cấp_phép_xây_dựng"]
    reception.limits = [
      LimitRule(
        condition: .caseHolds(.building), limit: .sameDay(cutoff: try time(15, 0))),
      LimitRule(limit: .duration(try workingHours(8))),
    ]
    reception.enters = [.supplementReason, .refusalReason]
    reception.takesDossier = true
    reception.status = .processing
    let received = Notice(
      to: .applicant, means: [.sms, .email], manner: .each, message: ID(0))
    let asked = Notice(to: .applicant, means: [.zalo, .portal], manner: .first, message: ID(1))
    reception.outcomes = [
      outcome(
        "hợp_lệ", "Hồ sơ đầy đủ, hợp lệ", to: .step(.assignment),
        acts: [.startClock, .issue(ID(0)), .notify(received)]),
      outcome(
        "cần_bổ_sung", "Cần bổ sung", to: .step(.supplement), requires: [.supplementReason],
        acts: [.issue(ID(1)), .notify(asked)]),
      outcome("từ_chối", "Từ chối", to: .end(.refused), requires: [.refusalReason]),
    ]
    reception.timers = Timers(
      reminders: [Timers.Reminder(before: try .working(2, .hour), acts: [.remind(.oneStop)])],
      overdue: Timers.Overdue(acts: [.issue(ID(2))]))
    reception.legalBases = [LegalBasis(number: "61/2018/NĐ-CP", place: "Điều 17")]

    var supplement = Step(
      name: "bổ_sung", title: "Bổ sung, hoàn thiện hồ sơ", role: .applicant, origin: "một_cửa")
    supplement.takesDossier = true
    supplement.limits = [LimitRule(limit: .duration(try days(30)))]
    supplement.outcomes = [outcome("đã_bổ_sung", "Đã bổ sung", to: .step(.reception))]
    supplement.timers.overdue = Timers.Overdue(acts: [], consequence: .moves(.end(.cancelled)))
    supplement.visitLimit = VisitLimit(count: 2, otherwise: .end(.refused))
    supplement.overallClock = .restarts
    supplement.status = .supplementRequested

    var assignment = Step(
      name: "phân_công", title: "Phân công thụ lý", role: .division, origin: "một_cửa")
    assignment.stage = ID(1)
    assignment.assigns = [.officer]
    assignment.limits = [LimitRule(limit: .duration(try workingHours(4)))]
    assignment.outcomes = [outcome("giao", "Giao thụ lý", to: .step(.appraisal))]
    assignment.timers.overdue = Timers.Overdue(acts: [], consequence: .counts(asOutcome: 0))

    var appraisal = Step(
      name: "thẩm_định", title: "Thẩm định hồ sơ", role: .officer, origin: "cấp_phép_xây_dựng")
    appraisal.enters = [.refusalReason, .estimate, .inspectedAt, .extraTime]
    appraisal.overallClock = .gains(try .working(5, .day))
    appraisal.limits = [
      LimitRule(
        limit: .duration(
          .conditional(
            .compare(.equal, .field(.grade), .literal(.choice("cấp_3"))), then: try workingDays(10),
            otherwise: .literal(
              .duration(.working(try WorkingDuration(thousandths: 2500, .day))))))
      )
    ]
    var proposed = outcome("trình", "Trình ký", to: .step(.signing))
    proposed.route.branches = [
      Route.Branch(
        condition: .any([
          .oneOf(.field(.grade), [.literal(.choice("cấp_3"))]),
          .not(.hasPaper(.certificate)),
        ]), target: .step(.posting), acts: [.publish(.paper(.lease))])
    ]
    appraisal.outcomes = [
      proposed,
      outcome("trả_lại", "Chuyển lại phòng", to: .step(.assignment)),
      outcome(
        "gia_hạn", "Gia hạn", to: .step(.appraisal), requires: [.extraTime],
        acts: [.extendClock(try .working(5, .day))]),
      outcome("lấy_ý_kiến", "Lấy ý kiến", to: .parallel(.opinions)),
      outcome("liên_thông", "Chuyển thủ tục về đất đai", to: .step(.linked)),
    ]
    appraisal.onExit = [
      .set(.decisionDate, .builtin(.today)),
      .set(
        .estimate,
        .call(.greatest, [.field(.estimate), .arithmetic(.times, money(1_000), number("2.5"))])),
    ]

    var posting = Step(
      name: "niêm_yết", title: "Niêm yết công khai", role: .system, origin: "cấp_phép_xây_dựng")
    posting.wait = Wait(duration: try days(15), target: .step(.sorting))
    posting.awaits = [
      AwaitedEvent(event: ID(0), target: .step(.sorting), acts: [.remind(.officer)])
    ]
    posting.overallClock = .pauses

    var sorting = Step(
      name: "tra_cứu", title: "Tra cứu dữ liệu dân cư", role: .system, origin: "cấp_phép_xây_dựng")
    sorting.onEntry = [
      .perform(
        Performance(
          action: ID(0), arguments: [.builtin(.applicantName), .field(.area)],
          into: .registered, onFailure: .step(.appraisal)))
    ]
    sorting.route = Route(
      branches: [
        Route.Branch(
          condition: .all([.hasField(.registered), .field(.registered)]),
          target: .step(.signing))
      ], otherwise: .step(.appraisal), otherwiseActs: [.remind(.officer)])
    sorting.overallClock = .leaves(try .calendar(48, .hour))

    var signing = Step(
      name: "ký_duyệt", title: "Ký duyệt", role: .leader, origin: "một_cửa")
    signing.signs = [ID(3)]
    signing.notPerformerOf = [.appraisal]
    var signed = outcome(
      "ký", "Ký", to: .step(.handover), acts: [.publish(.letter(ID(3)))])
    signed.requiresSignature = true
    signing.outcomes = [
      signed,
      outcome("trả_lại", "Trả lại", to: .step(.appraisal), requires: [.refusalReason]),
    ]

    var handover = Step(
      name: "trả_kết_quả", title: "Trả kết quả", role: .oneStop, origin: "một_cửa")
    handover.collects = [Collection(fees: [ID(0)], means: [.online, .counter])]
    handover.status = .decided
    handover.outcomes = [
      outcome(
        "đã_trả", "Đã trả kết quả", to: .end(.returned),
        acts: [.post(.result(ID(0)), to: .applicant)])
    ]
    var taxOpinion = Step(
      name: "ý_kiến_thuế", title: "Ý kiến cơ quan thuế", role: .oneStop,
      origin: "cấp_phép_xây_dựng")
    taxOpinion.branch = BranchPlace(.opinions, branch: 0)
    taxOpinion.outcomes = [
      outcome("đồng_ý", "Đồng ý", to: .branchDone(.opinions)),
      outcome("phản_đối", "Không đồng ý", to: .stopping(.step(.appraisal))),
    ]

    var communeReply = Step(
      name: "xã_trả_lời", title: "Xã trả lời", role: .officer, origin: "cấp_phép_xây_dựng")
    communeReply.branch = BranchPlace(.perCommune, branch: 0)
    communeReply.outcomes = [
      outcome("đồng_ý", "Đồng ý", to: .branchDone(.perCommune)),
      outcome("đủ_ý_kiến", "Đã đủ ý kiến", to: .stopping(.branchDone(.opinions))),
      outcome("hỏi_lại", "Hỏi lại", to: .stopping(.parallel(.perCommune))),
      outcome("từ_chối", "Từ chối", to: .stopping(.end(.refused))),
    ]
    var linked = Step(
      name: "liên_thông", title: "Chờ kết quả thủ tục đất đai", role: .system,
      origin: "cấp_phép_xây_dựng")
    linked.call = Call(
      procedure: "cấp_giấy_chứng_nhận",
      arguments: [
        Call.Argument(field: "chủ_sử_dụng", value: .builtin(.applicantName)),
        Call.Argument(field: "diện_tích", value: .field(.area)),
      ],
      ends: [
        Call.Ending(end: "đã_cấp", target: .step(.signing), acts: [.remind(.leader)]),
        Call.Ending(end: "đã_từ_chối", target: .end(.refused)),
      ], otherwise: .step(.appraisal), gives: [Call.Gift(from: "ngày_cấp", into: .decisionDate)])
    linked.limits = [LimitRule(limit: .duration(try days(30)))]
    linked.timers.overdue = Timers.Overdue(acts: [], consequence: .moves(.step(.appraisal)))
    return [
      filing, reception, supplement, assignment, appraisal, posting, sorting, signing, handover,
      taxOpinion, communeReply, linked,
    ]
  }
}
