import Diagnostics

/// The pages of every code of this floor, one line for each family of questions.
public enum ProofPages {
  public static let all: [CodePage] = families.flatMap { $0 }

  private static let families: [[CodePage]] = [
    SoundnessCode.allCases.map(\.page),
    ConditionCode.allCases.map(\.page),
    PeopleCode.allCases.map(\.page),
    BudgetCode.allCases.map(\.page),
    ObligationCode.allCases.map(\.page),
    DataFlowCode.allCases.map(\.page),
    ChannelCode.allCases.map(\.page),
    Lint.all.map(\.page),
  ]
}
