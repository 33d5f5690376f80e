import ArgumentParser

/// `tthc case`: cases by hand and by script.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: words(
      vi: "Tiếp nhận, giải quyết và tra cứu hồ sơ trong kho.",
      en: "Open, act in and look up the cases of a store."),
    subcommands: [
      CaseOpenCommand.self, CaseActCommand.self, CaseAttachCommand.self, CasePayCommand.self,
      CaseEventCommand.self, CaseCallbackCommand.self, CaseClaimCommand.self,
      CaseAssignCommand.self, CaseReturnCommand.self, CaseShowCommand.self,
      CaseHistoryCommand.self, CaseListCommand.self, CaseMoveCommand.self,
    ])

  @OptionGroup var common: CommonOptions
}
