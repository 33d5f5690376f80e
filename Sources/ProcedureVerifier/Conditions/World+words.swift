import ProcedureGraph
import SourceText

extension World {
  /// The world as an example for people: `diện_tích` = 250, `loại` = cấp_3. Parts of conditions have
  /// no words of their own.
  var words: Localized {
    let all = samples.compactMap { unknown, sample in words(unknown, sample) }
      .sorted { $0.vi < $1.vi }
    return Localized(
      vi: all.map(\.vi).joined(separator: ", "), en: all.map(\.en).joined(separator: ", "))
  }

  private func words(_ unknown: Unknown, _ sample: Sample) -> Localized? {
    switch unknown {
    case .field(let id):
      return words(Localized(both: "`\(procedure.fields[id.index].name)`"), sample)
    case .builtin(let builtin): return words(builtin.words, sample, of: builtin.type)
    case .paper(let id):
      let name = procedure.papers[id.index].name
      return sample.isTrue
        ? Localized(vi: "có giấy tờ `\(name)`", en: "paper `\(name)` given")
        : Localized(vi: "không có giấy tờ `\(name)`", en: "paper `\(name)` not given")
    case .chosenCase:
      guard case .chosen(let id) = sample else { return nil }
      let name = procedure.cases[id.index].name
      return Localized(vi: "trường hợp `\(name)`", en: "case `\(name)`")
    case .part: return nil
    }
  }

  /// Options of a field go by the names that the author gave them, those that are built in by words.
  private func words(
    _ name: Localized, _ sample: Sample, of type: ValueType? = nil
  ) -> Localized? {
    switch sample {
    case .absent: return Localized(vi: "không có \(name.vi)", en: "\(name.en) not given")
    case .value(.choice(let option)):
      guard case .choice(let options)? = type,
        let known = options.first(where: { $0.name == option })
      else { return Localized(vi: "\(name.vi) = \(option)", en: "\(name.en) = \(option)") }
      return Localized(vi: "\(name.vi) = \(known.title)", en: "\(name.en) = \(option)")
    case .value(.flag(let flag)):
      return Localized(
        vi: "\(name.vi) = \(flag ? "có" : "không")", en: "\(name.en) = \(flag ? "yes" : "no")")
    case .value(.text(let text)):
      return Localized(vi: "\(name.vi) = “\(text)”", en: "\(name.en) = “\(text)”")
    case .value(let value):
      return Localized(
        vi: "\(name.vi) = \(value.vietnamese())", en: "\(name.en) = \(value.vietnamese())")
    case .chosen: return nil
    }
  }
}

extension Localized {
  fileprivate init(both same: String) { self.init(vi: same, en: same) }
}

extension BuiltinValue {
  /// What it is called inside a sentence.
  fileprivate var words: Localized {
    switch self {
    case .caseNumber: Localized(vi: "mã hồ sơ", en: "case number")
    case .filedOn: Localized(vi: "ngày nộp", en: "filing date")
    case .dueOn: Localized(vi: "hạn trả", en: "due date")
    case .filedBy: Localized(vi: "kênh nộp", en: "filing channel")
    case .returnedBy: Localized(vi: "kênh trả", en: "return channel")
    case .level: Localized(vi: "mức độ", en: "level")
    case .totalFee: Localized(vi: "tổng phí", en: "total fee")
    case .today: Localized(vi: "hôm nay", en: "today")
    case .applicantName: Localized(vi: "họ tên người nộp", en: "applicant's name")
    case .applicantPhone: Localized(vi: "điện thoại người nộp", en: "applicant's phone")
    case .applicantEmail: Localized(vi: "thư điện tử người nộp", en: "applicant's e-mail")
    case .applicantAddress: Localized(vi: "địa chỉ người nộp", en: "applicant's address")
    }
  }
}
