import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureStore
import ProcedureSyntax
import SourceText
import Testing

/// Two procedures: one notifies by several means, asks another system and calls the other.
enum WorkSample {
  static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    mẫu tin cả_hai "Hồ sơ {mã_hồ_sơ} của {họ_tên}: {ghi_chú}."
    mẫu tin một_trong "Mời nhận kết quả hồ sơ {mã_hồ_sơ}."
    văn bản phiếu "Phiếu hẹn" mẫu "phieu.html"
    hành động gửi_thuế "Chuyển cơ quan thuế":
      nhận số: số
      trả thông_báo: chữ
      thử lại 1 lần cách 60 giây
    hết
    hành động lưu "Lưu trữ điện tử"

    thủ tục xét "Xét trong nội bộ":
      lịch hành_chính
      thông tin:
        số "Số": số
        ý_kiến "Ý kiến": chữ tùy chọn
      hết
      bước xem "Xem xét":
        do một_cửa
        nhập ý_kiến
        chọn được "Được" -> được
        chọn không_được "Không được" -> không_được
      hết
      kết thúc được "Được" thành công
      kết thúc không_được "Không được" từ chối
    hết

    thủ tục chính "Thủ tục chính":
      lịch hành_chính
      thông tin:
        ghi_chú "Ghi chú": chữ mặc định "đầu"
        số "Số": số mặc định 7
        thông_báo "Thông báo thuế": chữ tùy chọn
        ý_kiến "Ý kiến": chữ tùy chọn
      hết
      cách thức:
        nộp trực tuyến, trực tiếp
        trả trực tiếp
      hết
      bước nhận "Tiếp nhận":
        do một_cửa
        nhập ghi_chú
        chọn báo "Báo cả hai" -> nhận:
          báo người_nộp qua sms, thư điện tử bằng cả_hai
          đặt ghi_chú = "sau"
        hết
        chọn mời "Báo một trong hai" -> nhận:
          báo người_nộp qua zalo hoặc sms bằng một_trong
        hết
        chọn lập "Lập phiếu" -> nhận:
          lập phiếu
          nhắc một_cửa
        hết
        chọn lưu "Lưu" -> nhận:
          thực hiện lưu()
        hết
        chọn thuế "Chuyển thuế" -> thuế
        chọn hỏi "Hỏi nội bộ" -> hỏi
      hết
      bước thuế "Chờ thuế":
        do hệ_thống
        khi vào:
          thực hiện gửi_thuế(số = số) vào thông_báo
        hết
        còn lại -> xong
      hết
      bước hỏi "Hỏi nội bộ":
        do một_cửa
        gọi xét với số = số nhận ý_kiến = ý_kiến:
          kết thúc được -> xong
          còn lại -> hỏng
        hết
      hết
      kết thúc xong "Xong" thành công
      kết thúc hỏng "Hỏng" từ chối
    hết

    """

  static func artifacts() throws -> [[UInt8]] {
    let source = SourceText(path: "thu-tuc.tthc", text)
    let compilation = compile(source.path, in: SourceSet([parse(source)]))
    let verified = compilation.procedures.compactMap(\.verified)
    try #require(verified.count == 2, "\(compilation.diagnostics.map(\.message.vi))")
    return try verified.map { try Sample.artifact($0) }
  }

  static let start = Sample.start
  static let outcomes = ["báo", "mời", "lập", "lưu", "thuế", "hỏi"]

  /// A desk with both procedures deployed.
  static func desk(_ open: OpenStore) async throws -> ProcedureRuntime.Desk {
    let desk = Desk(open.journal, .standard)
    for artifact in try artifacts() {
      try await desk.deploy(artifact, with: .trial, at: start)
    }
    return desk
  }

  /// A case of which these outcomes of the first step were chosen.
  static func open(_ desk: ProcedureRuntime.Desk, _ chosen: String...) async throws -> String {
    let filing = Command.file(
      Filing(
        Opening(
          caseNumber: "",
          applicant: Applicant(name: "Lê Thị Cúc", phone: "0905111222", email: "cuc@vi.du"),
          channel: .online, returning: .counter)))
    let number = try await desk.open("chính", with: filing, person: "cúc", at: start).caseNumber
    for name in chosen {
      let index = try #require(outcomes.firstIndex(of: name))
      _ = try await desk.submit(Sample.act(0, index, as: 2, "lan"), to: number, at: start)
    }
    return number
  }
}
