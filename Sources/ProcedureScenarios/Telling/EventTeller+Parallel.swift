import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Parallel work, stages with limits, and cases of other procedures.
extension EventTeller {
  /// What concerns the turn from one branch to another is in the lines around it.
  func work(_ event: Event, _ before: CaseState) -> Localized? {
    switch event {
    case .blockEntered(let block, let entry):
      let count = entry.branches.count
      let required = entry.required < count
      return Localized(
        vi: "Bắt đầu làm song song \(vi.parallel(block)): "
          + "\(entry.branches.map { vi.branch($0, of: block) }.joined(separator: ", "))"
          + (required ? " (xong khi đủ \(entry.required) nhánh)" : ""),
        en: "Parallel work \(en.parallel(block)) begins: "
          + "\(entry.branches.map { en.branch($0, of: block) }.joined(separator: ", "))"
          + (required ? " (done when \(entry.required) branches are)" : ""))
    case .branchDone(let number):
      guard let open = before.open(branch: number) else { return nil }
      return Localized(
        vi: "Xong nhánh \(vi.branch(open.branch, of: open.block)) "
          + "của \(vi.parallel(open.block))",
        en: "Branch \(en.branch(open.branch, of: open.block)) of \(en.parallel(open.block)) "
          + "is done")
    case .branchStopped(let number):
      guard let open = before.open(branch: number) else { return nil }
      return Localized(
        vi: "Dừng nhánh \(vi.branch(open.branch, of: open.block)) "
          + "của \(vi.parallel(open.block))",
        en: "Branch \(en.branch(open.branch, of: open.block)) of \(en.parallel(open.block)) "
          + "is stopped")
    case .blockDone(let block):
      return Localized(
        vi: "Xong \(vi.parallel(block))", en: "\(en.parallel(block)) is done")
    case .blockStopped(let block):
      return Localized(
        vi: "Dừng \(vi.parallel(block))", en: "\(en.parallel(block)) is stopped")
    case _: return nil
    }
  }

  /// Stages are told of where they have a limit.
  func stage(_ event: Event, _ before: CaseState) -> Localized? {
    switch event {
    case .stageEntered(let stage, let entry):
      guard let due = entry.due else { return nil }
      return Localized(
        vi: "Bắt đầu giai đoạn \(vi.stage(stage)) (hạn \(vi.due(due)))",
        en: "Stage \(en.stage(stage)) begins (due \(en.due(due)))")
    case .stagePaused(let stage):
      guard before.due(of: stage) != nil else { return nil }
      return Localized(
        vi: "Thời hạn giai đoạn \(vi.stage(stage)) tạm dừng",
        en: "The clock of stage \(en.stage(stage)) pauses")
    case .stageResumed(let stage, let due):
      guard let due else { return nil }
      return Localized(
        vi: "Thời hạn giai đoạn \(vi.stage(stage)) tính tiếp, hạn \(vi.due(due))",
        en: "The clock of stage \(en.stage(stage)) runs on, due \(en.due(due))")
    case .stageReminderDue(let stage, let index):
      let reminders = program.procedure.stages[safely: stage]?.timers.reminders ?? []
      guard reminders.indices.contains(index) else { return nil }
      let ahead = reminders[index].before
      return Localized(
        vi: "Giai đoạn \(vi.stage(stage)) sắp đến hạn (nhắc trước \(vi.duration(ahead)))",
        en: "Stage \(en.stage(stage)) is due soon (reminder \(en.duration(ahead)) before)")
    case .stageOverdue(let stage):
      return Localized(
        vi: "Giai đoạn \(vi.stage(stage)) quá hạn", en: "Stage \(en.stage(stage)) is overdue")
    case _: return nil
    }
  }

  func call(_ event: Event, _ before: CaseState) -> Localized? {
    func procedure(_ number: Int) -> String {
      let open = before.openCalls.first { $0.request.number == number }
      return open.map { ProcedureWords.quoted($0.request.procedure) } ?? "…"
    }
    switch event {
    case .callRequested(let request):
      let name = ProcedureWords.quoted(request.procedure)
      return Localized(
        vi: "Mở hồ sơ của thủ tục \(name)", en: "A case of procedure \(name) is opened")
    case .callEnded(let number, let end, _):
      let end = ProcedureWords.quoted(end)
      return Localized(
        vi: "Hồ sơ của thủ tục \(procedure(number)) kết thúc \(end)",
        en: "The case of procedure \(procedure(number)) has reached end \(end)")
    case .callRefused(let number, let reason):
      let why = Localized(joined: reason)
      return Localized(
        vi: "Không mở được hồ sơ của thủ tục \(procedure(number))"
          + (why.vi.isEmpty ? "" : ": \(why.vi)"),
        en: "A case of procedure \(procedure(number)) could not be opened"
          + (why.en.isEmpty ? "" : ": \(why.en)"))
    case _: return nil
    }
  }

  /// The field that stands for the element a branch was opened for.
  func field(ofBranch number: Int) -> ID<Field>? {
    state.open(branch: number).flatMap {
      program.procedure.parallels[safely: $0.block]?.each?.field
    }
  }
}

extension CaseState {
  /// A branch by its number, and the block it belongs to.
  func open(branch number: Int) -> (block: ID<Parallel>, branch: BranchOpening)? {
    for block in blocks {
      for branch in block.branches where branch.number == number {
        return (
          block.parallel,
          BranchOpening(number: number, branch: branch.branch, element: branch.element)
        )
      }
    }
    return nil
  }
}

extension ProcedureWords {
  /// A branch by its title, or by the element it was opened for.
  func branch(_ opening: BranchOpening, of id: ID<Parallel>) -> String {
    let block = procedure.parallels[safely: id]
    if let element = opening.element { return value(element, of: block?.each?.field) }
    return branch(BranchPlace(id, branch: opening.branch))
  }
}
