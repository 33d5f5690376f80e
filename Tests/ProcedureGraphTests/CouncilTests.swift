import CivilTime
import ProcedureGraph
import Testing

/// Councils, parties, who files for whom and cases opened by events, as an artifact holds them.
@Suite struct CouncilTests {
  private static let most = Expression.literal(.number(7))

  static func procedure() throws -> Procedure {
    var procedure = try Sample.procedure()
    let outcomes = procedure.steps[ID<Step>.appraisal.index].outcomes.indices
    procedure.steps[ID<Step>.appraisal.index].council = Council(
      members: most, chair: .leader, quorum: .atLeast(part: 2, of: 3),
      carries: outcomes.map { Council.Carry(outcome: $0, share: .moreThanHalf, of: .present) },
      hasCastingVote: true, allowsChange: true, otherwise: .moves(.step(.signing)),
      otherwiseActs: [.remind(.leader)],
      legalBases: [LegalBasis(number: "19/2018/QĐ-TTg", place: "Điều 5")])
    procedure.steps[ID<Step>.appraisal.index].outcomes[0].inPresenceOf = [.applicant, .leader]
    procedure.openedBy = [ID(0)]
    procedure.onBehalf = OnBehalf(
      field: .grade, bans: [OnBehalf.Ban(condition: .field(.isPoor), title: "Tự nộp")])
    return procedure
  }

  @Test func isSound() throws { #expect(try Self.procedure().faults() == []) }

  @Test func survivesAnArtifact() throws {
    let verified = try Self.procedure().verified()
    let bytes = Artifact.encode(verified, digest: testDigest)
    let artifact = try Artifact.load(bytes, digest: testDigest)
    #expect(artifact.procedure == verified)
  }

  static let shares: [(Council.Share, count: Int, of: Int, isMet: Bool, least: Int)] = [
    (.moreThanHalf, 3, 5, true, 3), (.moreThanHalf, 2, 4, false, 3),
    (.atLeast(part: 2, of: 3), 4, 6, true, 4), (.atLeast(part: 2, of: 3), 4, 7, false, 5),
    (.atLeast(part: 75, of: 100), 3, 4, true, 3), (.count(2), 2, 9, true, 2),
    (.all, 8, 9, false, 9), (.all, 9, 9, true, 9), (.moreThanHalf, .max, .max, true, .max / 2 + 1),
    (.atLeast(part: .max, of: .max), 1, 2, false, 2),
    (.atLeast(part: 1, of: .max), 1, 5, true, 1),
  ]

  @Test(arguments: shares.indices)
  func sharesAreExact(_ index: Int) {
    let (share, count, whole, isMet, least) = Self.shares[index]
    #expect(share.isMet(by: count, of: whole) == isMet)
    #expect(share.least(of: whole) == least)
  }

  static let damages: [Damage] = [
    Damage(.wrongType, "members") { $0.council?.members = .literal(.flag(true)) },
    Damage(.unknownReference, "chair") { $0.council?.chair = ID(99) },
    Damage(.personNeeded, "chair") { $0.council?.chair = .applicant },
    Damage(.duplicateEntry, "chair") { $0.council?.chair = $0.role },
    Damage(.personNeeded, "castingVote") { $0.council?.chair = nil },
    Damage(.countOutOfRange, "quorum") { $0.council?.quorum = .atLeast(part: 3, of: 2) },
    Damage(.countOutOfRange, "quorum") { $0.council?.quorum = .count(0) },
    Damage(.emptyList, "carries") { $0.council?.carries = [] },
    Damage(.unknownOutcome, "carries/0/outcome") { $0.council?.carries[0].outcome = 99 },
    Damage(.countOutOfRange, "carries/0/share") {
      $0.council?.carries[0].share = .atLeast(part: 0, of: 2)
    },
    Damage(.unknownOutcome, "otherwise") { $0.council?.otherwise = .counts(asOutcome: -1) },
    Damage(.unknownReference, "otherwise") { $0.council?.otherwise = .moves(.step(ID(99))) },
  ]

  struct Damage: Sendable {
    let fault: GraphFault
    let edit: @Sendable (inout Step) -> Void

    init(_ kind: GraphFault.Kind, _ place: String, _ edit: @escaping @Sendable (inout Step) -> Void)
    {
      let path = ["steps", "thẩm_định", "council"] + place.split(separator: "/").map(String.init)
      fault = GraphFault(kind, at: path)
      self.edit = edit
    }
  }

  @Test(arguments: damages.indices)
  func whatIsWrongIsFoundAtItsPlace(_ index: Int) throws {
    var procedure = try Self.procedure()
    Self.damages[index].edit(&procedure.steps[ID<Step>.appraisal.index])
    #expect(procedure.faults() == [Self.damages[index].fault])
  }

  @Test func openingsAreChecked() throws {
    var procedure = try Self.procedure()
    procedure.openedBy = [ID(0), ID(0), ID(99)]
    procedure.onBehalf = OnBehalf(
      field: .area, bans: [OnBehalf.Ban(condition: .literal(.number(1)))])
    #expect(
      Set(procedure.faults().map(\.description)) == [
        "unknownReference at openedBy/2", "duplicateEntry at openedBy",
        "wrongType at onBehalf/field", "wrongType at onBehalf/bans/0/condition",
      ])
  }
}
