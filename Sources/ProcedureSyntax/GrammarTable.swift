/// The grammar as the parser reads it: the parts of all lines laid out in rows of plain numbers.
///
/// Following `Part` from line to line would count a reference at every step; these rows need none.
final class GrammarTable: Sendable {
  static let shared = GrammarTable()

  /// What a part asks for; see the case of `Part` of the same name.
  enum Code: UInt8 {
    case name, path, string, expression, type, count, documentNumber, procedureCode, date, time
    case range, option, clause, list, alternatives, optional, oneOf, clauses, arrow, colon, comma
    case parenthesized, sequence, word, assign, assignment, given
  }

  /// A part, with the parts it is made of as a stretch of the same row.
  struct Op {
    let code: Code
    /// Of a clause or a fixed word.
    let keyword: Keyword
    /// The keywords by which an option or a list of clauses goes on, as a place in `sets`.
    let set: UInt16
    let firstChild: UInt16
    let endChild: UInt16

    var children: Range<Int> { Int(firstChild)..<Int(endChild) }
  }

  /// A line of a block that starts with a keyword.
  struct Line {
    let keyword: Keyword
    let parts: Range<Int>
    let opening: Form.Opening
  }

  /// A kind of block.
  struct Block {
    let keywords: KeywordSet
    /// The line that starts with a name or an expression.
    let item: Range<Int>?
  }

  /// All rows, for as long as a file is read.
  struct Rows {
    let ops: UnsafeBufferPointer<Op>
    let sets: UnsafeBufferPointer<KeywordSet>
    let blocks: UnsafeBufferPointer<Block>
    fileprivate let lines: UnsafeBufferPointer<Line>
    fileprivate let places: UnsafeBufferPointer<UInt16>

    @inline(__always)
    func block(_ context: Context) -> Block { blocks[Int(context.rawValue)] }

    /// The line of a block that starts with the keyword.
    @inline(__always)
    func line(_ keyword: Keyword, in context: Context) -> Line? {
      let place = places[GrammarTable.place(keyword, context)]
      return place == .max ? nil : lines[Int(place)]
    }
  }

  /// The keywords that start a line of some block.
  let lineKeywords: KeywordSet
  /// A call to `given` reads these; the part names none of its own.
  let givenPaper: Int
  /// The part from which each op was made, for what is said of it.
  let parts: [Part]
  private let ops: [Op]
  private let sets: [KeywordSet]
  private let blocks: [Block]
  private let lines: [Line]
  private let places: [UInt16]

  private init() {
    var layout = Layout()
    var (lines, blocks): ([Line], [Block]) = ([], [])
    var places = [UInt16](repeating: .max, count: 256 * Context.allCases.count)
    for context in Context.allCases {
      for form in context.forms where places[Self.place(form.keyword, context)] == .max {
        places[Self.place(form.keyword, context)] = UInt16(lines.count)
        lines.append(
          Line(keyword: form.keyword, parts: layout.add(form.parts), opening: form.opening))
      }
      blocks.append(
        Block(
          keywords: KeywordSet(context.forms.map(\.keyword)),
          item: context.item.map { layout.add($0) }))
    }
    givenPaper = layout.add([.clauses(Grammar.givenPaperClauses)]).lowerBound
    lineKeywords = blocks.reduce(KeywordSet()) { $0.union($1.keywords) }
    (self.lines, self.blocks, self.places) = (lines, blocks, places)
    (ops, sets, parts) = (layout.ops, layout.sets, layout.parts)
  }

  private static func place(_ keyword: Keyword, _ context: Context) -> Int {
    Int(context.rawValue) << 8 | Int(keyword.rawValue)
  }

  func withRows<Result>(_ body: (Rows) -> Result) -> Result {
    ops.withUnsafeBufferPointer { ops in
      sets.withUnsafeBufferPointer { sets in
        blocks.withUnsafeBufferPointer { blocks in
          lines.withUnsafeBufferPointer { lines in
            places.withUnsafeBufferPointer { places in
              body(Rows(ops: ops, sets: sets, blocks: blocks, lines: lines, places: places))
            }
          }
        }
      }
    }
  }
}

/// The rows as they are laid out, part by part.
private struct Layout {
  private(set) var ops: [GrammarTable.Op] = []
  private(set) var sets: [KeywordSet] = [KeywordSet()]
  private(set) var parts: [Part] = []

  /// Adds parts side by side, and what they are made of behind them.
  mutating func add(_ added: [Part]) -> Range<Int> {
    let first = ops.count
    parts += added
    ops += added.map { GrammarTable.Op($0.code, keyword: .endBlock, set: 0, children: 0..<0) }
    for (index, part) in zip(first..., added) { ops[index] = op(of: part) }
    return first..<(first + added.count)
  }

  private mutating func op(of part: Part) -> GrammarTable.Op {
    switch part {
    case .name, .path, .string, .expression, .type, .count, .documentNumber, .procedureCode, .date,
      .time, .colon, .comma, .assign, .assignment, .given:
      GrammarTable.Op(part.code, keyword: .endBlock, set: 0, children: 0..<0)
    case .range(let inner), .list(let inner), .alternatives(let inner), .arrow(let inner):
      GrammarTable.Op(part.code, keyword: .endBlock, set: 0, children: add([inner]))
    case .option(let list):
      GrammarTable.Op(part.code, keyword: .endBlock, set: add(list.set), children: 0..<0)
    case .clause(let keyword, let parts):
      GrammarTable.Op(part.code, keyword: keyword, set: 0, children: add(parts))
    case .word(let keyword):
      GrammarTable.Op(part.code, keyword: keyword, set: 0, children: 0..<0)
    case .optional(let parts), .oneOf(let parts), .parenthesized(let parts), .sequence(let parts):
      GrammarTable.Op(part.code, keyword: .endBlock, set: 0, children: add(parts))
    case .clauses(let list):
      GrammarTable.Op(
        part.code, keyword: .endBlock, set: add(list.set),
        children: add(list.clauses.map { .clause($0.keyword, $0.parts) }))
    }
  }

  private mutating func add(_ set: KeywordSet) -> UInt16 {
    sets.append(set)
    return UInt16(sets.count - 1)
  }
}

extension GrammarTable.Op {
  fileprivate init(
    _ code: GrammarTable.Code, keyword: Keyword, set: UInt16, children: Range<Int>
  ) {
    self.init(
      code: code, keyword: keyword, set: set, firstChild: UInt16(children.lowerBound),
      endChild: UInt16(children.upperBound))
  }
}

extension Part {
  fileprivate var code: GrammarTable.Code {
    switch self {
    case .name: .name
    case .path: .path
    case .string: .string
    case .expression: .expression
    case .type: .type
    case .count: .count
    case .documentNumber: .documentNumber
    case .procedureCode: .procedureCode
    case .date: .date
    case .time: .time
    case .range: .range
    case .option: .option
    case .clause: .clause
    case .list: .list
    case .alternatives: .alternatives
    case .optional: .optional
    case .oneOf: .oneOf
    case .clauses: .clauses
    case .arrow: .arrow
    case .colon: .colon
    case .comma: .comma
    case .parenthesized: .parenthesized
    case .sequence: .sequence
    case .word: .word
    case .assign: .assign
    case .assignment: .assignment
    case .given: .given
    }
  }
}
