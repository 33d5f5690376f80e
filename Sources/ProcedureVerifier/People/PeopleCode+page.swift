import Diagnostics
import SourceText

extension PeopleCode {
  /// The page of the code, as `tthc explain` prints it.
  var page: CodePage {
    switch self {
    case .differsFromOneself:
      CodePage(
        code,
        title: Localized(
          vi: "người nộp không thể khác chính mình", en: "the applicant has to differ from himself"),
        what: Localized(
          vi: "Hai bước đều do người nộp thực hiện, mà bước sau ghi `khác người làm` bước "
            + "trước.",
          en:
            "Two steps are the applicant's, and the later one excludes the performer of the other."),
        why: Localized(
          vi: "Mỗi hồ sơ chỉ có một người nộp: đã làm bước trước thì không được làm bước "
            + "sau, mà không ai khác làm thay được.",
          en: "A case has one applicant: whoever did the one is refused the other, and nobody else "
            + "may do it."),
        wrong: Self.supplement("do người_nộp"), right: Self.supplement("do chuyên_môn"))
    case .oneWayAcrossBranches:
      CodePage(
        code,
        title: Localized(
          vi: "khác người làm chỉ ghi một chiều giữa hai nhánh song song",
          en: "one-way exclusion between parallel branches"),
        what: Localized(
          vi:
            "Hai bước ở hai nhánh song song phải do hai người làm, nhưng chỉ một bước ghi điều đó.",
          en: "Two steps of parallel branches need two performers, and only one of them says so."),
        why: Localized(
          vi:
            "Nhánh nào xong trước thì tùy từng hồ sơ. Người đã làm bước có ghi điều kiện "
            + "vẫn làm được bước kia sau đó, nên một người vẫn có thể làm cả hai bước.",
          en: "Either branch may come first. Whoever does the step that says it first may still do "
            + "the other afterwards."),
        wrong: Self.branches(inTurn: ""),
        right: Self.branches(inTurn: "khác người làm đối_chiếu"))
    case .assignedForNothing:
      CodePage(
        code,
        title: Localized(
          vi: "giao việc cho người không có việc", en: "assignment without work"),
        what: Localized(
          vi: "Một bước `giao cho` một vai trò mà sau đó không có bước nào của vai trò ấy.",
          en: "A step assigns a role that has no step to do after it."),
        why: Localized(
          vi: "Người được chỉ định không bao giờ thấy hồ sơ; thường là gõ nhầm tên vai trò.",
          en: "Whoever is named never sees the case; most often the role is mistyped."),
        wrong: Self.assigning("một_cửa"), right: Self.assigning("chuyên_môn"))
    case .agencyGone:
      CodePage(
        code,
        title: Localized(
          vi: "cơ quan đã hết hiệu lực mà không có cơ quan thay thế", en: "an agency that is gone"),
        what: Localized(
          vi:
            "Vai trò làm một bước thuộc cơ quan đã hết hiệu lực trước thủ tục, và không có cơ quan "
            + "`thay thế`.",
          en: "The role of a step belongs to an agency that ends before the procedure does, and no "
            + "agency takes over from it."),
        why: Localized(
          vi: "Từ hôm sau không ai có thẩm quyền làm bước ấy; hồ sơ đang giải quyết đứng lại.",
          en: "From the next day on nobody may do the step; cases in progress come to a halt."),
        wrong: Self.agencies(""),
        right: Self.agencies(
          "cơ quan cấp_xã \"Ủy ban nhân dân cấp xã\" hiệu lực từ 01/07/2025 thay thế cấp_huyện\n"))
    }
  }

  private static func supplement(_ performer: String) -> String {
    ProofExample.procedure(
      steps: """
        bước khai "Khai":
          do người_nộp
          chọn đã_khai "Đã khai" -> xác_nhận
        hết
        bước xác_nhận "Xác nhận lời khai":
          \(performer)
          khác người làm khai
          chọn đúng "Đúng" -> đã_trả
        hết
        """)
  }

  private static func branches(inTurn: String) -> String {
    ProofExample.procedure(
      steps: """
        bước nhận "Nhận":
          do một_cửa
          chọn đủ "Đủ" -> kiểm_tra
        hết
        song song kiểm_tra "Kiểm tra":
          nhánh một "Đo đạc":
            bước đo_đạc "Đo đạc":
              do chuyên_môn
              \(inTurn)
              chọn đạt "Đạt" -> xong
            hết
          hết
          nhánh hai "Đối chiếu":
            bước đối_chiếu "Đối chiếu":
              do chuyên_môn
              khác người làm đo_đạc
              chọn đạt "Đạt" -> xong
            hết
          hết
          xong -> đã_trả
        hết
        """)
  }

  private static func assigning(_ role: String) -> String {
    ProofExample.procedure(
      steps: """
        bước phân_công "Phân công":
          do một_cửa
          giao cho \(role)
          chọn đã_giao "Đã giao" -> thụ_lý
        hết
        bước thụ_lý "Thụ lý":
          do chuyên_môn
          chọn đạt "Đạt" -> đã_trả
        hết
        """)
  }

  private static func agencies(_ heir: String) -> String {
    """
    cơ quan cấp_huyện "Ủy ban nhân dân cấp huyện" hiệu lực từ 01/01/2016 đến 30/06/2025
    \(heir)vai trò phòng_tư_pháp "Phòng Tư pháp" thuộc cấp_huyện

    """
      + ProofExample.procedure(
        steps: """
          bước tiếp_nhận "Tiếp nhận":
            do phòng_tư_pháp
            chọn đạt "Đạt" -> đã_trả
          hết
          """)
  }
}
