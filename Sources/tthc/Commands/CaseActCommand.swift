import ArgumentParser
import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

/// `tthc case act`: a person chooses an outcome.
struct CaseActCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "act",
    abstract: words(
      vi: "Chọn một lựa chọn tại bước hồ sơ đang ở.", en: "Choose an outcome in a case."))

  @Argument(help: caseNumberHelp) var number: String

  @Argument(
    help: ArgumentHelp(
      words(
        vi: "BƯỚC.LỰA_CHỌN, hay LỰA_CHỌN khi không lẫn với bước khác.",
        en: "STEP.OUTCOME, or OUTCOME where only one step has it."), valueName: "outcome"))
  var outcome: String

  @Argument(help: fieldsHelp) var fields: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      words(
        vi: "Vai trò; không ghi là vai trò thực hiện bước ấy.",
        en: "The role; else the one that performs the step."), valueName: "role"))
  var role: String?

  @Option(
    help: ArgumentHelp(
      words(vi: "Giao bước tiếp theo cho ai.", en: "Who gets the next step."),
      valueName: "person"))
  var assign: String?

  @Option(name: .customLong("paper"), parsing: .singleValue, help: papersHelp)
  var papers: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      words(
        vi: "Ai cùng có mặt, như người_nộp:\"Nguyễn Văn An\"; ghi được nhiều lần.",
        en: "Who else is present, such as applicant:\"Nguyễn Văn An\"; may be given again."),
      valueName: "role[:person]"))
  var present: [String] = []

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Người thực hiện đã ký số các văn bản của bước.",
        en: "The person has signed the letters of the step.")))
  var signed = false

  @OptionGroup var branch: BranchOption
  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, acting in
      let words = GivenWords(program: file.program, now: now)
      let chosen = try ChosenOutcome(
        outcome, for: try role.map { try words.role($0) }, in: file.state, of: file.program)
      let step = chosen.step(in: file.program.procedure)
      if acting.person == nil, let later = chosen.keptApart(in: file.program.procedure) {
        throw UsageFault(
          vi:
            "thiếu --by: bước “\(later.title)” phải do người khác làm, nên cần biết ai làm bước này",
          en:
            "--by is missing: step “\(later.title)” is for somebody else, so who acts has to be known"
        )
      }
      var choice = Choice(
        by: Performer(chosen.role, person: acting.person), for: acting.principal,
        chosen.reference, branch: branch.branch)
      choice.fields = try words.fields(fields)
      choice.papers = try words.papers(papers)
      choice.present = try present.map { try words.performer($0) }
      if let assign {
        // Where no officer is to be named, the case itself says so.
        let roles = step?.assigns ?? []
        choice.assignments = (roles.isEmpty ? [chosen.role] : roles).map {
          Assignment($0, to: acting.person(assign))
        }
      }
      if signed { choice.signatures = step?.signs ?? [] }
      return .act(choice)
    }
  }
}
