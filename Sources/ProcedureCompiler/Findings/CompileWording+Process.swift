import Diagnostics
import ProcedureSyntax
import SourceText

extension CompileWording {
  func noSteps(_ kind: Keyword, _ name: String) -> Words {
    Words(
      .noSteps, vi: "\(key(kind)) `\(name)` chưa có bước nào",
      en: "\(key(kind)) `\(name)` has no step",
      notes: [
        Localized(
          vi: "thêm ít nhất một \(key(.step)); bước đầu tiên là nơi hồ sơ bắt đầu",
          en: "add a \(key(.step)) at least; a case starts in the first one")
      ])
  }

  func noEnds(_ name: String) -> Words {
    Words(
      .noEnds, vi: "thủ tục `\(name)` chưa có \(key(.ending)) nào: hồ sơ không bao giờ xong được",
      en: "procedure `\(name)` has no \(key(.ending)): a case could never be finished")
  }

  func stepWithoutRole(_ step: String) -> Words {
    Words(
      .stepWithoutRole, vi: "bước `\(step)` chưa ghi ai làm (\(key(.by)))",
      en: "step `\(step)` does not say who performs it (\(key(.by)))")
  }

  func deadEnd(_ step: String) -> Words {
    Words(
      .deadEnd, vi: "từ bước `\(step)` không có lối đi tiếp",
      en: "there is no way on from step `\(step)`",
      notes: [
        Localized(
          vi: "thêm ít nhất một \(key(.choose)) … `->`, hoặc \(key(.wait)), \(key(.awaitEvent))",
          en: "add a \(key(.choose)) … `->`, or \(key(.wait)), \(key(.awaitEvent))")
      ])
  }

  func automaticStepStuck(_ step: String) -> Words {
    Words(
      .deadEnd, vi: "bước `\(step)` do hệ thống làm nhưng chưa ghi đi đâu tiếp",
      en: "step `\(step)` is the system's and does not say where it leads",
      notes: [
        Localized(
          vi:
            "thêm `\(phrase(.otherwise)) -> …` (sau các \(key(.if)) nếu có), hoặc \(key(.wait)), \(key(.awaitEvent))",
          en:
            "add `\(phrase(.otherwise)) -> …` (after \(key(.if)) lines, if any), or \(key(.wait)), \(key(.awaitEvent))"
        )
      ])
  }

  func automaticStepChooses(_ step: String) -> Words {
    Words(
      .automaticStepChooses,
      vi:
        "bước `\(step)` do hệ thống làm nên không có người để \(key(.choose)); hãy dùng \(key(.if)) và \(key(.otherwise))",
      en:
        "step `\(step)` is the system's: nobody is there to \(key(.choose)); use \(key(.if)) and \(key(.otherwise))"
    )
  }

  func automaticStepNeedsPerson(_ keyword: Keyword, _ step: String) -> Words {
    Words(
      .automaticStepChooses,
      vi:
        "bước `\(step)` do hệ thống làm nên \(key(keyword)) không dùng được: việc này cần có người",
      en:
        "step `\(step)` is the system's, so \(key(keyword)) cannot stand in it: that takes a person"
    )
  }

  func personStepComputes(_ step: String) -> Words {
    Words(
      .personStepComputes,
      vi: "bước `\(step)` do người làm: rẽ nhánh \(key(.if)) phải nằm trong một \(key(.choose))",
      en: "step `\(step)` is a person's: \(key(.if)) belongs inside a \(key(.choose))")
  }

  var missingOtherwise: Words {
    Words(
      .missingOtherwise,
      vi:
        "rẽ nhánh theo điều kiện cần một dòng \(key(.otherwise)) `->` cho khi không điều kiện nào đúng",
      en: "a computed branch needs a line \(key(.otherwise)) `->` for when no condition holds")
  }

  func outcomeLeadsNowhere(_ name: String) -> Words {
    Words(
      .outcomeLeadsNowhere, vi: "lựa chọn `\(name)` chưa ghi đi đâu tiếp (`-> bước`)",
      en: "outcome `\(name)` does not say where it leads (`-> step`)")
  }

