import CivilTime

// The forms of people, papers, money and time.

extension Shape where Whole == Validity {
  static let validity: Shape<Validity> = object(
    Validity(from: .earliest),
    [.required("from", \.from, .date), .optional("until", \.until, .date)])
}

extension Shape where Whole == LegalBasis {
  static let legalBasis: Shape<LegalBasis> = object(
    LegalBasis(number: ""),
    [
      .required("number", \.number, .text), .optional("place", \.place, .text),
      .optional("most", \.most, .duration),
    ])
}

extension Shape where Whole == Agency {
  static let agency: Shape<Agency> = object(
    Agency(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .optional("code", \.code, .text),
      .optional("partOf", \.partOf, .reference(to: .agencies)),
      .optional("inForce", \.inForce, .validity),
      .list("replaces", \.replaces, .reference(to: .agencies)),
    ])
}

extension Shape where Whole == Role {
  static let role: Shape<Role> = object(
    Role(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .optional("agency", \.agency, .reference(to: .agencies)),
    ])
}

extension Shape where Whole == Field {
  static let field: Shape<Field> = object(
    Field(name: "", title: "", type: .text),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("type", \.type, .type), .flag("optional", \.isOptional),
      .optional("minimum", \.minimum, .value), .optional("maximum", \.maximum, .value),
      .optional("maximumLength", \.maximumLength, .count),
      .optional("pattern", \.pattern, .text), .optional("initial", \.initial, .expression),
    ])
}

extension Shape where Whole == CaseSelector {
  static let caseSelector: Shape<CaseSelector> = object(
    CaseSelector(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .optional("condition", \.condition, .expression),
    ])
}

extension Shape where Whole == Paper {
  static let paper: Shape<Paper> = object(
    Paper(name: "", title: ""),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .list("copies", \.copies, .copies), .flag("presentedOnly", \.isPresentedOnly),
      .optional("model", \.model, .text), .list("formats", \.formats, .text),
      .optional("maximumBytes", \.maximumBytes, .integer),
      .optional("condition", \.condition, .expression), .flag("optional", \.isOptional),
      .optional("validFor", \.validFor, .duration),
      .optional("replacedBy", \.replacedBy, .reference(to: .actions)),
      .flag("handedAtReturn", \.isHandedAtReturn), .flag("takenBack", \.isTakenBack),
      .list("legalBases", \.legalBases, .legalBasis),
    ])
}

extension Shape where Whole == Paper.Copies {
  static let copies: Shape<Paper.Copies> = object(
    Paper.Copies(form: .original, count: 1),
    [.required("form", \.form, .word()), .required("count", \.count, .count)])
}

extension Shape where Whole == PaperGroup {
  static let paperGroup: Shape<PaperGroup> = object(
    PaperGroup(members: []),
    [
      .list("members", \.members, .reference(to: .papers)),
      .optional("condition", \.condition, .expression),
    ])
}

extension Shape where Whole == Fee {
  static let fee: Shape<Fee> = object(
    Fee(name: "", title: "", kind: .fee, tiers: []),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("kind", \.kind, .word()), .list("tiers", \.tiers, .tier),
      .list("reliefs", \.reliefs, .relief), .list("legalBases", \.legalBases, .legalBasis),
    ])
}

extension Shape where Whole == Fee.Tier {
  static let tier: Shape<Fee.Tier> = object(
    Fee.Tier(amount: .literal(.money(0))),
    [
      .optional("condition", \.condition, .expression),
      .required("amount", \.amount, .expression), .optional("cap", \.cap, .expression),
    ])
}

extension Shape where Whole == Fee.Relief {
  static let relief: Shape<Fee.Relief> = object(
    Fee.Relief(percent: 0, condition: .literal(.flag(true))),
    [
      .required("percent", \.percent, .decimal), .required("condition", \.condition, .expression),
      .optional("title", \.title, .text),
    ])
}

extension Shape where Whole == ChannelRule {
  static let channelRule: Shape<ChannelRule> = object(
    ChannelRule(channel: .counter),
    [
      .required("channel", \.channel, .word()),
      .optional("condition", \.condition, .expression),
    ])
}

extension Shape where Whole == LeadTime {
  static let leadTime: Shape<LeadTime> = object(
    blank: { (node, names) throws(ArtifactFault) in
      // There is no duration of nothing to begin with.
      LeadTime(event: ID(0), atLeast: try node.read("atLeast", as: .duration, &names))
    },
    [
      .required("event", \.event, .reference(to: .fields)),
      .required("atLeast", \.atLeast, .duration),
      .optional("condition", \.condition, .expression),
      .list("legalBases", \.legalBases, .legalBasis),
    ])
}

extension Shape where Whole == LimitRule {
  static let limitRule: Shape<LimitRule> = object(
    LimitRule(limit: .sameDay(cutoff: nil)),
    [
      .optional("condition", \.condition, .expression), .required("limit", \.limit, .limit),
      .list("legalBases", \.legalBases, .legalBasis),
    ])
}

extension Shape where Whole == LimitRule.Limit {
  /// `{"duration": …}`, `{"sameDay": true}`, `{"sameDayBefore": "15:00"}`.
  static let limit: Shape<LimitRule.Limit> = tagged(
    [
      ("duration", Shape<Expression>.expression.schema), ("sameDay", ["const": true]),
      ("sameDayBefore", Shape<TimeOfDay>.time.schema),
    ],
    write: { limit, names in
      switch limit {
      case .duration(let expression):
        ("duration", Shape<Expression>.expression.write(expression, &names))
      case .sameDay(cutoff: nil): ("sameDay", true)
      case .sameDay(let cutoff?): ("sameDayBefore", .string(cutoff.description))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "duration": return .duration(try Shape<Expression>.expression.read(node, &names))
      case "sameDay":
        _ = try Shape<Bool>.flag.read(node, &names)
        return .sameDay(cutoff: nil)
      case "sameDayBefore": return .sameDay(cutoff: try Shape<TimeOfDay>.time.read(node, &names))
      case _: return nil
      }
    })
}
