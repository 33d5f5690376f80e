import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Votes of a council: one a person, counted as soon as the result is certain.
@Suite struct VotingTests {
  /// Outcome 0 is for, 1 is against; the chair sits on the board.
  private static func program(_ council: Council) -> Program {
    Small.program([
      step("họp") {
        $0.outcomes = [
          outcome("thuận", to: .step(ID(1))), outcome("chống", to: .step(ID(2))),
        ]
        $0.council = council
      },
      step("được") { $0.outcomes = [outcome("x", to: Small.done)] },
      step("không") { $0.outcomes = [outcome("x", to: Small.done)] },
    ])
  }

  private static func council(
    of members: Int, _ share: Council.Share, _ base: Council.Base = .present,
    quorum: Council.Share? = nil, casting: Bool = false, allowsChange: Bool = false
  ) -> Council {
    Council(
      members: .literal(.number(ExactDecimal(Int64(members)))), chair: Small.board,
      quorum: quorum, carries: [.init(outcome: 0, share: share, of: base)],
      hasCastingVote: casting, allowsChange: allowsChange, otherwise: .counts(asOutcome: 1))
  }

  struct Meeting: CustomTestStringConvertible, Sendable {
    var council: Council
    /// `+` and `-` are members' votes, `P` and `M` the chair's, `!` closes.
    var votes: String
    /// Nil where it is still open.
    var decision: VoteDecision?

    var testDescription: String { "\(votes) → \(decision.map { "\($0)" } ?? "open")" }
  }

  static let meetings: [Meeting] = [
    // More than half of those present.
    Meeting(council: council(of: 5, .moreThanHalf), votes: "++", decision: nil),
    Meeting(council: council(of: 5, .moreThanHalf), votes: "+++", decision: .carried(outcome: 0)),
    Meeting(council: council(of: 5, .moreThanHalf), votes: "+!", decision: .carried(outcome: 0)),
    Meeting(council: council(of: 5, .moreThanHalf), votes: "+-!", decision: .notCarried),
    Meeting(council: council(of: 5, .moreThanHalf), votes: "---", decision: .notCarried),
    Meeting(council: council(of: 4, .moreThanHalf), votes: "++--", decision: .notCarried),
    // More than half of all members.
    Meeting(council: council(of: 5, .moreThanHalf, .members), votes: "++-!", decision: .notCarried),
    Meeting(
      council: council(of: 5, .moreThanHalf, .members), votes: "++-+",
      decision: .carried(outcome: 0)),
    // Fractions, numbers and unanimity.
    Meeting(
      council: council(of: 7, .atLeast(part: 2, of: 3), .members), votes: "++++",
      decision: nil),
    Meeting(
      council: council(of: 7, .atLeast(part: 2, of: 3), .members), votes: "+++++",
      decision: .carried(outcome: 0)),
    Meeting(council: council(of: 3, .atLeast(part: 2, of: 3)), votes: "--", decision: .notCarried),
    Meeting(council: council(of: 7, .count(3)), votes: "+-++", decision: .carried(outcome: 0)),
    Meeting(council: council(of: 3, .all), votes: "++!", decision: .carried(outcome: 0)),
    Meeting(council: council(of: 3, .all), votes: "+-", decision: .notCarried),
    Meeting(council: council(of: 3, .all, .members), votes: "++!", decision: .notCarried),
    // Nothing is decided without a quorum.
    Meeting(
      council: council(of: 6, .count(2), quorum: .atLeast(part: 2, of: 3)), votes: "+++",
      decision: nil),
    Meeting(
      council: council(of: 6, .count(2), quorum: .atLeast(part: 2, of: 3)), votes: "+++-",
      decision: .carried(outcome: 0)),
    // The chair's vote decides a tie, and only a tie.
    Meeting(
      council: council(of: 4, .moreThanHalf, casting: true), votes: "+--P",
      decision: .casting(outcome: 0)),
    Meeting(
      council: council(of: 4, .moreThanHalf, casting: true), votes: "+M!",
      decision: .casting(outcome: 1)),
    Meeting(
      council: council(of: 4, .moreThanHalf, casting: true), votes: "--P!", decision: .notCarried),
    Meeting(
      council: council(of: 4, .moreThanHalf, casting: true), votes: "+-!", decision: .notCarried),
    Meeting(council: council(of: 4, .moreThanHalf, casting: true), votes: "--P", decision: nil),
    // Votes that may change are counted when they are closed.
    Meeting(council: council(of: 2, .all, allowsChange: true), votes: "++", decision: nil),
    Meeting(
      council: council(of: 2, .all, allowsChange: true), votes: "++!",
      decision: .carried(outcome: 0)),
  ]

