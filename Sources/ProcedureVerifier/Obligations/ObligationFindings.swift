import Diagnostics
import ProcedureGraph
import SourceText

/// The codes of what is found about obligations. A code is never reused for something else.
enum ObligationCode: Int, CaseIterable {
  case unproved = 4001
  case broken = 4002
  case vacuous = 4003
  // 4004, an obligation that names nothing, is the compiler's.

  var code: DiagnosticCode { DiagnosticCode(rawValue) }
}

/// What is found about the obligations of a procedure: a broken one is an error, shown by a case that
/// breaks it; what could not be proved, or has nothing to hold of, is remarked.
func obligationFindings(of subject: Subject) -> [ProofFinding] {
  let procedure = subject.procedure
  guard !procedure.obligations.isEmpty else { return [] }
  let proof = ObligationProof(subject)
  var findings: [ProofFinding] = []
  var idle: [(origin: ObligationOrigin, obligations: [(Int, Obligation.Event?)])] = []
  let origins = procedure.obligations.enumerated().map {
    ObligationOrigin($1, $0, in: procedure)
  }
  for (index, obligation) in procedure.obligations.enumerated() {
    let place = origins[index]
    switch proof.verdict(on: index) {
    case .holds: continue
    case .broken(let history):
      findings.append(
        ProofFinding(
          ObligationCode.broken.code, .error, at: place.path,
          Localized(
            vi: "không giữ được điều đảm bảo `\(obligation.title)`\(place.of.vi)",
            en: "what is ensured does not hold: `\(obligation.title)`\(place.of.en)"),
          notes: obligation.basisNotes + [obligation.demand.breach(in: procedure)],
          related: place.related(index), history: history))
    case .overBudget(let excess):
      findings.append(
        ProofFinding(
          ObligationCode.broken.code, .error, at: place.path,
          Localized(
            vi: "không giữ được điều đảm bảo `\(obligation.title)`\(place.of.vi)",
            en: "what is ensured does not hold: `\(obligation.title)`\(place.of.en)"),
          notes: obligation.basisNotes + [excess.message(in: procedure)]
            + excess.notes(in: procedure),
          related: place.related(index)))
    case .unknown(let reason):
      findings.append(
        ProofFinding(
          ObligationCode.unproved.code, .remark, at: place.path,
          Localized(
            vi: "chưa chứng minh được điều đảm bảo `\(obligation.title)`\(place.of.vi)",
            en: "it is not proved what is ensured: `\(obligation.title)`\(place.of.en)"),
          notes: [reason.words], related: place.related(index)))
    case .vacuous(let event):
      if place.isOwn {
        findings.append(idleFinding(obligation, event, place, in: procedure))
      } else if let known = idle.firstIndex(where: { $0.origin.path == place.path }) {
        idle[known].obligations.append((index, event))
      } else {
        idle.append((place, [(index, event)]))
      }
    }
  }
  // One that applies in part is no news: a rule is written for many.
  let wholly = idle.filter { origin, obligations in
    obligations.count == origins.count { $0.path == origin.path }
  }
  return findings + wholly.map { idleFinding($0.origin, $0.obligations, in: procedure) }
}

/// An author who ensures something of what never happens has probably meant something else.
private func idleFinding(
  _ obligation: Obligation, _ event: Obligation.Event?, _ place: ObligationOrigin,
  in procedure: Procedure
) -> ProofFinding {
  ProofFinding(
    ObligationCode.vacuous.code, .warning, at: place.path,
    Localized(
      vi: "điều đảm bảo `\(obligation.title)` không có nội dung nào để áp dụng",
      en: "what is ensured has nothing to hold of: `\(obligation.title)`"),
    notes: [idleness(of: event, obligation, in: procedure)])
}

/// A rule of which nothing applies to the procedure that complies with it is told in one remark.
private func idleFinding(
  _ origin: ObligationOrigin, _ obligations: [(Int, Obligation.Event?)], in procedure: Procedure
) -> ProofFinding {
  ProofFinding(
    ObligationCode.vacuous.code, .remark, at: origin.path,
    Localized(
      vi: "không điều đảm bảo nào áp dụng được cho thủ tục này\(origin.of.vi)",
      en: "nothing of what is ensured applies to this procedure\(origin.of.en)"),
    notes: obligations.map { index, event in
      let title = procedure.obligations[index].title
      let why = idleness(of: event, procedure.obligations[index], in: procedure)
      return Localized(vi: "`\(title)`: \(why.vi)", en: "`\(title)`: \(why.en)")
    }, isForItsAuthor: true)
}

