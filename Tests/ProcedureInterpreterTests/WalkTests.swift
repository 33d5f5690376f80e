import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// A seeded source of chance: the same walk on every machine.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  /// Mostly an index of the list; now and then one outside of it.
  mutating func index(of count: Int) -> Int {
    if once(in: 25) { return [-1, count, Int.max, Int.min].randomElement(using: &self) ?? 0 }
    return count > 0 ? Int.random(in: 0..<count, using: &self) : 0
  }
}

/// Makes commands, sensible and senseless, for whatever state a case is in.
struct Walker {
  let program: Program
  var chance: Chance

  mutating func command(in state: CaseState) -> Command {
    if !state.isFiled, chance.once(in: 2) { return .file(filing) }
    let isAnswering = !state.pendingRequests.isEmpty && chance.once(in: 3)
    switch isAnswering
      ? 2
      : !state.openCalls.isEmpty && chance.once(in: 4) ? 6 : Int.random(in: 0..<20, using: &chance)
    {
    case 0: return .advance
    case 1: return .file(filing)
    case 2, 3:
      let pending = state.pendingRequests.randomElement(using: &chance)
      let request = chance.once(in: 9) ? 7 : pending?.number ?? 0
      let fit = pending?.into.map { fitting($0) } ?? value
      return chance.once(in: 3)
        ? .actionFailed(request: request, reason: "lỗi")
        : .actionSucceeded(request: request, value: chance.once(in: 5) ? value : fit)
    case 4, 5:
      let fee = chance.index(of: program.procedure.fees.count)
      let due = program.procedure.fees.isEmpty ? [] : feesDue(in: state, at: .latest, of: program)
      let amount = due.first?.outstanding ?? 10
      return .pay(
        Payment(
          ID(fee), amount: chance.once(in: 4) ? .random(in: .min ... .max, using: &chance) : amount,
          by: Collection.Means.allCases.randomElement(using: &chance) ?? .online))
    case 6 where !state.openCalls.isEmpty:
      let call = state.openCalls.randomElement(using: &chance)?.request.number ?? 0
      let number = chance.once(in: 9) ? 8 : call
      return chance.once(in: 3)
        ? .callRefused(request: number, reason: "lỗi")
        : .callEnded(
          request: number, end: chance.once(in: 2) ? "xong" : "khác",
          values: [NamedValue("y", chance.once(in: 3) ? value : .number(1))])
    case 6:
      return .deliver(
        Delivery(ID(chance.index(of: program.procedure.externalEvents.count)), fields: fields(1)))
    case _: return act(in: state)
    }
  }

  private mutating func act(in state: CaseState) -> Command {
    let graph = program.procedure
    let stay = state.activities.randomElement(using: &chance)
    let active = stay?.step ?? ID(0)
    let step = chance.once(in: 12) ? ID(chance.index(of: graph.steps.count)) : active
    let known = graph.steps.indices.contains(step.index) ? graph.steps[step.index] : graph.steps[0]
    let role = chance.once(in: 12) ? ID(chance.index(of: graph.roles.count)) : known.role
    let index = chance.index(of: known.outcomes.count)
    let reference: OutcomeReference =
      chance.once(in: 40)
      ? .anytime(chance.index(of: graph.anytime.count)) : .outcome(step, index: index)
    let person =
      ["Lan", "Mai", "Hùng", "Một cái tên dài hơn mười lăm byte", nil]
      .randomElement(using: &chance) ?? nil
    var given: [FieldEntry] = chance.once(in: 6) ? fields(2) : []
    if known.outcomes.indices.contains(index), !chance.once(in: 6) {
      given += known.outcomes[index].requires.map { FieldEntry($0, fitting($0)) }
    }
    return .act(
      Choice(
        by: Performer(role, person: person), reference, fields: given,
        papers: known.takesDossier && !chance.once(in: 3) ? papers : [],
        assignments: known.assigns.isEmpty ? [] : [Assignment(known.assigns[0], to: "Mai")],
        signatures: chance.once(in: 9)
          ? [ID(chance.index(of: graph.letters.count))] : chance.once(in: 3) ? [] : known.signs,
        branch: chance.once(in: 5) ? chance.index(of: 6) : chance.once(in: 5) ? nil : stay?.branch))
  }

