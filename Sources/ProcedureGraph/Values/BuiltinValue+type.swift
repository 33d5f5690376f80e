extension BuiltinValue {
  /// The type of its value. Channels and levels are choices named as in `Channel` and
  /// `ServiceLevel`; the due date has an hour, the dates of filing and of today have none.
  public var type: ValueType {
    switch self {
    case .caseNumber, .applicantName, .applicantPhone, .applicantEmail, .applicantAddress: .text
    case .filedOn, .today: .date
    case .dueOn: .moment
    case .filedBy, .returnedBy: .choice(Channel.allCases.map(\.named))
    case .level: .choice(ServiceLevel.allCases.map(\.named))
    case .totalFee: .money
    }
  }
}

extension Channel {
  /// The channel as an option: its name in artifacts, and the words for people.
  public var named: Named {
    switch self {
    case .online: Named(name: rawValue, title: "Trực tuyến")
    case .counter: Named(name: rawValue, title: "Trực tiếp")
    case .post: Named(name: rawValue, title: "Bưu chính công ích")
    }
  }
}

extension ServiceLevel {
  /// The level as an option: its name in artifacts, and the words for people.
  public var named: Named {
    switch self {
    case .partial: Named(name: rawValue, title: "Dịch vụ công trực tuyến một phần")
    case .full: Named(name: rawValue, title: "Dịch vụ công trực tuyến toàn trình")
    }
  }
}
