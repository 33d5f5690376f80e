import ArgumentParser
import Diagnostics
import ProcedureActions
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Reporter: ExpressibleByArgument {}

/// `tthc case callback`: a payment gateway or the post reports what has become of a request.
struct CaseCallbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callback",
    abstract: words(
      vi: "Nhận báo của cổng thanh toán, của bưu chính, từ đầu vào chuẩn.",
      en: "Take what a payment gateway or the post reports, from standard input."),
    discussion: words(
      vi: """
        Nội dung là JSON có chữ ký HMAC-SHA256 theo khóa ghi ở `callbacks` của tệp cấu hình, ký trên \
        thời điểm (giây kể từ 1970), dấu chấm và nội dung. Báo lại lần nữa thì được trả lời như lần \
        đầu. Kết quả in ra là JSON.
        Thanh toán: {"id": "…", "case": "SỐ HỒ SƠ", "amount": 75000, "receipt": "SỐ BIÊN LAI"}, thêm \
        "fee": "TÊN" khi chỉ nộp một khoản.
        Bưu chính: {"id": "…", "case": "SỐ HỒ SƠ", "status": "delivered", "fields": {"TÊN": …}}.
        """,
      en: """
        The body is JSON, signed by HMAC-SHA256 under the secret that `callbacks` of the \
        configuration file names, over the time (seconds since 1970), a full stop and the body. A \
        report that comes again is answered as the first time. What is printed is JSON.
        Payment: {"id": "…", "case": "NUMBER", "amount": 75000, "receipt": "NUMBER"}, with \
        "fee": "NAME" where it is for one of them.
        Post: {"id": "…", "case": "NUMBER", "status": "delivered", "fields": {"NAME": …}}.
        """))

  @Argument(
    help: ArgumentHelp(words(vi: "Ai báo: payment hoặc post.", en: "Who reports: payment or post."))
  )
  var reporter: Reporter

  @Option(
    help: ArgumentHelp(
      words(vi: "Chữ ký, như trong tiêu đề TTHC-Signature.", en: "As in TTHC-Signature."),
      valueName: "sha256=…"))
  var signature: String

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Thời điểm ký, giây kể từ 1970, như trong tiêu đề TTHC-Timestamp.",
        en: "When it was signed, in seconds since 1970, as in TTHC-Timestamp."),
      valueName: "seconds"))
  var timestamp: Int64

  @OptionGroup var actions: ActionOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption
  @OptionGroup var common: CommonOptions

  /// Of a body: far above any report.
  private static let mostBytes = 1 << 16

  func run() throws {
    let now = try moment.moment()
    let callbacks = try actions.configuration().callbacks
    let body: [UInt8]
    switch try FileContent(of: "-", limit: Self.mostBytes) {
    case .bytes(let read): body = read
    case .tooLarge:
      throw UsageFault(vi: "nội dung quá lớn", en: "the body is too large")
    }
    let (desk, _) = try store.desk()
    let (reporter, signature, timestamp) = (reporter, signature, timestamp)
    do {
      let outcome = try awaiting {
        try await desk.take(
          body, from: reporter, checkedBy: callbacks, signature: signature, signedAt: timestamp,
          seconds: Int64(time(nil)), at: now)
      }
      Output.result(Self.json(outcome))
    } catch let fault as CallbackFault {
      try show(fault)
    }
  }

  private static func json(_ outcome: CallbackOutcome) -> String {
    var json = JSONWriter()
    json.object { json in
      switch outcome {
      case .done(let number, let sequences):
        json.member("outcome", "done")
        json.member("case", number)
        json.member("sequences") { json in
          json.array(of: sequences) { $0.number($1) }
        }
      case .ignored(let number, let status):
        json.member("outcome", "ignored")
        json.member("case", number)
        json.member("status", status)
      }
    }
    return json.text + "\n"
  }

  private func show(_ fault: CallbackFault) throws -> Never {
    var json = JSONWriter()
    json.object { json in
      json.member("outcome", "refused")
      json.member("code", fault.code)
    }
    Output.result(json.text + "\n")
    if case .refused(let refusal) = fault { throw refusal.told() }
    if let words = fault.words { Output.failure(words) }
    throw ExitStatus.findings
  }
}
