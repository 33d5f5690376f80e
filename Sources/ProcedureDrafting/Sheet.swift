/// What the sheet of a published procedure says: words cleaned of what pages do to them, otherwise as
/// they stand. Nothing is understood yet.
public struct Sheet: Hashable, Sendable {
  /// A row of *cách thức thực hiện*: form, time, fees, description.
  public struct ChannelRow: Hashable, Sendable {
    public var form: [String] = []
    public var limit: [String] = []
    public var fee: [String] = []
    public var note: [String] = []

    public init() {}
  }

  /// A group of *thành phần hồ sơ*, titled by case or by role.
  public struct PaperGroup: Hashable, Sendable {
    public var title: [String] = []
    public var papers: [PaperRow] = []

    public init() {}
  }

  /// A paper: its name, model form, numbers of originals and copies.
  public struct PaperRow: Hashable, Sendable {
    public var title: [String] = []
    public var model: [String] = []
    public var originals: [String] = []
    public var copies: [String] = []
    /// One cell for all numbers, "01 bản chính, 02 bản sao".
    public var amount: [String] = []
    public var note: [String] = []

    public init() {}
  }

  /// Words that no field of ours is for.
  public struct Other: Hashable, Sendable {
    public var key: String
    public var lines: [String]
  }

  public var texts: [SheetField: [String]] = [:]
  public var channels: [ChannelRow] = []
  public var groups: [PaperGroup] = []
  public var others: [Other] = []

  public init() {}

  /// The lines of a field; none where it is missing or empty.
  public subscript(field: SheetField) -> [String] { texts[field] ?? [] }
}
