import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// Every finding of the compiler in words, in both languages side by side.
struct CompileWording {
  struct Words {
    var code: CompileCode
    var severity = Severity.error
    var message: Localized
    var label: Localized?
    var notes: [Localized] = []
    var fixes: [Fix] = []
  }

  let dialect: Dialect
  /// The author's words at the place of the finding.
  let text: String
  let span: ByteSpan

  func words(for problem: CompileProblem) -> Words {
    switch problem {
    case .badNumber, .numberTooLarge, .badDate, .badTime, .badDuration, .moneyNotWhole,
      .brokenBrace:
      literal(problem)
    case .fileNotFound, .importCycle, .duplicateName, .lookalikeNames, .builtinName,
      .ambiguousName, .unknownName, .unknownTarget, .unknownOutcome, .unknownStatus:
      name(problem)
    case .wrongType, .cannotCombine, .cannotCompare, .mixedDurations, .badPattern, .reversedRange,
      .rangeOnWrongType, .wrongArguments, .actionGivesNothing, .durationWithoutUnit,
      .circularDefinition:
      type(problem)
    case .missingPart, .repeatedLine, .notHere, .mixedCases, .notYetSupported:
      declaration(problem)
    case .hole, .unfilledSlot, .filledTwice, .lengthenedLimit, .forbiddenPaper,
      .redirectedOutcome, .frameworkCycle, .notAmendable, .followsNothing:
      framework(problem)
    case .noSteps, .noEnds, .stepWithoutRole, .deadEnd, .automaticStepChooses,
      .automaticStepNeedsPerson, .personStepComputes, .missingOtherwise, .outcomeLeadsNowhere,
      .outcomeLeadsTwice, .timerWithoutLimit, .endlessAutomaticSteps, .badGraph,
      .obligationUnproved:
      process(problem)
    case .calendar(let fault): calendar(fault)
    }
  }

  func key(_ keyword: Keyword) -> String { "`\(keyword.phrase(dialect))`" }

  func didYouMean(_ suggestion: String?) -> [Localized] {
    guard let suggestion else { return [] }
    return [Localized(vi: "có phải ý là `\(suggestion)`?", en: "did you mean `\(suggestion)`?")]
  }

  func replacing(with suggestion: String?, _ safety: Fix.Safety = .unsafe) -> [Fix] {
    guard let suggestion else { return [] }
    return [
      .replace(
        span, with: suggestion, safety,
        Localized(vi: "viết `\(suggestion)`", en: "write `\(suggestion)`"))
    ]
  }

  // MARK: Literals

  private func literal(_ problem: CompileProblem) -> Words {
    switch problem {
    case .badNumber(let meant?):
      Words(
        code: .badNumber,
        message: Localized(
          vi: "`\(text)` viết theo kiểu nước ngoài: dấu phẩy mới là dấu thập phân",
          en: "`\(text)` is written the foreign way: the decimal mark is a comma"),
        notes: [
          Localized(
            vi: "dấu chấm chỉ dùng để tách nhóm ba chữ số: 1.500.000",
            en: "a dot only groups digits by threes: 1.500.000")
        ], fixes: replacing(with: meant))
    case .badNumber(nil):
      Words(
        code: .badNumber,
        message: Localized(
          vi:
            "số `\(text)` không đúng cách viết: dấu chấm tách nhóm ba chữ số, dấu phẩy là dấu thập phân",
          en: "`\(text)` is no number: dots group digits by threes, a comma is the decimal mark"))
    case .badDate:
      Words(
        code: .badDate,
        message: Localized(
          vi: "không có ngày `\(text)`; viết ngày/tháng/năm, ví dụ 26/01/2026",
          en: "there is no date `\(text)`; write day/month/year, such as 26/01/2026"))
    case .badTime:
      Words(
        code: .badTime,
        message: Localized(
          vi: "không có giờ `\(text)`; viết từ 0:00 đến 24:00, ví dụ 16:30",
          en: "there is no time `\(text)`; write 0:00 to 24:00, such as 16:30"))
    case .badDuration(let fault): duration(fault)
    case .moneyNotWhole:
      Words(
        code: .moneyNotWhole,
        message: Localized(
          vi: "số tiền `\(text)` phải là số đồng nguyên",
          en: "`\(text)` must be a whole sum of đồng"))
    case .brokenBrace:
      Words(
        code: .badTemplate,
        message: Localized(
          vi: "dấu ngoặc nhọn không đủ cặp; muốn viết chính dấu này thì viết `\\{`",
          en: "a brace without its pair; to write the brace itself, write `\\{`"))
    default:
      Words(
        code: .badNumber,
        message: Localized(vi: "số `\(text)` quá lớn", en: "the number `\(text)` is too large"))
    }
  }

