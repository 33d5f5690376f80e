import CivilTime
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureVerifier

/// The flow says of places what the interpreter does with cases.
@Suite struct FlowTests {
  private static func procedure(_ name: String) -> Procedure? {
    let example = (ProofCase.good + ProofCase.bad).first { $0.name == name }
    return example?.proved().procedures.first?.procedure
  }

  /// Every step that a case enters, wherever it goes, is the target of a move from where it was.
  @Test(arguments: 0..<40)
  func everyMoveOfACaseIsInTheFlow(_ part: Int) throws {
    var played = 0
    for seed in UInt64(part * 25)..<UInt64(part * 25 + 25) {
      guard let verified = try? GeneratedProcess.procedure(seed).verified() else { continue }
      let flow = Flow(verified.procedure)
      let program = Program(verified)
      var samples = Samples(verified.procedure)
      flow.forEachCondition { samples.note($0) }
      let doings = Doings(flow, LiveData(flow, samples), program)
      var random = SplitMix(state: seed)
      var isAll = true
      guard let filing = doings.filings(&isAll).randomElement(using: &random) else { continue }
      var state = CaseState.new
      var events: [TimedEvent] = []
      let start = Moment(seconds: 1_767_600_000)
      guard program.carryOut(filing, on: &state, at: start, events: &events) else { continue }
      for _ in 0..<30 where state.isOpen {
        var commands = doings.commands(in: state, &isAll)
        commands.append(.advance)
        guard let command = commands.randomElement(using: &random) else { break }
        let now = nextTimer(in: state, of: program) ?? state.lastMoment ?? start
        let moment = command == .advance ? max(now, state.lastMoment ?? now) : state.lastMoment
        _ = program.carryOut(command, on: &state, at: moment ?? start, events: &events)
      }
      played += 1
      check(events, flow, seed)
    }
    #expect(played > 0)
  }

  /// Follows what was left and entered in each branch, and looks each pair up among the moves.
  private func check(_ events: [TimedEvent], _ flow: Flow, _ seed: UInt64) {
    var targets: Set<Int> = [flow.procedure.initial.index]
    for block in flow.procedure.parallels.indices {
      for region in flow.places.regions(of: block) { targets.insert(flow.entrances[region]) }
    }
    for event in events {
      switch event.event {
      case .stepLeft(let step): add(step.index, flow, &targets)
      case .blockDone(let block), .blockStopped(let block):
        add(flow.places.number(of: block), flow, &targets)
      case .visitLimitReached(let step):
        #expect(targets.contains(step.index), "\(seed)")
        add(step.index, flow, &targets)
      case .stepEntered(let step, _):
        #expect(targets.contains(step.index), "no move leads to \(step) in \(seed)")
      case .endReached(let end):
        #expect(targets.contains(flow.places.number(of: end)), "\(seed)")
      default: break
      }
    }
  }

  private func add(_ place: Int, _ flow: Flow, _ targets: inout Set<Int>) {
    for move in flow.moves(from: place) {
      for way in flow.moves[move].ways { targets.insert(flow.ways[way].target) }
    }
  }

  @Test func stoppingLeadsOutOfTheBlock() throws {
    let procedure = try #require(Self.procedure("dừng các nhánh ra lối khác"))
    let flow = Flow(procedure)
    let step = try #require(procedure.steps.firstIndex { $0.name == "trả_lời_hai" })
    let targets = flow.moves(from: step).flatMap { flow.moves[$0].ways }.map { flow.ways[$0] }
    #expect(targets.map { flow.places.isEnd($0.target) } == [true, false])
    #expect(targets.map(\.stops) == [0, nil])
    #expect(flow.regions[targets[1].target] == 2, "the end of the branch lies in the branch")
  }

  @Test func roundsSayWhoTurnsThem() throws {
    let people = try #require(Self.procedure("đi vòng mãi được nhưng luôn còn lối ra"))
    let round = try #require(rounds(of: people).first)
    #expect(round.steps.map { people.steps[$0.index].name } == ["xét", "duyệt"])
    #expect(!round.turnsByItself && !round.isLimited)
    let time = try #require(Self.procedure("chờ rồi lại chờ"))
    #expect(rounds(of: time).map(\.turnsByItself) == [true])
    let straight = try #require(Self.procedure("hai nhánh rồi gộp lại"))
    #expect(rounds(of: straight).isEmpty)
    let around = try #require(Self.procedure("vòng quanh cả khối có giới hạn"))
    #expect(rounds(of: around).map(\.isLimited) == [true])
    #expect(rounds(of: around).map(\.blocks.count) == [1])
  }

  /// A limit on one of two loops that meet leaves the other one endless.
  @Test(arguments: [("", false), ("    tối đa 3 lần -> xong_việc\n", true)])
  func aRoundIsLimitedWhereEveryWayRoundIs(_ limit: String, _ isLimited: Bool) throws {
    let text = """
      lịch l "L":
        ngày làm việc thứ hai - thứ sáu
        giờ làm việc 8:00 - 12:00
      hết
      vai trò một_cửa "Một cửa"
      thủ tục t "T":
        lịch l
        bước nhận "Nhận":
          do một_cửa
          chọn xét "Xét" -> xét
        hết
        bước xét "Xét":
          do một_cửa
          chọn thiếu "Thiếu" -> bổ_sung
          chọn trình "Trình" -> ký
        hết
        bước bổ_sung "Bổ sung":
          do người_nộp
          tối đa 1 lần -> xong_việc
          chọn gửi "Gửi" -> xét
        hết
        bước ký "Ký":
          do một_cửa
      \(limit)    chọn trả "Trả" -> xét
          chọn được "Được" -> xong_việc
        hết
        kết thúc xong_việc "Xong" thành công
      hết

      """
    let compiled = try #require(ProofCase.proved(text).procedures.first)
    let round = try #require(rounds(of: compiled.procedure).first)
    #expect(
      round.steps.map { compiled.procedure.steps[$0.index].name } == ["xét", "bổ_sung", "ký"])
    #expect(round.isLimited == isLimited && !round.turnsByItself)
  }

  /// Left to the exploration alone, the corpus comes out the same.
  @Test(arguments: ProofCase.good + ProofCase.bad)
  func theShortCutNeverSaysOtherwise(_ example: ProofCase) {
    for procedure in example.proved().procedures {
      let short = Soundness(of: Subject(procedure.verified))
      let long = Soundness(of: Subject(procedure.verified), readingAhead: false)
      switch (short.completion, long.completion) {
      case (.proved, .refuted), (.refuted, .proved), (.proved, .impossible), (.impossible, .proved),
        (.refuted, .impossible), (.impossible, .refuted):
        Issue.record("\(example)")
      case (.proved, _), (.refuted, _), (.impossible, _), (.unknown, _): break
      }
      // Of what the one has seen happen, the other never says that it can't.
      for (one, other) in [(short, long), (long, short)] {
        for place in one.liveness.seen.places.indices where one.liveness.seen.places[place] {
          #expect(!other.liveness.isDead(place: place), "\(example): \(place)")
        }
        for move in one.liveness.seen.moves.indices where one.liveness.seen.moves[move] {
          #expect(!other.liveness.isDead(move: move), "\(example): \(move)")
        }
        for way in one.liveness.seen.ways.indices where one.liveness.seen.ways[way] {
          #expect(!other.liveness.isDead(way: way), "\(example): \(way)")
        }
      }
    }
  }
}
