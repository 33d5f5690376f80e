/// One line of a block: the keyword it starts with, what follows, and the block that belongs to it.
///
/// The grammar is this table and its parts: the parser reads by it, the formatter prints by the tree
/// it gives, and `Grammar/tthc.ebnf` is written from it.
struct Form: Sendable {
  /// Whether the line opens a block with `:`.
  enum Opening: Sendable {
    case none
    case optional(Context)
    case required(Context)

    var context: Context? {
      switch self {
      case .none: nil
      case .optional(let context), .required(let context): context
      }
    }
  }

  let keyword: Keyword
  let parts: [Part]
  let opening: Opening

  init(_ keyword: Keyword, _ parts: [Part] = [], opens: Opening = .none) {
    self.keyword = keyword
    self.parts = parts
    self.opening = opens
  }
}

/// A piece of a statement.
indirect enum Part: Sendable {
  /// A declared or used name; a path may be qualified by dots.
  case name
  case path
  case string
  case expression
  case type
  /// A plain number, such as a count.
  case count
  case documentNumber
  case procedureCode
  case date
  case time
  /// `A - B` of one kind, or A alone.
  case range(Part)
  /// One of fixed words, kept as an option node.
  case option(KeywordList)
  /// A keyword that has to stand here, with its parts, kept as a clause node.
  case clause(Keyword, [Part])
  /// Elements separated by commas.
  case list(Part)
  /// Elements separated by commas, or by `hoặc`.
  case alternatives(Part)
  /// Read if it can start here.
  case optional([Part])
  /// The first that can start here; one of them must.
  case oneOf([Part])
  /// Clauses in any order, each of them optional.
  case clauses(ClauseList)
  case arrow(Part)
  case colon
  case comma
  case parenthesized([Part])
  case sequence([Part])
  /// A fixed word that carries no meaning of its own.
  case word(Keyword)
  /// `=`
  case assign
  /// A name with the value given to it: `name = expression`.
  case assignment
  /// What comes with a dossier: a value, a paper, or the case.
  case given
}

/// Fixed words of which one may stand in a place.
final class KeywordList: Sendable, ExpressibleByArrayLiteral {
  let keywords: [Keyword]
  let set: KeywordSet

  init(_ keywords: [Keyword]) {
    self.keywords = keywords
    set = KeywordSet(keywords)
  }

  convenience init(arrayLiteral keywords: Keyword...) { self.init(keywords) }
}

/// Clauses of which any may stand in a place.
final class ClauseList: Sendable, ExpressibleByArrayLiteral {
  let clauses: [Clause]
  let set: KeywordSet

  init(_ clauses: [Clause]) {
    self.clauses = clauses
    set = KeywordSet(clauses.map(\.keyword))
  }

  convenience init(arrayLiteral clauses: Clause...) { self.init(clauses) }
}

struct Clause: Sendable {
  let keyword: Keyword
  let parts: [Part]

  init(_ keyword: Keyword, _ parts: [Part] = []) {
    self.keyword = keyword
    self.parts = parts
  }
}

/// A kind of block, with the lines that may stand in it.
enum Context: UInt8, Hashable, Sendable, CaseIterable {
  case file, calendar, agency, action, rule, framework, procedure, scenario
  case cases, data, dossier, oneOf, fee, channels
  case step, amendedStep, acts, fill, slot, stage, anytime, parallel, branch, call, end
  case council, onBehalf

  /// Lines that start with a keyword.
  var forms: [Form] {
    switch self {
    case .file: Grammar.file
    case .calendar: Grammar.calendar
    case .agency: Grammar.agency
    case .action: Grammar.action
    case .rule: Grammar.rule
    case .framework: Grammar.procedureLines + Grammar.frameworkLines
    case .procedure: Grammar.procedureLines + Grammar.followerLines
    case .scenario: Grammar.scenario
    case .cases: []
    case .data: []
    case .dossier: Grammar.dossier
    case .oneOf: [Grammar.paper]
    case .fee: Grammar.fee
    case .channels: Grammar.channels
    case .step: Grammar.stepLines
    case .amendedStep: Grammar.stepLines + [Grammar.paper]
    case .acts: Grammar.acts
    case .fill: Grammar.processLines
    case .slot: Grammar.slot
    case .stage: Grammar.processLines + Grammar.timerLines
    case .anytime: Grammar.acts
    case .parallel: Grammar.parallel
    case .branch: Grammar.processLines
    case .call: Grammar.acts + Grammar.callLines
    case .end: Grammar.acts + Grammar.endLines
    case .council: Grammar.council
    case .onBehalf: Grammar.onBehalf
    }
  }

