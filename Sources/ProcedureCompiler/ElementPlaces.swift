import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// The elements of a compiled procedure by their paths in the graph, for as many findings as there
/// are.
public struct ElementPlaces {
  private let procedure: CompiledProcedure
  private let places: [String: Syntax]

  public init(of procedure: CompiledProcedure) {
    self.procedure = procedure
    places = procedure.places.byPath
  }

  /// The place of the element with that path, or of the nearest one around it that has a place; the
  /// procedure's own name where none has.
  public func location(of path: [String]) -> SourceLocation {
    let syntax = place(of: path) ?? procedure.ownName
    return SourceLocation(path: syntax.tree.source.path, span: syntax.head)
  }

  /// Whether the procedure's own text states the element itself, not a framework or an imported file.
  public func isOwn(_ path: [String]) -> Bool {
    places[path.joined(separator: "/")]?.tree.source.path == procedure.path
  }

  /// Where in the text that is, outermost first; in the dialect of the file. What a framework says is
  /// not the procedure's, so its name is left out there.
  public func breadcrumb(of path: [String]) -> [String] {
    let syntax = place(of: path) ?? procedure.ownName
    let dialect = syntax.tree.dialect
    var crumbs: [String] = []
    if syntax.tree.source.path == procedure.path {
      crumbs.append("\(Keyword.procedure.phrase(dialect)) `\(procedure.procedure.name)`")
    }
    if path.count > 1, path[0] == "steps" {
      crumbs.append("\(Keyword.step.phrase(dialect)) `\(path[1])`")
    }
    return crumbs
  }

  private func place(of path: [String]) -> Syntax? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let place = places[path.prefix(length).joined(separator: "/")] { return place }
    }
    return nil
  }
}
