import Diagnostics
import SourceText

extension ProcedureListing {
  /// A table in Markdown, as the README shows it, and the median below it.
  public func markdown(in language: Language) -> String {
    let heads = Localized(
      vi: "| thủ tục | dòng | bước | giấy tờ | thời hạn | kịch bản | dùng đến |",
      en: "| procedure | lines | steps | papers | limits | scenarios | makes use of |")
    var lines = [heads[language], "| --- | --: | --: | --: | --: | --: | --- |"]
    for row in rows {
      let code = row.code.map { "\($0) " } ?? ""
      let features = row.features.map { $0.words[language] }.joined(separator: ", ")
      let counts = [row.lines, row.steps, row.papers, row.limits, row.scenarios]
        .map(String.init).joined(separator: " | ")
      lines.append(
        "| [\(escaped(code + row.title))](\(link(row.path))) | \(counts) | \(features) |")
    }
    return lines.joined(separator: "\n") + "\n" + (median(in: language).map { "\n\($0)\n" } ?? "")
  }

  /// One line a procedure, for people: name, title, numbers.
  public func plain(in language: Language) -> String {
    var lines = rows.map { row in
      let counts = Localized(
        vi: "\(row.lines) dòng, \(row.steps) bước, \(row.papers) giấy tờ, \(row.limits) thời hạn, "
          + "\(row.scenarios) kịch bản",
        en: "\(row.lines) lines, \(row.steps) steps, \(row.papers) papers, \(row.limits) limits, "
          + "\(row.scenarios) scenarios")
      return "\(row.path): \(row.name) “\(row.title)”: \(counts[language])"
    }
    lines += median(in: language).map { ["", $0] } ?? []
    return lines.joined(separator: "\n") + "\n"
  }

  /// For programs, described by `Grammar/list.schema.json`.
  public func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("procedures") { json in
        json.array(of: rows) { json, row in
          json.object { json in
            json.member("name", row.name)
            json.member("title", row.title)
            if let code = row.code { json.member("code", code) }
            json.member("path", row.path)
            if let framework = row.framework { json.member("framework", framework) }
            json.member("lines", row.lines)
            json.member("steps", row.steps)
            json.member("papers", row.papers)
            json.member("limits", row.limits)
            json.member("scenarios", row.scenarios)
            json.member("features", row.features.map(\.rawValue))
          }
        }
      }
      json.member("followers", followers)
      if let median = medianLinesOfFollowers { json.member("medianHalfLinesOfFollowers", median) }
    }
    return json.text + "\n"
  }

  private func median(in language: Language) -> String? {
    medianLinesOfFollowers.map { halves in
      let isWhole = halves.isMultiple(of: 2)
      return Localized(
        vi: "\(followers) thủ tục theo khung, trung vị \(halves / 2)\(isWhole ? "" : ",5") dòng "
          + "(không kể chú thích, dòng trống, khung và kịch bản).",
        en: "\(followers) procedures follow a framework; their median is "
          + "\(halves / 2)\(isWhole ? "" : ".5") lines (comments, empty lines, frameworks and "
          + "scenarios left out)."
      )[language]
    }
  }

  /// Text that would not end a cell or act as a mark of Markdown.
  private func escaped(_ text: String) -> String {
    String(text.flatMap { "|[]*_`\\<>".contains($0) ? ["\\", $0] : [$0] })
  }

  private func link(_ path: String) -> String {
    path.contains(where: { " ()<>".contains($0) }) ? "<\(path)>" : path
  }
}
