import Crypto
import Foundation

/// What another system has signed, in the way in which a webhook of ours is signed: the HMAC-SHA256 of
/// the time in seconds since 1970, a full stop and the body.
public enum SignedBody {
  /// `sha256=5f3a…`.
  public static func signature(of body: [UInt8], secret: String, at seconds: Int64) -> String {
    WebhookAction.signature(of: body, at: String(seconds), under: secret)
  }

  /// Passes over a body that was signed with the secret just now; refuses any other.
  ///
  /// - Parameters:
  ///   - seconds: when it was signed.
  ///   - tolerance: seconds by which that may be away from now.
  public static func check(
    _ signature: String, at seconds: Int64, of body: [UInt8], secret: String, now: Int64,
    tolerance: Int64
  ) throws(CallbackFault) {
    let prefix = "sha256="
    guard signature.hasPrefix(prefix), let code = bytes(signature.dropFirst(prefix.count)),
      HMAC<SHA256>.isValidAuthenticationCode(
        code, authenticating: Data("\(seconds).".utf8) + Data(body),
        using: SymmetricKey(data: Data(secret.utf8)))
    else { throw .badSignature }
    let (away, overflow) = now.subtractingReportingOverflow(seconds)
    guard !overflow, away.magnitude <= tolerance else { throw .notCurrent(away) }
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count == 64 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
