import Diagnostics
import SourceText

// Pages of what can be wrong with a council, and with where a case starts.
extension CompileCode {
  private static func council(_ lines: String, chair: String = "tổ_trưởng") -> String {
    Example.procedure(
      step: """
        bước họp "Tổ thẩm định họp":
          do thành_viên_tổ
          biểu quyết 7 thành viên, chủ trì \(chair):
        \(Example.indented(Example.indented(lines)))
            không đủ phiếu coi như không_đạt
          hết
          chọn đạt "Đạt" -> đã_trả
          chọn không_đạt "Không đạt" -> đã_trả
        hết
        """,
      before: """
        vai trò thành_viên_tổ "Thành viên tổ thẩm định"
        vai trò tổ_trưởng "Tổ trưởng tổ thẩm định"
        """)
  }

  private static let majority = "thông qua đạt khi quá nửa thành viên dự họp"

  static var badSharePage: CodePage {
    Self.badShare.page(
      Localized(vi: "tỷ lệ thành viên không hợp lý", en: "no sensible share of the members"),
      what: Localized(
        vi:
          "Tỷ lệ viết bằng phân số (`2/3`), phần trăm (`75%`) hoặc số người; không thể quá số thành viên.",
        en:
          "A share is a fraction (`2/3`), a percentage (`75%`) or a number of people, and no more than all members."
      ),
      why: Localized(
        vi: "Không bao giờ có đủ 3/2 số thành viên: cuộc họp sẽ không có kết luận.",
        en: "There never are 3/2 of the members: the meeting would decide nothing."),
      wrong: council("họp khi có ít nhất 3/2 thành viên\n" + majority),
      right: council("họp khi có ít nhất 2/3 thành viên\n" + majority))
  }

  static var badChairPage: CodePage {
    Self.badChair.page(
      Localized(vi: "người chủ trì không rõ là ai", en: "no clear chair"),
      what: Localized(
        vi:
          "Người chủ trì là một vai trò riêng của cơ quan, khác vai trò của các thành viên; có người chủ trì mới có `ngang phiếu theo chủ trì`.",
        en:
          "The chair is a role of its own of the authority; without a chair there is no casting vote."
      ),
      why: Localized(
        vi: "Phải biết phiếu nào của người chủ trì và ai được chốt biểu quyết.",
        en: "It has to be known which vote is the chair's, and who closes the voting."),
      wrong: council(majority, chair: "thành_viên_tổ"),
      right: council(majority + "\nngang phiếu theo chủ trì"))
  }

  static var startsInParallelPage: CodePage {
    let block = """
      song song lấy_ý_kiến "Lấy ý kiến":
        nhánh công_an "Công an":
          bước trả_lời "Trả lời":
            do một_cửa
            chọn đồng_ý "Đồng ý" -> xong
          hết
        hết
        xong -> đã_trả
      hết
      """
    return Self.startsInParallel.page(
      Localized(vi: "thủ tục bắt đầu bằng khối song song", en: "a procedure starts in parallel"),
      what: Localized(
        vi: "Thủ tục mở đầu bằng một khối `song song`.",
        en: "The first place of the procedure is a block of parallel work."),
      why: Localized(
        vi:
          "Hồ sơ phải được nộp vào một bước có người tiếp nhận; từ bước ấy mới chia ra "
          + "các nhánh.",
        en:
          "A case is filed into one step, where somebody receives it; from there it goes into branches."
      ),
      wrong: Example.procedure(step: block),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn hỏi "Hỏi ý kiến" -> lấy_ý_kiến
          hết

          """ + block))
  }
}
