import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Expressions that have no value, and values that do not fit their field.
extension ReasonWords {
  func cannotEvaluate(_ place: Fault.Place, _ fault: EvaluationFault) -> Reason {
    var names: [String] = []
    var mend: Localized?
    if case .missingField(let id) = fault {
      mend = Localized(
        vi: "nhập mục này trước, hoặc hỏi bằng `có`", en: "enter it before, or ask with `has`")
      names = [name(id)].compactMap { $0 }
    }
    let why = why(fault)
    let (vietnamese, english) = (vi.place(place), en.place(place))
    return Reason(
      what: Localized(
        vi: "không tính được \(vietnamese), vì \(why.vi)",
        en: "can't work out \(english), because \(why.en)"),
      mend: mend, names: names + [name(place)].compactMap { $0 })
  }

  func why(_ fault: EvaluationFault) -> Localized {
    switch fault {
    case .missingField(let id):
      Localized(vi: "chưa có giá trị của \(vi.field(id))", en: "\(en.field(id)) has no value yet")
    case .missingBuiltin(let value):
      Localized(vi: "chưa có \(vi.builtin(value))", en: "there is no \(en.builtin(value)) yet")
    case .overflow: Localized(vi: "kết quả quá lớn", en: "the result is too large")
    case .typeMismatch:
      Localized(vi: "các giá trị khác kiểu", en: "the values are of different types")
    case .incomparableDurations:
      Localized(
        vi: "hai thời hạn không so sánh được với nhau", en: "the durations do not compare")
    case .dateOutOfRange:
      Localized(
        vi: "ngày nằm ngoài các năm 1900 đến 2200", en: "the date is outside 1900 to 2200")
    }
  }

  private func name(_ place: Fault.Place) -> String? {
    switch place {
    case .set(let field), .leadTime(let field): name(field)
    case .argument(let action, _): name(action)
    case .branch(let step), .limit(let step), .wait(let step), .members(let step): name(step)
    case .onBehalf: procedure.onBehalf.flatMap { name($0.field) }
    case .fee(let fee): name(fee)
    case .paper(let paper): name(paper)
    case .callArgument(let step, _): name(step)
    case .branchList(let block), .branchesRequired(let block), .afterBranches(let block):
      procedure.parallels[safely: block]?.name
    case .stageLimit(let stage): procedure.stages[safely: stage]?.name
    case .paperGroup, .overallLimit, .filingChannel, .returnChannel: nil
    }
  }
}

extension ProcedureWords {
  /// The predicate of a field whose value is not accepted.
  func fault(_ fault: FieldFault) -> String {
    switch (fault, language) {
    case (.wrongType, .vi): "không đúng kiểu"
    case (.wrongType, .en): "is of the wrong type"
    case (.unknownOption(let name), .vi): "không có lựa chọn `\(name)`"
    case (.unknownOption(let name), .en): "has no option `\(name)`"
    case (.notWhole, .vi): "phải là số nguyên"
    case (.notWhole, .en): "must be a whole number"
    case (.belowMinimum(let value), .vi): "nhỏ hơn mức tối thiểu \(self.value(value))"
    case (.belowMinimum(let value), .en): "is below the minimum of \(self.value(value))"
    case (.aboveMaximum(let value), .vi): "lớn hơn mức tối đa \(self.value(value))"
    case (.aboveMaximum(let value), .en): "is above the maximum of \(self.value(value))"
    case (.tooLong(let maximum), .vi): "dài quá \(maximum) ký tự"
    case (.tooLong(let maximum), .en): "is longer than \(maximum) characters"
    case (.patternNotMatched, .vi): "không đúng dạng quy định"
    case (.patternNotMatched, .en): "is not of the form that is asked for"
    }
  }

