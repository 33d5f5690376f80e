import CivilTime
import Crypto
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureActions

/// A procedure that collects two fees, sends by post and waits for what the post reports.
enum FeeSample {
  static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    văn bản giấy_tiếp_nhận "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" mẫu "m01-giay-tiep-nhan.html"

    thủ tục cấp "Cấp giấy phép":
      lịch hành_chính
      kết quả giấy_phép "Giấy phép"
      thông tin:
        miễn_phí "Miễn phí": có/không mặc định không
        người_nhận "Người nhận": chữ tùy chọn
        ngày_phát "Ngày phát": ngày tùy chọn
      hết
      hồ sơ:
        giấy tờ đơn "Đơn đề nghị" bản chính 1
      hết
      phí thẩm_định "Phí thẩm định":
        miễn_phí: 0 đồng
        còn lại: 600.000 đồng
      hết
      lệ phí cấp_phép "Lệ phí cấp phép": 75.000 đồng
      cách thức:
        nộp trực tuyến
        trả bưu chính
      hết
      thời hạn 5 ngày làm việc
      bước nhận "Tiếp nhận":
        do một_cửa
        nhập miễn_phí
        chọn nhận "Nhận" -> thu:
          bắt đầu tính thời hạn
          lập giấy_tiếp_nhận
        hết
        chọn miễn "Miễn" -> miễn:
          bắt đầu tính thời hạn
        hết
      hết
      bước thu "Thu phí":
        do một_cửa
        thu thẩm_định, cấp_phép qua trực tuyến, tại quầy
        chọn gửi "Đã thu, gửi kết quả" -> gửi:
          lập giấy_phép
          gửi bưu chính giấy_phép đến người_nộp
        hết
        chọn trả_lại "Trả lại" chưa cần thu -> nhận
      hết
      bước miễn "Miễn phí":
        do một_cửa
        thu thẩm_định qua tại quầy
        chọn xong "Xong" chưa cần thu -> xong
      hết
      bước gửi "Chờ bưu chính phát":
        do một_cửa
        chờ sự kiện đã_phát -> xong
        chờ sự kiện chuyển_hoàn -> nhận
      hết
      kết thúc xong "Xong" thành công
    hết

    """

  static let start = Moment(seconds: 1_769_414_400)

  static let seals = Seals(
    digest: { Array(SHA256.hash(data: $0)) }, salt: { [UInt8](repeating: 7, count: 16) })

  static func verified() throws -> VerifiedProcedure {
    let source = SourceText(path: "thu-tuc.tthc", text)
    let compilation = compile(source.path, in: SourceSet([parse(source)]))
    let verified = compilation.procedures.compactMap(\.verified)
    try #require(verified.count == 1, "\(compilation.diagnostics)")
    return verified[0]
  }

  static func artifact() throws -> [UInt8] { try artifact(of: verified()) }

  static func artifact(of verified: VerifiedProcedure) throws -> [UInt8] {
    Artifact.encode(verified) { bytes in
      SHA256.hash(data: bytes).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
    }
  }

  /// A desk with a case in its first step.
  static func open(
    people: Directory? = nil
  ) async throws -> (desk: Desk, journal: MemoryJournal, number: String) {
    let journal = MemoryJournal()
    let desk = Desk(journal, seals, people: people)
    let log = Binding(LogAction(write: { _ in }, isWhole: false, answer: nil))
    try await desk.deploy(try artifact(), with: Bindings(builtIn: log), at: start)
    let filing = Command.file(
      Filing(
        Opening(
          caseNumber: "",
          applicant: Applicant(name: "Lê Thị Cúc", phone: "0905111222", address: "12 Lê Duẩn"),
          channel: .online, returning: .post),
        papers: [PaperEntry(ID(0), form: .original)]))
    let number = try await desk.open("cấp", with: filing, person: "cúc", at: start).caseNumber
    return (desk, journal, number)
  }

  /// Chooses an outcome of a step by its name.
  static func choose(
    _ name: String, _ desk: Desk, _ number: String, at now: Moment = start
  ) async throws {
    let file = try await desk.file(of: number)
    let activity = try #require(file.state.activities.first)
    let step = file.program.procedure.steps[activity.step.index]
    let index = try #require(step.outcomes.firstIndex { $0.name == name })
    _ = try await desk.submit(
      .act(
        Choice(
          by: Performer(step.role, person: "lan"), .outcome(activity.step, index: index))),
      to: number, at: now)
  }

  static func step(_ desk: Desk, _ number: String) async throws -> String? {
    let file = try await desk.file(of: number)
    return file.state.activities.first.map { file.program.procedure.steps[$0.step.index].name }
  }
}