  private var filing: Filing {
    mutating get {
      var filing = BuildingPermit.filing
      filing.opening.selected =
        program.procedure.cases.isEmpty ? nil : ID(chance.index(of: program.procedure.cases.count))
      filing.opening.channel = chance.once(in: 5) ? .post : .online
      filing.fields = chance.once(in: 2) ? [FieldEntry(ID(0), .number(120))] : fields(3)
      filing.papers = chance.once(in: 4) ? papers : filing.papers
      if program.procedure.papers.isEmpty { filing.papers = [] }
      return filing
    }
  }

  private mutating func fields(_ most: Int) -> [FieldEntry] {
    (0..<Int.random(in: 0...most, using: &chance)).map { _ in
      let field = ID<Field>(chance.index(of: program.procedure.fields.count))
      return FieldEntry(field, chance.once(in: 3) ? value : fitting(field))
    }
  }

  private var papers: [PaperEntry] {
    mutating get {
      program.procedure.papers.indices.filter { _ in !chance.once(in: 6) }.map { index in
        let asked = program.procedure.papers[index].copies.first
        return PaperEntry(
          ID(chance.once(in: 30) ? -5 : index), form: asked?.form ?? .copy,
          count: chance.once(in: 12) ? .random(in: .min ... .max, using: &chance) : 1,
          format: chance.once(in: 12) ? "exe" : "pdf", issued: .earliest)
      }
    }
  }

  private mutating func fitting(_ field: ID<Field>) -> Value {
    guard program.procedure.fields.indices.contains(field.index) else { return value }
    switch program.procedure.fields[field.index].type {
    case .text: return .text("Thiếu bản vẽ")
    case .number, .integer: return .number(ExactDecimal(Int.random(in: 1...900, using: &chance)))
    case .money: return .money(.random(in: 0...9_000, using: &chance))
    case .date: return .date(at("2026-01-26T08:00").date)
    case .moment: return .moment(at("2026-01-26T08:00"))
    case .flag: return .flag(chance.once(in: 2))
    case .choice(let options): return .choice(options.first?.name ?? "")
    case .list: return .list([])
    case .duration: return .duration(days(3))
    }
  }

  private var value: Value {
    mutating get {
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: .text("x")
      case 1: .number(ExactDecimal(Int64.random(in: .min ... .max, using: &chance)))
      case 2: .money(.random(in: .min ... .max, using: &chance))
      case 3: .flag(true)
      case 4: .list([.text("")])
      case _: .number(ExactDecimal(Int.random(in: 0...100, using: &chance)))
      }
    }
  }

  /// Mostly hours or days later, sometimes the next timer, sometimes backwards.
  mutating func moment(after now: Moment, _ timer: Moment?) -> Moment {
    switch Int.random(in: 0..<10, using: &chance) {
    case 0: now.adding(seconds: -.random(in: 0...100_000, using: &chance))
    case 1: timer ?? now
    case 2: now.adding(days: .random(in: 0...40, using: &chance))
    case 3...5: now
    case _: now.adding(seconds: .random(in: 0...20_000, using: &chance))
    }
  }
}

/// Laws that hold on every way through a procedure. `Trial` checks each command against them.
struct WalkTests {
  static let programs: [Program] = [BuildingPermit.program, ring, restless, staged, branching]

  /// Every kind of effect on the clock, in a ring.
  static let ring = Small.program([
    step("a") {
      $0.overallClock = .pauses
      $0.outcomes = [outcome("x", to: .step(ID(1)), acts: [.startClock, .refund(ID(0))])]
      $0.limits = [within(hours(3))]
      $0.timers = Timers(overdue: .init(acts: [.issue(ID(0))], consequence: .counts(asOutcome: 0)))
    },
    step("b") {
      $0.overallClock = .leaves(workingDays(1))
      $0.enters = [ID(0), ID(3)]
      $0.outcomes = [outcome("x", to: .step(ID(2)), requires: [ID(0)])]
      $0.wait = Wait(duration: .literal(.duration(workingDays(2))), target: .step(ID(2)))
    },
    step("c") {
      $0.overallClock = .gains(days(2))
      $0.collects = [Collection(fees: [ID(0)], means: [.post])]
      $0.outcomes = [
        outcome(
          "x", to: .step(ID(0)), acts: [.set(ID(4), .arithmetic(.times, .field(ID(0)), money(5)))],
          branches: [
            Route.Branch(
              condition: .compare(.greater, .field(ID(0)), number(500)), target: Small.done,
              acts: [.extendClock(days(1))]),
            Route.Branch(condition: .field(ID(3)), target: .step(ID(3))),
          ], isFree: true),
        outcome("y", to: .step(ID(3))),
      ]
    },
    step("d", by: .system) {
      $0.overallClock = .restarts
      $0.awaits = [AwaitedEvent(event: ID(0), target: .step(ID(1)), acts: [.remind(Small.office)])]
      $0.wait = Wait(duration: .literal(.duration(hours(9))), target: .step(ID(0)))
    },
  ]) {
    $0.fees = [
      Fee(name: "phí", title: "Phí", kind: .fee, tiers: [.init(amount: .field(ID(4)))])
    ]
    $0.limits = [within(workingDays(2))]
    $0.timers = Timers(
      reminders: [.init(before: hours(4), acts: []), .init(before: workingHours(30), acts: [])],
      overdue: .init(acts: [.issue(ID(0))], consequence: .moves(.step(ID(3)))))
  }

