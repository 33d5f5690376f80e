import ProcedureGraph
import SourceText

extension Obligation.Event {
  /// What happens, as a phrase within a sentence; names and titles as the author gave them.
  func words(in procedure: Procedure) -> Localized {
    switch self {
    case .stepEntered(let step):
      return Self.named("bước", "step", procedure.steps[step.index].name)
    case .outcomeChosen(let name, nil):
      return Self.named("lựa chọn", "the choice", name)
    case .outcomeChosen(let name, let step?):
      return Self.named("lựa chọn", "the choice", "\(procedure.steps[step.index].name).\(name)")
    case .notified(let role, let message):
      let to = procedure.roles[role.index].title
      guard let message else {
        return Localized(vi: "tin báo cho “\(to)”", en: "a message to “\(to)”")
      }
      let name = procedure.messages[message.index].name
      return Localized(
        vi: "tin báo `\(name)` cho “\(to)”", en: "the message `\(name)` to “\(to)”")
    case .reminded(let role):
      let to = procedure.roles[role.index].title
      return Localized(vi: "lời nhắc “\(to)”", en: "a reminder to “\(to)”")
    case .letterIssued(let letter):
      let title = procedure.letters[letter.index].title
      return Localized(vi: "việc lập “\(title)”", en: "the letter “\(title)”")
    case .published(let thing):
      let title = Self.title(of: thing, in: procedure)
      return Localized(vi: "việc công bố “\(title)”", en: "the publishing of “\(title)”")
    case .posted(let thing):
      let title = Self.title(of: thing, in: procedure)
      return Localized(vi: "việc gửi bưu chính “\(title)”", en: "the posting of “\(title)”")
    case .feeCollected(.fee(let fee)):
      let title = procedure.fees[fee.index].title
      return Localized(vi: "việc thu “\(title)”", en: "the collecting of “\(title)”")
    case .feeCollected(.kind(.fee)): return Localized(vi: "việc thu phí", en: "a fee collected")
    case .feeCollected(.kind(.charge)):
      return Localized(vi: "việc thu lệ phí", en: "a charge collected")
    case .actionPerformed(let action):
      let title = procedure.actions[action.index].title
      return Localized(vi: "việc thực hiện “\(title)”", en: "the action “\(title)”")
    case .clockStarted:
      return Localized(vi: "lúc bắt đầu tính thời hạn", en: "the start of the clock")
    case .clockExtended:
      return Localized(vi: "việc gia hạn", en: "an extension of the limit")
    case .overdue(.wholeCase):
      return Localized(vi: "lúc quá hạn chung", en: "the whole case being overdue")
    case .overdue(.step(let step)):
      let name = procedure.steps[step.index].name
      return Localized(vi: "lúc quá hạn bước `\(name)`", en: "step `\(name)` being overdue")
    case .overdue(.stage(let stage)):
      let name = procedure.stages[stage.index].name
      return Localized(vi: "lúc quá hạn giai đoạn `\(name)`", en: "stage `\(name)` being overdue")
    case .ended(.any): return Localized(vi: "kết thúc", en: "an end")
    case .ended(.kind(let kind)):
      let (vi, en) = Self.words(kind)
      return Localized(vi: "kết thúc \(vi)", en: "an end as \(en)")
    case .ended(.end(let end)):
      return Self.named("kết thúc", "the end", procedure.ends[end.index].name)
    case .absent(let absent): return absent.words
    }
  }

  fileprivate static func named(_ vi: String, _ en: String, _ name: String) -> Localized {
    Localized(vi: "\(vi) `\(name)`", en: "\(en) `\(name)`")
  }

  private static func title(of thing: Publishable, in procedure: Procedure) -> String {
    switch thing {
    case .letter(let id): procedure.letters[id.index].title
    case .result(let id): procedure.results[id.index].title
    case .paper(let id): procedure.papers[id.index].title
    }
  }

