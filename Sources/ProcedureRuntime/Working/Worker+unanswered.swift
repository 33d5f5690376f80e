import CivilTime
import ProcedureInterpreter
import SourceText

// Requests that were taken up, and whose answer does not come.
extension Worker {
  /// Seconds within which the answer is to come; nil where none is awaited. Money and post are awaited
  /// where the configuration says how long: what comes of them is reported to the case.
  func answerLimit(of request: WorldRequest, isAccepted: Bool) -> Int64? {
    let limit = request.names.compactMap { bindings[$0]?.answerLimit }.first
    switch request.asked {
    case .action: return isAccepted ? limit ?? Binding.usualAnswerLimit : nil
    case .payment, .posting: return limit
    case .notice, .reminder, .letter, .publication, .refund, .call: return nil
    }
  }

  /// Gives up what should have been answered by now: each once, also after days without a worker, and
  /// whichever of several workers comes first. An answer that comes later is still taken.
  func giveUpUnanswered() async throws(Refusal) -> [WorkNote] {
    var notes: [WorkNote] = []
    while !isEnding() {
      let overdue = try await desk.overdueAnswers(at: clock.now(), limit: 64)
      for request in overdue {
        if try await desk.isAnswered(request) {
          try await desk.settle(request.item, .done)
          continue
        }
        let words = Localized(
          vi: "nơi nhận đã nhận, nhưng đến \(request.item.readyAt) vẫn chưa trả lời",
          en: "accepted, but not answered by \(request.item.readyAt)")
        guard try await desk.settle(request.item, .incident(because: words.joined)) else {
          continue
        }
        let note = WorkNote(.incident, request, text: words)
        self.note(note)
        notes.append(note)
      }
      if overdue.isEmpty { break }
    }
    return notes
  }
}

extension Desk {
  /// Requests that should have been answered by now.
  func overdueAnswers(at now: Moment, limit: Int) async throws(Refusal) -> [WorldRequest] {
    try await requests(
      of: try await asking { (journal) throws(JournalFault) in
        try await journal.overdueAnswers(at: now, limit: limit)
      })
  }

  /// Whether what was to come of a request has come by another way than its answer: the money was paid
  /// or is not asked for any more, or the post has reported.
  func isAnswered(_ request: WorldRequest) async throws(Refusal) -> Bool {
    switch request.asked {
    case .payment: return request.names.isEmpty
    case .posting:
      let (number, sequence) = (request.item.caseNumber, request.item.sequence)
      let read = try await asking { (journal) throws(JournalFault) in
        try await journal.read(number, after: sequence)
      }
      return read?.entries.contains { $0.key?.hasPrefix(Self.postKey) ?? false } ?? false
    case .notice, .reminder, .letter, .publication, .refund, .action, .call: return false
    }
  }

  /// What the keys of commands begin with that carry out what the post has reported.
  public static let postKey = "post/"

  /// Settles what was to come of the requests of a case and has come.
  ///
  /// - Parameter hasPostReported: the post has said what became of what it carries, be it that the case
  ///   does not go on with that.
  public func settleAnswered(
    of number: String, hasPostReported: Bool = false, at now: Moment
  ) async throws(Refusal) {
    let items = try await asking { (journal) throws(JournalFault) in
      try await journal.requests(of: number)
    }
    for item in items where item.phase != .open {
      guard item.kind == .payment || item.kind == .posting else { continue }
      let request = try await request(item)
      var isAnswered = try await isAnswered(request)
      if case .posting = request.asked { isAnswered = isAnswered || hasPostReported }
      guard isAnswered else { continue }
      if item.phase == .waiting {
        try await settle(item, .done)
        continue
      }
      let words = Localized(vi: "đã được báo lại", en: "it was reported meanwhile")
      try await keep(
        Intervention(.resolve, of: item, at: now, by: "tthc", because: words.joined))
    }
  }
}
