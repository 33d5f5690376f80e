import ProcedureGraph
import ProcedureRuntime
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

extension Refusal {
  /// Says why nothing was done, and with which exit code the run ends.
  ///
  /// - Parameter procedure: the procedure that the case goes by, for the author's words.
  func told(of procedure: Procedure? = nil) -> any Error {
    switch self {
    case .rejected(let rejection):
      guard let procedure else { return self }
      Output.failure(Localized(vi: "không được chấp nhận, vì:", en: "refused, because:"))
      for line in RejectionWording(rejection, of: procedure).lines {
        Output.remark("  - \(line[runLanguage])\n")
      }
      return ExitStatus.findings
    case .noSuchCase(let number):
      return refused(
        vi: "không có hồ sơ nào số `\(number)`", en: "there is no case with number `\(number)`")
    case .numberTaken(let number):
      return refused(
        vi: "đã có hồ sơ khác mang số `\(number)`", en: "another case has the number `\(number)`")
    case .noSuchProcedure(let name):
      return refused(
        vi: "chưa đưa thủ tục `\(name)` vào kho; dùng `tthc deploy`",
        en: "no version of procedure `\(name)` is deployed; use `tthc deploy`")
    case .notInForce(let name, let date):
      return refused(
        vi: "không phiên bản nào của thủ tục `\(name)` có hiệu lực vào ngày \(date)",
        en: "no version of procedure `\(name)` is in force on \(date)")
    case .artifact(let fault):
      return refused(vi: fault.message.vi, en: fault.message.en)
    case .unbound(let procedure, let requests):
      Output.failure(
        Localized(
          vi: "chưa đưa thủ tục `\(procedure)` vào kho: có việc không cách nào thực hiện",
          en: "procedure `\(procedure)` is not deployed: nothing carries out what it asks for"))
      for request in requests { Output.remark("  - \(request.words[runLanguage])\n") }
      return ExitStatus.findings
    case .noSuchRequest(let key):
      return refused(
        vi:
          "không có sự cố hay yêu cầu chờ trả lời nào mang khóa `\(key)`; xem `tthc incident list`",
        en:
          "no incident and no request that awaits an answer has the key `\(key)`; see `tthc incident list`"
      )
    case .unusableAnswer(let key):
      return refused(
        vi:
          "`\(key)`: hồ sơ đang chờ kết quả; cho nó đi tiếp bằng --failed, --value, --done hay --end",
        en:
          "`\(key)`: the case waits for a result; lead it on with --failed, --value, --done or --end"
      )
    case .keyOfAnother(let key):
      return refused(
        vi: "khóa `\(key)` đã dùng cho một lệnh của hồ sơ khác",
        en: "the key `\(key)` belongs to a command for another case")
    case .overtaken(let number):
      return refused(
        vi: "hồ sơ `\(number)` liên tục bị người khác thay đổi; hãy thử lại",
        en: "others keep changing case `\(number)`; try again")
    case .stillOpen(let number):
      return refused(
        vi: "hồ sơ `\(number)` chưa kết thúc", en: "case `\(number)` has not reached its end")
    case .journal(let fault): return fault.asUsage
    }
  }

  private func refused(vi: String, en: String) -> ExitStatus {
    Output.failure(Localized(vi: vi, en: en))
    return .findings
  }
}

extension JournalFault {
  var words: Localized {
    switch self {
    case .full(let text):
      Localized(vi: "kho hồ sơ hết chỗ: \(text)", en: "no room is left in the store: \(text)")
    case .locked(let text):
      Localized(
        vi: "kho hồ sơ đang bị chương trình khác giữ: \(text)",
        en: "another program holds the store: \(text)")
    case .unavailable(let text):
      Localized(vi: "không mở được kho hồ sơ: \(text)", en: "cannot open the store: \(text)")
    case .newerSchema(let found, let known):
      Localized(
        vi:
          "kho hồ sơ do bản mới hơn của chương trình ghi (dạng \(found), ở đây biết đến \(known))",
        en: "a later version of this program wrote the store (form \(found), known here \(known))")
    case .damaged(let text):
      Localized(vi: "kho hồ sơ bị hỏng: \(text)", en: "the store is damaged: \(text)")
    }
  }

  /// The store can't be used: as with a file that can't be read.
  var asUsage: UsageFault { UsageFault(vi: words.vi, en: words.en) }
}
