import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Papers

  mutating func lowerDossier() {
    for (index, (line, layer)) in paperLines.enumerated() {
      inLayer(layer) { lowering in
        let shared = lowering.sharedPaper(line)
        if let shared {
          lowering.graph.papers[index].title = shared.title
          lowering.apply(shared.syntax, to: index)
        }
        lowering.apply(line, to: index)
        if let title = line.title { lowering.graph.papers[index].title = title }
      }
    }
    for (block, layer, members) in groupItems {
      guard !members.isEmpty else { continue }
      let condition = inLayer(layer) { $0.condition(block.clause(.when)?.arguments.first) }
      graph.paperGroups.append(PaperGroup(members: members, condition: condition))
    }
  }

  /// The paper of the file's floor that a line without a title refers to.
  private mutating func sharedPaper(_ line: Syntax) -> Declaration? {
    guard line.title == nil, let name = line.first(.name) else { return nil }
    return resolve(.paper, name, as: .paper)
  }

  private mutating func apply(_ line: Syntax, to index: Int) {
    var copies: [Paper.Copies] = []
    for clause in line.children where clause.kind == .clause {
      guard let form = form(clause.keyword) else { continue }
      if copies.contains(where: { $0.form == form }) {
        findings.report(.repeatedLine(clause.keyword), at: clause)
        continue
      }
      let count = clause.first(.literal).flatMap { findings.count($0) } ?? 1
      copies.append(Paper.Copies(form: form, count: count))
    }
    if !copies.isEmpty { graph.papers[index].copies = copies }
    if let model = line.clause(.model)?.title { graph.papers[index].model = model }
    if let format = line.clause(.format) {
      graph.papers[index].formats = each(format.children.filter { $0.kind == .name }) {
        $1.nameText.lowercased()
      }
    }
    if let size = line.clause(.atMost)?.arguments.first { maximumSize(size, index) }
    if let condition = line.clause(.when)?.arguments.first {
      graph.papers[index].condition = self.condition(condition)
    }
    if let validity = line.clause(.validFor)?.arguments.first {
      graph.papers[index].validFor = constantDuration(validity)
    }
    if let action = line.clause(.replacedByData)?.first(.name) {
      graph.papers[index].replacedBy = self.action(action)
    }
    if line.clause(.presented) != nil { graph.papers[index].isPresentedOnly = true }
    if line.clause(.optional) != nil { graph.papers[index].isOptional = true }
    if line.clause(.handedAtReturn) != nil { graph.papers[index].isHandedAtReturn = true }
    if line.clause(.takenBack) != nil { graph.papers[index].isTakenBack = true }
    graph.papers[index].legalBases += legalBases(on: line)
  }

  private func form(_ keyword: Keyword) -> PaperForm? {
    switch keyword {
    case .original: .original
    case .copy: .copy
    case .certifiedCopy: .certifiedCopy
    case .electronic: .electronic
    default: nil
    }
  }

  private mutating func maximumSize(_ syntax: Syntax, _ index: Int) {
    let typed = lower(syntax, expecting: .size)
    guard typed.type == .size, case .literal(.number(let bytes)) = typed.expression else {
      if typed.type != .unknown {
        findings.report(.wrongType(expected: .size, found: typed.type), at: syntax)
      }
      return
    }
    guard bytes.rounded() > 0 else {
      findings.report(.countOutOfRange, at: syntax)
      return
    }
    graph.papers[index].maximumBytes = bytes.rounded()
  }
}
