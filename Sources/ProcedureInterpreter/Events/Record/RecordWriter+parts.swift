import CivilTime
import ProcedureGraph

// The parts of events in a record. The applicant and all values are personal; officers are named in
// the open part, because who decided what stays on record.
extension RecordWriter {
  mutating func opening(_ opening: Opening) {
    text(opening.caseNumber)
    optional(opening.channel) { $0.word($1) }
    optional(opening.returning) { $0.word($1) }
    optional(opening.selected) { $0.id($1) }
    list(opening.lookedUp) { $0.id($1) }
    optional(opening.event) { $0.id($1) }
    personally { writer in
      for part in [
        opening.applicant.name, opening.applicant.phone, opening.applicant.email,
        opening.applicant.address,
      ] {
        writer.optional(part) { $0.text($1) }
      }
    }
  }

  mutating func performer(_ performer: Performer) {
    id(performer.role)
    let write: (inout RecordWriter) -> Void = { writer in
      writer.optional(performer.person) { $0.text($1) }
    }
    if performer.role == .applicant { personally(write) } else { write(&self) }
  }

  /// Somebody the officer has before her: never named in the open part.
  mutating func party(_ performer: Performer) {
    id(performer.role)
    personally { writer in writer.optional(performer.person) { $0.text($1) } }
  }

  mutating func paper(_ entry: PaperEntry) {
    id(entry.paper)
    word(entry.form)
    number(entry.count)
    optional(entry.format) { $0.text($1) }
    optional(entry.bytes) { $0.number($1) }
    optional(entry.issued) { $0.number(Int64($1.dayNumber)) }
    flag(entry.isSigned)
    flag(entry.isKept)
  }

  mutating func stepEntry(_ entry: StepEntry) {
    limit(entry.limit)
    due(entry.due)
    optional(entry.waitsUntil) { $0.distance(to: $1) }
  }

  mutating func blockEntry(_ entry: BlockEntry) {
    number(entry.required)
    list(entry.branches) { writer, opening in
      writer.number(opening.number)
      writer.number(opening.branch)
      writer.flag(opening.element != nil)
      if let element = opening.element { writer.personally { $0.value(element) } }
    }
  }

  mutating func decision(_ decision: VoteDecision) {
    switch decision {
    case .carried(let outcome):
      byte(1)
      number(outcome)
    case .casting(let outcome):
      byte(2)
      number(outcome)
    case .notCarried: byte(3)
    }
  }

  mutating func publishable(_ thing: Publishable) {
    switch thing {
    case .letter(let letter):
      byte(1)
      id(letter)
    case .result(let result):
      byte(2)
      id(result)
    case .paper(let paper):
      byte(3)
      id(paper)
    }
  }

  mutating func request(_ request: ActionRequest) {
    number(request.number)
    id(request.action)
    personally { writer in writer.list(request.arguments) { $0.value($1) } }
    optional(request.into) { $0.id($1) }
    optional(request.onFailure) { $0.target($1) }
    number(request.stay)
    flag(request.isAwaited)
  }

  mutating func call(_ request: CallRequest) {
    number(request.number)
    text(request.procedure)
    personally { writer in writer.list(request.arguments) { $0.named($1) } }
    id(request.step)
    number(request.stay)
  }

  mutating func failure(_ failure: ActionFailure) {
    switch failure {
    case .reported(let reason):
      byte(1)
      personally { $0.text(reason) }
    case .unusableResult(let value):
      byte(2)
      personally { writer in writer.optional(value) { $0.value($1) } }
    }
  }
}

extension RecordReader {
  private mutating func personText() throws(RecordFault) -> String? {
    try personally(erased: nil) { (reader) throws(RecordFault) in
      try reader.optional { (reader) throws(RecordFault) in try reader.text() }
    }
  }

  mutating func personalText() throws(RecordFault) -> String {
    try personally(erased: "") { (reader) throws(RecordFault) in try reader.text() }
  }

  /// What was erased reads as an empty text.
  mutating func personalValue() throws(RecordFault) -> Value {
    try personally(erased: .text("")) { (reader) throws(RecordFault) in try reader.value() }
  }

