import CivilTime
import Diagnostics
import ProcedureSyntax
import SourceText

extension CompileWording {
  // MARK: Frameworks

  func framework(_ problem: CompileProblem) -> Words {
    switch problem {
    case .hole(let name, let framework):
      Words(
        code: .hole,
        message: Localized(
          vi: "khung `\(framework)` để ngỏ tham số `\(name)`; thủ tục phải cho giá trị",
          en: "framework `\(framework)` leaves parameter `\(name)` open; the procedure must give it"
        ),
        notes: [
          Localized(
            vi: "thêm dòng `\(Keyword.parameter.phrase(dialect)) \(name) = …`",
            en: "add a line `\(Keyword.parameter.phrase(dialect)) \(name) = …`")
        ])
    case .unfilledSlot(let name, let framework):
      Words(
        code: .unfilledSlot,
        message: Localized(
          vi: "chỗ điền `\(name)` của khung `\(framework)` chưa được điền",
          en: "slot `\(name)` of framework `\(framework)` is not filled"),
        notes: [
          Localized(
            vi: "thêm khối `\(Keyword.fill.phrase(dialect)) \(name):` với các bước của thủ tục",
            en: "add a block `\(Keyword.fill.phrase(dialect)) \(name):` with the procedure's steps")
        ])
    case .filledTwice(let name):
      Words(
        code: .filledTwice,
        message: Localized(
          vi: "chỗ điền `\(name)` đã được điền rồi", en: "slot `\(name)` is filled already"))
    case .lengthenedLimit(let step, let framework):
      Words(
        code: .lengthenedLimit,
        message: Localized(
          vi:
            "thời hạn của bước `\(step)` dài hơn hoặc khác loại so với khung `\(framework)`; chỉ được rút ngắn",
          en:
            "the limit of step `\(step)` is longer than, or of another kind than, that of framework `\(framework)`; it may only be shortened"
        ),
        notes: [
          Localized(
            vi: "nếu có căn cứ riêng, ghi \(key(.legalBasis)) trên dòng \(key(.amendStep))",
            en:
              "with a legal basis of its own, cite it by \(key(.legalBasis)) on the line \(key(.amendStep))"
          )
        ])
    case .forbiddenPaper(let name, let framework):
      Words(
        code: .forbiddenPaper,
        message: Localized(
          vi: "khung `\(framework)` không cho yêu cầu giấy tờ `\(name)`",
          en: "framework `\(framework)` forbids asking for paper `\(name)`"))
    case .redirectedOutcome(let name, let framework):
      Words(
        code: .redirectedOutcome,
        message: Localized(
          vi:
            "lựa chọn `\(name)` là của khung `\(framework)`: chỉ được thêm việc, không được đổi hướng đi",
          en:
            "outcome `\(name)` belongs to framework `\(framework)`: acts may be added, its way may not change"
        ))
    case .frameworkCycle(let names):
      Words(
        code: .frameworkCycle,
        message: Localized(
          vi: "các khung theo nhau thành vòng: \(names.joined(separator: " → "))",
          en: "the frameworks follow each other in a circle: \(names.joined(separator: " → "))"))
    case .notAmendable(let keyword, let framework):
      Words(
        code: .notAmendable,
        message: Localized(
          vi: "khung `\(framework)` đã quy định \(key(keyword)) của bước này; không sửa được",
          en: "framework `\(framework)` has set \(key(keyword)) of this step; it cannot be amended")
      )
    case .followsNothing(let keyword):
      Words(
        code: .followsNothing,
        message: Localized(
          vi: "\(key(keyword)) chỉ dùng khi theo một khung, mà ở đây chưa ghi \(key(.follows))",
          en: "\(key(keyword)) needs a framework to follow, and none is named by \(key(.follows))"))
    default: unexpected
    }
  }

  // MARK: The process

