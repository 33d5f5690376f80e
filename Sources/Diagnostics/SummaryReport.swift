import SourceText

extension Report {
  /// One line: "3 lỗi, 1 cảnh báo trong 2 tệp", "3 errors, 1 warning in 2 files", or that there is
  /// nothing. The files are those that have findings. No line end.
  public func summary() -> String {
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : phrase(count, severity)
    }
    guard !counts.isEmpty else {
      return Localized(vi: "không có lỗi hay cảnh báo nào", en: "no findings")[language]
    }
    let files = Set(findings.map(\.location.path)).count
    let place = Localized(
      vi: "trong \(files) tệp", en: "in \(files) \(files == 1 ? "file" : "files")")
    return "\(counts.joined(separator: ", ")) \(place[language])"
  }

  private func phrase(_ count: Int, _ severity: Severity) -> String {
    let word = severity.word
    return Localized(
      vi: "\(count) \(word.vi)", en: "\(count) \(word.en)\(count == 1 ? "" : "s")")[language]
  }
}
