import ProcedureGraph

/// A JSON value whose texts have places to fill in. A text that is nothing but a place becomes what
/// the place holds: a number stays a number.
indirect enum FilledValue: Hashable, Sendable {
  case text(FilledText)
  case other(JSONValue)
  case array([FilledValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: FilledValue
  }

  init(_ value: JSONValue, places: Set<String>) throws(FilledText.Fault) {
    switch value {
    case .string(let text): self = .text(try FilledText(text, places: places))
    case .array(let elements):
      var filled: [FilledValue] = []
      for element in elements { filled.append(try FilledValue(element, places: places)) }
      self = .array(filled)
    case .object(let members):
      var filled: [Member] = []
      for member in members {
        filled.append(
          Member(name: member.name, value: try FilledValue(member.value, places: places)))
      }
      self = .object(filled)
    case .integer, .flag: self = .other(value)
    }
  }

  func filled(_ values: [String: FillValue]) throws(FilledText.Missing) -> JSONValue {
    switch self {
    case .text(let text):
      if let place = text.onlyPlace, case .number(let number) = values[place] {
        return .integer(number)
      }
      return .string(try text.filled(values))
    case .other(let value): return value
    case .array(let elements):
      var filled: [JSONValue] = []
      for element in elements { filled.append(try element.filled(values)) }
      return .array(filled)
    case .object(let members):
      var filled: [JSONValue.Member] = []
      for member in members {
        filled.append(JSONValue.Member(member.name, try member.value.filled(values)))
      }
      return .object(filled)
    }
  }

  var places: [String] {
    switch self {
    case .text(let text): text.places
    case .other: []
    case .array(let elements): elements.flatMap(\.places)
    case .object(let members): members.flatMap(\.value.places)
    }
  }
}
