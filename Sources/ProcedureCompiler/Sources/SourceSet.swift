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
  private let positions: NameTable<Int>
  /// For each file, itself and all files it imports, directly or not.
  private let closures: [[Int]]
  /// Every calendar that is usable, lowered once.
  private(set) var calendars: [Syntax: WorkingCalendar] = [:]
  private(set) var calendarFindings: [Int: [Diagnostic]] = [:]
  private let sources: [SourceFile]

  /// Files are known by the paths of their sources, with `/` between folders.
  public init(_ parsed: [ParsedFile]) { self.init(parsed.map { SourceFile($0) }) }

  /// The same, of files that may be part of other sets as well.
  public init(_ sources: [SourceFile]) {
    let files = sources.map(\.declarations)
    var positions = NameTable<Int>()
    for (index, file) in files.enumerated() {
      _ = positions.insert(index, forKey: Name(file.path))
    }
    self.sources = sources
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

  /// The paths of all files, in the order in which they were given.
  public var paths: [String] { files.map(\.path) }

  func index(of path: String) -> Int? { positions[path] }

  /// The declarations of a kind that `file` sees under a name: its own and those it imports.
  func declarations(_ kind: Keyword, named name: String, from file: Int) -> [Declaration] {
    let key = DeclarationKey(kind: kind, name: name)
    var found: [Declaration] = []
    for index in closures[file] {
      if let here = files[index].table[key] { found += here }
    }
    return found
  }

  /// Whether a file sees another: itself, or one that it uses, directly or not.
  func sees(_ other: Int, from file: Int) -> Bool { closures[file].contains(other) }

  /// The lines of a framework or a procedure, sorted by what they say.
  func layerIndex(of declaration: Declaration) -> LayerIndex {
    let home = index(of: declaration.syntax.tree.source.path).map { sources[$0] }
    return home?.frameworks[declaration.syntax] ?? LayerIndex(declaration.syntax)
  }

  /// The words of a message.
  func message(_ body: Syntax) -> MessageText {
    let home = index(of: body.tree.source.path).map { sources[$0] }
    return home?.messages[body] ?? MessageText(body)
  }

  /// Whether the file of a line has mistakes of spelling.
  func hasSyntaxErrors(at syntax: Syntax) -> Bool {
    index(of: syntax.tree.source.path).map { files[$0].hasSyntaxErrors } ?? true
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
