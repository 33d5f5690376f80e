// The forms of obligations.

extension Shape where Whole == Obligation {
  static let obligation: Shape<Obligation> = object(
    Obligation(title: "", demand: .timeBudget, origin: ""),
    [
      .required("title", \.title, .text), .required("demand", \.demand, .demand),
      .optional("rule", \.rule, .named), .required("origin", \.origin, .text),
      .list("legalBases", \.legalBases, .legalBasis),
    ])
}

/// Events of a demand under the words of its form.
struct DemandParts: Sendable {
  var first = Obligation.Event.clockStarted
  var second = Obligation.Event.clockStarted
  var third = Obligation.Event.clockStarted
  var most = 1
  var scope = Obligation.Scope.wholeCase
}

extension Shape where Whole == DemandParts {
  static func pair(_ first: String, _ second: String) -> Shape<DemandParts> {
    object(
      DemandParts(),
      [.required(first, \.first, .caseEvent), .required(second, \.second, .caseEvent)])
  }

  static let response = pair("after", "always")
  static let precedence = pair("before", "always")
  static let fourEyes = pair("one", "other")
  static let between: Shape<DemandParts> = object(
    DemandParts(),
    [
      .required("from", \.first, .caseEvent), .required("to", \.second, .caseEvent),
      .required("without", \.third, .caseEvent),
    ])
  static let bounded: Shape<DemandParts> = object(
    DemandParts(),
    [
      .required("event", \.first, .caseEvent), .required("most", \.most, .count),
      .required("scope", \.scope, .word()),
    ])
}

extension Shape where Whole == Obligation.Demand {
  /// `{"response": {"after": {"outcome": {…}}, "always": {"notified": {…}}}}`.
  static let demand: Shape<Obligation.Demand> = tagged(
    [
      ("response", Shape<DemandParts>.response.schema),
      ("precedence", Shape<DemandParts>.precedence.schema),
      ("absence", Shape<Obligation.Event>.caseEvent.schema),
      ("existence", Shape<Obligation.Event>.caseEvent.schema),
      ("bounded", Shape<DemandParts>.bounded.schema),
      ("between", Shape<DemandParts>.between.schema),
      ("fourEyes", Shape<DemandParts>.fourEyes.schema), ("timeBudget", ["const": true]),
    ],
    write: { demand, names in
      switch demand {
      case .response(let a, let b):
        ("response", Shape<DemandParts>.response.write(.init(first: a, second: b), &names))
      case .precedence(let a, let b):
        ("precedence", Shape<DemandParts>.precedence.write(.init(first: a, second: b), &names))
      case .absence(let a): ("absence", Shape<Obligation.Event>.caseEvent.write(a, &names))
      case .existence(let a): ("existence", Shape<Obligation.Event>.caseEvent.write(a, &names))
      case .bounded(let a, let most, let scope):
        (
          "bounded",
          Shape<DemandParts>.bounded.write(.init(first: a, most: most, scope: scope), &names)
        )
      case .absenceBetween(let a, let b, let c):
        ("between", Shape<DemandParts>.between.write(.init(first: a, second: b, third: c), &names))
      case .fourEyes(let a, let b):
        ("fourEyes", Shape<DemandParts>.fourEyes.write(.init(first: a, second: b), &names))
      case .timeBudget: ("timeBudget", true)
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "response":
        let parts = try Shape<DemandParts>.response.read(node, &names)
        return .response(after: parts.first, always: parts.second)
      case "precedence":
        let parts = try Shape<DemandParts>.precedence.read(node, &names)
        return .precedence(before: parts.first, always: parts.second)
      case "absence": return .absence(try Shape<Obligation.Event>.caseEvent.read(node, &names))
      case "existence": return .existence(try Shape<Obligation.Event>.caseEvent.read(node, &names))
      case "bounded":
        let parts = try Shape<DemandParts>.bounded.read(node, &names)
        return .bounded(parts.first, most: parts.most, scope: parts.scope)
      case "between":
        let parts = try Shape<DemandParts>.between.read(node, &names)
        return .absenceBetween(parts.first, parts.second, without: parts.third)
      case "fourEyes":
        let parts = try Shape<DemandParts>.fourEyes.read(node, &names)
        return .fourEyes(parts.first, parts.second)
      case "timeBudget":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .timeBudget
      case _: return nil
      }
    })
}

/// An outcome by its name, and the step it belongs to.
struct OutcomeName: Sendable {
  var name = ""
  var step: ID<Step>?
}

extension Shape where Whole == OutcomeName {
  static let outcomeName: Shape<OutcomeName> = object(
    OutcomeName(),
    [.required("name", \.name, .text), .optional("step", \.step, .reference(to: .steps))])
}

/// To whom, and with which words.
struct NoticeName: Sendable {
  var to = ID<Role>.applicant
  var message: ID<Message>?
}

extension Shape where Whole == NoticeName {
  static let noticeName: Shape<NoticeName> = object(
    NoticeName(),
    [
      .required("to", \.to, .reference(to: .roles)),
      .optional("message", \.message, .reference(to: .messages)),
    ])
}

extension Shape where Whole == Obligation.Absent {
  static let absent: Shape<Obligation.Absent> = object(
    Obligation.Absent(.step, ""),
    [.required("kind", \.kind, .word()), .required("name", \.name, .text)])
}

