import CivilTime
import Diagnostics
import ProcedureSyntax
import SourceText

extension CompileWording {
  func missingPart(_ part: Keyword, _ owner: Keyword) -> Words {
    Words(
      .missingPart, vi: "`\(text)` thiếu \(key(part))", en: "`\(text)` lacks \(key(part))",
      notes: [
        Localized(
          vi: "thêm dòng \(key(part)) vào khối \(key(owner))",
          en: "add a line \(key(part)) to the block \(key(owner))")
      ])
  }

  func missingAmount(_ kind: Keyword) -> Words {
    Words(
      .missingPart, vi: "\(phrase(kind)) `\(text)` chưa ghi mức thu",
      en: "\(phrase(kind)) `\(text)` does not say how much",
      notes: [
        Localized(
          vi: "ghi một mức (`: 75.000 đồng`), hoặc các bậc rồi \(key(.otherwise))",
          en: "give one amount (`: 75.000 đồng`), or tiers and then \(key(.otherwise))")
      ])
  }

  func repeatedLine(_ keyword: Keyword) -> Words {
    Words(
      .repeatedLine, vi: "\(key(keyword)) được ghi hai lần", en: "\(key(keyword)) is given twice",
      notes: [Localized(vi: "giữ lại một dòng", en: "keep one of the lines")])
  }

  func repeatedEntry(_ name: String) -> Words {
    Words(
      .repeatedLine, vi: "`\(name)` được ghi hai lần, hoặc trùng nghĩa với mục trước",
      en: "`\(name)` is given twice, or means the same as one before it")
  }

  func secondEffect(_ keyword: Keyword) -> Words {
    Words(
      .repeatedLine, vi: "bước này đã ghi cách tính \(key(.limit)) chung; chỉ ghi một cách",
      en: "the step already says what happens to the overall clock; \(key(keyword)) is a second way"
    )
  }

  func notHere(_ keyword: Keyword) -> Words {
    switch keyword {
    case .step, .stage, .slot, .parallel:
      Words(
        .notHere, vi: "\(key(keyword)) không dùng được ở đây: phải nằm trong một \(key(.branch))",
        en: "\(key(keyword)) cannot stand here: it belongs in a \(key(.branch))")
    case .stopBranches:
      Words(
        .notHere,
        vi:
          "\(key(keyword)) không dùng được ở đây: chỉ thay cho hướng đi của \(key(.choose)) hoặc \(key(.overdue))",
        en:
          "\(key(keyword)) cannot stand here: it replaces the target of \(key(.choose)) or \(key(.overdue))"
      )
    case .returnResult:
      Words(
        .notHere,
        vi:
          "\(key(keyword)) không dùng được ở đây: phải nằm trong một lựa chọn (\(key(.choose))) của bước",
        en:
          "\(key(keyword)) cannot stand here: it belongs in an outcome (\(key(.choose))) of a step",
        notes: [
          Localized(
            vi: "giấy tờ phải nộp khi nhận kết quả có thể còn thiếu: phải có người để trả lời",
            en: "papers that are due then may be lacking: there has to be somebody to tell")
        ])
    case .inBranch:
      Words(
        .notHere,
        vi: "\(key(keyword)) không dùng được ở đây: bước ấy không ở trong khối \(key(.forEach))",
        en: "\(key(keyword)) cannot stand here: that step is in no block \(key(.forEach))")
    case .statedAtFiling:
      Words(
        .notHere,
        vi: "\(key(keyword)) không dùng được ở đây: bước đầu tiên không do người nộp làm",
        en: "\(key(keyword)) cannot stand here: the first step is not the applicant's",
        notes: [
          Localized(
            vi: "để một bước về sau \(key(.enter)) thông tin này",
            en: "let a later step \(key(.enter)) it")
        ])
    case .if, .otherwise:
      Words(
        .notHere, vi: "\(key(keyword)) không dùng được ở đây: việc trong khối này không rẽ nhánh",
        en: "\(key(keyword)) cannot stand here: the acts of this block do not branch")
    default:
      Words(
        .notHere, vi: "\(key(keyword)) không dùng được ở đây: hãy đặt vào khối của một hướng đi",
        en: "\(key(keyword)) cannot stand here: put it into the block of a way on")
    }
  }

  var mixedCases: Words {
    Words(
      .mixedCases,
      vi: "các trường hợp phải cùng loại: hoặc người nộp tự chọn, hoặc tất cả tính theo điều kiện",
      en: "cases are of one kind: all chosen by the applicant, or all computed by a condition",
      notes: [
        Localized(
          vi: "thêm \(key(.if)) cho `\(text)`, hoặc bỏ \(key(.if)) ở các trường hợp kia",
          en: "add \(key(.if)) to `\(text)`, or leave it out of the others")
      ])
  }

