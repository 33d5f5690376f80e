import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// What a called case is opened with: the values the caller gives, its applicant, and the papers both
/// procedures know by the same name. The citizen has filed once.
struct CalledCase {
  /// Why the two procedures do not fit.
  struct Misfit: Error, Hashable {
    var words: Localized
  }

  private let call: CallRequest
  private let request: WorldRequest
  private let called: Procedure

  init(_ call: CallRequest, of request: WorldRequest, as called: Procedure) {
    self.call = call
    self.request = request
    self.called = called
  }

  /// By the event that opens cases of the procedure, where there is one; else filed.
  var opening: Result<Command, Misfit> {
    var fields: [FieldEntry] = []
    for argument in call.arguments {
      guard let index = called.fields.firstIndex(where: { $0.name == argument.name }) else {
        return .failure(
          Misfit(
            words: Localized(
              vi: "thủ tục `\(called.name)` không có thông tin `\(argument.name)`",
              en: "the procedure `\(called.name)` has no field `\(argument.name)`")))
      }
      fields.append(FieldEntry(ID(index), argument.value))
    }
    let applicant = request.state.opening?.applicant ?? Applicant()
    if called.openedBy.count == 1 {
      return .success(
        .open(
          EventOpening(
            called.openedBy[0], caseNumber: "", applicant: applicant, selected: selected,
            fields: fields)))
    }
    let opening = Opening(
      caseNumber: "", applicant: applicant, channel: channel, returning: returning,
      selected: selected)
    return .success(.file(Filing(opening, fields: fields, papers: papers)))
  }

  /// The caller's own way, where it is offered.
  private var channel: Channel {
    let own = request.state.opening?.channel
    let offered = called.filing.map(\.channel)
    return own.flatMap { offered.isEmpty || offered.contains($0) ? $0 : nil } ?? offered.first
      ?? .online
  }

  private var returning: Channel? {
    let own = request.state.opening?.returning
    let offered = called.returning.map(\.channel)
    return own.flatMap { offered.contains($0) ? $0 : nil } ?? offered.first
  }

  private var selected: ID<CaseSelector>? {
    let own = request.state.opening?.selected.flatMap { request.procedure.cases[at: $0]?.name }
    return own.flatMap { name in
      called.cases.firstIndex { $0.name == name && $0.condition == nil }
    }.map { ID($0) }
  }

  private var papers: [PaperEntry] {
    request.state.papers.compactMap { entry in
      guard let name = request.procedure.papers[at: entry.paper]?.name,
        let index = called.papers.firstIndex(where: { $0.name == name })
      else { return nil }
      var handed = entry
      handed.paper = ID(index)
      return handed
    }
  }
}
