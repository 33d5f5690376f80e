import CivilTime
import ProcedureGraph
import Testing

/// A case with values by position.
struct SampleContext: EvaluationContext {
  var calendar: WorkingCalendar
  var fields: [ID<Field>: Value] = [:]
  var builtins: [BuiltinValue: Value] = [:]
  var cases: Set<ID<CaseSelector>> = []
  var papers: Set<ID<Paper>> = []

  func value(of field: ID<Field>) -> Value? { fields[field] }
  func value(of builtin: BuiltinValue) -> Value? { builtins[builtin] }
  func isCase(_ id: ID<CaseSelector>) -> Bool { cases.contains(id) }
  func hasPaper(_ id: ID<Paper>) -> Bool { papers.contains(id) }
}

/// An expression and what it comes to: a value or a fault.
struct Evaluation: CustomTestStringConvertible, Sendable {
  var name: String
  var expression: Expression
  var result: Result<Value, EvaluationFault>

  init(_ name: String, _ expression: Expression, _ value: Value) {
    self.name = name
    self.expression = expression
    result = .success(value)
  }

  init(_ name: String, _ expression: Expression, fault: EvaluationFault) {
    self.name = name
    self.expression = expression
    result = .failure(fault)
  }

  var testDescription: String { name }
}

@Suite struct EvaluationTests {
  private static func number(_ text: String) -> Expression { Sample.number(text) }
  private static func value(_ text: String) -> Value {
    .number(ExactDecimal(plain: text) ?? .zero)
  }
  private static let yes = Expression.literal(.flag(true))
  private static let no = Expression.literal(.flag(false))
  private static let missing = Expression.field(.estimate)

  static func context() throws -> SampleContext {
    SampleContext(
      calendar: try Sample.calendar(),
      fields: [
        .area: value("120.5"), .grade: .choice("cấp_3"), .isPoor: .flag(true),
        .supplementReason: .text("Thiếu bản vẽ"), .parcels: .list([value("3"), value("4")]),
      ],
      builtins: [
        .today: .date(try Sample.date("2026-01-26")),
        .dueOn: .moment(try Sample.moment("2026-01-26T16:30")), .filedBy: .choice("online"),
      ], cases: [.house], papers: [.form])
  }

  private func check(_ evaluations: [Evaluation]) throws {
    let context = try Self.context()
    for evaluation in evaluations {
      let result: Result<Value, EvaluationFault>
      do throws(EvaluationFault) {
        result = .success(try evaluation.expression.evaluate(in: context))
      } catch {
        result = .failure(error)
      }
      #expect(result == evaluation.result, "\(evaluation.name)")
    }
  }

  @Test func valuesOfTheCase() throws {
    try check([
      Evaluation("field", .field(.area), Self.value("120.5")),
      Evaluation("missing field", Self.missing, fault: .missingField(.estimate)),
      Evaluation("builtin", .builtin(.filedBy), .choice("online")),
      Evaluation(
        "missing builtin", .builtin(.applicantName), fault: .missingBuiltin(.applicantName)),
      Evaluation("case holds", .caseHolds(.house), .flag(true)),
      Evaluation("case does not hold", .caseHolds(.building), .flag(false)),
      Evaluation("field given", .hasField(.area), .flag(true)),
      Evaluation("field not given", .hasField(.estimate), .flag(false)),
      Evaluation("paper handed in", .hasPaper(.form), .flag(true)),
      Evaluation("paper not handed in", .hasPaper(.lease), .flag(false)),
    ])
  }

