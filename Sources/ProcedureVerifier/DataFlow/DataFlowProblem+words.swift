import ProcedureGraph
import SourceText

extension DataFlowProblem {
  var message: Localized {
    switch self {
    case .missing(let name, let occasion, let effect, let certainty):
      missing(name, occasion, effect, certainty)
    case .fieldNeverGiven(let field, true):
      Localized(
        vi: "`\(field)` được dùng đến mà không bước nào nhập hay ghi thông tin này",
        en: "`\(field)` is used, and no step enters or sets it")
    case .fieldNeverGiven(let field, false):
      Localized(
        vi: "`\(field)` được khai báo mà không bước nào nhập, ghi hay dùng đến",
        en: "`\(field)` is declared, and no step enters, sets or uses it")
    case .fieldNeverRead(let field):
      Localized(
        vi: "`\(field)` được ghi mà không dòng nào dùng đến", en: "`\(field)` is set and never used"
      )
    case .casesNeverAsked:
      Localized(
        vi: "các `trường hợp` không có tác dụng: không dòng nào xét đến trường hợp đã chọn",
        en: "the `cases` make no difference: no line asks for any of them")
    case .feeNeverCollected(let fee):
      Localized(vi: "không bước nào thu `\(fee)`", en: "no step collects `\(fee)`")
    case .resultNeverIssued(let result, _):
      Localized(
        vi: "không bước nào lập hay trả kết quả `\(result)`",
        en: "no step issues or hands over result `\(result)`")
    }
  }

  private func missing(
    _ name: Localized, _ occasion: Localized, _ effect: Effect, _ certainty: Certainty
  ) -> Localized {
    switch (certainty, effect) {
    case (.certain, .shown(let message)):
      Localized(
        vi: "mẫu tin `\(message)` gửi lúc này chắc chắn thiếu \(name.vi): người nhận thấy “…” ở đó",
        en: "message `\(message)` is sent here surely without \(name.en): it reads “…” there")
    case (.seen, .shown(let message)), (.asked, .shown(let message)):
      Localized(
        vi: "mẫu tin `\(message)` gửi lúc này có thể thiếu \(name.vi): người nhận thấy “…” ở đó",
        en: "message `\(message)` may be sent here without \(name.en): it reads “…” there")
    case (.certain, .refused):
      Localized(
        vi: "\(occasion.vi) cần \(name.vi), mà tới lúc đó chưa ai có thể cung cấp",
        en: "\(occasion.en) needs \(name.en), which nobody can have given by then")
    case (.seen, .refused):
      Localized(
        vi: "\(occasion.vi) cần \(name.vi), mà lúc đó có thể chưa có",
        en: "\(occasion.en) needs \(name.en), which may not be there by then")
    case (.certain, .undecided):
      Localized(
        vi:
          "lúc xét trường hợp ở đây chưa ai có thể cung cấp \(name.vi): trường hợp nào "
          + "cần thông tin ấy cũng bị coi là không đúng",
        en:
          "nobody can have given \(name.en) when cases are asked for here: no case that needs it holds"
      )
    case (.seen, .undecided), (.asked, .undecided):
      Localized(
        vi:
          "lúc xét trường hợp ở đây có thể chưa có \(name.vi): trường hợp nào cần thông "
          + "tin ấy cũng bị coi là không đúng",
        en:
          "\(name.en) may not be there when cases are asked for here: no case that needs it holds then"
      )
    case (.asked, .refused):
      Localized(
        vi: "ở đây thực tế phải có \(name.vi): bỏ trống thì bị từ chối lúc \(occasion.vi)",
        en: "\(name.en) is needed here in fact: without it, \(occasion.en) is refused")
    case (.open, _):
      Localized(
        vi: "chưa chứng minh được lúc \(occasion.vi) đã có \(name.vi)",
        en: "not proved: that \(name.en) is there for \(occasion.en)")
    }
  }

