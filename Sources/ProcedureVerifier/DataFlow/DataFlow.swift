import ProcedureGraph
import ProcedureInterpreter

/// What is wrong with the data of a procedure: read where it may not be there, declared and never
/// given, never read, never collected.
///
/// First with conditions left aside, in one pass over the flow: what is surely there everywhere needs
/// no more. Only what stays open is played on the interpreter.
func dataFlowFindings(of subject: Subject) -> [ProofFinding] {
  let read = ReadData(subject.flow)
  return missingFindings(read, of: subject) + unusedFindings(subject.flow, read)
}

private func missingFindings(_ read: ReadData, of subject: Subject) -> [ProofFinding] {
  guard !read.data.isEmpty else { return [] }
  let (flow, never) = (subject.flow, subject.neverTaken)
  let reach = Reach(
    flow, neverTaken: never, repeats: Array(repeating: true, count: flow.places.count))
  var reads: [MissingRead] = []
  var program: Program?
  for start in stride(from: 0, to: read.data.count, by: DataReading.mostAtOnce) {
    let end = min(start + DataReading.mostAtOnce, read.data.count)
    let reading = DataReading(subject.procedure, of: Array(read.data[start..<end]))
    var found = SureData(flow, reach, neverTaken: never, reading).missingReads
    // A second look costs more, and is seldom needed.
    if !found.isEmpty,
      let closer = ImpliedData.applied(flow, reach, neverTaken: never, reading)
    {
      found = closer.missingReads
    }
    guard !found.isEmpty else { continue }
    let known = program ?? Program(subject.verified)
    program = known
    let possible = PossibleData(flow, reach, reading) { known.isComputed($0) }
    for (lack, site, use) in found {
      let certain = lack.subtracting(possible.known(at: site))
      for number in lack.numbers {
        reads.append(
          MissingRead(
            datum: reading.data[number], site: site, use: use,
            isCertain: certain.contains(number)))
      }
    }
  }
  guard !reads.isEmpty, let program else { return [] }
  return MissingData(flow, program, reads).findings
}

extension SureData {
  /// Everything that may be missing where it is read.
  fileprivate var missingReads: [(FieldSet, ReadSite, ReadUse)] {
    var found: [(FieldSet, ReadSite, ReadUse)] = []
    visit(Watch(read: { found.append(($0, $1, $2)) }))
    return found
  }
}

/// The reads that may go wrong, judged by the cases that were played.
private struct MissingData {
  let flow: Flow
  let reads: [MissingRead]
  let search: MissingSearch

  init(_ flow: Flow, _ program: Program, _ reads: [MissingRead]) {
    self.flow = flow
    // Of fees that rest on what nobody gives the compiler has told.
    let told = flow.fieldsGivenByNobody(countingEntered: false)
    self.reads = reads.filter { read in
      guard case .amount = read.use, case .field(let field) = read.datum else { return true }
      return !told.contains(field)
    }
    search = MissingSearch(flow, program, asking: self.reads.map(\.question).uniqued)
  }

  /// One finding for each datum and way of going wrong: the first read that does.
  var findings: [ProofFinding] {
    var groups: [Group: [MissingRead]] = [:]
    var order: [Group] = []
    for read in reads {
      let group = Group(read)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(read)
    }
    return order.compactMap { finding(on: groups[$0] ?? []) }
  }

  private struct Group: Hashable {
    enum Manner: Hashable {
      case refused, undecided
      case shown(ID<Message>)
    }

    let datum: ReadDatum
    let manner: Manner

    init(_ read: MissingRead) {
      datum = read.datum
      switch read.use {
      case .message(let message): manner = .shown(message)
      case .computedCase: manner = .undecided
      case .condition, .amount, .paper, .limit, .wait, .value, .argument, .call, .branches,
        .members, .channel, .leadTime, .onBehalf:
        manner = .refused
      }
    }
  }

  private func finding(on reads: [MissingRead]) -> ProofFinding? {
    func witness(_ read: MissingRead) -> MissingSearch.Witness? {
      search.witnesses[read.question]
    }
    if let certain = reads.first(where: \.isCertain) {
      return finding(.certain, certain, witness(certain)?.history ?? [])
    }
    if let seen = reads.first(where: { witness($0).map { !$0.isMendable } ?? false }) {
      return finding(.seen, seen, witness(seen)?.history ?? [])
    }
    if let asked = reads.first(where: { witness($0) != nil }) { return finding(.asked, asked, []) }
    guard !search.isWhole, let first = reads.first else { return nil }
    return finding(.open, first, [])
  }

  private func finding(
    _ certainty: DataFlowProblem.Certainty, _ read: MissingRead, _ history: [TimedEvent]
  ) -> ProofFinding {
    let words = ReadWords(flow.procedure)
    let problem = DataFlowProblem.missing(
      words.name(of: read.datum), words.occasion(of: read.use), read.use.effect(flow.procedure),
      certainty)
    return problem.finding(at: read.site.path(in: flow), history: history)
  }
}

extension MissingRead {
  fileprivate var question: MissingSearch.Question {
    MissingSearch.Question(datum: datum, site: site, use: use)
  }
}

extension ReadUse {
  fileprivate func effect(_ procedure: Procedure) -> DataFlowProblem.Effect {
    switch self {
    case .message(let message): .shown(procedure.messages[message.index].name)
    case .computedCase: .undecided
    case .condition, .amount, .paper, .limit, .wait, .value, .argument, .call, .branches,
      .members, .channel, .leadTime, .onBehalf:
      .refused
    }
  }
}
