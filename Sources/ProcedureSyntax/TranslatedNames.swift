import SourceText

/// The built-in names of a file, in the spelling of another dialect.
///
/// A name that the file itself declares is its author's and stays as it is. What follows
/// `trạng thái` is always a public status, whatever the file declares.
struct TranslatedNames {
  /// The new spelling of the name at a token.
  private(set) var spelling: [Int: String] = [:]
  private let dialect: Dialect
  private let declared: Set<String>

  init(_ tree: SyntaxTree, to dialect: Dialect) {
    self.dialect = dialect
    guard dialect != tree.dialect else {
      declared = []
      return
    }
    declared = DeclaredNames(tree).names
    visit(tree.root, inBranch: false)
  }

  private static let nameKinds: [BuiltinName.Kind] = [.value, .role, .channel, .level]

  private mutating func visit(_ node: Syntax, inBranch: Bool) {
    let isStatus = node.is(.statement, .status) || node.is(.clause, .status)
    let inBranch = inBranch || node.is(.statement, .branch) || node.is(.statement, .parallel)
    for child in node.children {
      switch child.kind {
      case .name, .path:
        guard child.tokens.count == 1 else { continue }
        let (name, token) = (child.text, child.tokens.lowerBound)
        let isTarget = inBranch && token > 0 && node.token(token - 1).kind == .arrow
        let kinds: [BuiltinName.Kind] =
          isStatus ? [.status] : isTarget ? [.target] : Self.nameKinds
        guard isStatus || !declared.contains(nfc(name)),
          let found = BuiltinNames.named(name, kinds: kinds)
        else { continue }
        spelling[token] = found.spelling(dialect)
      case .file, .header, .statement, .item, .block, .clause, .option, .string, .literal,
        .documentNumber, .procedureCode, .duration, .money, .size, .percent, .dateTime, .anyOf,
        .allOf, .negation, .comparison, .membership, .sum, .product, .negative, .parenthesized,
        .conditional, .call, .has, .truth, .type, .assignment, .given, .range, .unexpected:
        visit(child, inBranch: inBranch)
      }
    }
  }
}

/// The names that a file declares, composed.
struct DeclaredNames {
  private(set) var names: Set<String> = []

  init(_ tree: SyntaxTree) { visit(tree.root) }

  private mutating func visit(_ node: Syntax) {
    let declares =
      switch node.kind {
      case .statement: Self.declaring.contains(node.keyword)
      case .clause: Self.declaringClauses.contains(node.keyword)
      case .item:
        !node.children.contains {
          $0.kind == .clause && Self.actsOfPeople.contains($0.keyword)
        }
      case .type: node.keyword == .choice
      case .file, .header, .block, .option, .name, .path, .string, .literal, .documentNumber,
        .procedureCode, .duration, .money, .size, .percent, .dateTime, .anyOf, .allOf, .negation,
        .comparison, .membership, .sum, .product, .negative, .parenthesized, .conditional, .call,
        .has, .truth, .assignment, .given, .range, .unexpected:
        false
      }
    for child in node.children {
      if declares, child.kind == .name { names.insert(nfc(child.text)) }
      visit(child)
    }
  }

  private static let declaring = KeywordSet([
    .calendar, .agency, .role, .paper, .message, .letter, .action, .rule, .framework, .procedure,
    .result, .fee, .charge, .step, .ending, .stage, .parallel, .branch, .choose, .slot, .exit,
    .parameter,
  ])

  /// Inputs and outputs of an action, the outcome of `lúc nào`, what `cho mỗi` names.
  private static let declaringClauses = KeywordSet([.takes, .gives, .choose, .forEach])
  /// A line of a scenario starts with the name of somebody who acts, and declares nothing.
  private static let actsOfPeople = KeywordSet([.files, .chooses, .pays])
}
