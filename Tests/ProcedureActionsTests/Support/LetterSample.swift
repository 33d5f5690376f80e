import CivilTime
import Foundation
import ProcedureGraph
import ProcedureRuntime

@testable import ProcedureActions

/// Letters of a case, and a folder to make them in.
enum LetterSample {
  static let templates = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Procedures/quoc-gia/mau")

  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tthc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  static func value(_ name: String, _ value: Value) -> DocumentValue {
    DocumentValue(name: name, title: name, value: value, text: value.vietnamese())
  }

  static func text(_ name: String, _ text: String) -> DocumentValue { value(name, .text(text)) }

  static func row(_ values: (String, String)...) -> [DocumentValue] {
    values.map { text($0.0, $0.1) }
  }

  private static let filed = Moment(seconds: 1_769_414_400)

  /// Everything that the shipped forms ask for.
  static let values: [DocumentValue] = [
    text("mã_hồ_sơ", "H15.01-260126-0001"), value("hôm_nay", .date(filed.date)),
    value("hạn_trả", .moment(filed.adding(days: 14))), text("họ_tên", "H'Hen Niê <Cúc>"),
    text("điện_thoại", "0905111222"), text("thư_điện_tử", "cuc@vi.du"),
    text("địa_chỉ", "Buôn Ea Kpam, xã Quảng Phú, tỉnh Đắk Lắk"),
    text("tên_thủ_tục", "Cấp Giấy phép bán lẻ sản phẩm thuốc lá"),
    text("mã_thủ_tục", "2.000181"), text("kênh_trả", "Bưu chính công ích"),
    text("cơ_quan", "Ủy ban nhân dân xã Quảng Phú"),
    text("cơ_quan_chủ_quản", "Ủy ban nhân dân tỉnh Đắk Lắk"),
    text("nơi_tiếp_nhận", "Trung tâm Phục vụ hành chính công xã Quảng Phú"),
    value("lúc_nộp", .moment(filed)), text("số_bộ", "01"), text("thời_hạn", "10 ngày làm việc"),
    value("hẹn_trả_ban_đầu", .moment(filed.adding(days: 14))),
    value("hẹn_lại", .moment(filed.adding(days: 20))), text("người_lập", "Nguyễn Thị Lan"),
    text("nội_dung_bổ_sung", "Văn bản giới thiệu đã hết hạn: nộp bản mới.\nThiếu chữ ký ở Đơn."),
    text("lý_do_từ_chối", "Không thuộc thẩm quyền (Điều 27 Nghị định 67/2013/NĐ-CP)."),
    text("lý_do_hẹn_lại", "Chờ ý kiến của cơ quan phối hợp."),
  ]

  static let tables = [
    DocumentTable(
      name: "giấy_tờ",
      rows: [
        row(("tên", "Đơn đề nghị cấp Giấy phép"), ("dạng", "Bản chính"), ("số_bản", "1")),
        row(("tên", "Giấy chứng nhận đăng ký hộ kinh doanh"), ("dạng", "Bản sao"), ("số_bản", "2")),
      ]),
    DocumentTable(
      name: "phí",
      rows: [row(("tên", "Phí thẩm định"), ("số_tiền", "600.000 đồng"), ("đã_nộp", ""))]),
  ]

  static func document(
    _ template: String?, name: String = "giấy_tiếp_nhận", values: [DocumentValue] = values,
    tables: [DocumentTable] = tables
  ) -> Document {
    Document(
      kind: .letter, name: name, title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
      template: template, values: values, tables: tables)
  }

  static func call(_ document: Document, email: String? = nil) -> ActionCall {
    ActionCall(
      key: "HS-260126-0001/3.2", name: .builtIn(.letter), caseNumber: "HS-260126-0001",
      procedure: "cấp_phép", artifact: "sha256:0", moment: filed,
      payload: .letter(
        document,
        to: Recipient(
          role: "applicant", title: "Người nộp hồ sơ",
          contact: Contact(name: "H'Hen Niê", email: email))), timeLimit: 60)
  }
}
