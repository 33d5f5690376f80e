// The forms of acts, texts and actions.

import CivilTime

extension Shape where Whole == Act {
  static let act: Shape<Act> = tagged(
    [
      ("notify", Shape<Notice>.notice.schema), ("remind", ["type": "string"]),
      ("issue", ["type": "string"]), ("publish", Shape<Publishable>.publishable.schema),
      ("post", Shape<Parcel>.parcel.schema), ("set", Shape<Setting>.setting.schema),
      ("refund", ["type": "string"]), ("startClock", ["const": true]),
      ("extendClock", Shape<LegalDuration>.duration.schema),
      ("perform", Shape<Performance>.performance.schema),
      ("issueResult", ["type": "string"]),
      ("returnResult", ["type": "array", "items": ["type": "string"]]),
    ],
    write: { act, names in
      switch act {
      case .notify(let notice): ("notify", Shape<Notice>.notice.write(notice, &names))
      case .remind(let role): ("remind", .string(names.name(at: role.index, of: .roles)))
      case .issue(let letter): ("issue", .string(names.name(at: letter.index, of: .letters)))
      case .publish(let thing): ("publish", Shape<Publishable>.publishable.write(thing, &names))
      case .post(let thing, let role):
        ("post", Shape<Parcel>.parcel.write(Parcel(what: thing, to: role), &names))
      case .set(let field, let expression):
        ("set", Shape<Setting>.setting.write(Setting(field: field, to: expression), &names))
      case .refund(let fee): ("refund", .string(names.name(at: fee.index, of: .fees)))
      case .issueResult(let result):
        ("issueResult", .string(names.name(at: result.index, of: .results)))
      case .returnResult(let results):
        (
          "returnResult",
          Shape<[ID<Named>]>.array(of: .reference(to: .results)).write(results, &names)
        )
      case .startClock: ("startClock", true)
      case .extendClock(let duration):
        ("extendClock", Shape<LegalDuration>.duration.write(duration, &names))
      case .perform(let performance):
        ("perform", Shape<Performance>.performance.write(performance, &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "notify": return .notify(try Shape<Notice>.notice.read(node, &names))
      case "remind": return .remind(try Shape<ID<Role>>.reference(to: .roles).read(node, &names))
      case "issue":
        return .issue(try Shape<ID<Letter>>.reference(to: .letters).read(node, &names))
      case "publish": return .publish(try Shape<Publishable>.publishable.read(node, &names))
      case "post":
        let parcel = try Shape<Parcel>.parcel.read(node, &names)
        return .post(parcel.what, to: parcel.to)
      case "set":
        let setting = try Shape<Setting>.setting.read(node, &names)
        return .set(setting.field, setting.to)
      case "refund": return .refund(try Shape<ID<Fee>>.reference(to: .fees).read(node, &names))
      case "issueResult":
        return .issueResult(try Shape<ID<Named>>.reference(to: .results).read(node, &names))
      case "returnResult":
        return .returnResult(
          try Shape<[ID<Named>]>.array(of: .reference(to: .results)).read(node, &names))
      case "startClock":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .startClock
      case "extendClock":
        return .extendClock(try Shape<LegalDuration>.duration.read(node, &names))
      case "perform": return .perform(try Shape<Performance>.performance.read(node, &names))
      case _: return nil
      }
    }
  ).named("act")
}

/// What is posted, and to whom.
struct Parcel: Sendable {
  var what: Publishable
  var to: ID<Role>
}

extension Shape where Whole == Parcel {
  static let parcel: Shape<Parcel> = object(
    Parcel(what: .letter(ID(0)), to: .applicant),
    [.required("what", \.what, .publishable), .required("to", \.to, .reference(to: .roles))])
}

/// A field and the value it gets.
struct Setting: Sendable {
  var field: ID<Field>
  var to: Expression
}

extension Shape where Whole == Setting {
  static let setting: Shape<Setting> = object(
    Setting(field: ID(0), to: .literal(.flag(false))),
    [
      .required("field", \.field, .reference(to: .fields)), .required("to", \.to, .expression),
    ])
}

extension Shape where Whole == Publishable {
  static let publishable: Shape<Publishable> = tagged(
    ["letter", "result", "paper"].map { ($0, Shape<String>.text.schema) },
    write: { thing, names in
      switch thing {
      case .letter(let id): ("letter", .string(names.name(at: id.index, of: .letters)))
      case .result(let id): ("result", .string(names.name(at: id.index, of: .results)))
      case .paper(let id): ("paper", .string(names.name(at: id.index, of: .papers)))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "letter":
        return .letter(try Shape<ID<Letter>>.reference(to: .letters).read(node, &names))
      case "result": return .result(try Shape<ID<Named>>.reference(to: .results).read(node, &names))
      case "paper": return .paper(try Shape<ID<Paper>>.reference(to: .papers).read(node, &names))
      case _: return nil
      }
    })
}

extension Shape where Whole == Notice {
  static let notice: Shape<Notice> = object(
    Notice(to: .applicant, means: [], manner: .each, message: ID(0)),
    [
      .required("to", \.to, .reference(to: .roles)), .list("means", \.means, .word()),
      .required("manner", \.manner, .word()),
      .required("message", \.message, .reference(to: .messages)),
    ])
}

extension Shape where Whole == Performance {
  static let performance: Shape<Performance> = object(
    Performance(action: ID(0), arguments: []),
    [
      .required("action", \.action, .reference(to: .actions)),
      .list("arguments", \.arguments, .expression),
      .optional("into", \.into, .reference(to: .fields)),
      .optional("onFailure", \.onFailure, .target),
    ])
}

extension Shape where Whole == Template {
  /// Words as strings, values as expressions.
  static let template: Shape<Template> = Shape<[Template.Part]>.array(of: .part)
    .mapped(to: { Template($0) }, fault: .badNumber, from: { $0.parts })
}

extension Shape where Whole == Template.Part {
  static let part: Shape<Template.Part> = Shape(
    schema: ["oneOf": [["type": "string"], reference("expression")]],
    write: { part, names in
      switch part {
      case .text(let text): .string(text)
      case .value(let expression): Shape<Expression>.expression.write(expression, &names)
      }
    },
    read: { (node, names) throws(ArtifactFault) in
      if case .string(let text) = node.content { return .text(text) }
      return .value(try Shape<Expression>.expression.read(node, &names))
    })
}

extension Shape where Whole == Message {
  static let message: Shape<Message> = object(
    Message(name: "", body: Template([])),
    [.required("name", \.name, .text), .required("body", \.body, .template)])
}

extension Shape where Whole == Letter {
  static let letter: Shape<Letter> = object(
    Letter(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .optional("template", \.template, .text),
    ])
}

extension Shape where Whole == ActionSignature {
  static let action: Shape<ActionSignature> = object(
    ActionSignature(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .list("takes", \.takes, .parameter), .optional("gives", \.gives, .parameter),
      .optional("retry", \.retry, .retry),
    ])
}

extension Shape where Whole == ActionSignature.Parameter {
  static let parameter: Shape<ActionSignature.Parameter> = object(
    ActionSignature.Parameter(name: "", type: .text),
    [.required("name", \.name, .text), .required("type", \.type, .type)])
}

extension Shape where Whole == ActionSignature.Retry {
  static let retry: Shape<ActionSignature.Retry> = object(
    ActionSignature.Retry(count: 0, intervalSeconds: 0),
    [
      .required("count", \.count, .count),
      .required("intervalSeconds", \.intervalSeconds, .integer),
    ])
}
