import SourceText

/// What the procedure needs and costs: papers, fees, channels, limit.
extension DraftWriter {
  mutating func writePapers() {
    let groups = sheet.groups.filter { !$0.papers.isEmpty || !$0.title.isEmpty }
    guard !groups.isEmpty else {
      page.remark("trang công bố không ghi thành phần hồ sơ")
      return
    }
    page.open("hồ sơ")
    for group in groups { writeGroup(group) }
    page.close()
  }

  private mutating func writeGroup(_ group: Sheet.PaperGroup) {
    // A title that only names the list says nothing about when its papers are asked.
    let title = group.title.joined(separator: " ")
    let words = bare(Vietnamese.skeleton(title))
    let plain = ["", "giay to phai nop", "thanh phan ho so", "ho so gom", "bao gom", "ho so"]
    let isPresented = words == "giay to phai xuat trinh" || words == "phai xuat trinh"
    let isPlain = isPresented || plain.contains(words.filter { $0 != ":" })
    if isPlain {
      if !title.isEmpty { page.comment([title]) }
    } else {
      page.remark("nhóm giấy tờ này nộp khi nào", quoting: group.title)
    }
    for paper in group.papers { writePaper(paper, isPresented: isPresented, isCertain: isPlain) }
  }

  private mutating func writePaper(
    _ row: Sheet.PaperRow, isPresented: Bool, isCertain: Bool
  ) {
    guard row != Sheet.PaperRow() else { return }
    let title = row.title.joined(separator: " ")
    let read = PortalPaper(row)
    var clauses = read.clauses
    if isPresented { clauses.insert("xuất trình", at: 0) }
    if !row.model.isEmpty { clauses.append("mẫu \(quoted(row.model.joined(separator: "; ")))") }
    let numbers = row.originals.map { "bản chính \($0)" } + row.copies.map { "bản sao \($0)" }
    var doubts = read.doubts
    if isPresented { doubts.removeAll { $0 == "nộp hay chỉ xuất trình" } }
    if title.isEmpty { doubts.append("trang công bố không ghi tên giấy tờ") }
    if !doubts.isEmpty {
      // Numbers that the line itself gives need no quoting.
      let unread = read.formsAreRead ? [] : numbers + row.amount
      page.remark(doubts.joined(separator: "; "), quoting: unread + row.note)
    }
    if !doubts.isEmpty || !isCertain { clauses.append("khi \(hole)") }
    let name = names.name(for: title, or: "giấy_tờ")
    let line =
      "giấy tờ \(name) \(quoted(title.isEmpty ? "Xem lại" : title)) \(clauses.joined(separator: " "))"
    if doubts.isEmpty, !row.amount.isEmpty {
      page.line(line, from: row.amount.joined(separator: "; "))
    } else {
      page.line(line)
    }
  }

  // MARK: Money

  /// The fees of the sheet and of its channels, each text once.
  mutating func writeFees() {
    var general: [String] = []
    for line in sheet[.feeOrCharge] + sheet.channels.flatMap(\.fee) where !general.contains(line) {
      general.append(line)
    }
    writeFees(general, kind: nil)
    writeFees(sheet[.fee], kind: .fee)
    writeFees(sheet[.charge], kind: .charge)
    if general.isEmpty, sheet[.fee].isEmpty, sheet[.charge].isEmpty {
      page.remark("trang công bố không ghi phí, lệ phí")
    }
  }

  private mutating func writeFees(_ lines: [String], kind: PortalMoney.Kind?) {
    guard let first = lines.first else { return }
    if lines.count == 1, let money = PortalMoney(first) {
      switch money {
      case .nothing:
        page.comment([
          "\(kind == .charge ? "Lệ phí" : kind == .fee ? "Phí" : "Phí, lệ phí"): \(first)"
        ])
        return
      case .amount(let amount, let named):
        if let kind = kind ?? named {
          page.line("\(declaration(of: kind)): \(amount)", from: first)
          return
        }
        page.remark("đây là phí hay lệ phí", quoting: lines)
        page.line("\(declaration(of: .fee)): \(hole)")
        return
      }
    }
    let doubt = lines.count > 1 ? "các mức khác nhau này áp dụng khi nào" : "mức thu"
    if let kind = kind ?? sharedKind(of: lines) {
      page.remark(doubt, quoting: lines)
      page.line("\(declaration(of: kind)): \(hole)")
    } else {
      page.remark("\(doubt); là phí hay lệ phí", quoting: lines)
      page.line("\(declaration(of: .fee)): \(hole)")
    }
  }

