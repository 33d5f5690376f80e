import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Reasons of refusals in both languages side by side.
struct ReasonWords {
  typealias Reason = RejectionWording.Reason

  let procedure: Procedure
  let vi: ProcedureWords
  let en: ProcedureWords

  init(_ procedure: Procedure) {
    self.procedure = procedure
    vi = ProcedureWords(procedure, in: .vi)
    en = ProcedureWords(procedure, in: .en)
  }

  func reasons(for rejection: Rejection) -> [Reason] {
    switch rejection {
    case .faulty(let faults):
      let reasons = faults.map { reason(for: $0) }
      return reasons.isEmpty ? [unexplained] : reasons
    case .notFiled, .alreadyFiled, .closed, .stepNotActive, .roleDoesNotPerform, .noSuchOutcome,
      .outcomeNotOffered, .eventNotAwaited, .requestNotPending, .visitLimitReached,
      .cannotEvaluate, .endlessChain, .branchNotNamed, .tooManyBranches, .notOpenedByFiling,
      .noVote:
      return [reason(for: rejection)]
    }
  }

  private var unexplained: Reason {
    Reason(
      what: Localized(vi: "việc này không thực hiện được", en: "this can't be done"))
  }

  private func reason(for rejection: Rejection) -> Reason {
    switch rejection {
    case .faulty: return unexplained
    case .notFiled:
      return Reason(
        what: Localized(vi: "hồ sơ chưa được nộp", en: "nothing has been filed yet"),
        mend: Localized(
          vi: "nộp hồ sơ trước, rồi mới xử lý", en: "file first, then go on with the case"))
    case .alreadyFiled:
      return Reason(
        what: Localized(vi: "hồ sơ này đã nộp rồi", en: "this case has already been filed"),
        mend: Localized(
          vi: "nộp một hồ sơ khác, hoặc bổ sung ở bước yêu cầu bổ sung",
          en: "file another case, or supplement this one where it asks for it"))
    case .notOpenedByFiling:
      return Reason(
        what: Localized(
          vi: "thủ tục này không có ai nộp hồ sơ: hồ sơ được mở khi nhận "
            + vi.list(procedure.openedBy.map(vi.event), or: true),
          en: "nobody files in this procedure: a case is opened by "
            + en.list(procedure.openedBy.map(en.event), or: true)),
        names: procedure.openedBy.compactMap { procedure.externalEvents[safely: $0]?.name })
    case .noVote(let step):
      return Reason(
        what: Localized(
          vi: "ở bước \(vi.step(step)) không có biểu quyết",
          en: "nobody votes in step \(en.step(step))"
        ),
        names: [name(step)].compactMap { $0 })
    case .closed(let end):
      return Reason(
        what: Localized(
          vi: "hồ sơ đã kết thúc (\(vi.end(end)))", en: "the case is closed (\(en.end(end)))"),
        names: [procedure.ends[safely: end]?.name].compactMap { $0 })
    case .stepNotActive(let step, let active):
      return stepNotActive(step, active)
    case .roleDoesNotPerform(let role, let step):
      let performer = procedure.steps[safely: step]?.role ?? .system
      return Reason(
        what: Localized(
          vi: "bước \(vi.step(step)) không do \(vi.roleWithin(role)) thực hiện",
          en: "step \(en.step(step)) is not performed by \(en.roleWithin(role))"),
        mend: Localized(
          vi: "bước này do \(vi.roleWithin(performer)) thực hiện",
          en: "it is performed by \(en.roleWithin(performer))"),
        names: [name(step), name(role)].compactMap { $0 })
    case .noSuchOutcome:
      return Reason(
        what: Localized(
          vi: "bước hiện tại không có lựa chọn này", en: "the step has no such outcome"))
    case .outcomeNotOffered(let reference, let step):
      return Reason(
        what: Localized(
          vi: "không được chọn \(vi.outcome(reference)) khi hồ sơ đang ở bước \(vi.step(step))",
          en: "\(en.outcome(reference)) is not offered while the case is in step "
            + en.step(step)),
        names: [name(reference), name(step)].compactMap { $0 })
    case .eventNotAwaited(let event):
      return Reason(
        what: Localized(
          vi: "bước hiện tại không chờ sự kiện \(vi.event(event))",
          en: "the step does not await event \(en.event(event))"),
        names: [procedure.externalEvents[safely: event]?.name].compactMap { $0 })
    case .requestNotPending:
      return Reason(
        what: Localized(
          vi: "không có yêu cầu nào đang chờ kết quả này", en: "no request awaits this result"))
    case .visitLimitReached(let step): return visitLimit(step)
    case .cannotEvaluate(let place, let fault): return cannotEvaluate(place, fault)
    case .branchNotNamed(let step, _):
      return Reason(
        what: Localized(
          vi: "bước \(vi.step(step)) đang được làm ở nhiều nhánh, chưa rõ là nhánh nào",
          en: "step \(en.step(step)) goes on in several branches, and it is not said in which"),
        mend: Localized(vi: "nêu rõ nhánh", en: "say in which branch"),
        names: [name(step)].compactMap { $0 })
    case .tooManyBranches(let block, let count):
      return Reason(
        what: Localized(
          vi: "\(vi.parallel(block)) phải mở \(count) nhánh cùng lúc, nhiều quá mức cho phép",
          en: "\(en.parallel(block)) would open \(count) branches at once, which is too many"),
        names: [procedure.parallels[safely: block]?.name].compactMap { $0 })
    case .endlessChain(let step):
      return Reason(
        what: Localized(
          vi: "hồ sơ cứ chạy vòng qua bước tự động \(vi.step(step)) mà không dừng",
          en: "the case goes round through the automatic step \(en.step(step)) and never stops"),
        mend: Localized(
          vi: "sửa điều kiện rẽ nhánh của các bước tự động",
          en: "mend the branches of the automatic steps"),
        names: [name(step)].compactMap { $0 })
    }
  }

