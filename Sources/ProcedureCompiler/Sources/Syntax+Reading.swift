import ProcedureSyntax
import SourceText

extension Syntax {
  /// Whether the node is an expression, and not a name, a clause or a block.
  var isExpression: Bool {
    switch kind {
    case .path, .literal, .duration, .money, .size, .percent, .dateTime, .anyOf, .allOf,
      .negation, .comparison, .membership, .sum, .product, .negative, .parenthesized,
      .conditional, .call, .has, .truth:
      true
    case .file, .header, .statement, .item, .block, .clause, .option, .name, .string,
      .documentNumber,
      .procedureCode, .range, .type, .assignment, .given, .unexpected:
      false
    }
  }
}
