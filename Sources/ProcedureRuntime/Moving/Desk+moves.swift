import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// That cases are to be moved to another version of their procedure: where to, how, why, and by whose
/// order.
public struct MoveOrder: Hashable, Sendable {
  /// The hash of the artifact.
  public var to: String
  public var plan: MovePlan
  public var reason: String
  public var by: String?
  /// What the moves that were ordered together are known by. An order that is handed in again under
  /// the same name goes on where it stopped.
  public var batch: String

  public init(
    to: String, plan: MovePlan = MovePlan(), reason: String, by: String? = nil, batch: String
  ) {
    self.to = to
    self.plan = plan
    self.reason = reason
    self.by = by
    self.batch = batch
  }

  fileprivate func key(of number: String) -> String { "move/\(batch)/\(number)" }
}

/// That moves are to be taken back.
public struct UndoOrder: Hashable, Sendable {
  public var reason: String
  public var by: String?
  public var batch: String

  public init(reason: String, by: String? = nil, batch: String) {
    self.reason = reason
    self.by = by
    self.batch = batch
  }

  fileprivate func key(of number: String) -> String { "move/\(batch)/\(number)" }
}

extension Desk {
  /// Attempts at a move that others keep getting ahead of.
  private static var mostTries: Int { 100 }

  // MARK: Moving

  /// Moves a case to another version. What was due before happens before, under the old version.
  public func move(
    _ number: String, by order: MoveOrder, at now: Moment
  ) async throws(Refusal) -> Receipt {
    let target = try await version(withHash: order.to)
    for _ in 0..<Self.mostTries {
      do throws(Refusal) {
        _ = try await submit(.advance, to: number, at: now)
      } catch {
        // Timers that can't fire under the old version may be why it is to be moved.
        guard case .rejected = error else { throw error }
      }
      if let receipt = try await moveOnce(number, to: target, by: order, at: now) { return receipt }
    }
    throw .overtaken(number)
  }

  /// What moving a case would come to; nothing is changed.
  public func trial(
    of order: MoveOrder, on number: String, at now: Moment
  ) async throws(Refusal) -> CaseMove {
    let target = try await version(withHash: order.to)
    var file = try await file(of: number)
    var events: [TimedEvent] = []
    do throws(Rejection) {
      try perform(.advance, on: &file.state, at: now, of: file.program, events: &events)
    } catch {
      events = []
    }
    return try decideMove(of: file, to: target, by: order, at: now)
  }

  /// A version that was deployed.
  public func version(withHash hash: String) async throws(Refusal) -> Program {
    do throws(Refusal) {
      return try await program(hash)
    } catch {
      guard case .journal(.damaged) = error else { throw error }
      throw .noSuchVersion(hash)
    }
  }

  /// Nil where somebody else was faster.
  private func moveOnce(
    _ number: String, to target: Program, by order: MoveOrder, at now: Moment
  ) async throws(Refusal) -> Receipt? {
    keeper.commandBegins()
    defer { keeper.commandEnds() }
    await cases.begin(number)
    defer { cases.end(number) }
    var file = try await takePresent(number)
    let key = order.key(of: number)
    if file.standing.batch == order.batch, let receipt = try await receipt(of: key, for: number) {
      return receipt
    }
    let move = try decideMove(of: file, to: target, by: order, at: now)
    return try await keep(move, in: &file, to: target, key: key, at: now)
  }

  private func decideMove(
    of file: CaseFile, to target: Program, by order: MoveOrder, at now: Moment
  ) throws(Refusal) -> CaseMove {
    let standing = file.standing
    guard standing.procedure == target.procedure.name else { throw .noSuchVersion(order.to) }
    if standing.artifact == order.to { throw .alreadyMoved(standing.number) }
    if let end = file.state.end { throw .rejected(.closed(end)) }
    var obstacles: [MoveReason] = []
    if let from = target.procedure.inForce?.from, from > now.date {
      obstacles.append(.notYetInForce(from))
    }
    if !target.procedure.takesOver(from: file.program.procedure), !order.plan.overridesTransition {
      obstacles.append(.staysByTransition)
    }
    guard obstacles.isEmpty else { throw .notMovable(obstacles) }
    let move = CaseMove(
      from: standing.artifact, to: order.to, plan: order.plan, reason: order.reason, by: order.by,
      batch: order.batch)
    let change = change(from: standing.artifact, file.program, order.to, target, order.plan)
    do throws(Immovable) {
      return try change.decide(move, of: file.state, at: file.moment(now))
    } catch {
      throw .notMovable(error.reasons)
    }
  }

