import CivilTime

/// A test in the language (*kịch bản*): what people do under a virtual clock, and what must hold.
///
/// A scenario is not part of an artifact: it speaks about a procedure by the procedure's own ids.
public struct Scenario: Hashable, Sendable {
  public var title: String
  /// The name of the procedure it is played on.
  public var procedure: String
  public var lines: [ScenarioLine]

  public init(title: String, procedure: String, lines: [ScenarioLine]) {
    self.title = title
    self.procedure = procedure
    self.lines = lines
  }
}

/// A place in the text of the file that a scenario stands in, in bytes.
public struct TextRange: Hashable, Sendable {
  public var lower: Int
  public var upper: Int

  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }
}

/// One line of a scenario.
public struct ScenarioLine: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The virtual clock is set (*lúc*); it never goes back.
    case at(Moment)
    /// Time passes (*sau*), counted by the procedure's calendar.
    case after(LegalDuration)
    case files(ScenarioFiling)
    case chooses(ScenarioChoice)
    case pays(ID<Fee>, amount: Expression?, means: Collection.Means?, person: String?)
    case event(ID<Named>, values: [ScenarioValue])
    case actionGives(ID<ActionSignature>, Expression)
    case actionFails(ID<ActionSignature>)
    /// The case of another procedure that was called reaches an end; both by name.
    case calledEnds(procedure: String, end: String, values: [ScenarioNamedValue])
    /// The votes of the council are counted.
    case closesVote(ID<Role>, person: String?)
    case expects([ScenarioExpectation])
  }

  public var kind: Kind
  public var range: TextRange

  public init(_ kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// The value given to a field; an expression without fields.
public struct ScenarioValue: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case field(ID<Field>)
    /// What the applicant says of themselves: name, telephone, e-mail, address.
    case builtin(BuiltinValue)
  }

  public var subject: Subject
  public var value: Expression

  public init(subject: Subject, value: Expression) {
    self.subject = subject
    self.value = value
  }
}

/// The value that a field of another procedure has; an expression without fields.
public struct ScenarioNamedValue: Hashable, Sendable {
  public var name: String
  public var value: Expression

  public init(name: String, value: Expression) {
    self.name = name
    self.value = value
  }
}

/// Somebody who is there while another acts.
public struct ScenarioParty: Hashable, Sendable {
  public var role: ID<Role>
  public var person: String?

  public init(role: ID<Role>, person: String?) {
    self.role = role
    self.person = person
  }
}

/// A paper handed in; what is not said is as the procedure asks.
public struct ScenarioPaper: Hashable, Sendable {
  public var paper: ID<Paper>
  public var form: PaperForm?
  public var count: Int?
  public var format: String?
  public var bytes: Int64?
  public var issuedOn: CivilDate?

  public init(paper: ID<Paper>) {
    self.paper = paper
    form = nil
    count = nil
    format = nil
    bytes = nil
    issuedOn = nil
  }
}

/// `người_nộp nộp trực tuyến nhận bưu chính với …`
public struct ScenarioFiling: Hashable, Sendable {
  public var person: String?
  public var channel: Channel
  public var returnChannel: Channel?
  public var selectedCase: ID<CaseSelector>?
  public var values: [ScenarioValue]
  public var papers: [ScenarioPaper]

  public init(person: String?, channel: Channel) {
    self.person = person
    self.channel = channel
    returnChannel = nil
    selectedCase = nil
    values = []
    papers = []
  }
}

/// `một_cửa "Lan" chọn cần_bổ_sung với …`
public struct ScenarioChoice: Hashable, Sendable {
  public var role: ID<Role>
  public var person: String?
  public var outcome: String
  /// The officer named for what follows.
  public var assignee: String?
  /// For which element of a list the branch was opened in which it is chosen.
  public var element: Expression?
  /// Who is present besides.
  public var present: [ScenarioParty]
  public var values: [ScenarioValue]
  public var papers: [ScenarioPaper]

  public init(role: ID<Role>, person: String?, outcome: String) {
    self.role = role
    self.person = person
    self.outcome = outcome
    assignee = nil
    element = nil
    present = []
    values = []
    papers = []
  }
}

/// Something that must hold at this point of a scenario.
public struct ScenarioExpectation: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case isAt(ID<Step>)
    /// The due date of the step the case is in.
    case due(CivilDate, TimeOfDay?)
    /// The due date of the whole case.
    case overallDue(CivilDate, TimeOfDay?)
    case notified(ID<Role>, means: [Notice.Means], message: ID<Message>?, saying: String?)
    case reminded(ID<Role>)
    case issued(ID<Letter>)
    case published(Publishable)
    case posted(Publishable, to: ID<Role>?)
    case refunded(ID<Fee>)
    case performed(ID<ActionSignature>)
    /// A result was handed to the applicant; nil is any.
    case returned(ID<Named>?)
    case issuedResult(ID<Named>)
    /// The agency that now has the case.
    case heldBy(ID<Agency>)
    case status(PublicStatus)
    case ended(ID<End>)
    case fee(ID<Fee>, Expression)
    case value(ID<Field>, Expression)
    /// The command just before was refused; the refusal mentions this name.
    case refused(because: String?)
    /// None of it has happened since the last command or passage of time.
    indirect case not(Kind)
  }

  public var kind: Kind
  public var range: TextRange

  public init(_ kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}
