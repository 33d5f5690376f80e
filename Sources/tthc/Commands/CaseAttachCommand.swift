import ArgumentParser
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureWorkspace
import SourceText

/// `tthc case attach`: papers are handed in to a case.
struct CaseAttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: words(
      vi: "Nộp giấy tờ vào hồ sơ đang ở bước nhận hồ sơ.",
      en: "Hand papers in to a case, where a step takes the dossier."),
    discussion: words(
      vi: """
        Ghi `đơn=don.pdf` thì tệp được đọc để kiểm tra định dạng và dung lượng; tên tệp và mã băm \
        SHA-256 được ghi vào hồ sơ, còn tệp vẫn nằm ở chỗ cũ.
        """,
      en: """
        With `form=form.pdf` the file is read and its format and size are checked; its name and \
        SHA-256 are kept with the case, and the file stays where it is.
        """))

  @Argument(help: caseNumberHelp) var number: String

  @Option(name: .customLong("paper"), parsing: .singleValue, help: papersHelp)
  var papers: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      words(
        vi: "Vai trò của người nhận giấy tờ; không ghi là người nộp tự nộp.",
        en: "The role of who takes them; else the applicant hands them in."), valueName: "role"))
  var role: String?

  @OptionGroup var branch: BranchOption
  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, acting in
      let words = GivenWords(program: file.program, now: now)
      let performer = try role.map {
        Performer(try words.role($0), person: acting.person)
      }
      return .attach(
        Attachment(try words.papers(papers), by: performer, branch: branch.branch))
    }
  }
}
