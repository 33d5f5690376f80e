// The form of a working calendar. What is read is checked by the calendar itself.

import CivilTime

extension Shape where Whole == WorkingCalendar {
  static let calendar: Shape<WorkingCalendar> = Shape(
    schema: Shape<CalendarDraft>.draft.schema,
    write: { calendar, names in Shape<CalendarDraft>.draft.write(calendar.draft, &names) },
    read: { (node, names) throws(ArtifactFault) in
      let draft = try Shape<CalendarDraft>.draft.read(node, &names)
      do throws(CalendarFaults) {
        return try WorkingCalendar(draft)
      } catch {
        throw ArtifactFault(.calendar(error.all.first ?? .noWorkingHours), at: node.offset)
      }
    })
}

extension Shape where Whole == CalendarDraft {
  static let draft: Shape<CalendarDraft> = object(
    CalendarDraft(name: "", officeHours: OfficeWeek()),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("timeZone", \.timeZone, .text),
      .list("monday", \.officeHours[.monday], .span),
      .list("tuesday", \.officeHours[.tuesday], .span),
      .list("wednesday", \.officeHours[.wednesday], .span),
      .list("thursday", \.officeHours[.thursday], .span),
      .list("friday", \.officeHours[.friday], .span),
      .list("saturday", \.officeHours[.saturday], .span),
      .list("sunday", \.officeHours[.sunday], .span),
      .list("holidays", \.holidays, .holiday), .list("makeUpDays", \.makeUpDays, .makeUpDay),
      .required("dayCounting", \.dayCounting, .word()),
      .optional("publishedUntil", \.publishedUntil, .date),
    ])
}

extension Shape where Whole == OfficeSpan {
  /// `["07:00", "11:30"]`.
  static let span: Shape<OfficeSpan> = Shape<[TimeOfDay]>.array(of: .time)
    .mapped(
      to: { $0.count == 2 ? OfficeSpan(opens: $0[0], closes: $0[1]) : nil },
      fault: .wrongShape(expected: "two times"), from: { [$0.opens, $0.closes] })
}

/// A holiday or a make-up day while it is read: all of their own properties are constants.
private struct DayEntry: Sendable {
  var first: CivilDate = .earliest
  var last: CivilDate = .earliest
  var title = ""
  var hours: MakeUpDay.Hours?
}

extension Shape where Whole == Holiday {
  static let holiday: Shape<Holiday> = Shape<DayEntry>.object(
    DayEntry(),
    [
      .required("first", \.first, .date), .required("last", \.last, .date),
      .required("title", \.title, .text),
    ]
  ).mapped(
    to: { Holiday(first: $0.first, last: $0.last, title: $0.title) }, fault: .badDate,
    from: { DayEntry(first: $0.first, last: $0.last, title: $0.title) })
}

extension Shape where Whole == MakeUpDay {
  static let makeUpDay: Shape<MakeUpDay> = Shape<DayEntry>.object(
    DayEntry(),
    [
      .required("date", \.first, .date), .required("title", \.title, .text),
      .optional("hours", \.hours, .hours),
    ]
  ).mapped(
    to: { MakeUpDay(date: $0.first, title: $0.title, hoursOf: $0.hours ?? .ordinary) },
    fault: .badDate,
    from: { day in
      let isOrdinary = day.hours == .ordinary
      return DayEntry(first: day.date, title: day.title, hours: isOrdinary ? nil : day.hours)
    })
}

extension Shape where Whole == MakeUpDay.Hours {
  /// `{"of": 1}` for Monday's hours, `{"spans": […]}`; ordinary hours are left out.
  static let hours: Shape<MakeUpDay.Hours> = tagged(
    [
      ("ordinary", ["const": true]), ("of", Shape<Int>.count.schema),
      ("spans", Shape<[OfficeSpan]>.array(of: .span).schema),
    ],
    write: { hours, names in
      switch hours {
      case .ordinary: ("ordinary", true)
      case .weekday(let weekday): ("of", .integer(Int64(weekday.rawValue)))
      case .spans(let spans): ("spans", Shape<[OfficeSpan]>.array(of: .span).write(spans, &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "ordinary":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .ordinary
      case "of":
        guard let weekday = Weekday(rawValue: try Shape<Int>.count.read(node, &names)) else {
          throw ArtifactFault(.badNumber, at: node.offset)
        }
        return .weekday(weekday)
      case "spans": return .spans(try Shape<[OfficeSpan]>.array(of: .span).read(node, &names))
      case _: return nil
      }
    })
}
