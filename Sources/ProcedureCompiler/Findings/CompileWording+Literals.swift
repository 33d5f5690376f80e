import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension CompileWording {
  func badNumber(_ meant: String?) -> Words {
    let rule = Localized(
      vi: "dấu chấm chỉ tách nhóm ba chữ số (1.500.000), dấu phẩy là dấu thập phân (2,5)",
      en: "a dot only groups digits by threes (1.500.000), a comma is the decimal mark (2,5)")
    guard let meant else {
      return Words(
        .badNumber, vi: "số `\(text)` tách nhóm chữ số không đúng",
        en: "the digits of `\(text)` are not grouped by threes", notes: [rule])
    }
    return Words(
      .badNumber, vi: "`\(text)` chưa đúng cách viết số của Việt Nam: cần viết `\(meant)`",
      en: "`\(text)` is not how numbers are written in Viet Nam: write `\(meant)`", notes: [rule],
      fixes: replacing(with: meant))
  }

  func twoFacedNumber(_ grouped: String, _ decimal: String) -> Words {
    Words(
      .badNumber, vi: "`\(text)` có thể hiểu hai cách: `\(grouped)` hay `\(decimal)`",
      en: "`\(text)` can be read in two ways: `\(grouped)` or `\(decimal)`",
      notes: [
        Localized(
          vi: "dấu chấm tách nhóm ba chữ số, dấu phẩy là dấu thập phân; hãy viết rõ một cách",
          en: "a dot groups digits by threes, a comma is the decimal mark; write one of the two")
      ],
      fixes: replacing(with: grouped) + replacing(with: decimal))
  }

  var numberTooLarge: Words {
    Words(.badNumber, vi: "số `\(text)` quá lớn", en: "the number `\(text)` is too large")
  }

  var countOutOfRange: Words {
    Words(
      .badCount, vi: "`\(text)`: ở đây cần một số nguyên từ 1 đến 1.000.000",
      en: "`\(text)`: a whole number from 1 to 1.000.000 is needed here")
  }

  var percentOutOfRange: Words {
    Words(
      .badCount, vi: "mức giảm `\(text)` phải lớn hơn 0% và không quá 100%",
      en: "a reduction of `\(text)` is not above 0% and up to 100%")
  }

  var unknownLevel: Words {
    Words(
      .badCount, vi: "không có mức độ `\(text)` của dịch vụ công trực tuyến",
      en: "there is no level `\(text)` of online public services",
      notes: [
        Localized(
          vi: "viết \(key(.full)) hoặc \(key(.partial)); tên cũ trước năm 2022 là 3 và 4",
          en: "write \(key(.full)) or \(key(.partial)); the names before 2022 were 3 and 4")
      ])
  }

  var badDate: Words {
    Words(
      .badDate, vi: "không có ngày `\(text)`", en: "there is no date `\(text)`",
      notes: [
        Localized(
          vi: "viết ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 26/01/2026",
          en: "write day/month/year, the year in four digits, such as 26/01/2026")
      ])
  }

  var badTime: Words {
    Words(
      .badTime, vi: "không có giờ `\(text)`; viết từ 0:00 đến 24:00, ví dụ 16:30",
      en: "there is no time `\(text)`; write 0:00 to 24:00, such as 16:30")
  }

  func badDuration(_ fault: DurationFault) -> Words {
    switch fault {
    case .negative:
      Words(
        .badDuration, vi: "thời hạn `\(text)` không được âm",
        en: "`\(text)` must not be negative")
    case .overHundredYears:
      Words(
        .badDuration, vi: "thời hạn `\(text)` dài quá 100 năm",
        en: "`\(text)` is longer than a hundred years")
    case .fractionOfWholeUnit:
      Words(
        .badDuration,
        vi: "`\(text)`: ngày theo lịch, tuần, tháng, năm phải là số nguyên",
        en: "`\(text)`: calendar days, weeks, months and years are whole numbers",
        notes: [
          Localized(
            vi: "phần lẻ chỉ dùng với giờ và ngày làm việc, ví dụ `2,5 ngày làm việc`",
            en: "only hours and working days take a fraction, such as `2,5 ngày làm việc`")
        ])
    }
  }

  var zeroDuration: Words {
    Words(
      .badDuration, vi: "thời hạn `\(text)` bằng không: vừa bắt đầu đã hết",
      en: "`\(text)` is no time at all: it would be over as it starts",
      notes: [
        Localized(
          vi: "nếu không có thời hạn thì bỏ cả dòng này",
          en: "leave the line out where there is no limit")
      ])
  }

  var moneyNotWhole: Words {
    Words(
      .moneyNotWhole, vi: "số tiền `\(text)` phải là số đồng nguyên",
      en: "`\(text)` must be a whole sum of đồng")
  }

  var brokenBrace: Words {
    Words(
      .badTemplate, vi: "dấu ngoặc nhọn không đủ cặp: `{` mở chỗ ghi thông tin, `}` đóng lại",
      en: "a brace without its pair: `{` opens a place for a value, `}` closes it",
      notes: [
        Localized(
          vi: "muốn in chính dấu ngoặc thì viết `\\{ … }`", en: "to print braces, write `\\{ … }`")
      ])
  }
}
