import CivilTime
import ProcedureRuntime
import SourceText
import Testing

/// When a request that failed is begun again.
@Suite struct RetryPlanTests {
  private static let now = Moment(seconds: 1_769_414_400)

  private static func item(_ number: Int, attempts: Int) -> OutboxItem {
    OutboxItem(
      caseNumber: "HS-260126-000\(number)", sequence: 2, index: 3, kind: .notice,
      attempts: attempts, readyAt: now)
  }

  private static func wait(_ plan: RetryPlan, _ item: OutboxItem) -> Int64? {
    guard
      case .again(let moment, "lỗi") = plan.settlement(
        of: item, failing: Localized(verbatim: "lỗi"), at: now)
    else { return nil }
    return now.seconds(to: moment)
  }

  @Test func waitsDoubleAndStayWithinAQuarter() throws {
    let plan = RetryPlan(attempts: 20, interval: 40, longest: 1000)
    for attempt in 1...19 {
      let doubled = 40 * (Int64(1) << Int64(attempt - 1))
      let plain = min(1000, doubled)
      for number in 1...9 {
        let wait = try #require(Self.wait(plan, Self.item(number, attempts: attempt)))
        #expect((plain - plain / 4...plain + plain / 4).contains(wait))
      }
    }
  }

  @Test func requestsThatFailedTogetherDoNotComeBackTogether() {
    let plan = RetryPlan(attempts: 3, interval: 600)
    let waits = Set((1...9).map { Self.wait(plan, Self.item($0, attempts: 1)) })
    #expect(waits.count > 5)
    #expect(
      Self.wait(plan, Self.item(1, attempts: 1)) == Self.wait(plan, Self.item(1, attempts: 1)))
  }

  @Test func theLastFailureIsAnIncident() {
    let plan = RetryPlan(attempts: 3, interval: 1)
    #expect(Self.wait(plan, Self.item(1, attempts: 2)) != nil)
    let last = plan.settlement(
      of: Self.item(1, attempts: 3), failing: Localized(verbatim: "lỗi"), at: Self.now)
    #expect(last == .incident(because: "lỗi"))
  }
}