  func outcomeLeadsTwice(_ name: String) -> Words {
    Words(
      .outcomeLeadsTwice,
      vi: "lựa chọn `\(name)` vừa có `->` vừa có nhánh \(key(.if)): chỉ dùng một cách",
      en: "outcome `\(name)` has both `->` and branches by \(key(.if)): use one of them")
  }

  func timerWithoutLimit(_ owner: Keyword, _ name: String) -> Words {
    let limit = owner == .step ? Keyword.within : .limit
    return Words(
      .timerWithoutLimit,
      vi: "\(phrase(owner)) `\(name)` có nhắc hạn hoặc xử lý quá hạn nhưng chưa có thời hạn",
      en: "\(phrase(owner)) `\(name)` has timers but no limit they could belong to",
      notes: [Localized(vi: "thêm dòng \(key(limit))", en: "add a line \(key(limit))")])
  }

  func endlessAutomaticSteps(_ step: String) -> Words {
    Words(
      .endlessAutomaticSteps,
      vi: "các bước tự động quanh `\(step)` quay vòng mãi mà không chờ ai",
      en: "the automatic steps around `\(step)` go round for ever without waiting",
      notes: [
        Localized(
          vi: "trong vòng ấy phải có một bước chờ người làm, chờ thời gian hoặc chờ sự kiện",
          en: "let one of them wait for a person, for time or for an event")
      ])
  }

  func systemCannotReceive(_ act: Keyword) -> Words {
    Words(
      .wrongRole, vi: "\(key(act)) cần một người, mà `\(text)` không phải là người",
      en: "\(key(act)) needs a person, and `\(text)` is none")
  }

  func cannotAssign(_ role: String) -> Words {
    Words(
      .wrongRole, vi: "không giao việc cho `\(role)` được: chỉ giao cho vai trò của cơ quan",
      en: "`\(role)` cannot be assigned: only roles of the authority can")
  }

  func excludesItself(_ step: String) -> Words {
    Words(
      .badExclusion, vi: "bước `\(step)` không thể có người làm khác chính người làm bước ấy",
      en: "step `\(step)` cannot exclude its own performer",
      notes: [
        Localized(vi: "ghi tên bước mà người làm phải khác", en: "name the other person's step")
      ])
  }

  func excludesSystem(_ step: String) -> Words {
    Words(
      .badExclusion, vi: "bước `\(step)` do hệ thống làm nên không có người nào để so sánh",
      en: "step `\(step)` is the system's: there is nobody to differ from",
      notes: [
        Localized(
          vi:
            "ghi một bước có người làm; người làm trong thủ tục được gọi thuộc hồ sơ của thủ tục ấy",
          en:
            "name a step that somebody performs; who works in a called procedure is of its own case"
        )
      ])
  }

  func excludesLater(_ other: String, _ step: String) -> Words {
    Words(
      .laterExclusion, .warning,
      vi:
        "bước `\(other)` đứng sau bước `\(step)`: khi làm `\(step)` thường chưa có ai làm `\(other)`",
      en: "step `\(other)` comes after `\(step)`: nobody has performed it by then, as a rule",
      notes: [
        Localized(
          vi: "ghi điều này ở bước làm sau thì hai người chắc chắn khác nhau",
          en: "say it in the later step, and the two are sure to differ")
      ])
  }

  func badGraph(_ detail: String) -> Words {
    Words(
      .badGraph, vi: "quy trình chưa chặt chẽ (\(detail))",
      en: "the process is not well formed (\(detail))")
  }

  func obligationNamesNothing(_ subject: Subject, _ name: String, _ near: String?) -> Words {
    let what = words(subject)
    return Words(
      .obligationNamesNothing,
      vi:
        "điều \(key(.ensure)) nói đến \(what.vi) `\(name)`, nhưng không có \(what.vi) nào tên như vậy",
      en: "\(key(.ensure)) speaks of the \(what.en) `\(name)`, but there is none of that name",
      notes: [
        Localized(
          vi: "điều đảm bảo nói về nội dung không có thì không ràng buộc được gì",
          en: "what is ensured of something that is not there protects nobody")
      ], fixes: replacing(with: near))
  }
}
