import Diagnostics
import ProcedureSyntax
import SourceText

// Parallel work and called procedures.
extension CompileWording {
  func leavesBranch(_ name: String) -> Words {
    Words(
      .leavesBranch,
      vi: "từ `\(name)` có lối đi ngang qua ranh giới của một nhánh",
      en: "a way from `\(name)` crosses the border of a branch",
      notes: [
        Localized(
          vi:
            "trong nhánh chỉ đi tới bước của chính nhánh ấy hoặc `-> xong`; muốn bỏ dở thì ghi `\(phrase(.stopBranches)) -> …` thay cho hướng đi của lựa chọn",
          en:
            "within a branch the way is to its own steps or `-> done`; to break off write `\(phrase(.stopBranches)) -> …` in place of the outcome's target"
        )
      ])
  }

  var notInParallel: Words {
    Words(
      .notInParallel, vi: "ở đây không có nhánh nào để kết thúc hay dừng lại",
      en: "there is no branch here that could be over or be stopped",
      notes: [
        Localized(
          vi:
            "`-> xong` và \(key(.stopBranches)) chỉ dùng trong \(key(.branch)) của \(key(.parallel))",
          en:
            "`-> done` and \(key(.stopBranches)) belong in a \(key(.branch)) of a \(key(.parallel))"
        )
      ])
  }

  func emptyParallel(_ name: String) -> Words {
    Words(
      .emptyBranch, vi: "khối \(key(.parallel)) `\(name)` chưa có \(key(.branch)) nào",
      en: "\(key(.parallel)) `\(name)` has no \(key(.branch))",
      notes: [
        Localized(
          vi: "thêm ít nhất một \(key(.branch)), mỗi nhánh có ít nhất một \(key(.step))",
          en: "add a \(key(.branch)) at least, and a \(key(.step)) in each")
      ])
  }

  func emptyBranch(_ name: String) -> Words {
    Words(
      .emptyBranch, vi: "\(key(.branch)) `\(name)` chưa có bước nào",
      en: "\(key(.branch)) `\(name)` has no step")
  }

  var severalBranches: Words {
    Words(
      .emptyBranch,
      vi:
        "\(key(.forEach)) mở cùng một nhánh cho từng phần tử, nên khối chỉ có một \(key(.branch))",
      en: "\(key(.forEach)) opens one branch for each element, so there is one \(key(.branch)) only"
    )
  }

  var boundField: Words {
    Words(
      .boundField,
      vi: "giá trị này do \(key(.forEach)) đặt cho từng nhánh, không ai nhập hay đặt lại được",
      en: "\(key(.forEach)) gives each branch this value: nobody can enter or set another")
  }

  func callLeadsNowhere(_ procedure: String) -> Words {
    Words(
      .outcomeLeadsNowhere,
      vi: "chưa ghi hồ sơ đi đâu tiếp khi thủ tục `\(procedure)` kết thúc",
      en: "it is not said where the case goes when procedure `\(procedure)` ends",
      notes: [
        Localized(
          vi:
            "thêm `-> bước`, hoặc khối có các dòng \(key(.ending)) `->` và \(key(.otherwise)) `->`",
          en: "add `-> step`, or a block of lines \(key(.ending)) `->` and \(key(.otherwise)) `->`")
      ])
  }
}
