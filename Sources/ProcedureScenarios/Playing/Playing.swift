import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// One case under a virtual clock.
///
/// Time passes only by `advance`, and never back. Every timer fires at its own moment before the
/// clock is where it was told to go.
public struct Playing: Sendable {
  /// More timers than any passage of time fires: a case that goes round in circles stops here.
  static let mostTimers = 10_000

  public let program: Program
  public private(set) var state = CaseState.new
  /// Where the clock stands.
  public private(set) var now: Moment
  /// Everything that has happened, in order; applied to `CaseState.new` it gives `state`.
  public private(set) var history: [TimedEvent] = []
  /// Commands that were refused, in order.
  public private(set) var refusals: [RefusedCommand] = []

  /// Every command in order, the refused ones and the passages of time among them: handed to another
  /// engine at the same moments, they have to give the same history.
  public private(set) var commands: [GivenCommand] = []

  /// A case that nobody has filed yet.
  public init(_ program: Program, at start: Moment) {
    self.program = program
    now = start
  }

  /// Carries out a command where the clock stands. A refused one changes nothing but is remembered.
  public mutating func perform(_ command: Command) throws(Rejection) {
    commands.append(GivenCommand(command: command, moment: now))
    do throws(Rejection) {
      try ProcedureInterpreter.perform(
        command, on: &state, at: now, of: program, events: &history)
    } catch {
      refusals.append(
        RefusedCommand(command: command, rejection: error, moment: now, after: history.count))
      throw error
    }
  }

  /// Lets time pass to a moment; an earlier one changes nothing. Throws where what a timer sets off
  /// can't be carried out: the clock then stands at that timer.
  public mutating func advance(to moment: Moment) throws(Rejection) {
    var fired = 0
    while let next = nextTimer, next <= moment, fired < Self.mostTimers {
      now = max(now, next)
      try perform(.advance)
      fired += 1
    }
    now = max(now, moment)
    // Whatever is left goes round in circles; the case itself refuses to go on.
    if let next = nextTimer, next <= now { try perform(.advance) }
  }

  /// Lets a duration pass: see `moment(after:)`.
  public mutating func advance(by duration: LegalDuration) throws(Rejection) {
    try advance(to: moment(after: duration))
  }

  /// The moment a duration from now. Working time is counted by the calendar of the procedure;
  /// calendar time is elapsed time, and days, weeks, months and years keep the time of day.
  public func moment(after duration: LegalDuration) -> Moment {
    switch duration {
    case .working: return program.procedure.calendar.due(of: duration, from: now).moment
    case .calendar(let calendar): return now.adding(calendar)
    }
  }

  /// The first moment at which a timer may fire; nil where none is waiting.
  public var nextTimer: Moment? { ProcedureInterpreter.nextTimer(in: state, of: program) }
}

/// A command and when it was given.
public struct GivenCommand: Hashable, Sendable {
  public var command: Command
  public var moment: Moment

  public init(command: Command, moment: Moment) {
    self.command = command
    self.moment = moment
  }
}

/// A command that was refused.
public struct RefusedCommand: Hashable, Sendable {
  public var command: Command
  public var rejection: Rejection
  public var moment: Moment
  /// How many events had happened before it.
  public var after: Int
}

extension WorkingCalendar {
  /// The first minute of office hours on a date or after it: where a virtual clock starts that was
  /// told nothing else.
  public func opening(onOrAfter date: CivilDate) -> Moment {
    let day = workingDay(notBefore: date)
    return Moment(day, hours(on: day).first?.opens ?? .midnight)
  }
}
