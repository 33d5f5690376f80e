extension LimitClock {
  /// How the due date of the clock comes about under a calendar, day by day, with a line for every
  /// entry of the ledger that changed something. Ordered by date; what was counted on a date comes
  /// before what happened on it.
  ///
  /// Days before a restart or a fixed remainder stay in the explanation, though what they counted
  /// counts no longer. A working limit that is paused goes on in working seconds.
  public func explain(in calendar: WorkingCalendar) -> [DayLine] {
    var story = ClockStory()
    var state = ClockState(limit: limit, startedAt: startedAt, in: calendar)
    for entry in ledger {
      let before = state
      state.apply(entry)
      story.tell(entry, before: before, after: state)
    }
    story.finish(state)
    return story.ordered
  }
}

/// Collects the lines of an explanation while a ledger is applied.
private struct ClockStory {
  private var lines: [DayLine] = []
  /// Extensions since the last count, to be told after the days that were counted meanwhile.
  private var extensions: [DayLine] = []
  private var pauseNote = LedgerNote.none

  mutating func tell(_ entry: LedgerEntry, before: ClockState, after: ClockState) {
    let date = after.now.date
    switch entry.event {
    case .paused:
      if before.status == .running { pauseNote = entry.note }
    case .resumed:
      guard before.status == .paused else { return }
      // A late clock goes on where it was: its days are told when it ends.
      if after.anchor == after.now { count(before, until: before.standsSince) }
      lines.append(pauseLine(before, through: after.now))
      lines.append(DayLine(date, .nothing, .resumed(entry.note)))
    case .extended(let duration):
      guard before.status != .stopped else { return }
      extensions.append(DayLine(date, .nothing, .extended(duration, entry.note)))
    case .restarted:
      interrupt(before, at: after.now)
      lines.append(DayLine(date, .nothing, .restarted(entry.note)))
    case .remainderSet(let remainder):
      interrupt(before, at: after.now)
      lines.append(DayLine(date, .nothing, .remainderSet(remainder, entry.note)))
    case .stopped:
      guard before.status != .stopped else { return }
      interrupt(before, at: after.now)
      lines.append(DayLine(date, .nothing, .stopped(entry.note)))
    case .carried:
      guard before.status != .stopped else { return }
      interrupt(before, at: after.now)
      lines.append(DayLine(date, .nothing, .carried(entry.note)))
    }
  }

  mutating func finish(_ state: ClockState) {
    switch state.status {
    case .running: count(state, until: nil)
    case .paused: interrupt(state, at: state.standsSince ?? state.now)
    case .stopped: break
    }
    lines += extensions
  }

  /// By date, and within a date in the order told.
  var ordered: [DayLine] {
    lines.enumerated().sorted { ($0.element.first, $0.offset) < ($1.element.first, $1.offset) }
      .map(\.element)
  }

  /// Tells all up to an entry that ends what went on before it.
  private mutating func interrupt(_ state: ClockState, at moment: Moment) {
    switch state.status {
    case .running: count(state, until: moment)
    case .paused:
      count(state, until: state.standsSince)
      lines.append(pauseLine(state, through: moment))
    case .stopped: break
    }
  }

  private mutating func count(_ state: ClockState, until cut: Moment?) {
    for stretch in state.stretches {
      if let cut, cut <= stretch.start, stretch.start != state.anchor { break }
      lines += state.calendar.explain(stretch.budget, from: stretch.start, until: cut)
    }
    lines += extensions
    extensions = []
  }

  private func pauseLine(_ state: ClockState, through end: Moment) -> DayLine {
    let start = state.standsSince ?? end
    return DayLine(
      first: start.date, last: end.date, counted: .nothing, reason: .paused(pauseNote))
  }
}
