import ProcedureGraph
import ProcedureInterpreter

// Which of the states that were found can be brought to an end.
extension Exploration {
  /// For each state, whether some continuation of it that was found reaches an end.
  var finishing: [Bool] {
    let before = predecessors(by: chosen)
    let beforeInTime = predecessors(by: timed)
    var isFinishing = nodes.map { !$0.state.isOpen }
    var queue = isFinishing.indices.filter { isFinishing[$0] }
    while let node = queue.popLast() {
      for earlier in before[node] + beforeInTime[node] where !isFinishing[earlier] {
        isFinishing[earlier] = true
        queue.append(earlier)
      }
    }
    return isFinishing
  }

  private func predecessors(by targets: [[Int]]) -> [[Int]] {
    var before: [[Int]] = Array(repeating: [], count: nodes.count)
    for (index, targets) in targets.enumerated() {
      for target in targets { before[target].append(index) }
    }
    return before
  }

  /// Where clocks run out in any order: for each state, whether a case in it can surely be brought to
  /// an end, by what somebody does, or by time in whatever order it comes.
  var surelyFinishing: [Bool] {
    let (before, beforeInTime) = (predecessors(by: chosen), predecessors(by: timed))
    // How many of the states that time alone leads to are not known to finish.
    var open = timed.map(\.count)
    var isFinishing = nodes.map { !$0.state.isOpen }
    var queue = isFinishing.indices.filter { isFinishing[$0] }
    repeat {
      while let node = queue.popLast() {
        for earlier in beforeInTime[node] { open[earlier] -= 1 }
        for earlier in before[node] + beforeInTime[node].filter({ open[$0] == 0 })
        where !isFinishing[earlier] {
          isFinishing[earlier] = true
          queue.append(earlier)
        }
      }
      for node in finishingWithTheWhole(isFinishing) {
        isFinishing[node] = true
        queue.append(node)
      }
    } while !queue.isEmpty
    return isFinishing
  }

  /// States not known to finish in which nobody needs to do anything: whatever clocks run out, that of
  /// the whole case runs on, and once it has run out the case can be finished. It does run out, as
  /// each round of the others takes time, where nothing ever stops it.
  private func finishingWithTheWhole(_ isFinishing: [Bool]) -> [Int] {
    let procedure = program.procedure
    guard procedure.timers.overdue != nil,
      procedure.steps.allSatisfy({ $0.overallClock == nil })
    else { return [] }
    var runs = nodes.indices.map { index in
      !isFinishing[index] && !timed[index].isEmpty
        && nodes[index].state.runningClocks(in: program).contains { $0.clock == .overall }
    }
    var isChanging = true
    while isChanging {
      isChanging = false
      for index in nodes.indices where runs[index] {
        if timed[index].allSatisfy({ runs[$0] || isFinishing[$0] }) { continue }
        runs[index] = false
        isChanging = true
      }
    }
    return nodes.indices.filter { runs[$0] }
  }
}