  fileprivate func place(_ place: Fault.Place) -> String {
    switch (place, language) {
    case (.set(let field), _): self.field(field)
    case (.leadTime(let field), .vi): "hạn nộp trước \(self.field(field))"
    case (.leadTime(let field), .en): "the time to file before \(self.field(field))"
    case (.argument(let action, _), .vi): "tham số của \(self.action(action))"
    case (.argument(let action, _), .en): "an argument of \(self.action(action))"
    case (.branch(let step), .vi): "hướng đi tiếp từ bước \(self.step(step))"
    case (.branch(let step), .en): "the way on from step \(self.step(step))"
    case (.fee(let fee), _): self.fee(fee)
    case (.paper(let paper), .vi): "có phải nộp \(self.paper(paper)) không"
    case (.paper(let paper), .en): "whether \(self.paper(paper)) is asked for"
    case (.paperGroup, .vi): "có phải nộp một nhóm giấy tờ không"
    case (.paperGroup, .en): "whether a group of papers is asked for"
    case (.limit(let step), .vi): "thời hạn của bước \(self.step(step))"
    case (.limit(let step), .en): "the limit of step \(self.step(step))"
    case (.callArgument(let step, let field), .vi):
      "giá trị `\(field)` gửi sang thủ tục được gọi ở bước \(self.step(step))"
    case (.callArgument(let step, let field), .en):
      "the value `\(field)` for the procedure called in step \(self.step(step))"
    case (.branchList(let block), .vi): "danh sách để mở các nhánh của \(parallel(block))"
    case (.branchList(let block), .en): "the list whose branches \(parallel(block)) opens"
    case (.branchesRequired(let block), .vi): "số nhánh phải xong của \(parallel(block))"
    case (.branchesRequired(let block), .en):
      "how many branches of \(parallel(block)) have to be done"
    case (.afterBranches(let block), .vi): "hướng đi tiếp sau \(parallel(block))"
    case (.afterBranches(let block), .en): "the way on after \(parallel(block))"
    case (.stageLimit(let stage), .vi): "thời hạn của giai đoạn \(self.stage(stage))"
    case (.stageLimit(let stage), .en): "the limit of stage \(self.stage(stage))"
    case (.overallLimit, .vi): "thời hạn chung"
    case (.overallLimit, .en): "the overall limit"
    case (.wait(let step), .vi): "thời gian chờ ở bước \(self.step(step))"
    case (.wait(let step), .en): "the wait in step \(self.step(step))"
    case (.members(let step), .vi): "số thành viên biểu quyết ở bước \(self.step(step))"
    case (.members(let step), .en): "the number of members who vote in step \(self.step(step))"
    case (.onBehalf, .vi): "có được nộp thay không"
    case (.onBehalf, .en): "whether somebody else may file"
    case (.filingChannel(let channel), .vi): "có được nộp \(self.channel(channel)) không"
    case (.filingChannel(let channel), .en): "whether filing \(self.channel(channel)) is offered"
    case (.returnChannel(let channel), .vi):
      "có được trả kết quả \(self.channel(channel)) không"
    case (.returnChannel(let channel), .en):
      "whether results are handed over \(self.channel(channel))"
    }
  }

  /// A built-in value inside a sentence.
  func builtin(_ value: BuiltinValue) -> String {
    switch (value, language) {
    case (.caseNumber, .vi): "mã hồ sơ"
    case (.caseNumber, .en): "case number"
    case (.filedOn, .vi): "ngày nộp"
    case (.filedOn, .en): "date of filing"
    case (.dueOn, .vi): "hạn trả"
    case (.dueOn, .en): "due date"
    case (.filedBy, .vi): "kênh nộp"
    case (.filedBy, .en): "filing channel"
    case (.returnedBy, .vi): "kênh trả"
    case (.returnedBy, .en): "return channel"
    case (.level, .vi): "mức độ"
    case (.level, .en): "level"
    case (.totalFee, .vi): "tổng phí"
    case (.totalFee, .en): "total fee"
    case (.today, .vi): "ngày hôm nay"
    case (.today, .en): "date of today"
    case (.applicantName, .vi): "họ tên người nộp"
    case (.applicantName, .en): "name of the applicant"
    case (.applicantPhone, .vi): "điện thoại của người nộp"
    case (.applicantPhone, .en): "telephone of the applicant"
    case (.applicantEmail, .vi): "thư điện tử của người nộp"
    case (.applicantEmail, .en): "e-mail of the applicant"
    case (.applicantAddress, .vi): "địa chỉ của người nộp"
    case (.applicantAddress, .en): "address of the applicant"
    }
  }
}
