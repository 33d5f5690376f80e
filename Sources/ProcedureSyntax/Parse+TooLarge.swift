import Diagnostics
import SourceText

/// What `parse` finds in a file of so many bytes that it is not read, for those who know its size
/// before they read it. The tree is that of an empty file.
public func refuseTooLarge(path: String, bytes: Int) -> ParsedFile {
  refused(path, .fileTooLarge(bytes: bytes, limit: largestFile))
}

/// What takes the place of a file that cannot be read, for those who know why and go on with others.
public func refuseUnreadable(path: String, because reason: Localized) -> ParsedFile {
  refused(path, .unreadable(reason))
}

private func refused(_ path: String, _ problem: SyntaxProblem) -> ParsedFile {
  let source = SourceText(path: path, bytes: [])
  let finding = SyntaxFinding(problem: problem, span: ByteSpan(at: 0), breadcrumb: [])
  let wording = SyntaxWording(source: source, dialect: .vi)
  return ParsedFile(tree: parse(source).tree, diagnostics: [wording.diagnostic(finding)])
}
