import CivilTime
import ProcedureGraph
import ProcedureRuntime

// A request as other programs get it: the same bytes at every attempt.
extension ActionCall {
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("version", 1), .init("key", .string(key)), .init("request", .string(name.text)),
      .init("case", .string(caseNumber)), .init("procedure", .string(procedure)),
      .init("artifact", .string(artifact)), .init("moment", .string(moment.iso)),
    ]
    switch payload {
    case .notice(let text, let means):
      members.append(.init("notice", text.json(means: means)))
    case .reminder(let text): members.append(.init("reminder", text.json(means: nil)))
    case .letter(let document, let recipient):
      members += [.init("letter", document.json), .init("to", recipient.json)]
    case .publication(let document): members.append(.init("publication", document.json))
    case .posting(let document, let recipient):
      members += [.init("posting", document.json), .init("to", recipient.json)]
    case .refund(let refund): members.append(.init("refund", refund.json))
    case .payment(let payment): members.append(.init("payment", payment.json))
    case .action(let action):
      members += [
        .init("title", .string(action.title)),
        .init(
          "arguments", .object(action.arguments.map { JSONValue.Member($0.name, $0.value.json) })),
      ]
      if let gives = action.gives {
        members.append(
          .init("gives", ["name": .string(gives.name), "type": .string(gives.type.word)]))
      }
    }
    return .object(members)
  }

  /// The canonical bytes of the request.
  public var body: [UInt8] { json.canonicalBytes() }

  /// The value for which the case asks, from what another program has answered.
  public func result(from answer: JSONValue?) throws(ActionFault) -> Value? {
    guard case .action(let action) = payload, let gives = action.gives else { return nil }
    guard let answer else { throw ActionFault.noResult(gives.name) }
    guard let value = Value(answer, as: gives.type) else {
      throw ActionFault.wrongResult(gives.name)
    }
    return value
  }
}

extension OutgoingText {
  fileprivate func json(means: Notice.Means?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("to", to.json), .init("subject", .string(subject)), .init("text", .string(text)),
    ]
    if let means { members.append(.init("means", .string(means.rawValue))) }
    return .object(members)
  }
}

extension Recipient {
  fileprivate var json: JSONValue {
    .object(
      [
        ("role", role), ("title", title), ("person", person), ("name", contact.name),
        ("phone", contact.phone), ("email", contact.email), ("address", contact.address),
      ].members)
  }
}

extension Document {
  fileprivate var json: JSONValue {
    var members = [
      ("kind", kind.rawValue), ("name", name), ("title", title), ("template", template),
    ].members
    if !values.isEmpty {
      members.append(
        .init(
          "values",
          .array(
            values.map {
              [
                "name": .string($0.name), "title": .string($0.title), "text": .string($0.text),
                "value": $0.value.json,
              ]
            })))
    }
    if !tables.isEmpty {
      let rows = tables.map { JSONValue.Member($0.name, .array($0.rows.map(Self.row))) }
      members.append(.init("tables", .object(rows)))
    }
    return .object(members)
  }

  private static func row(_ values: [DocumentValue]) -> JSONValue {
    .object(values.map { JSONValue.Member($0.name, .string($0.text)) })
  }
}

extension OutgoingRefund {
  fileprivate var json: JSONValue {
    [
      "to": to.json, "fee": .string(fee), "title": .string(title), "amount": .integer(amount),
      "receipts": .array(receipts.map { .string($0) }),
    ]
  }
}

extension OutgoingPayment {
  fileprivate var json: JSONValue {
    [
      "to": to.json, "amount": .integer(amount),
      "parts": .array(
        parts.map {
          ["fee": .string($0.fee), "title": .string($0.title), "amount": .integer($0.amount)]
        }),
    ]
  }
}

extension [(String, String?)] {
  fileprivate var members: [JSONValue.Member] {
    compactMap { name, text in text.map { JSONValue.Member(name, .string($0)) } }
  }
}
