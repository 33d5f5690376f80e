import CivilTime

// The forms of plain values.

extension Shape where Whole == String {
  static let text: Shape<String> = Shape(
    schema: ["type": "string"], write: { text, _ in .string(text) },
    read: { (node, _) throws(ArtifactFault) in
      guard case .string(let text) = node.content else {
        throw ArtifactFault(.wrongShape(expected: "string"), at: node.offset)
      }
      return text
    })
}

extension Shape where Whole == Bool {
  static let flag: Shape<Bool> = Shape(
    schema: ["type": "boolean"], write: { flag, _ in .flag(flag) },
    read: { (node, _) throws(ArtifactFault) in
      guard case .flag(let flag) = node.content else {
        throw ArtifactFault(.wrongShape(expected: "flag"), at: node.offset)
      }
      return flag
    })
}

extension Shape where Whole == Int64 {
  static let integer: Shape<Int64> = Shape(
    schema: ["type": "integer"], write: { number, _ in .integer(number) },
    read: { (node, _) throws(ArtifactFault) in
      guard case .integer(let number) = node.content else {
        throw ArtifactFault(.wrongShape(expected: "integer"), at: node.offset)
      }
      return number
    })
}

extension Shape where Whole == Int {
  static let count: Shape<Int> = Shape<Int64>.integer.mapped(
    to: { Int(exactly: $0) }, fault: .badNumber, from: { Int64($0) })
}

extension Shape {
  static func array<Part>(of part: Shape<Part>) -> Shape where Whole == [Part] {
    Shape(
      schema: ["type": "array", "items": part.schema],
      write: { parts, names in .array(parts.map { part.write($0, &names) }) },
      read: { (node, names) throws(ArtifactFault) in
        guard case .array(let nodes) = node.content else {
          throw ArtifactFault(.wrongShape(expected: "array"), at: node.offset)
        }
        var parts: [Part] = []
        parts.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() {
          do throws(ArtifactFault) {
            parts.append(try part.read(node, &names))
          } catch {
            throw error.inside(String(index))
          }
        }
        return parts
      })
  }

  /// One of the words of an enumeration.
  static func word() -> Shape
  where Whole: RawRepresentable<String> & CaseIterable {
    Shape(
      schema: ["enum": .array(Whole.allCases.map { .string($0.rawValue) })],
      write: { word, _ in .string(word.rawValue) },
      read: { (node, names) throws(ArtifactFault) in
        let text = try Shape<String>.text.read(node, &names)
        guard let word = Whole(rawValue: text) else {
          throw ArtifactFault(.unknownWord(text), at: node.offset)
        }
        return word
      })
  }

  /// A reference by name.
  static func reference<Element>(to list: Names.List) -> Shape where Whole == ID<Element> {
    Shape(
      schema: ["type": "string"],
      write: { id, names in .string(names.name(at: id.index, of: list)) },
      read: { (node, names) throws(ArtifactFault) in
        let name = try Shape<String>.text.read(node, &names)
        guard let index = names.index(of: name, in: list) else {
          throw ArtifactFault(.unknownName(name, of: list.rawValue), at: node.offset)
        }
        return ID(index)
      })
  }
}

extension Shape where Whole == ExactDecimal {
  static let decimal: Shape<ExactDecimal> = Shape<String>.text
    .described(by: ["type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{1,9})?$"])
    .mapped(to: { ExactDecimal(plain: $0) }, fault: .badNumber, from: { $0.description })
}

extension Shape where Whole == CivilDate {
  static let date: Shape<CivilDate> = Shape<String>.text
    .described(by: ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"])
    .mapped(to: { CivilDate(iso: $0) }, fault: .badDate, from: { $0.iso })
}

extension Shape where Whole == Moment {
  static let moment: Shape<Moment> = Shape<String>.text
    .described(by: [
      "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
    ])
    .mapped(to: { Moment(iso: $0) }, fault: .badDate, from: { $0.iso })
}

extension Shape where Whole == TimeOfDay {
  /// "16:30".
  static let time: Shape<TimeOfDay> = Shape<String>.text
    .described(by: ["type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"])
    .mapped(to: { TimeOfDay(clock: $0) }, fault: .badDate, from: { $0.description })
}

extension TimeOfDay {
  /// Reads "16:30". Other spellings of the same time are refused when the bytes are compared.
  fileprivate init?(clock text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
    self.init(hour: hour, minute: minute)
  }
}

extension Shape where Whole == LegalDuration {
  /// `{"workingDay": "2.5"}`.
  static let duration: Shape<LegalDuration> = tagged(
    (WorkingDuration.Unit.allCases.map(\.word) + CalendarDuration.Unit.allCases.map(\.rawValue))
      .map { ($0, Shape<ExactDecimal>.decimal.schema) },
    write: { duration, names in
      let amount = Shape<ExactDecimal>.decimal.write(duration.decimalAmount, &names)
      switch duration {
      case .working(let working): return (working.unit.word, amount)
      case .calendar(let calendar): return (calendar.unit.rawValue, amount)
      }
    },
    read: { (word, node, names) throws(ArtifactFault) in
      let working = WorkingDuration.Unit.allCases.first { $0.word == word }
      let calendar = CalendarDuration.Unit(rawValue: word)
      guard working != nil || calendar != nil else { return nil }
      let amount = try Shape<ExactDecimal>.decimal.read(node, &names)
      guard let thousandths = (amount * 1000)?.whole else {
        throw ArtifactFault(.badNumber, at: node.offset)
      }
      do throws(DurationFault) {
        if let working {
          return .working(try WorkingDuration(thousandths: thousandths, working))
        }
        return try calendar.map { unit throws(DurationFault) in
          .calendar(try CalendarDuration(thousandths: thousandths, unit))
        }
      } catch {
        throw ArtifactFault(.duration(error), at: node.offset)
      }
    })
}

extension WorkingDuration.Unit {
  /// Its word in artifacts, where working and calendar units stand side by side.
  fileprivate var word: String {
    switch self {
    case .minute: "workingMinute"
    case .hour: "workingHour"
    case .day: "workingDay"
    }
  }
}
