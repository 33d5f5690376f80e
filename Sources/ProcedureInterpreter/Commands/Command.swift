import CivilTime
import ProcedureGraph

/// What somebody, or the world, asks of a case. Indirect, so that handing one on costs one reference.
public indirect enum Command: Hashable, Sendable {
  /// Opens the case; where the first step is the applicant's, performs it as well.
  case file(Filing)
  /// Another system's message or another agency's document opens the case.
  case open(EventOpening)
  /// A person chooses an outcome.
  case act(Choice)
  /// The votes of a council are counted as they are.
  case closeVote(VoteClosing)
  /// A person takes a step on.
  case claim(TaskClaim)
  /// A step is given to a person.
  case assign(TaskAssignment)
  /// Whoever has a step gives it back.
  case giveBack(TaskReturn)
  /// Papers are handed in by themselves.
  case attach(Attachment)
  case pay(Payment)
  /// Another system's message that a step may be waiting for.
  case deliver(Delivery)
  /// A pluggable action was carried out, and what it gave.
  case actionSucceeded(request: Int, value: Value?)
  /// A pluggable action has failed for good.
  case actionFailed(request: Int, reason: String)
  /// The called case has reached the end of that name, with the values its fields have.
  case callEnded(request: Int, end: String, values: [NamedValue])
  /// The called case could not be opened.
  case callRefused(request: Int, reason: String)
  /// Only lets time pass: fires every timer that is due.
  case advance
}

/// Who acts: a role, and the person in it where that is known.
public struct Performer: Hashable, Sendable {
  public var role: ID<Role>
  /// Identifies the person among all who may have this role; compared as it stands.
  public var person: String?

  public init(_ role: ID<Role>, person: String? = nil) {
    self.role = role
    self.person = person
  }
}

/// A field and the value somebody gives it.
public struct FieldEntry: Hashable, Sendable {
  public var field: ID<Field>
  public var value: Value

  public init(_ field: ID<Field>, _ value: Value) {
    self.field = field
    self.value = value
  }
}

/// A paper as it is handed in: one form of it.
public struct PaperEntry: Hashable, Sendable {
  public var paper: ID<Paper>
  public var form: PaperForm
  public var count: Int
  /// The file's format in lower case, such as `pdf`; nil for paper that is not a file.
  public var format: String?
  public var bytes: Int64?
  /// The date on which the paper was issued, where it has one.
  public var issued: CivilDate?
  public var isSigned: Bool
  /// Handed in, or taken back, when the result was handed over.
  public var isKept = false
  /// What it came as, where it is a file that was looked at.
  public var file: PaperFile?

  public init(
    _ paper: ID<Paper>, form: PaperForm, count: Int = 1, format: String? = nil, bytes: Int64? = nil,
    issued: CivilDate? = nil, isSigned: Bool = false, file: PaperFile? = nil
  ) {
    self.paper = paper
    self.form = form
    self.count = count
    self.format = format
    self.bytes = bytes
    self.issued = issued
    self.isSigned = isSigned
    self.file = file
  }
}

/// The officer who is named for the next step of a role.
public struct Assignment: Hashable, Sendable {
  public var role: ID<Role>
  public var person: String

  public init(_ role: ID<Role>, to person: String) {
    self.role = role
    self.person = person
  }
}

/// An outcome as a person refers to it. A step's outcome names its step, so that a form sent twice,
/// or sent after the case has moved on, is refused instead of misunderstood.
public enum OutcomeReference: Hashable, Sendable {
  case outcome(ID<Step>, index: Int)
  /// Index into the procedure's anytime outcomes.
  case anytime(Int)
}

/// A person's choice of an outcome and what she fills in with it.
public struct Choice: Hashable, Sendable {
  public var by: Performer
  /// For whom she acts, where that was delegated to her: both count as having performed the step.
  public var principal: String?
  public var outcome: OutcomeReference
  /// The number of the branch in which the step goes on; needed where it does in several.
  public var branch: Int?
  public var fields: [FieldEntry]
  public var papers: [PaperEntry]
  public var assignments: [Assignment]
  /// Letters of the step that its performer has signed.
  public var signatures: [ID<Letter>]
  /// Parties who are there while she acts.
  public var present: [Performer]

  public init(
    by performer: Performer, for principal: String? = nil, _ outcome: OutcomeReference,
    fields: [FieldEntry] = [],
    papers: [PaperEntry] = [], assignments: [Assignment] = [], signatures: [ID<Letter>] = [],
    present: [Performer] = [], branch: Int? = nil
  ) {
    by = performer
    self.principal = principal
    self.branch = branch
    self.outcome = outcome
    self.fields = fields
    self.papers = papers
    self.assignments = assignments
    self.signatures = signatures
    self.present = present
  }
}

/// The end of the voting in a step: who has not voted by then was not present.
public struct VoteClosing: Hashable, Sendable {
  public var step: ID<Step>
  public var by: Performer
  public var principal: String?
  /// The number of the branch in which the step goes on; needed where it does in several.
  public var branch: Int?

  public init(
    _ step: ID<Step>, by performer: Performer, for principal: String? = nil, branch: Int? = nil
  ) {
    self.step = step
    by = performer
    self.principal = principal
    self.branch = branch
  }
}

/// Money that was received for a fee.
public struct Payment: Hashable, Sendable {
  public var fee: ID<Fee>
  /// In đồng, more than zero.
  public var amount: Int64
  public var means: Collection.Means
  /// The number of the receipt.
  public var receipt: String?

  public init(
    _ fee: ID<Fee>, amount: Int64, by means: Collection.Means, receipt: String? = nil
  ) {
    self.fee = fee
    self.amount = amount
    self.means = means
    self.receipt = receipt
  }
}

/// Another system's message, and the fields it brings: any that the case does not compute itself.
public struct Delivery: Hashable, Sendable {
  public var event: ID<Named>
  public var fields: [FieldEntry]
  /// The number of the branch that waits for it; needed where several do.
  public var branch: Int?

  public init(_ event: ID<Named>, fields: [FieldEntry] = [], branch: Int? = nil) {
    self.event = event
    self.fields = fields
    self.branch = branch
  }
}
