import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Bodies that are asked side by side: a tax office and a land office, and the communes of a list.
enum Consultation {
  static let communes = ID<Field>(5)
  static let commune = ID<Field>(6)
  static let opinions = ID<Parallel>(0)
  static let perCommune = ID<Parallel>(1)

  static let ask = ID<Step>(0)
  static let tax = ID<Step>(1)
  static let land = ID<Step>(2)
  static let survey = ID<Step>(3)
  static let gather = ID<Step>(4)
  static let reply = ID<Step>(5)
  static let office = Small.office
  static let board = Small.board

  static func place(_ branch: Int) -> BranchPlace { BranchPlace(opinions, branch: branch) }

  static func procedure(_ procedure: inout Procedure) {
    procedure.fields += [
      Field(name: "các_xã", title: "Các xã", type: .list(.text), isOptional: true),
      Field(name: "xã", title: "Xã", type: .text),
    ]
    procedure.messages.append(
      Message(name: "hỏi", body: Template([.text("Kính gửi "), .value(.field(commune))])))
    procedure.parallels = [
      Parallel(
        name: "lấy_ý_kiến", title: "Lấy ý kiến", origin: "thử",
        branches: [
          .init(name: "thuế", title: "Thuế", entrance: .step(tax)),
          .init(name: "đất", title: "Đất", entrance: .step(land)),
        ], route: Route(otherwise: .step(gather)), acts: [.remind(office)]),
      Parallel(
        name: "hỏi_xã", title: "Hỏi xã", origin: "thử",
        branches: [.init(name: "xã", title: "Xã", entrance: .step(reply))],
        each: .init(field: commune, list: .field(communes)), required: number(2),
        route: Route(otherwise: .step(gather))),
    ]
  }

  static func program(_ change: (inout Procedure) -> Void = { _ in }) -> Program {
    Small.program([
      step("hỏi") {
        $0.enters = [communes]
        $0.outcomes = [
          outcome("hỏi", to: .parallel(opinions), acts: [.startClock]),
          outcome("hỏi_xã", to: .parallel(perCommune)),
        ]
      },
      step("thuế", by: board) {
        $0.branch = place(0)
        $0.limits = [within(workingDays(2))]
        $0.timers = Timers(
          reminders: [.init(before: workingHours(4), acts: [.remind(board)])],
          overdue: .init(acts: [.issue(ID(0))]))
        $0.awaits = [AwaitedEvent(event: ID(0), target: .branchDone(opinions))]
        $0.outcomes = [
          outcome("đồng_ý", to: .branchDone(opinions)),
          outcome("phản_đối", to: .stopping(.step(gather))),
          outcome("từ_chối", to: .stopping(.end(ID(1)))),
          outcome("lại", to: .step(tax)),
        ]
      },
      step("đất") {
        $0.branch = place(1)
        $0.outcomes = [outcome("khảo_sát", to: .step(survey))]
        $0.onExit = [.issue(ID(0))]
      },
      step("khảo_sát") {
        $0.branch = place(1)
        $0.overallClock = .pauses
        $0.notPerformerOf = [tax]
        $0.outcomes = [outcome("xong", to: .branchDone(opinions))]
        $0.limits = [within(workingDays(1))]
        $0.timers = Timers(overdue: .init(acts: [.remind(office)]))
      },
      step("tổng_hợp") {
        $0.outcomes = [
          outcome("xong", to: Small.done), outcome("lại", to: .parallel(opinions)),
        ]
      },
      step("trả_lời", by: board) {
        $0.branch = BranchPlace(perCommune, branch: 0)
        $0.visitLimit = VisitLimit(count: 2)
        $0.enters = [ID(1)]
        $0.onEntry = [
          .notify(Notice(to: board, means: [.portal], manner: .each, message: ID(1)))
        ]
        $0.outcomes = [
          outcome("trả_lời", to: .branchDone(perCommune)), outcome("lại", to: .step(reply)),
        ]
      },
    ]) {
      procedure(&$0)
      $0.limits = [within(workingDays(5))]
      change(&$0)
    }
  }

  /// A case whose tax and land offices are asked.
  static func asked(_ program: Program = program()) -> Trial {
    var trial = Small.filed(program)
    trial.choose("hỏi", by: office)
    return trial
  }

  /// A case whose communes are asked.
  static func asked(_ names: [String], _ program: Program = program()) -> Trial {
    var trial = Small.filed(program)
    trial.choose(
      "hỏi_xã", by: office, fields: [FieldEntry(communes, .list(names.map { .text($0) }))])
    return trial
  }
}

extension Trial {
  var steps: [ID<Step>] { state.activities.map(\.step) }

  /// Chooses the outcome of that place of a step, in a branch where one is given.
  @discardableResult
  mutating func act(
    _ step: ID<Step>, _ index: Int, _ person: String? = nil, in branch: Int? = nil,
    fields: [FieldEntry] = [], at moment: Moment? = nil,
    location: SourceLocation = #_sourceLocation
  ) -> Rejection? {
    let performer = Performer(program.procedure.steps[step.index].role, person: person)
    return refusal(
      .act(
        Choice(by: performer, .outcome(step, index: index), fields: fields, branch: branch)),
      at: moment, location: location)
  }
}
