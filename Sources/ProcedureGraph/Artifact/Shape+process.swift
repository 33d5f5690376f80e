// The forms of steps and of what leads from one to the next.

import CivilTime

extension Shape where Whole == Route {
  static let route: Shape<Route> = object(
    Route(otherwise: .step(ID(0))),
    [
      .list("branches", \.branches, .branch), .required("otherwise", \.otherwise, .target),
      .list("otherwiseActs", \.otherwiseActs, .act),
    ])
}

extension Shape where Whole == Route.Branch {
  static let branch: Shape<Route.Branch> = object(
    Route.Branch(condition: .literal(.flag(true)), target: .step(ID(0))),
    [
      .required("condition", \.condition, .expression), .required("target", \.target, .target),
      .list("acts", \.acts, .act),
    ])
}

extension Shape where Whole == Outcome {
  static let outcome: Shape<Outcome> = object(
    Outcome(name: "", title: "", route: Route(otherwise: .step(ID(0))), origin: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .list("requires", \.requires, .reference(to: .fields)),
      .list("inPresenceOf", \.inPresenceOf, .reference(to: .roles)),
      .required("route", \.route, .route),
      .list("acts", \.acts, .act), .flag("freeOfCollection", \.isFreeOfCollection),
      .flag("requiresSignature", \.requiresSignature),
      .required("origin", \.origin, .text),
    ])
}

extension Shape where Whole == Step {
  static let step: Shape<Step> = object(
    blank: { node, names in
      // Timers name an outcome of their own step.
      names.outcomes = []
      if case .array(let outcomes) = node["outcomes"]?.content {
        names.outcomes = outcomes.map { outcome in
          guard case .string(let name) = outcome["name"]?.content else { return "" }
          return name
        }
      }
      return Step(name: "", title: "", role: .applicant, origin: "")
    },
    willWrite: { step, names in names.outcomes = step.outcomes.map(\.name) },
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("role", \.role, .reference(to: .roles)),
      .optional("stage", \.stage, .reference(to: .stages)),
      .optional("branch", \.branch, .branchPlace),
      .required("origin", \.origin, .text), .list("amendedBy", \.amendedBy, .text),
      .list("limits", \.limits, .limitRule), .list("enters", \.enters, .reference(to: .fields)),
      .flag("takesDossier", \.takesDossier), .list("collects", \.collects, .collection),
      .list("signs", \.signs, .reference(to: .letters)),
      .list("notPerformerOf", \.notPerformerOf, .reference(to: .steps)),
      .list("assigns", \.assigns, .reference(to: .roles)), .list("outcomes", \.outcomes, .outcome),
      .optional("council", \.council, .council),
      .optional("route", \.route, .route), .optional("wait", \.wait, .wait),
      .list("awaits", \.awaits, .awaited), .optional("call", \.call, .call),
      .list("onEntry", \.onEntry, .act),
      .list("onExit", \.onExit, .act), .list("reminders", \.timers.reminders, .reminder),
      .optional("overdue", \.timers.overdue, .overdue),
      .optional("visitLimit", \.visitLimit, .visitLimit),
      .optional("overallClock", \.overallClock, .clockEffect),
      .optional("status", \.status, .word()), .list("legalBases", \.legalBases, .legalBasis),
    ])
}

extension Shape where Whole == Stage {
  static let stage: Shape<Stage> = object(
    Stage(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .list("limits", \.limits, .limitRule), .list("reminders", \.timers.reminders, .reminder),
      .optional("overdue", \.timers.overdue, .overdue),
    ])
}

extension Shape where Whole == Collection {
  static let collection: Shape<Collection> = object(
    Collection(fees: [], means: []),
    [
      .list("fees", \.fees, .reference(to: .fees)), .list("means", \.means, .word()),
    ])
}

extension Shape where Whole == Wait {
  static let wait: Shape<Wait> = object(
    Wait(duration: .literal(.flag(true)), target: .step(ID(0))),
    [.required("duration", \.duration, .expression), .required("target", \.target, .target)])
}

