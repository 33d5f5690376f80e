import ProcedureSyntax
import SourceText

/// A parsed file with what it declares, read once however many sets it is part of: the frameworks that
/// thousands of procedures follow stand in a few files.
public struct SourceFile: Sendable {
  let declarations: FileDeclarations
  /// The lines of every framework, sorted once for all procedures that follow it.
  let frameworks: [Syntax: LayerIndex]
  /// Messages that several procedures may send, read once.
  let messages: [Syntax: MessageText]

  public init(_ parsed: ParsedFile) {
    let file = FileDeclarations(parsed)
    var frameworks: [Syntax: LayerIndex] = [:]
    var messages: [Syntax: MessageText] = [:]
    func read(_ line: Syntax) {
      if let body = line.first(.string) { messages[body] = MessageText(body) }
    }
    for declaration in file.declarations {
      if declaration.kind == .framework {
        let index = LayerIndex(declaration.syntax)
        for line in index.lines(.message) { read(line) }
        frameworks[declaration.syntax] = index
      } else if declaration.kind == .message {
        read(declaration.syntax)
      }
    }
    declarations = file
    self.frameworks = frameworks
    self.messages = messages
  }

  /// The text, and the path by which findings refer to it.
  public var source: SourceText { declarations.tree.source }

  /// The paths that the file imports, resolved against its own.
  public var importedPaths: [String] { declarations.imports.map(\.path) }
}
