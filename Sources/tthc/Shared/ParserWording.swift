import SourceText

/// The fixed words of the argument parser, which speaks English alone, in the language of the run.
enum ParserWording {
  static func translated(_ text: String, to language: Language) -> String {
    switch language {
    case .en: text
    case .vi:
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { vietnamese(String($0)) }.joined(separator: "\n")
    }
  }

  private static func vietnamese(_ line: String) -> String {
    var line = line
    for (english, vietnamese) in openings where line.hasPrefix(english) {
      line = vietnamese + line.dropFirst(english.count)
      break
    }
    for (english, vietnamese) in inside { line = line.replacing(english, with: vietnamese) }
    return line
  }

  private static let openings: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE:", "CÁCH DÙNG:"), ("Usage:", "Cách dùng:"),
    ("ARGUMENTS:", "THAM SỐ:"), ("OPTIONS:", "TÙY CHỌN:"), ("SUBCOMMANDS:", "CÁC LỆNH:"),
    ("Error: ", "lỗi: "), ("Help: ", "Trợ giúp: "),
    ("  See '", "  Xem '"),
  ]

  private static let inside: [(String, String)] = [
    ("Show help information.", "In phần trợ giúp này."),
    ("Show subcommand help information.", "In phần trợ giúp của một lệnh."),
    ("' for detailed information.", "' để biết chi tiết."),
    ("' for more information.", "' để biết thêm."),
    ("' for detailed help.", "' để xem trợ giúp của một lệnh."),
    ("  See 'tthc", "  Xem 'tthc"),
    ("(values: ", "(giá trị: "), ("; default:", "; mặc định:"), ("(default: ", "(mặc định: "),
    ("<options>", "<tùy-chọn>"), ("<subcommand>", "<lệnh>"),
    ("Missing expected argument ", "thiếu tham số "),
    ("Missing value for ", "thiếu giá trị cho "),
    ("Unknown option ", "không có tùy chọn "), ("Did you mean ", "Có phải ý là "),
    ("Unexpected argument ", "thừa tham số "),
    ("unexpected arguments: ", "thừa tham số: "),
    ("The value '", "giá trị '"), ("' is invalid for '", "' không hợp lệ cho '"),
    (". Please provide one of ", "; hãy ghi một trong "), (" or '", " hoặc '"),
    (" and '", " hoặc '"),
  ]
}
