import CivilTime

/// The people of the offices that cases are worked on in: who holds which role where and when, and who
/// may act for whom. A value that was read from a file and checked; see `DirectoryReader`.
public struct Directory: Hashable, Sendable {
  public let agencies: [Office]
  public let officers: [Officer]
  public let delegations: [Delegation]
  private let places: [String: Int]

  init(agencies: [Office], officers: [Officer], delegations: [Delegation]) {
    self.agencies = agencies
    self.officers = officers
    self.delegations = delegations
    places = Dictionary(
      officers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func officer(_ id: String) -> Officer? { places[id].map { officers[$0] } }

  /// The only officer who is called so: by her id, or by her name where nobody else has it.
  public func officer(called text: String) -> Officer? {
    if let officer = officer(text) { return officer }
    let same = officers.filter { $0.name == text }
    return same.count == 1 ? same[0] : nil
  }

  /// Whether somebody holds a role herself on a day; at any agency where none is named.
  public func holds(_ person: String, _ role: String, at agency: String?, on date: CivilDate)
    -> Bool
  {
    officer(person)?.posts.contains {
      $0.role == role && (agency == nil || $0.agency == agency) && $0.holds(on: date)
    } ?? false
  }

  /// Who holds a role on a day, in the order of the file.
  public func holders(of role: String, at agency: String?, on date: CivilDate) -> [String] {
    officers.map(\.id).filter { holds($0, role, at: agency, on: date) }
  }

  /// Whether somebody gives out the work of a role on a day.
  public func gives(_ person: String, _ role: String, at agency: String?, on date: CivilDate)
    -> Bool
  {
    officer(person)?.posts.contains {
      $0.assigns.contains(role) && (agency == nil || $0.agency == agency) && $0.holds(on: date)
    } ?? false
  }

  /// The delegation by which one may act for another in a role on a day. What was delegated to the
  /// grantor herself is not among it: it can't be passed on.
  public func delegation(
    from grantor: String, to delegate: String, _ role: String, of procedure: ProcedureNames,
    on date: CivilDate
  ) -> Delegation? {
    delegations.first {
      $0.grantor == grantor && $0.delegate == delegate && $0.isInForce(on: date)
        && $0.covers(role, of: procedure)
    }
  }

  /// For whom somebody may act on a day.
  public func delegations(to delegate: String, on date: CivilDate) -> [Delegation] {
    delegations.filter { $0.delegate == delegate && $0.isInForce(on: date) }
  }
}

/// An agency as the directory knows it.
public struct Office: Hashable, Sendable {
  /// As procedures write it after `mã`; the name of the agency where they give it none.
  public var code: String
  public var title: String
}

/// Somebody who works on cases.
public struct Officer: Hashable, Sendable {
  /// By what cases name her.
  public var id: String
  public var name: String
  public var phone: String?
  public var email: String?
  public var posts: [Post]
}

/// A role that somebody holds at an agency from one day to another, both included.
public struct Post: Hashable, Sendable {
  public var agency: String
  public var role: String
  public var from: CivilDate
  public var until: CivilDate?
  /// Roles whose work she gives out at that agency.
  public var assigns: [String]

  func holds(on date: CivilDate) -> Bool {
    from <= date && (until.map { date <= $0 } ?? true)
  }

  func overlaps(_ first: CivilDate, _ last: CivilDate) -> Bool {
    from <= last && (until.map { first <= $0 } ?? true)
  }
}

/// That one person may act for another from one day to another, both included.
public struct Delegation: Hashable, Sendable {
  public var grantor: String
  public var delegate: String
  /// All roles of the grantor where none is named.
  public var roles: [String]
  /// Names or codes of procedures; all where none is named.
  public var procedures: [String]
  public var from: CivilDate
  public var until: CivilDate
  /// The decision it was given by.
  public var basis: String?

  func isInForce(on date: CivilDate) -> Bool { from <= date && date <= until }

  func covers(_ role: String, of procedure: ProcedureNames) -> Bool {
    (roles.isEmpty || roles.contains(role))
      && (procedures.isEmpty || procedures.contains(procedure.name)
        || procedure.code.map { procedures.contains($0) } ?? false)
  }
}

/// By what a delegation may name a procedure.
public struct ProcedureNames: Hashable, Sendable {
  public var name: String
  public var code: String?

  public init(name: String, code: String?) {
    self.name = name
    self.code = code
  }
}
