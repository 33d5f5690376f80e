import ArgumentParser
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureWorkspace

/// `tthc case pay`: money was received for a fee.
struct CasePayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay",
    abstract: words(
      vi: "Ghi nhận đã thu phí, lệ phí của hồ sơ.", en: "Record that a fee was paid."))

  @Argument(help: caseNumberHelp) var number: String

  @Argument(
    help: ArgumentHelp(
      words(vi: "Tên phí, lệ phí.", en: "The name of the fee."), valueName: "fee"))
  var fee: String

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Nộp qua: trực_tuyến, tại_quầy, bưu_chính; không ghi là cách đầu tiên bước ấy thu.",
        en: "Paid how: online, counter, post; else the first way the step collects it.")))
  var channel: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Số tiền, như 75.000; không ghi là số còn phải nộp.",
        en: "The sum, such as 75.000; else what is still to be paid.")))
  var amount: String?

  @Option(
    help: ArgumentHelp(words(vi: "Số biên lai.", en: "The number of the receipt.")))
  var receipt: String?

  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, _ in
      let procedure = file.program.procedure
      let fee = try GivenWords(program: file.program, now: now).fee(self.fee)
      let collected = file.state.activities.flatMap { procedure.steps[$0.step.index].collects }
      let offered = collected.first { $0.fees.contains(fee) }?.means.first
      let means = try channel.map { try GivenWords.means($0, of: "--channel") }
      let due = feesDue(in: file.state, at: now, of: file.program).first { $0.fee == fee }
      var sum = due?.outstanding ?? 0
      if let amount {
        guard let given = AnswerText.money(amount) else {
          throw UsageFault(
            vi: "--amount: `\(amount)` không phải là số tiền, như 75.000",
            en: "--amount: `\(amount)` is no sum of money, such as 75.000")
        }
        sum = given
      }
      return .pay(Payment(fee, amount: sum, by: means ?? offered ?? .online, receipt: receipt))
    }
  }
}
