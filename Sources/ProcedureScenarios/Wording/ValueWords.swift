import CivilTime
import ProcedureGraph
import SourceText

// Values, sums, dates and the fixed lists of the language in words.
extension ProcedureWords {
  /// A value as the field it belongs to reads: options by their titles.
  func value(_ value: Value, of field: ID<Field>? = nil) -> String {
    self.value(value, of: field.flatMap { procedure.fields[safely: $0]?.type })
  }

  func value(_ value: Value, of type: ValueType?) -> String {
    switch (value, language) {
    case (.text(let text), _): return Self.quoted(text)
    case (.flag(let flag), .vi): return flag ? "có" : "không"
    case (.flag(let flag), .en): return flag ? "yes" : "no"
    case (.moment(let moment), _): return moment.description
    case (.duration(let duration), _): return self.duration(duration)
    case (.list(let elements), _):
      return elements.map { self.value($0, of: type?.element) }.joined(separator: ", ")
    case (.choice, _): return Self.quoted(value.vietnamese(options: type?.options ?? []))
    case (.number, _), (.money, _), (.date, _): return value.vietnamese()
    }
  }

  func money(_ amount: Int64) -> String { Money(amount).vietnamese }

  func due(_ due: Due) -> String {
    guard due.isProvisional else { return due.moment.description }
    switch language {
    case .vi: return "\(due.moment) (tạm tính)"
    case .en: return "\(due.moment) (provisional)"
    }
  }

  func duration(_ duration: LegalDuration) -> String {
    switch language {
    case .vi: return duration.vietnamese
    case .en:
      let amount = ExactDecimal(significand: duration.thousandths, scale: 3) ?? .zero
      let plural = amount == 1 ? "" : "s"
      switch duration {
      case .working(let working): return "\(amount) working \(working.unit.rawValue)\(plural)"
      case .calendar(let calendar): return "\(amount) \(calendar.unit.rawValue)\(plural)"
      }
    }
  }

  /// How a dossier is filed or a result handed over: after *nộp hồ sơ* and *nhận kết quả*.
  func channel(_ channel: Channel) -> String {
    switch (channel, language) {
    case (.online, .vi): "trực tuyến"
    case (.online, .en): "online"
    case (.counter, .vi): "trực tiếp"
    case (.counter, .en): "at the counter"
    case (.post, .vi): "qua bưu chính"
    case (.post, .en): "by post"
    }
  }

  func means(_ means: Collection.Means) -> String {
    switch (means, language) {
    case (.online, .vi): "trực tuyến"
    case (.online, .en): "online"
    case (.counter, .vi): "tại quầy"
    case (.counter, .en): "at the counter"
    case (.post, .vi): "qua bưu chính"
    case (.post, .en): "by post"
    }
  }

  func means(_ means: Notice.Means) -> String {
    switch (means, language) {
    case (.sms, .vi): "tin nhắn SMS"
    case (.sms, .en): "SMS"
    case (.email, .vi): "thư điện tử"
    case (.email, .en): "e-mail"
    case (.zalo, _): "Zalo"
    case (.portal, .vi): "cổng dịch vụ công"
    case (.portal, .en): "the service portal"
    }
  }

  func form(_ form: PaperForm) -> String {
    switch (form, language) {
    case (.original, .vi): "bản chính"
    case (.original, .en): "original"
    case (.copy, .vi): "bản sao"
    case (.copy, .en): "copy"
    case (.certifiedCopy, .vi): "bản sao chứng thực"
    case (.certifiedCopy, .en): "certified copy"
    case (.electronic, .vi): "bản điện tử"
    case (.electronic, .en): "electronic copy"
    }
  }

  /// "1 bản chính", "2 copies".
  func copies(_ count: Int, _ form: PaperForm) -> String {
    guard language == .en, count != 1 else { return "\(count) \(self.form(form))" }
    return switch form {
    case .original: "\(count) originals"
    case .copy: "\(count) copies"
    case .certifiedCopy: "\(count) certified copies"
    case .electronic: "\(count) electronic copies"
    }
  }

  func kind(_ kind: End.Kind) -> String {
    switch (kind, language) {
    case (.succeeded, .vi): "thành công"
    case (.succeeded, .en): "succeeded"
    case (.refused, .vi): "từ chối"
    case (.refused, .en): "refused"
    case (.withdrawn, .vi): "rút hồ sơ"
    case (.withdrawn, .en): "withdrawn"
    case (.cancelled, .vi): "hủy hồ sơ"
    case (.cancelled, .en): "cancelled"
    case (.discontinued, .vi): "dừng giải quyết"
    case (.discontinued, .en): "discontinued"
    }
  }

  /// The status as the national portal words it.
  func status(_ status: PublicStatus) -> String { Self.quoted(status.words[language]) }

  /// A size of a file as people say it, in whole MB or KB where nothing is lost, else in bytes.
  func size(_ bytes: Int64) -> String {
    let megabyte: Int64 = 1_000_000
    if bytes >= megabyte, bytes.isMultiple(of: 100_000) {
      let amount = ExactDecimal(significand: bytes / 100_000, scale: 1) ?? .zero
      return "\(amount.vietnamese) MB"
    }
    if bytes >= 1000, bytes.isMultiple(of: 1000) { return "\(bytes / 1000) KB" }
    switch language {
    case .vi: return "\(bytes) byte"
    case .en: return "\(bytes) bytes"
    }
  }

  /// "a", "a và b", "a, b và c".
  func list(_ items: [String], or isChoice: Bool = false) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let word =
      switch (language, isChoice) {
      case (.vi, false): "và"
      case (.vi, true): "hoặc"
      case (.en, false): "and"
      case (.en, true): "or"
      }
    return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}

extension ValueType {
  fileprivate var options: [Named] {
    switch self {
    case .choice(let options): options
    case .list(let element): element.options
    case .text, .number, .integer, .money, .date, .moment, .flag, .duration: []
    }
  }

  fileprivate var element: ValueType? {
    switch self {
    case .list(let element): element
    case .text, .number, .integer, .money, .date, .moment, .flag, .choice, .duration: nil
    }
  }
}
