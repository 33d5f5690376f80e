import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Puts events into words while it replays them: what an event means to a reader is partly in the
/// state it met.
struct EventTeller {
  let program: Program
  let vi: ProcedureWords
  let en: ProcedureWords
  private(set) var state = CaseState.new
  private var fields: [(field: ID<Field>, value: Value)] = []

  /// - Parameter state: how the case stands when the telling begins.
  init(
    _ program: Program, in state: CaseState = .new, calling people: PeopleNames = PeopleNames()
  ) {
    self.state = state
    self.program = program
    vi = ProcedureWords(program.procedure, in: .vi, calling: people)
    en = ProcedureWords(program.procedure, in: .en, calling: people)
  }

  var people: PeopleNames { vi.people }

  /// The line of an event; nil where the lines around it say it, or where it goes on in the next.
  mutating func tell(_ timed: TimedEvent, next: TimedEvent?) -> Localized? {
    let before = state
    apply(timed, to: &state, of: program)
    switch timed.event {
    case .filed, .outcomeChosen, .anytimeChosen, .letterSigned, .assigned, .paid, .eventReceived,
      .papersRecorded, .partyPresent:
      return person(timed.event, for: next.principal, at: timed.moment)
    case .taskClaimed, .taskAssigned, .taskReturned, .actedFor, .paperFilesRecorded:
      return task(timed.event)
    case .voteCast, .voteClosed, .voteDecided:
      return vote(timed.event, for: next.principal, before)
    case .fieldRecorded(let field, let value):
      fields.append((field, value))
      if let next, case .fieldRecorded = next.event, next.moment == timed.moment { return nil }
      return recordedFields()
    case .stepEntered, .stepLeft, .visitLimitReached, .endReached:
      return way(timed.event, at: timed.moment)
    case .clockStarted, .clockPaused, .clockResumed, .clockRestarted, .clockLeft, .clockExtended:
      return clock(timed.event)
    case .reminderDue, .overdue, .outcomeDeemed, .waitElapsed, .overallReminderDue,
      .overallOverdue:
      return timer(timed.event)
    case .noticeRequested, .reminderRequested, .letterIssued, .published, .postingRequested,
      .refundRequested, .actionRequested, .actionSucceeded, .actionFailed, .resultIssued,
      .resultsReturned:
      return request(timed, before)
    case .blockEntered, .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped:
      return work(timed.event, before)
    case .stageEntered, .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue:
      return stage(timed.event, before)
    case .callRequested, .callEnded, .callRefused: return call(timed.event, before)
    case .moved(let move): return moved(move, to: program)
    }
  }

  /// The same sentence by both vocabularies.
  private func both(_ sentence: (ProcedureWords) -> String) -> Localized {
    Localized(vi: sentence(vi), en: sentence(en))
  }

  // MARK: What people do

  private func person(
    _ event: Event, for principal: String?, at moment: Moment
  ) -> Localized? {
    switch event {
    case .filed(let opening): return filed(opening, at: moment)
    case .outcomeChosen(let step, let outcome, let performer):
      return both { words in
        let who =
          words.performer(performer, for: principal)
          + words.heir(of: performer.role, on: moment.date)
        let what = words.outcome(step, outcome)
        return switch words.language {
        case .vi: "\(who) chọn \(what) tại bước \(words.step(step))"
        case .en: "\(who) chooses \(what) in step \(words.step(step))"
        }
      }
    case .anytimeChosen(let index, let step, let performer):
      return Localized(
        vi: "\(vi.performer(performer, for: principal)) chọn \(vi.anytime(index)) "
          + "khi hồ sơ đang ở bước \(vi.step(step))",
        en: "\(en.performer(performer, for: principal)) chooses \(en.anytime(index)) "
          + "while the case is in step \(en.step(step))")
    case .letterSigned(let letter, let performer):
      let (role, person) = (performer.role, performer.person)
      return Localized(
        vi: "\(vi.performer(role, person)) ký số \(vi.letter(letter))",
        en: "\(en.performer(role, person)) signs \(en.letter(letter)) digitally")
    case .assigned(let assignment):
      return Localized(
        vi: "Giao \(people[assignment.person]) thực hiện bước tiếp theo của "
          + vi.roleWithin(assignment.role),
        en:
          "\(people[assignment.person]) is named for the next step of \(en.roleWithin(assignment.role))"
      )
    case .paid(let payment):
      let receipt = payment.receipt
      return Localized(
        vi: "Đã thu \(vi.money(payment.amount)) \(vi.fee(payment.fee)) \(vi.means(payment.means))"
          + (receipt.map { ", biên lai số \($0)" } ?? ""),
        en: "\(en.money(payment.amount)) paid for \(en.fee(payment.fee)) "
          + en.means(payment.means) + (receipt.map { ", receipt no. \($0)" } ?? ""))
    case .eventReceived(let id):
      return Localized(vi: "Nhận sự kiện \(vi.event(id))", en: "Event \(en.event(id)) arrives")
    case .papersRecorded(let papers): return self.papers(papers)
    case .partyPresent(let party):
      return Localized(
        vi: "\(vi.performer(party.role, party.person)) có mặt",
        en: "\(en.performer(party.role, party.person)) is present")
    case .fieldRecorded, .taskClaimed, .taskAssigned, .taskReturned, .actedFor, .paperFilesRecorded,
      .voteCast, .voteClosed, .voteDecided, .stepEntered, .stepLeft,
      .visitLimitReached, .endReached, .clockStarted,
      .clockPaused, .clockResumed, .clockRestarted, .clockLeft, .clockExtended, .reminderDue,
      .overdue, .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue,
      .noticeRequested, .reminderRequested, .letterIssued, .published, .postingRequested,
      .refundRequested, .actionRequested, .actionSucceeded, .actionFailed, .blockEntered,
      .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped, .stageEntered,
      .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue, .callRequested,
      .callEnded, .callRefused, .resultIssued, .resultsReturned, .moved:
      return nil
    }
  }