  /// A line that starts with a name or an expression instead.
  var item: [Part]? {
    switch self {
    case .cases: Grammar.caseItem
    case .data: Grammar.fieldItem
    case .fee: Grammar.tierItem
    case .scenario: Grammar.actorItem
    case .onBehalf: Grammar.onBehalfItem
    case .file, .calendar, .agency, .action, .rule, .framework, .procedure, .dossier, .oneOf,
      .channels, .step, .amendedStep, .acts, .fill, .slot, .stage, .anytime, .parallel, .branch,
      .call, .end, .council:
      nil
    }
  }
}

enum Grammar {
  static let titled: [Part] = [.name, .string]
  static let legalBasis = Clause(
    .legalBasis, [.list(.oneOf([.documentNumber, .string])), .optional([.string])])
  static let basisLine = Form(
    .legalBasis, [.documentNumber, .optional([.string])])
  /// Of what has a time limit: the law may say how long that may be.
  static let limitingBasisLine = Form(
    .legalBasis,
    [.documentNumber, .optional([.string]), .clauses([Clause(.atMost, [.expression])])])

  static let file: [Form] = [
    Form(.use, [.string]),
    Form(
      .calendar, [.name, .optional([.string]), .clauses([Clause(.extends, [.name])])],
      opens: .required(.calendar)),
    Form(
      .agency, [.name, .optional([.string]), .clauses(agencyClauses)],
      opens: .optional(.agency)),
    Form(.role, [.name, .optional([.string]), .clauses([Clause(.of, [.name])])]),
    paper,
    Form(.message, [.name, .string]),
    Form(.letter, [.name, .optional([.string]), .clauses([Clause(.template, [.string])])]),
    Form(
      .action, [.name, .optional([.string]), .clauses(actionClauses)],
      opens: .optional(.action)),
    Form(.rule, [.name, .optional([.string])], opens: .required(.rule)),
    Form(
      .framework,
      [
        .name, .optional([.string]),
        .clauses([Clause(.follows, [.name]), Clause(.complies, [.list(.name)])]),
      ],
      opens: .required(.framework)),
    Form(
      .procedure,
      [
        .name, .optional([.string]),
        .clauses([Clause(.follows, [.name]), Clause(.complies, [.list(.name)])]),
      ],
      opens: .required(.procedure)),
    Form(.scenario, [.string, .clause(.forProcedure, [.name])], opens: .required(.scenario)),
  ]

  // MARK: Calendars, agencies, actions

  static let weekdays: KeywordList = [
    .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
  ]
  static let calendar: [Form] = [
    Form(.timeZone, [.string]),
    Form(.workingDays, [.list(.range(.option(weekdays)))]),
    Form(
      .workingHours,
      [.optional([.list(.range(.option(weekdays)))]), .list(.range(.time))]),
    Form(.holiday, [.range(.date), .optional([.string])]),
    Form(
      .makeUpDay,
      [
        .date, .optional([.string]),
        .clauses([
          Clause(.inPlaceOf, [.option(weekdays)]), Clause(.workingHours, [.list(.range(.time))]),
        ]),
      ]),
    Form(.countDays, [.option([.byDay, .byHour])]),
    Form(.publishedUntil, [.date]),
    basisLine,
  ]

  static let dates: [Part] = [
    .clause(.from, [.date]), .optional([.clause(.to, [.date])]),
  ]
  static let agencyClauses: ClauseList = [
    Clause(.code, [.oneOf([.string, .procedureCode])]), Clause(.partOf, [.name]),
    Clause(.inForce, dates), Clause(.replaces, [.list(.name)]),
  ]
  static let agency: [Form] = agencyClauses.clauses.map { Form($0.keyword, $0.parts) }

