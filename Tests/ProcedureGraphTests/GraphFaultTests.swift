import CivilTime
import ProcedureGraph
import Testing

/// One edit of the sample, and the faults it causes.
struct Damage: CustomTestStringConvertible, Sendable {
  var faults: [GraphFault]
  var edit: @Sendable (inout Procedure) throws -> Void

  init(
    _ kind: GraphFault.Kind, _ path: String,
    _ edit: @escaping @Sendable (inout Procedure) throws -> Void
  ) {
    self.init([(kind, path)], edit)
  }

  init(
    _ faults: [(GraphFault.Kind, String)],
    _ edit: @escaping @Sendable (inout Procedure) throws -> Void
  ) {
    self.faults = faults.map {
      GraphFault($0.0, at: $0.1.split(separator: "/").map(String.init))
    }
    self.edit = edit
  }

  var testDescription: String { faults.map(\.description).joined(separator: ", ") }
}

@Suite struct GraphFaultTests {
  private static let yes = Expression.literal(.flag(true))
  private static let one = Expression.literal(.number(1))

  static let names: [Damage] = [
    Damage(.emptyName, "name") { $0.name = "" },
    Damage(.emptyName, "letters/1") { $0.letters[1].name = "" },
    Damage(.badName, "stages/tiếp nhận") { $0.stages[0].name = "tiếp nhận" },
    Damage(.badName, "stages/a/b") { $0.stages[0].name = "a/b" },
    Damage(.badName, "results/a\n") { $0.results[0].name = "a\n" },
    Damage(.duplicateName, "steps/tiếp_nhận") { $0.steps[3].name = "tiếp_nhận" },
    Damage(.duplicateName, "ends/đã_rút") { $0.ends[3].name = "đã_rút" },
    Damage(.duplicateName, "fields/loại") { $0.fields[4].name = "loại" },
    Damage(.duplicateName, "agencies/ubnd_tỉnh") { $0.agencies[2].name = "ubnd_tỉnh" },
    Damage(.duplicateName, "steps/tiếp_nhận/outcomes/hợp_lệ") {
      $0.steps[1].outcomes[2].name = "hợp_lệ"
    },
    Damage(.duplicateName, "actions/tra_dân_cư/takes/họ_tên") {
      $0.actions[0].takes[1].name = "họ_tên"
    },
    Damage(.duplicateName, "anytime/rút") { $0.anytime.append($0.anytime[0]) },
    Damage(.duplicateName, "anytime/hợp_lệ") {
      $0.anytime[0].role = .oneStop
      $0.anytime[0].outcome.name = "hợp_lệ"
    },
    Damage(.reservedRole, "roles/người_nộp") { $0.roles[0].name = "người_nộp" },
    Damage(.reservedRole, "roles/system") { $0.roles[1].agency = ID(0) },
  ]

  static let stages: [Damage] = [
    Damage(.timerWithoutLimit, "stages/giải_quyết/timers") { $0.stages[1].limits = [] },
    Damage(.wrongType, "stages/giải_quyết/limits/1/limit") {
      $0.stages[1].limits[1].limit = .duration(one)
    },
    Damage(.unknownReference, "stages/giải_quyết/limits/0/condition") {
      $0.stages[1].limits[0].condition = .caseHolds(ID(99))
    },
    Damage(.unknownReference, "stages/giải_quyết/timers/overdue/target") {
      $0.stages[1].timers.overdue?.consequence = .moves(.step(ID(99)))
    },
    Damage(.unknownOutcome, "stages/giải_quyết/timers/overdue/outcome") {
      $0.stages[1].timers.overdue?.consequence = .counts(asOutcome: 0)
    },
    Damage(.unreachableRole, "stages/giải_quyết/timers/reminders/0/acts/0/to") {
      $0.stages[1].timers.reminders[0].acts = [.remind(.system)]
    },
  ]