  func process(_ problem: CompileProblem) -> Words {
    switch problem {
    case .noSteps(let name):
      Words(
        code: .noSteps,
        message: Localized(
          vi: "thủ tục `\(name)` chưa có bước nào", en: "procedure `\(name)` has no step"))
    case .noEnds(let name):
      Words(
        code: .noEnds,
        message: Localized(
          vi: "thủ tục `\(name)` chưa có \(key(.ending)) nào: hồ sơ không bao giờ xong được",
          en: "procedure `\(name)` has no \(key(.ending)): a case could never be finished"))
    case .stepWithoutRole(let step):
      Words(
        code: .stepWithoutRole,
        message: Localized(
          vi: "bước `\(step)` chưa ghi ai làm (\(key(.by)))",
          en: "step `\(step)` does not say who performs it (\(key(.by)))"))
    case .deadEnd(let step):
      Words(
        code: .deadEnd,
        message: Localized(
          vi: "từ bước `\(step)` không có lối đi tiếp", en: "there is no way on from step `\(step)`"
        ),
        notes: [
          Localized(
            vi: "thêm ít nhất một \(key(.choose)) … `->`, hoặc \(key(.wait)), \(key(.awaitEvent))",
            en: "add a \(key(.choose)) … `->`, or \(key(.wait)), \(key(.awaitEvent))")
        ])
    case .automaticStepChooses(let step):
      Words(
        code: .automaticStepChooses,
        message: Localized(
          vi:
            "bước `\(step)` do hệ thống làm nên không có người để \(key(.choose)); hãy dùng \(key(.if)) và \(key(.otherwise))",
          en:
            "step `\(step)` is the system's: nobody is there to \(key(.choose)); use \(key(.if)) and \(key(.otherwise))"
        ))
    case .automaticStepNeedsPerson(let keyword, let step):
      Words(
        code: .automaticStepChooses,
        message: Localized(
          vi: "bước `\(step)` do hệ thống làm nên \(key(keyword)) không dùng được",
          en: "step `\(step)` is the system's, so \(key(keyword)) cannot stand in it"))
    case .personStepComputes(let step):
      Words(
        code: .personStepComputes,
        message: Localized(
          vi:
            "bước `\(step)` do người làm: rẽ nhánh \(key(.if)) phải nằm trong một \(key(.choose))",
          en: "step `\(step)` is a person's: \(key(.if)) belongs inside a \(key(.choose))"))
    case .missingOtherwise:
      Words(
        code: .missingOtherwise,
        message: Localized(
          vi:
            "rẽ nhánh theo điều kiện cần một dòng \(key(.otherwise)) `->` cho trường hợp không điều kiện nào đúng",
          en: "a computed branch needs a line \(key(.otherwise)) `->` for when no condition holds"))
    case .outcomeLeadsNowhere(let name):
      Words(
        code: .outcomeLeadsNowhere,
        message: Localized(
          vi: "lựa chọn `\(name)` chưa ghi đi đâu tiếp (`-> bước`)",
          en: "outcome `\(name)` does not say where it leads (`-> step`)"))
    case .outcomeLeadsTwice(let name):
      Words(
        code: .outcomeLeadsTwice,
        message: Localized(
          vi: "lựa chọn `\(name)` vừa có `->` vừa có nhánh \(key(.if)): chỉ dùng một cách",
          en: "outcome `\(name)` has both `->` and branches by \(key(.if)): use one of them"))
    case .timerWithoutLimit(let place):
      Words(
        code: .timerWithoutLimit,
        message: Localized(
          vi: "\(place): có nhắc hạn hoặc xử lý quá hạn nhưng chưa có thời hạn",
          en: "\(place): there are timers but no limit they could belong to"))
    case .endlessAutomaticSteps(let step):
      Words(
        code: .endlessAutomaticSteps,
        message: Localized(
          vi: "các bước tự động quanh `\(step)` quay vòng mãi mà không chờ ai",
          en: "the automatic steps around `\(step)` go round for ever without waiting"))
    case .badGraph(let detail):
      Words(
        code: .badGraph,
        message: Localized(
          vi: "quy trình chưa chặt chẽ (\(detail))",
          en: "the process is not well formed (\(detail))"))
    case .obligationUnproved:
      Words(
        code: .obligationUnproved, severity: .remark,
        message: Localized(
          vi:
            "phiên bản này chưa chứng minh được điều \(key(.ensure)); nội dung được đọc và giữ nguyên",
          en: "this version does not prove \(key(.ensure)) yet; it is read and kept as it is"))
    default: unexpected
    }
  }

  // MARK: Calendars

  func calendar(_ fault: CalendarFault) -> Words {
    switch fault {
    case .noWorkingHours:
      Words(
        code: .noWorkingHours,
        message: Localized(
          vi: "lịch không có giờ làm việc nào: mọi thời hạn làm việc sẽ không bao giờ hết",
          en: "the calendar has no working hours: no working-time limit would ever end"),
        notes: [
          Localized(
            vi: "ghi \(key(.workingDays)) và \(key(.workingHours))",
            en: "give \(key(.workingDays)) and \(key(.workingHours))")
        ])
    case .unknownTimeZone(let zone):
      Words(
        code: .unknownTimeZone,
        message: Localized(
          vi: "không có múi giờ `\(zone)`; ở Việt Nam viết \"Asia/Ho_Chi_Minh\"",
          en: "there is no time zone `\(zone)`; for Vietnam write \"Asia/Ho_Chi_Minh\""))
    case .reversedSpan(_, let span), .reversedMakeUpSpan(_, let span):
      Words(
        code: .badHours,
        message: Localized(
          vi: "giờ làm việc \(span.opens) - \(span.closes) bị ngược",
          en: "the hours \(span.opens) - \(span.closes) are reversed"))
    case .overlappingSpans(_, let a, let b), .overlappingMakeUpSpans(_, let a, let b):
      Words(
        code: .badHours,
        message: Localized(
          vi: "giờ làm việc \(a.opens) - \(a.closes) và \(b.opens) - \(b.closes) chồng lên nhau",
          en: "the hours \(a.opens) - \(a.closes) and \(b.opens) - \(b.closes) overlap"))
    case .reversedHoliday:
      Words(
        code: .badCalendarDay,
        message: Localized(
          vi: "kỳ nghỉ bị ngược: ngày đầu sau ngày cuối",
          en: "the holiday is reversed: it starts after its end"))
    case .repeatedMakeUpDay:
      Words(
        code: .badCalendarDay,
        message: Localized(
          vi: "ngày làm bù này đã ghi rồi", en: "this make-up day is given already"))
    case .makeUpDayInsideHoliday:
      Words(
        code: .badCalendarDay,
        message: Localized(
          vi: "ngày làm bù nằm trong một kỳ nghỉ", en: "the make-up day lies inside a holiday"))
    case .makeUpDayWithoutHours:
      Words(
        code: .badCalendarDay,
        message: Localized(
          vi: "ngày làm bù không có giờ làm việc", en: "the make-up day has no working hours"))
    }
  }
}
