import CivilTime
import ProcedureGraph

// Values and times in a record.
extension RecordWriter {
  mutating func value(_ value: Value) {
    switch value {
    case .text(let text):
      byte(1)
      self.text(text)
    case .number(let number):
      byte(2)
      self.number(number.significand)
      byte(UInt8(truncatingIfNeeded: number.scale))
    case .money(let amount):
      byte(3)
      number(amount)
    case .date(let date):
      byte(4)
      number(Int64(date.dayNumber))
    case .moment(let moment):
      byte(5)
      distance(to: moment)
    case .flag(let flag):
      byte(6)
      self.flag(flag)
    case .choice(let name):
      byte(7)
      text(name)
    case .list(let values):
      byte(8)
      list(values) { $0.value($1) }
    case .duration(let duration):
      byte(9)
      self.duration(duration)
    }
  }

  mutating func named(_ value: NamedValue) {
    text(value.name)
    self.value(value.value)
  }

  mutating func distance(to other: Moment) { number(other.seconds - moment.seconds) }

  mutating func due(_ due: Due?) {
    optional(due) {
      $0.distance(to: $1.moment)
      $0.flag($1.isProvisional)
    }
  }

  mutating func duration(_ duration: LegalDuration) {
    switch duration {
    case .working(let working):
      byte(1)
      word(working.unit)
      number(working.thousandths)
    case .calendar(let calendar):
      byte(2)
      word(calendar.unit)
      number(calendar.thousandths)
    }
  }

  mutating func limit(_ limit: TimeLimit?) {
    optional(limit) { writer, limit in
      switch limit {
      case .duration(let duration):
        writer.byte(1)
        writer.duration(duration)
      case .sameDay(let cutoff):
        writer.byte(2)
        writer.optional(cutoff) { $0.number($1.minutes) }
      }
    }
  }

  mutating func target(_ target: Target) {
    switch target {
    case .step(let id): place(.step(id))
    case .end(let id): place(.end(id))
    case .parallel(let id): place(.parallel(id))
    case .branchDone(let id): place(.branchDone(id))
    case .stopping(let place):
      byte(5)
      self.place(place)
    }
  }

  private mutating func place(_ place: Target.Place) {
    switch place {
    case .step(let id):
      byte(1)
      self.id(id)
    case .end(let id):
      byte(2)
      self.id(id)
    case .parallel(let id):
      byte(3)
      self.id(id)
    case .branchDone(let id):
      byte(4)
      self.id(id)
    }
  }
}

extension RecordReader {
  /// Lists of lists deeper than any type is.
  private static let deepest = 32

  mutating func value() throws(RecordFault) -> Value {
    let kind = try byte()
    switch kind {
    case 1: return .text(try text())
    case 2:
      let significand = try number()
      let scale = Int(try byte())
      guard let number = ExactDecimal(significand: significand, scale: scale),
        number.significand == significand, number.scale == scale
      else { throw .malformed }
      return .number(number)
    case 3: return .money(try number())
    case 4: return .date(try date())
    case 5: return .moment(try distant())
    case 6: return .flag(try flag())
    case 7: return .choice(try text())
    case 8:
      depth += 1
      guard depth <= Self.deepest else { throw .malformed }
      let values = try list { (reader) throws(RecordFault) in try reader.value() }
      depth -= 1
      return .list(values)
    case 9: return .duration(try duration())
    case _: throw .unknownKind(kind)
    }
  }

  mutating func named() throws(RecordFault) -> NamedValue {
    let name = try text()
    return NamedValue(name, try value())
  }

  mutating func date() throws(RecordFault) -> CivilDate {
    guard let date = CivilDate(dayNumber: try whole()) else { throw .malformed }
    return date
  }

  mutating func distant() throws(RecordFault) -> Moment {
    let (seconds, overflow) = moment.seconds.addingReportingOverflow(try number())
    let other = Moment(seconds: seconds)
    guard !overflow, other.seconds == seconds else { throw .malformed }
    return other
  }

  mutating func due() throws(RecordFault) -> Due? {
    guard try flag() else { return nil }
    let moment = try distant()
    return Due(moment: moment, isProvisional: try flag())
  }

  mutating func duration() throws(RecordFault) -> LegalDuration {
    let kind = try byte()
    switch kind {
    case 1:
      let unit: WorkingDuration.Unit = try word()
      let amount = try number()
      do throws(DurationFault) {
        return .working(try WorkingDuration(thousandths: amount, unit))
      } catch {
        throw .malformed
      }
    case 2:
      let unit: CalendarDuration.Unit = try word()
      let amount = try number()
      do throws(DurationFault) {
        return .calendar(try CalendarDuration(thousandths: amount, unit))
      } catch {
        throw .malformed
      }
    case _: throw .unknownKind(kind)
    }
  }

  mutating func limit() throws(RecordFault) -> TimeLimit? {
    guard try flag() else { return nil }
    let kind = try byte()
    switch kind {
    case 1: return .duration(try duration())
    case 2:
      guard try flag() else { return .sameDay(cutoff: nil) }
      guard let time = TimeOfDay(minutes: try whole()) else { throw .malformed }
      return .sameDay(cutoff: time)
    case _: throw .unknownKind(kind)
    }
  }

  mutating func target() throws(RecordFault) -> Target {
    let kind = try byte()
    guard kind == 5 else { return try place(kind).target }
    return .stopping(try place(try byte()))
  }

  private mutating func place(_ kind: UInt8) throws(RecordFault) -> Target.Place {
    switch kind {
    case 1: .step(try id())
    case 2: .end(try id())
    case 3: .parallel(try id())
    case 4: .branchDone(try id())
    case _: throw .unknownKind(kind)
    }
  }
}