  private func duration(_ fault: DurationFault) -> Words {
    let message =
      switch fault {
      case .negative:
        Localized(vi: "thời hạn `\(text)` không được âm", en: "`\(text)` must not be negative")
      case .overHundredYears:
        Localized(
          vi: "thời hạn `\(text)` dài quá 100 năm", en: "`\(text)` is longer than a hundred years")
      case .fractionOfWholeUnit:
        Localized(
          vi: "`\(text)`: ngày theo lịch, tuần, tháng, năm phải là số nguyên",
          en: "`\(text)`: calendar days, weeks, months and years are whole numbers")
      }
    return Words(code: .badDuration, message: message)
  }

  // MARK: Names

  private func name(_ problem: CompileProblem) -> Words {
    switch problem {
    case .fileNotFound(let path):
      Words(
        code: .fileNotFound,
        message: Localized(vi: "không tìm thấy tệp `\(path)`", en: "there is no file `\(path)`"),
        notes: [
          Localized(
            vi: "đường dẫn được tính từ thư mục của tệp này",
            en: "the path counts from the folder of this file")
        ])
    case .importCycle(let paths):
      Words(
        code: .importCycle,
        message: Localized(
          vi: "các tệp dùng lẫn nhau thành vòng: \(paths.joined(separator: " → "))",
          en: "the files use each other in a circle: \(paths.joined(separator: " → "))"))
    case .duplicateName(let subject, let name):
      Words(
        code: .duplicateName,
        message: Localized(
          vi: "\(words(subject).vi) `\(name)` đã được khai báo rồi",
          en: "\(words(subject).en) `\(name)` is declared already"))
    case .lookalikeNames(let a, let b):
      Words(
        code: .lookalikeNames,
        message: Localized(
          vi: "hai tên `\(a)` và `\(b)` chỉ khác nhau ở dấu, rất dễ nhầm",
          en: "the names `\(a)` and `\(b)` differ only in their marks and are easily confused"))
    case .builtinName(let name):
      Words(
        code: .builtinName,
        message: Localized(
          vi: "`\(name)` là tên có sẵn của ngôn ngữ; hãy đặt tên khác",
          en: "`\(name)` is a name of the language itself; choose another"))
    case .ambiguousName(let subject, let name, let files):
      Words(
        code: .ambiguousName,
        message: Localized(
          vi:
            "\(words(subject).vi) `\(name)` được khai báo ở nhiều tệp: \(files.joined(separator: ", "))",
          en:
            "\(words(subject).en) `\(name)` is declared in several files: \(files.joined(separator: ", "))"
        ))
    case .unknownName(let subject, let name, let suggestion):
      Words(
        code: .unknownName,
        message: Localized(
          vi: "không có \(words(subject).vi) nào tên `\(name)`",
          en: "there is no \(words(subject).en) named `\(name)`"),
        label: Localized(vi: "chưa khai báo", en: "not declared"), notes: didYouMean(suggestion),
        fixes: replacing(with: suggestion))
    case .unknownTarget(let name, let suggestion):
      Words(
        code: .unknownTarget,
        message: Localized(
          vi: "không có bước hay kết thúc nào tên `\(name)`",
          en: "there is no step or end named `\(name)`"),
        label: Localized(
          vi: "chưa khai báo trong thủ tục này", en: "not declared in this procedure"),
        notes: didYouMean(suggestion)
          + [
            Localized(
              vi: "thêm `\(Keyword.step.phrase(dialect)) \(name)`, hoặc chuyển sang một bước đã có",
              en: "add `\(Keyword.step.phrase(dialect)) \(name)`, or go to an existing step")
          ], fixes: replacing(with: suggestion))
    case .unknownOutcome(let name, let step, let suggestion):
      Words(
        code: .unknownOutcome,
        message: Localized(
          vi: "bước `\(step)` không có lựa chọn nào tên `\(name)`",
          en: "step `\(step)` has no outcome named `\(name)`"), notes: didYouMean(suggestion),
        fixes: replacing(with: suggestion))
    case .unknownStatus(let name, let suggestion):
      Words(
        code: .unknownStatus,
        message: Localized(
          vi: "`\(name)` không phải là một trong mười trạng thái của cổng dịch vụ công",
          en: "`\(name)` is none of the ten statuses of the public portal"),
        notes: didYouMean(suggestion), fixes: replacing(with: suggestion))
    default: unexpected
    }
  }

