import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Who does the work after agencies have been replaced. Where nothing has changed the roles say it.
extension EventTeller {
  /// The agency that took over a step from the one that is declared.
  func heir(of step: ID<Step>, on date: CivilDate) -> ID<Agency>? {
    guard let role = program.procedure.steps[safely: step]?.role else { return nil }
    return program.procedure.heir(of: role, on: date)
  }
}

extension Procedure {
  /// The agency of a role where it is another than the one declared.
  func heir(of role: ID<Role>, on date: CivilDate) -> ID<Agency>? {
    guard let now = agency(of: role, on: date),
      now != roles[safely: role]?.agency ?? performedBy
    else { return nil }
    return now
  }

  /// The receiving agency, where one is named apart from the competent one or has changed.
  func receiverThatChanged(by date: CivilDate) -> ID<Agency>? {
    guard let declared = receivedBy ?? performedBy else { return nil }
    let now = agency(inChargeOf: declared, on: date)
    return receivedBy != nil || now != declared ? now : nil
  }
}

extension ProcedureWords {
  func agency(_ id: ID<Agency>) -> String {
    guard let agency = procedure.agencies[safely: id] else { return "…" }
    return agency.title.isEmpty ? agency.name : agency.title
  }

  /// ", Sở Nông nghiệp và Môi trường": the agency of a role that another has taken over.
  func heir(of role: ID<Role>, on date: CivilDate) -> String {
    procedure.heir(of: role, on: date).map { ", \(agency($0))" } ?? ""
  }

  /// What becomes of a paper that is handed over: shown only, or kept with the result.
  func custody(of entry: PaperEntry) -> String {
    if entry.isKept { return language == .vi ? ", thu khi trả kết quả" : ", kept at return" }
    guard procedure.papers[safely: entry.paper]?.isPresentedOnly == true else { return "" }
    return language == .vi ? ", xuất trình" : ", shown"
  }
}
