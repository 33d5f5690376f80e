import CivilTime
import ProcedureGraph

/// An expression of the graph with the type it was found to have.
struct Typed {
  /// The greatest nesting; the graph allows two more, for the conditions that channels add.
  static let maximumDepth = 62
  /// The greatest number of parts once parameters are put in; texts of law stay far below.
  static let maximumSize = 5_000

  let expression: Expression
  let type: ExpressionType
  private(set) var depth = 1
  private(set) var size = 1

  static let unknown = Typed(.literal(.flag(false)), .unknown)

  init(_ expression: Expression, _ type: ExpressionType) {
    self.expression = expression
    self.type = type
  }

  /// An expression over others; nil where it grows beyond all bounds.
  init?(_ expression: Expression, _ type: ExpressionType, over parts: [Typed]) {
    self.init(expression, type)
    for part in parts {
      depth = max(depth, part.depth + 1)
      size += part.size
    }
    guard depth <= Self.maximumDepth, size <= Self.maximumSize else { return nil }
  }

  /// The same expression, known to be of another type.
  func retyped(_ type: ExpressionType) -> Typed {
    var typed = Typed(expression, type)
    typed.depth = depth
    typed.size = size
    return typed
  }
}

/// What an expression may not use, because it is computed from it.
struct CircularValues {
  /// Where the expression stands, for the message.
  enum Place: Hashable, Sendable { case fee, limit, selector, initial }

  let place: Place
  var builtins: Set<BuiltinValue> = []
  var refusesCases = false
  /// Fields from this one on are refused; nil refuses none.
  var fieldsFrom: Int?
}

extension ExpressionType {
  /// Some value of the type, where a framework leaves a hole.
  var anyValue: Expression {
    switch self {
    case .text: .literal(.text(""))
    case .number, .integer, .size, .percent: .literal(.number(.zero))
    case .money: .literal(.money(0))
    case .date: .literal(.date(CivilDate(saturating: 0)))
    case .moment: .literal(.moment(Moment(seconds: 0)))
    case .flag, .unknown: .literal(.flag(false))
    case .choice(let options): .literal(.choice(options.first?.name ?? ""))
    case .list: .literal(.list([]))
    case .duration: .literal(.duration(Self.oneWorkingDay))
    }
  }

  private static var oneWorkingDay: LegalDuration {
    // INVARIANT: one day is within every bound.
    guard let day = try? WorkingDuration(1, .day) else {
      preconditionFailure("one day is a duration")
    }
    return .working(day)
  }
}
