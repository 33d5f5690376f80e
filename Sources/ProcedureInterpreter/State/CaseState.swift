import CivilTime
import ProcedureGraph

/// All that is known of one case: what its events add up to.
///
/// A value; equal states go on equally. Moments of timers are kept beside what they are derived from,
/// and a replay derives the same ones.
public struct CaseState: Hashable, Sendable {
  /// The parts that almost every event changes, small enough to be put back as a whole when a
  /// command turns out to be refused half-way.
  struct Head: Hashable, Sendable {
    /// The latest stay in a step of the branch in hand, or the idle one. Not an optional: a look at one part of a large
    /// optional copies the whole.
    var activity = Activity.idle
    /// The stay goes on.
    var isActive = false
    var hasAssignments = false
    /// Something runs beside the step in hand: the usual case asks no further.
    var hasSides = false
    private var branchNumber: Int32 = 0
    private var branchCount: Int32 = 0
    var filedAt: Moment?
    var lastMoment: Moment?
    var end: ID<End>?
    var status: PublicStatus?
    /// What the clock of the whole case does; kept here because looking there would copy it.
    var clock = ClockPhase.notStarted
    /// Steps entered so far; the number of the latest stay.
    var stays = 0
    var requests = 0
    /// The next timer of the whole case; kept here because every command asks for it.
    var overallNext: DueTimer?

    /// The branch of parallel work that events speak of; 0 outside of all blocks.
    var branch: Int {
      get { Int(branchNumber) }
      set { branchNumber = Int32(truncatingIfNeeded: newValue) }
    }
    /// Branches opened so far; the number of the latest.
    var branches: Int {
      get { Int(branchCount) }
      set { branchCount = Int32(truncatingIfNeeded: newValue) }
    }

    /// The step the branch in hand is in.
    var step: ID<Step>? { isActive ? activity.step : nil }
    func isIn(_ step: ID<Step>) -> Bool { isActive && activity.step == step }
    func isStaying(_ stay: Int) -> Bool { isActive && activity.stay == stay }
  }

  enum ClockPhase: Hashable, Sendable { case notStarted, running, paused }

  /// The parts that change now and then.
  struct Records: Hashable, Sendable {
    var papers: [PaperEntry] = []
    var payments: [Payment] = []
    var refunds: [Refund] = []
    var pending: [ActionRequest] = []
    var calls: [OpenCall] = []
    var lookUps: [LookUp] = []
    var issued: [ID<Named>] = []
    var returned: [ID<Named>] = []
    var assignments: [Assignment] = []
    var votes: [Vote] = []
    /// Clocks of stays that were moved to another version.
    var stayClocks: [StayClock] = []
    var overall: OverallClock?
  }

  var head = Head()
  var records = Boxed(Records())
  var sides = Boxed(Sides())
  var boxedOpening: Boxed<Opening>?

  /// By field; nil is a field nobody has given.
  public internal(set) var values: [Value?] = []
  /// How often each step has been entered.
  public internal(set) var visits: [Int32] = []
  /// Who has performed which step, each pair once, in order of the first time.
  public internal(set) var performances: [StepPerformance] = []

  private init() {}

  /// Before anything has happened.
  public static let new = CaseState()
}

extension CaseState {
  /// What the case was opened with; nil before filing.
  public var opening: Opening? { boxedOpening?.cell[0] }
  public var isFiled: Bool { boxedOpening != nil }
  public var isOpen: Bool { boxedOpening != nil && head.end == nil }
  /// The end that was reached.
  public var end: ID<End>? { head.end }
  /// The status shown to the public.
  public var status: PublicStatus? { head.status }
  public var filedAt: Moment? { head.filedAt }
  /// The moment of the latest event.
  public var lastMoment: Moment? { head.lastMoment }

  /// The steps the case is in, in the order in which they were entered: one while it is open, or one
  /// for each branch of parallel work that goes on; none before and after.
  public var activities: [Activity] {
    let own = head.isActive ? [head.activity] : []
    guard head.hasSides, !sides.cell[0].parked.isEmpty else { return own }
    return (sides.cell[0].parked + own).sorted { $0.stay < $1.stay }
  }

  public var papers: [PaperEntry] { records.cell[0].papers }
  public var payments: [Payment] { records.cell[0].payments }
  public var refunds: [Refund] { records.cell[0].refunds }
  /// Results of the procedure that have been made, in order.
  public var issuedResults: [ID<Named>] { records.cell[0].issued }
  /// Results that have been handed to the applicant, in order.
  public var returnedResults: [ID<Named>] { records.cell[0].returned }
  /// Actions that have been asked for and not answered, in order.
  public var pendingRequests: [ActionRequest] { records.cell[0].pending }
  /// Cases of other procedures that have been asked for and have not come to an end, in order.
  public var openCalls: [OpenCall] { records.cell[0].calls }
  /// Officers named for the next step of their role.
  public var assignments: [Assignment] { records.cell[0].assignments }
  public var overallClock: OverallClock? { records.cell[0].overall }

  public func value(of field: ID<Field>) -> Value? {
    values.indices.contains(field.index) ? values[field.index] : nil
  }

  public func visits(of step: ID<Step>) -> Int {
    visits.indices.contains(step.index) ? Int(visits[step.index]) : 0
  }

  /// In đồng: what has been paid for a fee and not been sent back.
  public func paid(for fee: ID<Fee>) -> Int64 { records.cell[0].paid(for: fee) }

  func hasPerformed(_ person: String, _ step: ID<Step>) -> Bool {
    performances.contains { $0.step == step && $0.person == person }
  }
}

extension CaseState.Records {
  func paid(for fee: ID<Fee>) -> Int64 {
    var sum: Int64 = 0
    for payment in payments where payment.fee == fee { sum = sum.addingOrStaying(payment.amount) }
    for refund in refunds where refund.fee == fee { sum = sum.addingOrStaying(-refund.amount) }
    return max(0, sum)
  }

  func hasHandedIn(_ paper: ID<Paper>) -> Bool {
    papers.contains { $0.paper == paper && $0.count > 0 }
  }
}

/// A person who has performed a step.
public struct StepPerformance: Hashable, Sendable {
  public var step: ID<Step>
  public var person: String
}

/// Money that was asked to be sent back, in đồng.
public struct Refund: Hashable, Sendable {
  public var fee: ID<Fee>
  public var amount: Int64
}

extension Int64 {
  /// The sum, or the nearest number there is.
  func addingOrStaying(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
