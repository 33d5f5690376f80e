import CivilTime
import ProcedureGraph

// A move to another version in a record. Only values of fields are personal.
extension RecordWriter {
  mutating func move(_ move: CaseMove) {
    text(move.from)
    text(move.to)
    text(String(decoding: move.plan.content.canonicalBytes(), as: UTF8.self))
    text(move.reason)
    optional(move.by) { $0.text($1) }
    optional(move.batch) { $0.text($1) }
    optional(move.undoes) { $0.number($1) }
    list(move.values) { writer, entry in
      writer.id(entry.field)
      writer.personally { $0.value(entry.value) }
    }
    list(move.clocks) { $0.movedClock($1) }
  }

  private mutating func movedClock(_ clock: MovedClock) {
    switch clock.owner {
    case .whole: byte(1)
    case .stage(let stage):
      byte(2)
      id(stage)
    case .stay(let stay):
      byte(3)
      number(stay)
    }
    limit(clock.limit)
    optional(clock.carried) { $0.carried($1) }
    due(clock.before)
    due(clock.due)
    optional(clock.waitsUntil) { $0.distance(to: $1) }
  }

  mutating func carried(_ carried: CarriedBudgets) {
    distance(to: carried.from)
    list(carried.budgets) { writer, budget in
      switch budget {
      case .limit(let limit):
        writer.byte(1)
        writer.limit(limit)
      case .workingSeconds(let seconds):
        writer.byte(2)
        writer.number(seconds)
      case .calendarDays(let days):
        writer.byte(3)
        writer.number(days)
      case .wallClockSeconds(let seconds):
        writer.byte(4)
        writer.number(seconds)
      }
    }
  }
}

extension RecordReader {
  mutating func move() throws(RecordFault) -> CaseMove {
    var move = CaseMove(
      from: try text(), to: try text(), plan: try plan(), reason: try text())
    move.by = try flag() ? try text() : nil
    move.batch = try flag() ? try text() : nil
    move.undoes = try flag() ? try whole() : nil
    move.values = try list { (reader) throws(RecordFault) in
      FieldEntry(try reader.id(), try reader.personalValue())
    }
    move.clocks = try list { (reader) throws(RecordFault) in try reader.movedClock() }
    return move
  }

  private mutating func plan() throws(RecordFault) -> MovePlan {
    let bytes = Array(try text().utf8)
    let plan: MovePlan
    do {
      plan = try MovePlan(JSONReader.read(bytes))
    } catch {
      throw .malformed
    }
    guard plan.content.canonicalBytes() == bytes else { throw .malformed }
    return plan
  }

  private mutating func movedClock() throws(RecordFault) -> MovedClock {
    let owner: MovedClock.Owner
    switch try byte() {
    case 1: owner = .whole
    case 2: owner = .stage(try id())
    case 3: owner = .stay(try whole())
    case let unknown: throw .unknownKind(unknown)
    }
    return MovedClock(
      owner, limit: try limit(), carried: try flag() ? try carried() : nil, before: try due(),
      due: try due(), waitsUntil: try flag() ? try distant() : nil)
  }

  mutating func carried() throws(RecordFault) -> CarriedBudgets {
    let from = try distant()
    let budgets = try list { (reader) throws(RecordFault) in try reader.budget() }
    // A clock always has something to count.
    guard !budgets.isEmpty else { throw .malformed }
    return CarriedBudgets(budgets, from: from)
  }

  private mutating func budget() throws(RecordFault) -> Budget {
    switch try byte() {
    case 1:
      guard let limit = try limit() else { throw .malformed }
      return .limit(limit)
    case 2: return .workingSeconds(try number())
    case 3: return .calendarDays(try whole())
    case 4: return .wallClockSeconds(try number())
    case let unknown: throw .unknownKind(unknown)
    }
  }
}
