import Diagnostics
import ProcedureScenarios
import SourceText

/// The codes of findings about waivers. A code is never reused for something else.
enum WaiverCode: Int, Hashable, CaseIterable {
  case withoutReason = 5091
  case unused = 5092
  case unknownCode = 5093
  case notWaivable = 5094

  var code: DiagnosticCode { DiagnosticCode(rawValue) }

  /// Whether findings of a code may be answered at all: not those about waivers themselves, and not
  /// those of scenarios, which are told when scenarios are played.
  static func canBeWaived(_ code: DiagnosticCode) -> Bool {
    WaiverCode(rawValue: code.rawValue) == nil && ScenarioCode(rawValue: code.rawValue) == nil
  }

  var page: CodePage {
    switch self {
    case .withoutReason:
      CodePage(
        code, title: Localized(vi: "bỏ qua mà không nêu lý do", en: "waiver without a reason"),
        what: Localized(
          vi: "Ghi chú `# bỏ qua …` không có lý do sau mã.",
          en: "A comment `# ignore …` gives no reason behind the code."),
        why: Localized(
          vi:
            "Bỏ qua một nhắc nhở là một quyết định; người duyệt phải thấy lý do. Không có lý do thì "
            + "ghi chú không có hiệu lực.",
          en: "To ignore a finding is a decision, and whoever approves the text has to see its "
            + "reason. Without one the comment has no effect."),
        wrong: Self.procedure("# bỏ qua TTHC3405", least: 1),
        right: Self.procedure(
          "# bỏ qua TTHC3405: mức cho một bản được nghị quyết giữ lại để dùng sau", least: 1))
    case .unused:
      CodePage(
        code, title: Localized(vi: "bỏ qua một nhắc nhở không có", en: "waiver of nothing"),
        what: Localized(
          vi: "Ghi chú `# bỏ qua …` không gặp nhắc nhở nào có mã ấy ở chỗ nó đứng.",
          en: "A comment `# ignore …` meets no finding of that code where it stands."),
        why: Localized(
          vi:
            "Ghi chú thừa che mất nhắc nhở sau này, khi không còn ai nhớ vì sao có nó. Thủ tục chưa "
            + "biên dịch được thì chưa xét.",
          en: "A waiver left over would hide findings to come, when nobody knows its reason any "
            + "more. It is judged only when everything compiles."),
        wrong: Self.procedure(
          "# bỏ qua TTHC3405: mức cho một bản được nghị quyết giữ lại để dùng sau", least: 2),
        right: Self.procedure("# mỗi bản tính riêng", least: 2))
    case .unknownCode:
      CodePage(
        code, title: Localized(vi: "bỏ qua một mã không tồn tại", en: "waiver of an unknown code"),
        what: Localized(
          vi: "Sau `# bỏ qua` là một mã không có trong danh mục mã của công cụ.",
          en: "Behind `# ignore` stands a code that no finding has."),
        why: Localized(
          vi: "Mã gõ nhầm thì không bỏ qua được gì; `tthc explain MÃ` cho biết mã ấy nói gì.",
          en: "A mistyped code answers nothing; `tthc explain CODE` tells what a code means."),
        wrong: Self.procedure(
          "# bỏ qua TTHC3499: mức cho một bản được nghị quyết giữ lại để dùng sau", least: 2),
        right: Self.procedure("# mỗi bản tính riêng", least: 2))
    case .notWaivable:
      CodePage(
        code, title: Localized(vi: "không bỏ qua được", en: "not to be waived"),
        what: Localized(
          vi:
            "Ghi chú `# bỏ qua …` đứng ở chỗ có lỗi mang mã ấy, hoặc nêu một mã không bao giờ bỏ qua "
            + "được.",
          en: "A comment `# ignore …` stands where that code is an error, or names a code that can "
            + "never be ignored."),
        why: Localized(
          vi:
            "Có lỗi thì thủ tục không chạy được, dù có lý do gì. Mã 509x và mã 6xxx (kịch bản) cũng "
            + "không bỏ qua được.",
          en: "With an error a procedure cannot run, whatever the reason. Codes 509x and 6xxx "
            + "(scenarios) cannot be ignored either."),
        wrong: Self.procedure(
          "# bỏ qua TTHC6001: kịch bản sẽ sửa sau", least: 2),
        right: Self.procedure("# mỗi bản tính riêng", least: 2))
    }
  }

  /// A small procedure with an amount whose condition always holds: a warning that can be answered.
  private static func procedure(_ comment: String, least: Int, target: String = "đã_trả") -> String
  {
    """
    lịch hành_chính "Giờ hành chính":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:30
    hết
    vai trò một_cửa "Bộ phận Một cửa"

    thủ tục cấp_phép "Cấp phép":
      lịch hành_chính
      thông tin:
        số_bản "Số bản": số nguyên từ 1 đến 100
      hết
      phí sao "Phí sao chụp":
        \(comment)
        số_bản >= \(least): 20.000 đồng
        còn lại: 10.000 đồng
      hết
      bước nộp "Nộp hồ sơ":
        do người_nộp
        nhập số_bản
        chọn nộp "Nộp" cần số_bản -> tiếp_nhận
      hết
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        thu sao qua tại quầy
        chọn đạt "Đạt" -> \(target)
      hết
      kết thúc đã_trả "Đã trả" thành công
    hết

    """
  }
}
