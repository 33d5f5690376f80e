import ProcedureRuntime

/// What a configuration is read in: the process and the folder around it.
public struct Surroundings: Sendable {
  /// The folder of the configuration file.
  public var folder: String
  public var environment: @Sendable (String) -> String?
  /// Takes what actions of the kind `log` have to say.
  public var log: @Sendable (ActionNote) -> Void

  public init(
    folder: String, environment: @escaping @Sendable (String) -> String?,
    log: @escaping @Sendable (ActionNote) -> Void
  ) {
    self.folder = folder
    self.environment = environment
    self.log = log
  }

  /// A path of the configuration, from the root of the file system.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : folder + (folder.hasSuffix("/") ? "" : "/") + path
  }
}

/// A request that is only written down.
public struct ActionNote: Hashable, Sendable {
  public var call: ActionCall
  /// Whether everything is to be written down, what is personal included.
  public var isWhole: Bool

  public init(_ call: ActionCall, isWhole: Bool) {
    self.call = call
    self.isWhole = isWhole
  }
}
