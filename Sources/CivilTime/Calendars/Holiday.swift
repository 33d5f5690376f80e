/// Consecutive days off (*nghỉ lễ, Tết*), both ends included.
public struct Holiday: Sendable, Hashable {
  public let first: CivilDate
  public let last: CivilDate
  public let title: String

  public init(first: CivilDate, last: CivilDate, title: String) {
    self.first = first
    self.last = last
    self.title = title
  }
}
