import ProcedureGraph
import ProcedureInterpreter
import SourceText

// What is wrong where several people act together, or one for another.
extension ReasonWords {
  func peopleTogether(_ fault: Fault) -> Reason {
    switch fault {
    case .assigneeExcluded(let person, let step):
      return Reason(
        what: Localized(
          vi: "không giao cho \(person) được: người này đã làm bước \(vi.step(step))",
          en: "\(person) cannot be named: that person has performed step \(en.step(step))"),
        mend: Localized(vi: "giao cho người khác", en: "name somebody else"),
        names: [name(step)].compactMap { $0 })
    case .alreadyVoted(let person):
      return Reason(
        what: Localized(
          vi: "\(person) đã bỏ phiếu rồi; mỗi người một phiếu, không đổi được",
          en: "\(person) has voted already: one vote each, and it cannot be changed"),
        mend: Localized(
          vi: "ghi tên người khác; muốn cho đổi thì thêm `được đổi phiếu` vào khối `biểu quyết`",
          en: "name somebody else; to allow it add `votes may change` to the `vote` block"))
    case .councilFull(let step, let members):
      return Reason(
        what: Localized(
          vi: "cả \(members) thành viên của bước \(vi.step(step)) đã bỏ phiếu",
          en: "all \(members) members of step \(en.step(step)) have voted"),
        names: [name(step)].compactMap { $0 })
    case .quorumMissing(let step, let needed, let present):
      return Reason(
        what: Localized(
          vi: "bước \(vi.step(step)) cần ít nhất \(needed) thành viên dự họp, mới có \(present)",
          en: "step \(en.step(step)) needs \(needed) members present at least, and has \(present)"),
        mend: Localized(
          vi: "chờ đủ thành viên bỏ phiếu rồi chốt", en: "close when enough members have voted"),
        names: [name(step)].compactMap { $0 })
    case .partyAbsent(let role):
      return Reason(
        what: Localized(
          vi: "\(vi.roleWithin(role)) phải có mặt", en: "\(en.roleWithin(role)) has to be present"),
        mend: Localized(
          vi: "thêm `có mặt \(role == .applicant ? "người_nộp" : name(role) ?? "…")` sau lựa chọn",
          en: "add `in presence of \(name(role) ?? "…")` after the outcome"),
        names: [name(role)].compactMap { $0 })
    case .partyIsAnother(let role):
      return Reason(
        what: Localized(
          vi:
            "\(vi.roleWithin(role)) phải là một người khác, không phải người thực hiện hay bên kia",
          en:
            "\(en.roleWithin(role)) has to be another person than the performer or the other party"),
        names: [name(role)].compactMap { $0 })
    case .presenceNotAsked(let role):
      return Reason(
        what: Localized(
          vi: "lựa chọn này không cần \(vi.roleWithin(role)) có mặt",
          en: "this outcome does not ask for the presence of \(en.roleWithin(role))"),
        mend: Localized(
          vi: "bỏ phần `có mặt`, hoặc khai báo ở lựa chọn của bước",
          en: "leave it out, or declare it with the outcome"),
        names: [name(role)].compactMap { $0 })
    case .filedOnBehalf(let ban):
      let onBehalf = procedure.onBehalf
      let bans = onBehalf?.bans ?? []
      let why = bans.indices.contains(ban) ? bans[ban].title : nil
      return Reason(
        what: Localized(
          vi: "trường hợp này người nộp phải tự nộp, không ai nộp thay được"
            + (why.map { " (\($0))" } ?? ""),
          en: "nobody may file for the applicant in this case" + (why.map { " (\($0))" } ?? "")),
        names: [onBehalf.flatMap { name($0.field) }].compactMap { $0 })
    case _: return Reason(what: Localized(vi: "không được phép", en: "not allowed"))
    }
  }
}
