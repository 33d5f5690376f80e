import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

// The faults of what was given with a command, and of what is missing.
extension ReasonWords {
  func reason(for fault: Fault) -> Reason {
    switch fault {
    case .channelNotOffered(let channel):
      return Reason(
        what: Localized(
          vi: "thủ tục này không nhận hồ sơ \(vi.channel(channel))",
          en: "this procedure is not filed \(en.channel(channel))"),
        mend: offered(procedure.filing))
    case .channelNotAvailable(let channel):
      return Reason(
        what: Localized(
          vi: "trường hợp này không được nộp \(vi.channel(channel))",
          en: "in this case nothing may be filed \(en.channel(channel))"))
    case .returnMissing:
      return Reason(
        what: Localized(
          vi: "chưa chọn cách nhận kết quả", en: "how to hand the result over is not said"),
        mend: offered(procedure.returning))
    case .returnNotOffered(let channel):
      return Reason(
        what: Localized(
          vi: "thủ tục này không trả kết quả \(vi.channel(channel))",
          en: "this procedure does not hand results over \(en.channel(channel))"),
        mend: offered(procedure.returning))
    case .returnNotAvailable(let channel):
      return Reason(
        what: Localized(
          vi: "trường hợp này không được trả kết quả \(vi.channel(channel))",
          en: "in this case the result is not handed over \(en.channel(channel))"))
    case .caseMissing:
      return Reason(
        what: Localized(
          vi: "chưa chọn trường hợp của hồ sơ", en: "the case of the dossier is not chosen"),
        mend: Localized(
          vi: "chọn \(vi.list(selectors(vi), or: true))",
          en: "choose \(en.list(selectors(en), or: true))"),
        names: procedure.cases.map(\.name))
    case .noSuchCase:
      return Reason(
        what: Localized(
          vi: "thủ tục không có trường hợp này", en: "the procedure has no such case"))
    case .caseIsComputed(let id):
      return Reason(
        what: Localized(
          vi: "trường hợp \(vi.selector(id)) được xác định từ thông tin đã khai, không phải chọn",
          en: "case \(en.selector(id)) follows from the data and is not chosen"),
        mend: Localized(
          vi: "bỏ phần chọn trường hợp", en: "leave the choice of a case out"),
        names: [procedure.cases[safely: id]?.name].compactMap { $0 })

    // Data.
    case .noSuchField:
      return Reason(
        what: Localized(
          vi: "thủ tục không có mục thông tin này", en: "the procedure has no such field"))
    case .fieldNotEnterable(let id):
      return Reason(
        what: Localized(
          vi: "ở đây không được nhập \(vi.field(id))", en: "\(en.field(id)) can't be entered here"),
        mend: Localized(
          vi: "bỏ mục này, hoặc cho bước đó `nhập` mục này",
          en: "leave it out, or let the step `enter` it"),
        names: [name(id)].compactMap { $0 })
    case .fieldInvalid(let id, let faults):
      return Reason(
        what: Localized(
          vi: "\(vi.field(id)) \(faults.map(vi.fault).joined(separator: ", "))",
          en: "\(en.field(id)) \(faults.map(en.fault).joined(separator: ", "))"),
        mend: Localized(vi: "nhập lại giá trị", en: "enter another value"),
        names: [name(id)].compactMap { $0 })
    case .fieldMissing(let id):
      return Reason(
        what: Localized(
          vi: "chưa nhập \(vi.field(id))", en: "\(en.field(id)) has not been entered"),
        mend: Localized(vi: "nhập mục này", en: "enter it"), names: [name(id)].compactMap { $0 })

    // Papers.
    case .papersNotTaken(let step):
      return Reason(
        what: Localized(
          vi: "bước \(vi.step(step)) không nhận giấy tờ",
          en: "step \(en.step(step)) takes no papers"),
        mend: Localized(
          vi: "nộp giấy tờ ở bước có ghi `nhận hồ sơ`",
          en: "hand papers in where a step says `take dossier`"),
        names: [name(step)].compactMap { $0 })
    case .noSuchPaper:
      return Reason(
        what: Localized(
          vi: "thành phần hồ sơ không có giấy tờ này", en: "the dossier has no such paper"))
    case .paperNotAsked(let id):
      return Reason(
        what: Localized(
          vi: "trường hợp này không phải nộp \(vi.paper(id))",
          en: "\(en.paper(id)) is not asked for in this case"),
        mend: Localized(vi: "bỏ giấy tờ này", en: "leave it out"),
        names: [name(id)].compactMap { $0 })
    case .paperForm(let id, let given):
      let copies = procedure.papers[safely: id]?.copies ?? []
      return Reason(
        what: Localized(
          vi: "\(vi.paper(id)) không nhận \(vi.form(given))",
          en: "\(en.paper(id)) is not accepted as \(en.form(given))"),
        mend: Localized(
          vi: "nộp \(vi.list(copies.map { vi.form($0.form) }))",
          en: "hand in \(en.list(copies.map { en.form($0.form) }))"),
        names: [name(id)].compactMap { $0 })
    case .paperCopies(let id, let form, let asked, let given):
      return Reason(
        what: Localized(
          vi: "\(vi.paper(id)) chỉ có \(vi.copies(given, form))",
          en: "only \(en.copies(given, form)) of \(en.paper(id))"),
        mend: Localized(
          vi: "nộp đủ \(vi.copies(asked, form))", en: "hand in \(en.copies(asked, form))"),
        names: [name(id)].compactMap { $0 })
    case .paperFormat(let id, let given):
      let formats = procedure.papers[safely: id]?.formats ?? []
      return Reason(
        what: Localized(
          vi: "\(vi.paper(id)) không nhận tệp định dạng \(given)",
          en: "\(en.paper(id)) is not accepted as a \(given) file"),
        mend: Localized(
          vi: "nộp tệp \(vi.list(formats, or: true))",
          en: "hand in \(en.list(formats, or: true))"),
        names: [name(id)].compactMap { $0 })
    case .paperTooLarge(let id, let bytes, let maximum):
      return Reason(
        what: Localized(
          vi: "tệp \(vi.paper(id)) dung lượng \(vi.size(bytes)) vượt mức cho phép",
          en: "the file of \(en.paper(id)) is too large: \(en.size(bytes))"),
        mend: Localized(
          vi: "giảm còn tối đa \(vi.size(maximum))", en: "at most \(en.size(maximum)) is allowed"),
        names: [name(id)].compactMap { $0 })
    case .paperExpired(let id):
      let validFor = procedure.papers[safely: id]?.validFor
      return Reason(
        what: Localized(
          vi: "\(vi.paper(id)) đã hết giá trị"
            + (validFor.map { " (chỉ có giá trị \(vi.duration($0)) kể từ ngày cấp)" } ?? ""),
          en: "\(en.paper(id)) is no longer valid"
            + (validFor.map { " (valid for \(en.duration($0)) from its issue)" } ?? "")),
        mend: Localized(vi: "nộp bản cấp mới", en: "hand in a newer one"),
        names: [name(id)].compactMap { $0 })
    case .paperMissing(let id):
      return Reason(
        what: Localized(vi: "thiếu giấy tờ \(vi.paper(id))", en: "\(en.paper(id)) is missing"),
        mend: Localized(
          vi: "nộp \(copies(of: id, vi))", en: "hand in \(copies(of: id, en))"),
        names: [name(id)].compactMap { $0 })
    case .paperDueAtReturn(let id):
      let isTaken = procedure.papers[safely: id]?.isTakenBack ?? false
      return Reason(
        what: Localized(
          vi: isTaken
            ? "chưa thu lại giấy tờ \(vi.paper(id))"
            : "người nộp chưa nộp \(vi.paper(id)), giấy tờ phải nộp khi nhận kết quả",
          en: isTaken
            ? "\(en.paper(id)) has not been taken back"
            : "\(en.paper(id)), which is due when the result is handed over, is missing"),
        mend: Localized(
          vi: "nhận giấy tờ này rồi mới trả kết quả",
          en: "take it before handing the result over"),
        names: [name(id)].compactMap { $0 })
    case .resultNotIssued(let id):
      let what = Publishable.result(id)
      return Reason(
        what: Localized(
          vi: "chưa lập kết quả \(vi.publishable(what))",
          en: "result \(en.publishable(what)) has not been made"),
        mend: Localized(
          vi: "chỉ trả kết quả đã được lập", en: "hand over only what has been made"),
        names: [procedure.results[safely: id]?.name].compactMap { $0 })
    case .noResultIssued:
      return Reason(
        what: Localized(
          vi: "chưa có kết quả nào để trả", en: "there is no result to hand over"),
        mend: Localized(
          vi: "ở bước quyết định, ghi `lập` kết quả", en: "let the step that decides `issue` it"))
    case .filedTooLate(let field, let latest):
      return Reason(
        what: Localized(
          vi: "nộp quá muộn so với \(vi.field(field)): chậm nhất là ngày \(latest)",
          en: "filed too late before \(en.field(field)): \(latest) was the last day"),
        mend: Localized(
          vi: "đổi ngày ấy, hoặc nộp sớm hơn", en: "move that date, or file earlier"),
        names: [name(field)].compactMap { $0 })
    case .paperGroupMissing(let ids):
      return Reason(
        what: Localized(
          vi: "thiếu một trong các giấy tờ: \(ids.map(vi.paper).joined(separator: ", "))",
          en: "one of these papers is missing: \(ids.map(en.paper).joined(separator: ", "))"),
        mend: Localized(vi: "nộp một trong số đó", en: "hand in one of them"),
        names: ids.compactMap { name($0) })

    // Money.
    case .noSuchFee:
      return Reason(
        what: Localized(vi: "thủ tục không có khoản này", en: "the procedure has no such fee"))
    case .feeUnpaid(let id, let outstanding):
      return Reason(
        what: Localized(
          vi: "chưa thu đủ \(vi.fee(id)), còn \(vi.money(outstanding))",
          en: "\(en.fee(id)) is not paid: \(en.money(outstanding)) outstanding"),
        mend: Localized(vi: "thu đủ rồi mới đi tiếp", en: "collect it first"),
        names: [name(id)].compactMap { $0 })
    case .paymentNotPositive(let amount):
      return Reason(
        what: Localized(
          vi: "không có gì phải thu: số tiền là \(vi.money(amount))",
          en: "there is nothing to pay: the sum is \(en.money(amount))"))
    case .paymentTooLarge(let id, let outstanding):
      return Reason(
        what: Localized(
          vi: "số tiền nộp nhiều hơn số còn phải thu của \(vi.fee(id))",
          en: "more is paid than is outstanding of \(en.fee(id))"),
        mend: Localized(
          vi: "chỉ thu \(vi.money(outstanding))", en: "collect \(en.money(outstanding))"),
        names: [name(id)].compactMap { $0 })
    case .meansNotOffered(let id, let means):
      return Reason(
        what: Localized(
          vi: "bước hiện tại không thu \(vi.fee(id)) \(vi.means(means))",
          en: "the step does not collect \(en.fee(id)) \(en.means(means))"),
        names: [name(id)].compactMap { $0 })

    // People.
    case .personMissing:
      return Reason(
        what: Localized(
          vi:
            "phải nêu tên người thực hiện, vì bước này do người khác người làm bước trước thực hiện",
          en: "the step needs a performer by name: it is for somebody else than before"),
        mend: Localized(
          vi: "ghi tên trong ngoặc kép sau vai trò", en: "give a name in quotes after the role"))
    case .samePerson(let person, let step):
      return Reason(
        what: Localized(
          vi: "\(person) đã làm bước \(vi.step(step)) nên không được làm bước này",
          en: "\(person) has performed step \(en.step(step)) and may not perform this one"),
        mend: Localized(vi: "giao cho người khác", en: "let somebody else do it"),
        names: [name(step)].compactMap { $0 })
    case .assignedToAnother(let person):
      return Reason(
        what: Localized(
          vi: "bước này đã giao cho \(person)", en: "the step is assigned to \(person)"),
        mend: Localized(
          vi: "để người được giao thực hiện", en: "let that person perform it"))
    case .assignmentNotOffered(let role):
      return Reason(
        what: Localized(
          vi: "bước này không giao việc cho \(vi.roleWithin(role))",
          en: "the step names no officer for \(en.roleWithin(role))"),
        mend: Localized(
          vi: "bỏ phần `giao`, hoặc khai báo `giao cho` ở bước",
          en: "leave `assigning` out, or declare `assign to` in the step"),
        names: [name(role)].compactMap { $0 })
    case .claimedByAnother, .principalPerformed, .taskOfNobody, .taskIsFree: return task(fault)
    case .assigneeExcluded, .alreadyVoted, .councilFull, .quorumMissing, .partyAbsent,
      .partyIsAnother, .presenceNotAsked, .filedOnBehalf:
      return peopleTogether(fault)
    case .letterNotSignedHere(let letter):
      return Reason(
        what: Localized(
          vi: "bước này không ký \(vi.letter(letter))",
          en: "\(en.letter(letter)) is not signed in this step"),
        names: [name(letter)].compactMap { $0 })

    case .signatureMissing(let letter):
      return Reason(
        what: Localized(
          vi: "\(vi.letter(letter)) chưa được ký số",
          en: "\(en.letter(letter)) has not been signed digitally"),
        mend: Localized(vi: "ký số văn bản này", en: "sign it"),
        names: [name(letter)].compactMap { $0 })

    case .visitLimitReached(let step): return visitLimit(step)
    case .cannotEvaluate(let place, let fault): return cannotEvaluate(place, fault)
    }
  }

  private func selectors(_ words: ProcedureWords) -> [String] {
    procedure.cases.indices.map { words.selector(ID($0)) }
  }

  private func offered(_ rules: [ChannelRule]) -> Localized? {
    var channels: [Channel] = []
    for rule in rules where !channels.contains(rule.channel) { channels.append(rule.channel) }
    guard !channels.isEmpty else { return nil }
    return Localized(
      vi: "chọn \(vi.list(channels.map(vi.channel), or: true))",
      en: "choose \(en.list(channels.map(en.channel), or: true))")
  }

  /// "1 bản chính và 2 bản sao".
  private func copies(of id: ID<Paper>, _ words: ProcedureWords) -> String {
    let copies = procedure.papers[safely: id]?.copies ?? []
    guard !copies.isEmpty else { return words.paper(id) }
    return words.list(copies.map { words.copies($0.count, $0.form) })
  }
}