  static let parallels: [Damage] = [
    Damage(.unknownReference, "steps/thẩm_định/outcomes/lấy_ý_kiến/route/otherwise") {
      $0.steps[4].outcomes[3].route.otherwise = .parallel(ID(2))
    },
    Damage(.unknownReference, "steps/ý_kiến_thuế/outcomes/đồng_ý/route/otherwise") {
      $0.steps[9].outcomes[0].route.otherwise = .branchDone(ID(-1))
    },
    Damage(.unknownReference, "steps/ý_kiến_thuế/outcomes/phản_đối/route/otherwise") {
      $0.steps[9].outcomes[1].route.otherwise = .stopping(.end(ID(4)))
    },
    Damage(.leadsAcrossBranches, "steps/ký_duyệt/outcomes/ký/route/otherwise") {
      $0.steps[8].branch = BranchPlace(ID(2), branch: 0)
      $0.steps[8].outcomes[0].route.otherwise = .stopping(.end(.returned))
    }.and(.unknownReference, "steps/trả_kết_quả/branch")
      .and(.notInBlock, "steps/trả_kết_quả/outcomes/đã_trả/route/otherwise"),
    Damage(.leadsAcrossBranches, "parallels/lấy_ý_kiến/branches/xã/entrance") {
      $0.parallels[1].within = BranchPlace(.opinions, branch: 2)
    }.and(.unknownReference, "parallels/hỏi_xã/within"),
    Damage(.unknownReference, "parallels/hỏi_xã/each/field") {
      $0.parallels[1].each?.field = ID(99)
    },
    Damage(.unknownReference, "parallels/lấy_ý_kiến/branches/thuế/entrance") {
      $0.parallels[0].branches[0].entrance = .step(ID(99))
    },
    Damage(.duplicateName, "parallels/lấy_ý_kiến/branches/thuế") {
      $0.parallels[0].branches[1].name = "thuế"
    },
    Damage(.unknownReference, "steps/xã_trả_lời/branch") {
      $0.parallels[1].branches = []
    }.and(.emptyList, "parallels/hỏi_xã/branches"),
    Damage(.countOutOfRange, "parallels/lấy_ý_kiến/branches") {
      $0.parallels[0].each = Parallel.Each(field: .commune, list: .field(.communes))
    },
    Damage(.wrongType, "parallels/hỏi_xã/each/list") {
      $0.parallels[1].each?.list = .field(.parcels)
    },
    Damage(.wrongType, "parallels/hỏi_xã/required") { $0.parallels[1].required = .field(.area) },
    Damage(.emptyBranch, "parallels/lấy_ý_kiến/branches/thuế/entrance") {
      $0.parallels[0].branches[0].entrance = .branchDone(.opinions)
    },
    Damage(.leadsAcrossBranches, "parallels/lấy_ý_kiến/branches/thuế/entrance") {
      $0.parallels[0].branches[0].entrance = .step(.appraisal)
    },
    // Into a branch from outside, to its sister, out of it, into an inner one.
    Damage(.leadsAcrossBranches, "steps/phân_công/outcomes/giao/route/otherwise") {
      $0.steps[3].outcomes[0].route.otherwise = .step(.taxOpinion)
    },
    Damage(.leadsAcrossBranches, "steps/phân_công/outcomes/giao/route/otherwise") {
      $0.steps[3].outcomes[0].route.otherwise = .parallel(.perCommune)
    },
    Damage(.leadsAcrossBranches, "steps/ý_kiến_thuế/outcomes/đồng_ý/route/otherwise") {
      $0.steps[9].outcomes[0].route.otherwise = .parallel(.perCommune)
    },
    Damage(.leadsAcrossBranches, "steps/ý_kiến_thuế/outcomes/đồng_ý/route/otherwise") {
      $0.steps[9].outcomes[0].route.otherwise = .step(.appraisal)
    },
    Damage(.leadsAcrossBranches, "steps/ý_kiến_thuế/outcomes/phản_đối/route/otherwise") {
      $0.steps[9].outcomes[1].route.otherwise = .stopping(.step(.communeReply))
    },
    Damage(.leadsAcrossBranches, "steps/ý_kiến_thuế/outcomes/phản_đối/route/otherwise") {
      $0.steps[9].outcomes[1].route.otherwise = .stopping(.step(.taxOpinion))
    },
    Damage(.leadsAcrossBranches, "initial") { $0.initial = .taxOpinion },
    Damage(.leadsAcrossBranches, "steps/ý_kiến_thuế/timers/overdue/target") {
      $0.steps[9].limits = $0.steps[1].limits
      $0.steps[9].timers.overdue = Timers.Overdue(acts: [], consequence: .moves(.step(.signing)))
    },
    Damage(.leadsAcrossBranches, "timers/overdue/target") {
      $0.timers.overdue?.consequence = .moves(.step(.taxOpinion))
    },
    Damage(.leadsAcrossBranches, "stages/giải_quyết/timers/overdue/target") {
      $0.stages[1].timers.overdue?.consequence = .moves(.step(.taxOpinion))
    },
    Damage(.leadsAcrossBranches, "anytime/rút/route/otherwise") {
      $0.anytime[0].steps = [.taxOpinion]
      $0.anytime[0].outcome.route.otherwise = .step(.communeReply)
    },
    Damage(.endInsideBranch, "steps/ý_kiến_thuế/outcomes/đồng_ý/route/otherwise") {
      $0.steps[9].outcomes[0].route.otherwise = .end(.refused)
    },
    Damage(.endInsideBranch, "parallels/hỏi_xã/route/otherwise") {
      $0.parallels[1].route.otherwise = .end(.refused)
    },
    Damage(.notInBlock, "parallels/lấy_ý_kiến/route/otherwise") {
      $0.parallels[0].route.otherwise = .branchDone(.opinions)
    },
    Damage(.notInBlock, "steps/phân_công/outcomes/giao/route/otherwise") {
      $0.steps[3].outcomes[0].route.otherwise = .branchDone(.opinions)
    },
    Damage(.notInBlock, "steps/phân_công/outcomes/giao/route/otherwise") {
      $0.steps[3].outcomes[0].route.otherwise = .stopping(.step(.appraisal))
    },
    Damage(.notInBlock, "steps/xã_trả_lời/outcomes/đồng_ý/route/otherwise") {
      $0.steps[10].outcomes[0].route.otherwise = .branchDone(.opinions)
    },
    Damage(.leadsAcrossBranches, "steps/xã_trả_lời/outcomes/đủ_ý_kiến/route/otherwise") {
      $0.parallels[1].within = BranchPlace(.perCommune, branch: 0)
    }.and(.leadsAcrossBranches, "steps/xã_trả_lời/outcomes/từ_chối/route/otherwise")
      .and(.leadsAcrossBranches, "parallels/lấy_ý_kiến/branches/xã/entrance")
      .and(.notInBlock, "parallels/hỏi_xã/route/otherwise")
      .and(.blockCycle, "parallels/hỏi_xã/within"),
    Damage(.boundField, "steps/thẩm_định/enters/4") { $0.steps[4].enters.append(.commune) },
    Damage(.boundField, "steps/xã_trả_lời/outcomes/đồng_ý/requires/0") {
      $0.steps[10].outcomes[0].requires = [.commune]
    },
    Damage(.boundField, "steps/thẩm_định/onEntry/0/set") {
      $0.steps[4].onEntry = [.set(.commune, .literal(.text("x")))]
    },
    Damage(.boundField, "steps/tra_cứu/onEntry/0/into") {
      $0.steps[6].onEntry = [
        .perform(
          Performance(
            action: ID(0), arguments: [.builtin(.applicantName), .field(.area)], into: .commune))
      ]
      $0.actions[0].gives?.type = .text
    },
    Damage(.endlessAutomaticSteps, "parallels/hỏi_xã") {
      $0.parallels[1].route.otherwise = .parallel(.perCommune)
    },
    Damage(.endlessAutomaticSteps, "steps/xã_trả_lời") {
      $0.obligations = []
      $0.parallels[1].each = nil
      $0.parallels[0].branches[0].entrance = .parallel(.perCommune)
      $0.parallels[1].within = BranchPlace(.opinions, branch: 0)
      $0.parallels[1].branches[0].entrance = .step(.communeReply)
      $0.parallels[0].branches.removeLast()
      $0.steps[9].branch = nil
      $0.steps[9].outcomes = $0.steps[3].outcomes
      $0.steps[10].role = .system
      $0.steps[10].outcomes = []
      $0.steps[10].route = Route(otherwise: .stopping(.parallel(.opinions)))
    },
    Damage(.endlessAutomaticSteps, "steps/tra_cứu") {
      $0.obligations = []
      $0.steps[6].onEntry = []
      $0.steps[6].route = Route(otherwise: .parallel(.perCommune))
      $0.parallels[1].within = nil
      $0.parallels[1].route.otherwise = .step(.sorting)
      $0.parallels[0].branches.removeLast()
      $0.steps[10].outcomes.removeSubrange(1...2)
    },
  ]

