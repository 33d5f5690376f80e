import ProcedureGraph
import ProcedureInterpreter
import SourceText

// What is wrong with taking a step on, giving it and giving it back, and with acting for another.
extension ReasonWords {
  func task(_ fault: Fault) -> Reason {
    switch fault {
    case .claimedByAnother(let person):
      return Reason(
        what: Localized(
          vi: "\(person) đã nhận việc này", en: "\(person) has taken this step on"),
        mend: Localized(
          vi: "để \(person) thực hiện hoặc trả lại việc",
          en: "let that person perform it or give it back"))
    case .principalPerformed(let principal, let step):
      return Reason(
        what: Localized(
          vi: "không được làm thay \(principal) ở bước này: "
            + "\(principal) đã làm bước \(vi.step(step)), mà bước này phải do người khác làm",
          en: "nobody may act for \(principal) in this step: "
            + "\(principal) has performed step \(en.step(step)), and this one is for somebody else"),
        mend: Localized(
          vi: "giao cho người không làm bước ấy, cũng không được người ấy ủy quyền",
          en: "let somebody do it who neither performed that step nor acts for one who did"),
        names: [name(step)].compactMap { $0 })
    case .taskOfNobody(let step):
      let own = procedure.steps[safely: step]
      if own?.council != nil {
        return Reason(
          what: Localized(
            vi: "bước \(vi.step(step)) do nhiều thành viên cùng biểu quyết, không ai nhận riêng",
            en: "step \(en.step(step)) is voted on by several members and is nobody's own"),
          mend: Localized(
            vi: "mỗi thành viên bỏ phiếu của mình", en: "let each member vote"),
          names: [name(step)].compactMap { $0 })
      }
      let role = own?.role ?? .system
      return Reason(
        what: Localized(
          vi: "bước \(vi.step(step)) do \(vi.roleWithin(role)) thực hiện, không giao cho cán bộ",
          en: "step \(en.step(step)) is for \(en.roleWithin(role)), not for an officer"),
        names: [name(step)].compactMap { $0 })
    case .taskIsFree(let step):
      return Reason(
        what: Localized(
          vi: "bước \(vi.step(step)) chưa ai nhận và chưa giao cho ai, nên không có gì để trả",
          en: "nobody has step \(en.step(step)), so there is nothing to give back"),
        names: [name(step)].compactMap { $0 })
    case _: return Reason(what: Localized(vi: "không được phép", en: "not allowed"))
    }
  }
}
