import CivilTime
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureSyntax
import SourceText

/// The Đắk Lắk procedure from filing through its three loops to the returned result, over and over,
/// beside a bare table-driven state machine that appends as many events.
func interpreter() throws {
  let procedure = try dakLak()
  let program = Program(procedure)
  let commands = try script(of: procedure.procedure)
  let start = Moment(seconds: 1_767_600_000)
  let cases = 20_000
  var steps = 0
  var events: [TimedEvent] = []
  let running = try Measurement {
    steps = 0
    for _ in 0..<cases {
      var state = CaseState.new
      var now = start
      events.removeAll(keepingCapacity: true)
      for index in commands.indices {
        try perform(commands[index], on: &state, at: now, of: program, events: &events)
        now = now.adding(seconds: 60)
      }
      guard state.end != nil else { throw Failure.notFinished }
      steps += commands.count
    }
  }
  let perCase = events.count
  var sum = 0
  let bare = Measurement {
    for _ in 0..<cases { sum &+= bareMachine(events: perCase, steps: commands.count) }
  }
  let rate = Double(steps) / running.median
  print("steps of a case in memory: \(rounded(rate / 1_000_000, 2)) million a second")
  print("  events per step: \(rounded(Double(perCase) / Double(commands.count)))")
  let bareRate = Double(steps) / bare.median
  print("  bare table of transitions: \(rounded(bareRate / 1_000_000, 2)) million a second")
  print("  ratio: \(rounded(rate / bareRate, 3)) (\(sum & 1))")
}

private enum Failure: Error {
  case notFinished
  case notCompiled(String)
  case unknown(String)
}

/// The procedure as compiled from the files of this repository.
func dakLak() throws -> VerifiedProcedure {
  let path = "Procedures/dak-lak/2.000181-ban-le-thuoc-la.tthc"
  var parsed: [String: ParsedFile] = [:]
  var pending = [path]
  while let next = pending.popLast() {
    guard parsed[next] == nil else { continue }
    let data = try Data(contentsOf: URL(fileURLWithPath: next))
    let file = parse(SourceText(path: next, bytes: [UInt8](data)))
    parsed[next] = file
    pending += importedPaths(of: file)
  }
  let sources = SourceSet(parsed.keys.sorted().compactMap { parsed[$0] })
  guard let compiled = compile(path, in: sources).procedures.first else {
    throw Failure.notCompiled(path)
  }
  return compiled.verified
}

/// Filing, then the loops: supplement asked by the one-stop, sent back by the head, sent back by the
/// leader; then signed, paid and returned.
func script(of procedure: Procedure) throws -> [Command] {
  func step(_ name: String) throws -> ID<Step> {
    guard let index = procedure.steps.firstIndex(where: { $0.name == name }) else {
      throw Failure.unknown(name)
    }
    return ID(index)
  }
  func field(_ name: String, _ value: Value) throws -> FieldEntry {
    guard let index = procedure.fields.firstIndex(where: { $0.name == name }) else {
      throw Failure.unknown(name)
    }
    return FieldEntry(ID(index), value)
  }
  func choose(
    _ place: String, _ outcome: String, _ person: String, _ fields: [FieldEntry] = [],
    to officer: (role: String, person: String)? = nil, signs: Bool = false
  ) throws -> Command {
    let id = try step(place)
    let step = procedure.steps[id.index]
    guard let index = step.outcomes.firstIndex(where: { $0.name == outcome }) else {
      throw Failure.unknown(outcome)
    }
    let assignments = procedure.roles.indices.filter { procedure.roles[$0].name == officer?.role }
      .compactMap { index in officer.map { Assignment(ID(index), to: $0.person) } }
    return .act(
      Choice(
        by: Performer(step.role, person: person), .outcome(id, index: index), fields: fields,
        assignments: assignments, signatures: signs ? step.signs : []))
  }
  let papers = procedure.papers.indices.map { index in
    let asked = procedure.papers[index].copies.first
    return PaperEntry(
      ID(index), form: asked?.form ?? .copy, count: asked?.count ?? 1, format: "pdf", bytes: 1)
  }
  let filing = Filing(
    Opening(
      caseNumber: "H15-260105-0001", applicant: Applicant(name: "Công ty Ban Mê"),
      channel: .online, returning: .counter, selected: ID(0)),
    fields: [
      try field("số_điểm", .number(2)), try field("cơ_quan_nhận", .text("UBND")),
    ], papers: papers)
  let missing = try field("nội_dung_bổ_sung", .text("Bản vẽ"))
  let remark = try field("ý_kiến_trả_lại", .text("Sửa"))
  return [
    .file(filing),
    try choose("kiểm_tra", "cần_bổ_sung", "Lan", [missing]),
    try choose("bổ_sung", "đã_bổ_sung", "Ban Mê"),
    try choose("kiểm_tra", "hợp_lệ", "Lan"),
    try choose("phân_công", "phân_công_xử_lý", "Bình", to: ("công_chức", "Cúc")),
    try choose("xử_lý", "trình_phòng", "Cúc"),
    try choose("xem_xét", "không_đồng_ý", "Bình", [remark]),
    try choose("xử_lý", "trình_phòng", "Cúc"),
    try choose("xem_xét", "đồng_ý", "Bình"),
    try choose("ký_duyệt", "không_đồng_ý", "Thanh", [remark]),
    try choose("xem_xét", "đồng_ý", "Bình"),
    try choose("ký_duyệt", "ký_kết_quả", "Thanh", signs: true),
    .pay(Payment(ID(0), amount: 1_200_000, by: .counter)),
    try choose("trả_tại_quầy", "trả_xong", "Lan", [try field("đã_đối_chiếu", .flag(true))]),
  ]
}

/// What a program would do that knows nothing but a table: look up, append, go on.
@inline(never)
private func bareMachine(events count: Int, steps: Int) -> Int {
  let table: [UInt8] = [1, 2, 1, 3, 4, 5, 4, 5, 6, 5, 6, 7, 7, 8]
  var journal: [(UInt8, Int)] = []
  var place: UInt8 = 0
  for step in 0..<steps {
    place = table[step % table.count]
    for event in 0..<(count / steps) { journal.append((place, event)) }
  }
  return journal.count
}
