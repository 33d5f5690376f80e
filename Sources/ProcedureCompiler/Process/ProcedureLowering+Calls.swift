import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// `gọi THỦ_TỤC với mục = biểu thức, … nhận mục_ta = mục_của_thủ_tục -> BƯỚC`, or a block that leads on by its ends.
  mutating func setCall(_ line: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    let syntax = line.syntax
    guard let name = syntax.first(.name) else { return }
    if graph.steps[index].call != nil {
      findings.report(
        line.amendment == nil
          ? .repeatedLine(.call) : .notAmendable(.call, framework: layers[draft.layer].name),
        at: syntax)
      return
    }
    guard let called = resolve(.procedure, name, as: .procedure) else { return }
    let names = names(of: called)
    calledEnds[called.name] = names.ends
    calledFields[called.name] = names.fields
    var call = Call(procedure: called.name)
    for assignment in syntax.clause(.with)?.children.filter({ $0.kind == .assignment }) ?? [] {
      guard let field = assignment.first(.name), let value = assignment.arguments.last else {
        continue
      }
      if call.arguments.contains(where: { $0.field == field.nameText }) {
        findings.report(.repeatedEntry(field.nameText), at: field)
        continue
      }
      guard let item = names.fields[field.nameText] else {
        notIn(called, .field, field, among: Array(names.fields.keys))
        continue
      }
      guard let type = item.first(.type).flatMap({ self.type($0) }),
        let expression = lower(value, as: ExpressionType(type))
      else { continue }
      call.arguments.append(Call.Argument(field: field.nameText, value: expression))
    }
    call.gives = gifts(syntax, from: called, names.fields)
    for ending in syntax.statements(.ending) {
      guard let end = ending.first(.name), let path = ending.first(.path) else { continue }
      if call.ends.contains(where: { $0.end == end.nameText }) {
        findings.report(.repeatedEntry(end.nameText), at: end)
      } else if !names.ends.contains(end.nameText) {
        notIn(called, .end, end, among: Array(names.ends))
      } else if let target = target(path) {
        call.ends.append(Call.Ending(end: end.nameText, target: target, acts: acts(ending)))
      }
    }
    let others = syntax.statements(.otherwise)
    for second in others.dropFirst() { findings.report(.repeatedLine(.otherwise), at: second) }
    let shared = acts(syntax)
    let ways = syntax.statements(.ending) + others
    guard let path = syntax.first(.path) ?? others.first?.first(.path) else {
      if !isBroken(syntax) { findings.report(.callLeadsNowhere(called.name), at: name) }
      return
    }
    if syntax.first(.path) != nil {
      if let second = ways.first { findings.report(.outcomeLeadsTwice(called.name), at: second) }
    } else if !shared.isEmpty,
      let line = syntax.statements.first(where: { !ways.contains($0) })
    {
      findings.report(.notHere(line.keyword), at: line)
    }
    guard let otherwise = target(path) else { return }
    call.otherwise = otherwise
    // What is done on the way belongs to each end that has no line of its own.
    let acts = syntax.first(.path) == nil ? others.first.map { self.acts($0) } ?? [] : shared
    if !acts.isEmpty {
      let rest = names.ends.filter { end in !call.ends.contains { $0.end == end } }
      call.ends += rest.sorted().map { Call.Ending(end: $0, target: otherwise, acts: acts) }
    }
    graph.steps[index].call = call
  }

  /// `nhận số_hộ = số_hộ_khẩu`: our field takes the value that theirs has when their case has ended.
  private mutating func gifts(
    _ line: Syntax, from called: Declaration, _ theirs: [String: Syntax]
  ) -> [Call.Gift] {
    var gifts: [Call.Gift] = []
    for assignment in line.clause(.receiveBy)?.children.filter({ $0.kind == .assignment }) ?? [] {
      guard let own = assignment.first(.name), let value = assignment.arguments.last,
        let into = field(own)
      else { continue }
      guard value.kind == .path || value.kind == .name, let item = theirs[value.nameText] else {
        notIn(called, .field, value, among: Array(theirs.keys))
        continue
      }
      guard let given = item.first(.type).flatMap({ self.type($0) }) else { continue }
      let (found, wanted) = (ExpressionType(given), ExpressionType(graph.fields[into.index].type))
      if !found.fits(wanted) {
        findings.report(.wrongType(expected: wanted, found: found), at: value)
      } else if gifts.contains(where: { $0.into == into }) {
        findings.report(.repeatedEntry(own.nameText), at: own)
      } else {
        gifts.append(Call.Gift(from: value.nameText, into: into))
      }
    }
    return gifts
  }

  private mutating func notIn(
    _ called: Declaration, _ subject: Subject, _ name: Syntax, among known: [String]
  ) {
    findings.report(
      .notInProcedure(
        subject, name.text, procedure: called.name,
        suggestion: findings.suggestion(for: name.text, among: known)), at: name)
  }

  /// The fields and ends of another procedure, those of the frameworks it follows included.
  private func names(of called: Declaration) -> (fields: [String: Syntax], ends: Set<String>) {
    var fields: [String: Syntax] = [:]
    var ends: Set<String> = []
    var current: Declaration? = called
    var seen: Set<Declaration> = []
    while let declaration = current, seen.insert(declaration).inserted {
      for block in declaration.syntax.statements(.data) {
        for item in block.statements where item.kind == .item {
          if let name = item.first(.name) { fields[name.nameText] = item }
        }
      }
      collectEnds(in: declaration.syntax, &ends)
      current = declaration.syntax.clause(.follows)?.first(.name).flatMap { name in
        sources.index(of: declaration.syntax.tree.source.path).flatMap {
          sources.declarations(.framework, named: name.nameText, from: $0).first
        }
      }
    }
    return (fields, ends)
  }

  private func collectEnds(in block: Syntax, _ ends: inout Set<String>) {
    for line in block.statements {
      switch line.keyword {
      case .ending: if let name = line.first(.name) { ends.insert(name.nameText) }
      case .stage, .fill, .parallel, .branch: collectEnds(in: line, &ends)
      default: break
      }
    }
  }
}
