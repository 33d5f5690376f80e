import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension CompileWording {
  func wrongType(_ expected: ExpressionType, _ found: ExpressionType) -> Words {
    Words(
      .wrongType,
      vi: "chỗ này cần \(expected.words.vi), nhưng `\(text)` là \(found.words.vi)",
      en: "\(expected.words.en) is needed here, but `\(text)` is \(found.words.en)")
  }

  func onlyForText(_ keyword: Keyword) -> Words {
    Words(
      .wrongType, vi: "\(key(keyword)) chỉ dùng cho thông tin kiểu \(key(.text))",
      en: "\(key(keyword)) is only for fields of type \(key(.text))")
  }

  func paperIsNoValue(_ name: String) -> Words {
    Words(
      .wrongType,
      vi:
        "`\(name)` là giấy tờ, không phải là thông tin; muốn hỏi đã nộp chưa thì viết `\(phrase(.has)) \(name)`",
      en:
        "`\(name)` is a paper, not a field; to ask whether it was handed in write `\(phrase(.has)) \(name)`",
      fixes: replacing(with: "\(phrase(.has)) \(name)"))
  }

  var timeWithoutDate: Words {
    Words(
      .wrongType, vi: "`\(text)` mới là giờ, chưa có ngày; viết đủ, ví dụ `26/01/2026 16:30`",
      en: "`\(text)` is a time without a date; write both, such as `26/01/2026 16:30`")
  }

  func cannotCombine(_ a: ExpressionType, _ b: ExpressionType) -> Words {
    Words(
      .cannotCombine, vi: "không tính được giữa \(a.words.vi) và \(b.words.vi)",
      en: "\(a.words.en) and \(b.words.en) cannot be reckoned together")
  }

  func cannotCompare(_ a: ExpressionType, _ b: ExpressionType) -> Words {
    Words(
      .cannotCompare, vi: "không so sánh được \(a.words.vi) với \(b.words.vi)",
      en: "\(a.words.en) does not compare with \(b.words.en)")
  }

  func differentBranches(_ a: ExpressionType, _ b: ExpressionType) -> Words {
    Words(
      .cannotCompare,
      vi: "hai vế của \(key(.if)) phải cùng kiểu, mà ở đây là \(a.words.vi) và \(b.words.vi)",
      en:
        "both ways of \(key(.if)) must be of one type; here they are \(a.words.en) and \(b.words.en)"
    )
  }

  var mixedDurations: Words {
    Words(
      .mixedDurations,
      vi:
        "không so sánh được hai thời hạn đếm khác cách: bao nhiêu là dài hơn còn tùy ngày bắt đầu",
      en:
        "two durations counted in different ways do not compare: which is longer depends on the start",
      notes: [
        Localized(
          vi: "viết cả hai theo cùng một cách: ngày làm việc, ngày, giờ hay tháng",
          en: "write both in the same way: working days, days, hours or months")
      ])
  }

  func badPattern(_ kind: PatternFault.Kind) -> Words {
    let reason = reason(kind)
    return Words(
      .badPattern, vi: "mẫu \(text) viết chưa đúng: \(reason.vi)",
      en: "the pattern \(text) is not well formed: \(reason.en)")
  }

  private func reason(_ kind: PatternFault.Kind) -> Localized {
    switch kind {
    case .tooLarge: Localized(vi: "quá dài hoặc lặp quá nhiều", en: "too long or too repetitive")
    case .nothingToRepeat:
      Localized(
        vi: "trước dấu `?`, `*`, `+`, `{` phải có gì đó để lặp",
        en: "nothing stands before `?`, `*`, `+` or `{` that could be repeated")
    case .badRepetition:
      Localized(
        vi: "số lần lặp viết là {m}, {m,} hoặc {m,n}",
        en: "a repetition is written {m}, {m,} or {m,n}")
    case .unclosedGroup: Localized(vi: "thiếu dấu `)`", en: "a `)` is missing")
    case .unopenedGroup: Localized(vi: "thừa dấu `)`", en: "a `)` too many")
    case .unclosedClass: Localized(vi: "thiếu dấu `]`", en: "a `]` is missing")
    case .emptyClass: Localized(vi: "giữa `[` và `]` chưa có gì", en: "`[` and `]` are empty")
    case .reversedRange:
      Localized(vi: "khoảng trong `[ ]` bị ngược", en: "a range in `[ ]` is reversed")
    case .unknownEscape:
      Localized(vi: "sau dấu `\\` là một chữ lạ", en: "an unknown letter follows `\\`")
    case .misplacedAnchor:
      Localized(
        vi: "`^` chỉ đứng đầu, `$` chỉ đứng cuối", en: "`^` stands only first, `$` only last")
    case .unopenedBracket:
      Localized(
        vi: "thừa dấu ngoặc đóng; muốn dùng chính dấu đó thì viết `\\` trước",
        en: "a closing bracket too many; write `\\` before it to mean the sign itself")
    }
  }

  var notConstant: Words {
    Words(
      .notConstant, vi: "chỗ này phải ghi giá trị cụ thể, không được tính từ thông tin của hồ sơ",
      en: "a fixed value is needed here, not one that depends on the case")
  }

  var nestedList: Words {
    Words(
      .nestedList, vi: "không có danh sách của danh sách; mỗi phần tử phải là một giá trị đơn",
      en: "there is no list of lists; each element is a single value")
  }

  var expressionTooLong: Words {
    Words(
      .expressionTooLong,
      vi: "biểu thức quá dài hoặc lồng quá sâu; hãy tách ra, hoặc viết theo bậc",
      en: "the expression is too long or too deep; split it, or write it as tiers")
  }

  var reversedRange: Words {
    Words(
      .badRange, vi: "khoảng bị ngược: giá trị đầu lớn hơn giá trị cuối",
      en: "the range is reversed: it starts above its end")
  }

  var reversedSteps: Words {
    Words(
      .badRange, vi: "bước cuối `\(text)` đứng trước bước đầu trong tệp",
      en: "the last step `\(text)` stands before the first one in the file")
  }

  var rangeOnWrongType: Words {
    Words(
      .badRange,
      vi:
        "chỉ số, tiền, ngày, thời điểm và thời hạn mới giới hạn được bằng \(key(.from)) … \(key(.to)) …",
      en: "only numbers, money, dates, times and durations take \(key(.from)) … \(key(.to)) …")
  }

  var defaultRefused: Words {
    Words(
      .badRange, vi: "giá trị mặc định `\(text)` trái với giới hạn của chính thông tin này",
      en: "the default `\(text)` is refused by the field's own limits")
  }

  func wrongArguments(_ expected: [String], _ action: String) -> Words {
    guard !expected.isEmpty else {
      return Words(
        .wrongArguments, vi: "hành động `\(action)` không nhận thông tin nào",
        en: "action `\(action)` takes nothing")
    }
    let list = expected.map { "`\($0)`" }.joined(separator: ", ")
    return Words(
      .wrongArguments, vi: "hành động `\(action)` cần đúng các thông tin: \(list), mỗi thứ một lần",
      en: "action `\(action)` takes exactly \(list), each of them once")
  }

  func tooFewArguments(_ keyword: Keyword) -> Words {
    Words(
      .wrongArguments, vi: "\(key(keyword)) cần ít nhất hai giá trị để chọn",
      en: "\(key(keyword)) needs two values at least to choose from")
  }

  func actionGivesNothing(_ action: String) -> Words {
    Words(
      .wrongArguments, vi: "hành động `\(action)` không trả kết quả nào để ghi lại",
      en: "action `\(action)` gives nothing that could be stored",
      notes: [
        Localized(
          vi: "thêm \(key(.gives)) vào khai báo hành động, hoặc bỏ \(key(.into))",
          en: "add \(key(.gives)) to its declaration, or leave out \(key(.into))")
      ])
  }

  func durationWithoutUnit(_ number: String) -> Words {
    let units = [Keyword.unitWorkingDay, .unitWorkingHour, .unitDay].map {
      "`\(number) \(phrase($0))`"
    }
    return Words(
      .durationWithoutUnit, vi: "`\(number)` thiếu đơn vị thời gian",
      en: "`\(number)` lacks a unit of time",
      notes: [
        Localized(
          vi: "viết rõ: \(units[0]), \(units[1]) hay \(units[2])",
          en: "say which: \(units[0]), \(units[1]) or \(units[2])")
      ])
  }

  func circularDefinition(_ name: String) -> Words {
    Words(
      .circularDefinition, vi: "`\(name)` được tính từ chính nó",
      en: "`\(name)` is defined by itself")
  }

  func circularValue(_ name: String, _ place: CircularValues.Place) -> Words {
    if place == .initial {
      return Words(
        .circularDefinition,
        vi: "giá trị mặc định chỉ dùng được thông tin khai báo trước nó, mà `\(name)` thì không",
        en: "a default may only use fields declared before it, which `\(name)` is not",
        notes: [
          Localized(
            vi: "chuyển `\(name)` lên trên nếu đó là một thông tin",
            en: "move `\(name)` up if it is a field")
        ])
    }
    let place =
      switch place {
      case .fee: Localized(vi: "mức phí, lệ phí", en: "a fee")
      case .limit: Localized(vi: "thời hạn", en: "a limit")
      case .selector: Localized(vi: "điều kiện của trường hợp", en: "the condition of a case")
      case .initial: Localized(vi: "giá trị mặc định", en: "a default")
      }
    return Words(
      .circularDefinition, vi: "không dùng `\(name)` trong \(place.vi) được: nó được tính từ đó",
      en: "`\(name)` cannot be used in \(place.en): it is computed from it")
  }
}
