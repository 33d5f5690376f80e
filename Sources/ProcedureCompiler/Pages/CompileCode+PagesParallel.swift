import Diagnostics
import SourceText

// Pages of what can be wrong with parallel work.
extension CompileCode {
  private static func block(_ target: String, done: String = "xong -> trả") -> String {
    """
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
      chọn hỏi "Hỏi ý kiến" -> lấy_ý_kiến
    hết
    song song lấy_ý_kiến "Lấy ý kiến":
      nhánh công_an "Công an":
        bước trả_lời "Trả lời":
          do một_cửa
    \(Example.indented(Example.indented(Example.indented(target))))
        hết
      hết
      \(done)
    hết
    bước trả "Trả kết quả":
      do một_cửa
      chọn xong_việc "Trả" -> đã_trả
    hết
    """
  }

  static var leavesBranchPage: CodePage {
    Self.leavesBranch.page(
      Localized(vi: "đi ngang ra khỏi nhánh", en: "a way that leaves its branch"),
      what: Localized(
        vi:
          "Một lối đi dẫn ra ngoài nhánh, vào giữa nhánh khác, hoặc kết thúc hồ sơ khi các nhánh còn dở.",
        en:
          "A way leads out of its branch, into another one, or ends the case while branches go on."
      ),
      why: Localized(
        vi:
          "Các nhánh khác sẽ bị bỏ dở. Nhánh xong thì ghi `-> xong`; muốn dừng giữa "
          + "chừng thì ghi `dừng các nhánh`.",
        en: "The others would be left hanging. A branch is over by `-> done`, or all are stopped."),
      wrong: Example.procedure(step: block("chọn đồng_ý \"Đồng ý\" -> trả")),
      right: Example.procedure(step: block("chọn đồng_ý \"Đồng ý\" -> xong")))
  }

  static var notInParallelPage: CodePage {
    Self.notInParallel.page(
      Localized(vi: "không ở trong nhánh nào", en: "not within a branch"),
      what: Localized(
        vi: "`-> xong` và `dừng các nhánh` chỉ có nghĩa trong một nhánh của khối song song.",
        en: "`-> done` and `stop branches` mean something only within a branch of parallel work."),
      why: Localized(
        vi: "Ngoài khối song song không có nhánh nào để kết thúc; hồ sơ kết thúc bằng `kết thúc`.",
        en: "Elsewhere there is no branch to be over; a case is over by an `end`."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả kết quả" -> xong
          hết
          """),
      right: Example.procedure(""))
  }

  static var emptyBranchPage: CodePage {
    Self.emptyBranch.page(
      Localized(
        vi: "khối song song thiếu nhánh hoặc thừa nhánh", en: "branches missing, or too many"),
      what: Localized(
        vi:
          "Khối song song phải có nhánh, và mỗi nhánh phải có bước; với `cho mỗi` thì chỉ có một nhánh.",
        en:
          "Parallel work has branches, and each has a step; with `for each` there is one branch only."
      ),
      why: Localized(
        vi: "Nhánh không có bước thì không ai làm gì và không bao giờ xong.",
        en: "In a branch without a step nobody does anything, and it is never over."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn hỏi "Hỏi ý kiến" -> lấy_ý_kiến
          hết
          song song lấy_ý_kiến "Lấy ý kiến":
            xong -> đã_trả
          hết
          """),
      right: Example.procedure(step: block("chọn đồng_ý \"Đồng ý\" -> xong")))
  }

  static var boundFieldPage: CodePage {
    func each(_ line: String) -> String {
      """
      thông tin:
        các_cơ_quan "Cơ quan được hỏi": danh sách chữ
        ý_kiến "Ý kiến": chữ
      hết
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        nhập các_cơ_quan
        chọn hỏi "Hỏi ý kiến" -> lấy_ý_kiến
      hết
      song song lấy_ý_kiến "Lấy ý kiến" cho mỗi cơ_quan_hỏi thuộc các_cơ_quan:
        nhánh hỏi_một "Hỏi một cơ quan":
          bước trả_lời "Trả lời":
            do một_cửa
            nhập \(line)
            chọn đồng_ý "Đồng ý" -> xong
          hết
        hết
        xong -> đã_trả
      hết
      """
    }
    return Self.boundField.page(
      Localized(vi: "giá trị của nhánh bị nhập lại", en: "the value of a branch entered anew"),
      what: Localized(
        vi: "Tên sau `cho mỗi` có sẵn giá trị trong từng nhánh, không nhập hay đặt lại được.",
        en: "The name after `for each` has its value in each branch: none can be entered or set."),
      why: Localized(
        vi: "Nhánh được mở cho đúng một phần tử của danh sách; đổi phần tử là đổi sang nhánh khác.",
        en: "A branch is opened for one element of the list; another element is another branch."),
      wrong: Example.procedure(step: each("cơ_quan_hỏi")),
      right: Example.procedure(step: each("ý_kiến")))
  }
}