  var notes: [Localized] {
    switch self {
    case .missing(_, _, .refused, .certain), .missing(_, _, .refused, .seen):
      [
        Localized(
          vi: "thiếu thông tin thì việc đang làm bị từ chối, hồ sơ đứng lại ở đó",
          en: "without it what is being done is refused, and the case stays where it is"),
        Self.remedy,
      ]
    case .missing(_, _, .shown, .open), .missing(_, _, .undecided, .open),
      .missing(_, _, .refused, .open):
      [
        Localized(
          vi: "có quá nhiều diễn biến, không xét hết được; người soạn cần tự kiểm tra",
          en: "there are too many courses of events to try them all; somebody has to check it"),
        Self.remedy,
      ]
    case .missing(_, _, .refused, .asked):
      [
        Localized(
          vi: "ghi thông tin ấy sau `cần` của lựa chọn, để người làm biết trước là phải nhập",
          en: "name it behind `requiring` of the outcome, so that people know beforehand")
      ]
    case .missing: [Self.remedy]
    case .fieldNeverGiven(_, true):
      [
        Localized(
          vi: "thêm vào dòng `nhập` của bước có thông tin này, hoặc ghi bằng `đặt`; nếu thừa "
            + "thì bỏ",
          en:
            "add it to `enter` of the step that knows it, or `set` it; if it is idle, leave it out")
      ]
    case .fieldNeverGiven(_, false):
      [
        Localized(
          vi: "nếu hồ sơ phải có thông tin này thì thêm vào dòng `nhập`; nếu thừa thì bỏ",
          en: "if the dossier has to hold it, add it to `enter`; if it is idle, leave it out")
      ]
    case .fieldNeverRead:
      [
        Localized(
          vi: "thường là một điều kiện hay mẫu tin chưa dùng đến thông tin này; nếu chỉ để "
            + "lưu thì giữ nguyên",
          en: "mostly a condition or a message forgot it; if it is kept for the record, let it be")
      ]
    case .casesNeverAsked:
      [
        Localized(
          vi:
            "mỗi trường hợp thường có giấy tờ, thời hạn, mức thu hoặc lối đi riêng; hãy "
            + "đối chiếu lại với văn bản gốc",
          en:
            "cases mostly differ in papers, limits, sums or the way they go; compare with the decision"
        )
      ]
    case .feeNeverCollected(let fee):
      [
        Localized(
          vi: "ghi `thu \(fee) qua …` ở bước thu tiền; nếu nơi khác thu thì bỏ dòng này",
          en: "say `collect \(fee) via …` in the step that takes it; if others do, leave it out")
      ]
    case .resultNeverIssued(let result, let others):
      [
        Localized(
          vi:
            "thủ tục lập hoặc trả \(Self.list(others, "và")) mà bỏ sót `\(result)`; ghi `lập \(result)` ở nơi ký",
          en:
            "the procedure issues or hands over \(Self.list(others, "and")) and leaves `\(result)` out; say `issue \(result)` where it is signed"
        )
      ]
    }
  }

  private static let remedy = Localized(
    vi:
      "ghi `cần` thông tin ấy ở lựa chọn dẫn tới đây, kiểm tra trước bằng `có …`, "
      + "hoặc đặt giá trị `mặc định`",
    en:
      "make it `requiring` in the outcomes that lead here, ask first by `has …`, or give it a `default`"
  )

  private static func list(_ names: [String], _ and: String) -> String {
    SoundnessProblem.list(names, and)
  }
}

/// What data and the occasions of reading it are called inside a sentence.
struct ReadWords {
  let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  func name(of datum: ReadDatum) -> Localized {
    switch datum {
    case .field(let field):
      let name = "`\(procedure.fields[field.index].name)`"
      return Localized(vi: name, en: name)
    case .dueDate: return Localized(vi: "`hạn_trả`", en: "`due_on`")
    }
  }

  func occasion(of use: ReadUse) -> Localized {
    switch use {
    case .condition: Localized(vi: "xét lối đi tiếp", en: "choosing the way on")
    case .amount(let fee):
      Localized(
        vi: "tính mức thu `\(procedure.fees[fee.index].name)`",
        en: "reckoning `\(procedure.fees[fee.index].name)`")
    case .paper(let paper?):
      Localized(
        vi: "xét việc phải nộp `\(procedure.papers[paper.index].name)`",
        en: "deciding on paper `\(procedure.papers[paper.index].name)`")
    case .paper(nil): Localized(vi: "xét giấy tờ phải nộp", en: "deciding on papers")
    case .limit: Localized(vi: "tính thời hạn", en: "working out the limit")
    case .wait: Localized(vi: "tính thời gian chờ", en: "working out the time to wait")
    case .value(let field):
      Localized(
        vi: "ghi `\(procedure.fields[field.index].name)`",
        en: "setting `\(procedure.fields[field.index].name)`")
    case .argument(let action):
      Localized(
        vi: "thực hiện `\(procedure.actions[action.index].name)`",
        en: "performing `\(procedure.actions[action.index].name)`")
    case .call(let name):
      Localized(vi: "gọi thủ tục `\(name)`", en: "calling procedure `\(name)`")
    case .branches(let block):
      Localized(
        vi: "mở các nhánh của `\(procedure.parallels[block.index].name)`",
        en: "opening the branches of `\(procedure.parallels[block.index].name)`")
    case .members: Localized(vi: "tính số thành viên", en: "counting the members")
    case .channel: Localized(vi: "xét cách thức nộp, trả", en: "deciding on the channels")
    case .leadTime: Localized(vi: "xét hạn phải nộp trước", en: "judging the lead time")
    case .onBehalf: Localized(vi: "xét việc nộp thay", en: "judging filing on behalf")
    case .message(let message):
      Localized(
        vi: "gửi mẫu tin `\(procedure.messages[message.index].name)`",
        en: "sending message `\(procedure.messages[message.index].name)`")
    case .computedCase: Localized(vi: "xét trường hợp", en: "asking for the case")
    }
  }
}