  mutating func personalOptionalValue() throws(RecordFault) -> Value? {
    try personally(erased: nil) { (reader) throws(RecordFault) in
      try reader.optional { (reader) throws(RecordFault) in try reader.value() }
    }
  }

  mutating func personalNamedValues() throws(RecordFault) -> [NamedValue] {
    try personally(erased: []) { (reader) throws(RecordFault) in
      try reader.list { (reader) throws(RecordFault) in try reader.named() }
    }
  }

  mutating func opening() throws(RecordFault) -> Opening {
    var opening = Opening(caseNumber: try text(), channel: .online)
    opening.channel = try flag() ? try word() : nil
    opening.returning = try flag() ? try word() : nil
    opening.selected = try flag() ? try id() : nil
    opening.lookedUp = try list { (reader) throws(RecordFault) in try reader.id() }
    opening.event = try flag() ? try id() : nil
    opening.applicant.name = try personText()
    opening.applicant.phone = try personText()
    opening.applicant.email = try personText()
    opening.applicant.address = try personText()
    return opening
  }

  mutating func performer() throws(RecordFault) -> Performer {
    let role: ID<Role> = try id()
    if role == .applicant { return Performer(role, person: try personText()) }
    return Performer(role, person: try flag() ? try text() : nil)
  }

  mutating func party() throws(RecordFault) -> Performer {
    let role: ID<Role> = try id()
    return Performer(role, person: try personText())
  }

  mutating func paper() throws(RecordFault) -> PaperEntry {
    var entry = PaperEntry(try id(), form: try word())
    entry.count = try whole()
    entry.format = try flag() ? try text() : nil
    entry.bytes = try flag() ? try number() : nil
    entry.issued = try flag() ? try date() : nil
    entry.isSigned = try flag()
    entry.isKept = try flag()
    return entry
  }

  mutating func stepEntry() throws(RecordFault) -> StepEntry {
    let limit = try limit()
    let due = try due()
    return StepEntry(limit: limit, due: due, waitsUntil: try flag() ? try distant() : nil)
  }

  mutating func blockEntry() throws(RecordFault) -> BlockEntry {
    let required = try whole()
    let branches = try list { (reader) throws(RecordFault) in
      let number = try reader.whole()
      let branch = try reader.whole()
      return BranchOpening(
        number: number, branch: branch,
        element: try reader.flag() ? try reader.personalValue() : nil)
    }
    return BlockEntry(required: required, branches: branches)
  }

  mutating func decision() throws(RecordFault) -> VoteDecision {
    let kind = try byte()
    switch kind {
    case 1: return .carried(outcome: try whole())
    case 2: return .casting(outcome: try whole())
    case 3: return .notCarried
    case _: throw .unknownKind(kind)
    }
  }

  mutating func publishable() throws(RecordFault) -> Publishable {
    let kind = try byte()
    switch kind {
    case 1: return .letter(try id())
    case 2: return .result(try id())
    case 3: return .paper(try id())
    case _: throw .unknownKind(kind)
    }
  }

  mutating func request() throws(RecordFault) -> ActionRequest {
    let number = try whole()
    let action: ID<ActionSignature> = try id()
    let arguments = try personally(erased: [Value]()) { (reader) throws(RecordFault) in
      try reader.list { (reader) throws(RecordFault) in try reader.value() }
    }
    var request = ActionRequest(number: number, action: action, arguments: arguments)
    request.into = try flag() ? try id() : nil
    request.onFailure = try flag() ? try target() : nil
    request.stay = try whole()
    request.isAwaited = try flag()
    return request
  }

  mutating func call() throws(RecordFault) -> CallRequest {
    let number = try whole()
    let procedure = try text()
    let arguments = try personalNamedValues()
    let step: ID<Step> = try id()
    return CallRequest(
      number: number, procedure: procedure, arguments: arguments, step: step, stay: try whole())
  }

  mutating func failure() throws(RecordFault) -> ActionFailure {
    let kind = try byte()
    switch kind {
    case 1: return .reported(try personalText())
    case 2: return .unusableResult(try personalOptionalValue())
    case _: throw .unknownKind(kind)
    }
  }
}