  static let calls: [Damage] = [
    Damage(.emptyName, "steps/liên_thông/call/procedure") { $0.steps[11].call?.procedure = "" },
    Damage(.duplicateName, "steps/liên_thông/call/arguments/diện_tích") {
      $0.steps[11].call?.arguments[0].field = "diện_tích"
    },
    Damage(.unknownReference, "steps/liên_thông/call/arguments/diện_tích/value") {
      $0.steps[11].call?.arguments[1].value = .field(ID(99))
    },
    Damage(.duplicateName, "steps/liên_thông/call/ends/đã_cấp") {
      $0.steps[11].call?.ends[1].end = "đã_cấp"
    },
    Damage(.unknownReference, "steps/liên_thông/call/ends/đã_cấp/target") {
      $0.steps[11].call?.ends[0].target = .step(ID(99))
    },
    Damage(.leadsAcrossBranches, "steps/liên_thông/call/otherwise") {
      $0.steps[11].call?.otherwise = .step(.taxOpinion)
    },
    Damage(.emptyList, "steps/liên_thông/call/ends") {
      $0.steps[11].call?.ends = []
      $0.steps[11].call?.otherwise = nil
    },
    Damage(.emptyName, "steps/liên_thông/call/gives/0/from") {
      $0.steps[11].call?.gives[0].from = ""
    },
    Damage(.unknownReference, "steps/liên_thông/call/gives/0/into") {
      $0.steps[11].call?.gives[0].into = ID(99)
    },
    Damage(.boundField, "steps/liên_thông/call/gives/0/into") {
      $0.steps[11].call?.gives[0].into = .commune
    },
    Damage(.duplicateEntry, "steps/liên_thông/call/gives") {
      $0.steps[11].call?.gives.append(Call.Gift(from: "x", into: .decisionDate))
    },
    Damage(.returnsOutsideOutcome, "ends/đã_trả/acts/0/returnResult") {
      $0.ends[0].acts = [.returnResult([])]
    },
    Damage(.nothingToSign, "steps/ký_duyệt/outcomes/ký") { $0.steps[7].signs = [] },
    Damage(.nothingToSign, "anytime/rút") { $0.anytime[0].outcome.requiresSignature = true },
    Damage(.routeBesideCall, "steps/liên_thông/route") {
      $0.steps[11].route = Route(otherwise: .step(.appraisal))
    },
  ]

