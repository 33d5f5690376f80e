import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

// What was expected, and what is so instead.
extension ExpectationJudge {
  func expected(_ kind: ScenarioExpectation.Kind, isDenied: Bool) -> Localized {
    let phrase = phrase(kind)
    let english = "\(phrase.subject) \(isDenied ? "not " : "")to \(phrase.verb)"
    switch kind {
    case .notified, .reminded, .issued, .published, .posted, .refunded, .performed, .returned,
      .issuedResult:
      return Localized(vi: "\(isDenied ? "chưa" : "đã") \(phrase.vi)", en: english)
    case .isAt, .due, .overallDue, .status, .ended, .fee, .value, .refused, .not, .heldBy:
      return Localized(vi: "\(isDenied ? "không phải " : "")\(phrase.vi)", en: english)
    }
  }

  /// A happening or a state: *lập “Giấy hẹn”*; “Giấy hẹn”, *be issued*.
  private struct Phrase {
    var vi: String
    var subject: String
    var verb: String
  }

  private func phrase(_ kind: ScenarioExpectation.Kind) -> Phrase {
    switch kind {
    case .isAt(let step):
      Phrase(
        vi: "hồ sơ ở bước \(vi.step(step))", subject: "the case",
        verb: "be in step \(en.step(step))")
    case .due(let date, let time):
      Phrase(
        vi: "bước có hạn \(written(date, time))", subject: "the step",
        verb: "be due \(written(date, time))")
    case .overallDue(let date, let time):
      Phrase(
        vi: "hẹn trả \(written(date, time))", subject: "the whole case",
        verb: "be due \(written(date, time))")
    case .status(let status):
      Phrase(
        vi: "trạng thái là \(vi.status(status))", subject: "the status",
        verb: "be \(en.status(status))")
    case .ended(let end):
      Phrase(
        vi: "hồ sơ kết thúc \(vi.end(end))", subject: "the case", verb: "end in \(en.end(end))")
    case .fee(let fee, let sum):
      Phrase(
        vi: "\(vi.fee(fee)) là \(written(sum, vi))", subject: en.fee(fee),
        verb: "be \(written(sum, en))")
    case .value(let field, let expression):
      Phrase(
        vi: "\(vi.field(field)) là \(written(expression, vi, field))", subject: en.field(field),
        verb: "be \(written(expression, en, field))")
    case .refused: Phrase(vi: "việc này bị từ chối", subject: "this", verb: "be refused")
    case .notified(let role, let means, let message, let saying):
      notice(role, means, message, saying)
    case .reminded(let role):
      Phrase(vi: "nhắc \(vi.roleWithin(role))", subject: en.roleWithin(role), verb: "be reminded")
    case .issued(let letter):
      Phrase(vi: "lập \(vi.letter(letter))", subject: en.letter(letter), verb: "be issued")
    case .published(let what):
      Phrase(
        vi: "công bố \(vi.publishable(what))", subject: en.publishable(what), verb: "be published")
    case .posted(let what, let role):
      Phrase(
        vi: "gửi bưu chính \(vi.publishable(what))"
          + (role.map { " đến \(vi.roleWithin($0))" } ?? ""),
        subject: en.publishable(what),
        verb: "be posted" + (role.map { " to \(en.roleWithin($0))" } ?? ""))
    case .refunded(let fee):
      Phrase(vi: "hoàn \(vi.fee(fee))", subject: en.fee(fee), verb: "be refunded")
    case .performed(let action):
      Phrase(
        vi: "yêu cầu thực hiện \(vi.action(action))", subject: en.action(action),
        verb: "be asked for")
    case .issuedResult(let result):
      Phrase(
        vi: "lập kết quả \(vi.publishable(.result(result)))",
        subject: en.publishable(.result(result)), verb: "be issued")
    case .returned(let result?):
      Phrase(
        vi: "trả kết quả \(vi.publishable(.result(result)))",
        subject: en.publishable(.result(result)), verb: "be handed over")
    case .returned(nil): Phrase(vi: "trả kết quả", subject: "a result", verb: "be handed over")
    case .heldBy(let agency):
      Phrase(
        vi: "hồ sơ do \(vi.agency(agency)) giải quyết", subject: "the case",
        verb: "be with \(en.agency(agency))")
    case .not(let inner): phrase(inner)
    }
  }

  private func notice(
    _ role: ID<Role>, _ means: [Notice.Means], _ message: ID<Message>?, _ saying: String?
  ) -> Phrase {
    var phrase = Phrase(
      vi: "báo \(vi.roleWithin(role))", subject: en.roleWithin(role), verb: "be notified")
    if !means.isEmpty {
      phrase.vi += " qua \(vi.list(means.map(vi.means)))"
      phrase.verb += " by \(en.list(means.map(en.means)))"
    }
    if let message {
      phrase.vi += " bằng \(vi.message(message))"
      phrase.verb += " with \(en.message(message))"
    }
    if let saying {
      phrase.vi += " có nội dung \(ProcedureWords.quoted(saying))"
      phrase.verb += " saying \(ProcedureWords.quoted(saying))"
    }
    return phrase
  }

