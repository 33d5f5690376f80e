import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A calendar (*lịch*) from its declaration, laid over the one it extends.
struct CalendarLowering {
  let sources: SourceSet
  let file: Int
  var findings = Findings()

  mutating func lower(_ declaration: Declaration) -> WorkingCalendar? {
    findings.enter(declaration.syntax, declaration.name)
    defer { findings.leave() }
    guard var draft = baseDraft(of: declaration, visited: []) else { return nil }
    draft.name = declaration.name
    draft.title = declaration.title
    let places = apply(declaration, to: &draft)
    do {
      return try WorkingCalendar(draft)
    } catch {
      for fault in error.all {
        findings.report(.calendar(fault), at: places.place(of: fault) ?? declaration.nameSyntax)
      }
      return nil
    }
  }

  /// The calendar that this one extends, without judging it; an empty one where there is none.
  private mutating func baseDraft(
    of declaration: Declaration, visited: [Declaration]
  ) -> CalendarDraft? {
    guard let name = declaration.syntax.clause(.extends)?.first(.name) else {
      return CalendarDraft(name: declaration.name, officeHours: OfficeWeek())
    }
    guard !visited.contains(declaration), visited.count < 16 else {
      findings.report(.circularDefinition(declaration.name), at: declaration.nameSyntax)
      return nil
    }
    guard
      let base = sources.declarations(.calendar, named: name.nameText, from: file).first
    else {
      let suggestion = Suggestion.nearest(
        to: name.nameText, among: sources.names(of: .calendar, from: file))
      findings.report(
        .unknownName(.calendar, name.nameText, suggestion: suggestion), at: name)
      return nil
    }
    guard var draft = baseDraft(of: base, visited: visited + [declaration]) else { return nil }
    // The base reports its own mistakes where it is declared.
    var silent = self
    _ = silent.apply(base, to: &draft)
    return draft
  }

  /// Which line said what, so that a fault is shown where it was written.
  private struct Places {
    var hours: [Weekday: Syntax] = [:]
    var holidays: [Int: Syntax] = [:]
    var makeUpDays: [Int: Syntax] = [:]
    var zone: Syntax?

    func place(of fault: CalendarFault) -> Syntax? {
      switch fault {
      case .noWorkingHours: nil
      case .unknownTimeZone: zone
      case .reversedSpan(let day, _), .overlappingSpans(let day, _, _): hours[day]
      case .reversedHoliday(let position): holidays[position]
      case .repeatedMakeUpDay(let position), .makeUpDayInsideHoliday(let position, _),
        .makeUpDayWithoutHours(let position), .reversedMakeUpSpan(let position, _),
        .overlappingMakeUpSpans(let position, _, _):
        makeUpDays[position]
      }
    }
  }

  private mutating func apply(
    _ declaration: Declaration, to draft: inout CalendarDraft
  ) -> Places {
    var places = Places()
    var workingDays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let statements = declaration.syntax.statements
    for line in statements where line.is(.statement, .workingDays) {
      workingDays = line.children.filter { $0.kind == .range }.flatMap(weekdays)
    }
    for line in statements where !line.hasTrouble {
      switch line.keyword {
      case .timeZone:
        draft.timeZone = line.title ?? draft.timeZone
        places.zone = line
      case .workingHours:
        let ranges = line.children.filter { $0.kind == .range }
        let days = ranges.filter(isWeekdays).flatMap(weekdays)
        let spans = ranges.filter { !isWeekdays($0) }.compactMap { officeSpan($0) }
        for day in days.isEmpty ? workingDays : days {
          draft.officeHours[day] = spans
          places.hours[day] = line
        }
      case .holiday:
        guard let range = line.first(.range) else { continue }
        let dates = range.children.map { $0 }
        guard let first = findings.date(dates[0]) else { continue }
        let last = dates.count > 1 ? findings.date(dates[1]) : first
        guard let last else { continue }
        places.holidays[draft.holidays.count] = line
        draft.holidays.append(
          Holiday(first: first, last: last, title: line.title ?? ""))
      case .makeUpDay:
        guard let literal = line.first(.literal), let date = findings.date(literal) else {
          continue
        }
        places.makeUpDays[draft.makeUpDays.count] = line
        draft.makeUpDays.append(
          MakeUpDay(date: date, title: line.title ?? "", hoursOf: makeUpHours(line)))
      case .countDays:
        draft.dayCounting =
          line.first(.option)?.keyword == .byHour ? .exactHours : .legalDays
      case .publishedUntil:
        draft.publishedUntil = line.first(.literal).flatMap { findings.date($0) }
      default: break
      }
    }
    return places
  }

  private mutating func makeUpHours(_ line: Syntax) -> MakeUpDay.Hours {
    if let clause = line.clause(.workingHours) {
      return .spans(
        clause.children.filter { $0.kind == .range }.compactMap { officeSpan($0) })
    }
    if let option = line.clause(.inPlaceOf)?.first(.option), let day = weekday(option.keyword) {
      return .weekday(day)
    }
    return .ordinary
  }

  private func isWeekdays(_ range: Syntax) -> Bool { range.first(.option) != nil }

  private func weekdays(_ range: Syntax) -> [Weekday] {
    let ends = range.children.compactMap { weekday($0.keyword) }
    guard let first = ends.first, let last = ends.last else { return [] }
    return Weekday.allCases.filter {
      first <= last ? first <= $0 && $0 <= last : $0 >= first || $0 <= last
    }
  }

  private mutating func officeSpan(_ range: Syntax) -> OfficeSpan? {
    let times = range.children.map { $0 }
    guard times.count == 2, let opens = findings.time(times[0]),
      let closes = findings.time(times[1])
    else { return nil }
    return OfficeSpan(opens: opens, closes: closes)
  }

  private func weekday(_ keyword: Keyword) -> Weekday? {
    switch keyword {
    case .monday: .monday
    case .tuesday: .tuesday
    case .wednesday: .wednesday
    case .thursday: .thursday
    case .friday: .friday
    case .saturday: .saturday
    case .sunday: .sunday
    default: nil
    }
  }
}