  private func filed(_ opening: Opening, at moment: Moment) -> Localized {
    let name = opening.applicant.name
    guard let channel = opening.channel else { return opened(opening) }
    var vietnamese = "\(vi.performer(.applicant, name)) nộp hồ sơ \(vi.channel(channel))"
    var english = "\(en.performer(.applicant, name)) files \(en.channel(channel))"
    if let selected = opening.selected {
      vietnamese += ", trường hợp \(vi.selector(selected))"
      english += ", case \(en.selector(selected))"
    }
    if let returning = opening.returning {
      vietnamese += ", nhận kết quả \(vi.channel(returning))"
      english += ", result to be handed over \(en.channel(returning))"
    }
    if let receiver = program.procedure.receiverThatChanged(by: moment.date) {
      vietnamese += ", \(vi.agency(receiver)) tiếp nhận"
      english += ", received by \(en.agency(receiver))"
    }
    return Localized(
      vi: vietnamese + " (mã hồ sơ \(opening.caseNumber))",
      en: english + " (case number \(opening.caseNumber))")
  }

  private func papers(_ papers: [PaperEntry]) -> Localized {
    func list(_ words: ProcedureWords) -> String {
      papers.map { paper in
        let copies = words.copies(paper.count, paper.form)
        return "\(words.paper(paper.paper)) (\(copies)\(words.custody(of: paper)))"
      }.joined(separator: ", ")
    }
    return Localized(vi: "Giấy tờ đã nộp: \(list(vi))", en: "Papers handed in: \(list(en))")
  }

  private mutating func recordedFields() -> Localized {
    let recorded = fields
    fields = []
    func list(_ words: ProcedureWords) -> String {
      recorded.map { "\(words.field($0.field)) = \(words.value($0.value, of: $0.field))" }
        .joined(separator: "; ")
    }
    return Localized(vi: "Ghi nhận thông tin: \(list(vi))", en: "Recorded: \(list(en))")
  }

  // MARK: The way of the case

  private func way(_ event: Event, at moment: Moment) -> Localized? {
    switch event {
    case .stepEntered(let step, let entry): return entered(step, entry, at: moment)
    case .visitLimitReached(let step):
      let count = program.procedure.steps[safely: step]?.visitLimit?.count ?? 0
      return Localized(
        vi: "Hồ sơ đã vào bước \(vi.step(step)) đủ \(count) lần, phải chuyển theo hướng khác",
        en: "The case has been in step \(en.step(step)) \(count) times, so it goes the other way")
    case .endReached(let end):
      let kind = program.procedure.ends[safely: end]?.kind ?? .discontinued
      return Localized(
        vi: "→ kết thúc \(vi.end(end)) (\(vi.kind(kind)))",
        en: "→ end \(en.end(end)) (\(en.kind(kind)))")
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed,
      .voteDecided, .stepLeft, .clockStarted, .clockPaused, .clockResumed,
      .clockRestarted, .clockLeft, .clockExtended, .reminderDue, .overdue, .outcomeDeemed,
      .waitElapsed, .overallReminderDue, .overallOverdue, .noticeRequested, .reminderRequested,
      .letterIssued, .published, .postingRequested, .refundRequested, .actionRequested,
      .actionSucceeded, .actionFailed, .blockEntered, .branchTurnedTo, .branchDone, .branchStopped,
      .blockDone, .blockStopped, .stageEntered, .stageLeft, .stagePaused, .stageResumed,
      .stageReminderDue, .stageOverdue, .callRequested, .callEnded, .callRefused, .moved,
      .resultIssued,
      .resultsReturned:
      return nil
    }
  }

