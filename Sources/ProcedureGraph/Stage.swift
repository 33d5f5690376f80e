/// A stage of the process (*giai đoạn*): steps that belong together for the reader, perhaps with a
/// limit of their own.
///
/// Its clock starts when a case enters a step of it from outside, runs across its steps, rests while
/// a step pauses the clock of the whole case, and ends when the case leaves the stage. Entering again
/// starts it anew.
public struct Stage: Hashable, Sendable {
  public var name: String
  public var title: String
  /// The stage's own limit; the first rule whose condition holds when it is entered applies.
  public var limits: [LimitRule]
  /// What is overdue may move the case, but a stage has no outcomes to count as.
  public var timers: Timers

  public init(name: String, title: String, limits: [LimitRule] = [], timers: Timers = Timers()) {
    self.name = name
    self.title = title
    self.limits = limits
    self.timers = timers
  }
}
