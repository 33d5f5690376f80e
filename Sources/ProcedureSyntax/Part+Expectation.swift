extension SyntaxExpectation {
  /// The expectations of which one has to be met, each fixed word for itself.
  var leaves: [SyntaxExpectation] {
    switch self {
    case .oneOf(let keywords): keywords.map(SyntaxExpectation.keyword)
    case .alternatives(let expectations): expectations.flatMap(\.leaves)
    case .keyword, .name, .string, .value, .count, .type, .date, .time, .documentNumber,
      .procedureCode, .version, .arrow, .colon, .comma, .equalSign, .parenthesis,
      .elementAfterComma:
      [self]
    }
  }

  /// The fixed words that would have been right.
  var keywords: [Keyword] {
    switch self {
    case .keyword(let keyword): [keyword]
    case .oneOf(let keywords): keywords
    case .alternatives(let expectations): expectations.flatMap(\.keywords)
    case .name, .string, .value, .count, .type, .date, .time, .documentNumber, .procedureCode,
      .version, .arrow, .colon, .comma, .equalSign, .parenthesis, .elementAfterComma:
      []
    }
  }
}

extension Part {
  /// What the author should have written for the part; nil where nothing has to stand.
  var expectation: SyntaxExpectation? {
    switch self {
    case .name, .path, .assignment, .given: .name
    case .string: .string
    case .expression: .value
    case .type: .type
    case .count: .count
    case .documentNumber: .documentNumber
    case .procedureCode: .procedureCode
    case .date: .date
    case .time: .time
    case .range(let inner), .list(let inner), .alternatives(let inner): inner.expectation
    case .option(let list): .oneOf(list.keywords)
    case .clause(let keyword, _), .word(let keyword): .keyword(keyword)
    case .optional, .clauses: nil
    case .oneOf(let alternatives): .alternatives(alternatives.compactMap(\.expectation))
    case .arrow: .arrow
    case .colon: .colon
    case .comma: .comma
    case .parenthesized: .parenthesis
    case .sequence(let parts): parts.lazy.compactMap(\.expectation).first
    case .assign: .equalSign
    }
  }
}
