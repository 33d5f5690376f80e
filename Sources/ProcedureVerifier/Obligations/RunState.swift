import ProcedureGraph
import ProcedureInterpreter

/// What is known of a case on its way, for the proof of obligations: where its work is, and the few
/// data that decide ways and never change unseen.
struct RunState: Hashable {
  /// Where the work of one line is.
  struct Token: Hashable {
    var region: Int
    /// Which opening of the branches around it: one number for each block that it stands in.
    var copy: [UInt8]
    var place: Int
    /// The stage of the step that was entered last, here or around.
    var stage: ID<Stage>?
    /// Timers of this stay that have fired and left it where it is: the overdue rule, then reminders.
    var fired: UInt64 = 0
  }

  /// A branch that is open and has not been turned to yet.
  struct Entrance: Hashable {
    var region: Int
    var copy: [UInt8]
    var stage: ID<Stage>?
  }

  /// What has happened on the way here from the state before; taken out where states are compared.
  var seen: [Sighting] = []
  /// In the order in which the lines were opened.
  var tokens: [Token] = []
  /// The last one is turned to first.
  var entrances: [Entrance] = []
  /// The first step is being performed with the filing itself: nobody waits in it.
  var isFiling = false
  var isOver = false
  var clockRuns = false
  /// Timers of the whole case that have fired since its clock was started or set: the overdue rule,
  /// then reminders.
  var overallFired: UInt64 = 0
  /// Stages that are overdue.
  var overdueStages = Marks()
  /// How often steps with a limit on visits were entered, in their order; none were where it is empty.
  var visits: [Int32] = []
  var known: KnownData.Known = []
  /// The one person, of all who may act, that four eyes are about, has performed these steps.
  var performed = Marks()
}

/// Something that happened, in a step of that stage.
struct Sighting: Hashable {
  var occurrence: Occurrence
  var stage: ID<Stage>?
}

/// One thing that a run does, as a case can be made to do it.
struct RunMove: Hashable {
  enum Kind: Hashable {
    /// A move of the flow, by this way.
    case move(Int, way: Int)
    /// A timer of the stay fires and leaves the work where it is; nil is the overdue rule.
    case stayTimer(reminder: Int?)
    case stageTimer(ID<Stage>, reminder: Int?)
    case overallTimer(reminder: Int?)
    /// What follows by itself: a branch that was opened is turned to.
    case follows
  }

  var kind: Kind
  /// The place in which it happens.
  var place: Int
  var copy: [UInt8]
  /// Done by the one person that four eyes are about.
  var isOnePerson = false
}

/// A few numbers, mostly none: cheap to copy and to compare then.
struct Marks: Hashable {
  /// In ascending order.
  private var numbers: [Int] = []

  func contains(_ number: Int) -> Bool { numbers.contains(number) }

  mutating func insert(_ number: Int) {
    guard !numbers.contains(number) else { return }
    numbers.insert(number, at: numbers.firstIndex { $0 > number } ?? numbers.count)
  }

  mutating func remove(_ number: Int) { numbers.removeAll { $0 == number } }
}
