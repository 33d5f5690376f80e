import Diagnostics
import ProcedureCompiler
import ProcedureScenarios
import ProcedureSyntax
import ProcedureVerifier
import SourceText

/// The pages of all codes of all floors.
public enum CodePages {
  /// Every page, by code.
  public static let all: [CodePage] = floors.flatMap { $0 }.sorted { $0.code < $1.code }

  /// One line for each floor that finds something.
  private static let floors: [[CodePage]] = [
    SyntaxCode.allCases.map(\.page),
    CompileCode.allCases.map(\.page),
    ScenarioCode.allCases.map(\.page),
    ProofPages.all,
    WaiverCode.allCases.map(\.page),
  ]

  public static func page(of code: DiagnosticCode) -> CodePage? { all.first { $0.code == code } }

  /// The codes nearest to one that has no page: those whose digits differ least, then by number.
  public static func nearest(to code: DiagnosticCode) -> [DiagnosticCode] {
    func differing(_ other: DiagnosticCode) -> Int {
      zip(code.description.utf8, other.description.utf8).count { $0 != $1 }
    }
    func distance(_ other: DiagnosticCode) -> Int { abs(code.rawValue - other.rawValue) }
    let known = all.map(\.code).sorted { left, right in
      (differing(left), distance(left), left.rawValue)
        < (differing(right), distance(right), right.rawValue)
    }
    return Array(known.prefix(3))
  }
}