  private func written(_ date: CivilDate, _ time: TimeOfDay?) -> String {
    time.map { "\(date) \($0)" } ?? date.description
  }

  private func written(
    _ expression: Expression, _ words: ProcedureWords, _ field: ID<Field>? = nil
  ) -> String {
    value(expression).map { words.value($0, of: field) } ?? "…"
  }

  // MARK: Instead

  /// What is so where the expectation is not met.
  func so(_ kind: ScenarioExpectation.Kind) -> Localized {
    switch kind {
    case .isAt, .ended: return whereabouts
    case .due:
      guard let due = state.activities.first?.due else {
        return state.isOpen
          ? Localized(vi: "bước này không có hạn", en: "the step has no due date") : whereabouts
      }
      return Localized(vi: "hạn là \(vi.due(due))", en: "it is due \(en.due(due))")
    case .overallDue: return overallDue
    case .status:
      guard let status = state.status else {
        return Localized(vi: "hồ sơ chưa có trạng thái", en: "the case has no status yet")
      }
      return Localized(
        vi: "trạng thái đang là \(vi.status(status))", en: "the status is \(en.status(status))")
    case .fee(let fee, _):
      guard let amount = amount(of: fee) else {
        return Localized(vi: "chưa tính được", en: "it can't be worked out yet")
      }
      return Localized(
        vi: "số phải thu là \(vi.money(amount))", en: "it comes to \(en.money(amount))")
    case .value(let field, _):
      guard let value = state.value(of: field) else {
        return Localized(vi: "chưa ai nhập", en: "nobody has given it")
      }
      return Localized(
        vi: "giá trị là \(vi.value(value, of: field))", en: "it is \(en.value(value, of: field))")
    case .heldBy:
      guard let agency = agencyNow else {
        return Localized(vi: "không rõ cơ quan nào", en: "no agency is named")
      }
      return Localized(
        vi: "cơ quan giải quyết là \(vi.agency(agency))", en: "it is with \(en.agency(agency))")
    case .refused, .not:
      return Localized(vi: "không phải như vậy", en: "that is not so")
    case .notified, .reminded, .issued, .published, .posted, .refunded, .performed, .returned,
      .issuedResult:
      return happenedInstead(kind)
    }
  }

  private var whereabouts: Localized {
    if let end = state.end {
      return Localized(
        vi: "hồ sơ đã kết thúc \(vi.end(end))", en: "the case has ended in \(en.end(end))")
    }
    let steps = state.activities.map(\.step)
    return Localized(
      vi: "hồ sơ đang ở bước \(vi.list(steps.map(vi.step)))",
      en: "the case is in step \(en.list(steps.map(en.step)))")
  }

  private var overallDue: Localized {
    if let due = state.overallDue {
      return Localized(vi: "hẹn trả là \(vi.due(due))", en: "it is due \(en.due(due))")
    }
    guard let clock = state.overallClock else {
      return Localized(
        vi: "chưa bắt đầu tính thời hạn", en: "the overall clock has not started")
    }
    return clock.isPaused
      ? Localized(vi: "thời hạn chung đang tạm dừng", en: "the overall clock is paused")
      : Localized(
        vi: "trường hợp này không có thời hạn chung", en: "no overall limit applies to this case")
  }

  /// Events of the same sort in the stretch, or that there was none.
  private func happenedInstead(_ kind: ScenarioExpectation.Kind) -> Localized {
    let alike = playing.history.dropFirst(stretch.events).compactMap { self.alike($0.event, kind) }
    guard !alike.isEmpty else {
      return Localized(vi: "không có việc đó", en: "nothing of the kind happened")
    }
    return Localized(
      vi: "chỉ \(vi.list(alike.map(\.vi)))",
      en: "only " + en.list(alike.map { "\($0.subject) was \($0.verb.dropFirst(3))" }))
  }

  /// What happened, where it is of the sort that was expected.
  private func alike(_ event: Event, _ kind: ScenarioExpectation.Kind) -> Phrase? {
    switch (kind, event) {
    case (.notified, .noticeRequested(let notice)):
      phrase(.notified(notice.to, means: notice.means.all, message: notice.message, saying: nil))
    case (.reminded, .reminderRequested(let role)): phrase(.reminded(role))
    case (.issued, .letterIssued(let letter)): phrase(.issued(letter))
    case (.published, .published(let what)): phrase(.published(what))
    case (.posted, .postingRequested(let what, let role)): phrase(.posted(what, to: role))
    case (.refunded, .refundRequested(let fee, _)): phrase(.refunded(fee))
    case (.issuedResult, .resultIssued(let result)): phrase(.issuedResult(result))
    case (.returned, .resultsReturned(let results)): phrase(.returned(results.first))
    case (.performed, .actionRequested(let request)): phrase(.performed(request.action))
    case (_, _): nil
    }
  }

  /// That something happened which was not to happen.
  func happened(_ kind: ScenarioExpectation.Kind) -> Localized {
    guard let first = matching(kind).first else {
      return Localized(vi: "đúng là như vậy", en: "it is so")
    }
    return Localized(
      vi: "việc đó đã xảy ra lúc \(first.moment)", en: "that happened at \(first.moment)")
  }
}
