import CivilTime
import ProcedureGraph
import SourceText

/// What a person types where a value is asked for, in the habit of Vietnamese offices.
public enum AnswerText {
  /// `26/01/2026 16:30`, or the date alone for its first moment; also `2026-01-26T16:30`.
  public static func moment(_ text: String) -> Moment? {
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count == 1, let moment = Moment(iso: words[0]) { return moment }
    guard let first = words.first, words.count <= 2, let date = date(String(first)) else {
      return nil
    }
    guard words.count == 2 else { return Moment(date, .midnight) }
    return time(String(words[1])).map { Moment(date, $0) }
  }

  /// Why words are no date and time: a day that its month does not have, an hour that no day has, or
  /// just other words.
  public static func momentFault(_ text: String) -> Localized {
    let words = text.split(whereSeparator: \.isWhitespace)
    let parts = words.first?.split(separator: "/").map(digits) ?? []
    if parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] {
      if CivilDate(year: year, month: month, day: 1) != nil,
        CivilDate(year: year, month: month, day: day) == nil
      {
        return Localized(
          vi: "`\(text)`: tháng \(month) năm \(year) không có ngày \(day)",
          en: "`\(text)`: month \(month) of \(year) has no day \(day)")
      }
      if !(1...12).contains(month) {
        return Localized(
          vi: "`\(text)`: không có tháng \(month)", en: "`\(text)`: there is no month \(month)")
      }
      if words.count == 2, date(String(words[0])) != nil, time(String(words[1])) == nil {
        return Localized(
          vi: "`\(text)`: không có giờ nào là `\(words[1])`",
          en: "`\(text)`: `\(words[1])` is no time of day")
      }
    }
    return Localized(
      vi: "`\(text)` không phải ngày giờ; hãy viết như `26/01/2026 16:30`",
      en: "`\(text)` is no date and time; write it like `26/01/2026 16:30`")
  }

  /// `26/01/2026`, also `26/1/2026` and `2026-01-26`.
  public static func date(_ text: String) -> CivilDate? {
    if let date = CivilDate(iso: text) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(digits)
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else {
      return nil
    }
    return CivilDate(year: year, month: month, day: day)
  }

  /// `16:30`, also `16h30`.
  public static func time(_ text: String) -> TimeOfDay? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }.map(digits)
    guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
    return TimeOfDay(hour: hour, minute: minute)
  }

  /// `1.500,5`: a dot groups by threes, a comma is the decimal mark.
  public static func number(_ text: String) -> ExactDecimal? {
    let halves = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = halves.first, halves.count <= 2 else { return nil }
    let groups = first.split(separator: ".", omittingEmptySubsequences: false)
    let areGrouped =
      groups.count == 1
      || (groups.dropFirst().allSatisfy { $0.utf8.count == 3 } && groups[0].utf8.count <= 3)
    guard areGrouped else { return nil }
    let fraction = halves.count == 2 ? ".\(halves[1])" : ""
    return ExactDecimal(plain: groups.joined() + fraction)
  }

  /// The value of a field of that type; nil where the words are none.
  public static func value(_ text: String, of type: ValueType) -> Value? {
    let text = nfc(text).trimmed
    switch type {
    case .text: return .text(text)
    case .number: return number(text).map(Value.number)
    case .integer: return number(text).flatMap { $0.isWhole ? .number($0) : nil }
    case .money: return money(text).map(Value.money)
    case .date: return date(text).map(Value.date)
    case .moment: return moment(text).map(Value.moment)
    case .flag: return flag(text).map(Value.flag)
    case .choice(let options): return choice(text, of: options).map(Value.choice)
    case .duration: return duration(text).map(Value.duration)
    case .list(let element):
      var values: [Value] = []
      for part in text.split(separator: ";") {
        guard let value = value(String(part), of: element) else { return nil }
        values.append(value)
      }
      return .list(values)
    }
  }

  /// `75.000`, `75.000 đồng`, `75.000 ₫`.
  public static func money(_ text: String) -> Int64? {
    var text = text.trimmed
    for unit in ["đồng", "VND", "VNĐ", "₫", "đ"] where text.hasSuffix(unit) {
      text = String(text.dropLast(unit.count)).trimmed
      break
    }
    return number(text)?.whole
  }

  private static func flag(_ text: String) -> Bool? {
    switch Vietnamese.skeleton(text) {
    case "co", "c", "dung", "yes", "y", "true": true
    case "khong", "k", "sai", "no", "n", "false": false
    default: nil
    }
  }

  /// By the number in the list, from 1, by name, or by title.
  private static func choice(_ text: String, of options: [Named]) -> String? {
    if let option = options.first(where: { $0.name == text }) { return option.name }
    if let number = digits(text[...]), options.indices.contains(number - 1) {
      return options[number - 1].name
    }
    let plain = Vietnamese.skeleton(text)
    let near = options.filter {
      Vietnamese.skeleton($0.name) == plain || Vietnamese.skeleton($0.title) == plain
    }
    return near.count == 1 ? near[0].name : nil
  }

  public static func duration(_ text: String) -> LegalDuration? {
    guard case .duration(let duration) = try? LimitText.read(text) else { return nil }
    return duration
  }

  private static func digits(_ text: some StringProtocol) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  public var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return String(self[start..<end])
  }
}
