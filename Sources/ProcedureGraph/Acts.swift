import CivilTime

/// Something that is done on the way: a request to the world, or a change of the case's own record.
public indirect enum Act: Hashable, Sendable {
  case notify(Notice)
  case remind(ID<Role>)
  case issue(ID<Letter>)
  case publish(Publishable)
  case post(Publishable, to: ID<Role>)
  case set(ID<Field>, Expression)
  case refund(ID<Fee>)
  /// A result of the procedure is made and recorded (*lập*).
  case issueResult(ID<Named>)
  /// Results are handed to the applicant (*trả kết quả*); none named is all that were made. Papers
  /// that are due then must be there (Decree 118/2025 art. 22: originals are taken at return).
  case returnResult([ID<Named>])
  /// The clock of the whole case starts, and the due date is fixed. A second start changes nothing.
  case startClock
  case extendClock(LegalDuration)
  case perform(Performance)
}

/// What can be published or posted.
public enum Publishable: Hashable, Sendable {
  case letter(ID<Letter>)
  case result(ID<Named>)
  case paper(ID<Paper>)
}

/// A message to a role.
public struct Notice: Hashable, Sendable {
  public enum Means: String, Hashable, Sendable, CaseIterable { case sms, email, zalo, portal }

  /// By each of the means, or by the first that reaches.
  public enum Manner: String, Hashable, Sendable, CaseIterable { case each, first }

  public var to: ID<Role>
  public var means: [Means]
  public var manner: Manner
  public var message: ID<Message>

  public init(to: ID<Role>, means: [Means], manner: Manner, message: ID<Message>) {
    self.to = to
    self.means = means
    self.manner = manner
    self.message = message
  }
}

/// A pluggable action carried out for the case.
public struct Performance: Hashable, Sendable {
  public var action: ID<ActionSignature>
  /// One for each parameter of the signature, in its order.
  public var arguments: [Expression]
  public var into: ID<Field>?
  /// Where the case goes when the action has failed for good.
  public var onFailure: Target?

  public init(
    action: ID<ActionSignature>, arguments: [Expression], into: ID<Field>? = nil,
    onFailure: Target? = nil
  ) {
    self.action = action
    self.arguments = arguments
    self.into = into
    self.onFailure = onFailure
  }
}

/// A text to be sent (*mẫu tin*).
public struct Message: Hashable, Sendable {
  public var name: String
  public var body: Template

  public init(name: String, body: Template) {
    self.name = name
    self.body = body
  }
}

/// What the authority issues on paper or signed (*văn bản*).
public struct Letter: Hashable, Sendable {
  public var name: String
  public var title: String
  /// The file name of its template.
  public var template: String?

  public init(name: String, title: String, template: String? = nil) {
    self.name = name
    self.title = title
    self.template = template
  }
}

/// The typed signature of a pluggable action (*hành động*).
public struct ActionSignature: Hashable, Sendable {
  public struct Parameter: Hashable, Sendable {
    public var name: String
    public var type: ValueType

    public init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  public struct Retry: Hashable, Sendable {
    public var count: Int
    public var intervalSeconds: Int64

    public init(count: Int, intervalSeconds: Int64) {
      self.count = count
      self.intervalSeconds = intervalSeconds
    }
  }

  public var name: String
  public var title: String
  public var takes: [Parameter]
  public var gives: Parameter?
  public var retry: Retry?

  public init(
    name: String, title: String, takes: [Parameter] = [], gives: Parameter? = nil,
    retry: Retry? = nil
  ) {
    self.name = name
    self.title = title
    self.takes = takes
    self.gives = gives
    self.retry = retry
  }
}
