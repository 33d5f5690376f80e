import ProcedureGraph
import ProcedureRuntime
import SourceText

/// Why what another system reports is not taken. Nothing has changed then.
public enum CallbackFault: Error, Hashable, Sendable {
  /// No secret is configured by which a report could be checked.
  case notConfigured(String)
  /// It was not made with the secret, or something in it was changed.
  case badSignature
  /// Signed longer ago than is allowed, or that far ahead; in seconds.
  case notCurrent(Int64)
  case malformed(member: String)
  case unknownFee(String)
  /// No fee is to be paid online now.
  case nothingDue
  /// In đồng; nil where it can't be worked out yet.
  case wrongAmount(due: Int64?, reported: Int64)
  case unknownEvent(String)
  case unknownField(String)
  case refused(Refusal)
}

extension CallbackFault {
  /// In words; nil for a refusal, which has its own.
  public var words: Localized? {
    switch self {
    case .notConfigured(let name):
      Localized(
        vi: "tệp cấu hình không có `callbacks.\(name)`",
        en: "the configuration has no `callbacks.\(name)`")
    case .badSignature:
      Localized(
        vi: "chữ ký không đúng: không phải do bên giữ khóa gửi, hoặc nội dung đã bị sửa",
        en: "the signature does not fit: not sent by who holds the secret, or changed on the way")
    case .notCurrent(let seconds):
      Localized(
        vi: "chữ ký lập lệch \(seconds.magnitude) giây so với bây giờ, quá mức cho phép",
        en: "signed \(seconds.magnitude) seconds away from now, more than is allowed")
    case .malformed(let member):
      member.isEmpty
        ? Localized(vi: "nội dung không phải JSON đúng dạng", en: "the body is not proper JSON")
        : Localized(
          vi: "mục `\(member)` thiếu hoặc sai kiểu", en: "`\(member)` is missing or of a wrong type"
        )
    case .unknownFee(let name):
      Localized(
        vi: "thủ tục của hồ sơ không có phí, lệ phí `\(name)`",
        en: "the case's procedure has no fee `\(name)`")
    case .nothingDue:
      Localized(
        vi: "hồ sơ không còn khoản nào phải nộp trực tuyến lúc này",
        en: "there is nothing to be paid online in the case now")
    case .wrongAmount(let due, let reported):
      Localized(
        vi: """
          số tiền báo là \(Money(reported).vietnamese), số còn phải nộp \
          \(due.map { "là \(Money($0).vietnamese)" } ?? "chưa tính được")
          """,
        en: """
          reported are \(reported) đồng, to be paid \
          \(due.map { "are \($0) đồng" } ?? "is what is not known yet")
          """)
    case .unknownEvent(let name):
      Localized(
        vi: "thủ tục của hồ sơ không có sự kiện `\(name)`",
        en: "the case's procedure has no event `\(name)`")
    case .unknownField(let name):
      Localized(
        vi: "thông tin `\(name)` không có trong thủ tục, hoặc giá trị không đúng kiểu",
        en: "the procedure has no field `\(name)`, or its value has another type")
    case .refused: nil
    }
  }

  /// The same for programs.
  public var code: String {
    switch self {
    case .notConfigured: "not-configured"
    case .badSignature: "bad-signature"
    case .notCurrent: "not-current"
    case .malformed: "malformed"
    case .unknownFee: "unknown-fee"
    case .nothingDue: "nothing-due"
    case .wrongAmount: "wrong-amount"
    case .unknownEvent: "unknown-event"
    case .unknownField: "unknown-field"
    case .refused(.noSuchCase): "unknown-case"
    case .refused: "refused"
    }
  }
}