extension Shape where Whole == AwaitedEvent {
  static let awaited: Shape<AwaitedEvent> = object(
    AwaitedEvent(event: ID(0), target: .step(ID(0))),
    [
      .required("event", \.event, .reference(to: .externalEvents)),
      .required("target", \.target, .target), .list("acts", \.acts, .act),
    ])
}

extension Shape where Whole == VisitLimit {
  static let visitLimit: Shape<VisitLimit> = object(
    VisitLimit(count: 1),
    [.required("count", \.count, .count), .optional("otherwise", \.otherwise, .target)])
}

extension Shape where Whole == Timers.Reminder {
  static let reminder: Shape<Timers.Reminder> = object(
    blank: { (node, names) throws(ArtifactFault) in
      let before = try node.read("before", as: Shape<LegalDuration>.duration, &names)
      return Timers.Reminder(before: before, acts: [])
    },
    [.required("before", \.before, .duration), .list("acts", \.acts, .act)])
}

extension Shape where Whole == Timers.Overdue {
  static let overdue: Shape<Timers.Overdue> = object(
    Timers.Overdue(acts: []),
    [.list("acts", \.acts, .act), .required("then", \.consequence, .consequence)])
}

extension Shape where Whole == Timers.Overdue.Consequence {
  /// `{"stays": true}`, `{"moves": target}`, `{"countsAs": "đồng_ý"}`.
  static let consequence: Shape<Timers.Overdue.Consequence> = tagged(
    [
      ("stays", ["const": true]), ("moves", Shape<Target>.target.schema),
      ("countsAs", Shape<String>.text.schema),
    ],
    write: { consequence, names in
      switch consequence {
      case .stays: ("stays", true)
      case .moves(let target): ("moves", Shape<Target>.target.write(target, &names))
      case .counts(let outcome):
        (
          "countsAs",
          .string(names.outcomes.indices.contains(outcome) ? names.outcomes[outcome] : "")
        )
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "stays":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .stays
      case "moves": return .moves(try Shape<Target>.target.read(node, &names))
      case "countsAs":
        let name = try Shape<String>.text.read(node, &names)
        guard let outcome = names.outcomes.firstIndex(of: name) else {
          throw ArtifactFault(.unknownName(name, of: "outcomes"), at: node.offset)
        }
        return .counts(asOutcome: outcome)
      case _: return nil
      }
    })
}

extension Shape where Whole == OverallClockEffect {
  static let clockEffect: Shape<OverallClockEffect> = tagged(
    [
      ("pauses", ["const": true]), ("restarts", ["const": true]),
      ("leaves", Shape<LegalDuration>.duration.schema),
      ("gains", Shape<LegalDuration>.duration.schema),
    ],
    write: { effect, names in
      switch effect {
      case .pauses: ("pauses", true)
      case .restarts: ("restarts", true)
      case .leaves(let duration):
        ("leaves", Shape<LegalDuration>.duration.write(duration, &names))
      case .gains(let duration): ("gains", Shape<LegalDuration>.duration.write(duration, &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "pauses":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .pauses
      case "restarts":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .restarts
      case "leaves": return .leaves(try Shape<LegalDuration>.duration.read(node, &names))
      case "gains": return .gains(try Shape<LegalDuration>.duration.read(node, &names))
      case _: return nil
      }
    })
}

extension Shape where Whole == End {
  static let end: Shape<End> = object(
    End(name: "", title: "", kind: .succeeded, origin: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("kind", \.kind, .word()), .optional("status", \.status, .word()),
      .list("acts", \.acts, .act), .required("origin", \.origin, .text),
    ])
}

extension Shape where Whole == AnytimeOutcome {
  static let anytime: Shape<AnytimeOutcome> = object(
    AnytimeOutcome(
      role: .applicant,
      outcome: Outcome(name: "", title: "", route: Route(otherwise: .step(ID(0))), origin: ""),
      steps: []),
    [
      .required("role", \.role, .reference(to: .roles)),
      .required("outcome", \.outcome, .outcome),
      .list("steps", \.steps, .reference(to: .steps)),
    ])
}
