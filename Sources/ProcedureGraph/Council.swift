/// How the members of a council come to one outcome of their step (*biểu quyết*).
///
/// Each member gives one vote for an outcome of the step. The votes are counted when no vote that is
/// still to come could change the result, or when the chair closes them; who has voted by then was
/// present. The first of `carries` that holds takes its outcome.
public struct Council: Hashable, Sendable {
  /// A share of a number of people, kept exact.
  public enum Share: Hashable, Sendable {
    /// More than half (*quá nửa*).
    case moreThanHalf
    /// At least `part` of every `whole` (*ít nhất 2/3*).
    case atLeast(part: Int, of: Int)
    /// At least so many people.
    case count(Int)
    /// Everybody (*tất cả*).
    case all
  }

  /// Of whom a share is taken.
  public enum Base: String, Hashable, Sendable, CaseIterable { case members, present }

  /// What an outcome needs to be carried (*thông qua*).
  public struct Carry: Hashable, Sendable {
    /// Index of the outcome in its step.
    public var outcome: Int
    public var share: Share
    public var base: Base

    public init(outcome: Int, share: Share, of base: Base) {
      self.outcome = outcome
      self.share = share
      self.base = base
    }
  }

  /// What follows when the votes are counted and nothing is carried (*không đủ phiếu*).
  public enum Otherwise: Hashable, Sendable {
    case counts(asOutcome: Int)
    case moves(Target)
  }

  /// How many members the council has: a whole number.
  public var members: Expression
  /// Has a vote like every member, and closes the voting; without a chair any member may close it.
  public var chair: ID<Role>?
  /// The share of the members who have to be present; nil where one is enough.
  public var quorum: Share?
  /// Tried in their order.
  public var carries: [Carry]
  /// Where the leading outcomes have equally many votes, the one the chair has voted for is taken.
  public var hasCastingVote: Bool
  /// A member may vote again, which replaces her vote.
  public var allowsChange: Bool
  public var otherwise: Otherwise
  public var otherwiseActs: [Act]
  public var legalBases: [LegalBasis]

  public init(
    members: Expression, chair: ID<Role>? = nil, quorum: Share? = nil, carries: [Carry],
    hasCastingVote: Bool = false, allowsChange: Bool = false, otherwise: Otherwise,
    otherwiseActs: [Act] = [], legalBases: [LegalBasis] = []
  ) {
    self.members = members
    self.chair = chair
    self.quorum = quorum
    self.carries = carries
    self.hasCastingVote = hasCastingVote
    self.allowsChange = allowsChange
    self.otherwise = otherwise
    self.otherwiseActs = otherwiseActs
    self.legalBases = legalBases
  }
}

extension Council.Share {
  /// Whether so many of a number of people are enough.
  public func isMet(by count: Int, of whole: Int) -> Bool {
    switch self {
    case .moreThanHalf: return count > whole - count
    case .atLeast(let part, let parts):
      let (have, tooMany) = count.multipliedReportingOverflow(by: parts)
      let (need, tooLarge) = whole.multipliedReportingOverflow(by: part)
      return !tooMany && !tooLarge && have >= need
    case .count(let least): return count >= least
    case .all: return count >= whole
    }
  }

  /// The least number that is enough of a number of people.
  public func least(of whole: Int) -> Int {
    switch self {
    case .moreThanHalf: return whole / 2 + 1
    case .atLeast(let part, let parts):
      let (need, tooLarge) = whole.multipliedReportingOverflow(by: part)
      return tooLarge || parts < 1 ? whole : need / parts + (need % parts == 0 ? 0 : 1)
    case .count(let least): return least
    case .all: return whole
    }
  }
}