  func words(_ subject: Subject) -> Localized {
    switch subject {
    case .value: Localized(vi: "thông tin, trường hợp hay tham số", en: "field, case or parameter")
    case .field: Localized(vi: "thông tin", en: "field")
    case .selector: Localized(vi: "trường hợp", en: "case")
    case .paper: Localized(vi: "giấy tờ", en: "paper")
    case .fee: Localized(vi: "khoản phí, lệ phí", en: "fee or charge")
    case .role: Localized(vi: "vai trò", en: "role")
    case .agency: Localized(vi: "cơ quan", en: "agency")
    case .calendar: Localized(vi: "lịch", en: "calendar")
    case .letter: Localized(vi: "văn bản", en: "letter")
    case .message: Localized(vi: "mẫu tin", en: "message")
    case .action: Localized(vi: "hành động", en: "action")
    case .framework: Localized(vi: "khung", en: "framework")
    case .procedure: Localized(vi: "thủ tục", en: "procedure")
    case .parameter: Localized(vi: "tham số", en: "parameter")
    case .slot: Localized(vi: "chỗ điền", en: "slot")
    case .exit: Localized(vi: "lối ra", en: "exit")
    case .step: Localized(vi: "bước", en: "step")
    case .end: Localized(vi: "kết thúc", en: "end")
    case .stage: Localized(vi: "giai đoạn", en: "stage")
    case .rule: Localized(vi: "quy định", en: "rule")
    case .event: Localized(vi: "sự kiện", en: "event")
    case .argument: Localized(vi: "thông tin gửi kèm hành động", en: "argument of the action")
    case .option: Localized(vi: "lựa chọn", en: "option")
    case .publishable: Localized(vi: "văn bản, kết quả hay giấy tờ", en: "letter, result or paper")
    case .outcome: Localized(vi: "lựa chọn", en: "outcome")
    }
  }

  // MARK: Types