  var mixedManner: Words {
    Words(
      .mixedManner, vi: "không rõ là báo bằng mọi cách hay chỉ bằng cách đầu tiên gửi được",
      en: "it is not clear whether to notify by each means or by the first that reaches",
      notes: [
        Localized(
          vi: "chỉ dùng dấu phẩy (mọi cách), hoặc chỉ dùng \(key(.or)) (cách đầu tiên gửi được)",
          en: "use commas only (by each), or \(key(.or)) only (by the first that reaches)")
      ])
  }

  var neverReached: Words {
    Words(
      .neverReached, vi: "`\(text)` không bao giờ được dùng: phần trước nó đúng cho mọi hồ sơ",
      en: "`\(text)` is never used: what stands before it holds for every case",
      notes: [
        Localized(
          vi: "ghi điều kiện cho phần trước, hoặc chuyển \(key(.otherwise)) xuống cuối",
          en: "give what stands before a condition, or move \(key(.otherwise)) to the end")
      ])
  }

  func overlappingVersions(_ name: String) -> Words {
    Words(
      .overlappingVersions, vi: "hai bản của thủ tục `\(name)` cùng có hiệu lực trong một số ngày",
      en: "two versions of procedure `\(name)` are in force on the same days",
      notes: [
        Localized(
          vi: "ghi ngày hết hiệu lực của bản cũ là ngày liền trước ngày bản mới có hiệu lực",
          en: "let the old version end on the day before the new one begins")
      ])
  }

  func emptyScenario(_ title: String) -> Words {
    Words(
      .emptyScenario, vi: "kịch bản `\(title)` trống: không kiểm tra được gì",
      en: "scenario `\(title)` is empty: it tries nothing",
      notes: [
        Localized(
          vi:
            "mở đầu bằng \(key(.at)) và ngày giờ, cho người nộp \(key(.files)) hồ sơ, rồi ghi điều "
            + "phải đúng sau \(key(.expect))",
          en: "begin with \(key(.at)) and a time, let the applicant file, and say what has to hold "
            + "after \(key(.expect))")
      ])
  }

  // MARK: Calendars

  func calendar(_ fault: CalendarFault) -> Words {
    switch fault {
    case .noWorkingHours:
      Words(
        .noWorkingHours,
        vi: "lịch không có giờ làm việc nào: thời hạn theo giờ, ngày làm việc sẽ không bao giờ hết",
        en: "the calendar has no working hours: no limit in working time would ever end",
        notes: [
          Localized(
            vi: "ghi \(key(.workingDays)) và \(key(.workingHours))",
            en: "give \(key(.workingDays)) and \(key(.workingHours))")
        ])
    case .unknownTimeZone(let zone):
      Words(
        .unknownTimeZone,
        vi: "không có múi giờ `\(zone)`; ở Việt Nam viết \"Asia/Ho_Chi_Minh\"",
        en: "there is no time zone `\(zone)`; for Vietnam write \"Asia/Ho_Chi_Minh\"")
    case .reversedSpan(_, let span), .reversedMakeUpSpan(_, let span):
      Words(
        .badHours, vi: "giờ làm việc \(span.opens) - \(span.closes) bị ngược",
        en: "the hours \(span.opens) - \(span.closes) are reversed")
    case .overlappingSpans(_, let a, let b), .overlappingMakeUpSpans(_, let a, let b):
      Words(
        .badHours,
        vi: "giờ làm việc \(a.opens) - \(a.closes) và \(b.opens) - \(b.closes) chồng lên nhau",
        en: "the hours \(a.opens) - \(a.closes) and \(b.opens) - \(b.closes) overlap")
    case .reversedHoliday:
      Words(
        .badCalendarDay, vi: "kỳ nghỉ bị ngược: ngày đầu sau ngày cuối",
        en: "the holiday is reversed: it starts after its end")
    case .repeatedMakeUpDay:
      Words(
        .badCalendarDay, vi: "ngày làm bù này đã ghi rồi", en: "this make-up day is given already")
    case .makeUpDayInsideHoliday:
      Words(
        .badCalendarDay, vi: "ngày làm bù nằm trong một kỳ nghỉ: không rõ là làm hay nghỉ",
        en: "the make-up day lies inside a holiday: it is not clear which holds")
    case .makeUpDayWithoutHours:
      Words(
        .badCalendarDay, vi: "ngày làm bù không có giờ làm việc",
        en: "the make-up day has no working hours",
        notes: [
          Localized(
            vi: "ghi \(key(.inPlaceOf)) thứ mấy, hoặc ghi \(key(.workingHours))",
            en: "say \(key(.inPlaceOf)) which weekday it is, or give \(key(.workingHours))")
        ])
    }
  }

  var daysWithoutHours: Words {
    Words(
      .noWorkingHours, vi: "có ngày làm việc chưa ghi giờ làm việc",
      en: "one of the working days has no working hours",
      notes: [
        Localized(
          vi: "thêm dòng \(key(.workingHours)) cho ngày đó",
          en: "add a line \(key(.workingHours)) for that day")
      ])
  }
}
