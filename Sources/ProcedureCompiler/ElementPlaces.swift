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
  /// procedure's own name where none has. With `own` before it, what another file says has no place.
  public func location(of path: [String]) -> SourceLocation {
    let syntax = place(of: path) ?? procedure.ownName
    return SourceLocation(path: syntax.tree.source.path, span: syntax.head)
  }

  /// Whether the procedure's own text states the element itself, not a framework, which may stand in
  /// the same file, or an imported file.
  public func isOwn(_ path: [String]) -> Bool {
    guard let syntax = places[path.joined(separator: "/")] else { return false }
    let own = procedure.ownText
    return syntax.tree.source.path == own.tree.source.path
      && own.span.lower <= syntax.span.lower && syntax.span.upper <= own.span.upper
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
    let element = path.first == Self.own ? Array(path.dropFirst()) : path
    if element.count > 1, element[0] == "steps" {
      crumbs.append("\(Keyword.step.phrase(dialect)) `\(element[1])`")
    }
    return crumbs
  }

  private static let own = "own"

  private func place(of path: [String]) -> Syntax? {
    if path.first == Self.own {
      let place = place(of: Array(path.dropFirst()))
      return place?.tree.source.path == procedure.path ? place : nil
    }
    for length in stride(from: path.count, to: 0, by: -1) {
      if let place = places[path.prefix(length).joined(separator: "/")] { return place }
    }
    return nil
  }
}
