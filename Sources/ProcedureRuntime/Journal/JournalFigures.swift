import CivilTime

/// How a journal stands at a moment, in numbers for those who watch over it.
public struct JournalFigures: Hashable, Sendable {
  /// Stays in a step that somebody has to act in.
  public struct Step: Hashable, Sendable {
    public var procedure: String
    public var step: String
    public var count: Int

    public init(procedure: String, step: String, count: Int) {
      self.procedure = procedure
      self.step = step
      self.count = count
    }
  }

  /// How many wait, and since when the first of them.
  public struct Queue: Hashable, Sendable {
    public var count: Int
    public var oldest: Moment?

    public init(count: Int, oldest: Moment?) {
      self.count = count
      self.oldest = oldest
    }
  }

  /// By procedure and step, in the order of their names.
  public var steps: [Step]
  /// Open cases whose due date is over, and those whose due date comes within a day.
  public var late: Int
  public var dueSoon: Int
  /// Timers that may fire and have not.
  public var timers: Queue
  /// Requests that may be carried out and nobody has begun, or begun again.
  public var requests: Queue
  /// Requests that were given up.
  public var incidents: Int
  /// Requests that were taken up and are not answered, called cases apart.
  public var unanswered: Int

  public init(
    steps: [Step], late: Int, dueSoon: Int, timers: Queue, requests: Queue, incidents: Int,
    unanswered: Int
  ) {
    self.steps = steps
    self.late = late
    self.dueSoon = dueSoon
    self.timers = timers
    self.requests = requests
    self.incidents = incidents
    self.unanswered = unanswered
  }
}

extension JournalFigures {
  /// In the text format of Prometheus, for whatever collects such files or pages. Ages are in seconds.
  public func exposition(at now: Moment) -> String {
    var text = ""
    func add(_ name: String, _ meaning: String, _ values: [(labels: String, value: Int64)]) {
      text += "# HELP tthc_\(name) \(meaning)\n# TYPE tthc_\(name) gauge\n"
      for (labels, value) in values { text += "tthc_\(name)\(labels) \(value)\n" }
    }
    func age(_ queue: Queue) -> Int64 {
      queue.oldest.map { max(0, now.seconds - $0.seconds) } ?? 0
    }
    add(
      "waiting_steps", "Steps that somebody has to act in.",
      steps.map {
        ("{procedure=\"\($0.procedure)\",step=\"\($0.step)\"}", Int64($0.count))
      })
    add("late_cases", "Open cases whose due date is over.", [("", Int64(late))])
    add(
      "cases_due_soon", "Open cases whose due date comes within a day.", [("", Int64(dueSoon))])
    add("due_timers", "Timers that may fire and have not.", [("", Int64(timers.count))])
    add("timer_lag_seconds", "Age of the first of them.", [("", age(timers))])
    add("ready_requests", "Requests that may be carried out.", [("", Int64(requests.count))])
    add("outbox_age_seconds", "Age of the first of them.", [("", age(requests))])
    add("incidents", "Requests that were given up.", [("", Int64(incidents))])
    add(
      "unanswered_requests", "Requests that were taken up and are not answered.",
      [("", Int64(unanswered))])
    return text
  }
}