  private func entered(
    _ step: ID<Step>, _ entry: StepEntry, at moment: Moment
  ) -> Localized {
    var vietnamese: [String] = []
    var english: [String] = []
    if let element = state.open(branch: state.branchInHand)?.branch.element {
      vietnamese.append(vi.value(element, of: field(ofBranch: state.branchInHand)))
      english.append(en.value(element, of: field(ofBranch: state.branchInHand)))
    }
    if let due = entry.due {
      vietnamese.append("hạn \(vi.due(due))")
      english.append("due \(en.due(due))")
    }
    if let until = entry.waitsUntil {
      vietnamese.append("chờ đến \(until)")
      english.append("waits until \(until)")
    }
    if let assignee = state.activities.first(where: { $0.step == step })?.assignee {
      vietnamese.append("giao \(assignee)")
      english.append("assigned to \(assignee)")
    }
    if let agency = heir(of: step, on: moment.date) {
      vietnamese.append("do \(vi.agency(agency)) thực hiện")
      english.append("done by \(en.agency(agency))")
    }
    func inBrackets(_ details: [String]) -> String {
      details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
    }
    return Localized(
      vi: "→ bước \(vi.step(step))\(inBrackets(vietnamese))",
      en: "→ step \(en.step(step))\(inBrackets(english))")
  }

  private func clock(_ event: Event) -> Localized? {
    func until(_ due: Due?) -> (vi: String, en: String) {
      guard let due else { return ("", "") }
      return (", hẹn trả \(vi.due(due))", ", result promised by \(en.due(due))")
    }
    switch event {
    case .clockStarted(let limit, let promised):
      guard limit != nil else {
        return Localized(
          vi: "Bắt đầu tính thời hạn; trường hợp này không quy định thời hạn chung",
          en: "The overall clock starts; no overall limit applies to this case")
      }
      let due = until(promised)
      return Localized(
        vi: "Bắt đầu tính thời hạn" + due.vi, en: "The overall clock starts" + due.en)
    case .clockPaused:
      return Localized(vi: "Thời hạn chung tạm dừng", en: "The overall clock pauses")
    case .clockResumed(let promised):
      let due = until(promised)
      return Localized(
        vi: "Thời hạn chung tính tiếp" + due.vi, en: "The overall clock runs on" + due.en)
    case .clockRestarted(let promised):
      let due = until(promised)
      return Localized(
        vi: "Thời hạn chung tính lại từ đầu" + due.vi,
        en: "The overall clock runs anew" + due.en)
    case .clockLeft(let rest, let promised):
      let due = until(promised)
      return Localized(
        vi: "Thời hạn chung còn \(vi.duration(rest))" + due.vi,
        en: "The overall clock has \(en.duration(rest)) left" + due.en)
    case .clockExtended(let more, let promised):
      let due = until(promised)
      return Localized(
        vi: "Thời hạn chung được cộng thêm \(vi.duration(more))" + due.vi,
        en: "The overall clock gains \(en.duration(more))" + due.en)
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed,
      .voteDecided, .stepEntered, .stepLeft, .visitLimitReached, .endReached,
      .reminderDue, .overdue, .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue,
      .noticeRequested, .reminderRequested, .letterIssued, .published, .postingRequested,
      .refundRequested, .actionRequested, .actionSucceeded, .actionFailed, .blockEntered,
      .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped, .stageEntered,
      .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue, .callRequested,
      .callEnded, .callRefused, .resultIssued, .resultsReturned, .moved:
      return nil
    }
  }

  // MARK: Timers

