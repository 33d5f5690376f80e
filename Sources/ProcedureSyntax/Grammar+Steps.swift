extension Grammar {
  static let stepLines: [Form] =
    [
      Form(.by, [.name]),
      Form(.within, limitParts),
      Form(.sameDay, cutoff + [.clauses([legalBasis])]),
      Form(.enter, [.list(.name)]),
      Form(.takeDossier),
      Form(
        .collect,
        [
          .oneOf([.clause(.otherFees, []), .list(.name)]),
          .clauses([Clause(.via, [.list(.option(payments))])]),
        ]),
      Form(.sign, [.list(.name)]),
      Form(.notByPerformerOf, [.list(.path)]),
      Form(.assignTo, [.list(.name)]),
      Form(
        .vote,
        [
          .expression, .word(.members), .optional([.comma, .clause(.chairedBy, [.name])]),
        ], opens: .required(.council)),
      Form(
        .choose,
        titled + [
          .clauses([
            Clause(.requiring, [.list(.name)]), Clause(.inPresenceOf, [.list(.name)]),
            Clause(.uncollected),
          ]),
          .optional([.arrow(.path)]),
        ], opens: .optional(.acts)),
      Form(.if, [.expression, .arrow(.path)], opens: .optional(.acts)),
      Form(.otherwise, [.arrow(.path)], opens: .optional(.acts)),
      Form(.wait, [.expression, .arrow(.path)]),
      Form(.awaitEvent, [.name, .arrow(.path)], opens: .optional(.acts)),
      Form(
        .call,
        [
          .name,
          .clauses([
            Clause(.with, [.list(.assignment)]), Clause(.receiveBy, [.list(.assignment)]),
          ]),
          .optional([.arrow(.path)]),
        ], opens: .optional(.call)),
      Form(.onEntry, opens: .required(.acts)),
      Form(.onExit, opens: .required(.acts)),
      Form(.atMost, [.count, .word(.times), .optional([.arrow(.path)])]),
      Form(.overallPauses),
      Form(.overallRestarts),
      Form(.overallLeaves, [.expression]),
      Form(.overallGains, [.expression]),
      Form(.status, [.name]),
      limitingBasisLine,
    ] + timerLines

  /// How the members of a council come to one outcome.
  static let council: [Form] = [
    Form(.meetsWith, [.expression, .word(.members)]),
    Form(
      .carries,
      [
        .name,
        .clause(
          .when,
          [
            .oneOf([
              .clause(.moreThanHalf, []), .clause(.allOf, []), .clause(.atLeast, [.expression]),
            ]),
            .option([.membersPresent, .members]),
          ]),
      ]),
    Form(.castingVote),
    Form(.votesMayChange),
    Form(
      .notCarried,
      [.optional([.clause(.countsAs, [.name])]), .optional([.arrow(.path)])],
      opens: .optional(.acts)),
    basisLine,
  ]

  /// Which way the case goes by the end of the case that was called.
  static let callLines: [Form] = [
    Form(.ending, [.name, .arrow(.path)], opens: .optional(.acts))
  ]

  static let payments: KeywordList = [.online, .atCounter, .counter, .post]
  static let noticeMeans: KeywordList = [.sms, .email, .zalo, .portal]

  /// What is done on the way. A branch may stand among the acts of an outcome, in place of a target.
  static let acts: [Form] = [
    Form(
      .notify,
      [
        .name,
        .clause(.via, [.alternatives(.option(noticeMeans))]), .clause(.using, [.name]),
      ]),
    Form(.remind, [.name]),
    Form(.issue, [.name]),
    Form(.publish, [.name]),
    Form(.postTo, [.name, .clause(.to, [.name])]),
    Form(.set, [.name, .assign, .expression]),
    Form(.refund, [.name]),
    Form(.startClock),
    Form(.extendBy, [.expression]),
    Form(.returnResult, [.optional([.list(.name)])]),
    Form(
      .perform,
      [
        .name, .optional([.parenthesized([.list(.assignment)])]),
        .clauses([Clause(.into, [.name])]),
        .optional([.clause(.onFailure, [.arrow(.path)])]),
      ]),
    Form(.if, [.expression, .arrow(.path)], opens: .optional(.acts)),
    Form(.otherwise, [.arrow(.path)], opens: .optional(.acts)),
    Form(.stopBranches, [.arrow(.path)]),
  ]

  static let endKinds: KeywordList = [
    .succeeded, .refused, .withdrawn, .cancelled, .discontinued,
  ]

  static let endLines: [Form] = [Form(.status, [.name])]

  static let parallel: [Form] =
    [
      Form(.branch, titledOptional, opens: .required(.branch)),
      Form(
        .done, [.clauses([Clause(.when, [.expression])]), .arrow(.path)], opens: .optional(.acts)),
    ] + processLines

  static let titledOptional: [Part] = [.name, .optional([.string])]

  // MARK: Obligations

  static let rule: [Form] = [basisLine, ensure]
  static let ensure = Form(.ensure, [.string, .colon, .oneOf(obligations)])

  static let anyEndOrKind: KeywordList = [
    .anyEnd, .succeeded, .refused, .withdrawn, .cancelled, .discontinued,
  ]

  /// What a rule may speak of: a step entered, an outcome chosen, a message sent, …
  static let event: Part = .oneOf([
    .clause(.step, [.path]), .clause(.choose, [.path]),
    .clause(.notify, [.name, .clauses([Clause(.using, [.name])])]), .clause(.remind, [.name]),
    .clause(.issue, [.name]), .clause(.publish, [.name]), .clause(.postTo, [.name]),
    .clause(.ending, [.oneOf([.option(anyEndOrKind), .name])]),
    .clause(.collect, [.oneOf([.clause(.charge, []), .clause(.fee, []), .name])]),
    .clause(.perform, [.name]), .clause(.startClock, []), .clause(.extendBy, []),
    .clause(
      .overdue, [.optional([.oneOf([.clause(.step, [.path]), .clause(.stage, [.name])])])]),
  ])

  /// The specification patterns of Dwyer, Avrunin and Corbett, and three of the domain's own.
  static let obligations: [Part] = [
    .clause(.afterEvent, [event, .clause(.always, [event])]),
    .clause(.beforeEvent, [event, .clause(.always, [event])]),
    .clause(.never, [event]),
    .clause(.always, [event]),
    .clause(.between, [event, .word(.and), event, .clause(.without, [event])]),
    .clause(.performerOf, [.path, .clause(.differs, [.clause(.performerOf, [.path])])]),
    .clause(.sumOfLimits, [.clause(.noMoreThan, [.clause(.limit, [])])]),
    .sequence([
      event,
      .clause(.noMoreThan, [.count, .word(.times), .optional([.clause(.perStage, [])])]),
    ]),
  ]

  // MARK: Scenarios

  static let scenario: [Form] = [
    Form(.at, [.date, .time]),
    Form(.after, [.expression]),
    Form(.event, [.name, .clauses([Clause(.with, [.list(.given)])])]),
    Form(.action, [.name, .oneOf([.clause(.gives, [.expression]), .clause(.fails, [])])]),
    Form(
      .procedure,
      [.name, .clause(.ending, [.name]), .clauses([Clause(.with, [.list(.assignment)])])]),
    Form(.expect, [.list(expectation)]),
  ]

  /// `người_nộp nộp trực tuyến …`, `một_cửa "Lan" chọn …`, `người_nộp đóng …`.
  static let givenPaperClauses: ClauseList = [
    Clause(.original, [.optional([.count])]), Clause(.copy, [.optional([.count])]),
    Clause(.certifiedCopy, [.optional([.count])]), Clause(.electronic, [.optional([.count])]),
    Clause(.format, [.name]), Clause(.ofSize, [.expression]), Clause(.issuedOn, [.date]),
  ]

  /// A role, and who it is.
  static let person: Part = .sequence([.name, .optional([.string])])
  static let actorItem: [Part] = [
    .name, .optional([.string]),
    .oneOf([
      .clause(
        .files,
        [
          .option(channelOptions),
          .clauses([
            Clause(.receiveBy, [.option(channelOptions)]), Clause(.with, [.list(.given)]),
          ]),
        ]),
      .clause(
        .chooses,
        [
          .path,
          .clauses([
            Clause(.assigning, [.string]), Clause(.inBranch, [.expression]),
            Clause(.inPresenceOf, [.list(person)]), Clause(.with, [.list(.given)]),
          ]),
        ]),
      .clause(.closesVote, []),
      .clause(
        .pays,
        [
          .name, .optional([.expression]),
          .clauses([Clause(.via, [.option(payments)])]),
        ]),
    ]),
  ]

  static let moment: Part = .sequence([.date, .optional([.time])])
  static let expectation: Part = .oneOf([
    .clause(.isAt, [.path]),
    .clause(.overallDue, [moment]),
    .clause(.due, [moment]),
    .clause(
      .hasNotified,
      [
        .name,
        .clauses([
          Clause(.via, [.list(.option(noticeMeans))]), Clause(.using, [.name]),
          Clause(.sent, [.string]),
        ]),
      ]),
    .clause(.hasReminded, [.name]),
    .clause(.hasIssued, [.name]),
    .clause(.hasPublished, [.name]),
    .clause(.hasPosted, [.name, .clauses([Clause(.to, [.name])])]),
    .clause(.hasRefunded, [.name]),
    .clause(.hasPerformed, [.name]),
    .clause(.hasReturned, [.optional([.name])]),
    .clause(.agency, [.name]),
    .clause(
      .notYet,
      [
        .oneOf([
          .clause(.notify, [.name, .clauses([Clause(.using, [.name])])]), .clause(.remind, [.name]),
          .clause(.issue, [.name]), .clause(.publish, [.name]), .clause(.postTo, [.name]),
          .clause(.refund, [.name]), .clause(.perform, [.name]),
          .clause(.returnResult, [.optional([.name])]),
        ])
      ]),
    .clause(.isRefused, [.optional([.clause(.because, [.name])])]),
    .clause(.status, [.name]),
    .clause(.endsAt, [.name]),
    .clause(.fee, [.name, .assign, .expression]),
    .clause(.charge, [.name, .assign, .expression]),
    .clause(.data, [.name, .assign, .expression]),
  ])
}
