import CivilTime

/// A journal that lasts as long as the program: for trials, and as the plainest statement of what a
/// journal does.
public actor MemoryJournal: Journal {
  private struct Case {
    var standing: CaseStanding
    var entries: [JournalEntry] = []
    var waiting: [WaitingStep] = []
    var snapshot: Snapshot?
    var timerTakenUntil = Moment.earliest
  }

  private var cases: [String: Case] = [:]
  /// All entries in order, by case and index.
  private var order: [(number: String, index: Int)] = []
  private var keys: [String: (number: String, index: Int)] = [:]
  /// The last number taken of each series.
  private var ordinals: [String: Int] = [:]
  private var deployed: [Deployment] = []
  private var artifacts: [String: [UInt8]] = [:]
  private var requests: [OutboxItem] = []
  private var decided: [Intervention] = []
  private var sealed: [Checkpoint] = []

  public init() {}

  public func append(_ appends: [Append]) -> [AppendOutcome] { appends.map { append($0) } }

  private func append(_ append: Append) -> AppendOutcome {
    let entry = append.entry
    let number = entry.caseNumber
    if let key = entry.key, keys[key] != nil { return .keyUsed }
    guard (cases[number]?.standing.sequence ?? 0) == entry.sequence - 1 else { return .conflict }
    if let series = append.standing.series, cases[number] == nil {
      guard append.standing.ordinal == lastOrdinal(in: series) + 1 else { return .conflict }
      ordinals[series] = append.standing.ordinal
    }
    var one = cases[number] ?? Case(standing: append.standing)
    one.standing = append.standing
    one.waiting = append.waiting
    one.snapshot = append.snapshot ?? one.snapshot
    one.timerTakenUntil = .earliest
    let place = (number, one.entries.count)
    one.entries.append(entry)
    cases[number] = one
    order.append(place)
    if let key = entry.key { keys[key] = place }
    if !append.answers.isEmpty {
      requests.removeAll { $0.caseNumber == number && append.answers.contains($0.request) }
    }
    requests += append.requests
    return .kept
  }

  public func read(_ number: String, after sequence: Int?) -> CaseReading? {
    cases[number].map { one in
      let snapshot = sequence == nil ? one.snapshot : nil
      return CaseReading(
        standing: one.standing, snapshot: snapshot,
        entries: Array(one.entries.dropFirst(sequence ?? snapshot?.sequence ?? 0)))
    }
  }

  public func entry(withKey key: String) -> JournalEntry? {
    keys[key].flatMap { cases[$0.number]?.entries[$0.index] }
  }

  public func lastOrdinal(in series: String) -> Int {
    ordinals[series] ?? 0
  }

  // MARK: Artifacts

  public func keep(_ deployment: Deployment, artifact: [UInt8]) {
    guard artifacts[deployment.artifact] == nil else { return }
    artifacts[deployment.artifact] = artifact
    deployed.append(deployment)
  }

  public func deployments(of procedure: String) -> [Deployment] {
    deployed.filter { $0.procedure == procedure }
  }

  public func artifact(_ hash: String) -> [UInt8]? { artifacts[hash] }

  // MARK: Questions

  public func waiting(
    for role: String, of agency: String?, person: String?, limit: Int
  ) -> [WaitingStep] {
    let steps = cases.values.flatMap(\.waiting).filter { step in
      step.role == role && (agency == nil || step.agency == agency)
        && (person == nil || step.assignee == nil || step.assignee == person)
    }
    return Array(
      steps.sorted { ($0.due ?? .latest, $0.caseNumber) < ($1.due ?? .latest, $1.caseNumber) }
        .prefix(limit))
  }

  public func due(by moment: Moment, limit: Int) -> [CaseStanding] {
    let due = cases.values.map(\.standing).filter { $0.end == nil && $0.due ?? .latest <= moment }
    return Array(
      due.sorted { ($0.due ?? .latest, $0.number) < ($1.due ?? .latest, $1.number) }.prefix(limit))
  }

  public func cases(of person: String, limit: Int) -> [CaseStanding] {
    let own = cases.values.map(\.standing).filter { $0.person == person }
    return Array(
      own.sorted { ($1.openedAt, $0.number) < ($0.openedAt, $1.number) }.prefix(limit))
  }

  public func cases(movedIn batch: String) -> [CaseStanding] {
    cases.values.map(\.standing).filter { $0.batch == batch }.sorted { $0.number < $1.number }
  }

  public func figures(at now: Moment) -> JournalFigures {
    var steps: [String: [String: Int]] = [:]
    for one in cases.values {
      for waiting in one.waiting {
        steps[one.standing.procedure, default: [:]][waiting.step, default: 0] += 1
      }
    }
    let dues = cases.values.compactMap(\.standing.due)
    let timers = cases.values.compactMap(\.standing.nextTimer).filter { $0 <= now }
    let ready = requests.filter { $0.phase == .open }.map(\.readyAt).filter { $0 <= now }
    return JournalFigures(
      steps: steps.sorted { $0.key < $1.key }.flatMap { procedure, counts in
        counts.sorted { $0.key < $1.key }.map {
          JournalFigures.Step(procedure: procedure, step: $0.key, count: $0.value)
        }
      },
      late: dues.filter { $0 <= now }.count,
      dueSoon: dues.filter { $0 > now && $0 <= now.adding(days: 1) }.count,
      timers: JournalFigures.Queue(count: timers.count, oldest: timers.min()),
      requests: JournalFigures.Queue(count: ready.count, oldest: ready.min()),
      incidents: requests.filter { $0.phase == .incident }.count,
      unanswered: unanswered(limit: .max).count)
  }

  // MARK: Timers

  public func takeTimers(at now: Moment, lease: Int64, limit: Int) -> [TakenTimer] {
    let free = cases.values.filter { $0.timerTakenUntil <= now }
    let ready = free.compactMap { one in
      one.standing.nextTimer.map { TakenTimer(caseNumber: one.standing.number, moment: $0) }
    }.filter { $0.moment <= now }
    let taken = ready.sorted { ($0.moment, $0.caseNumber) < ($1.moment, $1.caseNumber) }
      .prefix(limit)
    for timer in taken {
      cases[timer.caseNumber]?.timerTakenUntil = now.adding(seconds: lease)
    }
    return Array(taken)
  }

  // MARK: Outbox

  public func takeRequests(at now: Moment, lease: Int64, limit: Int) -> [OutboxItem] {
    let ready = requests.indices.filter {
      requests[$0].phase == .open && requests[$0].readyAt <= now
    }
    let taken = ready.sorted { (requests[$0].readyAt, $0) < (requests[$1].readyAt, $1) }
      .prefix(limit)
    for index in taken {
      requests[index].attempts += 1
      requests[index].readyAt = now.adding(seconds: lease)
    }
    return taken.map { requests[$0] }
  }

  public func settle(_ item: OutboxItem, _ settlement: Settlement) -> Bool {
    let place = requests.firstIndex {
      $0.key == item.key && $0.attempts == item.attempts && $0.phase != .incident
    }
    guard let place else { return false }
    requests[place].delivered = item.delivered
    switch settlement {
    case .done: requests.remove(at: place)
    case .partly: break
    case .waiting(let until):
      requests[place].phase = .waiting
      requests[place].readyAt = until ?? .latest
    case .again(let moment, let reason):
      requests[place].readyAt = moment
      requests[place].failure = reason
    case .incident(let reason):
      requests[place].failure = reason
      requests[place].phase = .incident
    }
    return true
  }

  public func requests(of number: String) -> [OutboxItem] {
    requests.filter { $0.caseNumber == number }
      .sorted { ($0.sequence, $0.index) < ($1.sequence, $1.index) }
  }

  public func incidents(limit: Int) -> [OutboxItem] {
    Array(requests.filter { $0.phase == .incident }.prefix(limit))
  }

  public func unanswered(limit: Int) -> [OutboxItem] {
    Array(requests.filter { $0.phase == .waiting && $0.kind != .call }.prefix(limit))
  }

  public func overdueAnswers(at now: Moment, limit: Int) -> [OutboxItem] {
    let overdue = requests.filter { $0.phase == .waiting && $0.readyAt <= now }
    return Array(overdue.sorted { $0.readyAt < $1.readyAt }.prefix(limit))
  }

  public func endedCalls(limit: Int) -> [OutboxItem] {
    let ended = requests.filter { item in
      guard item.kind == .call, item.phase == .waiting, let place = keys[item.openingKey] else {
        return false
      }
      return cases[place.number]?.standing.end != nil
    }
    return Array(ended.prefix(limit))
  }

  public func intervene(_ intervention: Intervention) -> Bool {
    let place = requests.firstIndex { item in
      item.caseNumber == intervention.caseNumber && item.sequence == intervention.sequence
        && item.index == intervention.index && item.phase != .open
    }
    switch intervention.decision {
    case .retry:
      guard let place else { return false }
      requests[place].phase = .open
      requests[place].attempts = 0
      requests[place].readyAt = intervention.madeAt
    case .resolve:
      guard let place else { return false }
      requests.remove(at: place)
    // The answer itself has settled the request.
    case .answer: guard cases[intervention.caseNumber] != nil else { return false }
    }
    decided.append(intervention)
    return true
  }

  public func interventions(of number: String) -> [Intervention] {
    decided.filter { $0.caseNumber == number }
  }

  // MARK: Trust

  public func entries(afterPosition position: Int64, limit: Int) -> [PlacedEntry] {
    let first = Int(clamping: max(0, position))
    guard first < order.count else { return [] }
    return order[first...].prefix(limit).enumerated().compactMap { offset, place in
      cases[place.number].map {
        PlacedEntry(position: Int64(first + offset + 1), entry: $0.entries[place.index])
      }
    }
  }

  public func standings(after number: String, limit: Int) -> [CaseStanding] {
    Array(
      cases.values.map(\.standing).filter { $0.number > number }
        .sorted { $0.number < $1.number }.prefix(limit))
  }

  public func checkpoints() -> [Checkpoint] { sealed }

  public func makeCheckpoint(at now: Moment, _ seals: Seals) -> Checkpoint? {
    var sum = CheckpointSum(after: sealed.last)
    for placed in entries(afterPosition: sum.position, limit: .max) {
      sum.add(placed.entry.hash, at: placed.position, seals)
    }
    guard !sum.isEmpty else { return nil }
    let checkpoint = sum.checkpoint(sealed.count + 1, at: now)
    sealed.append(checkpoint)
    return checkpoint
  }

  public func erasePersonal(of number: String) {
    guard var one = cases[number] else { return }
    for index in one.entries.indices { one.entries[index].personal = nil }
    one.standing.person = nil
    one.snapshot = nil
    cases[number] = one
  }
}
