import ProcedureGraph
import SourceText

/// Carries out requests that cases make of the world: sends a message, asks another system.
///
/// The same request may come more than once, always with the same key: after a failure, and when
/// nobody knows whether the answer was lost or the request. An action hands the key on, so that the
/// receiver does the thing once. It keeps to the time limit of the call, and stops when its task is
/// cancelled.
public protocol Action: Sendable {
  /// Whether it can give a result. One that can't is not bound to an action that gives one.
  var givesResult: Bool { get }

  /// What it would need to carry out what cases of a procedure ask of it, and does not have: asked
  /// before the procedure is deployed.
  func lacks(for procedure: Procedure) -> [ActionLack]

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome
}

extension Action {
  public func lacks(for procedure: Procedure) -> [ActionLack] { [] }
}

/// Something that an action does not have, in words of both languages.
public struct ActionLack: Hashable, Sendable {
  public var vi: String
  public var en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
}

/// What an action has come to.
public enum ActionOutcome: Hashable, Sendable {
  /// The request has reached the world. A pluggable action gives the value that its signature speaks
  /// of. The remark is for the log, such as the number the receiver gave it; nothing personal.
  case done(Value? = nil, remark: String? = nil)
  /// The receiver has taken it up and answers later, through `Desk.answer`. Only for pluggable
  /// actions; with any other request it counts as done.
  case accepted(remark: String? = nil)
}

/// Why an attempt has failed.
public struct ActionFault: Error, Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// It may go better another time.
    case transient
    /// It would fail again: nobody begins it once more by itself.
    case permanent
    /// The recipient has no address for this means. Where a notice has reached him by another, nothing
    /// is wrong; else as permanent.
    case unreachable
  }

  public var kind: Kind
  /// In words for the operator, without anything personal.
  public var reason: Localized
  /// Seconds for which the receiver wants to be left alone.
  public var wait: Int64?

  public init(_ kind: Kind, _ reason: Localized, wait: Int64? = nil) {
    self.kind = kind
    self.reason = reason
    self.wait = wait
  }

  public static func transient(vi: String, en: String, wait: Int64? = nil) -> ActionFault {
    ActionFault(.transient, Localized(vi: vi, en: en), wait: wait)
  }

  public static func permanent(vi: String, en: String) -> ActionFault {
    ActionFault(.permanent, Localized(vi: vi, en: en))
  }

  /// The result that was asked for, by its name, was not given.
  public static func noResult(_ name: String) -> ActionFault {
    .permanent(vi: "không có kết quả `\(name)`", en: "there is no result `\(name)`")
  }

  /// The result is not of the type that was asked for.
  public static func wrongResult(_ name: String) -> ActionFault {
    .permanent(
      vi: "kết quả `\(name)` không đúng kiểu", en: "the result `\(name)` is of another type")
  }

  public static func unreachable(vi: String, en: String) -> ActionFault {
    ActionFault(.unreachable, Localized(vi: vi, en: en))
  }
}