  /// Automatic steps, results and failures; visits run out.
  static let restless = Small.program([
    step("a", by: .applicant) {
      $0.enters = [ID(0)]
      $0.outcomes = [outcome("x", to: .step(ID(1)))]
    },
    step("b", by: .system) {
      $0.visitLimit = VisitLimit(count: 4, otherwise: .step(ID(3)))
      $0.onEntry = [
        .perform(
          Performance(action: ID(0), arguments: [number(1)], into: ID(0), onFailure: .step(ID(2)))),
        .perform(Performance(action: ID(0), arguments: [number(2)], into: ID(0))),
      ]
      $0.route = Route(
        branches: [
          Route.Branch(condition: .compare(.less, .field(ID(0)), number(300)), target: Small.done)
        ], otherwise: .step(ID(2)))
      $0.limits = [within(days(3))]
      $0.timers = Timers(overdue: .init(acts: [], consequence: .moves(.step(ID(2)))))
    },
    step("c") {
      $0.notPerformerOf = [ID(3)]
      $0.outcomes = [outcome("x", to: .step(ID(1))), outcome("y", to: .step(ID(3)))]
      $0.onExit = [.set(ID(1), .literal(.text("đã qua")))]
    },
    step("d", by: Small.board) {
      $0.assigns = [Small.office]
      $0.outcomes = [outcome("x", to: .step(ID(2)), acts: [.set(ID(2), .field(ID(2)))])]
      $0.limits = [within(workingHours(1))]
      $0.timers = Timers(
        reminders: [.init(before: workingHours(1), acts: [])],
        overdue: .init(acts: [], consequence: .stays))
      $0.awaits = [AwaitedEvent(event: ID(0), target: .step(ID(2)))]
    },
  ])

  /// Stages that are entered, left, paused and overdue on the way.
  static let staged = StageTests.program(overdue: .moves(.step(ID(3)))) {
    $0.limits = [within(workingDays(4))]
    $0.timers = Timers(overdue: .init(acts: [.remind(Small.board)]))
    $0.stages[0].limits = [within(hours(5), if: .compare(.greater, .field(ID(0)), number(200)))]
    $0.stages[0].timers.overdue = .init(acts: [], consequence: .moves(.step(ID(4))))
  }

