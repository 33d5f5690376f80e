/// What has to hold of every run of a procedure (*đảm bảo*), as its author or a rule of law states it.
///
/// A procedure has those of its own, of the frameworks it follows, and of the rules that it or a
/// framework complies with. Nobody above can take one away.
public struct Obligation: Hashable, Sendable {
  /// The author's words for it.
  public var title: String
  public var demand: Demand
  /// The rule it comes from (*quy định*); nil where a procedure or a framework states it itself.
  public var rule: Named?
  /// The procedure, framework or rule whose text states it.
  public var origin: String
  public var legalBases: [LegalBasis]

  public init(
    title: String, demand: Demand, rule: Named? = nil, origin: String,
    legalBases: [LegalBasis] = []
  ) {
    self.title = title
    self.demand = demand
    self.rule = rule
    self.origin = origin
    self.legalBases = legalBases
  }
}

extension Obligation {
  /// The specification patterns of Dwyer, Avrunin and Corbett, and two of the domain's own.
  ///
  /// "Always" speaks of runs that end: a case that goes on for ever because people choose so has
  /// broken no promise yet.
  public enum Demand: Hashable, Sendable {
    /// After each of the first, the second follows before the run is over (*sau A luôn có B*).
    case response(after: Event, always: Event)
    /// The first happens only when the second has happened before it (*trước A luôn có B*).
    case precedence(before: Event, always: Event)
    /// It never happens (*không bao giờ A*).
    case absence(Event)
    /// It happens in every run that ends (*luôn có A*).
    case existence(Event)
    /// It happens at most so often, in the whole run or in the steps of each stage.
    case bounded(Event, most: Int, scope: Scope)
    /// Between one event and the next of another there is none of a third (*giữa A và B không có C*).
    case absenceBetween(Event, Event, without: Event)
    /// Nobody performs both steps in one case. Each is a step, or one that is absent.
    case fourEyes(Event, Event)
    /// The limits of the steps fit into the limit of the whole case.
    case timeBudget
  }

  /// How far a count reaches.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    case wholeCase
    /// Each stage counts for itself, over all its visits; steps outside of stages count together.
    case stage
  }

  /// What an obligation can speak of.
  public enum Event: Hashable, Sendable {
    case stepEntered(ID<Step>)
    /// An outcome of that name was chosen, or silence counted as it: in the step, or in any step
    /// and at any time where none is named.
    case outcomeChosen(String, in: ID<Step>?)
    /// A message was sent to the role; with those words where a message is named.
    case notified(ID<Role>, ID<Message>?)
    case reminded(ID<Role>)
    case letterIssued(ID<Letter>)
    case published(Publishable)
    case posted(Publishable)
    case feeCollected(Money)
    case actionPerformed(ID<ActionSignature>)
    case clockStarted
    case clockExtended
    case overdue(Limit)
    case ended(Ending)
    /// Something by name that this procedure does not have: it never happens here.
    case absent(Absent)
  }

  /// Which money: a step that collects it was left in a way that needs it paid, or nothing was due.
  public enum Money: Hashable, Sendable {
    case fee(ID<Fee>)
    /// Any of that kind; where it has to be collected, each of them.
    case kind(Fee.Kind)
  }

  /// Whose due date has passed.
  public enum Limit: Hashable, Sendable {
    case wholeCase
    case step(ID<Step>)
    case stage(ID<Stage>)
  }

  public enum Ending: Hashable, Sendable {
    case any
    case kind(End.Kind)
    case end(ID<End>)
  }

  /// The name of something that the procedure does not have.
  public struct Absent: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case step, stage, outcome, role, message, letter, publishable, fee, action, end
    }

    public var kind: Kind
    public var name: String

    public init(_ kind: Kind, _ name: String) {
      self.kind = kind
      self.name = name
    }
  }
}

extension Obligation.Demand {
  /// The events it speaks of, in the order of its words.
  public var events: [Obligation.Event] {
    switch self {
    case .response(let a, let b), .precedence(let a, let b), .fourEyes(let a, let b): [a, b]
    case .absence(let a), .existence(let a), .bounded(let a, _, _): [a]
    case .absenceBetween(let a, let b, let c): [a, b, c]
    case .timeBudget: []
    }
  }
}
