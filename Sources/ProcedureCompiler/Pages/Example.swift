/// The parts of examples that are the same in most of them.
enum Example {
  static let calendar = """
    lịch hành_chính "Giờ hành chính":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:30
    hết
    vai trò một_cửa "Bộ phận Một cửa"

    """

  static let step = """
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
      nhận hồ sơ
      chọn trả "Trả kết quả" -> đã_trả
    hết
    """

  static let end = "kết thúc đã_trả \"Đã trả\" thành công"

  /// A small procedure: lines of its own, then a step, then its end.
  static func procedure(
    _ lines: String = "", step: String = step, end: String = end, before: String = ""
  ) -> String {
    let body = [lines, step, end].filter { !$0.isEmpty }.joined(separator: "\n")
    return calendar + (before.isEmpty ? "" : before + "\n")
      + "thủ tục cấp_phép \"Cấp phép\":\n  lịch hành_chính\n" + indented(body) + "\nhết\n"
  }

  /// A small procedure whose only step says these lines.
  static func step(_ lines: String, _ more: String = "") -> String {
    procedure(
      more,
      step: "bước tiếp_nhận \"Tiếp nhận\":\n  do một_cửa\n" + indented(lines)
        + "\n  chọn trả \"Trả kết quả\" -> đã_trả\nhết")
  }

  /// A framework with a parameter, a slot and an end, and a procedure that follows it.
  static func following(_ lines: String, framework: String = framework) -> String {
    calendar + framework + "thủ tục cấp_phép \"Cấp phép\" theo khung_tỉnh:\n" + indented(lines)
      + "\nhết\n"
  }

  static let framework = """
    khung khung_tỉnh "Quy trình khung":
      lịch hành_chính
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        nhận hồ sơ
        trong 8 giờ làm việc
        trạng thái mới_đăng_ký
        chọn nhận "Nhận" -> đã_trả
      hết
      kết thúc đã_trả "Đã trả" thành công
    hết

    """

  /// So many frameworks, each of which follows the one before it.
  static func chain(_ length: Int) -> String {
    let first = """
      khung k1 "Khung":
        bước một "Một":
          do một_cửa
          chọn tiếp "Tiếp" -> một
        hết
      hết
      """
    let others = (2...length).map { "khung k\($0) \"Khung\" theo k\($0 - 1):\nhết" }
    return calendar + ([first] + others).joined(separator: "\n") + "\n"
  }

  static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }
}
