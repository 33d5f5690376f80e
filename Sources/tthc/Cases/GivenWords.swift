import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureWorkspace
import SourceText

/// What a command line says of a case, in the names of its procedure. What is no name of it is wrong
/// usage, answered with the nearest one.
struct GivenWords {
  let program: Program
  let now: Moment

  var procedure: Procedure { program.procedure }

  // MARK: Data

  /// `diện_tích=120`, one for each field.
  func fields(_ given: [String]) throws -> [FieldEntry] {
    let usable = procedure.fields.indices.filter { !program.isComputed(ID($0)) }
    return try given.map { text in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else {
        throw UsageFault(
          vi: "`\(text)`: thông tin viết là TÊN=GIÁ_TRỊ", en: "`\(text)`: data is NAME=VALUE")
      }
      let name = nfc(String(halves[0])).trimmed
      guard let index = usable.first(where: { procedure.fields[$0].name == name }) else {
        throw unknown(
          name, vi: "thông tin nào để nhập", en: "field to fill in",
          among: usable.map { procedure.fields[$0].name })
      }
      let field = procedure.fields[index]
      guard let value = AnswerText.value(String(halves[1]), of: field.type) else {
        let options = field.type.options.map { "`\($0.name)`" }.joined(separator: ", ")
        let listed = options.isEmpty ? "" : ": \(options)"
        throw UsageFault(
          vi: "`\(text)`: “\(field.title)” không nhận giá trị này\(listed)",
          en: "`\(text)`: “\(field.title)” does not take that value\(listed)")
      }
      return FieldEntry(ID(index), value)
    }
  }