  @Test func logicStopsAtTheFirstThatDecides() throws {
    let bad = Expression.compare(.equal, Self.missing, Sample.money(1))
    try check([
      Evaluation("all", .all([Self.yes, Self.no, bad]), .flag(false)),
      Evaluation("all reaches it", .all([Self.yes, bad]), fault: .missingField(.estimate)),
      Evaluation("any", .any([Self.no, Self.yes, bad]), .flag(true)),
      Evaluation("any reaches it", .any([Self.no, bad]), fault: .missingField(.estimate)),
      Evaluation("not", .not(Self.no), .flag(true)),
      Evaluation("if", .conditional(Self.yes, then: Self.yes, otherwise: bad), .flag(true)),
      Evaluation(
        "else", .conditional(Self.no, then: bad, otherwise: Sample.money(3)), .money(3)),
      Evaluation("flag field", .all([.field(.isPoor)]), .flag(true)),
      Evaluation("no flag", .all([.field(.area)]), fault: .typeMismatch),
      Evaluation(
        "one of", .oneOf(.field(.grade), [.literal(.choice("x")), .literal(.choice("cấp_3"))]),
        .flag(true)),
      Evaluation("none of", .oneOf(.field(.grade), [.literal(.choice("x"))]), .flag(false)),
    ])
  }

  @Test(arguments: [
    (Comparison.equal, [false, true, false]), (.notEqual, [true, false, true]),
    (.less, [true, false, false]), (.lessOrEqual, [true, true, false]),
    (.greater, [false, false, true]), (.greaterOrEqual, [false, true, true]),
  ])
  func ordering(comparison: Comparison, expected: [Bool]) throws {
    let context = try Self.context()
    let days = try [5, 10, 15].map { Value.duration(try .working($0, .day)) }
    let dates = try ["2026-01-01", "2026-01-02", "2026-01-03"].map {
      Value.date(try Sample.date($0))
    }
    let moments = try ["2026-01-01T07:00", "2026-01-01T07:30", "2026-01-02T07:00"].map {
      Value.moment(try Sample.moment($0))
    }
    let numbers = ["2.4", "2.5", "10"].map(Self.value)
    let sums = [Value.money(1), .money(2), .money(3)]
    for values in [numbers, sums, dates, moments, days] {
      for (value, isTrue) in zip(values, expected) {
        let expression = Expression.compare(comparison, .literal(value), .literal(values[1]))
        #expect(try expression.holds(in: context) == isTrue)
      }
    }
  }

  @Test func onlyLikeComparesWithLike() throws {
    func compare(_ comparison: Comparison, _ a: Value, _ b: Value) -> Expression {
      .compare(comparison, .literal(a), .literal(b))
    }
    let workingDay = Value.duration(try .working(1, .day))
    let workingHours = Value.duration(try .working(8, .hour))
    let month = Value.duration(try .calendar(1, .month))
    let days = Value.duration(try .calendar(14, .day))
    let weeks = Value.duration(try .calendar(2, .week))
    let year = Value.duration(try .calendar(1, .year))
    try check([
      Evaluation("text", compare(.equal, .text("a"), .text("a")), .flag(true)),
      Evaluation("text order", compare(.less, .text("a"), .text("b")), fault: .typeMismatch),
      Evaluation("flag order", compare(.less, .flag(true), .flag(true)), fault: .typeMismatch),
      Evaluation("money, number", compare(.less, .money(1), .number(2)), fault: .typeMismatch),
      Evaluation("weeks", compare(.equal, days, weeks), .flag(true)),
      Evaluation("months", compare(.less, month, year), .flag(true)),
      Evaluation("month, days", compare(.less, month, days), fault: .incomparableDurations),
      Evaluation(
        "working, calendar", compare(.less, workingDay, days), fault: .incomparableDurations),
      Evaluation(
        "working day, hours", compare(.equal, workingDay, workingHours),
        fault: .incomparableDurations),
      Evaluation(
        "lists", compare(.equal, .list([.number(1)]), .list([.number(1)])), .flag(true)),
    ])
    var exact = try Self.context()
    exact.calendar = try Sample.calendar(.exactHours)
    #expect(try compare(.equal, workingDay, workingHours).holds(in: exact))
    #expect(try compare(.greaterOrEqual, workingHours, workingDay).holds(in: exact))
  }

