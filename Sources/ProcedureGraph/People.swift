import CivilTime

/// An agency of the state, with the dates it exists and the agency it took over from.
public struct Agency: Hashable, Sendable {
  public var name: String
  public var title: String
  public var code: String?
  public var partOf: ID<Agency>?
  public var inForce: Validity?
  public var replaces: [ID<Agency>]

  public init(
    name: String, title: String, code: String? = nil, partOf: ID<Agency>? = nil,
    inForce: Validity? = nil, replaces: [ID<Agency>] = []
  ) {
    self.name = name
    self.title = title
    self.code = code
    self.partOf = partOf
    self.inForce = inForce
    self.replaces = replaces
  }
}

/// Somebody who acts in a procedure: the applicant, the system, or an office of an agency.
public struct Role: Hashable, Sendable {
  public var name: String
  public var title: String
  public var agency: ID<Agency>?

  public init(name: String, title: String, agency: ID<Agency>? = nil) {
    self.name = name
    self.title = title
    self.agency = agency
  }

  /// The filer, role 0 of every procedure. Named by its English word in artifacts of both dialects.
  public static let applicant = Role(name: "applicant", title: "Người nộp hồ sơ")
  /// The system itself, role 1 of every procedure: its steps perform themselves.
  public static let system = Role(name: "system", title: "Hệ thống")
}

extension ID<Role> {
  public static let applicant = ID<Role>(0)
  public static let system = ID<Role>(1)
}

extension Procedure {
  /// The agency that does on a day what is given to another: itself while it is in force, or else the
  /// one that took over from it, and so on; before that, the one it took over from. Cases in progress
  /// go on there.
  public func agency(inChargeOf id: ID<Agency>, on date: CivilDate) -> ID<Agency> {
    var current = id
    // The links have no circle; the count only keeps an unchecked graph from running on.
    for _ in agencies.indices {
      guard agencies.indices.contains(current.index),
        let next = agencies[current.index].isBefore(date)
          ? successor(of: current, on: date)
          : agencies[current.index].isAfter(date) ? predecessor(of: current, on: date) : nil
      else { break }
      current = next
    }
    return current
  }

  /// The agency of a role on a day; the competent one for roles that name none. None for the
  /// applicant and the system.
  public func agency(of role: ID<Role>, on date: CivilDate) -> ID<Agency>? {
    guard role != .applicant, role != .system, roles.indices.contains(role.index),
      let declared = roles[role.index].agency ?? performedBy
    else { return nil }
    return agency(inChargeOf: declared, on: date)
  }

  private func successor(of id: ID<Agency>, on date: CivilDate) -> ID<Agency>? {
    let heirs = agencies.indices.filter {
      agencies[$0].replaces.contains(id) && !agencies[$0].isAfter(date)
    }
    return (heirs.first { !agencies[$0].isBefore(date) } ?? heirs.first).map { ID($0) }
  }

  private func predecessor(of id: ID<Agency>, on date: CivilDate) -> ID<Agency>? {
    agencies[id.index].replaces.first {
      agencies.indices.contains($0.index) && !agencies[$0.index].isBefore(date)
    }
  }
}

extension Agency {
  /// It is no more in force on that day.
  fileprivate func isBefore(_ date: CivilDate) -> Bool { inForce?.until.map { $0 < date } ?? false }
  /// It is not yet in force on that day.
  fileprivate func isAfter(_ date: CivilDate) -> Bool { inForce.map { date < $0.from } ?? false }
}
