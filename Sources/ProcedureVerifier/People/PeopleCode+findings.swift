import CivilTime
import Diagnostics
import ProcedureGraph
import SourceText

extension ProofFinding {
  static func differsFromOneself(_ step: Step, _ before: Step) -> ProofFinding {
    ProofFinding(
      PeopleCode.differsFromOneself.code, .warning, at: ["steps", step.name],
      Localized(
        vi: "bước `\(step.name)` và bước `\(before.name)` đều do người nộp thực hiện, nên "
          + "không thể khác người làm",
        en: "steps `\(step.name)` and `\(before.name)` are both the applicant's: the performer "
          + "cannot differ"),
      notes: [
        Localized(
          vi:
            "người nộp đã làm `\(before.name)` thì không làm được `\(step.name)`, hồ sơ đứng lại ở "
            + "đó; bỏ `khác người làm`, hoặc giao một trong hai bước cho vai trò khác",
          en: "whoever performed `\(before.name)` is refused `\(step.name)`, and the case stays "
            + "there; leave the exclusion out, or give one of the steps to another role")
      ],
      related: [
        (["steps", before.name], Localized(vi: "bước kia ở đây", en: "the other step is here"))
      ])
  }

  static func oneWayAcrossBranches(_ step: Step, _ other: Step) -> ProofFinding {
    ProofFinding(
      PeopleCode.oneWayAcrossBranches.code, .warning, at: ["steps", step.name],
      Localized(
        vi: "bước `\(step.name)` khác người làm `\(other.name)`, nhưng hai bước ở hai nhánh song "
          + "song và bước kia không ghi ngược lại",
        en: "step `\(step.name)` excludes the performer of `\(other.name)` in a parallel branch, "
          + "which does not exclude in turn"),
      notes: [
        Localized(
          vi: "bước nào làm trước là tùy từng hồ sơ: ai làm `\(step.name)` trước vẫn làm được "
            + "`\(other.name)` sau; ghi thêm `khác người làm \(step.name)` ở bước `\(other.name)`",
          en: "either may be done first: whoever does `\(step.name)` first may still do "
            + "`\(other.name)` afterwards; say it in `\(other.name)` as well")
      ],
      related: [
        (["steps", other.name], Localized(vi: "bước kia ở đây", en: "the other step is here"))
      ])
  }

  static func assignedForNothing(_ step: Step, _ role: Role) -> ProofFinding {
    ProofFinding(
      PeopleCode.assignedForNothing.code, .warning, at: ["steps", step.name],
      Localized(
        vi: "bước `\(step.name)` giao việc cho “\(role.title)”, nhưng sau đó không có bước nào do "
          + "vai trò này làm",
        en: "step `\(step.name)` assigns “\(role.title)”, who has no step to do after it"),
      notes: [
        Localized(
          vi:
            "người được chỉ định không có việc gì để làm; bỏ `giao cho`, hoặc giao cho vai trò làm "
            + "bước tiếp theo",
          en: "whoever is named has nothing to do; leave the assignment out, or assign the role of "
            + "a later step")
      ])
  }

  static func agencyGone(
    _ step: Step, _ role: Role, _ agency: Agency, last: CivilDate
  ) -> ProofFinding {
    ProofFinding(
      PeopleCode.agencyGone.code, .warning, at: ["steps", step.name],
      Localized(
        vi:
          "bước `\(step.name)` do “\(role.title)” thuộc “\(agency.title)” làm, mà cơ quan này chỉ "
          + "hoạt động đến \(last) và không có cơ quan thay thế",
        en: "step `\(step.name)` is done by “\(role.title)” of “\(agency.title)”, which is there "
          + "until \(last) only, with nobody to take over"),
      notes: [
        Localized(
          vi: "từ hôm sau không còn ai làm các bước của vai trò này; khai báo cơ quan `thay thế`, "
            + "hoặc giới hạn hiệu lực của thủ tục",
          en: "from the next day on nobody does the steps of this role; declare the agency that "
            + "takes over, or end the procedure by then")
      ])
  }
}