  static let actionClauses: ClauseList = [
    Clause(.takes, [.list(.sequence([.name, .colon, .type]))]),
    Clause(.gives, [.name, .colon, .type]),
    Clause(.retry, [.count, .word(.times), .word(.every), .expression]),
  ]
  static let action: [Form] = actionClauses.clauses.map { Form($0.keyword, $0.parts) }

  // MARK: Procedures and frameworks

  static let channelOptions: KeywordList = [.online, .counter, .post]
  static let limitParts: [Part] = [
    .list(
      .sequence([
        .oneOf([
          .clause(.otherwise, [.oneOf([sameDay, .expression])]), sameDay, .expression,
        ]),
        .clauses([Clause(.when, [.expression])]),
      ])),
    .clauses([legalBasis]),
  ]
  static let sameDay: Part = .clause(.sameDay, cutoff)
  static let cutoff: [Part] = [
    .optional([.comma, .clause(.afterEvent, [.time]), .word(.nextWorkingDay)])
  ]
  static let limit = Form(.limit, limitParts)

  static let timerLines: [Form] = [
    Form(.beforeDue, [.expression], opens: .required(.acts)),
    Form(
      .overdue,
      [.optional([.clause(.countsAs, [.name])]), .optional([.arrow(.path)])],
      opens: .optional(.acts)),
  ]

  static let declarations: [Form] = [
    Form(.code, [.oneOf([.procedureCode, .string])]),
    Form(.sector, [.string]),
    Form(.level, [.oneOf([.option([.full, .partial]), .count])]),
    Form(.performedBy, [.name]),
    Form(.filedAt, [.list(.name)]),
    Form(.receivedBy, [.name]),
    Form(
      .applicants,
      [.list(.option([.citizens, .enterprises, .organizations, .stateBodies]))]),
    limitingBasisLine,
    Form(.result, titled + [.clauses([legalBasis])]),
    Form(.condition, [.string]),
    Form(.inForce, dates),
    Form(
      .transition,
      [.oneOf([.clause(.staysOnOld, []), .clause(.movesToNew, [])]), .clauses([legalBasis])]),
    Form(.calendar, [.name]),
    Form(.sets, [.count]),
    Form(.cases, opens: .required(.cases)),
    Form(.data, opens: .required(.data)),
    Form(.dossier, opens: .required(.dossier)),
    Form(.fee, feeParts, opens: .optional(.fee)),
    Form(.charge, feeParts, opens: .optional(.fee)),
    Form(.channels, opens: .required(.channels)),
    Form(.onBehalf, titledOptional, opens: .required(.onBehalf)),
    Form(.openedBy, titledOptional),
    Form(
      .fileBefore,
      [
        .name, .clause(.atLeast, [.expression]),
        .clauses([Clause(.when, [.expression]), legalBasis]),
      ]),
    limit,
    Form(.role, [.name, .optional([.string]), .clauses([Clause(.of, [.name])])]),
    Form(.message, [.name, .string]),
    Form(.letter, [.name, .optional([.string]), .clauses([Clause(.template, [.string])])]),
    Form(
      .action, [.name, .optional([.string]), .clauses(actionClauses)],
      opens: .optional(.action)),
    ensure,
  ]

  static let processLines: [Form] = [
    Form(.step, titled, opens: .required(.step)),
    Form(
      .ending,
      titled + [.option(endKinds)], opens: .optional(.end)),
    Form(
      .stage, titled + [.clauses([Clause(.within, limitParts)])],
      opens: .required(.stage)),
    Form(
      .parallel,
      titled + [.clauses([Clause(.forEach, [.name, .clause(.in, [.expression])])])],
      opens: .required(.parallel)),
    Form(
      .anytime,
      [
        .path, .clause(.choose, titled),
        .clauses([
          Clause(.from, [.path]), Clause(.to, [.path]), Clause(.requiring, [.list(.name)]),
        ]),
        .arrow(.path),
      ], opens: .optional(.anytime)),
  ]

  static let procedureLines: [Form] = declarations + processLines + timerLines

  static let frameworkLines: [Form] =
    [
      Form(.slot, titled, opens: .required(.slot)),
      Form(.forbidPaper, titledOptional),
    ] + followerLines

