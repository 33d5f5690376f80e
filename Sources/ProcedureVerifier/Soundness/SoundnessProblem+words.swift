import SourceText

extension SoundnessProblem {
  var message: Localized {
    switch self {
    case .cannotFinish(let step, _):
      Localized(
        vi: "có hồ sơ tới bước `\(step)` rồi không còn lối nào đi tới một `kết thúc`",
        en: "a case may come to step `\(step)` and have no way left to any `end`")
    case .neverOpened(let step, let usedUp?):
      Localized(
        vi:
          "không hồ sơ nào nộp được ở bước `\(step)`: nộp xong phải vào bước `\(usedUp)`, mà bước "
          + "ấy đã hết số lần vào",
        en: "no case can be filed in step `\(step)`: it would have to enter `\(usedUp)`, which may "
          + "not be entered so often")
    case .neverOpened(let step, nil):
      Localized(
        vi:
          "không hồ sơ nào nộp được ở bước `\(step)`: khai thế nào cũng thiếu thông tin để xét lối "
          + "đi tiếp",
        en: "no case can be filed in step `\(step)`: however it is filled in, data is missing to "
          + "decide the way on")
    case .stepNeverReached(let step, let reason):
      Localized(
        vi: "không hồ sơ nào tới được bước `\(step)`: \(reason.words.vi)",
        en: "no case ever comes to step `\(step)`: \(reason.words.en)")
    case .blockNeverReached(let block, let reason):
      Localized(
        vi: "không hồ sơ nào vào được khối `song song` `\(block)`: \(reason.words.vi)",
        en: "no case ever enters `parallel` `\(block)`: \(reason.words.en)")
    case .outcomeNeverPossible(let outcome, .filing):
      Localized(
        vi:
          "không ai chọn được `\(outcome)`: bước đầu làm xong ngay khi nộp, theo lựa chọn thứ nhất",
        en:
          "nobody can ever choose `\(outcome)`: filing performs the first step, with its first outcome"
      )
    case .outcomeNeverPossible(let outcome, .anytime):
      Localized(
        vi: "không ai chọn được `\(outcome)`: không hồ sơ nào dừng ở những bước cho chọn",
        en: "nobody can ever choose `\(outcome)`: no case stays in the steps that offer it")
    case .endNeverReached(let end, let reason):
      Localized(
        vi: "không hồ sơ nào tới được `kết thúc` `\(end)`: \(reason.words.vi)",
        en: "no case ever comes to `end` `\(end)`: \(reason.words.en)")
    case .outcomeNeverPossible(let outcome, .ruledOut):
      Localized(
        vi: "không ai chọn được `\(outcome)`: hồ sơ nào tới đó cũng bị từ chối lựa chọn này",
        en: "nobody can ever choose `\(outcome)`: it is refused in every case that gets there")
    case .neverHappens(let step, let line):
      Localized(
        vi: "dòng \(line.words.vi) của bước `\(step)` không bao giờ có tác dụng",
        en: "\(line.words.en) of step `\(step)` never has an effect")
    case .moreThanAllBranches(let block, let asked, let branches):
      Localized(
        vi: "khối `\(block)` ghi `xong khi \(asked)` mà chỉ có \(branches) nhánh",
        en: "block `\(block)` asks for `done when \(asked)` and has \(branches) branches only")
    case .unproved(let doubt):
      Localized(
        vi:
          "chưa chứng minh được rằng hồ sơ nào cũng đi tới được một `kết thúc`: \(doubt.words.vi)",
        en: "it is not proved that every case can come to an `end`: \(doubt.words.en)")
    case .notSeen(let what, let name, let doubt):
      Localized(
        vi: "chưa chứng minh được rằng có hồ sơ \(what.words.vi) `\(name)`: \(doubt.words.vi)",
        en: "it is not proved that any case \(what.words.en) `\(name)`: \(doubt.words.en)")
    case .failureStrands(let step):
      Localized(
        vi: "hành động ở bước `\(step)` thất bại hẳn thì hồ sơ mắc lại ở đó, không đi tiếp "
          + "được",
        en: "a case is stuck in step `\(step)` for good once an action there has failed")
    case .refusedByTime(let step):
      Localized(
        vi: "tới hạn ở bước `\(step)` mà việc chuyển bước bị từ chối thì không ai xử lý "
          + "được hồ sơ nữa",
        en:
          "when time is up in step `\(step)` the way on may be refused, and nothing can be done any more"
      )
    case .limitNeverReached(let step):
      Localized(
        vi: "lối đi sau `tối đa … lần` của bước `\(step)` không bao giờ dùng tới",
        en: "the other way of `at most … times` of step `\(step)` is never taken")
    case .branchNeverTaken(let place, let target):
      Localized(
        vi: "không hồ sơ nào rẽ từ `\(place)` sang `\(target)` theo điều kiện này",
        en: "no case ever goes from `\(place)` to `\(target)` by this condition")
    case .blockNeverDone(let block):
      Localized(
        vi: "khối `song song` `\(block)` không bao giờ xong: hồ sơ luôn rời khối trước đó",
        en: "`parallel` `\(block)` is never done: cases always leave it before")
    case .clockNeverRunsOut(let stage?):
      Localized(
        vi: "giai đoạn `\(stage)` không bao giờ quá hạn: hồ sơ luôn rời giai đoạn trước đó",
        en: "stage `\(stage)` is never overdue: cases always leave it before")
    case .clockNeverRunsOut(nil):
      Localized(
        vi: "hồ sơ không bao giờ quá hạn chung: luôn có việc khác tới trước",
        en: "the whole case is never overdue: something else always comes first")
    case .neverReminded(let stage?):
      Localized(
        vi: "dòng `trước hạn` của giai đoạn `\(stage)` không bao giờ có tác dụng",
        en: "the line `before due` of stage `\(stage)` never has an effect")
    case .neverReminded(nil):
      Localized(
        vi: "dòng `trước hạn` của cả hồ sơ không bao giờ có tác dụng",
        en: "the line `before due` of the whole case never has an effect")
    }
  }

