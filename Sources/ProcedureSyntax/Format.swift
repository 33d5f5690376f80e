import Diagnostics
import SourceText

/// What became of a file that was to be formatted.
public enum FormatResult: Hashable, Sendable {
  /// The file in the one layout.
  case formatted([UInt8])
  /// The file stays as it is, for these reasons.
  case refused([Diagnostic])
}

/// Prints a file in the one layout of the language; with `dialect`, in that dialect.
///
/// Words, numbers and dates keep their spelling, comments their order. Keywords are printed in their
/// first phrase, names and comments composed, blocks two spaces in. A file with errors is refused,
/// and so is one that would not be read back as what it was: nothing is ever lost or changed.
public func format(_ file: ParsedFile, dialect: Dialect? = nil) -> FormatResult {
  let errors = file.diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else { return .refused(errors) }
  let dialect = dialect ?? file.tree.dialect
  let units = Units(file.tree, translatingTo: dialect)
  var printer = Printer(file.tree, units, dialect)
  let bytes = printer.print()
  if let span = difference(between: file, units, and: bytes, in: dialect) {
    let finding = SyntaxFinding(problem: .changedByLayout(dialect), span: span, breadcrumb: [])
    let wording = SyntaxWording(source: file.tree.source, dialect: file.tree.dialect)
    return .refused([wording.diagnostic(finding)])
  }
  return .formatted(bytes)
}

/// The first place of a file that its printed form does not say again, or nil.
private func difference(
  between file: ParsedFile, _ units: Units, and bytes: [UInt8], in dialect: Dialect
) -> ByteSpan? {
  let again = parse(SourceText(path: file.tree.source.path, bytes: bytes))
  let unitsAgain = Units(again.tree, translatingTo: nil)
  let source = file.tree.source
  func span(ofUnit index: Int) -> ByteSpan {
    guard index < units.all.count else { return ByteSpan(at: source.bytes.count) }
    let unit = units.all[index]
    return file.tree.tokens[unit.token].span.union(file.tree.tokens[unit.end - 1].span)
  }
  if again.tree.dialect != dialect { return ByteSpan(at: 0) }
  for (index, pair) in zip(units.all, unitsAgain.all).enumerated()
  where pair.0.meaning != pair.1.meaning {
    return span(ofUnit: index)
  }
  if units.all.count != unitsAgain.all.count {
    return span(ofUnit: min(units.all.count, unitsAgain.all.count))
  }
  let shape = file.tree.shape(units)
  let shapeAgain = again.tree.shape(unitsAgain)
  for (before, after) in zip(shape, shapeAgain) where before != after {
    return span(ofUnit: before.firstUnit)
  }
  let comments = file.tree.comments()
  let commentsAgain = again.tree.comments()
  for (before, after) in zip(comments, commentsAgain) where before.text != after.text {
    return before.span
  }
  let known = Set(file.diagnostics.map(\.code))
  let isNew = again.diagnostics.contains { !known.contains($0.code) }
  if shape.count != shapeAgain.count || comments.count != commentsAgain.count || isNew {
    return ByteSpan(at: 0)
  }
  return nil
}

/// A node as a stretch of units: what has to be the same after printing.
private struct NodeShape: Hashable {
  let kind: SyntaxKind
  let keyword: Keyword
  let firstUnit: Int
  let endUnit: Int
}

extension SyntaxTree {
  /// The nodes in the order in which they were closed, without the header.
  fileprivate func shape(_ units: Units) -> [NodeShape] {
    nodes.compactMap { node in
      guard node.kind != .header, node.kind != .file else { return nil }
      let (first, end) = (Int(node.firstToken), Int(node.endToken))
      let isEmpty = first >= end
      return NodeShape(
        kind: node.kind, keyword: node.keyword, firstUnit: Int(units.ofToken[first]),
        endUnit: isEmpty ? -1 : Int(units.ofToken[end - 1]))
    }
  }

  /// All comments in their order, as they are printed.
  fileprivate func comments() -> [(text: String, span: ByteSpan)] {
    var result: [(text: String, span: ByteSpan)] = []
    var end = 0
    for token in tokens {
      let gap = end..<max(end, Int(token.start))
      end = Int(token.end)
      guard !gap.isEmpty else { continue }
      for comment in Trivia(source.bytes, gap).comments {
        result.append((printedComment(source.text(comment.span)), comment.span))
      }
    }
    return result
  }
}

/// A comment as it is printed: composed, with plain spaces and none at its end.
func printedComment(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in nfc(text).unicodeScalars {
    switch scalar.value {
    case 0xA0, 0x2007, 0x202F, 0x3000, 0x2002...0x200A: scalars.append(" ")
    default: scalars.append(scalar)
    }
  }
  while let last = scalars.last,
    last == " " || last == "\t" || last.value == 0x0B || last.value == 0x0C
  {
    scalars.removeLast()
  }
  return String(scalars)
}
