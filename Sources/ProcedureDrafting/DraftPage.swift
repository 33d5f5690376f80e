import SourceText

/// The lines of a draft as they are written, block by block.
struct DraftPage {
  private(set) var lines: [String] = []
  private(set) var remarks = 0
  private var depth = 0

  /// Columns to which a comment is filled.
  private static let width = 98

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func blank() { lines.append("") }

  mutating func line(_ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  /// A line, and beside it the words of the sheet it was made from, above it where they are long;
  /// not where the line says them all.
  mutating func line(_ text: String, from words: String) {
    if plainWords(words).isSubset(of: plainWords(text)) { return line(text) }
    let note = "\(text)  # \(words)"
    if note.unicodeScalars.count + 2 * depth <= Self.width {
      line(note)
    } else {
      comment([words])
      line(text)
    }
  }

  /// The first line of a block; `close` ends it.
  mutating func open(_ opening: String) {
    line("\(opening):")
    depth += 1
  }

  mutating func close() {
    depth -= 1
    line("hết")
  }

  /// What somebody has to look at, with the sheet's own words.
  mutating func remark(_ doubt: String, quoting words: [String] = []) {
    remarks += 1
    let together = words.map { "\"\($0)\"" }.joined(separator: "; ")
    let isLong = words.count > 1 && together.unicodeScalars.count > 60
    let quote = words.isEmpty ? "" : isLong ? ":" : ": \(together)"
    comment(["xem lại: \(doubt)\(quote)"])
    if isLong { comment(words.map { "  \"\($0)\"" }) }
  }

  /// Lines of comment, each filled to the width of the page; what goes on is set in by two spaces.
  mutating func comment(_ texts: [String]) {
    for text in texts {
      var current = "#"
      var isFirst = true
      let indent = text.prefix { $0 == " " }
      for word in text.split(separator: " ") {
        let columns = 2 * depth + current.unicodeScalars.count + 1 + word.unicodeScalars.count
        if columns > Self.width, current.unicodeScalars.count > 1 + indent.count {
          line(current)
          current = "#  \(indent)"
          isFirst = false
        }
        current += isFirst && current == "#" ? " \(indent)\(word)" : " \(word)"
      }
      line(current)
    }
  }
}

/// The words of a text by their skeletons, numbers without leading zeros, ends of sentences left out.
private func plainWords(_ text: String) -> Set<String> {
  Set(
    Vietnamese.skeleton(text).split { " ()/:;,\"".contains($0) }.map { word in
      let bare = word.last == "." ? word.dropLast() : word
      return Int(bare).map(String.init) ?? String(bare)
    })
}

/// Words between quotation marks.
func quoted(_ words: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in words.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { result.append("\\") }
    result.append(scalar)
  }
  return "\"\(String(result))\""
}
