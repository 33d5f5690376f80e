// The forms of councils, and of who files for whom.

extension Shape where Whole == Council {
  static let council: Shape<Council> = object(
    Council(members: .literal(.flag(false)), carries: [], otherwise: .counts(asOutcome: 0)),
    [
      .required("members", \.members, .expression),
      .optional("chair", \.chair, .reference(to: .roles)),
      .optional("quorum", \.quorum, .share), .list("carries", \.carries, .carry),
      .flag("castingVote", \.hasCastingVote), .flag("votesMayChange", \.allowsChange),
      .required("otherwise", \.otherwise, .otherwise),
      .list("otherwiseActs", \.otherwiseActs, .act),
      .list("legalBases", \.legalBases, .legalBasis),
    ])
}

extension Shape where Whole == Council.Carry {
  static let carry: Shape<Council.Carry> = object(
    Council.Carry(outcome: 0, share: .all, of: .members),
    [
      .required("outcome", \.outcome, .ownOutcome), .required("share", \.share, .share),
      .required("of", \.base, .word()),
    ])
}

extension Shape where Whole == Int {
  /// An outcome of the step that is written or read, by its name.
  static let ownOutcome: Shape<Int> = Shape(
    schema: Shape<String>.text.schema,
    write: { outcome, names in
      .string(names.outcomes.indices.contains(outcome) ? names.outcomes[outcome] : "")
    },
    read: { (node, names) throws(ArtifactFault) in
      let name = try Shape<String>.text.read(node, &names)
      guard let outcome = names.outcomes.firstIndex(of: name) else {
        throw ArtifactFault(.unknownName(name, of: "outcomes"), at: node.offset)
      }
      return outcome
    })
}

extension Shape where Whole == Council.Share {
  /// `{"moreThanHalf": true}`, `{"all": true}`, `{"count": 5}`, `{"fraction": {"of": 3, "part": 2}}`.
  static let share: Shape<Council.Share> = tagged(
    [
      ("moreThanHalf", ["const": true]), ("all", ["const": true]),
      ("count", Shape<Int>.count.schema), ("fraction", Shape<Fraction>.fraction.schema),
    ],
    write: { share, names in
      switch share {
      case .moreThanHalf: ("moreThanHalf", true)
      case .all: ("all", true)
      case .count(let count): ("count", Shape<Int>.count.write(count, &names))
      case .atLeast(let part, let whole):
        ("fraction", Shape<Fraction>.fraction.write(Fraction(part: part, whole: whole), &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "moreThanHalf":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .moreThanHalf
      case "all":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .all
      case "count": return .count(try Shape<Int>.count.read(node, &names))
      case "fraction":
        let fraction = try Shape<Fraction>.fraction.read(node, &names)
        return .atLeast(part: fraction.part, of: fraction.whole)
      case _: return nil
      }
    })
}

struct Fraction: Hashable, Sendable {
  var part: Int
  var whole: Int
}

extension Shape where Whole == Fraction {
  static let fraction: Shape<Fraction> = object(
    Fraction(part: 1, whole: 1),
    [.required("of", \.whole, .count), .required("part", \.part, .count)])
}

extension Shape where Whole == Council.Otherwise {
  /// `{"countsAs": "không_đạt"}`, `{"moves": target}`.
  static let otherwise: Shape<Council.Otherwise> = tagged(
    [("countsAs", Shape<String>.text.schema), ("moves", Shape<Target>.target.schema)],
    write: { otherwise, names in
      switch otherwise {
      case .counts(let outcome): ("countsAs", Shape<Int>.ownOutcome.write(outcome, &names))
      case .moves(let target): ("moves", Shape<Target>.target.write(target, &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "countsAs": return .counts(asOutcome: try Shape<Int>.ownOutcome.read(node, &names))
      case "moves": return .moves(try Shape<Target>.target.read(node, &names))
      case _: return nil
      }
    })
}

extension Shape where Whole == OnBehalf {
  static let onBehalf: Shape<OnBehalf> = object(
    OnBehalf(field: ID(0)),
    [.required("field", \.field, .reference(to: .fields)), .list("bans", \.bans, .ban)])
}

extension Shape where Whole == OnBehalf.Ban {
  static let ban: Shape<OnBehalf.Ban> = object(
    OnBehalf.Ban(condition: .literal(.flag(false))),
    [.required("condition", \.condition, .expression), .optional("title", \.title, .text)])
}
