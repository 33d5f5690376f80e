import Diagnostics
import ProcedureSyntax
import SourceText

/// A declaration at the top of a file.
struct Declaration: Hashable, Sendable {
  let kind: Keyword
  let name: String
  let syntax: Syntax
  /// The name as it stands in the text.
  let nameSyntax: Syntax

  init?(_ syntax: Syntax) {
    guard syntax.kind == .statement, let nameSyntax = syntax.first(.name) else { return nil }
    kind = syntax.keyword
    self.syntax = syntax
    self.nameSyntax = nameSyntax
    name = nameSyntax.nameText
  }

  var title: String { syntax.title ?? name }
}

struct DeclarationKey: HashTableKey, Sendable {
  let kind: Keyword
  private let composed: Name

  var name: String { composed.text }
  var hash: UInt64 { composed.hash &+ UInt64(kind.rawValue) }

  init(kind: Keyword, name: String) {
    self.kind = kind
    composed = Name(name)
  }
}

/// What one file declares and uses.
struct FileDeclarations: Sendable {
  struct Import: Sendable {
    /// The path of the file meant, relative to the same folder as all paths.
    let path: String
    let syntax: Syntax
  }

  let path: String
  let tree: SyntaxTree
  let syntaxFindings: [Diagnostic]
  let hasSyntaxErrors: Bool
  let imports: [Import]
  let declarations: [Declaration]
  let table: HashTable<DeclarationKey, [Declaration]>
  let scenarios: [Syntax]

  init(_ parsed: ParsedFile) {
    tree = parsed.tree
    path = parsed.tree.source.path
    syntaxFindings = parsed.diagnostics
    hasSyntaxErrors = parsed.diagnostics.hasErrors
    var imports: [Import] = []
    var declarations: [Declaration] = []
    var scenarios: [Syntax] = []
    for statement in parsed.tree.root.children where statement.kind == .statement {
      if statement.keyword == .use {
        guard let string = statement.first(.string) else { continue }
        let text = StringLiteral(string).plainText
        imports.append(Import(path: resolvePath(text, from: path), syntax: string))
      } else if statement.keyword == .scenario {
        scenarios.append(statement)
      } else if let declaration = Declaration(statement) {
        declarations.append(declaration)
      }
    }
    self.imports = imports
    self.declarations = declarations
    self.scenarios = scenarios
    var table = HashTable<DeclarationKey, [Declaration]>()
    for declaration in declarations {
      let key = DeclarationKey(kind: declaration.kind, name: declaration.name)
      table.update(key, default: []) { $0.append(declaration) }
    }
    self.table = table
  }
}

/// The paths that a file imports, resolved against its own.
public func importedPaths(of file: ParsedFile) -> [String] { SourceFile(file).importedPaths }

/// A path as written in a file, seen from the folder of that file; `.` and `..` are worked out.
func resolvePath(_ relative: String, from file: String) -> String {
  let isAbsolute = relative.hasPrefix("/")
  var parts =
    isAbsolute ? [] : file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  for part in relative.split(separator: "/") {
    switch part {
    case ".": break
    case "..":
      if let last = parts.last, last != "..", last != "" {
        parts.removeLast()
      } else {
        parts.append("..")
      }
    default: parts.append(part)
    }
  }
  return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
}

extension Syntax {
  /// The first words in quotation marks that belong to the statement itself.
  var title: String? { first(.string).map { StringLiteral($0).plainText } }

  /// The name as it is compared: composed. One that was typed with spaces is the name it was told to
  /// be, so that all places where it is typed so mean the same.
  var nameText: String {
    guard tokens.count > 1, text.contains(where: \.isWhitespace) else { return nfc(text) }
    return tokens.map { Vietnamese.lowercased(nfc(tree.source.text(token($0).span))) }
      .joined(separator: "_")
  }
}