  private static func words(_ kind: End.Kind) -> (vi: String, en: String) {
    switch kind {
    case .succeeded: ("thành công", "succeeded")
    case .refused: ("từ chối", "refused")
    case .withdrawn: ("rút", "withdrawn")
    case .cancelled: ("hủy", "cancelled")
    case .discontinued: ("dừng", "discontinued")
    }
  }
}

extension Obligation.Absent {
  fileprivate var words: Localized {
    switch kind {
    case .step: Obligation.Event.named("bước", "step", name)
    case .stage: Obligation.Event.named("giai đoạn", "stage", name)
    case .outcome: Obligation.Event.named("lựa chọn", "the choice", name)
    case .role: Obligation.Event.named("vai trò", "the role", name)
    case .message: Obligation.Event.named("mẫu tin", "the message", name)
    case .letter: Obligation.Event.named("văn bản", "the letter", name)
    case .publishable: Obligation.Event.named("văn bản hay kết quả", "the letter or result", name)
    case .fee: Obligation.Event.named("khoản thu", "the fee", name)
    case .action: Obligation.Event.named("hành động", "the action", name)
    case .end: Obligation.Event.named("kết thúc", "the end", name)
    }
  }
}

extension Obligation.Demand {
  /// What goes wrong where the demand is broken, and what would mend it.
  func breach(in procedure: Procedure) -> Localized {
    func say(_ event: Obligation.Event) -> Localized { event.words(in: procedure) }
    switch self {
    case .response(let a, let b):
      let (a, b) = (say(a), say(b))
      return Localized(
        vi: "sau \(a.vi) có lối đi tới kết thúc mà không có \(b.vi); thêm việc ấy vào lối đi dưới đây",
        en: "after \(a.en) a way leads to an end without \(b.en); add it to the way below")
    case .precedence(let a, let b):
      let (a, b) = (say(a), say(b))
      return Localized(
        vi: "có lối đi tới \(a.vi) mà trước đó chưa có \(b.vi); thêm việc ấy vào lối đi dưới đây",
        en: "a way leads to \(a.en) without \(b.en) before it; add it to the way below")
    case .absence(let a):
      let a = say(a)
      return Localized(
        vi: "có hồ sơ đi tới \(a.vi); bỏ lối đi ấy hoặc bỏ điều đảm bảo",
        en: "a case comes to \(a.en); close that way, or do not ensure this")
    case .existence(let a):
      let a = say(a)
      return Localized(
        vi: "có hồ sơ kết thúc mà không có \(a.vi); thêm việc ấy vào lối đi dưới đây",
        en: "a case ends without \(a.en); add it to the way below")
    case .bounded(let a, let most, let scope):
      let a = say(a)
      return Localized(
        vi:
          "\(a.vi) lặp lại quá \(most) lần\(scope == .stage ? " trong một giai đoạn" : ""); ghi `tối đa` ở bước cho phép lặp lại",
        en:
          "\(a.en) happens more than \(most) times\(scope == .stage ? " in one stage" : ""); say `at most` in the step that lets it happen again"
      )
    case .absenceBetween(let a, let b, let c):
      let (a, b, c) = (say(a), say(b), say(c))
      return Localized(
        vi: "giữa \(a.vi) và \(b.vi) có lối đi qua \(c.vi); đóng lối đi ấy",
        en: "between \(a.en) and \(b.en) a way leads through \(c.en); close it")
    case .fourEyes(let a, let b):
      let (a, b) = (say(a), say(b))
      return Localized(
        vi:
          "một người làm được cả \(a.vi) và \(b.vi); ghi `khác người làm` ở bước làm sau, và ở cả hai nếu bước nào cũng có thể làm sau",
        en:
          "one person can perform both \(a.en) and \(b.en); say `not by performer of` in the later step, and in both where either can be later"
      )
    case .timeBudget:
      return Localized(
        vi: "tổng thời hạn các bước vượt thời hạn chung",
        en: "the limits of the steps come to more than the limit of the case")
    }
  }
}
