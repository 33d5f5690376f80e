import ProcedureGraph

/// What a case is opened with.
public struct Filing: Hashable, Sendable {
  public var opening: Opening
  public var fields: [FieldEntry]
  public var papers: [PaperEntry]

  public init(_ opening: Opening, fields: [FieldEntry] = [], papers: [PaperEntry] = []) {
    self.opening = opening
    self.fields = fields
    self.papers = papers
  }
}

/// What another system's message opens a case with. Nobody files then: what the applicant would say of
/// how is left open.
public struct EventOpening: Hashable, Sendable {
  public var event: ID<Named>
  /// Given by the caller, who keeps it unique.
  public var caseNumber: String
  public var applicant: Applicant
  /// The case of the procedure; nil where cases are computed or there are none.
  public var selected: ID<CaseSelector>?
  /// Any that the case does not compute itself.
  public var fields: [FieldEntry]

  public init(
    _ event: ID<Named>, caseNumber: String, applicant: Applicant = Applicant(),
    selected: ID<CaseSelector>? = nil, fields: [FieldEntry] = []
  ) {
    self.event = event
    self.caseNumber = caseNumber
    self.applicant = applicant
    self.selected = selected
    self.fields = fields
  }
}

/// Who files, how, and for which case of the procedure.
public struct Opening: Hashable, Sendable {
  /// Given by the caller, who keeps it unique.
  public var caseNumber: String
  public var applicant: Applicant
  /// Nil where an event has opened the case.
  public var channel: Channel?
  /// How the result is to be handed over; nil where the procedure offers no choice.
  public var returning: Channel?
  /// The case the applicant has chosen; nil where cases are computed or there are none.
  public var selected: ID<CaseSelector>?
  /// Data look-ups that had succeeded before filing and so replace their papers.
  public var lookedUp: [ID<ActionSignature>]
  /// What has opened the case; nil where it was filed.
  public var event: ID<Named>?

  public init(
    caseNumber: String, applicant: Applicant = Applicant(), channel: Channel,
    returning: Channel? = nil, selected: ID<CaseSelector>? = nil,
    lookedUp: [ID<ActionSignature>] = []
  ) {
    self.caseNumber = caseNumber
    self.applicant = applicant
    self.channel = channel
    self.returning = returning
    self.selected = selected
    self.lookedUp = lookedUp
    event = nil
  }

  /// A case that an event opens.
  public init(_ opening: EventOpening) {
    caseNumber = opening.caseNumber
    applicant = opening.applicant
    channel = nil
    returning = nil
    selected = opening.selected
    lookedUp = []
    event = opening.event
  }
}

/// The applicant as the built-in values name her.
public struct Applicant: Hashable, Sendable {
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
