import CivilTime

/// A step of the process (*bước*): one role's work, and where it leads.
public struct Step: Hashable, Sendable {
  public var name: String
  public var title: String
  public var role: ID<Role>
  public var stage: ID<Stage>?
  /// The branch of parallel work that it belongs to; nil outside of all blocks.
  public var branch: BranchPlace?
  /// The framework or procedure that declared it.
  public var origin: String
  /// Procedures and frameworks that amended it, in order.
  public var amendedBy: [String]
  /// The step's own limit; the first rule whose condition holds applies.
  public var limits: [LimitRule]
  /// Fields that its performer may fill in.
  public var enters: [ID<Field>]
  /// Papers are attached here, and the dossier has to be complete before it moves on.
  public var takesDossier: Bool
  public var collects: [Collection]
  public var signs: [ID<Letter>]
  /// The performer must be somebody else than the performer of these steps (four eyes).
  public var notPerformerOf: [ID<Step>]
  /// The performer names the officer who gets the next step of these roles.
  public var assigns: [ID<Role>]
  public var outcomes: [Outcome]
  /// Several people choose together; nil where one does.
  public var council: Council?
  /// A computed branch: only in a step of the system.
  public var route: Route?
  /// Time that must pass before the case moves on (a public posting).
  public var wait: Wait?
  public var awaits: [AwaitedEvent]
  /// Another procedure, a case of which is opened on entry; the step waits for its end.
  public var call: Call?
  public var onEntry: [Act]
  public var onExit: [Act]
  public var timers: Timers
  public var visitLimit: VisitLimit?
  public var overallClock: OverallClockEffect?
  public var status: PublicStatus?
  public var legalBases: [LegalBasis]

  public init(name: String, title: String, role: ID<Role>, origin: String) {
    self.name = name
    self.title = title
    self.role = role
    self.origin = origin
    stage = nil
    branch = nil
    amendedBy = []
    limits = []
    enters = []
    takesDossier = false
    collects = []
    signs = []
    notPerformerOf = []
    assigns = []
    outcomes = []
    council = nil
    route = nil
    wait = nil
    awaits = []
    call = nil
    onEntry = []
    onExit = []
    timers = Timers()
    visitLimit = nil
    overallClock = nil
    status = nil
    legalBases = []
  }

  /// The system performs the step by itself.
  public var isAutomatic: Bool { role == .system }
}

/// A way on: straight, or by the first branch whose condition holds.
public struct Route: Hashable, Sendable {
  public struct Branch: Hashable, Sendable {
    public var condition: Expression
    public var target: Target
    public var acts: [Act]

    public init(condition: Expression, target: Target, acts: [Act] = []) {
      self.condition = condition
      self.target = target
      self.acts = acts
    }
  }

  public var branches: [Branch]
  public var otherwise: Target
  public var otherwiseActs: [Act]

  public init(branches: [Branch] = [], otherwise: Target, otherwiseActs: [Act] = []) {
    self.branches = branches
    self.otherwise = otherwise
    self.otherwiseActs = otherwiseActs
  }
}

/// A person's outcome of a step (*chọn*).
public struct Outcome: Hashable, Sendable {
  public var name: String
  public var title: String
  /// Fields that must be known for this outcome.
  public var requires: [ID<Field>]
  /// Parties who have to be present when it is chosen (*có mặt*): different people, none of them its
  /// performer.
  public var inPresenceOf: [ID<Role>]
  public var route: Route
  public var acts: [Act]
  /// The outcome may be chosen before the step's fees are paid (*chưa cần thu*).
  public var isFreeOfCollection: Bool
  /// Its performer has to sign every letter of the step with it (*ký*).
  public var requiresSignature: Bool
  public var origin: String

  public init(
    name: String, title: String, requires: [ID<Field>] = [], route: Route, acts: [Act] = [],
    isFreeOfCollection: Bool = false, requiresSignature: Bool = false,
    inPresenceOf: [ID<Role>] = [], origin: String
  ) {
    self.name = name
    self.title = title
    self.requires = requires
    self.inPresenceOf = inPresenceOf
    self.route = route
    self.acts = acts
    self.isFreeOfCollection = isFreeOfCollection
    self.requiresSignature = requiresSignature
    self.origin = origin
  }
}

/// Money collected in a step, and by which means.
public struct Collection: Hashable, Sendable {
  public enum Means: String, Hashable, Sendable, CaseIterable { case online, counter, post }

  public var fees: [ID<Fee>]
  public var means: [Means]

  public init(fees: [ID<Fee>], means: [Means]) {
    self.fees = fees
    self.means = means
  }
}

/// Time that has to pass, and where the case goes then.
public struct Wait: Hashable, Sendable {
  public var duration: Expression
  public var target: Target

  public init(duration: Expression, target: Target) {
    self.duration = duration
    self.target = target
  }
}

/// Another system's message leads on.
public struct AwaitedEvent: Hashable, Sendable {
  public var event: ID<Named>
  public var target: Target
  public var acts: [Act]

  public init(event: ID<Named>, target: Target, acts: [Act] = []) {
    self.event = event
    self.target = target
    self.acts = acts
  }
}

/// A case may enter a step this often; after that it goes the other way, or the way there is closed.
public struct VisitLimit: Hashable, Sendable {
  public var count: Int
  public var otherwise: Target?

  public init(count: Int, otherwise: Target? = nil) {
    self.count = count
    self.otherwise = otherwise
  }
}

/// An end of the process.
public struct End: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case succeeded, refused, withdrawn, cancelled, discontinued
  }

  public var name: String
  public var title: String
  public var kind: Kind
  public var status: PublicStatus?
  /// What is done when a case reaches this end.
  public var acts: [Act]
  public var origin: String

  public init(
    name: String, title: String, kind: Kind, status: PublicStatus? = nil, acts: [Act] = [],
    origin: String
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.status = status
    self.acts = acts
    self.origin = origin
  }
}

/// An outcome that a role may choose in any step from one to another (*lúc nào*).
public struct AnytimeOutcome: Hashable, Sendable {
  public var role: ID<Role>
  public var outcome: Outcome
  /// The steps in which it may be chosen.
  public var steps: [ID<Step>]

  public init(role: ID<Role>, outcome: Outcome, steps: [ID<Step>]) {
    self.role = role
    self.outcome = outcome
    self.steps = steps
  }
}

/// The ten statuses that the national portal shows.
public enum PublicStatus: String, Hashable, Sendable, CaseIterable {
  case registered, received, notReceived, processing, supplementRequested, financialObligation
  case withdrawalRequested, discontinued, decided, returned
}
