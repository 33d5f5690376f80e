import CivilTime
import Testing

/// The calendar of state bodies, 2024 to 2026, with the days swapped by decision of the Government.
enum StateCalendar {
  static let hours = [span("07:00", "11:30"), span("13:30", "17:00")]
  static let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

  static let holidays: [(first: String, last: String, title: String)] = [
    ("2024-01-01", "2024-01-01", "Tết Dương lịch"),
    ("2024-02-08", "2024-02-14", "Tết Nguyên đán"),
    ("2024-04-18", "2024-04-18", "Giỗ Tổ Hùng Vương"),
    ("2024-04-27", "2024-05-01", "Ngày Chiến thắng và Quốc tế lao động"),
    ("2024-08-31", "2024-09-03", "Quốc khánh"),
    ("2025-01-01", "2025-01-01", "Tết Dương lịch"),
    ("2025-01-25", "2025-02-02", "Tết Nguyên đán"),
    ("2025-04-07", "2025-04-07", "Giỗ Tổ Hùng Vương"),
    ("2025-04-30", "2025-05-04", "Ngày Chiến thắng và Quốc tế lao động"),
    ("2025-08-30", "2025-09-02", "Quốc khánh"),
    ("2026-01-01", "2026-01-04", "Tết Dương lịch"),
    ("2026-02-14", "2026-02-22", "Tết Nguyên đán"),
    ("2026-04-26", "2026-04-27", "Giỗ Tổ Hùng Vương"),
    ("2026-04-30", "2026-05-03", "Ngày Chiến thắng và Quốc tế lao động"),
    ("2026-08-29", "2026-09-02", "Quốc khánh"),
    ("2026-11-24", "2026-11-24", "Ngày Văn hóa Việt Nam"),
  ]

  static let makeUpDays: [(date: String, title: String)] = [
    ("2024-05-04", "Làm bù ngày 29/4"),
    ("2025-04-26", "Làm bù ngày 02/5"),
    ("2026-01-10", "Làm bù ngày 02/01"),
    ("2026-08-22", "Làm bù ngày 31/8"),
  ]

  static func draft(_ counting: DayCounting = .legalDays) throws -> CalendarDraft {
    CalendarDraft(
      name: "lịch_hành_chính", title: "Lịch hành chính nhà nước",
      officeHours: OfficeWeek(hours, on: weekdays),
      holidays: try holidays.map {
        Holiday(first: try date($0.first), last: try date($0.last), title: $0.title)
      },
      makeUpDays: try makeUpDays.map { MakeUpDay(date: try date($0.date), title: $0.title) },
      dayCounting: counting, publishedUntil: try date("2026-12-31"))
  }

  static func calendar(_ counting: DayCounting = .legalDays) throws -> WorkingCalendar {
    try WorkingCalendar(draft(counting))
  }
}

/// `span("07:00", "11:30")`; a text that is no time gives an empty span, which every calendar refuses.
func span(_ opens: String, _ closes: String) -> OfficeSpan {
  OfficeSpan(opens: time(opens) ?? .midnight, closes: time(closes) ?? .midnight)
}

func time(_ text: String) -> TimeOfDay? {
  let parts = text.split(separator: ":").compactMap { Int($0) }
  return parts.count == 2 ? TimeOfDay(hour: parts[0], minute: parts[1]) : nil
}

func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso), "\(iso)") }

func moment(_ iso: String) throws -> Moment { try #require(Moment(iso: iso), "\(iso)") }

/// Durations as the tables of cases write them: `8 wh`, `2.5 wd`, `90 wm`, `20 d`, `2 w`, `3 mo`,
/// `1 y`, `48 h`, `30 m`.
func duration(_ text: String) throws -> LegalDuration {
  let parts = text.split(separator: " ")
  let amount = try #require(Double(parts[0]))
  let thousandths = Int64((amount * 1000).rounded())
  let unit = String(parts[1])
  let working: [String: WorkingDuration.Unit] = ["wm": .minute, "wh": .hour, "wd": .day]
  if let unit = working[unit] {
    return .working(try WorkingDuration(thousandths: thousandths, unit))
  }
  let calendar: [String: CalendarDuration.Unit] = [
    "m": .minute, "h": .hour, "d": .day, "w": .week, "mo": .month, "y": .year,
  ]
  return .calendar(
    try CalendarDuration(thousandths: thousandths, try #require(calendar[unit])))
}
