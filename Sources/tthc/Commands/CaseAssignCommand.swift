import ArgumentParser
import ProcedureInterpreter
import ProcedureRuntime

/// `tthc case assign`: a step is given to an officer.
struct CaseAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: words(
      vi: "Giao việc ở một bước cho một cán bộ, dù trước đó ai đang giữ.",
      en: "Give a step to an officer, whoever had it until then."),
    discussion: words(
      vi: """
        Theo danh bạ thì người đang giữ việc, hoặc người phân công việc của vai trò ấy \
        (`assigns`), mới được giao.
        """,
      en: """
        By the directory only who has the step, or gives out the work of its role (`assigns`), \
        may do so.
        """))

  @Argument(help: caseNumberHelp) var number: String
  @Argument(help: stepHelp) var step: String

  @Option(
    help: ArgumentHelp(words(vi: "Giao cho ai.", en: "To whom."), valueName: "person"))
  var to: String

  @OptionGroup var branch: BranchOption
  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, acting in
      let step = try GivenWords(program: file.program, now: now).step(step)
      return .assign(
        TaskAssignment(
          step, to: acting.person(to), by: try acting.agent(), reason: acting.reason,
          branch: branch.branch))
    }
  }
}