  /// Branches within branches, some for each element of a list, under stages and clocks.
  static let branching = Consultation.program {
    typealias C = Consultation
    $0.parallels[1].within = C.place(1)
    $0.parallels[1].route = Route(
      branches: [
        Route.Branch(
          condition: .compare(.greater, .field(ID(0)), number(500)),
          target: .stopping(.step(C.gather)))
      ], otherwise: .step(C.survey))
    $0.parallels[0].required = .conditional(
      .hasField(ID(3)), then: number(1), otherwise: number(2))
    $0.fields[0].initial = .literal(.number(100))
    $0.fields[C.communes.index].initial = .literal(.list([.text("a"), .text("b"), .text("c")]))
    $0.steps[0].enters = [C.communes, ID(0), ID(3)]
    $0.steps[0].outcomes[1] = outcome("bỏ_qua", to: .step(C.gather))
    $0.steps[C.land.index].outcomes.append(outcome("hỏi", to: .parallel(C.perCommune)))
    $0.steps[C.land.index].assigns = [C.board]
    $0.steps[C.reply.index].limits = [within(hours(30))]
    $0.steps[C.reply.index].overallClock = .pauses
    $0.steps[C.reply.index].timers.overdue = .init(acts: [], consequence: .counts(asOutcome: 0))
    $0.steps[C.reply.index].outcomes += [
      outcome("thôi", to: .stopping(.branchDone(C.opinions))),
      outcome("hủy", to: .stopping(.end(ID(1)))),
    ]
    $0.steps[C.survey.index].onEntry = [
      .perform(
        Performance(action: ID(0), arguments: [number(1)], into: ID(0), onFailure: .step(C.land)))
    ]
    $0.steps[C.gather.index].signs = [ID(0)]
    $0.steps[C.gather.index].outcomes[0].requiresSignature = true
    $0.steps[C.tax.index].stage = ID(0)
    $0.steps[C.tax.index].call = Call(
      procedure: "thuế", arguments: [.init(field: "x", value: .field(ID(0)))],
      ends: [.init(end: "xong", target: .branchDone(C.opinions), acts: [.remind(C.board)])],
      gives: [.init(from: "y", into: ID(0))])
    $0.steps[C.reply.index].stage = ID(1)
    $0.stages = [
      Stage(
        name: "một", title: "Một", limits: [within(workingDays(3))],
        timers: Timers(overdue: .init(acts: [], consequence: .moves(.step(C.gather))))),
      Stage(
        name: "hai", title: "Hai", limits: [within(days(2))],
        timers: Timers(
          reminders: [.init(before: hours(4), acts: [])],
          overdue: .init(acts: [], consequence: .moves(.step(C.survey))))),
    ]
    $0.timers.overdue = .init(acts: [.remind(C.board)], consequence: .moves(.step(C.gather)))
    $0.anytime = [
      AnytimeOutcome(
        role: .applicant, outcome: outcome("rút", to: .end(ID(1))), steps: [C.ask, C.land, C.reply])
    ]
  }

  @Test(arguments: 0..<5, [1, 2, 3] as [UInt64])
  func lawsHoldOnEveryWay(_ which: Int, _ seed: UInt64) {
    let program = Self.programs[which]
    var walker = Walker(program: program, chance: Chance(seed: seed))
    var refusals = 0
    var ends = 0
    var visited: Set<Int> = []
    for _ in 0..<70 {
      var trial = Trial(program, at: at("2026-01-26T08:00"))
      for _ in 0..<40 {
        let command = walker.command(in: trial.state)
        let moment = walker.moment(after: trial.now, trial.nextTimer)
        if trial.refusal(command, at: moment) != nil { refusals += 1 }
        if let step = trial.step { visited.insert(step.index) }
        if let timer = trial.nextTimer, !trial.latest.isEmpty, let last = trial.state.lastMoment {
          #expect(timer >= last)
        }
        if walker.chance.once(in: 4) { checkQueries(trial) }
      }
      if trial.state.end != nil { ends += 1 }
      var state = CaseState.new
      for event in trial.history { apply(event, to: &state, of: program) }
      #expect(state == trial.state, "a replay from nothing ends in the same state")
    }
    // The walk is worth its name: it is refused, goes on, and comes to an end.
    #expect(refusals > 200)
    #expect(ends > 0)
    #expect(visited.count >= 3)
  }

  private func checkQueries(_ trial: Trial) {
    let graph = trial.program.procedure
    for role in graph.roles.indices {
      let performer = Performer(ID(role), person: "Nam")
      for open in openOutcomes(
        for: performer, in: trial.state, at: trial.now, of: trial.program)
      where open.canBeChosenNow {
        // What is said to be open is refused only for what a branch or a timer finds out.
        var attempt = trial
        let moment = max(trial.now, trial.state.lastMoment ?? trial.now)
        guard trial.nextTimer.map({ $0 > moment }) ?? true else { continue }
        switch attempt.refusal(
          .act(Choice(by: performer, open.reference, branch: open.branch)), at: moment)
        {
        case nil, .visitLimitReached, .cannotEvaluate: break
        case let rejection:
          Issue.record("\(open.reference) was open: \(String(describing: rejection))")
        }
      }
    }
  }