private func idleness(
  of event: Obligation.Event?, _ obligation: Obligation, in procedure: Procedure
) -> Localized {
  if case .timeBudget = obligation.demand {
    return Localized(
      vi: "thủ tục không có thời hạn chung", en: "the procedure has no limit of its own")
  }
  guard let event else {
    return Localized(
      vi: "thủ tục không thu khoản nào thuộc loại ấy",
      en: "the procedure collects no money of that kind")
  }
  if event == .overdue(.wholeCase), !procedure.limits.isEmpty {
    return Localized(
      vi: "thủ tục có thời hạn nhưng không có dòng `quá hạn`: quá hạn cũng không có gì xảy ra",
      en: "the procedure has a limit and no line `overdue`: nothing happens when it passes")
  }
  let words = event.words(in: procedure)
  return Localized(
    vi: "trong thủ tục này không bao giờ có \(words.vi)",
    en: "in this procedure there is never \(words.en)")
}

/// Where an obligation comes from, as findings speak of it.
struct ObligationOrigin {
  /// The line that states it, the rule that the procedure complies with, or nothing: its own name.
  let path: [String]
  /// ` của quy định …`: what follows its title; empty for the procedure's own.
  let of: Localized
  let isOwn: Bool

  init(_ obligation: Obligation, _ index: Int, in procedure: Procedure) {
    if let rule = obligation.rule {
      path = ["rules", rule.name]
      of = Localized(
        vi: ", theo quy định “\(rule.title)”", en: ", of the rule “\(rule.title)”")
      isOwn = false
    } else if obligation.origin != procedure.name {
      let framework = procedure.frameworks.first { $0.name == obligation.origin }
      let title = framework?.title ?? obligation.origin
      path = ["frameworks", obligation.origin]
      of = Localized(vi: ", theo khung “\(title)”", en: ", of the framework “\(title)”")
      isOwn = false
    } else {
      path = ["obligations", String(index)]
      of = Localized(vi: "", en: "")
      isOwn = true
    }
  }

  func related(_ index: Int) -> [(path: [String], text: Localized)] {
    isOwn
      ? []
      : [
        (["obligations", String(index)], Localized(vi: "điều đảm bảo ở đây", en: "ensured here"))
      ]
  }
}

extension Obligation {
  fileprivate var basisNotes: [Localized] {
    guard !legalBases.isEmpty else { return [] }
    let bases = legalBases.map { $0.number + ($0.place.map { " \($0)" } ?? "") }
      .joined(separator: "; ")
    return [Localized(vi: "căn cứ \(bases)", en: "legal basis \(bases)")]
  }
}

extension ObligationVerdict.Reason {
  fileprivate var words: Localized {
    switch self {
    case .tooLarge:
      Localized(
        vi: "có quá nhiều khả năng, không xét hết được: chưa thấy hồ sơ nào vi phạm trong "
          + "phần đã xét",
        en: "there are too many possibilities to look at all: none that was looked at breaks it")
    case .notPlayed:
      Localized(
        vi:
          "theo sơ đồ thì có lối đi không giữ điều này, nhưng chưa dựng được hồ sơ nào đi lối ấy: có thể điều kiện rẽ nhánh không cho phép",
        en:
          "the chart has ways that break it, but no case was found that goes them: conditions may rule them out"
      )
    case .elements:
      Localized(
        vi:
          "số lần được đếm qua các nhánh mở cho từng phần tử của một danh sách, không "
          + "biết trước có bao nhiêu phần tử",
        en: "it is counted across branches that are opened for each element of a list of any length"
      )
    case .budget(.tooManyCases):
      Localized(
        vi: "có quá nhiều trường hợp thời hạn khác nhau để cộng hết",
        en: "the limits differ in too many cases to add them all up")
    case .budget(.changingData):
      Localized(
        vi:
          "thời hạn tùy thuộc thông tin có thể thay đổi giữa hai bước; chưa thấy tổng nào vượt thời hạn",
        en:
          "limits hang on data that may change between two steps; no sum was found that is too long"
      )
    case .budget(.untoldLimit):
      Localized(
        vi: "có thời hạn chỉ biết được khi có hồ sơ, không cộng trước được",
        en: "a limit is known only with a case, and can't be added up before")
    case .budget(.loops):
      Localized(
        vi:
          "các vòng lặp đan vào nhau, hoặc có quá nhiều lối đi khác đơn vị; chưa thấy tổng nào vượt thời hạn",
        en:
          "loops are entered in several places, or too many ways differ in kind; no sum was found that is too long"
      )
    case .budget(.branches):
      Localized(
        vi: "thời hạn chung bắt đầu hoặc tính lại trong một nhánh song song",
        en: "the overall clock starts or restarts within a parallel branch")
    }
  }
}
