// ProcedureGraph: the process graph as values.
//
// A `Procedure` is everything that is needed to run cases of one administrative procedure: its
// people, data, papers, money, channels, limits, and the steps with their outcomes. It holds no
// reference to a file or to another procedure. This floor knows how a graph is checked, evaluated,
// written and read; it refuses to know how one is spelled (`ProcedureSyntax`), how it is made from
// text (`ProcedureCompiler`), or what running it means (`ProcedureInterpreter`).

import CivilTime

/// One compiled procedure: a self-contained process graph.
///
/// Elements refer to each other by `ID`, an index into the arrays below. Names are unique within
/// each array. Roles 0 and 1 are always the applicant and the system.
public struct Procedure: Hashable, Sendable {
  public var name: String
  public var title: String
  /// The code of the national database, such as `1.013225`.
  public var code: String?
  public var sector: String?
  public var level: ServiceLevel?
  /// The competent agency (*cơ quan có thẩm quyền*), which decides.
  public var performedBy: ID<Agency>?
  /// Where dossiers may be handed in (*nơi nộp*); empty where the text does not say.
  public var filedAt: [ID<Agency>]
  /// The agency that receives dossiers (*cơ quan tiếp nhận*), where it is not the competent one.
  public var receivedBy: ID<Agency>?
  public var applicants: [ApplicantKind]
  public var legalBases: [LegalBasis]
  public var results: [Named]
  /// Requirements in words (*yêu cầu, điều kiện*), shown to the applicant.
  public var conditions: [String]
  public var inForce: Validity?
  /// What becomes of cases that an earlier version received.
  public var transition: Transition
  /// Number of sets of papers to hand in (*số bộ*).
  public var sets: Int?
  /// The frameworks it follows, nearest first.
  public var frameworks: [Named]
  public var calendar: WorkingCalendar

  public var agencies: [Agency]
  public var roles: [Role]
  public var fields: [Field]
  public var cases: [CaseSelector]
  public var papers: [Paper]
  public var paperGroups: [PaperGroup]
  public var fees: [Fee]
  public var filing: [ChannelRule]
  public var returning: [ChannelRule]
  /// How long before an event the dossier has to be filed.
  public var leadTimes: [LeadTime]
  /// The limit of the whole case; the first rule whose condition holds applies.
  public var limits: [LimitRule]
  /// What happens before and after the due date of the whole case.
  public var timers: Timers
  public var messages: [Message]
  public var letters: [Letter]
  public var actions: [ActionSignature]
  public var externalEvents: [Named]
  /// Another system's message or another agency's document opens a case of it. A case is filed then
  /// only where ways of filing are named beside.
  public var openedBy: [ID<Named>]
  /// Who may file for the applicant; nil where that is not spoken of.
  public var onBehalf: OnBehalf?
  public var stages: [Stage]
  public var steps: [Step]
  /// Blocks of parallel work.
  public var parallels: [Parallel]
  public var ends: [End]
  public var anytime: [AnytimeOutcome]
  /// What has to hold of every run.
  public var obligations: [Obligation]
  /// The step in which a case starts.
  public var initial: ID<Step>

  public init(
    name: String, title: String, calendar: WorkingCalendar, steps: [Step] = [], ends: [End] = []
  ) {
    self.name = name
    self.title = title
    self.calendar = calendar
    self.steps = steps
    self.ends = ends
    code = nil
    sector = nil
    level = nil
    performedBy = nil
    filedAt = []
    receivedBy = nil
    applicants = []
    legalBases = []
    results = []
    conditions = []
    inForce = nil
    transition = .stays
    sets = nil
    frameworks = []
    agencies = []
    roles = [.applicant, .system]
    fields = []
    cases = []
    papers = []
    paperGroups = []
    fees = []
    filing = []
    returning = []
    leadTimes = []
    limits = []
    timers = Timers()
    messages = []
    letters = []
    actions = []
    externalEvents = []
    openedBy = []
    onBehalf = nil
    stages = []
    parallels = []
    anytime = []
    obligations = []
    initial = ID(0)
  }
}

/// The index of an element in its array of the procedure.
public struct ID<Element>: Hashable, Comparable, Sendable {
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static func < (a: ID, b: ID) -> Bool { a.index < b.index }
}

/// A name in the text and the words shown to people.
public struct Named: Hashable, Sendable {
  public var name: String
  public var title: String

  public init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// A document of law, and the place in it: `61/2018/NĐ-CP`, "Điều 17".
public struct LegalBasis: Hashable, Sendable {
  public var number: String
  public var place: String?
  /// The longest time that it gives to what cites it: the whole case, or a step.
  public var most: LegalDuration?

  public init(number: String, place: String? = nil, most: LegalDuration? = nil) {
    self.number = number
    self.place = place
    self.most = most
  }
}

/// How far the service is offered online (*một phần*, *toàn trình*; levels 3 and 4 before 2022).
public enum ServiceLevel: String, Hashable, Sendable, CaseIterable {
  case partial, full
}

/// Who may apply.
public enum ApplicantKind: String, Hashable, Sendable, CaseIterable {
  case citizen, enterprise, organization, stateBody
}

/// What a new version of a procedure says of cases that the version before it received (*chuyển
/// tiếp*). Law is made for the future, so they stay unless it is said.
public enum Transition: String, Hashable, Sendable, CaseIterable {
  /// They go on under the version in force when they were received.
  case stays
  /// They go on under the new version from the day it is in force.
  case moves
}

/// The dates from and to which a text is in force, both included.
public struct Validity: Hashable, Sendable {
  public var from: CivilDate
  public var until: CivilDate?

  public init(from: CivilDate, until: CivilDate? = nil) {
    self.from = from
    self.until = until
  }
}
