import CivilTime
import ProcedureRuntime

/// What the request of a gateway may be filled with.
enum GatewayPlaces {
  /// The places that a request of a name has.
  static func names(for request: BuiltInRequest) -> Set<String> {
    let common: Set = ["key", "case", "procedure", "moment", "secret"]
    let recipient: Set = ["name", "phone", "email", "address", "role", "person"]
    switch request {
    case .sms, .email, .zalo, .portal, .remind:
      return common.union(recipient).union(["subject", "text"])
    case .letter, .post: return common.union(recipient).union(["kind", "document", "title"])
    case .publish: return common.union(["kind", "document", "title"])
    case .pay: return common.union(recipient).union(["fee", "title", "amount"])
    case .refund: return common.union(recipient).union(["fee", "title", "amount", "receipts"])
    }
  }

  /// What they are filled with. Without what the recipient does not have.
  static func values(of call: ActionCall) -> [String: FillValue] {
    var values: [String: FillValue] = [
      "key": .text(call.key), "case": .text(call.caseNumber), "procedure": .text(call.procedure),
      "moment": .text(call.moment.iso),
    ]
    switch call.payload {
    case .notice(let text, by: _), .reminder(let text):
      fill(&values, with: text.to)
      values["subject"] = .text(text.subject)
      values["text"] = .text(text.text)
    case .letter(let document, to: let recipient), .posting(let document, to: let recipient):
      fill(&values, with: recipient)
      fill(&values, with: document)
    case .publication(let document): fill(&values, with: document)
    case .refund(let refund):
      fill(&values, with: refund.to)
      values["fee"] = .text(refund.fee)
      values["title"] = .text(refund.title)
      values["amount"] = .number(refund.amount)
      values["receipts"] = .text(refund.receipts.joined(separator: ","))
    case .payment(let payment):
      fill(&values, with: payment.to)
      values["fee"] = .text(payment.parts.map(\.fee).joined(separator: ","))
      values["title"] = .text(payment.parts.map(\.title).joined(separator: ", "))
      values["amount"] = .number(payment.amount)
    case .action: break
    }
    return values
  }

  private static func fill(_ values: inout [String: FillValue], with recipient: Recipient) {
    values["role"] = .text(recipient.role)
    values["person"] = .text(recipient.person ?? "")
    values["name"] = .text(recipient.contact.name ?? "")
    values["phone"] = recipient.contact.phone.map { .text($0) }
    values["email"] = recipient.contact.email.map { .text($0) }
    values["address"] = recipient.contact.address.map { .text($0) }
  }

  private static func fill(_ values: inout [String: FillValue], with document: Document) {
    values["kind"] = .text(document.kind.rawValue)
    values["document"] = .text(document.name)
    values["title"] = .text(document.title)
  }
}

extension FilledText.Missing {
  var fault: ActionFault {
    switch place {
    case "phone":
      .unreachable(
        vi: "người nhận không có số điện thoại", en: "the recipient has no telephone number")
    case "email":
      .unreachable(
        vi: "người nhận không có địa chỉ thư điện tử", en: "the recipient has no e-mail address")
    case "address":
      .unreachable(vi: "người nhận không có địa chỉ", en: "the recipient has no address")
    case let place:
      .permanent(
        vi: "không có giá trị cho chỗ điền {\(place)}", en: "there is no value for {\(place)}")
    }
  }
}
