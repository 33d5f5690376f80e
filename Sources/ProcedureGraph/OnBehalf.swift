/// Who may file for the applicant (*nộp thay*): Decree 61/2018 art. 16 lets an authorised person do so.
///
/// Which kind of person has filed is the value of a field with an option for each; without a value the
/// applicant has filed in person. The papers that a kind brings are asked for by conditions of their own.
public struct OnBehalf: Hashable, Sendable {
  /// When nobody but the applicant may file.
  public struct Ban: Hashable, Sendable {
    public var condition: Expression
    public var title: String?

    public init(condition: Expression, title: String? = nil) {
      self.condition = condition
      self.title = title
    }
  }

  /// A choice.
  public var field: ID<Field>
  public var bans: [Ban]

  public init(field: ID<Field>, bans: [Ban] = []) {
    self.field = field
    self.bans = bans
  }
}
