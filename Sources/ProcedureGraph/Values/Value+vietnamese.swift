import CivilTime

extension Value {
  /// The value as official text writes it: "26/01/2026", "16:30 ngày 26/01/2026", "75.000 đồng",
  /// "2,5", "có", the title of an option where the options are given.
  public func vietnamese(options: [Named] = []) -> String {
    switch self {
    case .text(let text): text
    case .number(let number): number.vietnamese
    case .money(let amount): Money(amount).vietnamese
    case .date(let date): date.description
    case .moment(let moment): "\(moment.time) ngày \(moment.date)"
    case .flag(let flag): flag ? "có" : "không"
    case .choice(let name): options.first { $0.name == name }?.title ?? name
    case .list(let elements):
      elements.map { $0.vietnamese(options: options) }.joined(separator: ", ")
    case .duration(let duration): duration.vietnamese
    }
  }
}

extension LegalDuration {
  /// "2,5 ngày làm việc", "48 giờ", "3 tháng".
  public var vietnamese: String {
    switch self {
    case .working(let duration): "\(spelledAmount) \(duration.unit.vietnamese) làm việc"
    case .calendar(let duration): "\(spelledAmount) \(duration.unit.vietnamese)"
    }
  }

  /// The amount in its unit.
  var decimalAmount: ExactDecimal {
    ExactDecimal(significand: thousandths, scale: 3) ?? .zero
  }

  private var spelledAmount: String { decimalAmount.vietnamese }
}

extension WorkingDuration.Unit {
  fileprivate var vietnamese: String {
    switch self {
    case .minute: "phút"
    case .hour: "giờ"
    case .day: "ngày"
    }
  }
}

extension CalendarDuration.Unit {
  fileprivate var vietnamese: String {
    switch self {
    case .minute: "phút"
    case .hour: "giờ"
    case .day: "ngày"
    case .week: "tuần"
    case .month: "tháng"
    case .year: "năm"
    }
  }
}
