import ProcedureRuntime
import SourceText

/// A kind of action as the configuration knows it: what `"use"` names.
public struct ActionKind: Sendable {
  /// Which requests it can carry out.
  public enum Service: Hashable, Sendable {
    case everything
    case actions
    case builtIn(Set<BuiltInRequest>)
    /// These built-in requests, and pluggable actions.
    case builtInAndActions(Set<BuiltInRequest>)

    func serves(_ name: RequestName) -> Bool {
      switch (self, name) {
      case (.everything, _), (.actions, .action), (.builtInAndActions, .action): true
      case (.builtIn(let requests), .builtIn(let request)),
        (.builtInAndActions(let requests), .builtIn(let request)):
        requests.contains(request)
      case (.actions, .builtIn), (.builtIn, .action): false
      }
    }
  }

  public var name: String
  public var service: Service
  public var settings: [Setting]
  /// Makes an action of settings that fit the description. What only the kind itself can judge is
  /// thrown with the name of the setting.
  public var make: @Sendable (Settings) throws(SettingFault) -> any Action

  public init(
    _ name: String, for service: Service, settings: [Setting],
    make: @escaping @Sendable (Settings) throws(SettingFault) -> any Action
  ) {
    self.name = name
    self.service = service
    self.settings = settings
    self.make = make
  }
}

/// One setting of a kind.
public struct Setting: Sendable {
  public enum Form: Hashable, Sendable {
    case text
    case integer(ClosedRange<Int64>)
    case flag
    case texts
    /// Texts under names of the operator's own.
    case map
    /// The name of an environment variable that holds a secret: the secret itself never stands in the
    /// file. It has to be set.
    case secret
    /// Names of the operator's own, each with the name of an environment variable as for `secret`.
    case secrets
    /// The path of a file or folder; a relative one begins at the folder of the configuration file.
    case path
    case choice([String])
    /// Any value.
    case value
  }

  public var name: String
  public var form: Form
  public var isRequired: Bool
  /// In English, for the schema.
  public var meaning: String

  public init(_ name: String, _ form: Form, required: Bool = false, _ meaning: String) {
    self.name = name
    self.form = form
    isRequired = required
    self.meaning = meaning
  }
}

/// What is wrong with a setting that has the right form.
public struct SettingFault: Error, Hashable, Sendable {
  public var setting: String
  public var message: Localized

  public init(_ setting: String, vi: String, en: String) {
    self.setting = setting
    message = Localized(vi: vi, en: en)
  }
}
