import SourceText

extension Report {
  /// The findings as workflow commands of GitHub Actions, one a line, which its pages show beside the
  /// changed lines: `::error file=a.tthc,line=3,col=5,endColumn=9,title=TTHC2101::…`.
  public func github() -> String { findings.map { command($0) + "\n" }.joined() }

  private func command(_ finding: Diagnostic) -> String {
    var properties = [("file", finding.location.path)]
    if let source = source(finding.location.path) {
      let start = source.position(ofByte: finding.location.span.lower, in: .scalars)
      let end = source.position(ofByte: finding.location.span.upper, in: .scalars)
      properties.append(("line", String(start.line)))
      // Columns mean nothing to GitHub where a finding has several lines.
      if start.line == end.line {
        properties += [("col", String(start.column)), ("endColumn", String(end.column))]
      } else {
        properties.append(("endLine", String(end.line)))
      }
    }
    properties.append(("title", finding.code.description))
    let list = properties.map { "\($0.0)=\(Self.escapedProperty($0.1))" }.joined(separator: ",")
    let more = finding.notes.map { $0[language] } + finding.fixes.map { $0.title[language] }
    let lines = ([finding.message[language]] + more).flatMap {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
    }
    return "::\(finding.severity.command) \(list)::\(Self.escaped(lines.joined(separator: "\n")))"
  }

  /// As the toolkit of GitHub Actions escapes data.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A property ends at a comma or a colon as well.
  private static func escapedProperty(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .remark: "notice"
    }
  }
}
