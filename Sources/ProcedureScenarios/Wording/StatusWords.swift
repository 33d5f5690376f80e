import ProcedureGraph
import SourceText

extension PublicStatus {
  /// The status as the national portal words it, without quotation marks.
  public var words: Localized {
    switch self {
    case .registered:
      Localized(vi: "Mới đăng ký", en: "Newly registered")
    case .received:
      Localized(vi: "Được tiếp nhận", en: "Received")
    case .notReceived:
      Localized(vi: "Không được tiếp nhận", en: "Not received")
    case .processing:
      Localized(vi: "Đang xử lý", en: "Being processed")
    case .supplementRequested:
      Localized(vi: "Yêu cầu bổ sung giấy tờ", en: "Supplement requested")
    case .financialObligation:
      Localized(vi: "Yêu cầu thực hiện nghĩa vụ tài chính", en: "Financial obligation requested")
    case .withdrawalRequested:
      Localized(vi: "Công dân yêu cầu rút hồ sơ", en: "Withdrawal requested")
    case .discontinued:
      Localized(vi: "Dừng xử lý", en: "Discontinued")
    case .decided:
      Localized(vi: "Đã xử lý xong", en: "Decided")
    case .returned:
      Localized(vi: "Đã trả kết quả", en: "Result handed over")
    }
  }
}
