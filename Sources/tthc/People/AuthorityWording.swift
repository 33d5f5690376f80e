import ProcedureGraph
import ProcedureRuntime
import SourceText

extension AuthorityFault {
  /// Why somebody may not do what she asked, and how to mend it.
  func lines(of procedure: Procedure) -> [Localized] {
    let role = role(in: procedure)
    let day = Localized(vi: "ngày \(date)", en: "on \(date)")
    switch kind {
    case .personMissing:
      return [
        Localized(
          vi: "chưa rõ ai làm\(task(in: procedure).vi), việc của \(role.vi): ghi --by",
          en: "it is not said who does\(task(in: procedure).en), which is for \(role.en): give --by"
        )
      ]
    case .unknownOfficer(let person):
      return [
        Localized(
          vi: "danh bạ không có cán bộ `\(person)`: ghi đúng mã cán bộ, hoặc thêm vào danh bạ",
          en: "the directory has no officer `\(person)`: give the right id, or add her to it")
      ]
    case .roleNotHeld(let person):
      let mend = mend
      return [
        Localized(
          vi: "\(person) không giữ vai trò \(role.vi) \(day.vi), nên không được làm"
            + "\(task(in: procedure).vi): \(mend.vi)",
          en: "\(person) does not hold the role \(role.en) \(day.en), and may not do"
            + "\(task(in: procedure).en): \(mend.en)")
      ]
    case .notDelegated(let person, let principal):
      return [
        Localized(
          vi: "\(principal) không ủy quyền cho \(person) làm việc của \(role.vi) \(day.vi), "
            + "nên \(person) không được làm thay\(task(in: procedure).vi): "
            + "để \(principal) tự làm, hoặc ghi ủy quyền vào danh bạ",
          en: "\(principal) has not delegated the work of \(role.en) to \(person) \(day.en), "
            + "so \(person) may not do\(task(in: procedure).en) for \(principal): "
            + "let \(principal) do it, or enter the delegation in the directory")
      ]
    case .mayNotAssign(let person):
      let others = listed(eligible)
      return [
        Localized(
          vi: "\(person) không được giao\(task(in: procedure).vi), việc của \(role.vi): "
            + "để người đang giữ việc giao"
            + (others.isEmpty ? ", hoặc ghi `assigns` vào danh bạ" : ", hoặc \(others)"),
          en: "\(person) may not give out\(task(in: procedure).en), which is for \(role.en): "
            + "let who has it hand it on"
            + (others.isEmpty ? ", or enter `assigns` in the directory" : ", or \(others)"))
      ]
    }
  }

  private var mend: Localized {
    if let principal = principals.first {
      return Localized(
        vi: "\(principal) có ủy quyền, nếu làm thay thì ghi --on-behalf-of \(principal)",
        en: "\(principal) has delegated it; to act for that person give --on-behalf-of \(principal)"
      )
    }
    let others = listed(eligible)
    return others.isEmpty
      ? Localized(
        vi: "chưa ai giữ vai trò này, hãy ghi vào danh bạ",
        en: "nobody holds it, so enter somebody in the directory")
      : Localized(vi: "để \(others) làm", en: "let \(others) do it")
  }

  private func role(in procedure: Procedure) -> Localized {
    let role = procedure.roles[role.index]
    let title = "“\(role.title.isEmpty ? role.name : role.title)”"
    guard let agency else { return Localized(verbatim: title) }
    return Localized(vi: "\(title) tại \(agency)", en: "\(title) at \(agency)")
  }

  /// ` bước “Ký giấy phép”`; ` việc này` where it is in no step.
  private func task(in procedure: Procedure) -> Localized {
    guard let step, procedure.steps.indices.contains(step.index) else {
      return Localized(vi: " việc này", en: " this")
    }
    let title = "“\(procedure.steps[step.index].title)”"
    return Localized(vi: " bước \(title)", en: " step \(title)")
  }

  private func listed(_ people: [String]) -> String {
    people.prefix(3).joined(separator: ", ") + (people.count > 3 ? ", …" : "")
  }
}
