import SourceText

/// A telephone number of Vietnam that receives messages.
struct PhoneNumber: Hashable, Sendable {
  /// Nine digits, as they follow the country's code.
  let digits: String

  enum Fault: Error, Hashable, Sendable {
    case notANumber
    case foreign
    case fixedLine
    /// Eleven digits, as mobile numbers had until 2018.
    case oldPrefix
    case wrongLength
    case unknownPrefix
  }

  /// How a gateway wants a number to begin.
  enum Form: String, Hashable, Sendable, CaseIterable {
    case plus = "+84"
    case country = "84"
    case trunk = "0"
  }

  /// Takes a number as people write it: `0912 345 678`, `+84 (0)912.345.678`, `0084912345678`.
  init(_ written: String) throws(Fault) {
    var text = written.filter { !" .-()\u{A0}/".contains($0) }
    let isInternational = text.hasPrefix("+") || text.hasPrefix("00")
    if text.hasPrefix("+") { text.removeFirst() } else if isInternational { text.removeFirst(2) }
    guard !text.isEmpty, text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) }) else {
      throw .notANumber
    }
    if isInternational {
      guard text.hasPrefix("84") else { throw .foreign }
      text.removeFirst(2)
      if text.hasPrefix("0") { text.removeFirst() }
    } else if text.hasPrefix("0") {
      text.removeFirst()
    } else if text.hasPrefix("84"), text.count > 9 {
      text.removeFirst(2)
    } else if text.count != 9 {
      throw .wrongLength
    }
    switch text.first {
    case "2": throw .fixedLine
    case "1" where text.count == 10: throw .oldPrefix
    case "3", "5", "7", "8", "9": break
    case _: throw .unknownPrefix
    }
    guard text.count == 9 else { throw .wrongLength }
    digits = text
  }

  func written(_ form: Form) -> String { form.rawValue + digits }
}

extension PhoneNumber.Fault {
  /// In words for the operator. Does not tell the number.
  var words: Localized {
    switch self {
    case .notANumber:
      Localized(
        vi: "số điện thoại của người nhận có ký tự không phải chữ số",
        en: "the recipient's telephone number has signs that are no digits")
    case .foreign:
      Localized(
        vi: "số điện thoại của người nhận là số nước ngoài",
        en: "the recipient's telephone number is a foreign one")
    case .fixedLine:
      Localized(
        vi: "số điện thoại của người nhận là số cố định, không nhận được tin nhắn",
        en: "the recipient's telephone number is a fixed line, which takes no messages")
    case .oldPrefix:
      Localized(
        vi: "số điện thoại của người nhận có 11 chữ số theo đầu số cũ, đã đổi từ năm 2018",
        en: "the recipient's telephone number has 11 digits by a prefix given up in 2018")
    case .wrongLength:
      Localized(
        vi:
          "số điện thoại của người nhận thiếu hoặc thừa chữ số; số di động có 10 chữ số, kể cả số 0 đầu",
        en:
          "the recipient's telephone number is too short or too long; a mobile one has 10 digits, with the first 0"
      )
    case .unknownPrefix:
      Localized(
        vi: "số điện thoại của người nhận không có đầu số di động nào: 03, 05, 07, 08, 09",
        en: "the recipient's telephone number has no mobile prefix: 03, 05, 07, 08, 09")
    }
  }
}
