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