  static let followerLines: [Form] = [
    Form(
      .parameter,
      [
        .name,
        .oneOf([
          .sequence([.assign, .expression]),
          .sequence([
            .optional([.string]), .colon, .type, .clauses([Clause(.default, [.expression])]),
          ]),
        ]),
      ]),
    Form(.fill, [.name], opens: .required(.fill)),
    Form(.amendStep, [.path, .clauses([legalBasis])], opens: .required(.amendedStep)),
  ]

  static let slot: [Form] = [Form(.exit, [.name, .optional([.string]), .arrow(.path)])]

  // MARK: Data, papers, money, channels

  static let caseItem: [Part] = [
    .name, .string, .clauses([Clause(.if, [.expression])]),
  ]

  static let fieldItem: [Part] = [
    .name, .optional([.string]), .colon, .type, .clauses(fieldClauses),
  ]
  static let fieldClauses: ClauseList = [
    Clause(.from, [.expression]), Clause(.to, [.expression]), Clause(.longest, [.count]),
    Clause(.pattern, [.string]), Clause(.default, [.expression]), Clause(.optional),
    Clause(.statedAtFiling),
  ]

  static let paperClauses: ClauseList = [
    Clause(.original, [.optional([.count])]), Clause(.copy, [.optional([.count])]),
    Clause(.certifiedCopy, [.optional([.count])]), Clause(.electronic, [.optional([.count])]),
    Clause(.model, [.string]), Clause(.format, [.list(.name)]), Clause(.atMost, [.expression]),
    Clause(.when, [.expression]), Clause(.validFor, [.expression]), Clause(.presented),
    Clause(.replacedByData, [.name]), Clause(.optional), Clause(.handedAtReturn),
    Clause(.takenBack), legalBasis,
  ]
  static let paper = Form(
    .paper, [.name, .optional([.string]), .clauses(paperClauses)])
  static let dossier: [Form] = [
    paper,
    Form(.oneOf, [.clauses([Clause(.when, [.expression])])], opens: .required(.oneOf)),
  ]

  /// Who may file for the applicant, with which papers.
  static let onBehalfItem: [Part] = [
    .name, .string, .clauses([Clause(.attaching, [.list(.name)])]),
  ]
  static let onBehalf: [Form] = [Form(.notOnBehalfWhen, [.expression, .optional([.string])])]

  static let feeOnOneLine: [Part] = [
    .colon, .expression, .optional([.comma, .clause(.atMost, [.expression])]),
  ]
  /// The name, and one amount on the line; or the keys of a table of amounts; or a hole that the
  /// provincial council fills.
  static let feeParts: [Part] = [
    .name, .optional([.string]), .optional(feeOnOneLine),
    .clauses([
      Clause(.tableBy, [.list(.oneOf([.clause(.cases, []), .name]))]), Clause(.setByCouncil),
      legalBasis,
    ]),
  ]
  /// A condition, or one option of each key of the table.
  static let tierItem: [Part] =
    [.list(.expression)] + tierAmount
  static let tierAmount: [Part] = [
    .colon, .expression, .optional([.comma, .clause(.atMost, [.expression])]),
  ]
  /// What a relief asks for besides its condition: papers that prove it, and the days it is given.
  static let reliefClauses: ClauseList = [
    Clause(.attaching, [.list(.name)]), Clause(.from, [.date]), Clause(.to, [.date]),
  ]
  static let fee: [Form] = [
    Form(.otherwise, tierAmount),
    Form(
      .from,
      [
        .date, .optional([.clause(.to, [.date])]), .optional([.clause(.when, [.expression])]),
      ] + tierAmount),
    Form(.exemptWhen, [.expression, .optional([.string]), .clauses(reliefClauses)]),
    Form(
      .reduce,
      [
        .expression, .optional([.clause(.when, [.expression])]), .optional([.string]),
        .clauses(reliefClauses),
      ]),
    basisLine,
  ]

  static let channels: [Form] = [
    Form(
      .file,
      [
        .list(
          .sequence([.option(channelOptions), .clauses([Clause(.when, [.expression])])]))
      ]),
    Form(
      .return,
      [
        .list(
          .sequence([.option(channelOptions), .clauses([Clause(.when, [.expression])])]))
      ]),
    Form(.online, [.colon, .clause(.limit, limitParts)]),
    Form(.counter, [.colon, .clause(.limit, limitParts)]),
    Form(.post, [.colon, .clause(.limit, limitParts)]),
  ]
}
