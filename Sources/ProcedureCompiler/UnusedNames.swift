import Diagnostics
import ProcedureSyntax
import SourceText

// Names that a file declares for its procedures and none of them uses.
extension Compilation {
  /// Only of files that hold procedures: what frameworks, rules and files of shared names declare is
  /// there for others. Where something is wrong, or another file uses this one and names it, nothing is
  /// said.
  mutating func checkUnusedNames() {
    let own = sources.files[file]
    guard own.declarations.contains(where: { $0.kind == .procedure }),
      !own.declarations.contains(where: { $0.kind == .framework || $0.kind == .rule }),
      !own.hasSyntaxErrors, !findings.diagnostics.hasErrors
    else { return }
    var declared = own.declarations.filter { $0.kind.isOfPeopleOrWords }
    for procedure in own.declarations where procedure.kind == .procedure {
      declared += procedure.syntax.statements.compactMap { line in
        line.kind == .statement && line.keyword.isOfPeopleOrWords ? Declaration(line) : nil
      }
    }
    let used = usedDeclarations
    let idle = declared.filter { !used.contains($0.syntax) }
    guard !idle.isEmpty else { return }
    var mentions: [String: Int] = [:]
    own.tree.root.count(names: &mentions)
    let users = sources.files.filter { other in
      other.imports.contains { $0.path == own.path }
    }
    for other in users { other.tree.root.count(names: &mentions) }
    for declaration in idle where mentions[declaration.name, default: 0] < 2 {
      findings.report(
        .unusedName(Subject(declaration.kind), declaration.name), at: declaration.nameSyntax)
    }
  }
}

extension Keyword {
  fileprivate var isOfPeopleOrWords: Bool {
    switch self {
    case .role, .agency, .letter, .message, .action: true
    default: false
    }
  }
}

extension Syntax {
  /// How often each name stands in a text.
  fileprivate func count(names: inout [String: Int]) {
    var pending = [self]
    while let next = pending.popLast() {
      if next.kind == .name { names[next.nameText, default: 0] += 1 }
      pending += next.children
    }
  }
}
