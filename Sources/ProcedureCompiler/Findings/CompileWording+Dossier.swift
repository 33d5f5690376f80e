import Diagnostics
import ProcedureSyntax
import SourceText

// Papers, money and versions.
extension CompileWording {
  func dossierNotTaken(_ step: String, _ insertion: LineInsertion?) -> Words {
    let line = phrase(.takeDossier)
    let fix = insertion.map { place in
      Fix(
        Localized(vi: "thêm dòng `\(line)`", en: "add a line `\(line)`"),
        edits: [
          TextEdit(
            ByteSpan(at: place.offset), "\n" + String(repeating: " ", count: place.indent) + line)
        ], .unsafe)
    }
    return Words(
      .dossierNotTaken, .warning,
      vi: "thủ tục yêu cầu giấy tờ, nhưng bước đầu tiên `\(step)` không \(key(.takeDossier))",
      en: "papers are asked for, but the first step `\(step)` does not \(key(.takeDossier))",
      notes: [
        Localized(
          vi: "hồ sơ thiếu giấy tờ vẫn nộp được, và không ai được báo là thiếu",
          en: "an incomplete dossier can be filed, and nobody is told what is lacking"),
        Localized(
          vi: "ghi \(key(.takeDossier)) vào bước ấy (của khung thì dùng \(key(.amendStep)))",
          en: "say \(key(.takeDossier)) in that step (by \(key(.amendStep)) if it is a framework's)"
        ),
      ], fixes: fix.map { [$0] } ?? [])
  }

  func nothingReturned(_ paper: String) -> Words {
    Words(
      .nothingReturned, .warning,
      vi:
        "giấy tờ `\(paper)` phải nộp khi nhận kết quả, nhưng không lựa chọn nào \(key(.returnResult))",
      en:
        "paper `\(paper)` is due when the result is handed over, but no outcome says \(key(.returnResult))",
      notes: [
        Localized(
          vi: "không có dòng ấy thì giấy tờ này không bao giờ được yêu cầu nộp",
          en: "without that line the paper is never asked for"),
        Localized(
          vi: "ghi \(key(.returnResult)) trong khối của lựa chọn trả kết quả",
          en: "put \(key(.returnResult)) into the block of the outcome that does"),
      ])
  }

  func feeRestsOnNothing(_ fee: String, _ field: String) -> Words {
    Words(
      .feeRestsOnNothing, .warning,
      vi:
        "mức thu `\(fee)` tính từ `\(field)`, nhưng không lựa chọn nào \(key(.requiring)) thông tin này",
      en: "`\(fee)` is reckoned from `\(field)`, which no outcome is \(key(.requiring))",
      notes: [
        Localized(
          vi: "thiếu thông tin thì không tính được mức thu, hồ sơ đứng lại ở bước thu",
          en: "without it the sum cannot be worked out, and the case is stuck where it is collected"
        ),
        Localized(
          vi:
            "ghi \(key(.requiring)) `\(field)` ở lựa chọn trước khi thu, hoặc cho thông tin này giá trị \(key(.default))",
          en:
            "let an earlier outcome say \(key(.requiring)) `\(field)`, or give the field a \(key(.default))"
        ),
      ])
  }

  func otherKindOfMoney(_ name: String, _ declared: Keyword) -> Words {
    Words(
      .otherKindOfMoney, vi: "`\(name)` là \(phrase(declared))",
      en: "`\(name)` is a \(phrase(declared))",
      notes: [
        Localized(
          vi: "phí trả cho dịch vụ, lệ phí nộp ngân sách: hai khoản ghi sổ khác nhau",
          en: "a fee pays for a service, a charge belongs to the budget: they are booked apart")
      ])
  }

  func tableIncomplete(_ lacking: [String]) -> Words {
    let rows = lacking.map { "`\($0)`" }.joined(separator: "; ")
    return Words(
      .tableIncomplete, .warning, vi: "bảng mức thu còn thiếu dòng: \(rows)",
      en: "the table of amounts lacks rows: \(rows)",
      notes: [
        Localized(
          vi: "hồ sơ rơi vào dòng thiếu thì không phải nộp gì; thêm dòng, hoặc \(key(.otherwise))",
          en: "a case without a row pays nothing; add the row, or \(key(.otherwise))")
      ])
  }

  func rowLength(_ count: Int) -> Words {
    Words(
      .rowLength, vi: "mỗi dòng của bảng này cần \(count) mục trước dấu hai chấm",
      en: "each row of this table has \(count) entries before the colon")
  }

  var reminderTooEarly: Words {
    Words(
      .reminderTooEarly, .warning,
      vi: "nhắc trước lâu bằng hoặc hơn cả thời hạn: sẽ nhắc ngay khi bắt đầu",
      en: "the reminder is not shorter than the limit: it would come at once",
      notes: [
        Localized(
          vi: "rút ngắn khoảng nhắc, hoặc chuyển việc này vào \(key(.onEntry))",
          en: "shorten it, or move what is done to \(key(.onEntry))")
      ])
  }

  func strandedStep(_ step: String, _ procedure: String) -> Words {
    Words(
      .strandedStep,
      vi: "hồ sơ đang ở bước `\(step)` của bản cũ không có chỗ trong bản này của `\(procedure)`",
      en: "a case in step `\(step)` of the old version has no place in this one of `\(procedure)`",
      notes: [
        Localized(
          vi: "giữ tên bước ấy trong bản mới, hoặc ghi \(key(.transition)) \(key(.staysOnOld))",
          en: "keep a step of that name, or say \(key(.transition)) \(key(.staysOnOld))")
      ])
  }

  func unusedName(_ subject: Subject, _ name: String) -> Words {
    Words(
      .unusedName, .remark,
      vi: "\(words(subject).vi) `\(name)` được khai báo mà không thủ tục nào trong tệp dùng đến",
      en: "\(words(subject).en) `\(name)` is declared, and no procedure of the file uses it",
      notes: [
        Localized(
          vi: "kiểm tra xem có bước nào chưa dùng đến không; nếu thừa thì bỏ",
          en: "see whether a step forgot it; if it is idle, leave it out")
      ])
  }
}
