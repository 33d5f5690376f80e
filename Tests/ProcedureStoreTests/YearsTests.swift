import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Two years of virtual time with swapped holidays: what fired is what a recomputation says that
/// shares nothing with the calendars of the project but the dates. `TTHC_CLOCKS` sets how many cases.
@Suite(.serialized) struct YearsTests {
  static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
      đếm ngày theo ngày
      nghỉ 01/01/2024 "Tết Dương lịch"
      nghỉ 08/02/2024 - 14/02/2024 "Tết Nguyên đán"
      nghỉ 18/04/2024 "Giỗ Tổ"
      nghỉ 27/04/2024 - 01/05/2024 "30/4 và 1/5"
      làm bù 04/05/2024 "Làm bù cho 29/4" thay thứ hai
      nghỉ 31/08/2024 - 03/09/2024 "Quốc khánh"
      nghỉ 01/01/2025 "Tết Dương lịch"
      nghỉ 25/01/2025 - 02/02/2025 "Tết Nguyên đán"
      nghỉ 07/04/2025 "Giỗ Tổ"
      làm bù 26/04/2025 "Làm bù cho 02/5" thay thứ sáu
      nghỉ 30/04/2025 - 04/05/2025 "30/4 và 1/5"
      nghỉ 30/08/2025 - 02/09/2025 "Quốc khánh"
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò chuyên_viên "Chuyên viên"
    cơ quan ubnd "Ủy ban nhân dân phường" mã "H32.14"

    thủ tục cấp_phép "Cấp phép":
      thực hiện bởi ubnd
      lịch hành_chính
      cách thức:
        nộp trực tuyến
        trả trực tiếp
      hết
      thời hạn 10 ngày làm việc
      trước hạn 2 ngày làm việc:
        nhắc chuyên_viên
      hết
      quá hạn:
        nhắc chuyên_viên
      hết

      bước nộp "Nộp hồ sơ":
        do người_nộp
        chọn gửi "Gửi hồ sơ" -> tiếp_nhận
      hết
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        trong 8 giờ làm việc
        chọn hợp_lệ "Hợp lệ" -> xử_lý:
          bắt đầu tính thời hạn
        hết
        trước hạn 2 giờ làm việc:
          nhắc một_cửa
        hết
        quá hạn:
          nhắc một_cửa
        hết
      hết
      bước xử_lý "Thẩm định":
        do chuyên_viên
        trong 3 ngày làm việc
        chọn chờ "Chờ bổ sung" -> bổ_sung
        chọn xong "Xong" -> đã_cấp
        quá hạn:
          nhắc chuyên_viên
        hết
      hết
      bước bổ_sung "Bổ sung":
        do người_nộp
        thời hạn chung tạm dừng
        chọn đã_bổ_sung "Đã bổ sung" -> xử_lý
      hết
      kết thúc đã_cấp "Đã cấp phép" thành công
    hết

