import CivilTime
import ProcedureGraph
import SourceText

/// The explanation of a due date in words.
public enum DueExplanation {
  /// One line: "thứ hai 26/01/2026: ngày bắt đầu, không tính".
  public static func line(_ line: DayLine, in language: Language) -> String {
    let dates =
      line.first == line.last
      ? "\(line.first.weekday.words[language]) \(line.first)"
      : "\(line.first) – \(line.last)"
    return "\(dates): \(reason(of: line, in: language))"
  }

  /// Why the days of a line count what they count, with the amount.
  public static func reason(of line: DayLine, in language: Language) -> String {
    [words(line.reason)[language], amount(line.counted)?[language]].compactMap { $0 }
      .joined(separator: ", ")
  }

  /// "10:00 ngày 27/01/2026".
  public static func due(_ due: Due, in language: Language) -> String {
    let moment = Localized(
      vi: "\(due.moment.time) ngày \(due.moment.date)",
      en: "\(due.moment.time) on \(due.moment.date)")
    guard due.isProvisional else { return moment[language] }
    let remark = Localized(
      vi: "tạm tính, lịch chưa công bố đến ngày này",
      en: "provisional: the calendar is not published up to this day")
    return "\(moment[language]) (\(remark[language]))"
  }

  private static func words(_ reason: DayReason) -> Localized {
    switch reason {
    case .startDayNotCounted:
      Localized(vi: "ngày bắt đầu, không tính", en: "day of filing, not counted")
    case .startDay(let kind):
      joined(Localized(vi: "ngày nộp, tính từ lúc nộp", en: "day of filing, from its minute"), kind)
    case .beforeOpening(let kind):
      joined(
        Localized(
          vi: "ngày nộp, tính từ đầu giờ làm việc", en: "day of filing, from the opening"), kind)
    case .afterClosing(let kind):
      joined(
        Localized(
          vi: "ngày nộp, đã hết giờ làm việc", en: "day of filing, after the office closed"), kind)
    case .working: Localized(vi: "ngày làm việc", en: "working day")
    case .weekend: Localized(vi: "nghỉ hằng tuần", en: "weekly day off")
    case .holiday(let title): holiday(title)
    case .makeUp(let title): makeUp(title)
    case .lastDay(let kind):
      joined(Localized(vi: "ngày cuối của thời hạn", en: "last day of the limit"), kind)
    case .rolledToNextWorkingDay:
      Localized(
        vi: "ngày làm việc tiếp theo, hạn chuyển đến ngày này",
        en: "next working day, to which the end moves")
    case .run(let workingDays, let daysOff):
      Localized(
        vi: "\(workingDays) ngày làm việc, \(daysOff) ngày nghỉ",
        en: "\(workingDays) working days, \(daysOff) days off")
    case .paused(let note): noted(Localized(vi: "tạm dừng", en: "paused"), note)
    case .resumed(let note): noted(Localized(vi: "tính tiếp", en: "resumed"), note)
    case .restarted(let note): noted(Localized(vi: "tính lại từ đầu", en: "restarted"), note)
    case .remainderSet(let left, let note):
      noted(
        Localized(vi: "từ đây còn \(left.vietnamese)", en: "from here \(left.english) left"), note)
    case .extended(let more, let note):
      noted(
        Localized(vi: "gia hạn \(more.vietnamese)", en: "extended by \(more.english)"), note)
    case .stopped(let note): noted(Localized(vi: "thôi tính", en: "stopped"), note)
    case .carried(let note):
      noted(
        Localized(vi: "từ đây tính theo lịch mới", en: "counted by the new calendar from here"),
        note)
    }
  }

  private static func amount(_ counted: Counted) -> Localized? {
    switch counted {
    case .nothing: nil
    case .workingSeconds(let seconds):
      clock(seconds).map {
        Localized(vi: "tính \($0) làm việc", en: "counts \($1) of office hours")
      }
    case .wallClockSeconds(let seconds):
      clock(seconds).map { Localized(vi: "tính \($0)", en: "counts \($1)") }
    case .days(let thousandths):
      Localized(
        vi: "tính \(decimal(thousandths).vietnamese) ngày",
        en: "counts \(decimal(thousandths)) \(thousandths == 1000 ? "day" : "days")")
    }
  }

  /// "7 giờ 30 phút"; seconds only where there are any.
  private static func clock(_ seconds: Int64) -> Localized {
    let parts = [
      (seconds / 3600, "giờ", "h"), (seconds / 60 % 60, "phút", "min"), (seconds % 60, "giây", "s"),
    ].filter { $0.0 > 0 }
    return Localized(
      vi: parts.map { "\($0.0) \($0.1)" }.joined(separator: " "),
      en: parts.map { "\($0.0) \($0.2)" }.joined(separator: " "))
  }

  private static func decimal(_ thousandths: Int64) -> ExactDecimal {
    ExactDecimal(significand: thousandths, scale: 3) ?? .zero
  }

  private static func holiday(_ title: String) -> Localized {
    title.isEmpty
      ? Localized(vi: "nghỉ lễ", en: "holiday")
      : Localized(vi: "nghỉ \(title)", en: "holiday: \(title)")
  }

  private static func makeUp(_ title: String) -> Localized {
    title.isEmpty
      ? Localized(vi: "ngày làm bù", en: "make-up working day")
      : Localized(vi: "ngày làm bù (\(title))", en: "make-up working day (\(title))")
  }

  /// What kind of day it is, where that is not an ordinary working day.
  private static func joined(_ text: Localized, _ kind: DayKind) -> Localized {
    let more: Localized
    switch kind {
    case .working: return text
    case .weekend: more = Localized(vi: "nghỉ hằng tuần", en: "weekly day off")
    case .holiday(let title): more = holiday(title)
    case .makeUp(let title): more = makeUp(title)
    }
    return Localized(vi: "\(text.vi), \(more.vi)", en: "\(text.en), \(more.en)")
  }

  private static func noted(_ text: Localized, _ note: LedgerNote) -> Localized {
    let notes = [note.reason, note.legalBasis].compactMap { $0 }
    guard !notes.isEmpty else { return text }
    let more = " (\(notes.joined(separator: "; ")))"
    return Localized(vi: text.vi + more, en: text.en + more)
  }
}

extension Localized {
  fileprivate func map(_ change: (String, String) -> Localized) -> Localized {
    change(vi, en)
  }
}

extension Weekday {
  /// The name of the day, as it stands in a sentence.
  public var words: Localized {
    switch self {
    case .monday: Localized(vi: "thứ hai", en: "Monday")
    case .tuesday: Localized(vi: "thứ ba", en: "Tuesday")
    case .wednesday: Localized(vi: "thứ tư", en: "Wednesday")
    case .thursday: Localized(vi: "thứ năm", en: "Thursday")
    case .friday: Localized(vi: "thứ sáu", en: "Friday")
    case .saturday: Localized(vi: "thứ bảy", en: "Saturday")
    case .sunday: Localized(vi: "chủ nhật", en: "Sunday")
    }
  }
}

extension LegalDuration {
  /// "2.5 working days", "48 hours", "3 months".
  public var english: String {
    let amount = ExactDecimal(significand: thousandths, scale: 3) ?? .zero
    let plural = thousandths == 1000 ? "" : "s"
    return switch self {
    case .working(let duration): "\(amount) working \(duration.unit.rawValue)\(plural)"
    case .calendar(let duration): "\(amount) \(duration.unit.rawValue)\(plural)"
    }
  }
}
