import SourceText

extension Report {
  /// The findings in boxes, each with its line of source, an empty line between two of them.
  ///
  /// With `colour`, ANSI sequences are written around the parts; the text is the same without them.
  /// Of each file no more than `most` are shown, and then how many are left.
  public func terminal(colour: Bool = false, most: Int = .max) -> String {
    let paint = Paint(isOn: colour)
    return shown(most: most).map { finding, hidden in
      box(finding, paint) + rest(hidden, of: finding.location.path)
    }.joined(separator: "\n")
  }

  private func box(_ finding: Diagnostic, _ paint: Paint) -> String {
    let tone = Paint.tone(of: finding.severity)
    let mark = "\(finding.severity.word[language])[\(finding.code)]"
    var lines = [
      paint(mark, tone) + paint(": \(visible(finding.message[language]))", Paint.strong)
    ]

    let excerpt = excerpt(of: finding.location)
    let relatedExcerpts = finding.related.map { self.excerpt(of: $0.location) }
    let numbers = ([excerpt] + relatedExcerpts).compactMap { $0.map { String($0.line).count } }
    let gutter = Gutter(width: max(2, numbers.max() ?? 0), paint: paint)

    lines.append(gutter.header("┌─", place(finding.location)))
    if !finding.breadcrumb.isEmpty {
      let trail = finding.breadcrumb.map { visible($0) }.joined(separator: " › ")
      lines.append(gutter.bar("  \(words.within) \(trail)"))
    }
    if let excerpt {
      lines += gutter.snippet(excerpt, "^", tone, label: finding.label?[language])
    } else if let label = finding.label?[language] {
      lines.append(gutter.bar("  \(visible(label))"))
    }
    for (related, excerpt) in zip(finding.related, relatedExcerpts) {
      lines.append(gutter.header("├─", place(related.location)))
      if let excerpt {
        lines += gutter.snippet(excerpt, "-", Paint.frame, label: related.text[language])
      } else {
        lines.append(gutter.bar("  \(visible(related.text[language]))"))
      }
    }
    for note in finding.notes { lines += gutter.remark(words.note, note[language]) }
    for fix in finding.fixes { lines += gutter.remark(words.help, fix.title[language]) }
    lines += gutter.remark(words.see, "tthc explain \(finding.code)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func excerpt(of location: SourceLocation) -> Excerpt? {
    source(location.path).map { Excerpt(of: location.span, in: $0) }
  }
}

/// The left edge of a box: line numbers and the bar beside them.
private struct Gutter {
  let width: Int
  let paint: Paint

  private var blank: String { String(repeating: " ", count: width) }

  func header(_ corner: String, _ place: String) -> String {
    blank + paint(corner, Paint.frame) + " " + place
  }

  func bar(_ text: String) -> String { blank + paint("│", Paint.frame) + text }

  /// The line of source, and under it the underlining with its label.
  func snippet(
    _ excerpt: Excerpt, _ mark: Character, _ tone: String, label: String?
  ) -> [String] {
    let number = String(excerpt.line)
    let padding = String(repeating: " ", count: max(0, width - number.count))
    let underline = String(repeating: mark, count: excerpt.width)
    let indent = String(repeating: " ", count: excerpt.indent + 1)
    let text = excerpt.text.isEmpty ? "" : " " + excerpt.text
    return [
      paint("\(padding)\(number)│", Paint.frame) + text,
      bar(indent + paint(underline + (label.map { " " + visible($0) } ?? ""), tone)),
    ]
  }

  /// `= word: text`; the further lines of the text stand under its first one.
  func remark(_ word: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let hanging = String(repeating: " ", count: width + 4 + word.count)
    return lines.enumerated().map { index, line in
      index == 0
        ? blank + paint("=", Paint.frame) + " " + paint("\(word):", Paint.strong)
          + " \(visible(String(line)))"
        : hanging + visible(String(line))
    }
  }
}

/// ANSI colours, or none.
private struct Paint {
  let isOn: Bool

  static let strong = "1"
  static let frame = "34"

  static func tone(of severity: Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .remark: "1;36"
    }
  }

  func callAsFunction(_ text: String, _ style: String) -> String {
    isOn ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
