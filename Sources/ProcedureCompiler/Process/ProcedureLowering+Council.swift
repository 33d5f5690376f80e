import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// `biểu quyết 9 thành viên, chủ trì tổ_trưởng:`, once the outcomes of the step are known.
  mutating func lowerCouncil(of draft: StepDraft, _ index: Int) {
    let lines = draft.lines(.vote)
    guard let line = lines.first else { return }
    for second in lines.dropFirst() where second.amendment != nil {
      findings.report(.notAmendable(.vote, framework: layers[draft.layer].name), at: second.syntax)
    }
    if line.amendment != nil {
      // Who decides a step of the framework is settled there.
      findings.report(.notAmendable(.vote, framework: layers[draft.layer].name), at: line.syntax)
      return
    }
    place("steps/\(draft.name)", "council", at: line.syntax)
    inLayer(line.layer) { $0.lowerCouncil(line.syntax, draft, index) }
  }

  private mutating func lowerCouncil(_ line: Syntax, _ draft: StepDraft, _ index: Int) {
    let members = line.arguments.first { $0.isExpression }.flatMap { lower($0, as: .integer) }
    let chair = line.clause(.chairedBy)?.first(.name)
    let chairRole = chair.flatMap { role($0) }
    if let chair, let chairRole {
      if chairRole == graph.steps[index].role || chairRole == .applicant || chairRole == .system {
        findings.report(.badChair(chair.nameText), at: chair)
      }
    }
    if graph.steps[index].role == .applicant, let by = draft.lines(.by).first {
      findings.report(.applicantVotes, at: by.syntax)
    }
    let carries = line.statements(.carries).compactMap { carry($0, draft, index) }
    if line.statements(.carries).isEmpty, !isBroken(line) {
      findings.report(.missingPart(.carries, in: .vote), at: line)
    }
    for keyword in [Keyword.meetsWith, .castingVote, .votesMayChange, .notCarried] {
      for second in line.statements(keyword).dropFirst() {
        findings.report(.repeatedLine(keyword), at: second)
      }
    }
    let quorum = line.statements(.meetsWith).first?.arguments.first.flatMap {
      share($0, members: members)
    }
    let casting = line.statements(.castingVote).first
    if let casting, chair == nil { findings.report(.castingWithoutChair, at: casting) }
    guard let rest = line.statements(.notCarried).first else {
      if !isBroken(line) { findings.report(.missingPart(.notCarried, in: .vote), at: line) }
      return
    }
    guard let otherwise = otherwise(rest, draft, index), let members else { return }
    graph.steps[index].council = Council(
      members: members, chair: chairRole, quorum: quorum, carries: carries,
      hasCastingVote: casting != nil, allowsChange: !line.statements(.votesMayChange).isEmpty,
      otherwise: otherwise, otherwiseActs: acts(rest),
      legalBases: line.statements(.legalBasis).map { legalBasis($0) })
  }

  /// `thông qua đạt khi quá nửa thành viên dự họp`
  private mutating func carry(
    _ line: Syntax, _ draft: StepDraft, _ index: Int
  ) -> Council.Carry? {
    guard let name = line.first(.name), let when = line.clause(.when),
      let outcome = outcome(name, draft, index)
    else { return nil }
    let before = graph.steps[index].outcomes[outcome].name
    let earlier = draft.lines(.vote).first?.syntax.statements(.carries) ?? []
    if let first = earlier.first(where: { $0.first(.name)?.nameText == before }), first != line {
      findings.report(.repeatedEntry(before), at: name)
      return nil
    }
    let base: Council.Base = when.first(.option)?.keyword == .members ? .members : .present
    let share: Council.Share? =
      if when.clause(.moreThanHalf) != nil {
        .moreThanHalf
      } else if when.clause(.allOf) != nil {
        .all
      } else {
        when.clause(.atLeast)?.arguments.first.flatMap { self.share($0, members: nil) }
      }
    return share.map { Council.Carry(outcome: outcome, share: $0, of: base) }
  }

  private mutating func outcome(_ name: Syntax, _ draft: StepDraft, _ index: Int) -> Int? {
    let known = graph.steps[index].outcomes.map(\.name)
    if let outcome = known.firstIndex(of: name.nameText) { return outcome }
    // An outcome that could not be lowered was reported where it stands.
    let written = draft.lines(.choose).compactMap { $0.syntax.first(.name)?.nameText }
    if !written.contains(name.nameText) {
      findings.report(
        .unknownOutcome(
          name.nameText, step: draft.name,
          suggestion: findings.suggestion(for: name.nameText, among: written)), at: name)
    }
    return nil
  }

  private mutating func otherwise(
    _ line: Syntax, _ draft: StepDraft, _ index: Int
  ) -> Council.Otherwise? {
    if let name = line.clause(.countsAs)?.first(.name) {
      if let path = line.first(.path) { findings.report(.outcomeLeadsTwice(draft.name), at: path) }
      return outcome(name, draft, index).map { .counts(asOutcome: $0) }
    }
    if let path = line.first(.path) { return target(path).map { .moves($0) } }
    if !isBroken(line) { findings.report(.voteLeadsNowhere, at: line) }
    return nil
  }

  /// `2/3`, `75%` or `5`: a share of the members, or so many of them.
  private mutating func share(_ syntax: Syntax, members: Expression?) -> Council.Share? {
    let share: Council.Share?
    switch syntax.kind {
    case .percent:
      let percent = findings.number(syntax)?.whole.flatMap { Int(exactly: $0) }
      share = percent.map { .atLeast(part: $0, of: 100) }
    case .literal where syntax.text.contains("/"):
      let parts = syntax.text.split(separator: "/").map { Int($0) }
      if parts.count == 2, let part = parts[0], let whole = parts[1] {
        share = .atLeast(part: part, of: whole)
      } else {
        share = nil
      }
    case .literal: share = findings.count(syntax).map { .count($0) }
    default: share = nil
    }
    if let share, isSound(share, members) { return share }
    findings.report(.badShare, at: syntax)
    return nil
  }

  private func isSound(_ share: Council.Share, _ members: Expression?) -> Bool {
    switch share {
    case .moreThanHalf, .all: return true
    case .atLeast(let part, let whole): return part >= 1 && part <= whole && whole <= 1_000
    case .count(let count):
      guard case .literal(.number(let number)) = members, let most = number.whole else {
        return true
      }
      return count <= most
    }
  }
}