extension Shape where Whole == Obligation.Event {
  private static let name = Shape<String>.text.schema

  /// `{"step": "tiếp_nhận"}`, `{"outcome": {"name": "cần_bổ_sung"}}`, `{"issued": "phiếu_xin_lỗi"}`.
  static let caseEvent: Shape<Obligation.Event> = tagged(
    [
      ("step", name), ("outcome", Shape<OutcomeName>.outcomeName.schema),
      ("notified", Shape<NoticeName>.noticeName.schema), ("reminded", name), ("issued", name),
      ("published", Shape<Publishable>.publishable.schema),
      ("posted", Shape<Publishable>.publishable.schema), ("collected", name),
      ("collectedAny", Shape<Fee.Kind>.word().schema), ("performed", name),
      ("clockStarted", ["const": true]), ("clockExtended", ["const": true]),
      ("overdue", ["const": true]), ("overdueStep", name), ("overdueStage", name),
      ("ended", ["const": true]), ("endedAs", Shape<End.Kind>.word().schema), ("end", name),
      ("absent", Shape<Obligation.Absent>.absent.schema),
    ],
    write: { event, names in
      switch event {
      case .stepEntered(let id): ("step", reference(id.index, .steps, names))
      case .outcomeChosen(let name, let step):
        ("outcome", Shape<OutcomeName>.outcomeName.write(.init(name: name, step: step), &names))
      case .notified(let role, let message):
        ("notified", Shape<NoticeName>.noticeName.write(.init(to: role, message: message), &names))
      case .reminded(let id): ("reminded", reference(id.index, .roles, names))
      case .letterIssued(let id): ("issued", reference(id.index, .letters, names))
      case .published(let thing):
        ("published", Shape<Publishable>.publishable.write(thing, &names))
      case .posted(let thing): ("posted", Shape<Publishable>.publishable.write(thing, &names))
      case .feeCollected(.fee(let id)): ("collected", reference(id.index, .fees, names))
      case .feeCollected(.kind(let kind)):
        ("collectedAny", Shape<Fee.Kind>.word().write(kind, &names))
      case .actionPerformed(let id): ("performed", reference(id.index, .actions, names))
      case .clockStarted: ("clockStarted", true)
      case .clockExtended: ("clockExtended", true)
      case .overdue(.wholeCase): ("overdue", true)
      case .overdue(.step(let id)): ("overdueStep", reference(id.index, .steps, names))
      case .overdue(.stage(let id)): ("overdueStage", reference(id.index, .stages, names))
      case .ended(.any): ("ended", true)
      case .ended(.kind(let kind)): ("endedAs", Shape<End.Kind>.word().write(kind, &names))
      case .ended(.end(let id)): ("end", reference(id.index, .ends, names))
      case .absent(let absent): ("absent", Shape<Obligation.Absent>.absent.write(absent, &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "step": return .stepEntered(try Shape<ID<Step>>.reference(to: .steps).read(node, &names))
      case "outcome":
        let outcome = try Shape<OutcomeName>.outcomeName.read(node, &names)
        return .outcomeChosen(outcome.name, in: outcome.step)
      case "notified":
        let notice = try Shape<NoticeName>.noticeName.read(node, &names)
        return .notified(notice.to, notice.message)
      case "reminded":
        return .reminded(try Shape<ID<Role>>.reference(to: .roles).read(node, &names))
      case "issued":
        return .letterIssued(try Shape<ID<Letter>>.reference(to: .letters).read(node, &names))
      case "published": return .published(try Shape<Publishable>.publishable.read(node, &names))
      case "posted": return .posted(try Shape<Publishable>.publishable.read(node, &names))
      case "collected":
        return .feeCollected(.fee(try Shape<ID<Fee>>.reference(to: .fees).read(node, &names)))
      case "collectedAny":
        return .feeCollected(.kind(try Shape<Fee.Kind>.word().read(node, &names)))
      case "performed":
        return .actionPerformed(
          try Shape<ID<ActionSignature>>.reference(to: .actions).read(node, &names))
      case "overdueStep":
        return .overdue(.step(try Shape<ID<Step>>.reference(to: .steps).read(node, &names)))
      case "overdueStage":
        return .overdue(.stage(try Shape<ID<Stage>>.reference(to: .stages).read(node, &names)))
      case "endedAs": return .ended(.kind(try Shape<End.Kind>.word().read(node, &names)))
      case "end": return .ended(.end(try Shape<ID<End>>.reference(to: .ends).read(node, &names)))
      case "absent": return .absent(try Shape<Obligation.Absent>.absent.read(node, &names))
      case _:
        let plain: [String: Obligation.Event] = [
          "clockStarted": .clockStarted, "clockExtended": .clockExtended,
          "overdue": .overdue(.wholeCase), "ended": .ended(.any),
        ]
        guard let event = plain[form] else { return nil }
        _ = try Shape<Bool>.flag.read(node, &names)
        return event
      }
    }
  ).named("caseEvent")

  private static func reference(_ index: Int, _ list: Names.List, _ names: Names) -> JSONValue {
    .string(names.name(at: index, of: list))
  }
}