  private func stepNotActive(_ step: ID<Step>, _ active: [ID<Step>]) -> Reason {
    let mend =
      active.isEmpty
      ? nil
      : Localized(
        vi: "hồ sơ đang ở bước \(vi.list(active.map(vi.step)))",
        en: "the case is in step \(en.list(active.map(en.step)))")
    return Reason(
      what: Localized(
        vi: "hồ sơ không ở bước \(vi.step(step))", en: "the case is not in step \(en.step(step))"),
      mend: mend, names: ([step] + active).compactMap { name($0) })
  }

  func visitLimit(_ step: ID<Step>) -> Reason {
    let count = procedure.steps[safely: step]?.visitLimit?.count ?? 0
    return Reason(
      what: Localized(
        vi: "bước \(vi.step(step)) chỉ được vào tối đa \(count) lần, hồ sơ đã vào đủ",
        en: "step \(en.step(step)) may be entered at most \(count) times, and has been"),
      mend: Localized(vi: "chọn hướng xử lý khác", en: "choose another outcome"),
      names: [name(step)].compactMap { $0 })
  }

  // MARK: Names

  func name(_ id: ID<Step>) -> String? { procedure.steps[safely: id]?.name }
  func name(_ id: ID<Role>) -> String? { procedure.roles[safely: id]?.name }
  func name(_ id: ID<Field>) -> String? { procedure.fields[safely: id]?.name }
  func name(_ id: ID<Paper>) -> String? { procedure.papers[safely: id]?.name }
  func name(_ id: ID<Fee>) -> String? { procedure.fees[safely: id]?.name }
  func name(_ id: ID<Letter>) -> String? { procedure.letters[safely: id]?.name }
  func name(_ id: ID<ActionSignature>) -> String? { procedure.actions[safely: id]?.name }

  private func name(_ reference: OutcomeReference) -> String? {
    switch reference {
    case .outcome(let step, let index):
      let outcomes = procedure.steps[safely: step]?.outcomes ?? []
      return outcomes.indices.contains(index) ? outcomes[index].name : nil
    case .anytime(let index):
      return procedure.anytime.indices.contains(index)
        ? procedure.anytime[index].outcome.name : nil
    }
  }
}
