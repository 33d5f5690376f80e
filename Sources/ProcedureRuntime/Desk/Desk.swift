import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Where commands for cases are handed in.
///
/// - Commands for one case are carried out one after the other, those for several side by side; what
///   is ready to be kept at one time is kept together. An answer means that the events are kept.
/// - A command with a key is carried out once: handed in again, it is answered as the first time.
/// - A case goes on under the version it was received under, until it is moved to another.
/// - Several desks may work on one journal. Whoever comes second decides anew in the state the first
///   one left.
///
/// What is isolated is the taking of numbers, one after the other, and which versions there are.
public actor Desk {
  /// Attempts at a command that others keep getting ahead of.
  private static let mostAttempts = 100

  let journal: any Journal
  let seals: Seals
  let snapshotEvery: Int
  /// Who may do what now; nil where nobody is asked for a role.
  nonisolated var people: Directory? { directory() }
  private let directory: @Sendable () -> Directory?
  let cases: CasesAtHand
  let keeper: Keeper
  private var programs: [String: Program] = [:]
  /// The way cases were last moved: many take the same one after the other.
  var lastChange: (from: String, to: String, change: VersionChange)?
  private var deployments: [String: (list: [Deployment], readAt: Moment)] = [:]
  /// The latest ordinal of each series of numbers, as far as this desk knows.
  private var ordinals: [String: Int] = [:]

  /// - Parameters:
  ///   - people: who holds which role; without it everybody may act in every role.
  ///   - cachedCases: how many cases are kept in memory, about.
  ///   - snapshotEvery: after how many entries of a case its state is kept beside them.
  ///   - mostAtOnce: how many entries are kept together at most: more than any bundle holds, so that
  ///     the first of many is not kept waiting for the last.
  public init(
    _ journal: any Journal, _ seals: Seals, people: Directory? = nil,
    cachedCases: Int = 20_000, snapshotEvery: Int = 128, mostAtOnce: Int = 512
  ) {
    self.init(
      journal, seals, people: { people }, cachedCases: cachedCases, snapshotEvery: snapshotEvery,
      mostAtOnce: mostAtOnce)
  }

  /// The same with a directory that may change while the desk is there: it is asked for each time.
  public init(
    _ journal: any Journal, _ seals: Seals, people: @escaping @Sendable () -> Directory?,
    cachedCases: Int = 20_000, snapshotEvery: Int = 128, mostAtOnce: Int = 512
  ) {
    directory = people
    self.snapshotEvery = max(1, snapshotEvery)
    self.journal = journal
    self.seals = seals
    cases = CasesAtHand(capacity: cachedCases)
    keeper = Keeper(journal, mostAtOnce: max(1, mostAtOnce))
  }

  // MARK: Versions

  /// Lets cases be opened with an artifact from the day it is in force, or from today where it says
  /// nothing. Only what passes every check of the loader is taken, and only where something carries
  /// out all that its cases may ask of the world.
  @discardableResult
  public func deploy(
    _ artifact: [UInt8], with bindings: Bindings, at now: Moment
  ) async throws(Refusal) -> Deployment {
    let loaded = try load(artifact)
    let procedure = loaded.procedure.procedure
    let unbound = bindings.unbound(in: procedure)
    guard unbound.isEmpty else { throw .unbound(procedure: procedure.name, unbound) }
    let deployment = Deployment(
      procedure: procedure.name, artifact: loaded.hash,
      from: procedure.inForce?.from ?? now.date, until: procedure.inForce?.until, deployedAt: now)
    try await asking { (journal) throws(JournalFault) in
      try await journal.keep(deployment, artifact: artifact)
    }
    programs[loaded.hash] = programs[loaded.hash] ?? Program(loaded.procedure)
    deployments[procedure.name] = nil
    return deployment
  }

  /// The version that a case received on a date is opened with: of those in force then, the one that
  /// came into force last.
  public func version(
    of procedure: String, at now: Moment
  ) async throws(Refusal) -> (artifact: String, program: Program) {
    var known = deployments[procedure]
    if known?.readAt != now {
      let list = try await asking { (journal) throws(JournalFault) in
        try await journal.deployments(of: procedure)
      }
      known = (list, now)
      deployments[procedure] = known
    }
    let list = known?.list ?? []
    guard !list.isEmpty else { throw .noSuchProcedure(procedure) }
    let inForce = list.filter { $0.isInForce(on: now.date) }
    guard let chosen = inForce.max(by: { ($0.from, $0.deployedAt) < ($1.from, $1.deployedAt) })
    else { throw .notInForce(procedure, on: now.date) }
    return (chosen.artifact, try await program(chosen.artifact))
  }

  func program(_ hash: String) async throws(Refusal) -> Program {
    if let program = programs[hash] { return program }
    let bytes = try await asking { (journal) throws(JournalFault) in
      try await journal.artifact(hash)
    }
    guard let bytes else { throw .journal(.damaged("no artifact \(hash)")) }
    let loaded = try load(bytes)
    guard loaded.hash == hash else { throw .journal(.damaged("artifact \(hash)")) }
    let program = Program(loaded.procedure)
    programs[hash] = program
    return program
  }

  private func load(_ bytes: [UInt8]) throws(Refusal) -> Artifact.Loaded {
    do throws(ArtifactFault) {
      return try Artifact.load(bytes) { seals.hexadecimal($0) }
    } catch {
      throw .artifact(error)
    }
  }

  // MARK: Commands

  /// Opens a case with a filing or an event. Where that gives no number, the case gets the next one
  /// of the day (Circular 01/2018/TT-VPCP art. 19); a refused one uses up none.
  public func open(
    _ procedure: String, with command: Command, key: String? = nil,
    by attribution: Attribution = .none, person: String? = nil, at now: Moment
  ) async throws(Refusal) -> Receipt {
    guard let given = command.openedCase else { throw .rejected(.notFiled) }
    keeper.commandBegins()
    defer { keeper.commandEnds() }
    let (artifact, program) = try await version(of: procedure, at: now)
    for _ in 0..<Self.mostAttempts {
      var standing = CaseStanding(
        number: given, procedure: procedure, artifact: artifact, openedAt: now, person: person)
      if given.isEmpty {
        let series = program.procedure.numberSeries(on: now.date)
        standing.series = series
        standing.ordinal = try await lastOrdinal(in: series) + 1
        standing.number = Procedure.caseNumber(standing.ordinal, in: series)
      }
      standing.hash = seals.origin(of: standing.number, artifact: artifact)
      var file = CaseFile(standing: standing, program: program)
      // Nothing waits between the look at the number and the taking of it.
      let change: Change?
      do throws(Refusal) {
        change = try decide(
          command.opening(standing.number), on: &file, key: key, by: attribution, at: now)
      } catch {
        if let receipt = try await receipt(of: key, for: nil) { return receipt }
        throw error
      }
      guard let change else { throw .rejected(.notFiled) }
      if let series = standing.series { ordinals[series] = standing.ordinal }
      switch await keeper.keep(change.append) {
      case .success(.kept):
        cases.put(file)
        return change.receipt
      case .success(.keyUsed):
        if let series = standing.series { ordinals[series] = nil }
        if let receipt = try await receipt(of: key, for: nil) { return receipt }
      case .success(.conflict):
        guard let series = standing.series else {
          if let receipt = try await receipt(of: key, for: nil) { return receipt }
          throw .numberTaken(standing.number)
        }
        ordinals[series] = nil
      case .failure(let fault):
        if let series = standing.series { ordinals[series] = nil }
        throw .journal(fault)
      }
    }
    throw .overtaken(given)
  }

  private func lastOrdinal(in series: String) async throws(Refusal) -> Int {
    if let known = ordinals[series] { return known }
    let read = try await asking { (journal) throws(JournalFault) in
      try await journal.lastOrdinal(in: series)
    }
    // Others may have taken numbers while this one was waiting.
    let last = max(read, ordinals[series] ?? 0)
    ordinals[series] = last
    return last
  }

  /// Carries out a command for a case. Timers that are due by then fire before it.
  public nonisolated func submit(
    _ command: Command, to number: String, key: String? = nil,
    by attribution: Attribution = .none, at now: Moment
  ) async throws(Refusal) -> Receipt {
    try await submit(
      command, to: number, key: key, by: attribution, at: now, recordedAt: now)
  }

  nonisolated func submit(
    _ command: Command, to number: String, key: String?, by attribution: Attribution,
    at moment: Moment, recordedAt now: Moment
  ) async throws(Refusal) -> Receipt {
    keeper.commandBegins()
    defer { keeper.commandEnds() }
    await cases.begin(number)
    defer { cases.end(number) }
    var isFresh = false
    for _ in 0..<Self.mostAttempts {
      var file: CaseFile
      if let known = cases.take(number) {
        file = known
      } else {
        file = try await read(number)
        isFresh = true
      }
      let change: Change?
      do throws(Refusal) {
        change = try decide(
          command, on: &file, key: key, by: attribution, at: moment, recordedAt: now)
      } catch {
        let isStale = isFresh ? false : try await catchUp(&file)
        cases.put(file)
        isFresh = true
        if isStale { continue }
        if let receipt = try await receipt(of: key, for: number) { return receipt }
        throw error
      }
      guard let change else {
        let isStale = isFresh ? false : try await catchUp(&file)
        cases.put(file)
        isFresh = true
        if isStale { continue }
        return Receipt(caseNumber: number, sequence: file.standing.sequence, events: [])
      }
      switch await keeper.keep(change.append) {
      case .success(.kept):
        cases.put(file)
        return change.receipt
      case .success(.keyUsed):
        if let receipt = try await receipt(of: key, for: number) { return receipt }
      case .success(.conflict): break
      case .failure(let fault): throw .journal(fault)
      }
      // What was decided did not happen: the file is read anew.
      isFresh = false
    }
    throw .overtaken(number)
  }

  /// A command that was carried out before; nil where none had this key.
  public nonisolated func receipt(
    of key: String?, for number: String?
  ) async throws(Refusal) -> Receipt? {
    guard let key else { return nil }
    let entry = try await asking { (journal) throws(JournalFault) in
      try await journal.entry(withKey: key)
    }
    guard let entry else { return nil }
    let isSame = number.map { $0 == entry.caseNumber } ?? (entry.sequence == 1)
    guard isSame else { throw .keyOfAnother(key) }
    return Receipt(
      caseNumber: entry.caseNumber, sequence: entry.sequence, events: try events(of: entry))
  }

  /// What a command of that key has brought about, where there was one.
  nonisolated func keptReceipt(of key: String) async throws(Refusal) -> Receipt? {
    let entry = try await asking { (journal) throws(JournalFault) in
      try await journal.entry(withKey: key)
    }
    guard let entry else { return nil }
    return try await receipt(of: key, for: entry.caseNumber)
  }

  // MARK: Files

  /// A case as it stands: the state its events add up to and the version it goes by.
  public nonisolated func file(of number: String) async throws(Refusal) -> CaseFile {
    await cases.begin(number)
    defer { cases.end(number) }
    guard var file = cases.take(number) else {
      let file = try await read(number)
      cases.put(file)
      return file
    }
    _ = try await catchUp(&file)
    cases.put(file)
    return file
  }

  /// Everything that has happened in a case, in order; a case that was moved is read in chapters.
  public nonisolated func history(of number: String) async throws(Refusal) -> [TimedEvent] {
    try await records(of: number).flatMap(\.events)
  }

  /// The same entry by entry, with who sent each command.
  public nonisolated func records(of number: String) async throws(Refusal) -> [EntryRecord] {
    let read = try await asking { (journal) throws(JournalFault) in
      try await journal.read(number, after: 0)
    }
    guard let read else { throw .noSuchCase(number) }
    var program = try await program(try read.artifact)
    var records: [EntryRecord] = []
    for entry in read.entries {
      if let (move, _) = try entry.move { program = try await self.program(move.to) }
      records.append(EntryRecord(entry: entry, events: try events(of: entry), program: program))
    }
    return records
  }

  nonisolated func events(of entry: JournalEntry) throws(Refusal) -> [TimedEvent] {
    do throws(RecordFault) {
      return try entry.events()
    } catch {
      throw .journal(.damaged("\(entry.caseNumber) \(entry.sequence): \(error)"))
    }
  }

  nonisolated func read(
    _ number: String, after sequence: Int? = nil
  ) async throws(Refusal) -> CaseFile {
    let read = try await asking { (journal) throws(JournalFault) in
      try await journal.read(number, after: sequence)
    }
    guard let read else { throw .noSuchCase(number) }
    var file = CaseFile(
      standing: read.standing,
      program: try await program(try read.artifact))
    if let snapshot = read.snapshot {
      // What can't be used is as if it were not there.
      guard let state = seals.state(of: snapshot) else {
        return try await self.read(number, after: 0)
      }
      file.state = state
    }
    try await follow(read.entries, in: &file)
    return file
  }

  /// Takes a file over entries; one that was ever moved goes entry by entry, from version to version.
  private nonisolated func follow(
    _ entries: [JournalEntry], in file: inout CaseFile
  ) async throws(Refusal) {
    guard file.standing.origin != nil else { return try file.apply(entries) }
    for entry in entries {
      guard let (move, moment) = try entry.move else {
        try file.apply([entry])
        continue
      }
      try file.follow(move, at: moment, to: try await program(move.to), as: entry.sequence)
    }
  }

  /// Takes over what others have kept meanwhile; answers whether there was anything.
  nonisolated func catchUp(_ file: inout CaseFile) async throws(Refusal) -> Bool {
    let (number, sequence) = (file.standing.number, file.standing.sequence)
    let read = try await asking { (journal) throws(JournalFault) in
      try await journal.read(number, after: sequence)
    }
    guard let read else { throw .noSuchCase(number) }
    guard !read.entries.isEmpty else { return false }
    file.standing = read.standing
    try await follow(read.entries, in: &file)
    return true
  }

  /// What the journal answers, with its fault as a refusal.
  nonisolated func asking<Answer: Sendable>(
    _ ask: @Sendable (any Journal) async throws(JournalFault) -> Answer
  ) async throws(Refusal) -> Answer {
    do throws(JournalFault) {
      return try await ask(journal)
    } catch {
      throw .journal(error)
    }
  }
}
