import SourceText

/// What a row of *thành phần hồ sơ* says about a paper.
struct PortalPaper {
  /// The clauses behind its title, such as `bản chính 1`; empty where the sheet does not say.
  private(set) var clauses: [String] = []
  /// What has to be looked at, each a part of a sentence.
  private(set) var doubts: [String] = []
  /// Whether the clauses say how many are to be handed in, and in which form.
  private(set) var formsAreRead = false

  init(_ row: Sheet.PaperRow) {
    let words = Vietnamese.skeleton(row.title.joined(separator: " "))
    readForms(row, words)
    if words.contains("(neu co)") { clauses.append("tùy chọn") }
    if words.contains("mot trong") { doubts.append("nộp một trong các giấy tờ nào") }
    let conditions = [
      "truong hop", "doi voi", "trong truong hop", "neu ", "thi nop", "thi phai",
    ]
    if conditions.contains(where: words.replacing("(neu co)", with: "").contains) {
      doubts.append("giấy tờ này chỉ nộp trong trường hợp nào")
    }
    if ["luu y", "ghi chu", "*"].contains(where: words.hasPrefix) {
      doubts.append("đây là lời ghi chú hay giấy tờ")
    }
    if words.contains("xuat trinh") { doubts.append("nộp hay chỉ xuất trình") }
    if words.contains("doi chieu") {
      doubts.append("nộp bản sao rồi có phải xuất trình bản chính để đối chiếu")
    }
    if words.contains(#/gia tri|thoi han|hieu luc|khong qua/#),
      words.contains(#/[0-9] (thang|nam)\b/#)
    {
      doubts.append("giấy tờ này có giá trị bao lâu kể từ ngày cấp")
    }
    if words.contains("nhan ket qua") { doubts.append("nộp lúc nộp hồ sơ hay khi nhận kết quả") }
    if words.contains("co so du lieu") { doubts.append("dữ liệu nào thay được giấy tờ này") }
    if words.contains(#/^[0-9]+ bo /#) { doubts.append("tên giấy tờ còn ghi số bộ") }
    if !words.isEmpty, words.count(where: \.isLetter) < 3 {
      doubts.append("dòng này không ghi tên giấy tờ")
    }
    if !row.note.isEmpty { doubts.append("dòng này còn ghi") }
  }

  /// How many, of which form.
  private mutating func readForms(_ row: Sheet.PaperRow, _ words: String) {
    let originals = count(row.originals)
    let copies = count(row.copies)
    let isReadable =
      (originals != nil || row.originals.isEmpty) && (copies != nil || row.copies.isEmpty)
    guard isReadable else {
      doubts.append("số bản phải nộp")
      return
    }
    var forms: [(form: String, count: Int)] = []
    if let originals, originals > 0 { forms.append(("bản chính", originals)) }
    if let copies, copies > 0 { forms.append((copyForm(words), copies)) }
    if !row.amount.isEmpty {
      guard forms.isEmpty, let read = amounts(row.amount.joined(separator: " ")) else {
        doubts.append("số bản phải nộp")
        return
      }
      forms = read
    }
    guard !forms.isEmpty else {
      doubts.append("số bản là 0 hoặc để trống; đây có phải giấy tờ phải nộp")
      return
    }
    if words.contains("chung thuc"), words.contains(" hoac ") {
      doubts.append("bản sao có phải chứng thực")
      return
    }
    formsAreRead = true
    clauses += forms.map { "\($0.form) \($0.count)" }
  }

  private func copyForm(_ words: String) -> String {
    words.contains("chung thuc") ? "bản sao chứng thực" : "bản sao"
  }

  /// "1", "01", "01 bản", "Bản chính: 1"; nil for other words.
  private func count(_ lines: [String]) -> Int? {
    let words = bare(Vietnamese.skeleton(lines.joined(separator: " ")))
    let form =
      #/(so luong )?((ban chinh|ban goc|ban sao) ?:? ?)?([0-9]{1,3})( (ban|bo)( chinh| goc| sao)?)?/#
    return words.wholeMatch(of: form).flatMap { Int($0.output.4) }
  }

  /// "01 bản chính, 02 bản sao"; nil for other words.
  private func amounts(_ text: String) -> [(form: String, count: Int)]? {
    var forms: [(form: String, count: Int)] = []
    let one =
      #/0*([1-9][0-9]{0,2}) (ban chinh|ban goc|ban sao chung thuc|ban sao co chung thuc|ban sao)/#
    let words = bare(Vietnamese.skeleton(text)).replacing(" va ", with: ", ")
    for part in words.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      guard let match = bare(String(part)).wholeMatch(of: one), let count = Int(match.output.1)
      else { return nil }
      let form =
        switch match.output.2 {
        case "ban chinh", "ban goc": "bản chính"
        case "ban sao": "bản sao"
        default: "bản sao chứng thực"
        }
      guard !forms.contains(where: { $0.form == form }) else { return nil }
      forms.append((form, count))
    }
    return forms.isEmpty ? nil : forms
  }
}