    """

  /// What happens to a case: opened, perhaps received, perhaps made to wait, in whole minutes.
  private struct Life {
    var opened: Int64
    var received: Int64?
    var paused: Int64?
  }

  /// The office hours of the calendar above, minute by minute and day by day.
  private struct Office {
    /// The working minutes and the days with any, in order; minutes since 1970.
    var minutes: [Int64] = []
    var days: [Int64] = []

    init() {
      let off: [ClosedRange<Int64>] = [
        Self.day(2024, 1, 1)...Self.day(2024, 1, 1), Self.day(2024, 2, 8)...Self.day(2024, 2, 14),
        Self.day(2024, 4, 18)...Self.day(2024, 4, 18),
        Self.day(2024, 4, 27)...Self.day(2024, 5, 1),
        Self.day(2024, 8, 31)...Self.day(2024, 9, 3), Self.day(2025, 1, 1)...Self.day(2025, 1, 1),
        Self.day(2025, 1, 25)...Self.day(2025, 2, 2), Self.day(2025, 4, 7)...Self.day(2025, 4, 7),
        Self.day(2025, 4, 30)...Self.day(2025, 5, 4), Self.day(2025, 8, 30)...Self.day(2025, 9, 2),
      ]
      let madeUp: Set<Int64> = [Self.day(2024, 5, 4), Self.day(2025, 4, 26)]
      for day in Self.day(2024, 1, 1)...Self.day(2026, 6, 30) {
        // 1 January 1970 was a Thursday: Saturdays are 2 modulo 7, Sundays 3.
        let isWeekend = day % 7 == 2 || day % 7 == 3
        let isOff = off.contains { $0.contains(day) }
        guard madeUp.contains(day) || !isWeekend && !isOff else { continue }
        days.append(day)
        let hours = [(7 * 60)..<(11 * 60 + 30), (13 * 60 + 30)..<(17 * 60)]
        for span in hours { for minute in span { minutes.append(day * 1440 + Int64(minute)) } }
      }
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .gmt
      let date = calendar.date(from: DateComponents(year: year, month: month, day: day))
      return Int64((date?.timeIntervalSince1970 ?? 0) / 86_400)
    }

    /// The place of the first working minute from then on.
    func place(of minute: Int64) -> Int { minutes.partitioned { $0 < minute } }
    /// The close of the n-th working day after that of a moment.
    func close(ofDay count: Int, after minute: Int64) -> Int64 {
      days[days.partitioned { $0 <= minute / 1440 } + count - 1] * 1440 + 17 * 60
    }

    /// The timers of a case up to a moment, each by its name and the minute of its due date.
    func timers(of life: Life, until end: Int64) -> [String] {
      var timers: [(at: Int64, name: String)] = []
      /// What is overdue is so only after the minute of the due date.
      func add(_ name: String, _ minute: Int64, isOverdue: Bool, before leaving: Int64?) {
        let at = isOverdue ? minute + 1 : minute
        if at <= leaving ?? end { timers.append((at, "\(name) \(minute)")) }
      }
      let first = place(of: life.opened)
      add("tiếp_nhận nhắc", minutes[first + 360], isOverdue: false, before: life.received)
      add("tiếp_nhận quá hạn", minutes[first + 479] + 1, isOverdue: true, before: life.received)
      if let received = life.received {
        let due = close(ofDay: 3, after: received)
        add("xử_lý quá hạn", due, isOverdue: true, before: life.paused)
        let all = close(ofDay: 10, after: received)
        let early = close(ofDay: 8, after: received)
        add("chung nhắc", early, isOverdue: false, before: life.paused)
        add("chung quá hạn", all, isOverdue: true, before: life.paused)
      }
      return timers.sorted { $0.at < $1.at }.map(\.name)
    }
  }

  @Test(arguments: [Store.memory, .sqlite])
  func firedTimersEqualARecomputation(_ store: Store) async throws {
    let given = ProcessInfo.processInfo.environment["TTHC_CLOCKS"].flatMap { Int($0) }
    let count = given ?? 600
    var random = Chance(seed: 7)
    let first = Office.day(2024, 1, 1) * 1440
    let last = Office.day(2025, 12, 20) * 1440
    var lives: [Life] = []
    for _ in 0..<count {
      var life = Life(opened: Int64.random(in: first..<last, using: &random))
      if Int.random(in: 0..<10, using: &random) < 7 {
        let received = life.opened + Int64.random(in: 1..<8000, using: &random)
        life.received = received
        if Int.random(in: 0..<10, using: &random) < 3 {
          life.paused = received + Int64.random(in: 1..<30_000, using: &random)
        }
      }
      lives.append(life)
    }
    let end = last + 60 * 1440
    let open = try await store.open()
    let desk = Desk(open.journal, .standard)
    let verified = try Sample.verified(Self.text)
    try await desk.deploy(try Sample.artifact(verified), with: .trial, at: .earliest)
    try await Self.live(lives, from: first, until: end, at: desk, &random)

    let office = Office()
    let procedure = verified.procedure
    var fired = 0
    for (index, life) in lives.enumerated() {
      let events = try await desk.history(of: "HS-\(index)")
      let found = events.compactMap { Self.name(of: $0, in: procedure) }
      let expected = office.timers(of: life, until: end)
      #expect(found == expected, "\(life)")
      fired += found.count
    }
    #expect(fired > 2 * count)
    #expect(try await desk.fireTimers(until: Moment(seconds: end * 60)) == TimerRun())
  }

  /// Lets the years pass: what people do in order, and now and then a look at the timers, sometimes
  /// after weeks of outage.
  private static func live(
    _ lives: [Life], from first: Int64, until end: Int64, at desk: Desk, _ random: inout Chance
  ) async throws {
    var acts: [(at: Int64, index: Int, command: Command)] = []
    for (index, life) in lives.enumerated() {
      acts.append((life.opened, index, Sample.filing(at: "HS-\(index)")))
      if let received = life.received {
        acts.append((received, index, Sample.act(1, 0, as: 2, "lan")))
      }
      if let paused = life.paused { acts.append((paused, index, Sample.act(2, 0, as: 3, "cúc"))) }
    }
    acts.sort { ($0.at, $0.index) < ($1.at, $1.index) }
    var (now, rest) = (first, acts[...])
    while now < end {
      let isOutage = Int.random(in: 0..<20, using: &random) == 0
      now = min(end, now + Int64.random(in: 60..<(isOutage ? 30_000 : 3000), using: &random))
      let due = rest.prefix { $0.at <= now }
      rest = rest.dropFirst(due.count)
      let lines = Dictionary(grouping: due) { $0.index % 32 }.values
      try await withThrowingTaskGroup(of: Void.self) { group in
        for line in lines {
          group.addTask {
            for act in line {
              let moment = Moment(seconds: act.at * 60)
              if act.command.isFiling {
                _ = try await desk.open("cấp_phép", with: act.command, at: moment)
              } else {
                _ = try await desk.submit(act.command, to: "HS-\(act.index)", at: moment)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let run = try await desk.fireTimers(until: Moment(seconds: now * 60))
      #expect(run.refused.isEmpty)
    }
  }

  /// What a timer is called above; nil for what is none.
  private static func name(of event: TimedEvent, in procedure: Procedure) -> String? {
    let minute = event.moment.seconds / 60
    switch event.event {
    case .reminderDue(let step, _): return "\(procedure.steps[step.index].name) nhắc \(minute)"
    case .overdue(let step): return "\(procedure.steps[step.index].name) quá hạn \(minute)"
    case .overallReminderDue: return "chung nhắc \(minute)"
    case .overallOverdue: return "chung quá hạn \(minute)"
    case _: return nil
    }
  }
}

/// The same numbers in each run (SplitMix64).
private struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

extension Sample {
  fileprivate static func filing(at number: String) -> Command {
    .file(
      Filing(
        Opening(
          caseNumber: number, applicant: Applicant(name: "Trần Thị Bưởi", phone: "0905 111 222"),
          channel: .online, returning: .counter)))
  }
}

extension Command {
  fileprivate var isFiling: Bool {
    if case .file = self { true } else { false }
  }
}

extension [Int64] {
  /// How many at the beginning are so; all those that are stand there.
  fileprivate func partitioned(_ isSo: (Int64) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isSo(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
