import ProcedureRuntime
import SourceText

extension UnboundRequest {
  /// What is missing, in the author's words, and the line that mends it.
  var words: Localized {
    let subjects = subjects.map { "“\($0)”" }.joined(separator: ", ")
    switch (name, reason) {
    case (.action(let action), .unbound):
      return Localized(
        vi: """
          hành động `\(action)` \(subjects): thêm vào mục `actions` của tệp cấu hình, như \
          "\(action)": {"use": "command", "program": "/đường/dẫn"}
          """,
        en: """
          action `\(action)` \(subjects): add it to `actions` in the configuration file, such as \
          "\(action)": {"use": "command", "program": "/path"}
          """)
    case (.action(let action), .givesNothing(let result)):
      return Localized(
        vi: """
          hành động `\(action)` \(subjects) phải trả `\(result)`, mà cách thực hiện ghi trong mục \
          `actions` của tệp cấu hình không trả gì: đổi cách khác, hoặc để chạy thử thì thêm \
          "answer": … cho "use": "log"
          """,
        en: """
          action `\(action)` \(subjects) has to give `\(result)`, and what `actions` in the \
          configuration file binds it to gives nothing: bind another kind, or for a trial add \
          "answer": … to "use": "log"
          """)
    case (.action(let action), .lacks(let lacks)):
      return Localized(
        vi: "hành động `\(action)` \(subjects): \(lacks.map(\.vi).joined(separator: "; "))",
        en: "action `\(action)` \(subjects): \(lacks.map(\.en).joined(separator: "; "))")
    case (.builtIn(let request), .lacks(let lacks)):
      return Localized(
        vi: "\(request.words.vi): \(lacks.map(\.vi).joined(separator: "; "))",
        en: "\(request.words.en): \(lacks.map(\.en).joined(separator: "; "))")
    case (.builtIn(let request), .unbound), (.builtIn(let request), .givesNothing):
      return Localized(
        vi: """
          \(request.words.vi) (\(subjects)): thêm vào mục `requests` của tệp cấu hình, như \
          "\(request.rawValue)": {"use": "log"}
          """,
        en: """
          \(request.words.en) (\(subjects)): add it to `requests` in the configuration file, such \
          as "\(request.rawValue)": {"use": "log"}
          """)
    }
  }
}

extension BuiltInRequest {
  var words: Localized {
    switch self {
    case .sms: Localized(vi: "báo qua tin nhắn SMS", en: "notices by SMS")
    case .email: Localized(vi: "báo qua thư điện tử", en: "notices by e-mail")
    case .zalo: Localized(vi: "báo qua Zalo", en: "notices by Zalo")
    case .portal:
      Localized(vi: "báo qua cổng dịch vụ công", en: "notices on the public service portal")
    case .remind: Localized(vi: "nhắc việc", en: "reminders")
    case .letter: Localized(vi: "lập văn bản", en: "letters")
    case .publish: Localized(vi: "công bố", en: "publications")
    case .post: Localized(vi: "gửi bưu chính", en: "sending by post")
    case .refund: Localized(vi: "hoàn phí", en: "refunds")
    case .pay: Localized(vi: "yêu cầu thanh toán trực tuyến", en: "requests to pay online")
    }
  }
}
