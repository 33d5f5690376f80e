import SourceText

extension Report {
  /// The findings for screen readers and logs: `path:line:column: error[TTHC2104]: …`, then one
  /// indented line for each thing more there is to say. No box, no colour, no underlining.
  /// Of each file no more than `most` are shown, and then how many are left.
  public func plain(most: Int = .max) -> String {
    shown(most: most).map { finding, hidden in
      paragraph(finding) + rest(hidden, of: finding.location.path)
    }.joined(separator: "\n")
  }

  private func paragraph(_ finding: Diagnostic) -> String {
    let mark = "\(finding.severity.word[language])[\(finding.code)]"
    var lines = ["\(place(finding.location)): \(mark): \(visible(finding.message[language]))"]
    if !finding.breadcrumb.isEmpty {
      let trail = finding.breadcrumb.map { visible($0) }.joined(separator: ", ")
      lines.append("\(words.within) \(trail)")
    }
    if let label = finding.label {
      let underlined = visible(underlinedText(finding.location))
      let subject = underlined.isEmpty ? words.here : "`\(underlined)`"
      lines.append("\(subject): \(visible(label[language]))")
    }
    for related in finding.related {
      lines.append(
        "\(words.related): \(place(related.location)): \(visible(related.text[language]))")
    }
    for note in finding.notes {
      // What goes on over several lines, such as a case history, is set in once more.
      let parts = note[language].split(separator: "\n", omittingEmptySubsequences: false)
        .map { visible(String($0)) }
      lines.append("\(words.note): \(parts.joined(separator: "\n      "))")
    }
    for fix in finding.fixes { lines.append("\(words.help): \(visible(fix.title[language]))") }
    lines.append("\(words.see): tthc explain \(finding.code)")
    return lines.joined(separator: "\n    ") + "\n"
  }

  /// The words a label speaks of, if they are few and stand on one line.
  private func underlinedText(_ location: SourceLocation) -> String {
    guard location.span.length <= 120, let source = source(location.path) else { return "" }
    let text = source.text(location.span)
    return text.contains(where: \.isNewline) ? "" : text
  }
}