  /// The kind that every line opens with.
  private func sharedKind(of lines: [String]) -> PortalMoney.Kind? {
    let openings = lines.map { bare(Vietnamese.skeleton($0)) }
    if openings.allSatisfy({ $0.hasPrefix("le phi") }) { return .charge }
    return openings.allSatisfy { $0.hasPrefix("phi ") || $0.hasPrefix("phi:") } ? .fee : nil
  }

  private mutating func declaration(of kind: PortalMoney.Kind) -> String {
    switch kind {
    case .fee: "phí \(names.unique("phí_phải_nộp")) \"Phí\""
    case .charge: "lệ phí \(names.unique("lệ_phí_phải_nộp")) \"Lệ phí\""
    }
  }

  // MARK: Channels and limit

  mutating func writeChannels() {
    let rows = sheet.channels
    guard !rows.isEmpty else {
      if framework?.hasChannels != true {
        page.remark("trang công bố không ghi cách thức thực hiện")
      }
      return
    }
    var known: [String] = []
    var doubtful: [String] = []
    for row in rows {
      let words = row.form.joined(separator: " ")
      guard let channel = channel(words) else {
        doubtful.append(words.isEmpty ? "(để trống)" : words)
        continue
      }
      if known.contains(channel) { doubtful.append(words) } else { known.append(channel) }
    }
    if !doubtful.isEmpty {
      page.remark("đây là cách nộp hồ sơ hay một trường hợp của thủ tục", quoting: doubtful)
    }
    for row in rows where !row.note.isEmpty {
      page.comment(row.note.map { "\(row.form.joined(separator: " ")): \($0)" })
    }
    guard !known.isEmpty else { return }
    page.open("cách thức")
    page.line(
      "nộp \(known.joined(separator: ", "))",
      from: rows.map { $0.form.joined(separator: " ") }.joined(separator: "; "))
    page.remark("trang công bố không ghi cách trả kết quả")
    page.close()
  }

  private func channel(_ words: String) -> String? {
    switch bare(Vietnamese.skeleton(words)) {
    case "truc tiep", "nop truc tiep": "trực tiếp"
    case "truc tuyen", "nop truc tuyen": "trực tuyến"
    case "buu chinh", "dich vu buu chinh", "qua dich vu buu chinh", "nop qua dich vu buu chinh",
      "buu chinh cong ich", "dich vu buu chinh cong ich", "qua dich vu buu chinh cong ich",
      "nop qua buu chinh", "nop qua buu chinh cong ich", "qua buu chinh":
      "bưu chính"
    default: nil
    }
  }

  /// Descriptions of channels that speak of time as well.
  private var notesOnTime: [String] {
    sheet.channels.flatMap(\.note).filter { note in
      let words = Vietnamese.skeleton(note)
      return ["trong ngay", "ngay lam viec", "gio lam viec", "thoi han"].contains(
        where: words.contains)
    }
  }

  /// The one limit that the whole sheet agrees on; a hole where it does not.
  mutating func writeLimit() {
    var lines: [String] = []
    for line in sheet[.limit] + sheet.channels.flatMap(\.limit) where !lines.contains(line) {
      lines.append(line)
    }
    let told = notesOnTime
    let limit = lines.count == 1 && told.isEmpty ? plainLimit(lines[0]) : nil
    let opening = framework?.limitParameter.map { "tham số \($0) =" } ?? "thời hạn"
    // A parameter is a duration; what is due on the same day has to be said by the procedure.
    if let limit, framework?.limitParameter == nil || !limit.hasPrefix("trong ngày") {
      page.line("\(opening) \(limit)", from: lines[0])
      return
    }
    if lines.isEmpty {
      page.remark("trang công bố không ghi thời hạn giải quyết")
    } else {
      let places = sheet.channels.filter { !$0.limit.isEmpty }.map {
        ($0.form + $0.limit).joined(separator: ": ")
      }
      let doubt =
        lines.count > 1
        ? "các thời hạn khác nhau này áp dụng khi nào"
        : told.isEmpty
          ? "thời hạn giải quyết"
          : "thời hạn giải quyết; phần mô tả cách thức ở trên cũng nói về thời gian"
      page.remark(doubt, quoting: lines.count > 1 ? sheet[.limit] + places : lines)
    }
    page.line("\(opening) \(hole)")
  }
}
