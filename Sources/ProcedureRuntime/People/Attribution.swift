/// Who sent a command, for whom, and why: kept in the personal part of its entry.
public struct Attribution: Hashable, Sendable {
  /// The account it was sent with, where there is one.
  public var account: String?
  public var person: String?
  /// The person for whom she acts, where that was delegated to her.
  public var principal: String?
  public var reason: String?

  public init(
    account: String? = nil, person: String? = nil, principal: String? = nil,
    reason: String? = nil
  ) {
    self.account = account
    self.person = person
    self.principal = principal
    self.reason = reason
  }

  /// Nobody is named.
  public static let none = Attribution()

  /// Says no more than what entries could say before persons were kept.
  var isAccountOnly: Bool { person == nil && principal == nil && reason == nil }
}
