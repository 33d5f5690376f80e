import CivilTime
import ProcedureGraph
import SourceText
import Testing

@testable import ProcedureVerifier

/// Longest ways and sums, held against what can be counted by hand.
@Suite struct BudgetSearchTests {
  private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let calendar: WorkingCalendar? = {
    let hours = [7, 17].compactMap { TimeOfDay(hour: $0, minute: 0) }
    let week = OfficeWeek(
      [OfficeSpan(opens: hours[0], closes: hours[1])],
      on: [.monday, .tuesday, .wednesday, .thursday, .friday])
    return try? WorkingCalendar(CalendarDraft(name: "c", officeHours: week))
  }()

  /// Steps with outcomes to each other at random, a limit in days for each.
  private static func procedure(_ seed: UInt64) throws -> (Procedure, [Int], [[Int]]) {
    var random = Random(state: seed)
    var procedure = Procedure(name: "p", title: "P", calendar: try #require(calendar))
    procedure.roles.append(Role(name: "r", title: "R"))
    procedure.ends = [End(name: "e", title: "E", kind: .succeeded, origin: "p")]
    let count = 2 + random.next(6)
    let days = (0..<count).map { _ in 1 + random.next(9) }
    let targets = (0..<count).map { _ in (0...random.next(3)).map { _ in random.next(count + 1) } }
    for index in 0..<count {
      var step = Step(name: "s\(index)", title: "S", role: ID(2), origin: "p")
      step.limits = [
        LimitRule(limit: .duration(.literal(.duration(try .working(days[index], .day)))))
      ]
      step.outcomes = targets[index].enumerated().map { number, target in
        Outcome(
          name: "o\(number)", title: "O",
          route: Route(otherwise: target < count ? .step(ID(target)) : .end(ID(0))), origin: "p")
      }
      procedure.steps.append(step)
    }
    return (procedure, days, targets)
  }

  /// All ways on which no step is passed twice, one after the other.
  private static func longest(from step: Int, _ days: [Int], _ targets: [[Int]]) -> Int {
    func longest(_ step: Int, _ seen: Set<Int>) -> Int {
      let on = targets[step].filter { $0 < days.count && !seen.contains($0) }
      return days[step] + (on.map { longest($0, seen.union([$0])) }.max() ?? 0)
    }
    return longest(step, [step])
  }

  @Test func noWayIsLongerThanTheLongest() throws {
    var exact = 0
    let count: UInt64 = 3_000
    for seed in 0..<count {
      let (procedure, days, targets) = try Self.procedure(seed)
      let flow = Flow(procedure)
      let edges = PathEdges(flow, in: World(procedure: procedure), knowing: [])
      var search = PathSearch(
        flow, edges,
        .init(
          steps: Stays(flow).amounts, stages: nil,
          walls: Array(repeating: false, count: days.count)))
      search.search(from: 0, staying: true)
      let found = search.longest.map { search.labels[Int($0)].time[.workingDays] / 1000 }
      let truth = Int64(Self.longest(from: 0, days, targets))
      #expect(found.count == 1)
      if search.isExact {
        exact += 1
        #expect(found == [truth], "\(seed)")
      } else {
        #expect(found.allSatisfy { $0 <= truth }, "\(seed)")
      }
    }
    #expect(exact > count / 4, "most loops have one way in")
    #expect(exact < count, "some have several")
  }

  @Test func sumsKeepTheirKinds() throws {
    var sum = TimeSum()
    for limit in try [
      LegalDuration.calendar(1, .week), try .working(1, .day), try .calendar(2, .day),
      try .working(90, .minute), try .working(1, .hour),
    ] { sum.add(.duration(limit)) }
    #expect(sum.words.vi == "9 ngày + 1 ngày làm việc + 2,5 giờ làm việc")
    #expect(sum.words.en == "9 days + 1 working day + 2,5 working hours")
    #expect(TimeSum([.sameDay(cutoff: nil), .sameDay(cutoff: nil)]).limits.count == 1)
  }

  @Test func theCalendarDecidesBetweenKinds() throws {
    let calendar = BudgetCalendar(calendar: try #require(Self.calendar))
    func fit(_ sum: LegalDuration, _ limit: LegalDuration) -> BudgetCalendar.Fit {
      calendar.fit(of: TimeSum([.duration(sum)]), into: TimeSum([.duration(limit)]))
    }
    #expect(fit(try .working(5, .day), try .calendar(7, .day)) == .always)
    #expect(fit(try .working(3, .day), try .calendar(1, .month)) == .always)
    guard case .never(.some) = fit(try .working(6, .day), try .calendar(7, .day)) else {
      Issue.record("six working days are eight days")
      return
    }
    guard
      case .sometimes(let late, let inTime) = fit(
        try .calendar(30, .day), try .calendar(1, .month))
    else {
      Issue.record("a month may be shorter than thirty days")
      return
    }
    #expect(late.end > late.due && inTime.end <= inTime.due)
  }

  /// What is told of a sum: the way limit by limit, what is not in it, and dates to count along.
  @Test func theWayIsTold() throws {
    let example = try #require(
      ProofCase.bad.first { $0.name == "bước không có thời hạn được nêu tên" })
    let finding = try #require(example.proved().findings.first?.finding)
    #expect(finding.notes.count == 4)
    #expect(
      finding.notes.map(\.vi).prefix(3) == [
        "lối đi lâu nhất:\n- bước `xử_lý` “Xử lý”: 4 ngày làm việc",
        "chưa kể các bước không có thời hạn: `nhận`, `ký`",
        "ví dụ tính từ 07:30 01/01/2026: dùng hết từng thời hạn thì xong lúc 17:30 07/01/2026, trong khi hạn là 17:30 06/01/2026",
      ])
    #expect(
      finding.notes.map(\.en).prefix(2) == [
        "the longest way:\n- step `xử_lý` “Xử lý”: 4 working days",
        "besides steps without a limit: `nhận`, `ký`",
      ])
  }
}
