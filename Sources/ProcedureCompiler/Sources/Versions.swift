import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension Declaration {
  /// From when to when a procedure says it is in force; nil where it does not say.
  var validity: Validity? {
    guard let line = syntax.statements(.inForce).first,
      let start = line.clause(.from)?.first(.literal),
      let from = NumberLiteral.date(start.text)
    else { return nil }
    let end = line.clause(.to)?.first(.literal)
    return Validity(from: from, until: end.flatMap { NumberLiteral.date($0.text) })
  }
}

extension Validity {
  /// Whether there is a day on which both are in force.
  func overlaps(_ other: Validity) -> Bool {
    if let until, until < other.from { return false }
    if let until = other.until, until < from { return false }
    return true
  }
}

extension [Declaration] {
  /// The files that declare a name, where there are several; twice in one file is told there.
  var severalFiles: [String]? {
    guard count > 1, !areVersions else { return nil }
    let paths = Set(map(\.syntax.tree.source.path)).sorted()
    return paths.count > 1 ? paths : nil
  }

  /// Versions of one procedure, whose dates tell on each day which of them is meant.
  private var areVersions: Bool {
    let validities = compactMap(\.validity)
    guard validities.count == count, allSatisfy({ $0.kind == .procedure }) else { return false }
    return validities.indices.allSatisfy { index in
      !validities[..<index].contains { $0.overlaps(validities[index]) }
    }
  }

  /// The version of a procedure that is in force on a day, or the first one.
  func version(on date: CivilDate?) -> Declaration? {
    guard count > 1, let date else { return first }
    let now = Validity(from: date, until: date)
    return first { $0.validity?.overlaps(now) ?? false } ?? first
  }
}
