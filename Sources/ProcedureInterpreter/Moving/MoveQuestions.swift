import ProcedureGraph

/// What somebody has to decide before cases that need it can be moved: an element of the old version
/// that has no namesake in the new one, or one that can't stand for it.
public struct MoveQuestion: Hashable, Sendable {
  public var element: MovedElement
  /// Elements of the same kind that only the new version has: one of them may stand for it.
  public var candidates: [MovedElement]

  /// All questions between two versions, whether or not some case needs an answer.
  public static func all(from old: Procedure, to new: Procedure) -> [MoveQuestion] {
    MovePlan.Part.allCases.flatMap { part in
      let (before, after) = (old.elements(of: part), new.elements(of: part))
      let (known, others) = (Set(before.map(\.name)), Set(after.map(\.name)))
      let candidates = after.filter { !known.contains($0.name) }
      return before.filter { element in
        switch part {
        // Only votes speak of outcomes, and a step or block that is gone is a question by itself.
        case .outcomes: !others.contains(element.name) && old.votes(on: element, still: new)
        case .branches: !others.contains(element.name) && new.hasBlock(of: element)
        case .fields: !others.contains(element.name) || old.changesType(of: element, in: new)
        case .steps, .cases, .papers, .fees, .results, .roles, .actions, .externalEvents, .stages,
          .parallels, .ends:
          !others.contains(element.name)
        }
      }.map { MoveQuestion(element: $0, candidates: candidates) }
    }
  }
}

extension Procedure {
  fileprivate func votes(on outcome: MovedElement, still new: Procedure) -> Bool {
    let step = steps.first { outcome.name.hasPrefix($0.name + ".") }
    return step?.council != nil && new.steps.contains { $0.name == step?.name }
  }

  fileprivate func hasBlock(of branch: MovedElement) -> Bool {
    parallels.contains { branch.name.hasPrefix($0.name + ".") }
  }

  fileprivate func changesType(of field: MovedElement, in new: Procedure) -> Bool {
    guard let before = fields.first(where: { $0.name == field.name }),
      let after = new.fields.first(where: { $0.name == field.name })
    else { return false }
    return !before.type.isLike(after.type)
  }
}