  @Test(arguments: meetings)
  func comesTo(_ meeting: Meeting) {
    var trial = Small.filed(Self.program(meeting.council))
    for (index, vote) in meeting.votes.enumerated() {
      let chair = Performer(Small.board, person: "chủ trì")
      switch vote {
      case "!": trial.run(.closeVote(VoteClosing(ID(0), by: chair)))
      case "P": trial.choose("thuận", by: Small.board, "chủ trì")
      case "M": trial.choose("chống", by: Small.board, "chủ trì")
      case "+": trial.choose("thuận", by: Small.office, "người \(index)")
      default: trial.choose("chống", by: Small.office, "người \(index)")
      }
      let isLast = index == meeting.votes.count - 1
      #expect((trial.step == ID(0)) == (!isLast || meeting.decision == nil))
    }
    let decisions = trial.kinds.compactMap { event -> VoteDecision? in
      if case .voteDecided(_, let decision) = event { decision } else { nil }
    }
    #expect(decisions == [meeting.decision].compactMap(\.self))
    switch meeting.decision {
    case .carried(0), .casting(0): #expect(trial.step == ID(1))
    case .carried, .casting, .notCarried: #expect(trial.step == ID(2))
    case nil: break
    }
    #expect(trial.replayed == trial.state)
  }

  @Test func whoMayNotVoteIsTold() {
    var trial = Small.filed(Self.program(Self.council(of: 2, .all, .members, quorum: .all)))
    #expect(trial.refused("thuận", by: Small.office) == .faulty([.personMissing]))
    trial.choose("thuận", by: Small.office, "An")
    #expect(trial.refused("chống", by: Small.office, "An") == .faulty([.alreadyVoted("An")]))
    #expect(trial.refused("thuận", by: Small.board, "An") == .faulty([.alreadyVoted("An")]))
    let closing = VoteClosing(ID(0), by: Performer(Small.board, person: "Hà"))
    #expect(
      trial.refusal(.closeVote(closing)) == .faulty([.quorumMissing(ID(0), needed: 2, present: 1)]))
    let other = VoteClosing(ID(0), by: Performer(Small.office, person: "An"))
    #expect(
      trial.refusal(.closeVote(other)) == .roleDoesNotPerform(Small.office, step: ID(0)))
    trial.choose("thuận", by: Small.board, "Hà")
    #expect(trial.step == ID(1))
    #expect(
      trial.refusal(.closeVote(closing)) == .stepNotActive(ID(0), active: [ID(1)]))
    let elsewhere = VoteClosing(ID(1), by: Performer(Small.office))
    #expect(trial.refusal(.closeVote(elsewhere)) == .noVote(ID(1)))
  }

  @Test func thereAreNoMoreVotesThanMembers() {
    var trial = Small.filed(Self.program(Self.council(of: 1, .all, allowsChange: true)))
    trial.choose("thuận", by: Small.office, "An")
    trial.choose("chống", by: Small.office, "An")
    #expect(trial.state.votes.map(\.outcome) == [1])
    #expect(
      trial.refused("thuận", by: Small.office, "Bình")
        == .faulty([.councilFull(ID(0), members: 1)]))
  }

  @Test func aNewStayVotesAnew() {
    var council = Self.council(of: 2, .all, .members)
    council.otherwise = .moves(.step(ID(0)))
    var trial = Small.filed(Self.program(council))
    trial.choose("chống", by: Small.office, "An")
    #expect(trial.step == ID(0))
    trial.choose("thuận", by: Small.office, "An")
    trial.choose("thuận", by: Small.office, "Bình")
    #expect(trial.step == ID(1))
    #expect(trial.state.votes(inStay: 1).count == 1)
  }
}