  @Test(arguments: [0, 3, 4], [11, 12, 13] as [UInt64])
  func noEventTraps(_ which: Int, _ seed: UInt64) {
    var chance = Chance(seed: seed)
    let program = Self.programs[which]
    var events = HandMade.events
    for _ in 0..<100 {
      var state = CaseState.new
      if !chance.once(in: 4) {
        apply(
          TimedEvent(.filed(BuildingPermit.filing.opening), at: at("2026-01-26T08:00")), to: &state,
          of: program)
      }
      events.shuffle(using: &chance)
      for event in events {
        let moment = [Moment.earliest, .latest, at("2026-01-26T08:00")].randomElement(
          using: &chance)
        apply(TimedEvent(event, at: moment ?? .latest), to: &state, of: program)
        _ = nextTimer(in: state, of: program)
        _ = feesDue(in: state, at: .latest, of: program)
        _ = openOutcomes(for: Performer(.applicant), in: state, at: .latest, of: program)
        _ = text(of: ID(0), in: state, at: .latest, of: program)
        _ = program.outcome(named: "x", for: .applicant, in: state)
      }
      var walker = Walker(program: program, chance: chance)
      for _ in 0..<5 {
        let command = walker.command(in: state)
        var history: [TimedEvent] = []
        let before = state
        do throws(Rejection) {
          try perform(
            command, on: &state, at: at("2026-03-01T08:00"), of: program, events: &history)
        } catch {
          #expect(state == before)
        }
      }
      chance = walker.chance
    }
  }
}

/// Events nobody should send: ids far out, sums too great, out of place.
enum HandMade {
  static let indices = [-1, 0, 1, 3, 99, Int.max, Int.min]

  static var events: [Event] {
    indices.flatMap { index -> [Event] in
      let due = Due(moment: index > 1 ? .latest : .earliest, isProvisional: true)
      let entry = StepEntry(
        limit: .duration(workingHours(8)), due: due, waitsUntil: index == 0 ? nil : due.moment)
      let performer = Performer(ID(index), person: "Lan")
      let request = ActionRequest(
        number: index, action: ID(index), arguments: [], into: ID(index),
        onFailure: .step(ID(1)), stay: index, isAwaited: true)
      return [
        .filed(BuildingPermit.filing.opening),
        .outcomeChosen(ID(index), outcome: index, by: performer),
        .anytimeChosen(index, in: ID(index), by: performer),
        .fieldRecorded(ID(index), .number(5)),
        .papersRecorded([PaperEntry(ID(index), form: .copy)]),
        .letterSigned(ID(index), by: performer), .assigned(Assignment(ID(index), to: "Lan")),
        .paid(Payment(ID(index), amount: Int64(index), by: .post)), .eventReceived(ID(index)),
        .stepEntered(ID(index), entry), .stepEntered(ID(index), StepEntry()), .stepLeft(ID(index)),
        .visitLimitReached(ID(index)), .clockStarted(limit: entry.limit, promised: due),
        .clockPaused, .clockResumed(due: due), .clockRestarted(due: nil),
        .clockLeft(days(2), due: due), .clockExtended(days(2), due: nil),
        .reminderDue(ID(index), index: index), .overdue(ID(index)),
        .outcomeDeemed(ID(index), outcome: index), .waitElapsed(ID(index)),
        .overallReminderDue(index: index), .overallOverdue, .reminderRequested(ID(index)),
        .letterIssued(ID(index)), .published(.paper(ID(index))),
        .postingRequested(.result(ID(index)), to: ID(index)),
        .refundRequested(ID(index), amount: Int64(index)), .actionRequested(request),
        .actionSucceeded(request: index, value: .flag(true)),
        .actionFailed(request: index, .reported("")),
        .callRequested(
          CallRequest(number: index, procedure: "x", step: ID(index), stay: index)),
        .callEnded(request: index, end: "xong", values: [NamedValue("y", .flag(true))]),
        .callRefused(request: index, reason: ""),
        .blockEntered(
          ID(index),
          BlockEntry(
            required: index,
            branches: [
              BranchOpening(number: index, branch: 0),
              BranchOpening(number: index == 1 ? 2 : 4, branch: index == 1 ? 1 : index),
            ])),
        .branchTurnedTo(index), .branchDone(index), .branchStopped(index), .blockDone(ID(index)),
        .blockStopped(ID(index)),
        .stageEntered(ID(index), StageEntry(limit: entry.limit, due: due)), .stageLeft(ID(index)),
        .stagePaused(ID(index)), .stageResumed(ID(index), due: due),
        .stageReminderDue(ID(index), index: index), .stageOverdue(ID(index)),
      ] + (index == 99 ? [.endReached(ID(index))] : [])
    }
  }
}
