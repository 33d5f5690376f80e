import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Everything that people and the world may do in a state, with values that stand for all others.
struct Doings {
  /// More ways to fill in a form than this are not gone through.
  static let mostForms = 64

  /// Members of a council whose votes are gone through.
  static let mostVotes = 64

  let program: Program
  let live: LiveData
  let flow: Flow
  /// Live fields that a person or a message may give.
  private let givable: [ID<Field>]

  init(_ flow: Flow, _ live: LiveData, _ program: Program) {
    self.flow = flow
    self.live = live
    self.program = program
    givable = live.fields.filter { !program.isComputed($0) }
  }

  /// The commands of a state; `isAll` turns false where there are others that might lead elsewhere.
  func commands(in state: CaseState, _ isAll: inout Bool) -> [Command] {
    var commands: [Command] = []
    var anytimes: Set<[Int]> = []
    for activity in state.activities {
      let step = flow.procedure.steps[activity.step.index]
      for index in step.outcomes.indices {
        let outcome = step.outcomes[index]
        if let council = step.council,
          !council.isDecidedByOneMind(among: step.outcomes.count)
        {
          isAll = false
        }
        let choice = Choice(
          by: performer(of: step, activity), .outcome(activity.step, index: index),
          signatures: outcome.requiresSignature ? step.signs : [],
          present: outcome.inPresenceOf.enumerated().map {
            Performer($0.element, person: "có mặt-\($0.offset)")
          }, branch: activity.branch)
        for form in forms(step.enters + outcome.requires, asked: outcome.requires, &isAll) {
          var choice = choice
          choice.fields = form
          commands.append(.act(choice))
        }
      }
      for (index, anytime) in flow.procedure.anytime.enumerated()
      where anytime.steps.contains(activity.step) {
        guard anytimes.insert([index, activity.branch]).inserted else { continue }
        let requires = anytime.outcome.requires
        for form in forms(requires, asked: requires, &isAll) {
          commands.append(
            .act(
              Choice(
                by: Performer(anytime.role), .anytime(index), fields: form,
                branch: activity.branch)))
        }
      }
      for awaited in step.awaits {
        for form in forms(givable, asked: [], &isAll) {
          commands.append(
            .deliver(Delivery(awaited.event, fields: form, branch: activity.branch)))
        }
      }
    }
    return commands + answers(in: state, &isAll) + callEnds(in: state, &isAll)
  }

  /// A person who has performed nothing else: four eyes are never in the way.
  private func performer(of step: Step, _ activity: Activity) -> Performer {
    Performer(
      step.role,
      person: step.notPerformerOf.isEmpty && step.council == nil
        ? nil : "\(step.name)-\(activity.stay)")
  }

  /// Ways to fill in a form: each live field left as it is or given a value, and what is asked for
  /// besides given some value.
  private func forms(
    _ fields: [ID<Field>], asked: [ID<Field>], _ isAll: inout Bool
  ) -> [[FieldEntry]] {
    var always: [FieldEntry] = []
    var forms: [[FieldEntry]] = [[]]
    for field in fields.uniqued {
      if !live.isLive[field.index] {
        guard asked.contains(field) else { continue }
        if let value = live.example[field.index] {
          always.append(FieldEntry(field, value))
        } else {
          isAll = false
        }
        continue
      }
      let values = live.values[field.index]
      if values.isEmpty { isAll = false }
      guard forms.count * (values.count + 1) <= Self.mostForms else {
        isAll = false
        continue
      }
      forms = forms.flatMap { form in
        [form] + values.map { form + [FieldEntry(field, $0)] }
      }
    }
    return forms.map { always + $0 }
  }

  private func answers(in state: CaseState, _ isAll: inout Bool) -> [Command] {
    let stays = Set(state.activities.map(\.stay))
    var commands: [Command] = []
    for request in state.pendingRequests {
      let isLive = request.into.map { live.isLive[$0.index] } ?? false
      let goesOn = stays.contains(request.stay)
      guard isLive || goesOn && (request.isAwaited || request.onFailure != nil) else { continue }
      if let into = request.into {
        let values =
          isLive ? live.values[into.index] : [live.example[into.index]].compactMap(\.self)
        if values.isEmpty { isAll = false }
        for value in values {
          commands.append(.actionSucceeded(request: request.number, value: value))
        }
      } else {
        commands.append(.actionSucceeded(request: request.number, value: nil))
      }
      commands.append(.actionFailed(request: request.number, reason: "không thực hiện được"))
    }
    return commands
  }

  /// The ends that the call names, and another where it says what follows from any other.
  private func callEnds(in state: CaseState, _ isAll: inout Bool) -> [Command] {
    let stays = Set(state.activities.map(\.stay))
    var commands: [Command] = []
    for open in state.openCalls where stays.contains(open.request.stay) {
      guard let call = flow.procedure.steps[open.request.step.index].call else { continue }
      let gives = call.gives.filter { live.isLive[$0.into.index] }
      for form in forms(gives.map(\.into), asked: [], &isAll) {
        let values = form.compactMap { entry in
          gives.first { $0.into == entry.field }.map { NamedValue($0.from, entry.value) }
        }
        var ends = call.ends.map(\.end)
        if call.otherwise != nil {
          ends.append(
            (1...ends.count + 1).map { "kết_thúc_\($0)" }.first { !ends.contains($0) } ?? "")
        }
        for end in ends {
          commands.append(.callEnded(request: open.request.number, end: end, values: values))
        }
      }
    }
    return commands
  }

  /// Ways to open a case.
  func filings(_ isAll: inout Bool) -> [Command] {
    let procedure = flow.procedure
    let first = procedure.steps[procedure.initial.index]
    var enters = first.enters
    var asked: [ID<Field>] = []
    if first.role == .applicant {
      asked = first.outcomes.first?.requires ?? []
      enters += asked
    } else {
      enters = givable
    }
    let chosen = procedure.cases.indices.filter { procedure.cases[$0].condition == nil }
    let cases: [ID<CaseSelector>?] =
      chosen.isEmpty ? [nil] : live.asksForCase ? chosen.map { ID($0) } : [ID(chosen[0])]
    let channels = Self.offered(procedure.filing)
    let returns: [Channel?] =
      procedure.returning.isEmpty ? [nil] : Self.offered(procedure.returning)
    let forms = forms(enters, asked: asked, &isAll)
    var commands: [Command] = []
    for event in procedure.openedBy {
      for selected in cases {
        for form in self.forms(givable, asked: [], &isAll) {
          commands.append(
            .open(
              EventOpening(event, caseNumber: "HS-1", selected: selected, fields: form)))
        }
      }
    }
    for selected in cases {
      for channel in channels {
        for returning in returns {
          for form in forms {
            commands.append(
              .file(
                Filing(
                  Opening(
                    caseNumber: "HS-1", applicant: Applicant(name: "Nguyễn Thị Mai"),
                    channel: channel, returning: returning, selected: selected),
                  fields: form)))
          }
        }
      }
    }
    return commands
  }

  private static func offered(_ rules: [ChannelRule]) -> [Channel] {
    rules.isEmpty ? [.online] : rules.map(\.channel).uniqued
  }
}

extension Council {
  /// Whether members who all vote alike bring about everything that votes may come to: each outcome
  /// that can be carried, and that nothing is. `outcomes` is how many the step offers.
  fileprivate func isDecidedByOneMind(among outcomes: Int) -> Bool {
    guard case .literal(.number(let count)) = members, count.rounded() < Doings.mostVotes else {
      return false
    }
    return !hasCastingVote && Set(carries.map(\.outcome)).count < outcomes
  }
}
