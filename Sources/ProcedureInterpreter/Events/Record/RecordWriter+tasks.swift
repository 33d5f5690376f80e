import ProcedureGraph

// Who acts for whom and whose task a step is, and the files that papers came as. Officers are named in
// the open part; their reasons and the files of the applicant are personal.
extension RecordWriter {
  mutating func agent(_ agent: Agent) {
    text(agent.person)
    optional(agent.principal) { $0.text($1) }
  }

  mutating func actedFor(_ principal: String, by performer: Performer, in step: ID<Step>?) {
    self.performer(performer)
    optional(step) { $0.id($1) }
    if performer.role == .applicant { personally { $0.text(principal) } } else { text(principal) }
  }

  mutating func reason(_ reason: String?) {
    flag(reason != nil)
    if let reason { personally { $0.text(reason) } }
  }

  mutating func filed(_ filed: FiledPaper) {
    id(filed.paper)
    word(filed.form)
    personally { $0.file(filed.file) }
  }

  mutating func file(_ file: PaperFile) {
    text(file.name)
    list(file.digest) { $0.byte($1) }
  }
}

extension RecordReader {
  mutating func agent() throws(RecordFault) -> Agent {
    Agent(try text(), for: try flag() ? try text() : nil)
  }

  mutating func actedFor() throws(RecordFault) -> Event {
    let performer = try performer()
    let step: ID<Step>? = try flag() ? try id() : nil
    let principal = performer.role == .applicant ? try personalText() : try text()
    return .actedFor(principal: principal, by: performer, in: step)
  }

  mutating func reason() throws(RecordFault) -> String? {
    try flag() ? try personalText() : nil
  }

  /// What was erased has no name and no digest.
  mutating func filed() throws(RecordFault) -> FiledPaper {
    let paper: ID<Paper> = try id()
    let form: PaperForm = try word()
    let file = try personally(erased: PaperFile(name: "", digest: [])) {
      (reader) throws(RecordFault) in try reader.file()
    }
    return FiledPaper(paper, form: form, file: file)
  }

  mutating func file() throws(RecordFault) -> PaperFile {
    PaperFile(
      name: try text(), digest: try list { (reader) throws(RecordFault) in try reader.byte() })
  }
}
