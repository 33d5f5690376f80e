import CivilTime
import ProcedureGraph
import ProcedureInterpreter

// What the forms of Circulars 01/2018/TT-VPCP and 03/2025/TT-VPCP ask for beside the data of the case.
extension RequestWords {
  /// What is not known is left out.
  var formValues: [DocumentValue] {
    let date = request.askedAt.date
    let competent = procedure.performedBy.map { procedure.agency(inChargeOf: $0, on: date) }
    let receiving = procedure.receivedBy.map { procedure.agency(inChargeOf: $0, on: date) }
    let parent = competent.flatMap { procedure.agencies[at: $0]?.partOf }
      .map { procedure.agency(inChargeOf: $0, on: date) }
    let clock = state.overallClock
    let due = state.overallDue
    var values: [DocumentValue] = []
    func add(_ name: String, _ title: String, _ value: Value?) {
      guard let value else { return }
      values.append(
        DocumentValue(name: name, title: title, value: value, text: value.vietnamese()))
    }
    func agency(_ id: ID<Agency>?) -> Value? {
      id.flatMap { procedure.agencies[at: $0]?.title }.map { .text($0) }
    }
    add("cơ_quan", "Cơ quan thực hiện", agency(competent))
    add("cơ_quan_chủ_quản", "Cơ quan chủ quản", agency(parent))
    add("nơi_tiếp_nhận", "Nơi tiếp nhận", agency(receiving) ?? receivingOffice)
    add("lúc_nộp", "Thời điểm nộp", state.filedAt.map { .moment($0) })
    add("số_bộ", "Số bộ hồ sơ", procedure.sets.map { .text($0 < 10 ? "0\($0)" : "\($0)") })
    add("thời_hạn", "Thời hạn giải quyết", clock?.clock.map { .text($0.limit.words) })
    add("hẹn_trả_ban_đầu", "Hẹn trả ban đầu", (clock?.promised).map { .moment($0.moment) })
    if let due, let promised = clock?.promised, due != promised, due.moment > request.askedAt {
      add("hẹn_lại", "Hẹn trả lại", .moment(due.moment))
    }
    add("người_lập", "Người lập", officer.map { .text($0) })
    return values
  }

  /// The role that the first step of an office belongs to.
  private var receivingOffice: Value? {
    let step = procedure.steps.first { $0.role != .applicant && $0.role != .system }
    return step.flatMap { procedure.roles[at: $0.role]?.title }.map { .text($0) }
  }

  private var officer: String? {
    guard let by = request.by, by.role != .applicant else { return nil }
    return by.person
  }

  /// The papers that were handed in, and the fees.
  var formTables: [DocumentTable] {
    let papers = state.papers.compactMap { entry -> [DocumentValue]? in
      guard let paper = procedure.papers[at: entry.paper] else { return nil }
      return [
        DocumentValue(name: "tên", title: "Tên giấy tờ", text: paper.title),
        DocumentValue(name: "dạng", title: "Dạng", text: entry.form.words),
        DocumentValue(name: "số_bản", title: "Số lượng", text: "\(entry.count)"),
      ]
    }
    let fees = feesDue(in: state, at: request.askedAt, of: request.file.program).compactMap { due in
      due.amount.flatMap { amount -> [DocumentValue]? in
        guard amount > 0 || due.paid > 0 else { return nil }
        let paid = due.paid > 0 ? Money(due.paid).vietnamese : ""
        return [
          DocumentValue(name: "tên", title: "Tên", text: procedure.fees[due.fee.index].title),
          DocumentValue(name: "số_tiền", title: "Số tiền", text: Money(amount).vietnamese),
          DocumentValue(name: "đã_nộp", title: "Đã nộp", text: paid),
        ]
      }
    }
    return [
      DocumentTable(name: "giấy_tờ", rows: papers), DocumentTable(name: "phí", rows: fees),
    ].filter { !$0.rows.isEmpty }
  }
}

extension DocumentValue {
  fileprivate init(name: String, title: String, text: String) {
    self.init(name: name, title: title, value: .text(text), text: text)
  }
}

extension TimeLimit {
  fileprivate var words: String {
    switch self {
    case .duration(let duration): duration.vietnamese
    case .sameDay: "trong ngày"
    }
  }
}

extension PaperForm {
  fileprivate var words: String {
    switch self {
    case .original: "Bản chính"
    case .copy: "Bản sao"
    case .certifiedCopy: "Bản sao chứng thực"
    case .electronic: "Bản điện tử"
    }
  }
}
