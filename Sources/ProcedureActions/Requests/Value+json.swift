import CivilTime
import ProcedureGraph

// Values as other programs write them: plain JSON, read by the type that is expected. Numbers that
// are not whole stand in quotation marks, because a reader would make binary fractions of them.
extension Value {
  public var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): number.whole.map { .integer($0) } ?? .string(number.description)
    case .money(let amount): .integer(amount)
    case .date(let date): .string(date.iso)
    case .moment(let moment): .string(moment.iso)
    case .flag(let flag): .flag(flag)
    case .choice(let name): .string(name)
    case .list(let elements): .array(elements.map(\.json))
    case .duration(let duration): .string(duration.vietnamese)
    }
  }

  /// Nil where the JSON is no value of the type. Durations can't be read.
  public init?(_ json: JSONValue, as type: ValueType) {
    let value: Value?
    switch (type, json) {
    case (.text, .string(let text)): value = .text(text)
    case (.choice, .string(let name)): value = .choice(name)
    case (.flag, .flag(let flag)): value = .flag(flag)
    case (.money, .integer(let amount)): value = .money(amount)
    case (.money, .string(let text)): value = Int64(text).map { .money($0) }
    case (.number, .integer(let number)), (.integer, .integer(let number)):
      value = .number(ExactDecimal(number))
    case (.number, .string(let text)), (.integer, .string(let text)):
      value = ExactDecimal(plain: text).map { .number($0) }
    case (.date, .string(let text)): value = CivilDate(iso: text).map { .date($0) }
    case (.moment, .string(let text)): value = Moment(iso: text).map { .moment($0) }
    case (.list(let element), .array(let elements)):
      let values = elements.compactMap { Value($0, as: element) }
      value = values.count == elements.count ? .list(values) : nil
    case (.text, _), (.number, _), (.integer, _), (.money, _), (.date, _), (.moment, _),
      (.flag, _), (.choice, _), (.list, _), (.duration, _):
      value = nil
    }
    guard let value, type.accepts(value) else { return nil }
    self = value
  }
}

extension ValueType {
  /// The word for it in requests.
  var word: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .integer: "integer"
    case .money: "money"
    case .date: "date"
    case .moment: "moment"
    case .flag: "flag"
    case .choice: "choice"
    case .list: "list"
    case .duration: "duration"
    }
  }
}