  static let references: [Damage] = [
    Damage(.unknownReference, "performedBy") { $0.performedBy = ID(3) },
    Damage(.unknownReference, "agencies/sở_xây_dựng/partOf") { $0.agencies[1].partOf = ID(-1) },
    Damage(.unknownReference, "agencies/sở_xây_dựng/replaces/0") {
      $0.agencies[1].replaces = [ID(77)]
    },
    Damage(.unknownReference, "roles/một_cửa/agency") { $0.roles[2].agency = ID(3) },
    Damage(.unknownReference, "papers/cccd/replacedBy") { $0.papers[4].replacedBy = ID(2) },
    Damage(.unknownReference, "paperGroups/0/members/1") {
      $0.paperGroups[0].members[1] = ID(5)
    },
    Damage(.unknownReference, "initial") { $0.initial = ID(99) },
    Damage(.unknownReference, "initial") { $0.initial = ID(Int.min) },
    Damage(.unknownReference, "steps/tiếp_nhận/role") { $0.steps[1].role = ID(6) },
    Damage(.unknownReference, "steps/tiếp_nhận/stage") { $0.steps[1].stage = ID(2) },
    Damage(.unknownReference, "steps/tiếp_nhận/enters/1") { $0.steps[1].enters[1] = ID(112) },
    Damage(.unknownReference, "steps/ký_duyệt/signs/0") { $0.steps[7].signs = [ID(4)] },
    Damage(.unknownReference, "steps/ký_duyệt/notPerformerOf/0") {
      $0.steps[7].notPerformerOf = [ID(99)]
    },
    Damage(.unknownReference, "steps/phân_công/assigns/0") { $0.steps[3].assigns = [ID(6)] },
    Damage(.unknownReference, "steps/trả_kết_quả/collects/0/fees/0") {
      $0.steps[8].collects[0].fees = [ID(1)]
    },
    Damage(.unknownReference, "steps/tiếp_nhận/outcomes/từ_chối/requires/0") {
      $0.steps[1].outcomes[2].requires = [ID(99)]
    },
    Damage(.unknownReference, "steps/tiếp_nhận/outcomes/từ_chối/route/otherwise") {
      $0.steps[1].outcomes[2].route.otherwise = .end(ID(4))
    },
    Damage(.unknownReference, "steps/thẩm_định/outcomes/trình/route/branches/0/target") {
      $0.steps[4].outcomes[0].route.branches[0].target = .step(ID(99))
    },
    Damage(.unknownReference, "steps/niêm_yết/wait/target") {
      $0.steps[5].wait?.target = .step(ID(99))
    },
    Damage(.unknownReference, "steps/niêm_yết/awaits/0/event") {
      $0.steps[5].awaits[0].event = ID(1)
    },
    Damage(.unknownReference, "steps/niêm_yết/awaits/0/target") {
      $0.steps[5].awaits[0].target = .end(ID(99))
    },
    Damage(.unknownReference, "steps/bổ_sung/visitLimit/otherwise") {
      $0.steps[2].visitLimit?.otherwise = .end(ID(99))
    },
    Damage(.unknownReference, "steps/bổ_sung/timers/overdue/target") {
      $0.steps[2].timers.overdue?.consequence = .moves(.step(ID(99)))
    },
    Damage(.unknownReference, "anytime/rút/role") { $0.anytime[0].role = ID(6) },
    Damage(.unknownReference, "anytime/rút/steps/1") { $0.anytime[0].steps[1] = ID(99) },
    Damage(.unknownReference, "ends/đã_trả/acts/0/perform") {
      $0.ends[0].acts = [.perform(Performance(action: ID(2), arguments: []))]
    },
    Damage(.unknownReference, "messages/yêu_cầu_bổ_sung/body/1/value") {
      $0.messages[1].body.parts[1] = .value(.field(ID(112)))
    },
    Damage(.unknownReference, "papers/pccc/condition") {
      $0.papers[3].condition = .hasPaper(ID(5))
    },
    Damage(.unknownReference, "papers/pccc/condition") {
      $0.papers[3].condition = .caseHolds(ID(2))
    },
    Damage(.unknownReference, "papers/pccc/condition") {
      $0.papers[3].condition = .hasField(ID(-1))
    },
  ]

