import CivilTime
import ProcedureGraph

/// Says how those are reached whom a request is for. Asked anew at each attempt, and always about the
/// day of the request.
public typealias AddressBook = @Sendable (Addressee) async -> Addresses

/// Whom a request is for in a role, as the case had it when it asked.
public struct Addressee: Hashable, Sendable {
  /// The name of the role.
  public var role: String
  /// By code, else by name; nil where the procedure names none for the role.
  public var agency: String?
  /// The officers who have the steps of the role; empty where anybody who holds it may take one on.
  public var persons: [String]
  public var procedure: ProcedureNames
  public var date: CivilDate

  public init(
    role: String, agency: String? = nil, persons: [String] = [], procedure: ProcedureNames,
    date: CivilDate
  ) {
    self.role = role
    self.agency = agency
    self.persons = persons
    self.procedure = procedure
    self.date = date
  }
}

/// How a role is reached.
public struct Addresses: Hashable, Sendable {
  public struct Person: Hashable, Sendable {
    /// By what cases name her.
    public var id: String
    public var contact: Contact

    public init(id: String, contact: Contact) {
      self.id = id
      self.contact = contact
    }
  }

  /// Each of them gets notices and reminders of her own.
  public var officers: [Person]
  /// Gets what none of the officers can be reached with, and everything else.
  public var office: Contact?

  public init(officers: [Person] = [], office: Contact? = nil) {
    self.officers = officers
    self.office = office
  }
}

extension Directory {
  /// Who hears what a role is told on a day: the officers named, else all who hold the role at the
  /// agency; and after each of them whoever may act for her. Each once.
  public func officers(reachedAs addressee: Addressee) -> [Addresses.Person] {
    let named = addressee.persons
    let holders =
      named.isEmpty
      ? holders(of: addressee.role, at: addressee.agency, on: addressee.date) : named
    var ids: [String] = []
    for holder in holders {
      let delegates = delegations.filter {
        $0.grantor == holder && $0.isInForce(on: addressee.date)
          && $0.covers(addressee.role, of: addressee.procedure)
      }
      for id in [holder] + delegates.map(\.delegate) where !ids.contains(id) { ids.append(id) }
    }
    return ids.compactMap { officer($0) }.map {
      Addresses.Person(
        id: $0.id, contact: Contact(name: $0.name, phone: $0.phone, email: $0.email))
    }
  }
}

extension Procedure {
  /// The agency that does the work of a role on a day, as a directory names it: by code, else by name.
  func nameOfAgency(of role: ID<Role>, on date: CivilDate) -> String? {
    agency(of: role, on: date).map { agencies[$0.index].code ?? agencies[$0.index].name }
  }
}
