import SourceText

/// A name that the language itself gives: a value of every case, a role, a channel, a public status.
///
/// Built-in names have a spelling in each dialect, like keywords; names an author declares have one.
public struct BuiltinName: Hashable, Sendable {
  /// What the name stands for.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// A value of the case or of its applicant, such as `mã_hồ_sơ`.
    case value
    /// A role that every procedure has.
    case role
    /// A value of `kênh_nộp` and `kênh_trả`.
    case channel
    /// A value of `mức_độ`.
    case level
    /// A status of the public portal.
    case status
    /// Where a branch of parallel work leads when it is over.
    case target
  }

  /// The Vietnamese spelling.
  public let vi: String
  /// The English spelling.
  public let en: String
  /// What the name stands for.
  public let kind: Kind

  /// The spelling by which later floors know the name: the English one.
  public var key: String { en }

  /// The spelling in a dialect.
  public func spelling(_ dialect: Dialect) -> String {
    switch dialect {
    case .vi: vi
    case .en: en
    }
  }
}

/// The table of built-in names, used wherever one is read or printed.
public enum BuiltinNames {
  /// Every built-in name, by kind and in the order in which they are documented.
  public static let all: [BuiltinName] = [
    (.value, "mã_hồ_sơ", "case_number"), (.value, "ngày_nộp", "filed_on"),
    (.value, "hạn_trả", "due_on"), (.value, "kênh_nộp", "filed_by"),
    (.value, "kênh_trả", "returned_by"), (.value, "mức_độ", "level"),
    (.value, "tổng_phí", "total_fee"), (.value, "hôm_nay", "today"), (.value, "họ_tên", "name"),
    (.value, "điện_thoại", "phone"), (.value, "thư_điện_tử", "email"),
    (.value, "địa_chỉ", "address"),
    (.role, "người_nộp", "applicant"), (.role, "hệ_thống", "system"),
    (.channel, "trực_tuyến", "online"), (.channel, "trực_tiếp", "counter"),
    (.channel, "bưu_chính", "post"),
    (.level, "toàn_trình", "full"), (.level, "một_phần", "partial"),
    (.status, "mới_đăng_ký", "registered"), (.status, "được_tiếp_nhận", "received"),
    (.status, "không_được_tiếp_nhận", "not_received"), (.status, "đang_xử_lý", "processing"),
    (.status, "yêu_cầu_bổ_sung", "supplement_requested"),
    (.status, "nghĩa_vụ_tài_chính", "financial_obligation"),
    (.status, "yêu_cầu_rút", "withdrawal_requested"), (.status, "dừng_xử_lý", "discontinued"),
    (.status, "đã_xử_lý_xong", "decided"), (.status, "đã_trả_kết_quả", "returned"),
    (.target, "xong", "done"),
  ].map { BuiltinName(vi: $1, en: $2, kind: $0) }

  private static let bySpelling: [String: BuiltinName] = Dictionary(
    all.flatMap { [($0.vi, $0), ($0.en, $0)] }, uniquingKeysWith: { first, _ in first })

  /// The built-in name that `name` spells in either dialect, if it is of one of `kinds`.
  public static func named(
    _ name: String, kinds: some Sequence<BuiltinName.Kind> = BuiltinName.Kind.allCases
  ) -> BuiltinName? {
    guard let found = bySpelling[nfc(name)], kinds.contains(found.kind) else { return nil }
    return found
  }
}
