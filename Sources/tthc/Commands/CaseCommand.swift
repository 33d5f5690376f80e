import ArgumentParser

/// `tthc case`: cases by hand and by script.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: words(
      vi: "Tiếp nhận, giải quyết và tra cứu hồ sơ trong kho.",
      en: "Open, act in and look up the cases of a store."),
    subcommands: [
      CaseOpenCommand.self, CaseActCommand.self, CasePayCommand.self, CaseEventCommand.self,
      CaseCallbackCommand.self, CaseShowCommand.self, CaseHistoryCommand.self, CaseListCommand.self,
    ])

  @OptionGroup var common: CommonOptions
}
