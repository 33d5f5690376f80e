import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

// Filing: who, how, for which case, with what data and papers.
extension CaseSession {
  func filing() throws(NoAnswer) -> Move {
    if let event = procedure.openedBy.first, procedure.filing.isEmpty { return try opening(event) }
    var opening = Opening(caseNumber: caseNumber, channel: .online)
    opening.channel =
      try choose(
        words(vi: "Cách nộp:", en: "Filed how:"), among: channels(procedure.filing)) ?? .online
    opening.returning = try choose(
      words(vi: "Nhận kết quả:", en: "Result handed over how:"),
      among: procedure.returning.isEmpty ? [] : channels(procedure.returning))
    let cases = procedure.cases.enumerated().filter { $0.element.condition == nil }.map {
      (item: ID<CaseSelector>($0.offset), name: $0.element.name, title: $0.element.title)
    }
    opening.selected = try choose(words(vi: "Trường hợp:", en: "Case:"), among: cases)
    let name = try prompter.line(words(vi: "Họ tên người nộp:", en: "Name of the applicant:"))
    opening.applicant.name = name.isEmpty ? nil : name
    let phone = try prompter.line(words(vi: "Điện thoại:", en: "Telephone:"))
    opening.applicant.phone = phone.isEmpty ? nil : phone

    let first = procedure.steps[procedure.initial.index]
    let required = first.role == .applicant ? first.outcomes.first?.requires ?? [] : []
    let fields = try entries(
      for: first.role == .applicant
        ? (procedure.onBehalf.map { [$0.field] } ?? []) + first.enters.union(required)
        : fieldsOfTheDossier,
      required: Set(required))
    var filing = Filing(opening, fields: fields)
    filing.papers = try papers { .file(Filing(opening, fields: fields, papers: $0)) }
    return .command(.file(filing))
  }

  /// Nobody files: another agency's document opens the case.
  private func opening(_ first: ID<Named>) throws(NoAnswer) -> Move {
    let events = procedure.openedBy.map {
      (
        item: $0, name: procedure.externalEvents[$0.index].name,
        title: procedure.externalEvents[$0.index].title
      )
    }
    let event = try choose(words(vi: "Mở hồ sơ khi nhận:", en: "Opened by:"), among: events)
    var opening = EventOpening(event ?? first, caseNumber: caseNumber)
    opening.fields = try entries(for: fieldsOfTheDossier, required: [])
    return .command(.open(opening))
  }

  /// Fields that nobody enters later on: they come with the dossier.
  private var fieldsOfTheDossier: [ID<Field>] {
    var later: Set<ID<Field>> = []
    for step in procedure.steps {
      later.formUnion(step.enters)
      for outcome in step.outcomes { later.formUnion(outcome.requires) }
    }
    for anytime in procedure.anytime { later.formUnion(anytime.outcome.requires) }
    for block in procedure.parallels { later.formUnion(block.each.map { [$0.field] } ?? []) }
    return procedure.fields.indices.map { ID($0) }
      .filter { !later.contains($0) && !program.isComputed($0) }
  }

  /// The first dossier of the day, numbered as Circular 01/2018/TT-VPCP art. 19 has it.
  private var caseNumber: String {
    let agency = procedure.performedBy.flatMap { procedure.agencies[$0.index].code } ?? "HS"
    return "\(agency)-\(playing.now.date.iso.filter { $0 != "-" }.dropFirst(2))-0001"
  }

  private func channels(
    _ rules: [ChannelRule]
  ) -> [(item: Channel, name: String, title: String)] {
    let offered = rules.isEmpty ? Channel.allCases : rules.map(\.channel)
    var seen: Set<Channel> = []
    return offered.filter { seen.insert($0).inserted }.map {
      (item: $0, name: $0.rawValue, title: $0.title(in: language))
    }
  }

  func choose<Item>(
    _ question: String, among items: [(item: Item, name: String, title: String)]
  ) throws(NoAnswer) -> Item? {
    try prompter.choose(question, among: items)
  }

  // MARK: Data

