import CivilTime
import ProcedureGraph

/// One request as an action gets it. But for the number of the attempt and the time limit it is the
/// same each time.
public struct ActionCall: Hashable, Sendable {
  /// The same for every attempt and different from every other request: what receivers know it by.
  /// A notice that goes by several means is a call with a key of its own for each.
  public var key: String
  public var name: RequestName
  public var caseNumber: String
  /// The name of the procedure and the hash of the version that the case goes by.
  public var procedure: String
  public var artifact: String
  /// When the case asked.
  public var moment: Moment
  public var payload: ActionPayload
  /// Counted from 1.
  public var attempt: Int
  /// Seconds within which it has to be done; after that the attempt counts as failed.
  public var timeLimit: Int64

  public init(
    key: String, name: RequestName, caseNumber: String, procedure: String, artifact: String,
    moment: Moment, payload: ActionPayload, attempt: Int = 1, timeLimit: Int64 = 30
  ) {
    self.key = key
    self.name = name
    self.caseNumber = caseNumber
    self.procedure = procedure
    self.artifact = artifact
    self.moment = moment
    self.payload = payload
    self.attempt = attempt
    self.timeLimit = timeLimit
  }
}

/// What a request is about.
public enum ActionPayload: Hashable, Sendable {
  /// A notice by one of its means.
  case notice(OutgoingText, by: Notice.Means)
  case reminder(OutgoingText)
  /// A letter is issued, to the applicant.
  case letter(Document, to: Recipient)
  case publication(Document)
  case posting(Document, to: Recipient)
  case refund(OutgoingRefund)
  case payment(OutgoingPayment)
  case action(OutgoingAction)
}

/// A text, and whom it is for.
public struct OutgoingText: Hashable, Sendable {
  public var to: Recipient
  public var subject: String
  public var text: String

  public init(to: Recipient, subject: String, text: String) {
    self.to = to
    self.subject = subject
    self.text = text
  }
}

/// Whom something is sent to.
public struct Recipient: Hashable, Sendable {
  /// The name of the role; `applicant` for the applicant.
  public var role: String
  public var title: String
  /// The officer who has the step of the role, where one was named.
  public var person: String?
  public var contact: Contact

  public var isApplicant: Bool { role == Role.applicant.name }

  public init(role: String, title: String, person: String? = nil, contact: Contact = Contact()) {
    self.role = role
    self.title = title
    self.person = person
    self.contact = contact
  }
}

/// How somebody is reached.
public struct Contact: Hashable, Sendable {
  public var name: String?
  public var phone: String?
  public var email: String?
  public var address: String?

  public init(
    name: String? = nil, phone: String? = nil, email: String? = nil, address: String? = nil
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.address = address
  }
}

/// A letter, a result of the procedure, or a paper of the dossier.
public struct Document: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable { case letter, result, paper }

  public var kind: Kind
  public var name: String
  public var title: String
  /// The file name of its template; letters alone have one.
  public var template: String?
  /// What the template may use: what the system knows of the case and every field that has a value.
  /// Nothing for results and papers.
  public var values: [DocumentValue]
  /// What comes in rows: the papers that were handed in, the fees. Letters alone have any.
  public var tables: [DocumentTable]

  public init(
    kind: Kind, name: String, title: String, template: String? = nil,
    values: [DocumentValue] = [], tables: [DocumentTable] = []
  ) {
    self.tables = tables
    self.kind = kind
    self.name = name
    self.title = title
    self.template = template
    self.values = values
  }
}

/// A value under the name the author gave it, or that the language has for it.
public struct DocumentValue: Hashable, Sendable {
  public var name: String
  public var title: String
  public var value: Value
  /// The value as official text writes it.
  public var text: String

  public init(name: String, title: String, value: Value, text: String) {
    self.name = name
    self.title = title
    self.value = value
    self.text = text
  }
}

/// Rows of values, all of the same names.
public struct DocumentTable: Hashable, Sendable {
  public var name: String
  public var rows: [[DocumentValue]]

  public init(name: String, rows: [[DocumentValue]]) {
    self.name = name
    self.rows = rows
  }
}

/// Money that is to be sent back.
public struct OutgoingRefund: Hashable, Sendable {
  public var to: Recipient
  public var fee: String
  public var title: String
  /// In đồng.
  public var amount: Int64
  /// The numbers of the receipts under which it was paid.
  public var receipts: [String]

  public init(to: Recipient, fee: String, title: String, amount: Int64, receipts: [String] = []) {
    self.to = to
    self.fee = fee
    self.title = title
    self.amount = amount
    self.receipts = receipts
  }
}

/// Money that is to be paid online.
public struct OutgoingPayment: Hashable, Sendable {
  /// A fee and what is to be paid of it.
  public struct Part: Hashable, Sendable {
    public var fee: String
    public var title: String
    /// In đồng.
    public var amount: Int64

    public init(fee: String, title: String, amount: Int64) {
      self.fee = fee
      self.title = title
      self.amount = amount
    }
  }

  public var to: Recipient
  public var parts: [Part]

  /// All of it, in đồng; the most there is where that is too much for a number.
  public var amount: Int64 {
    parts.reduce(0) { sum, part in
      let (more, overflow) = sum.addingReportingOverflow(part.amount)
      return overflow ? .max : more
    }
  }

  public init(to: Recipient, parts: [Part]) {
    self.to = to
    self.parts = parts
  }
}

/// A pluggable action with what its signature takes and gives.
public struct OutgoingAction: Hashable, Sendable {
  public struct Argument: Hashable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  public var name: String
  public var title: String
  public var arguments: [Argument]
  /// What the result is called and of which type it has to be; nil where none is asked for.
  public var gives: ActionSignature.Parameter?

  public init(
    name: String, title: String, arguments: [Argument] = [],
    gives: ActionSignature.Parameter? = nil
  ) {
    self.name = name
    self.title = title
    self.arguments = arguments
    self.gives = gives
  }
}
