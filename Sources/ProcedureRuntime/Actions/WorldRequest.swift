import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A request a case has made of the world, with what it takes to carry it out.
public struct WorldRequest: Sendable {
  public var item: OutboxItem
  public var asked: Asked
  public var askedAt: Moment
  /// The case as it stands now.
  public var file: CaseFile
  /// The case as it was when it asked, so that what is sent is the same at every attempt.
  public var state: CaseState
  /// Who has brought it about, where somebody did.
  public var by: Performer?

  var procedure: Procedure { file.program.procedure }

  /// What carries it out, one after the other. Several for a notice that goes by several means; none
  /// for the call of another procedure, which needs nothing from outside.
  public var names: [RequestName] {
    switch asked {
    case .notice(let notice): notice.means.all.map { .builtIn(BuiltInRequest($0)) }
    case .reminder: [.builtIn(.remind)]
    case .letter: [.builtIn(.letter)]
    case .publication: [.builtIn(.publish)]
    case .posting: [.builtIn(.post)]
    case .refund: [.builtIn(.refund)]
    // Nothing where it was paid meanwhile, or the case has gone on without.
    case .payment: asked.isMeant(in: file, at: askedAt) ? [.builtIn(.pay)] : []
    case .action(let request):
      procedure.actions[at: request.action].map { [.action($0.name)] } ?? []
    case .call: []
    }
  }

  /// What it is about, as the author named it.
  public var title: String? {
    switch asked {
    case .notice(let notice): procedure.messages[at: notice.message]?.name
    case .reminder(let role): procedure.roles[at: role]?.title
    case .letter(let letter): procedure.letters[at: letter]?.title
    case .publication(let subject), .posting(let subject, _): procedure.title(of: subject)
    case .refund(let fee, _): procedure.fees[at: fee]?.title
    case .payment(let step): procedure.steps[at: step]?.title
    case .action(let request): procedure.actions[at: request.action]?.title
    case .call(let call): call.procedure
    }
  }

  /// Whether one of its names is enough: they are tried in order.
  public var isDoneByFirst: Bool {
    switch asked {
    case .notice(let notice): notice.manner == .first
    case .reminder, .letter, .publication, .posting, .refund, .payment, .action, .call: false
    }
  }

  /// How often it is begun: as the procedure says of an action, else as its binding says.
  func plan(by bindings: Bindings) -> RetryPlan {
    switch asked {
    case .action(let action):
      guard let retry = procedure.actions[at: action.action]?.retry else { return .usual }
      return RetryPlan(attempts: retry.count + 1, interval: retry.intervalSeconds)
    case .notice, .reminder, .letter, .publication, .posting, .refund, .payment, .call:
      return names.compactMap { bindings[$0]?.retry }.max { $0.attempts < $1.attempts } ?? .usual
    }
  }

  /// The request as an action gets it; nil where the procedure lacks what it speaks of.
  public func call(
    _ name: RequestName, addresses: @escaping AddressBook, timeLimit: Int64
  ) async -> ActionCall? {
    guard let payload = await payload(name, addresses) else { return nil }
    return ActionCall(
      key: names.count > 1 ? "\(item.key)#\(name.text)" : item.key, name: name,
      caseNumber: item.caseNumber, procedure: procedure.name, artifact: file.standing.artifact,
      moment: askedAt, payload: payload, attempt: item.attempts, timeLimit: timeLimit)
  }

  private func payload(_ name: RequestName, _ addresses: @escaping AddressBook) async
    -> ActionPayload?
  {
    let words = RequestWords(request: self, addresses: addresses)
    switch asked {
    case .notice(let notice):
      return await words.notice(notice, by: name).map { .notice($0.text, by: $0.means) }
    case .reminder(let role): return .reminder(await words.reminder(to: role))
    case .letter(let letter):
      guard let document = words.document(.letter(letter)) else { return nil }
      return .letter(document, to: await words.recipient(.applicant))
    case .publication(let subject): return words.document(subject).map { .publication($0) }
    case .posting(let subject, let role):
      guard let document = words.document(subject) else { return nil }
      return .posting(document, to: await words.recipient(role))
    case .refund(let fee, let amount):
      guard let known = procedure.fees[at: fee] else { return nil }
      let receipts = state.payments.filter { $0.fee == fee }.compactMap(\.receipt)
      return .refund(
        OutgoingRefund(
          to: await words.recipient(.applicant), fee: known.name, title: known.title,
          amount: amount, receipts: receipts))
    case .payment(let step):
      let parts = file.program.onlineFees(of: step, in: state, at: askedAt).compactMap { due in
        due.outstanding.map { amount in
          let fee = procedure.fees[due.fee.index]
          return OutgoingPayment.Part(fee: fee.name, title: fee.title, amount: amount)
        }
      }
      if parts.isEmpty { return nil }
      return .payment(OutgoingPayment(to: await words.recipient(.applicant), parts: parts))
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

/// Who is to be reached in a role: the person, where one was named, else the office.
public typealias AddressBook = @Sendable (_ role: String, _ person: String?) async -> Contact?
