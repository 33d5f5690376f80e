import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 19: the head assigns the work and answers for the decision. Whoever examines
  /// should not sign what they examined.
  static let sameEyes: Lint = Lint(
    5016, .remark,
    title: Localized(vi: "một người vừa thẩm định vừa ký", en: "examined and signed by one person"),
    what: Localized(
      vi: "Bước ký hoặc lập kết quả và bước xét hồ sơ do cùng một vai trò, không có "
        + "`khác người làm`.",
      en:
        "A step that signs or makes the result and a step that examines have the same role, without "
        + "`not performer of`."),
    why: Localized(
      vi:
        "Một người vừa thẩm định vừa ký thì không có ai kiểm tra lại; người đứng đầu "
        + "phân công và chịu trách nhiệm (61/2018/NĐ-CP Điều 19).",
      en:
        "Where one person examines and signs, nobody checks anybody; the head assigns the work and "
        + "answers for it (Decree 61/2018 art. 19)."),
    wrong: LintExample.text([
      "    do lãnh_đạo\n": "    do công_chức\n",
      "vai trò lãnh_đạo \"Lãnh đạo cơ quan\"\n": "",
    ])
  ) { view in
    let steps = view.procedure.steps
    let makers = steps.indices.filter { view.isOfficers($0) && view.makesResult($0) }
    guard !makers.isEmpty else { return [] }
    let waiting = view.unstarted
    let deciders = steps.indices.filter {
      view.isOfficers($0) && !waiting[$0] && view.examines($0)
    }
    return makers.compactMap { maker -> ProofFinding? in
      let step = steps[maker]
      // Where somebody else examines as well, those of one role are a chain of approvals.
      guard step.council == nil, let other = deciders.first,
        deciders.allSatisfy({ steps[$0].role == step.role }),
        !deciders.contains(where: { view.areApart(maker, $0) })
      else { return nil }
      return ProofFinding(
        sameEyes, at: ["steps", step.name],
        Localized(
          vi: "người xét hồ sơ ở bước `\(steps[other].name)` có thể tự ký ở bước `\(step.name)`",
          en: "who examines in step `\(steps[other].name)` may sign in step `\(step.name)` as well"),
        note: Localized(
          vi:
            "thêm `khác người làm \(steps[other].name)` vào bước `\(step.name)`, hoặc giao cho vai trò khác",
          en:
            "add `not performer of \(steps[other].name)` to step `\(step.name)`, or give it to another role"
        ))
    }
  }
}

extension LintView {
  /// The result is made or signed in the step.
  fileprivate func makesResult(_ index: Int) -> Bool {
    let step = procedure.steps[index]
    if !step.signs.isEmpty { return true }
    return flow.moves(from: index).contains { number in
      let move = flow.moves[number]
      return move.ways.contains { way in
        contains(Arrival(move: move, way: flow.ways[way])) { acts in
          acts.contains { if case .issueResult = $0 { true } else { false } }
        }
      }
    }
  }

  /// Its performer decides something, and does not make the result.
  fileprivate func examines(_ index: Int) -> Bool {
    procedure.steps[index].outcomes.count > 1 && !makesResult(index)
  }

  fileprivate func areApart(_ one: Int, _ other: Int) -> Bool {
    let steps = procedure.steps
    if steps[one].notPerformerOf.contains(ID(other)) { return true }
    if steps[other].notPerformerOf.contains(ID(one)) { return true }
    return procedure.obligations.contains { obligation in
      guard case .fourEyes(.stepEntered(let a), .stepEntered(let b)) = obligation.demand else {
        return false
      }
      return Set([a.index, b.index]) == Set([one, other])
    }
  }
}