  private func timer(_ event: Event) -> Localized? {
    switch event {
    case .reminderDue(let step, let index):
      let reminders = program.procedure.steps[safely: step]?.timers.reminders ?? []
      guard reminders.indices.contains(index) else { return nil }
      let ahead = reminders[index].before
      return Localized(
        vi: "Bước \(vi.step(step)) sắp đến hạn (nhắc trước \(vi.duration(ahead)))",
        en: "Step \(en.step(step)) is due soon (reminder \(en.duration(ahead)) before)")
    case .overdue(let step):
      return Localized(
        vi: "Bước \(vi.step(step)) quá hạn", en: "Step \(en.step(step)) is overdue")
    case .outcomeDeemed(let step, let outcome):
      return Localized(
        vi: "Hết hạn mà không có ý kiến: coi như chọn \(vi.outcome(step, outcome)) "
          + "tại bước \(vi.step(step))",
        en: "Silence counts as \(en.outcome(step, outcome)) in step \(en.step(step))")
    case .waitElapsed(let step):
      return Localized(
        vi: "Hết thời gian chờ ở bước \(vi.step(step))",
        en: "The wait in step \(en.step(step)) is over")
    case .overallReminderDue(let index):
      let reminders = program.procedure.timers.reminders
      guard reminders.indices.contains(index) else { return nil }
      let ahead = reminders[index].before
      return Localized(
        vi: "Hồ sơ sắp đến hạn trả kết quả (nhắc trước \(vi.duration(ahead)))",
        en: "The whole case is due soon (reminder \(en.duration(ahead)) before)")
    case .overallOverdue:
      return Localized(
        vi: "Hồ sơ quá hạn trả kết quả", en: "The whole case is overdue")
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed,
      .voteDecided, .stepEntered, .stepLeft, .visitLimitReached, .endReached,
      .clockStarted, .clockPaused, .clockResumed, .clockRestarted, .clockLeft, .clockExtended,
      .noticeRequested, .reminderRequested, .letterIssued, .published, .postingRequested,
      .refundRequested, .actionRequested, .actionSucceeded, .actionFailed, .blockEntered,
      .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped, .stageEntered,
      .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue, .callRequested,
      .callEnded, .callRefused, .resultIssued, .resultsReturned, .moved:
      return nil
    }
  }

  // MARK: What the case asks of the world

  private func request(_ timed: TimedEvent, _ before: CaseState) -> Localized? {
    switch timed.event {
    case .noticeRequested(let notice): return self.notice(notice, at: timed.moment)
    case .reminderRequested(let role):
      return Localized(vi: "Nhắc \(vi.roleWithin(role))", en: "Remind \(en.roleWithin(role))")
    case .letterIssued(let letter):
      return Localized(vi: "Lập \(vi.letter(letter))", en: "Issue \(en.letter(letter))")
    case .published(let what):
      return Localized(
        vi: "Công bố \(vi.publishable(what))", en: "Publish \(en.publishable(what))")
    case .postingRequested(let what, let role):
      return Localized(
        vi: "Gửi bưu chính \(vi.publishable(what)) đến \(vi.roleWithin(role))",
        en: "Post \(en.publishable(what)) to \(en.roleWithin(role))")
    case .refundRequested(let fee, let amount):
      return Localized(
        vi: "Hoàn \(vi.money(amount)) \(vi.fee(fee))",
        en: "Refund \(en.money(amount)) of \(en.fee(fee))")
    case .resultIssued(let result):
      return both { words in
        switch words.language {
        case .vi: "Lập kết quả \(words.publishable(.result(result)))"
        case .en: "Result \(words.publishable(.result(result))) is made"
        }
      }
    case .resultsReturned(let results):
      return both { words in
        let list = words.list(results.map { words.publishable(.result($0)) })
        return switch words.language {
        case .vi: "Trả kết quả \(list) cho người nộp"
        case .en: "\(list) handed to the applicant"
        }
      }
    case .actionRequested(let request):
      return Localized(
        vi: "Yêu cầu thực hiện \(vi.action(request.action))",
        en: "Ask for \(en.action(request.action)) to be carried out")
    case .actionSucceeded(let number, let value):
      return answer(number, before) { words, request in
        let result = value.map { words.value($0, of: request.into) }
        return switch words.language {
        case .vi: "đã thực hiện xong" + (result.map { ", kết quả: \($0)" } ?? "")
        case .en: "has been carried out" + (result.map { ", result: \($0)" } ?? "")
        }
      }
    case .actionFailed(let number, let failure):
      return answer(number, before) { words, request in
        words.failure(failure, of: request)
      }
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed,
      .voteDecided, .stepEntered, .stepLeft, .visitLimitReached, .endReached,
      .clockStarted, .clockPaused, .clockResumed, .clockRestarted, .clockLeft, .clockExtended,
      .reminderDue, .overdue, .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue,
      .blockEntered, .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped,
      .stageEntered, .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue,
      .callRequested, .callEnded, .callRefused, .moved:
      return nil
    }
  }

  private func answer(
    _ number: Int, _ before: CaseState,
    _ predicate: (ProcedureWords, ActionRequest) -> String
  ) -> Localized? {
    guard let request = before.pendingRequests.first(where: { $0.number == number }) else {
      return nil
    }
    return both { "\($0.action(request.action)) \(predicate($0, request))" }
  }

