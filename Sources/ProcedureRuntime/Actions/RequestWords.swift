import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// What a request says and whom it is for, from the state of the case when it asked.
struct RequestWords {
  let request: WorldRequest
  let addresses: AddressBook

  var procedure: Procedure { request.procedure }
  var state: CaseState { request.state }

  private var subject: String { "Hồ sơ \(request.item.caseNumber): \(procedure.title)" }

  func notice(
    _ notice: NoticeRequest, by name: RequestName
  ) async -> (text: OutgoingText, means: Notice.Means)? {
    guard case .builtIn(let wanted) = name,
      let means = notice.means.all.first(where: { BuiltInRequest($0) == wanted })
    else { return nil }
    let words = text(
      of: notice.message, in: state, at: request.askedAt, of: request.file.program)
    return (
      OutgoingText(to: await recipient(notice.to), subject: subject, text: words), means
    )
  }

  /// Says which steps of the role wait, and until when.
  func reminder(to role: ID<Role>) async -> OutgoingText {
    let steps = state.activities.compactMap { activity -> String? in
      guard let step = procedure.steps[at: activity.step], step.role == role else { return nil }
      let due = activity.due ?? state.overallDue
      return "bước “\(step.title)”" + (due.map { " đến hạn \(told($0.moment))" } ?? "")
    }
    let whole = state.overallDue.map { "hẹn trả kết quả \(told($0.moment))" }
    let rest = steps.isEmpty ? whole ?? "đang chờ giải quyết" : steps.joined(separator: ", ")
    return OutgoingText(
      to: await recipient(role), subject: "Nhắc việc: \(subject)",
      text: "Hồ sơ \(request.item.caseNumber) “\(procedure.title)”: \(rest).")
  }

  private func told(_ moment: Moment) -> String { Value.moment(moment).vietnamese() }

  func recipient(_ role: ID<Role>) async -> Recipient {
    let known = procedure.roles[at: role]
    let name = known?.name ?? ""
    if role == .applicant {
      let applicant = state.opening?.applicant
      return Recipient(
        role: name, title: known?.title ?? "",
        contact: Contact(
          name: applicant?.name, phone: applicant?.phone, email: applicant?.email,
          address: applicant?.address))
    }
    let person = state.activities.last {
      procedure.steps[at: $0.step]?.role == role && $0.assignee != nil
    }?.assignee
    return Recipient(
      role: name, title: known?.title ?? "", person: person,
      contact: await addresses(name, person) ?? Contact())
  }

  func document(_ subject: Publishable) -> Document? {
    switch subject {
    case .letter(let letter):
      procedure.letters[at: letter].map {
        Document(
          kind: .letter, name: $0.name, title: $0.title, template: $0.template, values: values,
          tables: formTables)
      }
    case .result(let result):
      procedure.results[at: result].map {
        Document(kind: .result, name: $0.name, title: $0.title)
      }
    case .paper(let paper):
      procedure.papers[at: paper].map {
        Document(kind: .paper, name: $0.name, title: $0.title)
      }
    }
  }

  /// Built-in values first, then fields, in their order; what is not known is left out.
  private var values: [DocumentValue] {
    let builtIn = BuiltinValue.allCases.compactMap { builtin -> DocumentValue? in
      value(of: builtin, in: state, at: request.askedAt, of: request.file.program).map {
        DocumentValue(
          name: builtin.vietnameseName, title: builtin.title, value: $0,
          text: $0.vietnamese(options: builtin.type.options))
      }
    }
    let procedureValues = [
      ("tên_thủ_tục", "Tên thủ tục", procedure.title), ("mã_thủ_tục", "Mã thủ tục", procedure.code),
    ].compactMap { name, title, text in
      text.map { DocumentValue(name: name, title: title, value: .text($0), text: $0) }
    }
    let fields = procedure.fields.enumerated().compactMap { index, field in
      state.value(of: ID(index)).map {
        DocumentValue(
          name: field.name, title: field.title, value: $0,
          text: $0.vietnamese(options: field.type.options))
      }
    }
    // A field may bear the name of something that the form asks for: the author's own goes first.
    let known = Set(fields.map(\.name))
    return builtIn + procedureValues + formValues.filter { !known.contains($0.name) } + fields
  }
}

extension BuiltinValue {
  /// Its name in Vietnamese texts and templates.
  fileprivate var vietnameseName: String {
    switch self {
    case .caseNumber: "mã_hồ_sơ"
    case .filedOn: "ngày_nộp"
    case .dueOn: "hạn_trả"
    case .filedBy: "kênh_nộp"
    case .returnedBy: "kênh_trả"
    case .level: "mức_độ"
    case .totalFee: "tổng_phí"
    case .today: "hôm_nay"
    case .applicantName: "họ_tên"
    case .applicantPhone: "điện_thoại"
    case .applicantEmail: "thư_điện_tử"
    case .applicantAddress: "địa_chỉ"
    }
  }

  fileprivate var title: String {
    switch self {
    case .caseNumber: "Mã hồ sơ"
    case .filedOn: "Ngày nộp"
    case .dueOn: "Hẹn trả kết quả"
    case .filedBy: "Cách nộp"
    case .returnedBy: "Cách trả kết quả"
    case .level: "Mức độ"
    case .totalFee: "Tổng phí, lệ phí"
    case .today: "Ngày lập"
    case .applicantName: "Họ tên"
    case .applicantPhone: "Điện thoại"
    case .applicantEmail: "Thư điện tử"
    case .applicantAddress: "Địa chỉ"
    }
  }
}
