import CivilTime
import Crypto
import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureSyntax
import SourceText
import Testing

/// A procedure with limits, a reminder, a paused clock, an action and a step that may be repeated.
enum Sample {
  static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
      đếm ngày theo ngày
    hết
    cơ quan ubnd "Ủy ban nhân dân phường" mã "H32.14"
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò chuyên_viên "Chuyên viên"
    mẫu tin đã_nhận "Hồ sơ {mã_hồ_sơ} của {họ_tên} đã được nhận."
    văn bản phiếu_xin_lỗi "Phiếu xin lỗi"
    hành động tra_dân_cư "Tra cứu dân cư":
      trả có_tên: có/không
      thử lại 2 lần cách 60 giây
    hết

    thủ tục cấp_phép "Cấp phép":
      thực hiện bởi ubnd
      lịch hành_chính
      thông tin:
        diện_tích "Diện tích (m²)": số từ 1 đến 100.000
        có_tên "Có tên trong dữ liệu": có/không tùy chọn
      hết
      cách thức:
        nộp trực tuyến, trực tiếp
        trả trực tiếp
      hết
      thời hạn 10 ngày làm việc

      bước nộp "Nộp hồ sơ":
        do người_nộp
        nhập diện_tích
        chọn gửi "Gửi hồ sơ" cần diện_tích -> tiếp_nhận
      hết
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        trong 8 giờ làm việc
        giao cho chuyên_viên
        chọn hợp_lệ "Hợp lệ" -> xử_lý:
          bắt đầu tính thời hạn
          báo người_nộp qua sms bằng đã_nhận
        hết
        trước hạn 2 giờ làm việc:
          nhắc một_cửa
        hết
        quá hạn:
          lập phiếu_xin_lỗi
        hết
      hết
      bước xử_lý "Thẩm định":
        do chuyên_viên
        trong 3 ngày làm việc
        nhập diện_tích
        chọn ghi "Ghi thêm" -> xử_lý
        chọn chờ "Chờ bổ sung" -> bổ_sung
        chọn xong "Xong" -> tra_cứu
        quá hạn:
          nhắc chuyên_viên
        hết
      hết
      bước bổ_sung "Bổ sung":
        do người_nộp
        thời hạn chung tạm dừng
        chọn đã_bổ_sung "Đã bổ sung" -> xử_lý
      hết
      bước tra_cứu "Tra cứu":
        do hệ_thống
        khi vào:
          thực hiện tra_dân_cư() vào có_tên lỗi -> không_cấp
        hết
        còn lại -> đã_cấp
      hết
      kết thúc đã_cấp "Đã cấp phép" thành công:
        trạng thái đã_trả_kết_quả
      hết
      kết thúc không_cấp "Không cấp phép" từ chối
    hết

    """

  static func verified(_ text: String = text) throws -> VerifiedProcedure {
    let source = SourceText(path: "thu-tuc.tthc", text)
    let compilation = compile(source.path, in: SourceSet([parse(source)]))
    let procedure = compilation.procedures.first?.verified
    return try #require(procedure, "\(compilation.diagnostics.map(\.message.vi))")
  }

  static func artifact(
    _ procedure: VerifiedProcedure, changing change: (inout Procedure) throws -> Void = { _ in }
  ) throws -> [UInt8] {
    var changed = procedure.procedure
    try change(&changed)
    return Artifact.encode(try changed.verified()) { bytes in
      SHA256.hash(data: bytes).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
    }
  }

  static let start = Moment(seconds: 1_769_414_400)  // 26/01/2026 08:00

  static let filing = Command.file(
    Filing(
      Opening(
        caseNumber: "", applicant: Applicant(name: "Trần Thị Bưởi", phone: "0905 111 222"),
        channel: .online, returning: .counter),
      fields: [FieldEntry(ID(0), .number(120))]))

  /// An outcome of a step by their places in the text.
  static func act(
    _ step: Int, _ outcome: Int, as role: Int, _ person: String? = nil,
    fields: [FieldEntry] = [], assigning: String? = nil
  ) -> Command {
    .act(
      Choice(
        by: Performer(ID(role), person: person), .outcome(ID(step), index: outcome),
        fields: fields, assignments: assigning.map { [Assignment(ID(3), to: $0)] } ?? []))
  }

  static let receive = act(1, 0, as: 2, "lan")
  /// Leads from appraisal to appraisal.
  static func note(_ area: Int, by person: String = "cúc") -> Command {
    act(2, 0, as: 3, person, fields: [FieldEntry(ID(0), .number(ExactDecimal(area)))])
  }
  static let pause = act(2, 1, as: 3, "cúc")
  static let finish = act(2, 2, as: 3, "cúc")
  static let supplement = act(3, 0, as: 0)
}
