import ProcedureGraph
import SourceText

extension CoverageItem {
  init(_ place: CoveragePlace, of procedure: Procedure) {
    let path = CoveragePath(procedure: procedure)
    let vi = ProcedureWords(procedure, in: .vi)
    let en = ProcedureWords(procedure, in: .en)
    self.place = place
    self.path = path.path(of: place)
    words = Localized(vi: vi.place(place), en: en.place(place))
  }
}

/// Paths of places by the names of the author.
private struct CoveragePath {
  let procedure: Procedure

  func path(of place: CoveragePlace) -> String {
    switch place {
    case .step(let step): steps(step)
    case .outcome(let step, let index): outcome(step, index)
    case .anytime(let index): anytime(index)
    case .branch(let owner, let index):
      "\(path(of: owner))/branches/\(index.map { String($0 + 1) } ?? "otherwise")"
    case .reminder(let step, let index): "\(steps(step))/reminders/\(index + 1)"
    case .overdue(let step): "\(steps(step))/overdue"
    case .wait(let step): "\(steps(step))/wait"
    case .awaited(let step, let index): "\(steps(step))/events/\(event(step, index))"
    case .called(let step, let index): "\(steps(step))/call/\(end(step, index))"
    case .notCarried(let step): "\(steps(step))/vote/notCarried"
    case .opened(let event): "openedBy/\(procedure.externalEvents[safely: event]?.name ?? "")"
    case .stageReminder(let stage, let index): "\(stages(stage))/reminders/\(index + 1)"
    case .stageOverdue(let stage): "\(stages(stage))/overdue"
    case .blockDone(let block): "\(parallels(block))/done"
    case .overallReminder(let index): "timers/reminders/\(index + 1)"
    case .overallOverdue: "timers/overdue"
    case .failure(let action, let target):
      "actions/\(procedure.actions[safely: action]?.name ?? "")/failure/\(name(target))"
    case .end(let end): "ends/\(procedure.ends[safely: end]?.name ?? "")"
    }
  }

  private func path(of owner: CoveragePlace.BranchOwner) -> String {
    switch owner {
    case .step(let step): steps(step)
    case .outcome(let step, let index): outcome(step, index)
    case .anytime(let index): anytime(index)
    case .parallel(let block): parallels(block)
    }
  }

  private func stages(_ stage: ID<Stage>) -> String {
    "stages/\(procedure.stages[safely: stage]?.name ?? "")"
  }

  private func parallels(_ block: ID<Parallel>) -> String {
    "parallels/\(procedure.parallels[safely: block]?.name ?? "")"
  }

  private func end(_ step: ID<Step>, _ index: Int?) -> String {
    let ends = procedure.steps[safely: step]?.call?.ends ?? []
    guard let index, ends.indices.contains(index) else { return "otherwise" }
    return ends[index].end
  }

  private func steps(_ step: ID<Step>) -> String {
    "steps/\(procedure.steps[safely: step]?.name ?? "")"
  }

  private func outcome(_ step: ID<Step>, _ index: Int) -> String {
    let outcomes = procedure.steps[safely: step]?.outcomes ?? []
    return "\(steps(step))/outcomes/\(outcomes.indices.contains(index) ? outcomes[index].name : "")"
  }

  private func anytime(_ index: Int) -> String {
    let all = procedure.anytime
    return "anytime/\(all.indices.contains(index) ? all[index].outcome.name : "")"
  }

  private func event(_ step: ID<Step>, _ index: Int) -> String {
    let awaits = procedure.steps[safely: step]?.awaits ?? []
    guard awaits.indices.contains(index) else { return "" }
    return procedure.externalEvents[safely: awaits[index].event]?.name ?? ""
  }

  private func name(_ target: Target) -> String {
    switch target {
    case .step(let step): procedure.steps[safely: step]?.name ?? ""
    case .end(let end): procedure.ends[safely: end]?.name ?? ""
    case .parallel(let block): procedure.parallels[safely: block]?.name ?? ""
    case .branchDone(let block): "\(procedure.parallels[safely: block]?.name ?? "")/done"
    case .stopping(let place): name(place.target)
    }
  }
}