  static let lists: [Damage] = [
    Damage(.duplicateEntry, "applicants") { $0.applicants = [.citizen, .citizen] },
    Damage(.duplicateEntry, "paperGroups/0/members") {
      $0.paperGroups[0].members = [.lease, .lease]
    },
    Damage(.duplicateEntry, "papers/sổ_đỏ/copies") { $0.papers[1].copies[1].form = .certifiedCopy },
    Damage(.duplicateEntry, "papers/đơn/formats") { $0.papers[0].formats = ["pdf", "pdf"] },
    Damage(.duplicateEntry, "steps/niêm_yết/awaits") {
      $0.steps[5].awaits.append($0.steps[5].awaits[0])
    },
    Damage(.emptyList, "paperGroups/0/members") { $0.paperGroups[0].members = [] },
    Damage(.emptyList, "fees/thẩm_định/tiers") { $0.fees[0].tiers = [] },
    Damage(.emptyList, "fields/loại/type") {
      $0.fields[1].type = .choice([])
      $0.steps[4].limits = []
      $0.steps[4].outcomes[0].route.branches = []
    },
    Damage(.duplicateName, "fields/loại/type/cấp_3") {
      $0.fields[1].type = .choice([
        Named(name: "cấp_3", title: "Cấp III"), Named(name: "cấp_3", title: "Cấp III"),
      ])
    },
    Damage(.emptyList, "steps/trả_kết_quả/collects/0/means") {
      $0.steps[8].collects[0].means = []
    },
    Damage(.emptyList, "steps/trả_kết_quả/collects/0/fees") { $0.steps[8].collects[0].fees = [] },
    Damage(.emptyList, "anytime/rút/steps") { $0.anytime[0].steps = [] },
    Damage(.emptyList, "steps/tiếp_nhận/outcomes/cần_bổ_sung/acts/1/means") {
      $0.steps[1].outcomes[1].acts[1] = .notify(
        Notice(to: .applicant, means: [], manner: .each, message: ID(0)))
    },
    Damage(.agencyCycle, "agencies/ubnd_tỉnh/partOf") { $0.agencies[0].partOf = ID(1) },
    Damage(.agencyCycle, "agencies/sở_gtvt/replaces") { $0.agencies[2].replaces = [ID(2)] },
    Damage(.noSteps, "steps") {
      $0 = Procedure(name: "a", title: "A", calendar: $0.calendar, ends: [$0.ends[1]])
    }.and(.unknownReference, "initial"),
    Damage(.noEnds, "ends") {
      $0 = Procedure(
        name: "a", title: "A", calendar: $0.calendar, steps: [Step(damaged: .step(ID(0)))])
    },
  ]

