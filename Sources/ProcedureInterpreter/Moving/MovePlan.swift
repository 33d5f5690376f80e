import ProcedureGraph

/// What is decided about moving cases from one version of a procedure to another.
///
/// Elements of two versions are the same where their names are. What has no namesake is never guessed:
/// for each such element that a case needs, the plan says which one stands for it from then on, or that
/// it is given up. What no case needs may stay undecided.
public struct MovePlan: Hashable, Sendable {
  /// The kinds of elements that the state of a case may speak of.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case steps
    /// Known as `step.outcome`.
    case outcomes
    case fields, cases, papers, fees, results, roles, actions, externalEvents, stages, parallels
    /// Known as `block.branch`.
    case branches
    case ends
  }

  /// What becomes of an element that has no namesake.
  public enum Decision: Hashable, Sendable {
    /// The element of that name stands for it; of an outcome or a branch its name alone.
    case becomes(String)
    /// Nothing stands for it: what a case knows of it is only in its history from then on.
    case givenUp
  }

  /// Which limits hold from then on.
  public enum Limits: String, Hashable, Sendable, CaseIterable {
    case new
    /// The case keeps the limits it has (*hồ sơ giữ thời hạn cũ*).
    case old
  }

  /// How time that has passed counts when the calendar is another one: see `CarriedBudgets`.
  public enum Counting: String, Hashable, Sendable, CaseIterable {
    /// What was used up stays so, as the old calendar counted it.
    case kept
    /// All of it is counted again by the new calendar: it corrects days that have passed.
    case anew
  }

  public var limits = Limits.new
  public var counting = Counting.kept
  /// The new version says that cases received before stay; they are moved all the same.
  public var overridesTransition = false
  public var decisions: [Part: [String: Decision]] = [:]

  public init() {}

  /// All decisions, by kind and name.
  public var sortedDecisions: [(part: Part, name: String, decision: Decision)] {
    Part.allCases.flatMap { part in
      (decisions[part] ?? [:]).sorted { $0.key < $1.key }.map { (part, $0.key, $0.value) }
    }
  }

  /// What is decided about an element of the old version; nil where nothing is.
  public func decision(on part: Part, _ name: String) -> Decision? { decisions[part]?[name] }
}

extension MovePlan {
  /// The plan as a journal keeps it. What is usual is left out.
  public var content: JSONValue {
    var members: [JSONValue.Member] = []
    if limits != .new { members.append(.init("limits", .string(limits.rawValue))) }
    if counting != .kept { members.append(.init("counting", .string(counting.rawValue))) }
    if overridesTransition { members.append(.init("transition", "moves")) }
    for part in Part.allCases {
      guard let decided = decisions[part], !decided.isEmpty else { continue }
      let named = decided.map { name, decision -> JSONValue.Member in
        switch decision {
        case .becomes(let other): .init(name, .string(other))
        case .givenUp: .init(name, false)
        }
      }
      members.append(.init(part.rawValue, .object(named)))
    }
    return .object(members)
  }

  /// Reads a plan. What is undecided is left out, or null in a document.
  public init(_ node: JSONNode) throws(MovePlanFault) {
    guard case .object(let members) = node.content else { throw MovePlanFault(at: node) }
    for member in members {
      if let part = Part(rawValue: member.name) {
        decisions[part] = try Self.decisions(member.node)
        continue
      }
      switch (member.name, member.node.content) {
      case ("limits", .string(let word)):
        guard let limits = Limits(rawValue: word) else { throw MovePlanFault(in: member) }
        self.limits = limits
      case ("counting", .string(let word)):
        guard let counting = Counting(rawValue: word) else { throw MovePlanFault(in: member) }
        self.counting = counting
      case ("transition", .string("moves")): overridesTransition = true
      // What a document says besides: for which versions it was written, and remarks.
      case ("from", .string), ("to", .string), ("format", .integer(1)), ("comments", .object): break
      case (_, _): throw MovePlanFault(in: member)
      }
    }
  }

  private static func decisions(_ node: JSONNode) throws(MovePlanFault) -> [String: Decision] {
    guard case .object(let members) = node.content else { throw MovePlanFault(at: node) }
    var decided: [String: Decision] = [:]
    for member in members {
      switch member.node.content {
      case .string(let name): decided[member.name] = .becomes(name)
      case .flag(false): decided[member.name] = .givenUp
      case .flag(true), .integer, .array, .object: throw MovePlanFault(in: member)
      }
    }
    return decided
  }
}

/// Why a document is not a plan, and where.
public struct MovePlanFault: Error, Hashable, Sendable {
  /// The member that means nothing, or has a value that means nothing; empty for the whole.
  public var member: String
  public var offset: Int

  init(at node: JSONNode) {
    member = ""
    offset = node.offset
  }

  init(in found: JSONNode.Member) {
    member = found.name
    offset = found.offset
  }
}