  @Test func arithmetic() throws {
    func apply(_ operation: Arithmetic, _ a: Value, _ b: Value) -> Expression {
      .arithmetic(operation, .literal(a), .literal(b))
    }
    let most = Value.number(ExactDecimal(Int64.max))
    try check([
      Evaluation(
        "numbers", apply(.plus, Self.value("0.1"), Self.value("0.2")), Self.value("0.3")),
      Evaluation("too large", apply(.plus, most, .number(1)), fault: .overflow),
      Evaluation("too large", apply(.times, most, most), fault: .overflow),
      Evaluation(
        "too fine", apply(.times, Self.value("0.00001"), Self.value("0.00001")),
        fault: .overflow),
      Evaluation("money", apply(.minus, .money(3), .money(5)), .money(-2)),
      Evaluation("money", apply(.plus, .money(.max), .money(1)), fault: .overflow),
      Evaluation("money", apply(.minus, .money(.min), .money(1)), fault: .overflow),
      Evaluation("half up", apply(.times, .money(75_001), Self.value("0.5")), .money(37_501)),
      Evaluation("half up", apply(.times, Self.value("0.5"), .money(75_001)), .money(37_501)),
      Evaluation("money too large", apply(.times, .money(.max), .number(2)), fault: .overflow),
      Evaluation("money + number", apply(.plus, .money(1), .number(1)), fault: .typeMismatch),
      Evaluation("money * money", apply(.times, .money(1), .money(1)), fault: .typeMismatch),
      Evaluation("text", apply(.plus, .text("a"), .text("b")), fault: .typeMismatch),
    ])
  }