  var notes: [Localized] {
    switch self {
    case .cannotFinish(_, let round):
      (round.count < 2
        ? []
        : [
          Localized(
            vi: "từ đó hồ sơ chỉ còn đi lại giữa \(Self.list(round, "và"))",
            en: "from there on it only goes round between \(Self.list(round, "and"))")
        ]) + [
          Localized(
            vi: "hồ sơ ấy sẽ bị treo, người nộp không bao giờ nhận được kết quả",
            en: "such a case hangs for ever, and the applicant never gets a result"),
          Localized(
            vi:
              "thêm một lối ra dùng được lúc ấy: một `chọn` khác, bước chuyển đến sau `tối "
              + "đa … lần`, một `quá hạn ->`, hoặc điều kiện rộng hơn",
            en:
              "add a way out that is open then: another `choose`, a target after `at most … times`, an `overdue ->`, or a wider condition"
          ),
        ]
    case .neverOpened:
      [
        Localized(
          vi:
            "người dân nộp cách nào cũng bị từ chối; cho `nhập` thông tin ấy ngay khi nộp, hoặc sửa "
            + "lối đi sau khi nộp",
          en: "whatever people file is refused; have the data entered with the filing, or mend the "
            + "way behind it")
      ]
    case .stepNeverReached, .blockNeverReached:
      [
        Localized(
          vi: "có thể do ghi nhầm bước cần chuyển đến; nếu bước này thừa thì bỏ đi",
          en: "perhaps a target is mistaken; if the step is not needed, leave it out")
      ]
    case .outcomeNeverPossible(_, .ruledOut):
      [
        Localized(
          vi:
            "xem lại bước mà lựa chọn này chuyển đến: `tối đa … lần` ở đó đã hết, hoặc thiếu thông "
            + "tin mà bước ấy cần",
          en:
            "look at the step it leads to: its `at most … times` is used up by then, or data it needs is missing"
        )
      ]
    case .outcomeNeverPossible(_, .filing):
      [
        Localized(
          vi:
            "tách việc nộp thành một bước có đúng một `chọn`; những lựa chọn khác để ở bước sau đó",
          en: "give the filing a step with one `choose`; other outcomes belong in a later step")
      ]
    case .outcomeNeverPossible(_, .anytime):
      [
        Localized(
          vi: "ghi những bước có người làm sau `từ … đến …`, hoặc bỏ lựa chọn này",
          en: "name steps that people perform behind `from … to …`, or leave the outcome out")
      ]
    case .endNeverReached:
      [
        Localized(
          vi: "thêm lối đi tới kết thúc này, hoặc bỏ nó đi",
          en: "add a way to this end, or leave it out")
      ]
    case .neverHappens(_, .overdue), .neverHappens(_, .reminder), .neverHappens(_, .event):
      [
        Localized(
          vi: "hồ sơ rời bước ngay khi vào, không kịp chờ gì",
          en: "a case leaves the step in the moment in which it enters")
      ]
    case .neverHappens(_, .wait), .neverHappens(_, .eventTooLate),
      .neverHappens(_, .overdueTooLate), .neverHappens(_, .reminderTooLate), .blockNeverDone,
      .clockNeverRunsOut, .neverReminded:
      [
        Localized(
          vi: "đã xét mọi cách hồ sơ tới đó: hạn hoặc lối ra khác luôn tới trước; xem lại số ngày, "
            + "hoặc bỏ dòng này",
          en:
            "every way there was looked at: another due date or way out always comes first; check the number of days, or leave the line out"
        )
      ]
    case .branchNeverTaken:
      [
        Localized(
          vi:
            "đã xét mọi cách ghi thông tin ở các bước trước: tới đây điều kiện này không khi nào đúng; "
            + "xem lại điều kiện, hoặc bỏ nhánh này",
          en:
            "every way to fill in the data before was looked at: the condition never holds here; check it, or leave the branch out"
        )
      ]
    case .neverHappens(_, .routeBesideWait):
      [
        Localized(
          vi: "bước có `chờ` thì đi tiếp theo mũi tên của `chờ`; muốn rẽ nhánh thì thêm một "
            + "bước sau đó",
          en: "a step that waits goes where `wait` leads; to branch off, add a step behind it")
      ]
    case .moreThanAllBranches:
      [
        Localized(
          vi: "khi chạy, mọi nhánh đều phải xong; ghi lại cho đúng số nhánh",
          en: "when it runs, all branches have to be done; write the number that is meant")
      ]
    case .unproved:
      [
        Localized(
          vi:
            "chưa thấy hồ sơ nào bị mắc lại trong những tình huống đã xét; nên viết kịch "
            + "bản cho những lối còn nghi ngờ",
          en:
            "no case got stuck in the situations that were looked at; write scenarios for the ways in doubt"
        )
      ]
    case .notSeen:
      [
        Localized(
          vi: "trong những tình huống đã xét chưa thấy; nên viết một kịch bản cho thấy có",
          en: "it was not seen in the situations that were looked at; a scenario can show it")
      ]
    case .failureStrands:
      [
        Localized(
          vi: "ghi `lỗi -> …` sau `thực hiện`, hoặc thêm `quá hạn ->` cho bước",
          en: "write `on failure -> …` behind `perform`, or give the step an `overdue ->`")
      ]
    case .refusedByTime:
      [
        Localized(
          vi:
            "ghi bước chuyển đến sau `tối đa … lần` của bước ấy, hoặc bảo đảm thông tin "
            + "cần dùng đã có",
          en:
            "give the step it leads to a target after `at most … times`, or make sure that the data it needs is there"
        )
      ]
    case .limitNeverReached:
      [
        Localized(
          vi:
            "không hồ sơ nào vào bước này quá số lần ấy; bỏ dòng `tối đa` hoặc xem lại lối quay lại",
          en:
            "no case enters this step more often than that; leave `at most` out, or look for the way back that is missing"
        )
      ]
    }
  }

