import SourceText

/// One thing that was tried, for readers of JUnit's XML.
public struct JUnitCase: Hashable, Sendable {
  /// Why it failed.
  public struct Failure: Hashable, Sendable {
    public let message: String
    /// The kind, such as a code.
    public let kind: String
    public let text: String

    public init(message: String, kind: String, text: String) {
      self.message = message
      self.kind = kind
      self.text = text
    }
  }

  public let name: String
  /// The group it belongs to.
  public let group: String
  public let file: String
  public let failure: Failure?

  public init(name: String, group: String, file: String, failure: Failure?) {
    self.name = name
    self.group = group
    self.file = file
    self.failure = failure
  }
}

/// A suite as JUnit's XML, the form that every continuous integration reads. A case has one failure at
/// most, for readers that know no more.
public func junit(suite: String, _ cases: [JUnitCase]) -> String {
  let failures = cases.count { $0.failure != nil }
  let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\""
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  text += "<testsuites name=\"\(escapedXML(suite))\" \(counts)>\n"
  text += "  <testsuite name=\"\(escapedXML(suite))\" \(counts) skipped=\"0\">\n"
  for item in cases {
    let names =
      "name=\"\(escapedXML(item.name))\" classname=\"\(escapedXML(item.group))\""
      + " file=\"\(escapedXML(item.file))\""
    guard let failure = item.failure else {
      text += "    <testcase \(names)/>\n"
      continue
    }
    text += "    <testcase \(names)>\n"
    text += "      <failure message=\"\(escapedXML(failure.message))\""
    text += " type=\"\(escapedXML(failure.kind))\">\(escapedXML(failure.text))</failure>\n"
    text += "    </testcase>\n"
  }
  return text + "  </testsuite>\n</testsuites>\n"
}

extension Report {
  /// One case for each file of `paths`, and for each other that findings speak of. A file fails with
  /// its errors; with `strict` its warnings count too.
  public func junit(paths: [String], strict: Bool) -> String {
    let least: Severity = strict ? .warning : .error
    let byPath = Dictionary(grouping: findings, by: \.location.path)
    let others = byPath.keys.filter { !paths.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let cases = (paths + others).map { path in
      let all = byPath[path] ?? []
      let worst = all.first { $0.severity >= least }
      let report = Report(all, in: language, sources: source)
      return JUnitCase(
        name: path, group: "tthc check", file: path,
        failure: worst.map {
          JUnitCase.Failure(
            message: "\(place($0.location)): \($0.message[language])", kind: $0.code.description,
            text: "\n" + report.plain())
        })
    }
    return Diagnostics.junit(suite: "tthc check", cases)
  }
}

/// Text that stands for itself in XML 1.0, in an attribute too; what XML cannot hold is written out.
private func escapedXML(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result.append(contentsOf: "&amp;".unicodeScalars)
    case "<": result.append(contentsOf: "&lt;".unicodeScalars)
    case ">": result.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
    case "\n", "\t": result.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
      result.append(contentsOf: codePoint(scalar).unicodeScalars.filter { $0 != "<" && $0 != ">" })
    default: result.append(scalar)
    }
  }
  return String(result)
}