extension ProcedureWords {
  fileprivate func place(_ place: CoveragePlace) -> String {
    switch (place, language) {
    case (.step(let step), .vi): return "bước \(self.step(step))"
    case (.step(let step), .en): return "step \(self.step(step))"
    case (.outcome(let step, let index), .vi):
      return "lựa chọn \(outcome(step, index)) tại bước \(self.step(step))"
    case (.outcome(let step, let index), .en):
      return "outcome \(outcome(step, index)) of step \(self.step(step))"
    case (.anytime(let index), .vi): return "lựa chọn \(anytime(index)) bất cứ lúc nào"
    case (.anytime(let index), .en): return "outcome \(anytime(index)) at any time"
    case (.branch(let owner, let index?), .vi):
      return "nhánh thứ \(index + 1) của \(branching(owner))"
    case (.branch(let owner, let index?), .en):
      return "branch \(index + 1) of \(branching(owner))"
    case (.branch(let owner, nil), .vi): return "nhánh còn lại của \(branching(owner))"
    case (.branch(let owner, nil), .en): return "the way otherwise of \(branching(owner))"
    case (.reminder(let step, let index), .vi):
      return "lần nhắc thứ \(index + 1) trước hạn bước \(self.step(step))"
    case (.reminder(let step, let index), .en):
      return "reminder \(index + 1) before step \(self.step(step)) is due"
    case (.overdue(let step), .vi): return "quá hạn bước \(self.step(step))"
    case (.overdue(let step), .en): return "step \(self.step(step)) overdue"
    case (.wait(let step), .vi): return "hết thời gian chờ ở bước \(self.step(step))"
    case (.wait(let step), .en): return "the end of the wait in step \(self.step(step))"
    case (.awaited(let step, let index), .vi):
      return "sự kiện \(awaited(step, index)) ở bước \(self.step(step))"
    case (.awaited(let step, let index), .en):
      return "event \(awaited(step, index)) in step \(self.step(step))"
    case (.called(let step, let index), .vi):
      return "thủ tục gọi ở bước \(self.step(step)) kết thúc \(calledEnd(step, index))"
    case (.called(let step, let index), .en):
      return "the procedure called in step \(self.step(step)) ending \(calledEnd(step, index))"
    case (.notCarried(let step), .vi): return "không đủ phiếu tại bước \(self.step(step))"
    case (.notCarried(let step), .en):
      return "a vote that carries nothing in step \(self.step(step))"
    case (.opened(let event), .vi): return "mở hồ sơ khi nhận \(self.event(event))"
    case (.opened(let event), .en): return "a case opened by \(self.event(event))"
    case (.stageReminder(let stage, let index), .vi):
      return "lần nhắc thứ \(index + 1) trước hạn giai đoạn \(self.stage(stage))"
    case (.stageReminder(let stage, let index), .en):
      return "reminder \(index + 1) before stage \(self.stage(stage)) is due"
    case (.stageOverdue(let stage), .vi): return "quá hạn giai đoạn \(self.stage(stage))"
    case (.stageOverdue(let stage), .en): return "stage \(self.stage(stage)) overdue"
    case (.blockDone(let block), .vi): return "xong \(parallel(block))"
    case (.blockDone(let block), .en): return "\(parallel(block)) done"
    case (.overallReminder(let index), .vi):
      return "lần nhắc thứ \(index + 1) trước hạn trả kết quả"
    case (.overallReminder(let index), .en):
      return "reminder \(index + 1) before the whole case is due"
    case (.overallOverdue, .vi): return "quá hạn trả kết quả"
    case (.overallOverdue, .en): return "the whole case overdue"
    case (.failure(let action, let target), .vi):
      return "\(self.action(action)) không thực hiện được, chuyển sang \(self.target(target))"
    case (.failure(let action, let target), .en):
      return "\(self.action(action)) failing, on to \(self.target(target))"
    case (.end(let end), .vi): return "kết thúc \(self.end(end))"
    case (.end(let end), .en): return "end \(self.end(end))"
    }
  }

  private func branching(_ owner: CoveragePlace.BranchOwner) -> String {
    switch owner {
    case .step(let step): return place(.step(step))
    case .outcome(let step, let index): return place(.outcome(step, index: index))
    case .anytime(let index): return place(.anytime(index))
    case .parallel(let block): return target(.parallel(block))
    }
  }

  private func calledEnd(_ step: ID<Step>, _ index: Int?) -> String {
    let ends = procedure.steps[safely: step]?.call?.ends ?? []
    guard let index, ends.indices.contains(index) else {
      return language == .vi ? "theo cách khác" : "in another way"
    }
    return Self.quoted(ends[index].end)
  }

  private func awaited(_ step: ID<Step>, _ index: Int) -> String {
    let awaits = procedure.steps[safely: step]?.awaits ?? []
    return awaits.indices.contains(index) ? event(awaits[index].event) : "…"
  }
}
