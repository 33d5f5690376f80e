import Diagnostics
import SourceText

/// What `parse` finds in a file of so many bytes that it is not read, for those who know its size
/// before they read it. The tree is that of an empty file.
public func refuseTooLarge(path: String, bytes: Int) -> ParsedFile {
  let source = SourceText(path: path, bytes: [])
  let finding = SyntaxFinding(
    problem: .fileTooLarge(bytes: bytes, limit: largestFile), span: ByteSpan(at: 0),
    breadcrumb: [])
  let wording = SyntaxWording(source: source, dialect: .vi)
  return ParsedFile(tree: parse(source).tree, diagnostics: [wording.diagnostic(finding)])
}
