import SourceText

/// What the procedure is: code, sector, agency, applicants, legal bases, results, conditions.
extension DraftWriter {
  /// The agency as a declaration of its own; the name to refer to it by, the hole where several are
  /// named, nil where none is.
  mutating func writeAgency() -> String? {
    let lines = sheet[.performer]
    guard let title = lines.first else { return nil }
    let isOne = lines.count == 1 && !title.contains(";") && !title.contains(",")
    guard isOne else { return hole }
    let name = names.name(for: title, or: "cơ_quan")
    page.line("cơ quan \(name) \(quoted(title))")
    page.blank()
    return name
  }

  mutating func writeIdentity(_ performer: String?) {
    writeCode()
    writeOne(.sector) { "lĩnh vực \(quoted($0))" }
    writeLevel()
    if let performer {
      if performer == hole {
        page.remark("trang công bố ghi nhiều cơ quan thực hiện", quoting: sheet[.performer])
      }
      page.line("thực hiện bởi \(performer)")
    } else {
      page.remark("trang công bố không ghi cơ quan thực hiện")
    }
    writeApplicants()
    for line in sheet[.bases] { writeBasis(line) }
    for line in sheet[.results] { writeResult(line) }
    for line in sheet[.conditions] { writeCondition(line) }
    writeInForce()
    if framework?.hasCalendar != true {
      page.remark("lịch làm việc của cơ quan giải quyết không có trên trang công bố")
      page.line("lịch \(hole)")
    }
    writeSets()
  }

  /// A field of exactly one line; nothing where the sheet is silent.
  private mutating func writeOne(_ field: SheetField, _ form: (String) -> String) {
    let lines = sheet[field]
    guard let line = lines.first else { return }
    guard lines.count == 1 else {
      page.remark("trang công bố ghi nhiều \(field.words)", quoting: lines)
      return
    }
    page.line(form(line))
  }

  private mutating func writeCode() {
    let lines = sheet[.code]
    guard let code = lines.first else {
      page.remark("trang công bố không ghi mã thủ tục")
      return
    }
    let isPlain = code.wholeMatch(of: #/[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*/#) != nil
    guard lines.count == 1, isPlain else {
      page.remark("mã thủ tục không đúng dạng, như 1.001193", quoting: lines)
      return
    }
    page.line("mã \(code)")
  }

  private mutating func writeLevel() {
    let lines = sheet[.level]
    guard !lines.isEmpty else { return }
    if framework?.hasLevel == true {
      page.comment(["Mức độ ghi trên trang công bố: \(lines.joined(separator: "; "))"])
      return
    }
    switch bare(Vietnamese.skeleton(lines.joined(separator: " "))) {
    case "toan trinh", "dich vu cong truc tuyen toan trinh":
      page.line("mức độ toàn trình", from: lines[0])
    case "mot phan", "dich vu cong truc tuyen mot phan":
      page.line("mức độ một phần", from: lines[0])
    case "3", "muc do 3", "muc 3": page.line("mức độ 3", from: lines[0])
    case "4", "muc do 4", "muc 4": page.line("mức độ 4", from: lines[0])
    default: page.remark("mức độ cung cấp trực tuyến", quoting: lines)
    }
  }

  private mutating func writeApplicants() {
    let lines = sheet[.applicants].flatMap { line in
      line.split(whereSeparator: { $0 == ";" || $0 == "," }).map { String($0) }
    }
    var kinds: [String] = []
    var unknown: [String] = []
    for line in lines {
      let kind: String? =
        switch bare(Vietnamese.skeleton(line)) {
        case "cong dan", "cong dan viet nam", "ca nhan": "công dân"
        case "doanh nghiep", "doanh nghiep co von dau tu nuoc ngoai", "doanh nghiep nha nuoc":
          "doanh nghiệp"
        case "to chuc", "to chuc (khong bao gom doanh nghiep", "to chuc (khac)": "tổ chức"
        case "co quan nha nuoc": "cơ quan nhà nước"
        default: nil
        }
      if let kind { if !kinds.contains(kind) { kinds.append(kind) } } else { unknown.append(line) }
    }
    if !unknown.isEmpty {
      page.remark("đối tượng chưa thuộc nhóm nào của tệp", quoting: sheet[.applicants])
    }
    if kinds.isEmpty { return }
    let line = "đối tượng \(kinds.joined(separator: ", "))"
    let words = sheet[.applicants].joined(separator: "; ")
    if unknown.isEmpty { page.line(line, from: words) } else { page.line(line) }
  }

  /// `căn cứ 60/2014/QH13`, the title beside it; words without a number as they are.
  private mutating func writeBasis(_ line: String) {
    let number = #/[0-9]{1,5}(/(19|20)[0-9]{2})?/[A-ZĐ][A-ZĐƯa-z0-9]*(-[A-ZĐƯ][A-ZĐƯa-z0-9]*)*/#
    let numbers = line.unicodeScalars.count > 4000 ? [] : line.matches(of: number)
    guard !numbers.isEmpty else {
      page.remark("căn cứ này không ghi số hiệu", quoting: [line])
      return
    }
    if numbers.count > 1 { page.comment([line]) }
    for match in numbers {
      if numbers.count > 1 {
        page.line("căn cứ \(match.output.0)")
      } else {
        page.line("căn cứ \(match.output.0)", from: line)
      }
    }
  }

  private mutating func writeResult(_ line: String) {
    let words = Vietnamese.skeleton(line)
    if ["bo sung", "tu choi", "khong du dieu kien"].contains(where: words.contains) {
      page.remark("đây là kết quả hay một thông báo giữa chừng", quoting: [line])
      return
    }
    page.line("kết quả \(names.name(for: line, or: "kết_quả")) \(quoted(line))")
  }

  private mutating func writeCondition(_ line: String) {
    switch bare(Vietnamese.skeleton(line)) {
    case "khong", "khong co", "khong co thong tin", "khong quy dinh":
      page.comment(["Yêu cầu, điều kiện: \(line)"])
    default: page.line("điều kiện \(quoted(line))")
    }
  }

  private mutating func writeInForce() {
    let lines = sheet[.inForce]
    guard let text = lines.first else { return }
    let vietnamese = text.wholeMatch(of: #/([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})/#)
    let iso = text.wholeMatch(of: #/([0-9]{4})-([0-9]{2})-([0-9]{2})([T ].{0,40})?/#)
    let parts =
      vietnamese.map { [$0.output.1, $0.output.2, $0.output.3] }
      ?? iso.map { [$0.output.3, $0.output.2, $0.output.1] }
    guard lines.count == 1, let date = parts?.compactMap({ Int($0) }), date.count == 3,
      isDate(date[0], date[1], date[2])
    else {
      page.remark("ngày có hiệu lực", quoting: lines)
      return
    }
    let (day, month) = (padded(date[0]), padded(date[1]))
    page.line("hiệu lực từ \(day)/\(month)/\(date[2])", from: text)
  }

  private func isDate(_ day: Int, _ month: Int, _ year: Int) -> Bool {
    guard (1...12).contains(month), (1900...2200).contains(year) else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private mutating func writeSets() {
    let lines = sheet[.sets]
    guard let text = lines.first else { return }
    let words = bare(Vietnamese.skeleton(text))
    let plain = words.wholeMatch(of: #/(so luong( ho so)?:? )?0*([1-9][0-9]?)( bo)?( ho so)?/#)
    if lines.count == 1, let plain {
      page.line("số bộ \(plain.output.3)", from: text)
    } else {
      page.remark("số bộ hồ sơ", quoting: lines)
    }
  }
}
