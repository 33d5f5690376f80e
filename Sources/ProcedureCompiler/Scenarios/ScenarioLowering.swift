import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A scenario (*kịch bản*) in terms of the procedure it is played on.
struct ScenarioLowering {
  var names: ProcedureLowering
  private let syntax: Syntax

  var findings: [Diagnostic] { names.findings.diagnostics }

  init(_ procedure: ProcedureLowering, scenario: Syntax) {
    names = procedure
    names.findings = Findings()
    names.findings.enter(scenario, scenario.title ?? "")
    syntax = scenario
  }

  mutating func lower() -> Scenario {
    if syntax.statements.isEmpty, !syntax.hasTrouble {
      names.findings.report(.emptyScenario(syntax.title ?? ""), at: syntax)
    }
    return Scenario(
      title: syntax.title ?? "", procedure: names.graph.name,
      lines: syntax.statements.compactMap { line in
        guard !names.isBroken(line), let kind = self.line(line) else { return nil }
        return ScenarioLine(kind, range: TextRange(line))
      })
  }

  private mutating func line(_ line: Syntax) -> ScenarioLine.Kind? {
    if line.kind == .item { return actor(line) }
    switch line.keyword {
    case .at:
      let literals = line.children.filter { $0.kind == .literal }
      guard literals.count == 2, let date = names.findings.date(literals[0]),
        let time = names.findings.time(literals[1])
      else { return nil }
      return .at(Moment(date, time))
    case .after:
      return line.arguments.first.flatMap { names.constantDuration($0) }.map { .after($0) }
    case .event:
      guard let name = line.first(.name) else { return nil }
      let text = name.nameText
      guard let index = names.graph.externalEvents.firstIndex(where: { $0.name == text }) else {
        unknown(.event, name, among: names.graph.externalEvents.map(\.name))
        return nil
      }
      return .event(ID(index), values: given(line.clause(.with)).values)
    case .action:
      guard let name = line.first(.name) else { return nil }
      let text = name.nameText
      guard let index = names.graph.actions.firstIndex(where: { $0.name == text }) else {
        unknown(.action, name, among: names.graph.actions.map(\.name))
        return nil
      }
      guard let gives = line.clause(.gives) else { return .actionFails(ID(index)) }
      guard let value = gives.arguments.first else { return nil }
      guard let type = names.graph.actions[index].gives?.type else {
        names.findings.report(.actionGivesNothing(text), at: name)
        return nil
      }
      return names.lower(value, as: ExpressionType(type)).map { .actionGives(ID(index), $0) }
    case .procedure: return called(line)
    case .expect: return .expects(expectations(line))
    default: return nil
    }
  }

  /// `thủ tục X kết thúc Y`: a case of X that was called ends so.
  private mutating func called(_ line: Syntax) -> ScenarioLine.Kind? {
    guard let name = line.first(.name), let end = line.clause(.ending)?.first(.name) else {
      return nil
    }
    let calls = names.graph.steps.compactMap(\.call?.procedure)
    guard calls.contains(name.nameText) else {
      unknown(.procedure, name, among: calls)
      return nil
    }
    if let ends = names.calledEnds[name.nameText], !ends.contains(end.nameText) {
      let near = names.findings.suggestion(for: end.nameText, among: ends)
      names.findings.report(
        .notInProcedure(.end, end.nameText, procedure: name.nameText, suggestion: near), at: end)
      return nil
    }
    return .calledEnds(
      procedure: name.nameText, end: end.nameText, values: calledValues(line, of: name.nameText))
  }

  /// What the fields of the called procedure have come to.
  private mutating func calledValues(
    _ line: Syntax, of procedure: String
  ) -> [ScenarioNamedValue] {
    let fields = names.calledFields[procedure] ?? [:]
    let given = line.clause(.with)?.children.filter { $0.kind == .assignment } ?? []
    return given.compactMap { assignment in
      guard let name = assignment.first(.name), let value = assignment.arguments.last else {
        return nil
      }
      guard let item = fields[name.nameText] else {
        let near = names.findings.suggestion(for: name.nameText, among: fields.keys)
        names.findings.report(
          .notInProcedure(.field, name.nameText, procedure: procedure, suggestion: near), at: name)
        return nil
      }
      guard let type = item.first(.type).flatMap({ names.type($0) }) else { return nil }
      return names.lower(value, as: ExpressionType(type)).map {
        ScenarioNamedValue(name: name.nameText, value: $0)
      }
    }
  }

  mutating func unknown(_ subject: Subject, _ name: Syntax, among known: [String]) {
    let near = names.findings.suggestion(for: name.nameText, among: known)
    names.findings.report(
      .notInProcedure(
        subject, name.nameText, procedure: names.graph.name, suggestion: near), at: name)
  }
}

extension TextRange {
  init(_ syntax: Syntax) { self.init(syntax.span.lower, syntax.span.upper) }
}