  /// A value for each field; an empty answer leaves what is known as it is.
  func entries(
    for fields: [ID<Field>], required: Set<ID<Field>>
  ) throws(NoAnswer) -> [FieldEntry] {
    var entries: [FieldEntry] = []
    for id in fields {
      let field = procedure.fields[id.index]
      let known = playing.state.value(of: id)
      let answer = try prompter.ask(question(for: field, known)) { (line: String) -> Value?? in
        if line.isEmpty { return .some(nil) }
        return AnswerText.value(line, of: field.type).map { .some($0) }
      }
      if let value = answer ?? (required.contains(id) ? known : nil) {
        entries.append(FieldEntry(id, value))
      }
    }
    return entries
  }

  private func question(for field: Field, _ known: Value?) -> String {
    var question = field.title
    if case .choice(let options) = field.type {
      question +=
        ": "
        + options.enumerated().map { "\($0.offset + 1). \($0.element.title)" }
        .joined(separator: "; ")
    }
    if field.isOptional { question += words(vi: " (không bắt buộc)", en: " (optional)") }
    if let known { question += " [\(known.vietnamese(options: field.type.options))]" }
    return question + ":"
  }

  // MARK: Papers

  /// The papers that are handed in with a command. Which are asked is for the case to say: the
  /// command is tried without papers, and what it misses is asked for.
  func papers(
    _ command: ([PaperEntry]) -> Command
  ) throws(NoAnswer) -> [PaperEntry] {
    var entries: [PaperEntry] = []
    for fault in faults(of: command([])) {
      switch fault {
      case .paperMissing(let paper):
        if try isHandedIn(paper, isUsual: true) { entries += self.entries(of: paper) }
      case .paperGroupMissing(let members):
        let members = members.map {
          (item: $0, name: procedure.papers[$0.index].name, title: procedure.papers[$0.index].title)
        }
        let question = words(vi: "Nộp giấy tờ nào trong số này:", en: "Which of these papers:")
        if let paper = try choose(question, among: members) { entries += self.entries(of: paper) }
      default: break
      }
    }
    for (index, paper) in procedure.papers.enumerated() where paper.isOptional {
      if try isHandedIn(ID(index), isUsual: false) { entries += self.entries(of: ID(index)) }
    }
    return entries
  }

  private func faults(of command: Command) -> [Fault] {
    do throws(Rejection) {
      _ = try decide(command, in: playing.state, at: playing.now, of: program)
      return []
    } catch {
      guard case .faulty(let faults) = error else { return [] }
      return faults
    }
  }

  private func isHandedIn(_ paper: ID<Paper>, isUsual: Bool) throws(NoAnswer) -> Bool {
    let title = procedure.papers[paper.index].title
    let usual = isUsual ? words(vi: "có", en: "yes") : words(vi: "không", en: "no")
    return try prompter.ask(
      words(vi: "Nộp “\(title)” [\(usual)]:", en: "Hand in “\(title)” [\(usual)]:")
    ) { (line: String) -> Bool? in
      if line.isEmpty { return isUsual }
      guard case .flag(let flag)? = AnswerText.value(line, of: .flag) else { return nil }
      return flag
    }
  }

  /// The paper in every form in which it is asked, as it is asked.
  private func entries(of paper: ID<Paper>) -> [PaperEntry] {
    let declared = procedure.papers[paper.index]
    let forms =
      declared.copies.isEmpty ? [Paper.Copies(form: .original, count: 1)] : declared.copies
    return forms.map {
      PaperEntry(
        paper, form: $0.form, count: $0.count, format: declared.formats.first,
        issued: declared.validFor == nil ? nil : playing.now.date)
    }
  }
}

extension [ID<Field>] {
  /// These and those of the others that are not among them.
  func union(_ others: [ID<Field>]) -> [ID<Field>] { self + others.filter { !contains($0) } }
}

extension ValueType {
  /// The options of a choice.
  var options: [Named] {
    switch self {
    case .choice(let options): options
    case .list(let element): element.options
    case .text, .number, .integer, .money, .date, .moment, .flag, .duration: []
    }
  }
}

extension Channel {
  func title(in language: Language) -> String {
    switch (self, language) {
    case (_, .vi): named.title
    case (.online, .en): "Online"
    case (.counter, .en): "At the counter"
    case (.post, .en): "By post"
    }
  }
}
