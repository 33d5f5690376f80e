import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

// What can be said only once the papers, the money and the process are all known. A framework is
// not judged: the procedures that follow it complete it.
extension ProcedureLowering {
  // MARK: Papers

  /// Papers that nobody would take or ask for.
  mutating func checkDossier() {
    guard !isFramework, !graph.steps.isEmpty else { return }
    let isAsked = graph.papers.contains { !$0.isOptional && !$0.isHandedAtReturn }
    if isAsked, !graph.steps[0].takesDossier, let first = drafts.first {
      let isOwn = layers[first.layer].declaration == own
      findings.report(
        .dossierNotTaken(first.name, insertion: isOwn ? insertion(into: first.syntax) : nil),
        at: isOwn ? first.syntax.first(.name) ?? first.syntax : own.nameSyntax)
    }
    let returns = graph.steps.contains { step in
      step.outcomes.contains { $0.acts.handOver || $0.route.acts.contains { $0.handOver } }
    }
    guard !returns else { return }
    for (index, paper) in graph.papers.enumerated() where paper.isHandedAtReturn {
      let name = paperLines[index].syntax.first(.name)
      let isOwn = layers[paperLines[index].layer].declaration == own
      findings.report(
        .nothingReturned(paper.name), at: isOwn ? name ?? own.nameSyntax : own.nameSyntax)
    }
  }

  /// Where a line can be added behind the line that says who performs a step.
  private func insertion(into step: Syntax) -> LineInsertion? {
    guard let by = step.statements(.by).first else { return nil }
    let source = by.tree.source
    let line = source.lines.line(ofByte: by.span.lower)
    let start = source.lines.start(ofLine: line)
    let indent = source.text(ByteSpan(start, by.span.lower)).filter { $0 == " " }.count
    return LineInsertion(offset: by.span.upper, indent: indent)
  }

  // MARK: Money

  /// Fees that are collected though nothing makes sure that what they are reckoned from is known.
  mutating func checkFeesRestOnData() {
    guard !isFramework else { return }
    let known = surelyKnown
    let collected = Set(graph.steps.flatMap(\.collects).flatMap(\.fees))
    for (index, fee) in graph.fees.enumerated() where collected.contains(ID(index)) {
      let parts = fee.tiers.flatMap { [$0.condition, $0.amount, $0.cap] }.compactMap(\.self)
      let reliefs = fee.reliefs.map(\.condition)
      var read: [ID<Field>] = []
      for part in parts + reliefs { part.collectRead(&read) }
      var told: Set<Int> = []
      for field in read where !known.contains(field.index) && told.insert(field.index).inserted {
        let syntax = feeLines[index].syntax
        let isOwn = layers[feeLines[index].layer].declaration == own
        findings.report(
          .feeRestsOnNothing(fee.name, field: graph.fields[field.index].name),
          at: isOwn ? syntax.first(.name) ?? syntax : own.nameSyntax)
      }
    }
  }

  /// Fields that some outcome requires, that start with a value, or that the system fills in.
  private var surelyKnown: Set<Int> {
    var known = Set(graph.fields.indices.filter { graph.fields[$0].initial != nil })
    for step in graph.steps {
      let outcomes = step.outcomes
      known.formUnion(
        outcomes.flatMap(\.requires).filter { !graph.fields[$0.index].isOptional }.map(\.index))
      let acts =
        step.onEntry + step.onExit + outcomes.flatMap { $0.acts + $0.route.acts }
        + (step.route?.acts ?? []) + step.awaits.flatMap(\.acts)
      for act in acts {
        switch act {
        case .set(let field, _): known.insert(field.index)
        case .perform(let performance):
          if let into = performance.into { known.insert(into.index) }
        case .notify, .remind, .issue, .publish, .post, .refund, .issueResult, .returnResult,
          .startClock, .extendClock:
          break
        }
      }
      known.formUnion(step.call?.gives.map(\.into.index) ?? [])
    }
    known.formUnion(graph.parallels.compactMap(\.each?.field.index))
    return known
  }
}

/// A place for one more line in the file.
struct LineInsertion: Hashable, Sendable {
  var offset: Int
  /// Spaces before the line.
  var indent: Int
}

extension Route {
  /// What is done on any of its ways.
  fileprivate var acts: [Act] { branches.flatMap(\.acts) + otherwiseActs }
}

extension Act {
  fileprivate var handOver: Bool {
    if case .returnResult = self { true } else { false }
  }
}

extension [Act] {
  fileprivate var handOver: Bool { contains { $0.handOver } }
}

extension Expression {
  /// The fields whose values it needs. One that it asks after first (*có x*) it can do without.
  fileprivate func collectRead(_ fields: inout [ID<Field>]) {
    var asked: Set<Int> = []
    collect(&fields, &asked)
    fields.removeAll { asked.contains($0.index) }
  }

  private func collect(_ fields: inout [ID<Field>], _ asked: inout Set<Int>) {
    switch self {
    case .literal, .builtin, .caseHolds, .hasPaper: break
    case .field(let field): fields.append(field)
    case .hasField(let field): asked.insert(field.index)
    case .not(let inner): inner.collect(&fields, &asked)
    case .all(let parts), .any(let parts), .call(_, let parts), .list(let parts):
      for part in parts { part.collect(&fields, &asked) }
    case .compare(_, let a, let b), .arithmetic(_, let a, let b):
      a.collect(&fields, &asked)
      b.collect(&fields, &asked)
    case .oneOf(let subject, let options):
      for part in [subject] + options { part.collect(&fields, &asked) }
    case .conditional(let condition, let a, let b):
      for part in [condition, a, b] { part.collect(&fields, &asked) }
    }
  }
}
