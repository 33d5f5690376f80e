import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Every state of a small process, found with the interpreter alone: all outcomes with all values,
/// all that the world may say, and time passing by small pieces. Shares nothing with the verifier.
///
/// States are told apart by the moments of their timers as well, so nothing is left out; they are few
/// because the processes are small and clocks stop where nothing happens any more.
struct ExhaustiveRun {
  enum Answer: Equatable {
    case sound, unsound
    /// More states than this looks at.
    case large
    /// Every filing is refused.
    case neverOpened
  }

  let answer: Answer
  /// The first state that can't be finished, in words, for whoever looks for the reason.
  let stuck: String
  let steps: Set<Int>
  let ends: Set<Int>
  /// Reminders that were due, and due dates that passed, by what they belong to: `0 reminder 1`, the
  /// whole case as `all overdue`.
  let timers: Set<String>

  private struct Key: Hashable {
    var words: [Int]
    var values: [Value?]
  }

  /// From filing, or from where a case is.
  init(_ program: Program, from origin: CaseState? = nil, mostStates: Int) {
    let procedure = program.procedure
    guard let date = CivilDate(year: 2026, month: 3, day: 2) else {
      preconditionFailure("2 March 2026 is a date")
    }
    let start = Moment(date, TimeOfDay(hour: 9, minute: 0) ?? .midnight)
    var states: [(state: CaseState, now: Moment)] = []
    var leads: [[Int]] = []
    var isDead: [Bool] = []
    var numbers: [Key: Int] = [:]
    var steps: Set<Int> = []
    var ends: Set<Int> = []
    var timers: Set<String> = []

    func key(_ state: CaseState, _ now: Moment) -> Key {
      if let end = state.end { return Key(words: [end.index], values: []) }
      var words = [-1]
      // Branches under their place in the block, not under their number.
      func place(_ branch: Int) -> Int {
        for block in state.blocks {
          if let index = block.branches.firstIndex(where: { $0.number == branch }) { return index }
        }
        return -1
      }
      for block in state.blocks {
        words.append(block.required)
        for branch in block.branches {
          words.append(branch.progress == .open ? 0 : branch.progress == .done ? 1 : 2)
        }
      }
      for activity in state.activities.sorted(by: { place($0.branch) < place($1.branch) }) {
        words += [place(activity.branch), activity.step.index]
        words.append(activity.due.map { Int($0.moment.seconds - now.seconds) } ?? .max)
        words.append(activity.waitsUntil.map { Int($0.seconds - now.seconds) } ?? .max)
        for request in state.pendingRequests where request.stay == activity.stay {
          words.append(-10 - request.action.index)
        }
      }
      for (index, step) in procedure.steps.enumerated() {
        if let limit = step.visitLimit {
          words.append(min(limit.count, state.visits(of: ID(index))))
        }
      }
      words.append(state.overallDue.map { max(-1, Int($0.moment.seconds - now.seconds)) } ?? .max)
      words.append(nextTimer(in: state, of: program).map { Int($0.seconds - now.seconds) } ?? .max)
      return Key(words: words, values: procedure.fields.indices.map { state.value(of: ID($0)) })
    }

    func add(_ state: CaseState, _ now: Moment) -> Int {
      let key = key(state, now)
      if let known = numbers[key] { return known }
      numbers[key] = states.count
      states.append((state, now))
      leads.append([])
      isDead.append(false)
      for activity in state.activities { steps.insert(activity.step.index) }
      if let end = state.end { ends.insert(end.index) }
      return states.count - 1
    }

    func after(_ command: Command, _ state: CaseState, _ now: Moment) -> CaseState? {
      var next = state
      var events: [TimedEvent] = []
      do throws(Rejection) {
        try perform(command, on: &next, at: now, of: program, events: &events)
        for event in events {
          if case .stepEntered(let step, _) = event.event { steps.insert(step.index) }
          switch event.event {
          case .reminderDue(let step, let index): timers.insert("\(step.index) reminder \(index)")
          case .overdue(let step): timers.insert("\(step.index) overdue")
          case .overallReminderDue(let index): timers.insert("all reminder \(index)")
          case .overallOverdue: timers.insert("all overdue")
          default: break
          }
        }
        return next
      } catch {
        return nil
      }
    }

    let forms = Self.forms(procedure)
    if let origin {
      _ = add(origin, origin.lastMoment ?? start)
    } else {
      for form in forms {
        let filing = Filing(Opening(caseNumber: "1", channel: .online), fields: form)
        if let state = after(.file(filing), .new, start) { _ = add(state, start) }
      }
    }
    var next = 0
    while next < states.count, states.count <= mostStates {
      let (state, now) = states[next]
      var targets: [Int] = []
      if state.isOpen {
        var commands: [Command] = []
        for activity in state.activities {
          let step = procedure.steps[activity.step.index]
          for form in forms {
            for index in step.outcomes.indices {
              commands.append(
                .act(
                  Choice(
                    by: Performer(step.role), .outcome(activity.step, index: index), fields: form,
                    branch: activity.branch)))
            }
            for awaited in step.awaits {
              commands.append(
                .deliver(Delivery(awaited.event, fields: form, branch: activity.branch)))
            }
          }
          for index in procedure.anytime.indices {
            commands.append(
              .act(
                Choice(
                  by: Performer(procedure.anytime[index].role), .anytime(index),
                  branch: activity.branch)))
          }
        }
        for request in state.pendingRequests {
          commands.append(.actionFailed(request: request.number, reason: "x"))
          commands.append(.actionSucceeded(request: request.number, value: nil))
        }
        for command in commands {
          if let after = after(command, state, now) { targets.append(add(after, now)) }
        }
        // Time passes: to the next timer, and by a day where that is nearer.
        if let ready = nextTimer(in: state, of: program) {
          let moment = max(ready, now)
          if let after = after(.advance, state, moment) {
            targets.append(add(after, moment))
          } else {
            isDead[next] = true
          }
          let tomorrow = Moment(seconds: now.seconds + 86_400)
          if tomorrow < ready { targets.append(add(state, tomorrow)) }
        }
      }
      leads[next] = targets
      next += 1
    }
    self.steps = steps
    self.ends = ends
    self.timers = timers
    guard states.count <= mostStates, !states.isEmpty else {
      answer = states.isEmpty ? .neverOpened : .large
      stuck = ""
      return
    }
    var before: [[Int]] = Array(repeating: [], count: states.count)
    for (index, targets) in leads.enumerated() {
      for target in targets { before[target].append(index) }
    }
    var finishes = states.map { !$0.state.isOpen }
    var queue = finishes.indices.filter { finishes[$0] }
    while let one = queue.popLast() {
      for earlier in before[one] where !finishes[earlier] {
        finishes[earlier] = true
        queue.append(earlier)
      }
    }
    answer = finishes.allSatisfy { $0 } && !isDead.contains(true) ? .sound : .unsound
    let first = finishes.indices.first { !finishes[$0] || isDead[$0] }
    stuck =
      first.map { index in
        let state = states[index].state
        let places = state.activities.map { procedure.steps[$0.step.index].name }
        return "\(places) \(state.values) \(state.visits) \(isDead[index] ? "by time" : "")"
      } ?? ""
  }

  /// Every way to fill in every field, or not.
  private static func forms(_ procedure: Procedure) -> [[FieldEntry]] {
    var forms: [[FieldEntry]] = [[]]
    for (index, field) in procedure.fields.enumerated() {
      let values: [Value] =
        switch field.type {
        case .flag: [.flag(true), .flag(false)]
        case .choice(let options): options.map { .choice($0.name) }
        default: []
        }
      forms = forms.flatMap { form in [form] + values.map { form + [FieldEntry(ID(index), $0)] } }
    }
    return forms
  }
}
