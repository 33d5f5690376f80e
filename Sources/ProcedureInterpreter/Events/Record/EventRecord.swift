import CivilTime
import ProcedureGraph

/// The events of one command as they are kept: compact bytes in two parts.
///
/// `open` says what happened; `personal` holds what identifies or describes people: the applicant,
/// every value of a field, reasons in words. Where the law has personal data erased, the second part
/// is thrown away and the first still reads: erased texts are empty and erased values unknown. A
/// journal chains `open` and a salted digest of `personal`, so erasing breaks no chain.
///
/// The form is frozen. Each kind of event has a number that is never used for another, and a changed
/// kind is a new kind; `version` grows only when the form around the events changes. `decode` gives
/// back exactly what was encoded, and refuses every other sequence of bytes without trapping.
public struct EventRecord: Hashable, Sendable {
  public static let version: UInt8 = 1

  public var open: [UInt8]
  /// Empty where nothing personal was said; nil after it was erased.
  public var personal: [UInt8]?

  public init(open: [UInt8], personal: [UInt8]?) {
    self.open = open
    self.personal = personal
  }

  public init(_ events: some Swift.Collection<TimedEvent>) {
    var writer = RecordWriter()
    writer.byte(Self.version)
    writer.count(events.count)
    var last: Int64 = 0
    for event in events {
      writer.number(event.moment.seconds - last)
      last = event.moment.seconds
      writer.moment = event.moment
      writer.event(event.event)
    }
    open = writer.open
    personal = writer.personal
  }

  /// The events, in order.
  public func events() throws(RecordFault) -> [TimedEvent] {
    var events: [TimedEvent] = []
    try read { events.append($0) }
    return events
  }

  /// Hands out the events one by one, without a list of them.
  public func read(_ take: (TimedEvent) -> Void) throws(RecordFault) {
    var reader = RecordReader(open: open, personal: personal)
    guard try reader.byte() == Self.version else { throw .unknownVersion }
    let count = try reader.count()
    var last: Int64 = 0
    for _ in 0..<count {
      let (seconds, overflow) = last.addingReportingOverflow(try reader.number())
      let moment = Moment(seconds: seconds)
      guard !overflow, moment.seconds == seconds else { throw .malformed }
      last = seconds
      reader.moment = moment
      take(TimedEvent(try reader.event(), at: moment))
    }
    guard reader.isAtEnd else { throw .malformed }
  }
}

/// Why bytes are not a record of events.
public enum RecordFault: Error, Hashable, Sendable {
  /// Written by a later version.
  case unknownVersion
  /// A kind of event or word that is not known here: written by a later version, or damaged.
  case unknownKind(UInt8)
  case malformed
}
