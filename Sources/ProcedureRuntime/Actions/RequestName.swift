import ProcedureGraph
import ProcedureInterpreter

/// What a request is bound by: a pluggable action by the name its author gave it, anything else by
/// one of the fixed names.
public enum RequestName: Hashable, Sendable {
  case builtIn(BuiltInRequest)
  case action(String)

  /// As the configuration and the log name it.
  public var text: String {
    switch self {
    case .builtIn(let request): request.rawValue
    case .action(let name): name
    }
  }
}

/// Requests that every procedure may make.
public enum BuiltInRequest: String, Hashable, Sendable, CaseIterable {
  /// Notices, by their means.
  case sms, email, zalo, portal
  case remind, letter, publish, post, refund
  /// What a step collects online is to be paid.
  case pay

  public init(_ means: Notice.Means) {
    switch means {
    case .sms: self = .sms
    case .email: self = .email
    case .zalo: self = .zalo
    case .portal: self = .portal
    }
  }
}

/// A request that nothing can carry out, in the words of the author.
public struct UnboundRequest: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case unbound
    /// What it is bound to gives no result, and the author expects one of that name.
    case givesNothing(String)
    /// What it is bound to does not have all that it takes.
    case lacks([ActionLack])
  }

  public var name: RequestName
  public var reason: Reason
  /// The titles of what would not be sent: messages, letters, the action itself.
  public var subjects: [String]

  public init(_ name: RequestName, _ reason: Reason, subjects: [String]) {
    self.name = name
    self.reason = reason
    self.subjects = subjects
  }
}

extension Procedure {
  /// What its cases may ask of the world, each with what it is about, in a fixed order.
  public var requests: [(name: RequestName, subjects: [String])] {
    var builtIn: [BuiltInRequest: [String]] = [:]
    var performed: Set<Int> = Set(papers.compactMap { $0.replacedBy?.index })
    func add(_ request: BuiltInRequest, _ subject: String?) {
      guard let subject else { return }
      if builtIn[request, default: []].contains(subject) { return }
      builtIn[request, default: []].append(subject)
    }
    for step in steps.indices {
      for fee in feesCollectedOnline(in: ID(step)) { add(.pay, fees[at: fee]?.title) }
    }
    for act in allActs {
      switch act {
      case .notify(let notice):
        for means in notice.means {
          add(BuiltInRequest(means), messages[at: notice.message]?.name)
        }
      case .remind(let role): add(.remind, roles[at: role]?.title)
      case .issue(let letter): add(.letter, letters[at: letter]?.title)
      case .publish(let subject): add(.publish, title(of: subject))
      case .post(let subject, _): add(.post, title(of: subject))
      case .refund(let fee): add(.refund, fees[at: fee]?.title)
      case .perform(let performance): performed.insert(performance.action.index)
      case .set, .issueResult, .returnResult, .startClock, .extendClock: break
      }
    }
    let actions = performed.sorted().filter { self.actions.indices.contains($0) }
    return BuiltInRequest.allCases.compactMap { request in
      builtIn[request].map { (.builtIn(request), $0) }
    } + actions.map { (.action(self.actions[$0].name), [self.actions[$0].title]) }
  }

  func title(of subject: Publishable) -> String? {
    switch subject {
    case .letter(let letter): letters[at: letter]?.title
    case .result(let result): results[at: result]?.title
    case .paper(let paper): papers[at: paper]?.title
    }
  }
}

extension Array {
  /// Nil for an id of another procedure.
  subscript(at id: ID<Element>) -> Element? { indices.contains(id.index) ? self[id.index] : nil }
}
