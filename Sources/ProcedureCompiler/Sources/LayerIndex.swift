import ProcedureSyntax
import SourceText

/// The lines of a framework or a procedure, sorted once by the keyword they start with.
struct LayerIndex: Sendable {
  let statements: [Syntax]
  /// What the block declares for itself: roles, messages, letters, actions.
  let locals: HashTable<DeclarationKey, Declaration>
  /// Declarations whose name one before them has already.
  let repeated: [Declaration]
  private let byKeyword: [Keyword: [Syntax]]

  init(_ declaration: Syntax) {
    var statements: [Syntax] = []
    var byKeyword: [Keyword: [Syntax]] = [:]
    var locals = HashTable<DeclarationKey, Declaration>()
    var repeated: [Declaration] = []
    for line in declaration.statements where line.kind == .statement {
      statements.append(line)
      byKeyword[line.keyword, default: []].append(line)
      guard line.declaresForItsBlock, let local = Declaration(line) else { continue }
      let key = DeclarationKey(kind: local.kind, name: local.name)
      if locals.insert(local, forKey: key) != nil { repeated.append(local) }
    }
    self.statements = statements
    self.byKeyword = byKeyword
    self.locals = locals
    self.repeated = repeated
  }

  func lines(_ keyword: Keyword) -> [Syntax] { byKeyword[keyword] ?? [] }
}

extension Syntax {
  /// Whether a line of a procedure declares a name of its own; `lịch x` there only refers to one.
  fileprivate var declaresForItsBlock: Bool {
    switch keyword {
    case .role, .message, .letter, .action: true
    default: false
    }
  }

  /// The statement up to its block, or all of a node that has none: what a finding underlines.
  var head: ByteSpan {
    guard let block = first(.block) else { return span }
    var last = block.tokens.lowerBound - 1
    if last > tokens.lowerBound, token(last).kind == .colon { last -= 1 }
    guard last >= tokens.lowerBound else { return span }
    return ByteSpan(token(tokens.lowerBound).span.lower, token(last).span.upper)
  }
}
