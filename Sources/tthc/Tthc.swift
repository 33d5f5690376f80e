import ArgumentParser

/// The root: only a list of commands.
struct Tthc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tthc",
    abstract: words(
      vi: "Soạn, kiểm tra và chạy quy trình giải quyết thủ tục hành chính.",
      en: "Write, check and run administrative procedures."),
    discussion: words(
      vi: """
        PATH là tệp hoặc thư mục (tìm mọi tệp *.tthc); không ghi là thư mục hiện tại; `-` là đầu \
        vào chuẩn.
        Mã thoát: 0 tốt; 1 có phát hiện, kịch bản hỏng hoặc lệnh bị từ chối; 2 dùng sai hoặc \
        không đọc được; 70 lỗi của chương trình.
        """,
      en: """
        PATH is a file or a folder (searched for *.tthc); none means the current folder; `-` is \
        standard input.
        Exit codes: 0 fine; 1 findings, failing scenarios or a refused command; 2 wrong usage or \
        unreadable input; 70 a fault of this program.
        """),
    subcommands: [
      NewCommand.self, ListCommand.self, CheckCommand.self, FormatCommand.self, ExplainCommand.self,
      CompileCommand.self, InspectCommand.self, RunCommand.self, TestCommand.self, DueCommand.self,
      DeployCommand.self, CaseCommand.self, WorkCommand.self,
      IncidentCommand.self, MetricsCommand.self,
      CheckpointCommand.self, VerifyJournalCommand.self,
    ])

  @OptionGroup var common: CommonOptions
}
