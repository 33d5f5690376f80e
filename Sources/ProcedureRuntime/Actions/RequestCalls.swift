import ProcedureGraph
import ProcedureInterpreter

/// The calls by which one name of a request is carried out.
struct RequestCalls: Sendable {
  /// The call for one officer.
  struct Personal: Sendable {
    var officer: String
    /// By what it is remembered that this has reached her.
    var mark: String
    var call: ActionCall
  }

  /// One for each officer who is to hear of it.
  var officers: [Personal] = []
  /// The call for the office or the applicant: the only one where no officer is known.
  var office: ActionCall
}

extension WorldRequest {
  /// The request as the action of the office or for the applicant gets it; nil where the procedure lacks
  /// what it speaks of.
  public func call(
    _ name: RequestName, addresses: AddressBook = { _ in Addresses() }, timeLimit: Int64
  ) async -> ActionCall? {
    await calls(name, addresses: addresses, timeLimit: timeLimit)?.office
  }

  /// The request as an action gets it; nil where the procedure lacks what it speaks of.
  func calls(
    _ name: RequestName, addresses: AddressBook, timeLimit: Int64
  ) async -> RequestCalls? {
    let words = RequestWords(request: self)
    let key = names.count > 1 ? "\(item.key)#\(name.text)" : item.key
    var audience = Audience()
    if let role = asked.role { audience = await words.audience(role, addresses) }
    func call(_ key: String, to recipient: Recipient) -> ActionCall? {
      payload(name, to: recipient, words).map {
        ActionCall(
          key: key, name: name, caseNumber: item.caseNumber, procedure: procedure.name,
          artifact: artifact, moment: askedAt, payload: $0, attempt: item.attempts,
          timeLimit: timeLimit)
      }
    }
    guard let office = call(key, to: audience.office) else { return nil }
    var calls = RequestCalls(office: office)
    guard asked.isTold else { return calls }
    for officer in audience.officers {
      let mark = Self.mark(of: officer.person ?? "")
      guard let call = call("\(key)\(mark)", to: officer) else { continue }
      calls.officers.append(
        RequestCalls.Personal(
          officer: officer.person ?? "", mark: "\(name.text)\(mark)", call: call))
    }
    return calls
  }

  /// Whether an officer was reached by any means.
  func hasReached(_ officer: String) -> Bool {
    item.delivered.contains { $0.hasSuffix(Self.mark(of: officer)) }
  }

  /// Plain, and without spaces, whatever the directory calls her.
  private static func mark(of officer: String) -> String {
    "#"
      + officer.utf8.map { byte in
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "#")
          ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
      }.joined()
  }

  private func payload(
    _ name: RequestName, to recipient: Recipient, _ words: RequestWords
  ) -> ActionPayload? {
    switch asked {
    case .notice(let notice):
      return words.notice(notice, by: name, to: recipient).map { .notice($0.text, by: $0.means) }
    case .reminder(let role): return .reminder(words.reminder(of: role, to: recipient))
    case .letter(let letter):
      return words.document(.letter(letter)).map { .letter($0, to: recipient) }
    case .publication(let subject): return words.document(subject).map { .publication($0) }
    case .posting(let subject, _):
      return words.document(subject).map { .posting($0, to: recipient) }
    case .refund(let fee, let amount):
      guard let known = procedure.fees[at: fee] else { return nil }
      let receipts = state.payments.filter { $0.fee == fee }.compactMap(\.receipt)
      return .refund(
        OutgoingRefund(
          to: recipient, fee: known.name, title: known.title, amount: amount, receipts: receipts))
    case .payment:
      let parts = feesAskedFor.compactMap { due in
        due.outstanding.map { amount in
          let fee = procedure.fees[due.fee.index]
          return OutgoingPayment.Part(fee: fee.name, title: fee.title, amount: amount)
        }
      }
      return parts.isEmpty ? nil : .payment(OutgoingPayment(to: recipient, parts: parts))
    case .action(let request):
      guard let signature = procedure.actions[at: request.action] else { return nil }
      return .action(
        OutgoingAction(
          name: signature.name, title: signature.title,
          arguments: zip(signature.takes, request.arguments).map {
            OutgoingAction.Argument($0.name, $1)
          }, gives: signature.gives))
    case .call: return nil
    }
  }
}

extension Asked {
  /// The role it is for; nil for what is for nobody in particular.
  var role: ID<Role>? {
    switch self {
    case .notice(let notice): notice.to
    case .reminder(let role), .posting(_, let role): role
    case .letter, .refund, .payment: .applicant
    case .publication, .action, .call: nil
    }
  }

  /// Whether each officer of the role is to hear of it.
  var isTold: Bool {
    switch self {
    case .notice, .reminder: true
    case .letter, .publication, .posting, .refund, .payment, .action, .call: false
    }
  }
}