  private func change(
    from: String, _ old: Program, _ to: String, _ new: Program, _ plan: MovePlan
  ) -> VersionChange {
    if let last = lastChange, last.from == from, last.to == to, last.change.plan == plan {
      return last.change
    }
    let change = VersionChange(from: old, to: new, by: plan)
    lastChange = (from, to, change)
    return change
  }

  // MARK: Taking back

  /// Takes back a move, where nothing has happened to the case since: it stands again as it did, under
  /// the version it had.
  public func undoMove(
    of number: String, by order: UndoOrder, at now: Moment
  ) async throws(Refusal) -> Receipt {
    for _ in 0..<Self.mostTries {
      if let receipt = try await undoOnce(number, by: order, at: now) { return receipt }
    }
    throw .overtaken(number)
  }

  private func undoOnce(
    _ number: String, by order: UndoOrder, at now: Moment
  ) async throws(Refusal) -> Receipt? {
    keeper.commandBegins()
    defer { keeper.commandEnds() }
    await cases.begin(number)
    defer { cases.end(number) }
    var file = try await takePresent(number)
    let key = order.key(of: number)
    if file.standing.batch == order.batch, let receipt = try await receipt(of: key, for: number) {
      return receipt
    }
    if file.earlier == nil { file = try await read(number, after: 0) }
    let sequence = file.standing.sequence
    let last = try await asking { (journal) throws(JournalFault) in
      try await journal.read(number, after: sequence - 1)
    }?.entries.first
    guard let earlier = file.earlier, earlier.sequence == sequence,
      let (latest, _) = try last?.move
    else { throw .nothingToUndo(number) }
    var move = CaseMove(
      from: latest.to, to: latest.from, reason: order.reason, by: order.by, batch: order.batch,
      undoes: earlier.sequence)
    let old = try await program(latest.from)
    move.clocks = file.state.dues(unlike: earlier.state.takenUp(at: file.moment(now), of: old))
    return try await keep(move, in: &file, to: old, key: key, at: now)
  }

  // MARK: Keeping

  /// Takes a case out that has caught up with the journal. What is decided on it and not kept is not in
  /// the journal: it is read anew then.
  private func takePresent(_ number: String) async throws(Refusal) -> CaseFile {
    guard var file = cases.take(number) else { return try await read(number) }
    _ = try await catchUp(&file)
    return file
  }

  private func keep(
    _ move: CaseMove, in file: inout CaseFile, to target: Program, key: String, at now: Moment
  ) async throws(Refusal) -> Receipt? {
    let event = TimedEvent(.moved(move), at: file.moment(now))
    let number = file.standing.number
    let entry = seals.entry(
      [event], of: number, sequence: file.standing.sequence + 1, at: now, key: key, by: .none,
      after: file.standing.hash)
    try file.follow(move, at: event.moment, to: target, as: entry.sequence)
    file.standing.sequence = entry.sequence
    file.standing.hash = entry.hash
    file.standing.origin = file.standing.origin ?? file.standing.artifact
    file.standing.artifact = move.to
    file.standing.batch = move.batch
    file.standing.follow(file.state, of: target)
    // No snapshot: taking a move back needs the state before it.
    let append = Append(
      entry: entry, standing: file.standing,
      waiting: WaitingStep.all(in: file.state, of: target, case: number))
    switch await keeper.keep(append) {
    case .success(.kept):
      cases.put(file)
      return Receipt(caseNumber: number, sequence: entry.sequence, events: [event])
    case .success(.keyUsed): return try await receipt(of: key, for: number)
    case .success(.conflict): return nil
    case .failure(let fault): throw .journal(fault)
    }
  }
}

extension CaseFile {
  /// The present, never before the latest event.
  fileprivate func moment(_ now: Moment) -> Moment { max(now, state.lastMoment ?? now) }
}

extension CaseState {
  /// The due dates that are others in another state of the same case, by the owners of that one.
  fileprivate func dues(unlike other: CaseState) -> [MovedClock] {
    var clocks: [MovedClock] = []
    if overallDue != other.overallDue {
      clocks.append(
        MovedClock(
          .whole, limit: other.overallClock?.clock?.limit, before: overallDue,
          due: other.overallDue))
    }
    for activity in other.activities {
      let before = activities.first { $0.stay == activity.stay }?.due
      if before != activity.due {
        clocks.append(
          MovedClock(
            .stay(activity.stay), limit: activity.limit, before: before, due: activity.due,
            waitsUntil: activity.waitsUntil))
      }
    }
    return clocks
  }
}