  private func notice(_ notice: NoticeRequest, at moment: Moment) -> Localized {
    let words = text(of: notice.message, in: state, at: moment, of: program)
    func means(_ vocabulary: ProcedureWords) -> String {
      let all = notice.means.all.map { vocabulary.means($0) }
      switch notice.manner {
      case .each: return vocabulary.list(all)
      case .first: return vocabulary.list(all, or: true)
      }
    }
    return Localized(
      vi: "Báo \(vi.roleWithin(notice.to)) qua \(means(vi)): \(ProcedureWords.quoted(words))",
      en: "Notify \(en.roleWithin(notice.to)) by \(means(en)): \(ProcedureWords.quoted(words))")
  }

  // MARK: Refusals

  func refusal(_ command: Command, _ rejection: Rejection) -> Localized {
    let why = RejectionWording(rejection, of: program.procedure).sentence
    let tried = attempt(command)
    return Localized(
      vi: "\(tried.vi) nhưng không được chấp nhận: \(why.vi)",
      en: "\(tried.en), but is refused: \(why.en)")
  }

  private func attempt(_ command: Command) -> Localized {
    switch command {
    case .file(let filing):
      let name = filing.opening.applicant.name
      let channel = filing.opening.channel
      return Localized(
        vi: "\(vi.performer(.applicant, name)) nộp hồ sơ"
          + (channel.map { " \(vi.channel($0))" } ?? ""),
        en: "\(en.performer(.applicant, name)) files"
          + (channel.map { " \(en.channel($0))" } ?? ""))
    case .open(let opening):
      return Localized(
        vi: "Nhận \(vi.event(opening.event)) để mở hồ sơ",
        en: "\(en.event(opening.event)) arrives to open a case")
    case .closeVote(let closing):
      return Localized(
        vi: "\(vi.performer(closing.by.role, closing.by.person)) chốt biểu quyết",
        en: "\(en.performer(closing.by.role, closing.by.person)) closes the vote")
    case .act(let choice):
      return Localized(
        vi: "\(vi.performer(choice.by, for: choice.principal)) chọn \(vi.outcome(choice.outcome))",
        en: "\(en.performer(choice.by, for: choice.principal)) chooses "
          + en.outcome(choice.outcome))
    case .claim(let claim):
      return Localized(
        vi: "\(vi.agent(claim.by)) nhận việc ở bước \(vi.step(claim.step))",
        en: "\(en.agent(claim.by)) takes on step \(en.step(claim.step))")
    case .assign(let given):
      return Localized(
        vi: "\(vi.agent(given.by)) giao bước \(vi.step(given.step)) cho \(given.person)",
        en: "\(en.agent(given.by)) gives step \(en.step(given.step)) to \(given.person)")
    case .giveBack(let giving):
      return Localized(
        vi: "\(vi.agent(giving.by)) trả lại việc ở bước \(vi.step(giving.step))",
        en: "\(en.agent(giving.by)) gives step \(en.step(giving.step)) back")
    case .attach:
      return Localized(vi: "Nộp giấy tờ", en: "Papers are handed in")
    case .pay(let payment):
      return Localized(
        vi: "Nộp \(vi.money(payment.amount)) \(vi.fee(payment.fee))",
        en: "A payment of \(en.money(payment.amount)) for \(en.fee(payment.fee)) is made")
    case .deliver(let delivery):
      return Localized(
        vi: "Nhận sự kiện \(vi.event(delivery.event))",
        en: "Event \(en.event(delivery.event)) arrives")
    case .actionSucceeded, .actionFailed:
      return Localized(
        vi: "Nhận kết quả của một hành động", en: "The result of an action arrives")
    case .callEnded, .callRefused:
      return Localized(
        vi: "Nhận kết quả của thủ tục được gọi", en: "The result of a called procedure arrives")
    case .advance:
      return Localized(vi: "Việc đến hạn được thực hiện", en: "What is due is carried out")
    }
  }
}

extension ProcedureWords {
  fileprivate func failure(_ failure: ActionFailure, of request: ActionRequest) -> String {
    switch (failure, language) {
    case (.reported(let reason), let language):
      (language == .vi ? "không thực hiện được" : "has failed")
        + (reason.isEmpty ? "" : ": \(Localized(joined: reason)[language])")
    case (.unusableResult(nil), .vi): "không trả kết quả nào"
    case (.unusableResult(nil), .en): "has given no result"
    case (.unusableResult(let value?), .vi): "trả kết quả không dùng được: \(self.value(value))"
    case (.unusableResult(let value?), .en): "has given an unusable result: \(self.value(value))"
    }
  }
}