  /// `đơn`, `đơn:bản_sao`, `đơn:bản_sao:2`; what is not said is as the procedure asks. A file may
  /// follow: `đơn=don.pdf`.
  func papers(_ given: [String]) throws -> [PaperEntry] {
    try given.flatMap { text -> [PaperEntry] in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false).map {
        nfc(String($0)).trimmed
      }
      let index = try place(
        of: parts[0], vi: "giấy tờ nào", en: "paper", among: procedure.papers.map(\.name))
      let paper = procedure.papers[index]
      var asked =
        paper.copies.isEmpty ? [Paper.Copies(form: .original, count: 1)] : paper.copies
      if parts.count > 1, !parts[1].isEmpty {
        let form = try form(parts[1], in: text)
        asked = [asked.first { $0.form == form } ?? Paper.Copies(form: form, count: 1)]
      }
      var count: Int?
      if parts.count > 2 {
        count = Int(parts[2])
        if parts.count > 3 || !(1...9999).contains(count ?? 0) {
          throw UsageFault(
            vi: "`\(text)`: giấy tờ viết là TÊN:DẠNG:SỐ_BẢN",
            en: "`\(text)`: a paper is NAME:FORM:COUNT")
        }
      }
      let file = try halves.count == 2 ? HandedFile(String(halves[1]), as: paper) : nil
      return asked.map {
        PaperEntry(
          ID(index), form: $0.form, count: count ?? $0.count,
          format: file == nil ? paper.formats.first : file?.format, bytes: file?.bytes,
          issued: paper.validFor == nil ? nil : now.date, file: file?.file)
      }
    }
  }

  private func form(_ word: String, in text: String) throws -> PaperForm {
    let plain = Self.plain(word)
    if let form = PaperForm.allCases.first(where: { $0.spellings.contains(plain) }) { return form }
    let listed = PaperForm.allCases.map { "`\($0.spelling)`" }.joined(separator: ", ")
    throw UsageFault(
      vi: "`\(text)`: không có dạng giấy tờ `\(word)`; các dạng: \(listed)",
      en: "`\(text)`: there is no form `\(word)` of papers; the forms: \(listed)")
  }

  // MARK: Names

  func role(_ name: String) throws -> ID<Role> {
    ID(
      try place(of: name, vi: "vai trò nào", en: "role", among: procedure.roles.map(\.name)))
  }

  func step(_ name: String) throws -> ID<Step> {
    ID(
      try place(of: name, vi: "bước nào", en: "step", among: procedure.steps.map(\.name)))
  }

  func fee(_ name: String) throws -> ID<Fee> {
    ID(
      try place(
        of: name, vi: "phí, lệ phí nào", en: "fee or charge", among: procedure.fees.map(\.name)))
  }

  func event(_ name: String) throws -> ID<Named> {
    ID(
      try place(
        of: name, vi: "sự kiện nào", en: "event", among: procedure.externalEvents.map(\.name)))
  }

  func selectedCase(_ name: String) throws -> ID<CaseSelector> {
    ID(
      try place(of: name, vi: "trường hợp nào", en: "case", among: procedure.cases.map(\.name)))
  }

  /// `một_cửa:Lan`; a role alone is a person nobody knows by name.
  func performer(_ text: String) throws -> Performer {
    let halves = text.split(separator: ":", maxSplits: 1).map { nfc(String($0)).trimmed }
    let role = try role(halves.first ?? "")
    return Performer(role, person: halves.count == 2 ? halves[1] : nil)
  }

  func place(of name: String, vi: String, en: String, among names: [String]) throws -> Int {
    let name = nfc(name).trimmed
    if let index = names.firstIndex(of: name) { return index }
    throw unknown(name, vi: vi, en: en, among: names)
  }

  private func unknown(
    _ name: String, vi: String, en: String, among names: [String]
  ) -> UsageFault {
    let near = Suggestion.nearest(to: name, among: names)
    let title = procedure.title
    return UsageFault(
      vi: "thủ tục “\(title)” không có \(vi) tên `\(name)`"
        + (near.map { "; có phải là `\($0)`?" } ?? ""),
      en: "procedure “\(title)” has no \(en) named `\(name)`"
        + (near.map { "; did you mean `\($0)`?" } ?? ""))
  }

  // MARK: Ways

  /// `trực_tuyến`, `Trực tuyến`, `online`.
  static func channel(_ word: String, of option: String) throws -> Channel {
    let plain = plain(word)
    let found = Channel.allCases.first { channel in
      channel.spellings.contains(plain)
    }
    if let found { return found }
    throw UsageFault(
      vi: "\(option): không có cách `\(word)`; hãy ghi trực_tuyến, trực_tiếp hoặc bưu_chính",
      en: "\(option): there is no way `\(word)`; write online, counter or post")
  }

  static func means(
    _ word: String, of option: String
  ) throws -> ProcedureGraph.Collection.Means {
    let plain = plain(word)
    if let found = ProcedureGraph.Collection.Means.allCases.first(where: { means in
      [means.rawValue, Self.plain(means.title(in: .vi)), Self.plain(means.title(in: .en))]
        .contains(plain)
    }) {
      return found
    }
    throw UsageFault(
      vi: "\(option): không có cách nộp `\(word)`; hãy ghi trực_tuyến, tại_quầy hoặc bưu_chính",
      en: "\(option): there is no way `\(word)` to pay; write online, counter or post")
  }

  /// Words as they are compared: without marks, underscores as spaces.
  fileprivate static func plain(_ word: String) -> String {
    Vietnamese.skeleton(nfc(word).trimmed.replacing("_", with: " "))
  }
}

extension Channel {
  fileprivate var spellings: [String] {
    let short =
      switch self {
      case .online, .counter: [String]()
      case .post: ["bưu chính"]
      }
    return ([rawValue, named.title, title(in: .en)] + short).map { GivenWords.plain($0) }
  }
}

extension PaperForm {
  /// As it is written on a command line.
  var spelling: String {
    switch self {
    case .original: words(vi: "bản_chính", en: "original")
    case .copy: words(vi: "bản_sao", en: "copy")
    case .certifiedCopy: words(vi: "bản_sao_chứng_thực", en: "certified_copy")
    case .electronic: words(vi: "bản_điện_tử", en: "electronic")
    }
  }

  fileprivate var spellings: [String] {
    let all =
      switch self {
      case .original: ["bản chính", "original"]
      case .copy: ["bản sao", "copy"]
      case .certifiedCopy: ["bản sao chứng thực", "certified copy"]
      case .electronic: ["bản điện tử", "điện tử", "electronic"]
      }
    return all.map { GivenWords.plain($0) }
  }
}
