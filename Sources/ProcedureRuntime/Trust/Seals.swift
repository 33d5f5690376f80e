/// The cryptography and the chance that a journal needs. Both come from a higher floor.
public struct Seals: Sendable {
  /// Gives the 32 bytes of SHA-256.
  public var digest: @Sendable ([UInt8]) -> [UInt8]
  /// Gives 16 bytes nobody can guess: they keep an erased value from being found by trying.
  public var salt: @Sendable () -> [UInt8]

  public init(
    digest: @escaping @Sendable ([UInt8]) -> [UInt8], salt: @escaping @Sendable () -> [UInt8]
  ) {
    self.digest = digest
    self.salt = salt
  }

  /// The digest as artifacts state it.
  func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits: [UInt8] = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}
