import CivilTime

/// Where entries of cases are kept, with the columns they are found by.
///
/// What `append` has answered is kept through a crash. Entries of a case are numbered without gaps,
/// and several processes may append to one journal: an append that expects another number than the
/// next is refused, and changes nothing.
public protocol Journal: Appending {
  /// How a case stands and its entries after a sequence number, as of one moment; without a number,
  /// its latest snapshot and the entries after that.
  func read(
    _ number: String, after sequence: Int?
  ) async throws(JournalFault) -> CaseReading?

  /// The entry that a command with this key made.
  func entry(withKey key: String) async throws(JournalFault) -> JournalEntry?

  /// The greatest ordinal of a series; 0 where there is none.
  func lastOrdinal(in series: String) async throws(JournalFault) -> Int

  // Artifacts. The same one may be deployed again: that changes nothing.
  func keep(_ deployment: Deployment, artifact: [UInt8]) async throws(JournalFault)
  func deployments(of procedure: String) async throws(JournalFault) -> [Deployment]
  func artifact(_ hash: String) async throws(JournalFault) -> [UInt8]?

  // What people ask.
  /// Steps that wait for a role of an agency, or of any, the first due first; with a person, only those
  /// that she may perform.
  func waiting(
    for role: String, of agency: String?, person: String?, limit: Int
  ) async throws(JournalFault) -> [WaitingStep]
  /// Open cases that are due by a moment, the first due first.
  func due(by moment: Moment, limit: Int) async throws(JournalFault) -> [CaseStanding]
  /// Cases of a person, the latest opened first.
  func cases(of person: String, limit: Int) async throws(JournalFault) -> [CaseStanding]
  /// Cases that were last moved in a batch, by number.
  func cases(movedIn batch: String) async throws(JournalFault) -> [CaseStanding]
  /// How all of it stands at a moment.
  func figures(at now: Moment) async throws(JournalFault) -> JournalFigures

  // Timers.
  /// Takes the first timers that may fire by now, at most one a case, in order of their moments. What
  /// was taken is not given to anybody else before the lease is over or the case has changed.
  func takeTimers(
    at now: Moment, lease: Int64, limit: Int
  ) async throws(JournalFault) -> [TakenTimer]

  // The outbox.
  /// Takes requests whose time has come, the oldest first, each for so many seconds. Taking counts as
  /// an attempt.
  func takeRequests(
    at now: Moment, lease: Int64, limit: Int
  ) async throws(JournalFault) -> [OutboxItem]
  /// Says what became of an attempt; ignored where a later attempt was begun meanwhile, or the request
  /// was given up. Answers whether it was not ignored.
  @discardableResult
  func settle(_ item: OutboxItem, _ settlement: Settlement) async throws(JournalFault) -> Bool
  /// Requests of a case that nobody has carried out, those that were given up included, in order. Takes
  /// none of them.
  func requests(of number: String) async throws(JournalFault) -> [OutboxItem]
  /// Requests that were given up, in order.
  func incidents(limit: Int) async throws(JournalFault) -> [OutboxItem]
  /// Requests that were taken up and that nobody has answered, in order; called cases, which may go on
  /// for years, are not among them.
  func unanswered(limit: Int) async throws(JournalFault) -> [OutboxItem]
  /// Requests that were taken up and should have been answered by now, the longest overdue first. Takes
  /// none of them.
  func overdueAnswers(at now: Moment, limit: Int) async throws(JournalFault) -> [OutboxItem]
  /// Calls that wait for a case which has ended: the one that was opened with `openingKey`.
  func endedCalls(limit: Int) async throws(JournalFault) -> [OutboxItem]
  /// Keeps what somebody has decided about a request that was given up or waits for an answer, and
  /// does it. Answers whether there was such a request.
  func intervene(_ intervention: Intervention) async throws(JournalFault) -> Bool
  /// Everything that was decided about requests of a case, in order.
  func interventions(of number: String) async throws(JournalFault) -> [Intervention]

  // Trust.
  /// Entries of all cases in the order in which they were kept, after a position.
  func entries(
    afterPosition position: Int64, limit: Int
  ) async throws(JournalFault) -> [PlacedEntry]
  /// All cases by number, after one.
  func standings(after number: String, limit: Int) async throws(JournalFault) -> [CaseStanding]
  func checkpoints() async throws(JournalFault) -> [Checkpoint]
  /// Puts a seal on everything that was kept since the last one; nil where there is nothing.
  func makeCheckpoint(at now: Moment, _ seals: Seals) async throws(JournalFault) -> Checkpoint?
  /// Throws away what identifies or describes people in a case.
  func erasePersonal(of number: String) async throws(JournalFault)
}

/// An entry and its place in the order of all.
public struct PlacedEntry: Hashable, Sendable {
  public var position: Int64
  public var entry: JournalEntry

  public init(position: Int64, entry: JournalEntry) {
    self.position = position
    self.entry = entry
  }
}

/// The next timer of a case, taken to be fired.
public struct TakenTimer: Hashable, Sendable {
  public var caseNumber: String
  public var moment: Moment

  public init(caseNumber: String, moment: Moment) {
    self.caseNumber = caseNumber
    self.moment = moment
  }
}

/// A version of a procedure that cases may be opened with.
public struct Deployment: Hashable, Sendable {
  public var procedure: String
  /// The hash of the artifact.
  public var artifact: String
  public var from: CivilDate
  public var until: CivilDate?
  public var deployedAt: Moment

  public init(
    procedure: String, artifact: String, from: CivilDate, until: CivilDate?, deployedAt: Moment
  ) {
    self.procedure = procedure
    self.artifact = artifact
    self.from = from
    self.until = until
    self.deployedAt = deployedAt
  }

  func isInForce(on date: CivilDate) -> Bool {
    from <= date && (until.map { date <= $0 } ?? true)
  }
}

/// Why a journal could not do what it was asked. What was asked has then not happened, except where
/// the connection was lost while an answer was awaited.
public enum JournalFault: Error, Hashable, Sendable {
  /// No room is left where it is kept.
  case full(String)
  /// Another process holds it and does not let go.
  case locked(String)
  /// It can't be reached or opened, or the connection was lost.
  case unavailable(String)
  /// Written by a later version of this software.
  case newerSchema(found: Int, known: Int)
  /// What was read can't be what was written.
  case damaged(String)
}
