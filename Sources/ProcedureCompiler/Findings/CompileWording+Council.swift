import Diagnostics
import ProcedureSyntax
import SourceText

// Councils, and how a case comes to be.
extension CompileWording {
  var badShare: Words {
    Words(
      .badShare, vi: "`\(text)` không phải là một tỷ lệ hay số thành viên hợp lý",
      en: "`\(text)` is no sensible share or number of members",
      notes: [
        Localized(
          vi: "viết phân số như `2/3`, tỷ lệ như `75%`, hoặc số người không quá số thành viên",
          en:
            "write a fraction such as `2/3`, a percentage such as `75%`, or a number of people within the members"
        )
      ])
  }

  func badChair(_ role: String) -> Words {
    Words(
      .badChair, vi: "`\(role)` không làm người chủ trì ở đây được",
      en: "`\(role)` cannot take the chair here",
      notes: [
        Localized(
          vi:
            "người chủ trì là vai trò của cơ quan, khác vai trò ghi sau \(key(.by)), để "
            + "xác định được phiếu nào của người chủ trì",
          en:
            "the chair is a role of the authority, another one than after \(key(.by)): that tells which vote is the chair's"
        )
      ])
  }

  var castingWithoutChair: Words {
    Words(
      .badChair, vi: "\(key(.castingVote)), nhưng chưa ghi ai chủ trì",
      en: "\(key(.castingVote)), but nobody has the chair",
      notes: [
        Localized(
          vi: "thêm `, \(phrase(.chairedBy)) VAI_TRÒ` vào dòng \(key(.vote))",
          en: "add `, \(phrase(.chairedBy)) ROLE` to the \(key(.vote)) line")
      ])
  }

  var voteLeadsNowhere: Words {
    Words(
      .outcomeLeadsNowhere, vi: "chưa ghi hồ sơ đi đâu tiếp khi không lựa chọn nào được thông qua",
      en: "it is not said where the case goes when nothing is carried",
      notes: [
        Localized(
          vi: "thêm `-> bước`, hoặc `\(phrase(.countsAs)) lựa_chọn`",
          en: "add `-> step`, or `\(phrase(.countsAs)) outcome`")
      ])
  }

  var applicantVotes: Words {
    Words(
      .wrongRole,
      vi: "người nộp và hệ thống không biểu quyết: bước này phải do vai trò của cơ quan làm",
      en: "neither the applicant nor the system votes: the step belongs to a role of the authority")
  }

  func startsInParallel(_ block: String) -> Words {
    Words(
      .startsInParallel,
      vi: "thủ tục không bắt đầu ngay bằng khối \(key(.parallel)) `\(block)` được",
      en: "a procedure cannot start with \(key(.parallel)) `\(block)` itself",
      notes: [
        Localized(
          vi:
            "hồ sơ được nộp vào một bước: thêm một \(key(.step)) phía trước, do người tiếp nhận hoặc `do hệ_thống`, rồi dẫn tới `-> \(block)`",
          en:
            "a case is filed into one step: put a \(key(.step)) before it, of who receives the dossier or the system's, that leads to `-> \(block)`"
        )
      ])
  }

  var nobodyOnBehalf: Words {
    Words(
      .missingPart, vi: "\(key(.onBehalf)) chưa ghi ai được nộp thay",
      en: "\(key(.onBehalf)) does not say who may file",
      notes: [
        Localized(
          vi:
            "thêm mỗi dòng một loại người: `cá_nhân \"Cá nhân được ủy quyền\" kèm văn_bản_ủy_quyền`",
          en:
            "add a line for each kind of person: `person \"Authorised person\" attaching proxy_paper`"
        )
      ])
  }
}
