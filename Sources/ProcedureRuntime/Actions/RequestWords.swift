import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// What a request says and whom it is for, from the state of the case when it asked.
struct RequestWords {
  let request: WorldRequest

  var procedure: Procedure { request.procedure }
  var state: CaseState { request.state }

  private var subject: String { "Hồ sơ \(request.item.caseNumber): \(procedure.title)" }

  func notice(
    _ notice: NoticeRequest, by name: RequestName, to recipient: Recipient
  ) -> (text: OutgoingText, means: Notice.Means)? {
    guard case .builtIn(let wanted) = name,
      let means = notice.means.all.first(where: { BuiltInRequest($0) == wanted })
    else { return nil }
    let words = text(
      of: notice.message, in: state, at: request.askedAt, of: request.program)
    return (OutgoingText(to: recipient, subject: subject, text: words), means)
  }

  /// Says which steps of the role wait, and until when.
  func reminder(of role: ID<Role>, to recipient: Recipient) -> OutgoingText {
    let steps = state.activities.compactMap { activity -> String? in
      guard let step = procedure.steps[at: activity.step], step.role == role else { return nil }
      let due = activity.due ?? state.overallDue
      return "bước “\(step.title)”" + (due.map { " đến hạn \(told($0.moment))" } ?? "")
    }
    let whole = state.overallDue.map { "hẹn trả kết quả \(told($0.moment))" }
    let rest = steps.isEmpty ? whole ?? "đang chờ giải quyết" : steps.joined(separator: ", ")
    return OutgoingText(
      to: recipient, subject: "Nhắc việc: \(subject)",
      text: "Hồ sơ \(request.item.caseNumber) “\(procedure.title)”: \(rest).")
  }

  private func told(_ moment: Moment) -> String { Value.moment(moment).vietnamese() }

  /// Those whom a request for a role is for. The applicant has no officers.
  func audience(_ role: ID<Role>, _ addresses: AddressBook) async -> Audience {
    let known = procedure.roles[at: role]
    var office = Recipient(role: known?.name ?? "", title: known?.title ?? "")
    if role == .applicant {
      let applicant = state.opening?.applicant
      office.contact = Contact(
        name: applicant?.name, phone: applicant?.phone, email: applicant?.email,
        address: applicant?.address)
      return Audience(office: office)
    }
    let assignees = state.activities.filter { procedure.steps[at: $0.step]?.role == role }
      .map(\.assignee)
    let persons = assignees.compactMap(\.self)
    let date = request.askedAt.date
    let found = await addresses(
      Addressee(
        role: office.role, agency: procedure.nameOfAgency(of: role, on: date),
        // A step that nobody has may be taken on by anybody who holds the role.
        persons: persons.count < assignees.count ? [] : persons,
        procedure: ProcedureNames(name: procedure.name, code: procedure.code), date: date))
    office.person = persons.last
    office.contact = found.office ?? Contact()
    let officers = found.officers.map {
      Recipient(role: office.role, title: office.title, person: $0.id, contact: $0.contact)
    }
    return Audience(officers: officers, office: office)
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
      value(of: builtin, in: state, at: request.askedAt, of: request.program).map {
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

/// Whom a request is for.
struct Audience: Sendable {
  var officers: [Recipient] = []
  var office = Recipient(role: "", title: "")
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