  static let expressions: [Damage] = [
    Damage(.expressionTooDeep, "papers/pccc/condition") {
      $0.papers[3].condition = (0..<64).reduce(yes) { inner, _ in .not(inner) }
    },
    Damage(.expressionTooDeep, "papers/pccc/condition") {
      $0.papers[3].condition = (0..<5_000).reduce(yes) { inner, _ in .not(inner) }
    },
    Damage(.wrongType, "papers/pccc/condition") { $0.papers[3].condition = one },
    Damage(.wrongType, "paperGroups/0/condition") { $0.paperGroups[0].condition = .field(.area) },
    Damage(.wrongType, "filing/2/condition") { $0.filing[2].condition = .field(.grade) },
    Damage(.wrongType, "fees/thẩm_định/tiers/2/amount") { $0.fees[0].tiers[2].amount = one },
    Damage(.wrongType, "fees/thẩm_định/tiers/1/cap") { $0.fees[0].tiers[1].cap = one },
    Damage(.wrongType, "fees/thẩm_định/reliefs/0/condition") {
      $0.fees[0].reliefs[0].condition = .field(.area)
    },
    Damage(.wrongType, "limits/1/limit") { $0.limits[1].limit = .duration(one) },
    Damage(.wrongType, "limits/0/condition") { $0.limits[0].condition = .builtin(.filedBy) },
    Damage(.wrongType, "steps/niêm_yết/wait/duration") { $0.steps[5].wait?.duration = one },
    Damage(.wrongType, "fields/hộ_nghèo/initial") { $0.fields[2].initial = one },
    Damage(.wrongType, "steps/thẩm_định/onExit/0/set") {
      $0.steps[4].onExit[0] = .set(.decisionDate, .builtin(.dueOn))
    },
    Damage(.wrongType, "steps/thẩm_định/onExit/0/set") {
      $0.steps[4].onExit[0] = .set(.grade, .literal(.choice("cấp_5")))
    },
    Damage(.wrongType, "steps/thẩm_định/onExit/0/set") {
      $0.steps[4].onExit[0] = .set(.parcels, .literal(.list([.text("a")])))
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.equal, .field(.grade), .literal(.choice("cấp_5")))
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.less, .field(.grade), .literal(.choice("cấp_3")))
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.equal, .field(.area), .field(.estimate))
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(
        .less, try Sample.workingDays(5), try Sample.days(5))
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .oneOf(.field(.area), [one, .field(.estimate)])
    },
    Damage(.wrongOperands, "papers/pccc/condition") { $0.papers[3].condition = .all([yes, one]) },
    Damage(.wrongOperands, "papers/pccc/condition") { $0.papers[3].condition = .not(one) },
    Damage(.wrongOperands, "fees/thẩm_định/tiers/2/amount") {
      $0.fees[0].tiers[2].amount = .arithmetic(.plus, Sample.money(1), one)
    },
    Damage(.wrongOperands, "fees/thẩm_định/tiers/2/amount") {
      $0.fees[0].tiers[2].amount = .arithmetic(.times, Sample.money(1), Sample.money(1))
    },
    Damage(.wrongOperands, "fees/thẩm_định/tiers/2/amount") {
      $0.fees[0].tiers[2].amount = .conditional(yes, then: Sample.money(1), otherwise: one)
    },
    Damage(.wrongOperands, "fees/thẩm_định/tiers/2/amount") {
      $0.fees[0].tiers[2].amount = .call(.greatest, [Sample.money(1), one])
    },
    Damage(.wrongOperands, "steps/thẩm_định/onExit/0/set") {
      $0.steps[4].onExit[0] = .set(
        .decisionDate, .arithmetic(.plus, .builtin(.today), try Sample.workingHours(4)))
    },
    Damage(.wrongOperands, "steps/thẩm_định/onExit/0/set") {
      $0.steps[4].onExit[0] = .set(.parcels, .literal(.list([.number(1), .text("a")])))
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.equal, .call(.length, [one]), one)
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.equal, .call(.daysBetween, [one, one]), one)
    },
    Damage(.wrongOperands, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.equal, .call(.round, [yes]), one)
    },
    Damage(.wrongArgumentCount, "papers/pccc/condition") {
      $0.papers[3].condition = .compare(.equal, .call(.greatest, [one]), one)
    },
    Damage(.wrongArgumentCount, "papers/pccc/condition") { $0.papers[3].condition = .any([]) },
    Damage(.wrongArgumentCount, "papers/pccc/condition") {
      $0.papers[3].condition = .oneOf(one, [])
    },
    Damage(.circularValue, "fees/thẩm_định/tiers/2/amount") {
      $0.fees[0].tiers[2].amount = .builtin(.totalFee)
    },
    Damage(.circularValue, "limits/1/condition") {
      $0.limits[1].condition = .compare(.equal, .builtin(.dueOn), .builtin(.dueOn))
    }.and(.circularValue, "limits/1/condition"),
    Damage(.circularValue, "fields/hộ_nghèo/initial") {
      $0.fields[2].initial = .hasField(.isPoor)
    },
    Damage(.circularValue, "cases/công_trình/condition") {
      $0.cases[0].condition = yes
      $0.cases[1].condition = .not(.caseHolds(.house))
    },
  ]

  static let data: [Damage] = [
    Damage(.nestedList, "fields/thửa_đất/type") {
      $0.fields[9].type = .list(.list(.integer))
    }.and(.wrongConstraint, "fields/thửa_đất/minimum"),
    Damage(.wrongConstraint, "fields/diện_tích/minimum") { $0.fields[0].minimum = .text("1") },
    Damage(.wrongConstraint, "fields/lý_do/maximum") { $0.fields[4].maximum = .text("b") },
    Damage(.wrongConstraint, "fields/hộ_nghèo/maximumLength") { $0.fields[2].maximumLength = 5 },
    Damage(.wrongConstraint, "fields/dự_toán/pattern") { $0.fields[10].pattern = "a" },
    Damage(.wrongConstraint, "fields/diện_tích/initial") {
      $0.fields[0].initial = .literal(.number(0))
    },
    Damage(.reversedRange, "fields/diện_tích/minimum") { $0.fields[0].maximum = .number(0) },
    Damage(.badPattern, "fields/số_điện_thoại/pattern") { $0.fields[6].pattern = "0[0-9" },
    Damage(.mixedCases, "cases") { $0.cases[0].condition = yes },
    Damage(.reversedValidity, "inForce") {
      $0.inForce?.until = try Sample.date("2025-12-31")
    },
    Damage(.reversedValidity, "agencies/sở_xây_dựng/inForce") {
      $0.agencies[1].inForce?.until = try Sample.date("2025-06-30")
    },
    Damage(.countOutOfRange, "sets") { $0.sets = 0 },
    Damage(.countOutOfRange, "fields/lý_do_bổ_sung/maximumLength") {
      $0.fields[3].maximumLength = 0
    },
    Damage(.countOutOfRange, "papers/đơn/copies") { $0.papers[0].copies[0].count = 0 },
    Damage(.countOutOfRange, "papers/đơn/maximumBytes") { $0.papers[0].maximumBytes = 0 },
    Damage(.countOutOfRange, "actions/tra_dân_cư/retry") { $0.actions[0].retry?.count = -1 },
    Damage(.countOutOfRange, "actions/tra_dân_cư/retry") {
      $0.actions[0].retry?.intervalSeconds = -1
    },
    Damage(.countOutOfRange, "steps/bổ_sung/visitLimit/count") {
      $0.steps[2].visitLimit?.count = 0
    },
    Damage(.percentOutOfRange, "fees/thẩm_định/reliefs/0/percent") {
      $0.fees[0].reliefs[0].percent = 101
    },
    Damage(.percentOutOfRange, "fees/thẩm_định/reliefs/0/percent") {
      $0.fees[0].reliefs[0].percent = -1
    },
    Damage(.emptyDuration, "limits/1/limit") { $0.limits[1].limit = .duration(try Sample.days(0)) },
    Damage(.emptyDuration, "steps/niêm_yết/wait/duration") {
      $0.steps[5].wait?.duration = .conditional(
        yes, then: try Sample.days(1), otherwise: try Sample.days(0))
    },
    Damage(.emptyDuration, "timers/reminders/0/before") {
      $0.timers.reminders[0].before = try .working(0, .day)
    },
    Damage(.emptyDuration, "papers/hợp_đồng/validFor") {
      $0.papers[2].validFor = try .calendar(0, .month)
    },
    Damage(.emptyDuration, "steps/thẩm_định/overallClock") {
      $0.steps[4].overallClock = .gains(try .working(0, .day))
    },
    Damage(.emptyDuration, "steps/thẩm_định/outcomes/gia_hạn/acts/0/extendClock") {
      $0.steps[4].outcomes[2].acts = [.extendClock(try .working(0, .day))]
    },
  ]

  static let process: [Damage] = [
    Damage(.deadEnd, "steps/ký_duyệt") { $0.steps[7].outcomes = [] },
    Damage(.automaticStepStuck, "steps/tra_cứu") { $0.steps[6].route = nil },
    Damage(.personNeeded, "steps/niêm_yết") { $0.steps[5].enters = [.area] },
    Damage(.personNeeded, "steps/niêm_yết") { $0.steps[5].outcomes = $0.steps[8].outcomes },
    Damage(.personNeeded, "steps/ký_duyệt/notPerformerOf/0") {
      $0.steps[7].notPerformerOf = [.sorting]
    },
    Damage(.routeInPersonStep, "steps/ký_duyệt/route") {
      $0.steps[7].route = Route(otherwise: .end(.returned))
    },
    Damage(.endlessAutomaticSteps, "steps/tra_cứu") {
      $0.steps[6].onEntry = []
      $0.steps[6].route = Route(otherwise: .step(.sorting))
    },
    Damage(.endlessAutomaticSteps, "steps/bổ_sung") {
      $0.steps[2].visitLimit = VisitLimit(count: 2, otherwise: .step(.sorting))
      $0.steps[6].onEntry = []
      $0.steps[6].route?.otherwise = .step(.supplement)
    },
    Damage(.timerWithoutLimit, "timers") { $0.limits = [] },
    Damage(.timerWithoutLimit, "steps/bổ_sung/timers") { $0.steps[2].limits = [] },
    Damage(.unknownOutcome, "steps/phân_công/timers/overdue/outcome") {
      $0.steps[3].timers.overdue?.consequence = .counts(asOutcome: 1)
    },
    Damage(.unknownOutcome, "timers/overdue/outcome") {
      $0.timers.overdue?.consequence = .counts(asOutcome: 0)
    },
    Damage(.actionGivesNothing, "steps/tra_cứu/onEntry/0/into") {
      $0.actions[0].gives = nil
    },
    Damage(.wrongType, "steps/tra_cứu/onEntry/0/into") { $0.actions[0].gives?.type = .text },
    Damage(.wrongArgumentCount, "steps/tra_cứu/onEntry/0/arguments") {
      $0.actions[0].takes.removeLast()
    },
    Damage(.wrongType, "steps/tra_cứu/onEntry/0/arguments/họ_tên") {
      $0.actions[0].takes[0].type = .number
    },
    Damage(.unreachableRole, "timers/reminders/0/acts/0/to") {
      $0.timers.reminders[0].acts = [.remind(.system)]
    },
    Damage(.unreachableRole, "steps/phân_công/assigns/0") { $0.steps[3].assigns = [.applicant] },
    Damage(.unreachableRole, "anytime/rút/role") { $0.anytime[0].role = .system },
  ]

  static let all =
    names + stages + parallels + calls + references + lists + expressions + data + process
    + obligations

  @Test(arguments: all)
  func eachFaultIsFoundAtItsPlace(damage: Damage) throws {
    var procedure = try Sample.procedure()
    try damage.edit(&procedure)
    let faults = procedure.faults().map { fault in
      // Names with a slash are split like the expected path.
      GraphFault(fault.kind, at: fault.path.flatMap { $0.split(separator: "/").map(String.init) })
    }
    #expect(faults == damage.faults)
    #expect(throws: GraphFaults.self) { try procedure.verified() }
  }

  @Test func everyKindIsProvoked() {
    let provoked = Set(Self.all.flatMap { $0.faults.map(\.kind) })
    let forgotten = GraphFault.Kind.allCases.filter { !provoked.contains($0) }
    #expect(forgotten == [])
  }

  @Test func boundedAutomaticStepsAreFine() throws {
    var procedure = try Sample.procedure()
    procedure.steps[6].onEntry = []
    procedure.steps[6].route = Route(otherwise: .step(.sorting))
    procedure.steps[6].visitLimit = VisitLimit(count: 3, otherwise: .end(.cancelled))
    #expect(procedure.faults() == [])
  }

  /// Nested lists of options would double the work at each level if operands were judged again.
  @Test func deepExpressionsAreJudgedInLinearTime() throws {
    var procedure = try Sample.procedure()
    procedure.papers[3].condition = (0..<60).reduce(Self.yes) { inner, _ in
      .oneOf(inner, [Self.yes, Self.yes, Self.yes])
    }
    #expect(procedure.faults() == [])
  }

  @Test func wrongIndicesNeverTrap() throws {
    var numbers = SplitMix(seed: 5)
    let sample = try Sample.procedure()
    for _ in 0..<300 {
      var procedure = sample
      let wild = Int(truncatingIfNeeded: numbers.next())
      procedure.steps.shuffle(using: &numbers)
      procedure.roles.removeLast(Int(numbers.next() % 6))
      procedure.fields.removeLast(Int(numbers.next() % 12))
      procedure.actions.removeLast(Int(numbers.next() % 3))
      procedure.steps[0].role = ID(wild)
      procedure.steps[1].notPerformerOf = [ID(wild)]
      procedure.steps[2].timers.overdue = Timers.Overdue(
        acts: [.set(ID(wild), .field(ID(wild)))], consequence: .counts(asOutcome: wild))
      procedure.steps[3].visitLimit = VisitLimit(count: wild, otherwise: .step(ID(wild)))
      #expect(!procedure.faults().isEmpty)
    }
  }
}

extension Damage {
  /// A fault that follows from the same edit.
  func and(_ kind: GraphFault.Kind, _ path: String) -> Damage {
    var both = self
    both.faults.append(GraphFault(kind, at: path.split(separator: "/").map(String.init)))
    return both
  }
}

extension Step {
  /// A step with nothing but one way on.
  init(damaged target: Target) {
    self.init(name: "a", title: "A", role: .applicant, origin: "a")
    outcomes = [Outcome(name: "b", title: "B", route: Route(otherwise: target), origin: "a")]
  }
}
