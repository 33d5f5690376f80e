import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

/// Papers at return, tables of amounts, lead times, agencies that are replaced, versions and lists,
/// from the text to the end of a case.
@Suite struct DossierTests {
  private static let shared = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:00
    hết
    cơ quan sở_cũ "Sở cũ" mã "H32.10" hiệu lực từ 01/01/2016 đến 28/02/2025
    cơ quan sở_mới "Sở mới" mã "H32.20" hiệu lực từ 01/03/2025 thay thế sở_cũ
    vai trò một_cửa "Bộ phận Một cửa" thuộc sở_cũ
    mẫu tin trả_lời "Hồ sơ {nếu kênh_nộp là trực_tuyến thì \\"nộp trực tuyến\\" còn lại \\"nộp tại quầy\\"}."

    """

  private static func version(_ validity: String, _ amount: String, _ more: String = "") -> String {
    """
    thủ tục cấp_phép "Cấp phép":
      lịch hành_chính
      hiệu lực \(validity)
      \(more)
      thực hiện bởi sở_cũ
      kết quả giấy_phép "Giấy phép"
      kết quả văn_bản_trả "Văn bản trả hồ sơ"
      thông tin:
        được_hỏi "Được hỏi": danh sách lựa chọn xây_dựng "Xây dựng", y_tế "Y tế", thuế "Thuế"
      hết
      hồ sơ:
        giấy tờ thẻ "Thẻ cũ" bản chính 1 xuất trình thu lại
      hết
      lệ phí cấp "Lệ phí": \(amount)
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        nhận hồ sơ
        chọn hỏi "Hỏi ý kiến" cần được_hỏi -> hỏi_ý_kiến:
          báo người_nộp qua sms bằng trả_lời
        hết
      hết
      song song hỏi_ý_kiến "Hỏi ý kiến" cho mỗi nơi thuộc được_hỏi:
        nhánh một_nơi "Một nơi":
          bước trả_lời_ý_kiến "Trả lời":
            do một_cửa
            chọn đồng_ý "Đồng ý" -> xong
          hết
        hết
        xong -> quyết_định
      hết
      bước quyết_định "Quyết định":
        do một_cửa
        chọn cấp_giấy "Cấp":
          nếu y_tế thuộc được_hỏi và độ dài được_hỏi = 2 -> trả:
            lập giấy_phép
          hết
          còn lại -> trả
        hết
      hết
      bước trả "Trả kết quả":
        do một_cửa
        chọn trả_giấy "Trả giấy phép" -> hoàn_tất:
          trả kết quả
        hết
        chọn trả_hồ_sơ "Trả hồ sơ" -> không_cấp:
          lập văn_bản_trả
          trả kết quả văn_bản_trả
        hết
      hết
      kết thúc hoàn_tất "Hoàn tất" thành công
      kết thúc không_cấp "Không cấp" từ chối
    hết

    """
  }

  private static let scenarios = """
    kịch bản "Nộp trước ngày thay: bản cũ, sở mới làm tiếp" cho cấp_phép:
      lúc 27/02/2025 09:00
      người_nộp nộp trực tuyến với thẻ, được_hỏi = danh sách(xây_dựng, y_tế)
      thì lệ phí cấp = 10.000 đồng, cơ quan sở_cũ
      một_cửa chọn hỏi
      thì đã báo người_nộp qua sms nội dung "Hồ sơ nộp trực tuyến."
      lúc 03/03/2025 09:00
      thì cơ quan sở_mới, lệ phí cấp = 10.000 đồng
      một_cửa chọn đồng_ý
      một_cửa chọn đồng_ý
      một_cửa chọn cấp_giấy
      thì ở trả, đã lập giấy_phép
      một_cửa chọn trả_giấy
      thì không được vì thẻ
      một_cửa chọn trả_giấy với thẻ
      thì kết thúc hoàn_tất, đã trả kết quả giấy_phép
    hết
    kịch bản "Nộp sau: bản mới; chưa lập kết quả thì không có gì để trả" cho cấp_phép:
      lúc 03/03/2025 09:00
      người_nộp nộp trực tiếp với thẻ, được_hỏi = danh sách(thuế)
      thì lệ phí cấp = 20.000 đồng, cơ quan sở_mới
      một_cửa chọn hỏi
      thì đã báo người_nộp qua sms nội dung "nộp tại quầy"
      một_cửa chọn đồng_ý
      một_cửa chọn cấp_giấy
      thì chưa lập giấy_phép
      một_cửa chọn trả_giấy với thẻ
      thì không được
      một_cửa chọn trả_hồ_sơ với thẻ
      thì kết thúc không_cấp, đã trả kết quả văn_bản_trả, đã lập văn_bản_trả
    hết

    """

  private static func files(new validity: String) -> [(String, String)] {
    [
      ("chung.tthc", "tthc 1\n" + shared),
      (
        "cu.tthc",
        "tthc 1\ndùng \"chung.tthc\"\n" + version("từ 01/01/2020 đến 28/02/2025", "10.000 đồng")
      ),
      (
        "moi.tthc",
        "tthc 1\ndùng \"chung.tthc\"\ndùng \"cu.tthc\"\n"
          + version(validity, "20.000 đồng", "chuyển tiếp hồ sơ đã nhận theo bản cũ") + scenarios
      ),
    ]
  }

  private static func compiled(_ files: [(String, String)]) -> [FileCompilation] {
    let set = SourceSet(files.map { parse(SourceText(path: $0.0, $0.1)) })
    return files.map { compile($0.0, in: set) }
  }

  @Test func versionsOfSeveralFilesArePlayedByTheirDates() throws {
    let compiled = Self.compiled(Self.files(new: "từ 01/03/2025"))
    #expect(compiled.flatMap(\.diagnostics).map(\.message.vi) == [])
    let scenarios = compiled.flatMap(\.scenarios)
    #expect(scenarios.count == 2)
    for one in scenarios {
      let run = ScenarioRunner.play(one.scenario, on: one.procedure.verified, path: one.path)
      #expect(run.diagnostics.map(\.message.vi) == [], "\(one.scenario.title)")
    }
  }

  @Test func versionsThatOverlapAcrossFilesAreTold() {
    let compiled = Self.compiled(Self.files(new: "từ 01/02/2025"))
    #expect(compiled.flatMap(\.diagnostics).map(\.code.description).contains("TTHC2407"))
  }

  @Test func theHistoryTellsWhoTookOver() throws {
    let compiled = Self.compiled(Self.files(new: "từ 01/03/2025"))
    let one = try #require(compiled.flatMap(\.scenarios).first)
    let run = ScenarioRunner.play(one.scenario, on: one.procedure.verified, path: one.path)
    let text = run.history.text(in: .vi)
    #expect(text.contains("Bộ phận Một cửa, Sở mới chọn"))
    #expect(text.contains("do Sở mới thực hiện"))
    #expect(text.contains("xuất trình"))
    #expect(text.contains("thu khi trả kết quả"))
    #expect(text.contains("Trả kết quả “Giấy phép” cho người nộp"))
  }
}