  @Test(arguments: [
    // Monday 26/01/2026; Tết from 14/02 to 22/02; Saturday 10/01 is worked.
    ("2026-01-26", LegalDuration.Kind.workingDays, 1, "2026-01-27", "2026-01-23"),
    ("2026-02-13", .workingDays, 1, "2026-02-23", "2026-02-12"),
    ("2026-01-09", .workingDays, 1, "2026-01-10", "2026-01-08"),
    ("2026-01-26", .days, 20, "2026-02-15", "2026-01-06"),
    ("2026-01-31", .months, 1, "2026-02-28", "2025-12-31"),
    ("2028-02-29", .years, 1, "2029-02-28", "2027-02-28"),
    ("2026-01-26", .weeks, 2, "2026-02-09", "2026-01-12"),
    ("2026-01-26", .workingDays, 0, "2026-01-26", "2026-01-26"),
  ])
  func datesMove(
    from: String, kind: LegalDuration.Kind, amount: Int, later: String, earlier: String
  ) throws {
    let start = Expression.literal(.date(try Sample.date(from)))
    let duration = Expression.literal(.duration(try kind.duration(amount)))
    for counting in DayCounting.allCases {
      var context = try Self.context()
      context.calendar = try Sample.calendar(counting)
      #expect(
        try Expression.arithmetic(.plus, start, duration).evaluate(in: context)
          == .date(try Sample.date(later)))
      #expect(
        try Expression.arithmetic(.minus, start, duration).evaluate(in: context)
          == .date(try Sample.date(earlier)))
    }
  }

  @Test(arguments: [
    ("2026-01-26T16:30", LegalDuration.Kind.workingHours, 2, "2026-01-27T08:30"),
    ("2026-01-26T16:30", .hours, 48, "2026-01-28T16:30"),
    ("2026-01-26T16:30", .days, 1, "2026-01-27T16:30"),
    ("2026-01-31T16:30", .months, 1, "2026-02-28T16:30"),
  ])
  func momentsMove(from: String, kind: LegalDuration.Kind, amount: Int, later: String) throws {
    let expression = Expression.arithmetic(
      .plus, .literal(.moment(try Sample.moment(from))),
      .literal(.duration(try kind.duration(amount))))
    #expect(
      try expression.evaluate(in: Self.context()) == .moment(try Sample.moment(later)))
  }

  @Test func datesOutOfRange() throws {
    let last = Expression.literal(.date(try Sample.date("2200-12-01")))
    let first = Expression.literal(.date(try Sample.date("1900-01-15")))
    try check([
      Evaluation("later", .arithmetic(.plus, last, try Sample.days(31)), fault: .dateOutOfRange),
      Evaluation(
        "later", .arithmetic(.plus, last, try Sample.workingDays(40)), fault: .dateOutOfRange),
      Evaluation(
        "earlier", .arithmetic(.minus, first, try Sample.days(31)), fault: .dateOutOfRange),
      Evaluation(
        "earlier", .arithmetic(.minus, first, try Sample.workingDays(40)),
        fault: .dateOutOfRange),
      Evaluation(
        "hours of a date", .arithmetic(.plus, last, try Sample.workingHours(4)),
        fault: .typeMismatch),
    ])
  }

  @Test func functions() throws {
    func numbers(_ texts: String...) -> [Expression] { texts.map(Self.number) }
    try check([
      Evaluation("greatest", .call(.greatest, numbers("1", "2.5", "2")), Self.value("2.5")),
      Evaluation("least", .call(.least, numbers("1", "2.5", "-2")), Self.value("-2")),
      Evaluation("round", .call(.round, numbers("2.5")), Self.value("3")),
      Evaluation("round", .call(.round, numbers("-2.5")), Self.value("-3")),
      Evaluation("round money", .call(.round, [Sample.money(5)]), .money(5)),
      Evaluation(
        "days between",
        .call(.daysBetween, [.builtin(.today), .literal(.date(try Sample.date("2026-02-01")))]),
        Self.value("6")),
      Evaluation(
        "negative days",
        .call(
          .daysBetween,
          [.builtin(.dueOn), .literal(.date(try Sample.date("2026-01-20")))]), Self.value("-6")),
      Evaluation("length", .call(.length, [.field(.supplementReason)]), Self.value("12")),
      Evaluation("length of a list", .call(.length, [.field(.parcels)]), Self.value("2")),
      Evaluation("length of a number", .call(.length, numbers("5")), fault: .typeMismatch),
      Evaluation("no arguments", .call(.greatest, []), fault: .typeMismatch),
      Evaluation("too many", .call(.round, numbers("1", "2")), fault: .typeMismatch),
    ])
  }

  @Test func templatesSpeakOfficially() throws {
    let fields = try Sample.procedure().fields
    var context = try Self.context()
    context.fields[.extraTime] = .duration(
      .working(try WorkingDuration(thousandths: 2500, .day)))
    let cases: [(Expression, String)] = [
      (.field(.area), "120,5"), (.field(.grade), "Cấp III"), (.field(.isPoor), "có"),
      (.not(.field(.isPoor)), "không"), (.field(.supplementReason), "Thiếu bản vẽ"),
      (.field(.parcels), "3, 4"), (.builtin(.today), "26/01/2026"),
      (.builtin(.dueOn), "16:30 ngày 26/01/2026"), (Sample.money(75_000), "75.000 đồng"),
      (.builtin(.filedBy), "Trực tuyến"), (.field(.estimate), "…"),
      (.field(.extraTime), "2,5 ngày làm việc"), (try Sample.days(20), "20 ngày"),
      (.arithmetic(.plus, Sample.money(.max), Sample.money(1)), "…"),
      (
        .conditional(Self.yes, then: .field(.grade), otherwise: .field(.grade)), "Cấp III"
      ),
    ]
    for (expression, text) in cases {
      let template = Template([.text("<"), .value(expression), .text(">")])
      #expect(template.render(in: context, fields: fields) == "<\(text)>")
    }
  }
}

extension LegalDuration {
  enum Kind: Sendable {
    case workingDays, workingHours, hours, days, weeks, months, years

    func duration(_ amount: Int) throws -> LegalDuration {
      switch self {
      case .workingDays: try .working(amount, .day)
      case .workingHours: try .working(amount, .hour)
      case .hours: try .calendar(amount, .hour)
      case .days: try .calendar(amount, .day)
      case .weeks: try .calendar(amount, .week)
      case .months: try .calendar(amount, .month)
      case .years: try .calendar(amount, .year)
      }
    }
  }
}
