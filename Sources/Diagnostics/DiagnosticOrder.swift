import SourceText

extension Sequence<Diagnostic> {
  /// The findings by path, place and code; findings that agree in all of it keep their order.
  public func inStableOrder() -> [Diagnostic] {
    let all = Array(self)
    if all.count < 2 { return all }
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.location.path != b.location.path {
        return a.location.path.utf8.lexicographicallyPrecedes(b.location.path.utf8)
      }
      if a.location.span.lower != b.location.span.lower {
        return a.location.span.lower < b.location.span.lower
      }
      if a.code != b.code { return a.code < b.code }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// The findings without repetitions: of those with the same code, place and message the first one
  /// stays. The order stays.
  public func deduplicated() -> [Diagnostic] {
    var seen: Set<Identity> = []
    return filter {
      seen.insert(Identity(code: $0.code, location: $0.location, message: $0.message)).inserted
    }
  }
}

private struct Identity: Hashable {
  let code: DiagnosticCode
  let location: SourceLocation
  let message: Localized
}

extension Sequence<Diagnostic> {
  /// Whether any finding is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
