import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// The elements of a procedure as people call them: by the author's titles, in quotation marks, and
/// by their names where there is no title. An id that is none of the procedure's reads `…`.
struct ProcedureWords {
  let procedure: Procedure
  let language: Language
  let people: PeopleNames

  init(_ procedure: Procedure, in language: Language, calling people: PeopleNames = .init()) {
    self.procedure = procedure
    self.language = language
    self.people = people
  }

  static func quoted(_ text: String) -> String { "“\(text)”" }

  private func quoted(_ title: String?, or name: String?) -> String {
    if let title, !title.isEmpty { return Self.quoted(title) }
    return name.map { Self.quoted($0) } ?? "…"
  }

  /// The applicant and the system by the words of the language, others by their title.
  func role(_ id: ID<Role>) -> String {
    switch (id, language) {
    case (.applicant, .vi): return "Người nộp"
    case (.applicant, .en): return "Applicant"
    case (.system, .vi): return "Hệ thống"
    case (.system, .en): return "System"
    case (_, _):
      guard let role = procedure.roles[safely: id] else { return "…" }
      return role.title.isEmpty ? role.name : role.title
    }
  }

  /// A role inside a sentence.
  func roleWithin(_ id: ID<Role>) -> String {
    switch (id, language) {
    case (.applicant, .vi): "người nộp"
    case (.applicant, .en): "the applicant"
    case (.system, .vi): "hệ thống"
    case (.system, .en): "the system"
    case (_, _): role(id)
    }
  }

  /// A role and the person in it, where she is known by more than the name of the role.
  func performer(_ role: ID<Role>, _ person: String?) -> String {
    guard let person, person != procedure.roles[safely: role]?.name else { return self.role(role) }
    return "\(self.role(role)) (\(people[person]))"
  }

  func step(_ id: ID<Step>) -> String {
    let step = procedure.steps[safely: id]
    return quoted(step?.title, or: step?.name)
  }

  func end(_ id: ID<End>) -> String {
    let end = procedure.ends[safely: id]
    return quoted(end?.title, or: end?.name)
  }

  func outcome(_ step: ID<Step>, _ index: Int) -> String {
    let outcomes = procedure.steps[safely: step]?.outcomes
    guard let outcomes, outcomes.indices.contains(index) else { return "…" }
    return quoted(outcomes[index].title, or: outcomes[index].name)
  }

  func anytime(_ index: Int) -> String {
    guard procedure.anytime.indices.contains(index) else { return "…" }
    let outcome = procedure.anytime[index].outcome
    return quoted(outcome.title, or: outcome.name)
  }

  func outcome(_ reference: OutcomeReference) -> String {
    switch reference {
    case .outcome(let step, let index): outcome(step, index)
    case .anytime(let index): anytime(index)
    }
  }

  func field(_ id: ID<Field>) -> String {
    let field = procedure.fields[safely: id]
    return quoted(field?.title, or: field?.name)
  }

  func paper(_ id: ID<Paper>) -> String {
    let paper = procedure.papers[safely: id]
    return quoted(paper?.title, or: paper?.name)
  }

  func fee(_ id: ID<Fee>) -> String {
    let fee = procedure.fees[safely: id]
    return quoted(fee?.title, or: fee?.name)
  }

  func letter(_ id: ID<Letter>) -> String {
    let letter = procedure.letters[safely: id]
    return quoted(letter?.title, or: letter?.name)
  }

  func action(_ id: ID<ActionSignature>) -> String {
    let action = procedure.actions[safely: id]
    return quoted(action?.title, or: action?.name)
  }

  func event(_ id: ID<Named>) -> String {
    let event = procedure.externalEvents[safely: id]
    return quoted(event?.title, or: event?.name)
  }

  /// Messages have no title; their name is all there is.
  func message(_ id: ID<Message>) -> String {
    quoted(nil, or: procedure.messages[safely: id]?.name)
  }

  func selector(_ id: ID<CaseSelector>) -> String {
    let selector = procedure.cases[safely: id]
    return quoted(selector?.title, or: selector?.name)
  }

  func publishable(_ what: Publishable) -> String {
    switch what {
    case .letter(let id): return letter(id)
    case .paper(let id): return paper(id)
    case .result(let id):
      let result = procedure.results[safely: id]
      return quoted(result?.title, or: result?.name)
    }
  }

  func target(_ target: Target) -> String {
    switch (target, language) {
    case (.step(let id), .vi): "bước \(step(id))"
    case (.step(let id), .en): "step \(step(id))"
    case (.end(let id), .vi): "kết thúc \(end(id))"
    case (.end(let id), .en): "end \(end(id))"
    case (.parallel(let id), .vi): "khối song song \(parallel(id))"
    case (.parallel(let id), .en): "parallel block \(parallel(id))"
    case (.branchDone(let id), .vi): "hết nhánh của \(parallel(id))"
    case (.branchDone(let id), .en): "the end of the branch of \(parallel(id))"
    case (.stopping(let place), .vi): "\(self.target(place.target)) (dừng các nhánh)"
    case (.stopping(let place), .en): "\(self.target(place.target)) (stopping the branches)"
    }
  }

  func stage(_ id: ID<Stage>) -> String {
    let stage = procedure.stages[safely: id]
    return quoted(stage?.title, or: stage?.name)
  }

  func parallel(_ id: ID<Parallel>) -> String {
    let block = procedure.parallels[safely: id]
    return quoted(block?.title, or: block?.name)
  }

  func branch(_ place: BranchPlace) -> String {
    let branches = procedure.parallels[safely: place.parallel]?.branches ?? []
    guard branches.indices.contains(place.branch) else { return "…" }
    return quoted(branches[place.branch].title, or: branches[place.branch].name)
  }
}

extension Array {
  /// The element of an id, or nil where the id is of another procedure.
  subscript(safely id: ID<Element>) -> Element? {
    indices.contains(id.index) ? self[id.index] : nil
  }
}
