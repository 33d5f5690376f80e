import ArgumentParser
import ProcedureInterpreter
import ProcedureRuntime

/// `tthc case claim`: an officer takes a step on.
struct CaseClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: words(
      vi: "Nhận việc ở một bước: từ đó chỉ người nhận được làm.",
      en: "Take a step on: from then on nobody else performs it."),
    discussion: words(
      vi: """
        Nhận thay người khác theo ủy quyền (--on-behalf-of) thì việc là của người ấy: người ấy \
        hoặc người được ủy quyền đều làm được.
        """,
      en: """
        What is taken on for another by delegation (--on-behalf-of) is that person's: both of \
        them may perform it.
        """))

  @Argument(help: caseNumberHelp) var number: String
  @Argument(help: stepHelp) var step: String
  @OptionGroup var branch: BranchOption
  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, acting in
      let step = try GivenWords(program: file.program, now: now).step(step)
      return .claim(TaskClaim(step, by: try acting.agent(), branch: branch.branch))
    }
  }
}

/// The branch in which a step goes on.
struct BranchOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Số của nhánh, khi bước đang ở nhiều nhánh.",
        en: "The number of the branch, where the step goes on in several."), valueName: "number"))
  var branch: Int?
}

/// A step, as several commands take it.
var stepHelp: ArgumentHelp {
  ArgumentHelp(
    words(vi: "Tên bước hồ sơ đang ở.", en: "The name of a step the case is in."),
    valueName: "step")
}
