// ProcedureCompiler: trees of files to process graphs.
//
// It resolves what files import, what names mean and which types expressions have, lays a procedure
// over the frameworks it follows, and lowers the result to a graph. It refuses to open files (a set
// of parsed files is given to it), to run anything, and to prove anything about runs.

import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// All files that are compiled together, with what each declares and imports.
public struct SourceSet: Sendable {
  let files: [FileDeclarations]
  private let positions: [String: Int]
  /// For each file, itself and all files it imports, directly or not.
  private let closures: [[Int]]
  /// Every calendar, lowered once; nil where it is not usable.
  private(set) var calendars: [Syntax: WorkingCalendar] = [:]
  private(set) var calendarFindings: [Int: [Diagnostic]] = [:]

  /// Files are known by the paths of their sources, with `/` between folders.
  public init(_ parsed: [ParsedFile]) {
    let files = parsed.map(FileDeclarations.init)
    var positions: [String: Int] = [:]
    for (index, file) in files.enumerated() where positions[file.path] == nil {
      positions[file.path] = index
    }
    self.files = files
    self.positions = positions
    closures = files.indices.map { start in
      var seen: Set<Int> = [start]
      var order = [start]
      var next = 0
      while next < order.count {
        for used in files[order[next]].imports {
          if let index = positions[used.path], seen.insert(index).inserted { order.append(index) }
        }
        next += 1
      }
      return order
    }
    lowerCalendars()
  }

  public var paths: [String] { files.map(\.path) }

  func index(of path: String) -> Int? { positions[path] }

  /// The declarations of a kind that `file` sees under a name: its own and those it imports.
  func declarations(_ kind: Keyword, named name: String, from file: Int) -> [Declaration] {
    closures[file].flatMap { files[$0].table[DeclarationKey(kind: kind, name: name)] ?? [] }
  }

  /// All names of a kind that `file` sees, for suggestions.
  func names(of kind: Keyword, from file: Int) -> [String] {
    closures[file].flatMap { files[$0].declarations.filter { $0.kind == kind }.map(\.name) }
  }

  private mutating func lowerCalendars() {
    for (index, file) in files.enumerated() {
      for declaration in file.declarations where declaration.kind == .calendar {
        var lowering = CalendarLowering(sources: self, file: index)
        if let calendar = lowering.lower(declaration) {
          calendars[declaration.syntax] = calendar
        }
        calendarFindings[index, default: []] += lowering.findings.diagnostics
      }
    }
  }
}

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
    name = nfc(nameSyntax.text)
  }

  var title: String { syntax.title ?? name }
}

struct DeclarationKey: Hashable, Sendable {
  let kind: Keyword
  let name: String
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
  let imports: [Import]
  let declarations: [Declaration]
  let table: [DeclarationKey: [Declaration]]
  let scenarios: [Syntax]

  init(_ parsed: ParsedFile) {
    tree = parsed.tree
    path = parsed.tree.source.path
    syntaxFindings = parsed.diagnostics
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
    table = Dictionary(
      grouping: declarations, by: { DeclarationKey(kind: $0.kind, name: $0.name) })
  }
}

/// The paths that a file imports, resolved against its own.
public func importedPaths(of file: ParsedFile) -> [String] {
  FileDeclarations(file).imports.map(\.path)
}

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

  /// The name as it is compared: composed.
  var nameText: String { nfc(text) }
}
