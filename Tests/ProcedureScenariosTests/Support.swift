import CivilTime
import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

/// A procedure of one file that shows every kind of event, and scenarios for it.
enum Sample {
  static let path = "thu-tuc.tthc"

  static let procedure = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
      đếm ngày theo ngày
    hết
    cơ quan ubnd "Ủy ban nhân dân phường" mã "H32.14"
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò chuyên_viên "Chuyên viên"
    vai trò lãnh_đạo "Lãnh đạo"
    mẫu tin đã_nhận "Hồ sơ {mã_hồ_sơ} của {họ_tên} đã được nhận."
    mẫu tin thiếu "Cần bổ sung: {lý_do}."
    văn bản phiếu_hẹn "Giấy hẹn trả kết quả"
    văn bản phiếu_xin_lỗi "Phiếu xin lỗi"
    hành động tra_dân_cư "Tra cứu dân cư":
      trả có_tên: có/không
    hết

    thủ tục cấp_phép "Cấp phép":
      thực hiện bởi ubnd
      lịch hành_chính
      thông tin:
        diện_tích "Diện tích (m²)": số từ 1 đến 1.000
        lý_do "Lý do": chữ dài tối đa 30
        có_tên "Có tên trong dữ liệu dân cư": có/không tùy chọn
      hết
      hồ sơ:
        giấy tờ đơn "Đơn đề nghị" bản chính 1 định dạng pdf tối đa 10 MB
        giấy tờ sức_khỏe "Giấy khám sức khỏe" bản sao 2 giá trị 6 tháng
      hết
      phí thẩm_định "Phí thẩm định":
        diện_tích <= 100: 75.000 đồng
        còn lại: 150.000 đồng
      hết
      cách thức:
        nộp trực tuyến, trực tiếp
        trả bưu chính, trực tiếp
      hết
      thời hạn 10 ngày làm việc

      bước nộp "Nộp hồ sơ":
        do người_nộp
        nhận hồ sơ
        nhập diện_tích
        chọn gửi "Gửi hồ sơ" cần diện_tích -> tra_cứu
      hết
      bước tra_cứu "Tra cứu dữ liệu":
        do hệ_thống
        khi vào:
          thực hiện tra_dân_cư() vào có_tên lỗi -> tiếp_nhận
        hết
        nếu có có_tên và có_tên -> tiếp_nhận
        còn lại -> không_cấp
      hết
      bước tiếp_nhận "Tiếp nhận, kiểm tra hồ sơ":
        do một_cửa
        trong 8 giờ làm việc
        nhập lý_do
        giao cho chuyên_viên
        trạng thái đang_xử_lý
        thu thẩm_định qua tại quầy
        chọn hợp_lệ "Hồ sơ đầy đủ, hợp lệ" -> xử_lý:
          bắt đầu tính thời hạn
          lập phiếu_hẹn
          báo người_nộp qua sms, thư điện tử bằng đã_nhận
        hết
        chọn cần_bổ_sung "Cần bổ sung" cần lý_do chưa cần thu -> bổ_sung:
          báo người_nộp qua sms hoặc zalo bằng thiếu
        hết
        trước hạn 2 giờ làm việc:
          nhắc một_cửa
        hết
        quá hạn:
          lập phiếu_xin_lỗi
        hết
      hết
      bước bổ_sung "Bổ sung hồ sơ":
        do người_nộp
        trong 5 ngày
        chọn đã_bổ_sung "Đã bổ sung" -> tiếp_nhận
        quá hạn -> không_cấp:
          nhắc lãnh_đạo
        hết
      hết
      bước xử_lý "Thẩm định":
        do chuyên_viên
        chọn trình "Trình ký" -> ký
      hết
      bước ký "Ký giấy phép":
        do lãnh_đạo
        khác người làm xử_lý
        chọn đồng_ý "Đồng ý cấp phép" -> đã_cấp
      hết
      lúc nào người_nộp chọn rút "Rút hồ sơ" từ tiếp_nhận đến xử_lý -> đã_rút
      kết thúc đã_cấp "Đã cấp phép" thành công:
        trạng thái đã_trả_kết_quả
      hết
      kết thúc không_cấp "Không cấp phép" từ chối
      kết thúc đã_rút "Đã rút hồ sơ" rút
    hết

    """

  /// The lines of a scenario in a file with the procedure.
  static func text(_ lines: String, of procedure: String = procedure) -> String {
    let indented = lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return procedure + "kịch bản \"Thử\" cho cấp_phép:\n\(indented)\nhết\n"
  }

  static func compiled(_ text: String) throws -> FileCompilation {
    let set = SourceSet([parse(SourceText(path: path, text))])
    let compilation = compile(path, in: set)
    let report = Report(compilation.diagnostics, in: .vi) { _ in SourceText(path: path, text) }
    try #require(!compilation.diagnostics.hasErrors, "\(report.plain())")
    return compilation
  }

  static func program() throws -> Program {
    try Program(#require(compiled(procedure).procedures.first).verified)
  }

  static func play(
    _ lines: String, of procedure: String = procedure
  ) throws -> ScenarioRun {
    let compilation = try compiled(text(lines, of: procedure))
    let one = try #require(compilation.scenarios.first)
    return ScenarioRunner.play(one.scenario, on: one.procedure.verified, path: one.path)
  }

  /// The findings of a scenario: the underlined text, the message, and the notes but for the history
  /// of the case.
  static func findings(_ lines: String, _ language: Language) throws -> String {
    let source = SourceText(path: path, text(lines))
    return try play(lines).diagnostics.map { finding in
      let notes = finding.notes.map { $0[language] }
        .prefix { !$0.hasPrefix("diễn biến hồ sơ") && !$0.hasPrefix("the case so far") }
      let message =
        "\(finding.severity.word[language])[\(finding.code)]: \(finding.message[language])"
      return (["\(source.text(finding.location.span))", message] + notes.map { "  \($0)" })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// What has to be filed before anything else in a scenario.
let filing = """
  lúc 26/01/2026 08:00
  người_nộp "Nguyễn Văn An" nộp trực tuyến với đơn, sức_khỏe, diện_tích = 50
  hành động tra_dân_cư trả có
  """
