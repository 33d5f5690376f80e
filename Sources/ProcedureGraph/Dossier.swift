import CivilTime

/// The form in which a paper is accepted.
public enum PaperForm: String, Hashable, Sendable, CaseIterable {
  case original, copy, certifiedCopy, electronic
}

/// A paper of the dossier (*thành phần hồ sơ*).
public struct Paper: Hashable, Sendable {
  /// A form of the paper and how many are asked.
  public struct Copies: Hashable, Sendable {
    public var form: PaperForm
    public var count: Int

    public init(form: PaperForm, count: Int) {
      self.form = form
      self.count = count
    }
  }

  public var name: String
  public var title: String
  public var copies: [Copies]
  /// Shown at the counter and handed back at once (*xuất trình*), not kept.
  public var isPresentedOnly: Bool
  /// The model form it is written on, "Mẫu số 01".
  public var model: String?
  /// Accepted file formats in lower case, such as `pdf`; empty means any.
  public var formats: [String]
  /// Greatest size of a file in bytes.
  public var maximumBytes: Int64?
  /// The paper is asked only when this holds.
  public var condition: Expression?
  public var isOptional: Bool
  /// How long after its issue the paper may be used.
  public var validFor: LegalDuration?
  /// A data look-up that replaces the paper, with the paper as fallback.
  public var replacedBy: ID<ActionSignature>?
  /// Handed over when the result is collected (*nộp khi nhận kết quả*).
  public var isHandedAtReturn: Bool
  /// An old paper that the office takes back (*thu lại*).
  public var isTakenBack: Bool
  public var legalBases: [LegalBasis]

  public init(name: String, title: String) {
    self.name = name
    self.title = title
    copies = []
    isPresentedOnly = false
    model = nil
    formats = []
    maximumBytes = nil
    condition = nil
    isOptional = false
    validFor = nil
    replacedBy = nil
    isHandedAtReturn = false
    isTakenBack = false
    legalBases = []
  }
}

/// Papers of which one suffices (*một trong*).
public struct PaperGroup: Hashable, Sendable {
  public var members: [ID<Paper>]
  public var condition: Expression?

  public init(members: [ID<Paper>], condition: Expression? = nil) {
    self.members = members
    self.condition = condition
  }
}

/// Money due: *phí* pays for a service, *lệ phí* is a fixed charge of the budget.
public struct Fee: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable { case fee, charge }

  /// An amount, due when its condition holds; tiers are tried in order.
  public struct Tier: Hashable, Sendable {
    public var condition: Expression?
    public var amount: Expression
    /// The greatest sum this tier may come to, in đồng.
    public var cap: Expression?

    public init(condition: Expression? = nil, amount: Expression, cap: Expression? = nil) {
      self.condition = condition
      self.amount = amount
      self.cap = cap
    }
  }

  /// A reduction by `percent` (100 is an exemption), claimed when its condition holds.
  public struct Relief: Hashable, Sendable {
    public var percent: ExactDecimal
    public var condition: Expression
    public var title: String?

    public init(percent: ExactDecimal, condition: Expression, title: String? = nil) {
      self.percent = percent
      self.condition = condition
      self.title = title
    }
  }

  public var name: String
  public var title: String
  public var kind: Kind
  public var tiers: [Tier]
  public var reliefs: [Relief]
  public var legalBases: [LegalBasis]

  public init(
    name: String, title: String, kind: Kind, tiers: [Tier], reliefs: [Relief] = [],
    legalBases: [LegalBasis] = []
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.tiers = tiers
    self.reliefs = reliefs
    self.legalBases = legalBases
  }
}

/// A way to file a dossier or to collect a result.
public enum Channel: String, Hashable, Sendable, CaseIterable {
  case online, counter, post
}

/// A channel that the procedure offers, perhaps only under a condition.
public struct ChannelRule: Hashable, Sendable {
  public var channel: Channel
  public var condition: Expression?

  public init(channel: Channel, condition: Expression? = nil) {
    self.channel = channel
    self.condition = condition
  }
}
