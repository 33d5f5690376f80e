/// Words of everyday texts that mean one thing here, and how that is written.
enum EverydayWords {
  private static func phrases(_ dialect: Dialect) -> [(words: [String], keyword: Keyword)] {
    switch dialect {
    case .vi:
      [
        (["bản", "photo"], .copy), (["bản", "photocopy"], .copy), (["bản", "phô", "tô"], .copy),
        (["không", "quá"], .within), (["tối", "đa"], .within), (["không", "quá"], .limit),
        (["tối", "đa"], .limit), (["trong", "vòng"], .limit), (["đ"], .dong), (["vnđ"], .dong),
        (["tiếng"], .unitHour),
      ]
    case .en:
      [
        (["photocopy"], .copy), (["no", "more", "than"], .within), (["at", "most"], .within),
        (["no", "more", "than"], .limit), (["at", "most"], .limit),
      ]
    }
  }

  /// A keyword of the list that the words mean, and how many of them.
  static func keyword(
    among keywords: [Keyword], in words: [String], _ dialect: Dialect
  ) -> (keyword: Keyword, count: Int)? {
    for phrase in phrases(dialect)
    where words.starts(with: phrase.words) && keywords.contains(phrase.keyword) {
      return (phrase.keyword, phrase.words.count)
    }
    return nil
  }

  /// Keywords behind which people put words that add nothing.
  static let mayHaveFiller = KeywordSet([.code, .within, .limit])

  /// How many words behind the keyword add nothing.
  static func filler(after keyword: Keyword, in words: [String], _ dialect: Dialect) -> Int {
    let limits = [
      ["không", "quá"], ["tối", "đa"], ["vòng"], ["trong", "vòng"], ["là"], ["no", "more", "than"],
      ["at", "most"],
    ]
    let fillers = keyword == .code ? [["số"], ["number"]] : limits
    return fillers.first { words.starts(with: $0) }?.count ?? 0
  }

  /// Whether a word behind the number of a document begins with its date or with who issued it.
  static func followsDocument(_ word: String, _ dialect: Dialect) -> Bool {
    switch dialect {
    case .vi: ["ngày", "của"].contains(word)
    case .en: ["of", "by", "dated"].contains(word)
    }
  }

  /// A small number in digits.
  static func number(_ word: String, _ dialect: Dialect) -> String? {
    let numbers =
      switch dialect {
      case .vi: ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
      case .en: ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
      }
    return numbers.firstIndex(of: word).map { String($0 + 1) }
  }

  /// The digits of an amount with a word for its zeros, or with the letter of the currency, and how
  /// many words belong to it: `2,5` and `triệu đồng` make `2.500.000`.
  static func amount(
    _ number: String, _ words: [String], _ dialect: Dialect
  ) -> (digits: String, words: Int)? {
    let scales = [
      "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9, "thousand": 3, "million": 6,
      "billion": 9,
    ]
    let currency = ["đồng", "đ", "vnđ", "vnd"]
    guard let first = words.first else { return nil }
    guard let zeros = scales[first] else {
      return first == "đ" || first == "vnđ" ? (number, 1) : nil
    }
    let halves = number.split(separator: ",", omittingEmptySubsequences: false)
    let (whole, decimals) = (halves[0].filter { $0 != "." }, halves.dropFirst().first ?? "")
    guard halves.count <= 2, decimals.count <= zeros, whole.count <= 9 else { return nil }
    let digits = whole + decimals + String(repeating: "0", count: zeros - decimals.count)
    let hasCurrency = words.count > 1 && currency.contains(words[1])
    return (grouped(String(digits.drop { $0 == "0" })), hasCurrency ? 2 : 1)
  }

  /// Digits in groups of three: `2.500.000`.
  private static func grouped(_ digits: String) -> String {
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return groups.isEmpty ? "0" : groups.joined(separator: ".")
  }
}
