import ArgumentParser
import ProcedureInterpreter
import ProcedureRuntime

/// `tthc case return`: an officer gives a step back.
struct CaseReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return",
    abstract: words(
      vi: "Trả lại việc đã nhận hay được giao, có nêu lý do; ai giữ vai trò ấy lại nhận được.",
      en: "Give a step back with a reason; anybody of its role may then take it on."))

  @Argument(help: caseNumberHelp) var number: String
  @Argument(help: stepHelp) var step: String
  @OptionGroup var branch: BranchOption
  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, acting in
      let step = try GivenWords(program: file.program, now: now).step(step)
      guard let reason = acting.reason, !reason.isEmpty else {
        throw UsageFault(
          vi: "thiếu --reason: vì sao trả lại việc",
          en: "--reason is missing: why the step is given back")
      }
      return .giveBack(
        TaskReturn(step, by: try acting.agent(), reason: reason, branch: branch.branch))
    }
  }
}
