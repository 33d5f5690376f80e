import SourceText

/// The process: what a framework leaves open, the steps that the sheet numbers, its other words.
extension DraftWriter {
  mutating func writeProcess() {
    for gap in framework?.parameters ?? [] where gap.name != framework?.limitParameter {
      page.remark("giá trị của \"\(gap.title)\"; trang công bố không có mục này")
      page.line("tham số \(gap.name) = \(hole)")
    }
    for slot in framework?.slots ?? [] { writeSlot(slot) }
    let steps = framework == nil ? numberedSteps() : []
    for (index, step) in steps.enumerated() { writeStep(step, index + 1) }
    let rest = steps.isEmpty ? sheet[.sequence] : steps.first?.before ?? []
    guard !rest.isEmpty else { return }
    page.comment(["Trình tự thực hiện, lời của trang công bố:"])
    page.comment(rest.map { "  \($0)" })
  }

  private mutating func writeSlot(_ slot: FrameworkOutline.Slot) {
    let name = slot.gap.name
    if !slot.exits.isEmpty {
      page.comment([
        "Lối ra của \(name): " + slot.exits.map { "\(name).\($0.name)" }.joined(separator: ", ")
      ])
    }
    page.remark("các bước của \"\(slot.gap.title)\": ai làm, các lựa chọn, dẫn tới đâu")
    let step = names.unique("bước_của_\(name)")
    page.open("điền \(name)")
    writeOpenStep(step, slot.gap.title)
    page.close()
  }

  /// A step of which only its title is known.
  private mutating func writeOpenStep(_ name: String, _ title: String) {
    page.open("bước \(name) \(quoted(title))")
    page.line("do \(hole)")
    page.line("chọn \(hole) \"Xem lại\" -> \(hole)")
    page.close()
  }

  // MARK: Numbered steps

  private struct NumberedStep {
    let title: String
    var words: [String]
    /// What stands before the first step.
    var before: [String] = []
  }

  /// The steps of a sequence in which every one is headed `Bước 1`, `Bước 2`, … in order.
  private func numberedSteps() -> [NumberedStep] {
    var steps: [NumberedStep] = []
    var before: [String] = []
    for line in sheet[.sequence] {
      let words = Vietnamese.skeleton(String(line.prefix(40)))
      if let match = words.prefixMatch(of: #/[-+* ]*buoc 0?([0-9]{1,2}) ?[:.)-]/#) {
        guard Int(match.output.1) == steps.count + 1 else { return [] }
        steps.append(NumberedStep(title: line, words: []))
      } else if steps.isEmpty {
        before.append(line)
      } else {
        steps[steps.count - 1].words.append(line)
      }
    }
    if !steps.isEmpty { steps[0].before = before }
    return steps.count < 2 ? [] : steps
  }

  private mutating func writeStep(_ step: NumberedStep, _ number: Int) {
    page.remark(
      "bước này ai làm, có nhận hồ sơ không, trong bao lâu, có lựa chọn nào, dẫn tới đâu")
    page.comment(step.words.map { "  \($0)" })
    writeOpenStep(names.unique("bước_\(number)"), step.title)
  }
}
