extension Grammar {
  /// The whole grammar in the notation of ISO 14977, with the phrases of one dialect.
  ///
  /// `Grammar/tthc.ebnf` is this text for both dialects; a test holds the file to the table.
  static func ebnf(_ dialect: Dialect) -> String {
    let notation = Notation(dialect: dialect)
    var rules = [notation.fileRule]
    for context in Context.allCases where context != .file { rules.append(notation.rule(context)) }
    rules += notation.abbreviationRules
    rules += notation.sharedRules
    return rules.joined(separator: "\n\n") + "\n"
  }

  /// The keyword table as JSON: each concept with its phrases, the printed one first.
  static func keywordsJSON() -> String {
    func list(_ phrases: [String]) -> String {
      "[" + phrases.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
    let lines = Keyword.allCases.map { keyword in
      "  \"\(keyword)\": { \"vi\": \(list(keyword.phrases(.vi))), "
        + "\"en\": \(list(keyword.phrases(.en))) }"
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}

/// Writes the table of the grammar as rules. Terminals stand in quotation marks.
private struct Notation {
  let dialect: Dialect

  // MARK: Blocks

  var fileRule: String {
    "file = [ header ], { declaration } ;\n"
      + "header = \"tthc\", \"1\", [ \"vi\" | \"en\" ], line end ;\n\n"
      + "declaration =\n" + lines(of: .file) + " ;"
  }

  func rule(_ context: Context) -> String {
    if Self.groups.contains(where: { $0.home == context }) {
      return "\(name(context)) = { \(context == .step ? "step line" : "act") }, "
        + "\(terminal(.endBlock)), line end ;"
    }
    return
      "\(name(context)) = { (\n\(lines(of: context))\n  ) }, \(terminal(.endBlock)), line end ;"
  }

  private func name(_ context: Context) -> String {
    switch context {
    case .oneOf: "one of block"
    case .amendedStep: "amended step block"
    case .onBehalf: "on behalf block"
    case .file, .calendar, .agency, .action, .rule, .framework, .procedure, .scenario, .cases,
      .data, .dossier, .fee, .channels, .step, .acts, .fill, .slot, .stage, .anytime, .parallel,
      .branch, .call, .end, .council:
      "\(context) block"
    }
  }

  private func lines(of context: Context) -> String {
    var lines: [String] = []
    var forms = context.forms[...]
    while let form = forms.first {
      if let group = Self.groups.first(where: { $0.starts(forms) }), group.home != context {
        lines.append(group.name)
        forms = forms.dropFirst(group.forms.count)
      } else {
        lines.append(line(form))
        forms = forms.dropFirst()
      }
    }
    if let item = context.item { lines.append(sequence([abbreviated(text(item)), "line end"])) }
    return "    " + lines.joined(separator: "\n  | ")
  }

  private func line(_ form: Form) -> String {
    sequence([terminal(form.keyword), abbreviated(text(form.parts)), opening(form.opening)])
  }

  // MARK: What many rules share

  /// Lines that several blocks have in common.
  private struct Group {
    let name: String
    let forms: [Form]
    /// The block that consists of these lines alone and spells them out itself.
    var home: Context?

    func starts(_ lines: ArraySlice<Form>) -> Bool {
      lines.count >= forms.count && zip(lines, forms).allSatisfy { $0.keyword == $1.keyword }
    }
  }

  private static let groups = [
    Group(name: "step line", forms: Grammar.stepLines, home: .step),
    Group(name: "act", forms: Grammar.acts, home: .acts),
    Group(name: "declaration line", forms: Grammar.declarations),
    Group(name: "process line", forms: Grammar.processLines),
    Group(name: "following line", forms: Grammar.followerLines),
    Group(name: "timer line", forms: Grammar.timerLines),
  ]

  private func rule(_ group: Group) -> String {
    "\(group.name) =\n    " + group.forms.map(line).joined(separator: "\n  | ") + " ;"
  }

  /// Parts that stand in several lines, the longest first.
  private var abbreviations: [(name: String, text: String)] {
    [
      ("expectation", text(Grammar.expectation)),
      ("obligation", text(.oneOf(Grammar.obligations))),
      ("paper details", text(.clauses(Grammar.paperClauses))),
      ("field details", text(.clauses(Grammar.fieldClauses))),
      ("action details", text(.clauses(Grammar.actionClauses))),
      ("agency details", text(.clauses(Grammar.agencyClauses))),
      ("limit", text(Grammar.limitParts)),
      ("amount", text(Grammar.feeOnOneLine)),
      ("relief details", text(.clauses(Grammar.reliefClauses))),
      ("event", text(Grammar.event)),
      ("weekdays", text(.list(.range(.option(Grammar.weekdays))))),
      ("weekday", text(.option(Grammar.weekdays))),
      ("means", text(.option(Grammar.noticeMeans))),
      ("payment", text(.option(Grammar.payments))),
      ("channel", text(.option(Grammar.channelOptions))),
      ("basis", text(.clauses([Grammar.legalBasis]))),
      ("hours", text(.list(.range(.time)))),
    ]
  }

  private func abbreviated(_ text: String) -> String {
    abbreviations.reduce(text) { $0.replacing($1.text, with: $1.name) }
  }

  var abbreviationRules: [String] {
    let all = abbreviations
    let rules = all.indices.map { index in
      let text = all[(index + 1)...].reduce(all[index].text) {
        $0.replacing($1.text, with: $1.name)
      }
      return "\(all[index].name) = \(broken(text)) ;"
    }
    return Self.groups.map(rule) + [rules.joined(separator: "\n")]
  }

  /// Long choices in lines of their own.
  private func broken(_ text: String) -> String {
    guard text.count > 90, text.hasPrefix("{ ") || text.hasPrefix("( ") else { return text }
    var depth = 0
    var result = ""
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == "|", depth == 1 { result = result.dropLast() + "\n  " }
      result.append(character)
    }
    return result
  }

  private func opening(_ opening: Form.Opening) -> String {
    switch opening {
    case .none: "line end"
    case .optional(let context): "( line end | \":\", line end, \(name(context)) )"
    case .required(let context): "\":\", line end, \(name(context))"
    }
  }

  // MARK: Parts

  private func text(_ parts: [Part]) -> String { sequence(parts.map(text)) }

  private func text(_ part: Part) -> String {
    switch part {
    case .name: "name"
    case .path: "path"
    case .string: "string"
    case .expression: "expression"
    case .type: "type"
    case .count: "number"
    case .documentNumber: "document number"
    case .procedureCode: "procedure code"
    case .date: "date"
    case .time: "time"
    case .range(let inner): "\(text(inner)), [ \"-\", \(text(inner)) ]"
    case .option(let list): choice(list.keywords.map(terminal))
    case .clause(let keyword, let parts): sequence([terminal(keyword), text(parts)])
    case .list(let inner): "\(text(inner)), { \",\", \(text(inner)) }"
    case .alternatives(let inner):
      "\(text(inner)), { ( \",\" | \(terminal(.or)) ), \(text(inner)) }"
    case .optional(let parts): "[ \(text(parts)) ]"
    case .oneOf(let parts): choice(parts.map(text))
    case .clauses(let list):
      "{ "
        + list.clauses.map { sequence([terminal($0.keyword), text($0.parts)]) }
        .joined(separator: " | ") + " }"
    case .arrow(let target): "\"->\", \(text(target))"
    case .colon: "\":\""
    case .comma: "\",\""
    case .parenthesized(let parts): "\"(\", [ \(text(parts)) ], \")\""
    case .sequence(let parts): text(parts)
    case .word(let keyword): terminal(keyword)
    case .assign: "\"=\""
    case .assignment: "assignment"
    case .given: "given"
    }
  }

  private func sequence(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func choice(_ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : "( " + parts.joined(separator: " | ") + " )"
  }

  private func terminal(_ keyword: Keyword) -> String {
    choice(keyword.phrases(dialect).map { "\"\($0)\"" })
  }

  // MARK: Rules that are not in the table

  /// Expressions, types and words, which the parser and the lexer read by code.
  var sharedRules: [String] {
    let words = { (keywords: [Keyword]) in keywords.map(terminal).joined(separator: " | ") }
    let plainTypes = Grammar.types.filter { $0 != .choice && $0 != .listOf }
    let papers = text(.clauses(Grammar.givenPaperClauses))
    return [
      "assignment = name, \"=\", expression ;\n"
        + "given = \(terminal(.inCase)), name | assignment | name, \(papers) ;",
      """
      type = \(words(plainTypes))
        | \(terminal(.choice)), choice, { ",", choice }
        | \(terminal(.listOf)), type ;
      choice = name, [ string ] ;
      """,
      """
      (* `a \(Keyword.and.phrase(dialect)) b \(Keyword.or.phrase(dialect)) c` needs brackets. *)
      expression = negation, { \(terminal(.and)), negation }
        | negation, { \(terminal(.or)), negation } ;
      negation = \(terminal(.not)), negation | comparison ;
      comparison = sum, [ comparison sign, sum | \(terminal(.memberOf)), sum, { ",", sum } ] ;
      comparison sign = "=" | "!=" | "<" | "<=" | ">" | ">=" | "≠" | "≤" | "≥"
        | \(terminal(.equals)), [ \(terminal(.differs)) ] | \(terminal(.differs)) ;
      sum = product, { ( "+" | "-" ), product } ;
      product = operand, { "*", operand } ;
      operand = number, [ "%" | unit ] | date, [ time ] | time | string | path
        | \(terminal(.has)), path | \(words([.yes, .no])) | "-", operand | "(", expression, ")"
        | \(terminal(.ifElse)), expression, \(terminal(.thenElse)), expression, \
      \(terminal(.otherwiseElse)), expression
        | \(terminal(.listOf)), "(", [ expression, { ",", expression } ], ")"
        | ( \(words([.greatest, .least, .round])) ), "(", expression, { ",", expression }, ")"
        | \(terminal(.daysFrom)), sum, \(terminal(.daysTo)), sum | \(terminal(.lengthOf)), operand
        | \(terminal(.dueDay)), sum, \(terminal(.countedFrom)), sum | \(terminal(.monthStart)), operand ;
      unit = \(words(Keyword.allCases.filter(Parser.unitKeywords.contains))) ;
      """,
      """
      (* Words. White space may stand between any two of them; a phrase is several words. *)
      path = name, { ".", name } ;
      name = ( letter | "_" ), { letter | digit | "_" } ;
      letter = ? a Latin letter with any Vietnamese mark ? ;
      digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" ;
      digits = digit, { digit } ;
      string = '"', { ? any character but a quotation mark or a line end ? | escape }, '"'
        | '\"""', ? any text ?, '\"""' ;
      escape = "\\", ( '"' | "\\" | "n" | "{" ) ;
      number = digits, { ".", digits }, [ ",", digits ] ;
      date = digits, "/", digits, "/", digits ;
      time = digits, ":", digits ;
      document number = digits, "/", { digits, "/" }, letter, { letter | digit | "-" | "/" } ;
      procedure code = digit, ".", digits, { ".", { letter | digit } } ;
      comment = "#", { ? any character but a line end ? } ;
      (* A line goes on after "," "->" "(" and operators, and where the next line starts with
         \(terminal(.and)), \(terminal(.or)), "->" or ")". *)
      line end = [ comment ], ? the end of the line ? ;
      """,
    ]
  }
}
