import Diagnostics

/// The pages of every code of this floor, one line for each family of questions.
public enum ProofPages {
  public static var all: [CodePage] { sources.map(\.page) }

  public static var sources: [CodePageSource] {
    SoundnessCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + ConditionCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + PeopleCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + BudgetCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + ObligationCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + DataFlowCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + ChannelCode.allCases.map { code in CodePageSource(code.code, code.page) }
      + Lint.all.map { lint in CodePageSource(lint.code, lint.page) }
  }
}
