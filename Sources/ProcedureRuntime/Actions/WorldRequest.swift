import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A request a case has made of the world, with what it takes to carry it out.
public struct WorldRequest: Sendable {
  public var item: OutboxItem
  public var asked: Asked
  public var askedAt: Moment
  /// The version it was asked under, and its hash: the case may have been moved since.
  public var program: Program
  public var artifact: String
  /// The case as it stands now.
  public var file: CaseFile
  /// The case as it was when it asked, so that what is sent is the same at every attempt.
  public var state: CaseState
  /// Who has brought it about, where somebody did; an officer by her name, where the desk knows it.
  public var by: Performer?

  var procedure: Procedure { program.procedure }

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
    case .payment(let step, _): isMeant(in: step) ? [.builtIn(.pay)] : []
    case .action(let request):
      procedure.actions[at: request.action].map { [.action($0.name)] } ?? []
    case .call: []
    }
  }

  /// Whether the stay that asked goes on and still asks, in whichever step another version has it now.
  private func isMeant(in step: ID<Step>) -> Bool {
    let stay = state.activities.first { $0.step == step }?.stay
    let present = file.state.activities.first { $0.stay == stay }?.step
    let fees = feesAskedFor.map { procedure.fees[$0.fee.index].name }
    return present.map { Asked.payment($0, of: fees).isMeant(in: file, at: askedAt) } ?? false
  }

  /// The fees that are to be paid, as they stood when the case asked.
  var feesAskedFor: [FeeDue] {
    guard case .payment(let step, let fees) = asked else { return [] }
    return program.onlineFees(of: step, in: state, at: askedAt).filter { due in
      let name = procedure.fees[due.fee.index].name
      return due.outstanding != nil && (fees.map { $0.contains(name) } ?? true)
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
    case .payment(let step, _): procedure.steps[at: step]?.title
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
}