  static func list(_ names: [String], _ and: String) -> String {
    let quoted = names.prefix(6).map { "`\($0)`" }
    if names.count > 6 { return quoted.joined(separator: ", ") + "…" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(and) " + last
  }
}

extension SoundnessProblem.What {
  fileprivate var words: Localized {
    switch self {
    case .step: Localized(vi: "tới bước", en: "comes to step")
    case .block: Localized(vi: "vào khối `song song`", en: "enters `parallel`")
    case .end: Localized(vi: "tới `kết thúc`", en: "comes to `end`")
    case .outcome: Localized(vi: "chọn được", en: "allows to choose")
    case .branch: Localized(vi: "rẽ theo điều kiện này từ", en: "takes this branch out of")
    case .timer: Localized(vi: "chuyển đi vì hết thời gian từ", en: "is moved by time out of")
    case .stayingTimer:
      Localized(vi: "được nhắc hạn hoặc quá hạn ở", en: "is reminded of a due date, or overdue, in")
    }
  }
}

extension SoundnessProblem.DeadReason {
  fileprivate var words: Localized {
    switch self {
    case .noWay: Localized(vi: "không lối đi nào dẫn tới đó", en: "no way leads there")
    case .neverTaken:
      Localized(
        vi: "điều kiện của lối dẫn tới đó không bao giờ đúng, hoặc các dòng trước đã bao "
          + "gồm hết",
        en: "the condition of the way there never holds, or earlier lines take all")
    case .onlyFrom(let place):
      Localized(
        vi: "chỉ có lối từ `\(place)`, nơi cũng không tới được",
        en: "the only way is from `\(place)`, which is never reached either")
    case .neverHappens:
      Localized(
        vi: "việc dẫn tới đó không bao giờ xảy ra", en: "what leads there never happens")
    case .ruledOut:
      Localized(
        vi: "đã xét mọi cách ghi thông tin và mọi thời hạn, lối dẫn tới đó không bao giờ mở",
        en: "with all data and all due dates looked at, the way there is never open")
    }
  }
}

extension SoundnessProblem.Line {
  fileprivate var words: Localized {
    switch self {
    case .overdue, .overdueTooLate: Localized(vi: "`quá hạn`", en: "`overdue`")
    case .wait: Localized(vi: "`chờ`", en: "`wait`")
    case .reminder, .reminderTooLate: Localized(vi: "`trước hạn`", en: "`before due`")
    case .event, .eventTooLate: Localized(vi: "`chờ sự kiện`", en: "`await event`")
    case .routeBesideWait: Localized(vi: "`nếu`, `còn lại`", en: "`if`, `otherwise`")
    }
  }
}

extension Doubt {
  fileprivate var words: Localized {
    switch self {
    case .tooManyStates(let count):
      Localized(
        vi: "đã xét \(count) tình huống mà chưa hết",
        en: "\(count) situations were looked at, and there are more")
    case .condition(let path):
      Localized(
        vi: "điều kiện ở `\(path.last ?? "")` không xét được bằng từng thông tin một",
        en: "the condition in `\(path.last ?? "")` can't be decided one field at a time")
    case .values:
      Localized(
        vi: "có quá nhiều cách ghi thông tin, không xét hết được",
        en: "there are too many ways to fill in the data to try them all")
    case .timers:
      Localized(
        vi: "kết luận còn tùy hạn nào tới trước", en: "it depends on which due date comes first")
    case .cannotOpen:
      Localized(
        vi: "không mở thử được hồ sơ nào", en: "no case could be opened to try")
    }
  }
}
