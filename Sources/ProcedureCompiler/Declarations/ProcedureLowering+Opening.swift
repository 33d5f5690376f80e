import ProcedureGraph
import ProcedureSyntax
import SourceText

// How a case comes to be: who files for the applicant, and which events open a case.
extension ProcedureLowering {
  /// `nộp thay NAME "…":` declares a choice of who files for the applicant.
  mutating func collectOnBehalf() {
    let blocks = lines(.onBehalf)
    for second in blocks.dropFirst() {
      findings.report(.repeatedLine(.onBehalf), at: second.syntax)
    }
    guard let (block, _) = blocks.first, let name = block.first(.name) else { return }
    var options: [Named] = []
    for item in block.statements where item.kind == .item {
      guard let option = item.first(.name) else { continue }
      if options.contains(where: { $0.name == option.nameText }) {
        findings.report(.duplicateName(.option, option.nameText), at: option)
      } else {
        options.append(Named(name: option.nameText, title: item.title ?? option.nameText))
      }
    }
    if options.isEmpty {
      if !isBroken(block) { findings.report(.nobodyOnBehalf, at: name) }
      return
    }
    let id = ID<Field>(graph.fields.count)
    declare(name.nameText, at: name, as: .field(id))
    place("fields", name.nameText, at: name)
    graph.fields.append(
      Field(
        name: name.nameText, title: block.title ?? name.nameText, type: .choice(options),
        isOptional: true))
    graph.onBehalf = OnBehalf(field: id)
  }

  /// The papers that each of them brings, and when nobody but the applicant may file.
  mutating func lowerOnBehalf() {
    guard let (block, layer) = lines(.onBehalf).first, let field = graph.onBehalf?.field else {
      return
    }
    inLayer(layer) { lowering in
      lowering.lowerAttached(block, field)
      for line in block.statements(.notOnBehalfWhen) {
        guard let condition = lowering.condition(line.arguments.first { $0.isExpression }) else {
          continue
        }
        lowering.graph.onBehalf?.bans.append(OnBehalf.Ban(condition: condition, title: line.title))
      }
    }
  }

  private mutating func lowerAttached(_ block: Syntax, _ field: ID<Field>) {
    var bringers: [ID<Paper>: [Expression]] = [:]
    for item in block.statements where item.kind == .item {
      guard let option = item.first(.name), let clause = item.clause(.attaching) else { continue }
      for name in names(clause) {
        guard case .paper(let paper)? = symbol(name.nameText) else {
          unknown(.paper, name.nameText, at: name, among: graph.papers.map(\.name))
          continue
        }
        bringers[paper, default: []].append(.literal(.choice(option.nameText)))
      }
    }
    for (paper, options) in bringers {
      // Without a value the applicant has come in person, and brings none of them.
      var conditions: [Expression] = [.hasField(field), .oneOf(.field(field), options)]
      if let own = graph.papers[paper.index].condition { conditions.append(own) }
      graph.papers[paper.index].condition = .all(conditions)
    }
  }

  /// `mở hồ sơ khi nhận NAME "…"`
  mutating func lowerOpenedBy() {
    for (line, _) in lines(.openedBy) {
      guard let name = line.first(.name) else { continue }
      let event = externalEvent(name)
      if graph.openedBy.contains(event) {
        findings.report(.repeatedEntry(name.nameText), at: name)
        continue
      }
      if let title = line.title { graph.externalEvents[event.index].title = title }
      graph.openedBy.append(event)
    }
  }
}
