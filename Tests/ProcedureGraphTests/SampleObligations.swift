import ProcedureGraph

extension Sample {
  /// Every pattern, and every kind of event at least once.
  static let obligations: [Obligation] = {
    let rule = Named(name: "một_cửa", title: "Cơ chế một cửa")
    let basis = [LegalBasis(number: "61/2018/NĐ-CP", place: "Điều 17")]
    func ensure(_ title: String, _ demand: Obligation.Demand) -> Obligation {
      Obligation(title: title, demand: demand, origin: "cấp_phép_xây_dựng")
    }
    let told = Obligation.Event.notified(.applicant, nil)
    return [
      Obligation(
        title: "bổ sung thì báo",
        demand: .response(after: .outcomeChosen("hỏi_lại", in: .communeReply), always: told),
        rule: rule, origin: "một_cửa", legalBases: basis),
      ensure("rút thì báo", .response(after: .outcomeChosen("phản_đối", in: nil), always: told)),
      ensure(
        "mời có lời", .precedence(before: .ended(.any), always: .notified(.applicant, ID(1)))),
      ensure("nhắc", .precedence(before: .stepEntered(.signing), always: .reminded(.leader))),
      ensure("không hủy", .absence(.ended(.kind(.cancelled)))),
      ensure("không trả", .absence(.ended(.end(.returned)))),
      ensure("luôn lập", .existence(.letterIssued(ID(0)))),
      ensure("luôn thu", .existence(.feeCollected(.kind(.charge)))),
      ensure(
        "một lần", .bounded(.feeCollected(.fee(ID(0))), most: 1, scope: .wholeCase)),
      ensure("mỗi giai đoạn", .bounded(.clockExtended, most: 2, scope: .stage)),
      ensure(
        "không xen",
        .absenceBetween(
          .clockStarted, .overdue(.wholeCase), without: .overdue(.step(.appraisal)))),
      ensure(
        "không gửi",
        .absenceBetween(
          .published(.letter(ID(3))), .posted(.result(ID(0))), without: .overdue(.stage(ID(0))))),
      ensure("không công bố giấy tờ", .absence(.published(.paper(ID(0))))),
      ensure("tra cứu", .existence(.actionPerformed(ID(0)))),
      ensure("bốn mắt", .fourEyes(.stepEntered(.signing), .stepEntered(.appraisal))),
      ensure("không có bước", .fourEyes(.absent(.init(.step, "xã_ký")), .stepEntered(.signing))),
      ensure("đúng hạn", .timeBudget),
    ]
  }()
}

extension GraphFaultTests {
  static let obligations: [Damage] = [
    Damage(.emptyName, "obligations/0/title") { $0.obligations[0].title = "" },
    Damage(.badName, "obligations/0") { $0.obligations[0].origin = "một cửa" },
    Damage(.badName, "obligations/0") { $0.obligations[0].rule?.name = "một/cửa" },
    Damage(.unknownReference, "obligations/0/step") {
      $0.obligations[0].demand = .absence(.stepEntered(ID(99)))
    },
    Damage(.unknownReference, "obligations/0/step") {
      $0.obligations[0].demand = .absence(.outcomeChosen("trả_lại", in: ID(-1)))
    },
    Damage(.unknownOutcome, "obligations/0/outcome") {
      $0.obligations[0].demand = .absence(.outcomeChosen("trả_lại", in: .filing))
    },
    Damage(.unknownOutcome, "obligations/0/outcome") {
      $0.obligations[0].demand = .absence(.outcomeChosen("lạ", in: nil))
    },
    Damage(.unknownReference, "obligations/0/role") {
      $0.obligations[0].demand = .absence(.notified(ID(77), nil))
    },
    Damage(.unknownReference, "obligations/0/message") {
      $0.obligations[0].demand = .absence(.notified(.applicant, ID(77)))
    },
    Damage(.unknownReference, "obligations/0/role") {
      $0.obligations[0].demand = .absence(.reminded(ID(77)))
    },
    Damage(.unknownReference, "obligations/0/letter") {
      $0.obligations[0].demand = .absence(.letterIssued(ID(77)))
    },
    Damage(.unknownReference, "obligations/0/result") {
      $0.obligations[0].demand = .absence(.published(.result(ID(77))))
    },
    Damage(.unknownReference, "obligations/0/paper") {
      $0.obligations[0].demand = .absence(.posted(.paper(ID(77))))
    },
    Damage(.unknownReference, "obligations/0/fee") {
      $0.obligations[0].demand = .existence(.feeCollected(.fee(ID(77))))
    },
    Damage(.unknownReference, "obligations/0/action") {
      $0.obligations[0].demand = .existence(.actionPerformed(ID(77)))
    },
    Damage(.unknownReference, "obligations/0/stage") {
      $0.obligations[0].demand = .existence(.overdue(.stage(ID(77))))
    },
    Damage(.unknownReference, "obligations/0/end") {
      $0.obligations[0].demand = .existence(.ended(.end(ID(77))))
    },
    Damage(.countOutOfRange, "obligations/0/most") {
      $0.obligations[0].demand = .bounded(.clockStarted, most: 0, scope: .stage)
    },
    Damage(.stepNeeded, "obligations/0/fourEyes") {
      $0.obligations[0].demand = .fourEyes(.clockStarted, .stepEntered(.signing))
    },
    Damage(.notAbsent, "obligations/0/step") {
      $0.obligations[0].demand = .absence(.absent(.init(.step, "ký_duyệt")))
    },
    Damage(.notAbsent, "obligations/0/outcome") {
      $0.obligations[0].demand = .absence(.absent(.init(.outcome, "trả_lại")))
    },
    Damage(.emptyName, "obligations/0") {
      $0.obligations[0].demand = .absence(.absent(.init(.letter, "")))
    },
  ]
}
