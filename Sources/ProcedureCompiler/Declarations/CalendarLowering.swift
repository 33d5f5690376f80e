import CivilTime
import Diagnostics
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
      let calendar = try WorkingCalendar(draft)
      return findings.diagnostics.hasErrors || isBroken(declaration.syntax) ? nil : calendar
    } catch {
      if places.lacksDays || isBroken(declaration.syntax) { return nil }
      for fault in error.all {
        findings.report(.calendar(fault), at: places.place(of: fault) ?? declaration.nameSyntax)
      }
      return nil
    }
  }

  private func isBroken(_ syntax: Syntax) -> Bool {
    syntax.hasTrouble && sources.hasSyntaxErrors(at: syntax)
  }

  /// The calendar that this one extends, without judging it; an empty one where there is none.
  private mutating func baseDraft(
    of declaration: Declaration, visited: [Declaration]
  ) -> CalendarDraft? {
    guard let name = declaration.syntax.clause(.extends)?.first(.name) else {
      return CalendarDraft(name: declaration.name, officeHours: OfficeWeek())
    }
    guard !visited.contains(declaration), visited.count < 64 else {
      findings.report(.circularDefinition(declaration.name), at: declaration.nameSyntax)
      return nil
    }
    let found = sources.declarations(.calendar, named: name.nameText, from: file)
    guard let base = found.first else {
      let near = findings.suggestion(
        for: name.nameText, among: sources.names(of: .calendar, from: file))
      findings.report(.unknownName(.calendar, name.nameText, suggestion: near), at: name)
      return nil
    }
    if let paths = found.severalFiles {
      findings.report(.ambiguousName(.calendar, name.nameText, paths), at: name)
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
    /// Reported: hours are given, but not on which days.
    var lacksDays = false

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
    let statements = declaration.syntax.statements
    let workingDays = workingDays(declaration, statements, &draft)
    checkRepeatedLines(statements)
    for line in statements where !isBroken(line) {
      switch line.keyword {
      case .timeZone:
        draft.timeZone = line.title ?? draft.timeZone
        places.zone = line
      case .workingHours:
        let ranges = line.children.filter { $0.kind == .range }
        let days = ranges.filter(isWeekdays).flatMap(weekdays)
        let spans = ranges.filter { !isWeekdays($0) }.compactMap { officeSpan($0) }
        if days.isEmpty, workingDays == nil {
          findings.report(.missingPart(.workingDays, in: .calendar), at: declaration.nameSyntax)
          places.lacksDays = true
        }
        for day in days.isEmpty ? workingDays ?? Weekday.allCases : days {
          draft.officeHours[day] = spans
          places.hours[day] = line
        }
      case .holiday:
        guard let range = line.first(.range) else { continue }
        let dates = range.children.map { $0 }
        guard let start = dates.first, let first = findings.date(start) else { continue }
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
    let week = draft.officeHours
    if let line = statements.first(where: { $0.is(.statement, .workingDays) }),
      let days = workingDays, days.contains(where: { week[$0].isEmpty }),
      days.contains(where: { !week[$0].isEmpty })
    {
      findings.report(.daysWithoutHours, at: line)
    }
    return places
  }

  /// The days that have the hours of lines without days; those that are left out are closed.
  private func workingDays(
    _ declaration: Declaration, _ statements: [Syntax], _ draft: inout CalendarDraft
  ) -> [Weekday]? {
    guard let line = statements.first(where: { $0.is(.statement, .workingDays) }) else {
      // A calendar that extends another keeps the days of the other one.
      guard declaration.syntax.clause(.extends) != nil else { return nil }
      let open = Weekday.allCases.filter { !draft.officeHours[$0].isEmpty }
      return open.isEmpty ? nil : open
    }
    let days = line.children.filter { $0.kind == .range }.flatMap(weekdays)
    for day in Weekday.allCases where !days.contains(day) { draft.officeHours[day] = [] }
    return days
  }

  private mutating func checkRepeatedLines(_ statements: [Syntax]) {
    var seen: Set<Keyword> = []
    for line in statements {
      switch line.keyword {
      case .timeZone, .workingDays, .countDays, .publishedUntil:
        if !seen.insert(line.keyword).inserted {
          findings.report(.repeatedLine(line.keyword), at: line)
        }
      default: break
      }
    }
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
