/// Small whole procedures for the examples of pages.
enum ProofExample {
  /// A procedure of one office, with lines of its own, its steps and its ends.
  static func procedure(
    _ lines: String = "", steps: String = steps, ends: String = ends
  ) -> String {
    let body = [lines, steps, ends].filter { !$0.isEmpty }.joined(separator: "\n")
    return """
      lịch hành_chính "Giờ hành chính":
        ngày làm việc thứ hai - thứ sáu
        giờ làm việc 7:30 - 11:30, 13:30 - 17:30
      hết
      vai trò một_cửa "Bộ phận Một cửa"
      vai trò chuyên_môn "Phòng chuyên môn"

      thủ tục cấp_phép "Cấp phép":
        lịch hành_chính
      \(indented(body))
      hết

      """
  }

  static let steps = """
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
      chọn đạt "Đạt" -> đã_trả
    hết
    """

  static let ends = #"kết thúc đã_trả "Đã trả" thành công"#

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }
}