  private func type(_ problem: CompileProblem) -> Words {
    switch problem {
    case .wrongType(let expected, let found):
      Words(
        code: .wrongType,
        message: Localized(
          vi: "chỗ này cần \(expected.words.vi), nhưng `\(text)` là \(found.words.vi)",
          en: "\(expected.words.en) is needed here, but `\(text)` is \(found.words.en)"))
    case .cannotCombine(let a, let b):
      Words(
        code: .cannotCombine,
        message: Localized(
          vi: "không tính được giữa \(a.words.vi) và \(b.words.vi)",
          en: "\(a.words.en) and \(b.words.en) cannot be reckoned together"))
    case .cannotCompare(let a, let b):
      Words(
        code: .cannotCompare,
        message: Localized(
          vi: "không so sánh được \(a.words.vi) với \(b.words.vi)",
          en: "\(a.words.en) does not compare with \(b.words.en)"))
    case .mixedDurations:
      Words(
        code: .mixedDurations,
        message: Localized(
          vi: "không so sánh được thời hạn làm việc với thời hạn theo lịch: mỗi loại đếm một cách",
          en: "working time does not compare with calendar time: they are counted differently"),
        notes: [
          Localized(
            vi: "viết cả hai theo ngày làm việc, hoặc cả hai theo ngày",
            en: "write both in working days, or both in days")
        ])
    case .badPattern(let reason):
      Words(
        code: .badPattern,
        message: Localized(
          vi: "mẫu `\(text)` không đúng cách viết (\(reason))",
          en: "the pattern `\(text)` is not well formed (\(reason))"))
    case .reversedRange:
      Words(
        code: .badRange,
        message: Localized(
          vi: "khoảng bị ngược: giá trị đầu lớn hơn giá trị cuối",
          en: "the range is reversed: it starts above its end"))
    case .rangeOnWrongType:
      Words(
        code: .badRange,
        message: Localized(
          vi: "chỉ số, tiền, ngày và thời hạn mới giới hạn được bằng `từ … đến …`",
          en: "only numbers, money, dates and durations take a range"))
    case .wrongArguments(let expected, let action):
      Words(
        code: .wrongArguments,
        message: Localized(
          vi: "hành động `\(action)` cần đúng các thông tin: \(listed(expected))",
          en: "action `\(action)` takes exactly: \(listed(expected))"))
    case .actionGivesNothing(let action):
      Words(
        code: .wrongArguments,
        message: Localized(
          vi: "hành động `\(action)` không trả kết quả nào để ghi vào thông tin",
          en: "action `\(action)` gives nothing that could be stored"))
    case .durationWithoutUnit(let number):
      Words(
        code: .durationWithoutUnit,
        message: Localized(
          vi: "`\(number)` thiếu đơn vị thời gian",
          en: "`\(number)` lacks a unit of time"),
        notes: [
          Localized(
            vi: "viết rõ: `\(number) ngày làm việc`, `\(number) giờ làm việc` hay `\(number) ngày`",
            en: "say which: `\(number) working days`, `\(number) working hours` or `\(number) days`"
          )
        ])
    case .circularDefinition(let name):
      Words(
        code: .circularDefinition,
        message: Localized(
          vi: "`\(name)` được định nghĩa vòng qua chính nó", en: "`\(name)` is defined by itself"))
    default: unexpected
    }
  }

  func listed(_ names: [String]) -> String {
    names.isEmpty ? "—" : names.map { "`\($0)`" }.joined(separator: ", ")
  }

  // MARK: Declarations

  private func declaration(_ problem: CompileProblem) -> Words {
    switch problem {
    case .missingPart(let part, let owner):
      Words(
        code: .missingPart,
        message: Localized(
          vi: "\(key(owner)) `\(text)` thiếu \(key(part))",
          en: "\(key(owner)) `\(text)` lacks \(key(part))"))
    case .repeatedLine(let keyword):
      Words(
        code: .repeatedLine,
        message: Localized(
          vi: "\(key(keyword)) được ghi hai lần", en: "\(key(keyword)) is given twice"))
    case .notHere(let keyword):
      Words(
        code: .notHere,
        message: Localized(
          vi: "\(key(keyword)) không dùng được ở đây", en: "\(key(keyword)) cannot stand here"))
    case .mixedCases:
      Words(
        code: .mixedCases,
        message: Localized(
          vi:
            "các trường hợp phải cùng loại: hoặc người nộp tự chọn, hoặc tất cả tính theo điều kiện",
          en: "cases are of one kind: all chosen by the applicant, or all computed by a condition"))
    case .notYetSupported(let keyword):
      Words(
        code: .notYetSupported,
        message: Localized(
          vi: "phiên bản này đọc được \(key(keyword)) nhưng chưa thực hiện được",
          en: "this version reads \(key(keyword)) but cannot run it yet"))
    default: unexpected
    }
  }

  /// A problem that another family words; kept total so that a message is never lost.
  var unexpected: Words {
    Words(
      code: .badGraph,
      message: Localized(vi: "`\(text)` chưa đúng", en: "`\(text)` is not right"))
  }
}
