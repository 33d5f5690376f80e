import CivilTime

/// What is known of the type of an expression before it is evaluated.
enum StaticType: Hashable {
  case text
  case number(isWhole: Bool)
  case money
  case date
  case moment
  case flag
  /// One of these options, of a type that may have more.
  case choice(Set<String>)
  /// Nil for the empty list.
  indirect case list(StaticType?)
  /// Nil where durations of several scales are possible.
  case duration(DurationScale?)

  init(_ type: ValueType) {
    switch type {
    case .text: self = .text
    case .number: self = .number(isWhole: false)
    case .integer: self = .number(isWhole: true)
    case .money: self = .money
    case .date: self = .date
    case .moment: self = .moment
    case .flag: self = .flag
    case .choice(let options): self = .choice(Set(options.map(\.name)))
    case .list(let element): self = .list(StaticType(element))
    case .duration: self = .duration(nil)
    }
  }

  /// The type of a literal; nil for a list of values that do not go together.
  init?(_ value: Value) {
    switch value {
    case .text: self = .text
    case .number(let number): self = .number(isWhole: number.isWhole)
    case .money: self = .money
    case .date: self = .date
    case .moment: self = .moment
    case .flag: self = .flag
    case .choice(let name): self = .choice([name])
    case .duration(let duration): self = .duration(duration.scale)
    case .list(let elements):
      var joined: StaticType?
      for element in elements {
        guard let type = StaticType(element), !type.isList else { return nil }
        guard let so = joined else {
          joined = type
          continue
        }
        guard let both = so.joined(with: type) else { return nil }
        joined = both
      }
      self = .list(joined)
    }
  }

  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// The type of a value that is of this type or of the other; nil when they do not go together.
  func joined(with other: StaticType) -> StaticType? {
    switch (self, other) {
    case (.number(let a), .number(let b)): .number(isWhole: a && b)
    case (.choice(let a), .choice(let b)): .choice(a.union(b))
    case (.duration(let a), .duration(let b)): .duration(a == b ? a : nil)
    case (.list(let a?), .list(let b?)): a.joined(with: b).map { .list($0) }
    case (.list(let a), .list(let b)): .list(a ?? b)
    case (.text, .text), (.money, .money), (.date, .date), (.moment, .moment), (.flag, .flag): self
    case (.text, _), (.number, _), (.money, _), (.date, _), (.moment, _), (.flag, _),
      (.choice, _), (.list, _), (.duration, _):
      nil
    }
  }

  /// Whether every value of this type may stand where the other type is asked for.
  func isUsable(as type: ValueType) -> Bool {
    switch (self, type) {
    case (.text, .text), (.money, .money), (.date, .date), (.moment, .moment), (.flag, .flag),
      (.number, .number), (.duration, .duration):
      true
    case (.number(let isWhole), .integer): isWhole
    case (.choice(let names), .choice(let options)): names.isSubset(of: options.map(\.name))
    case (.list(let element?), .list(let type)): element.isUsable(as: type)
    case (.list(nil), .list): true
    case (.text, _), (.number, _), (.money, _), (.date, _), (.moment, _), (.flag, _),
      (.choice, _), (.list, _), (.duration, _):
      false
    }
  }

  /// Whether values of the two types can be equal. One option has to be possible on both sides, so
  /// that a misspelled one is found.
  func isComparable(with other: StaticType) -> Bool {
    switch (self, other) {
    case (.choice(let a), .choice(let b)): !a.isDisjoint(with: b)
    case (.duration(let a), .duration(let b)): a.isComparable(with: b)
    case (.list(let a?), .list(let b?)): a.isComparable(with: b)
    case (.text, _), (.number, _), (.money, _), (.date, _), (.moment, _), (.flag, _),
      (.choice, _), (.list, _), (.duration, _):
      joined(with: other) != nil
    }
  }

  /// Whether values of this type have an order.
  var isOrdered: Bool {
    switch self {
    case .number, .money, .date, .moment, .duration: true
    case .text, .flag, .choice, .list: false
    }
  }
}

extension DurationScale? {
  /// Unknown scales are left to evaluation. Working hours and days are comparable in calendars that
  /// count eight hours a day, so that is left to it as well; working and calendar time never are.
  fileprivate func isComparable(with other: DurationScale?) -> Bool {
    guard let a = self, let b = other else { return true }
    return a == b || (a.isWorking && b.isWorking)
  }
}

extension DurationScale {
  var isWorking: Bool {
    switch self {
    case .workingHours, .workingDays: true
    case .calendarHours, .calendarDays, .calendarMonths: false
    }
  }

  /// Whether it is counted in hours, which a date has none of.
  var isInHours: Bool {
    switch self {
    case .workingHours, .calendarHours: true
    case .workingDays, .calendarDays, .calendarMonths: false
    }
  }
}
