import Diagnostics
import ProcedureCompiler
import ProcedureScenarios
import ProcedureSyntax
import ProcedureVerifier
import SourceText

/// The pages of all codes of all floors.
public enum CodePages {
  /// Every page, by code.
  public static var all: [CodePage] { sources.map(\.page) }

  /// Every code that has a page, in order.
  public static var codes: [DiagnosticCode] { sources.map(\.code) }

  /// One line for each floor that finds something.
  private static let sources: [CodePageSource] =
    (SyntaxCode.allCases.map { code in CodePageSource(code.code, code.page) }
    + CompileCode.allCases.map { code in CodePageSource(code.code, code.page) }
    + ScenarioCode.allCases.map { code in CodePageSource(code.code, code.page) }
    + ProofPages.sources
    + WaiverCode.allCases.map { code in CodePageSource(code.code, code.page) })
    .sorted { $0.code < $1.code }

  public static func page(of code: DiagnosticCode) -> CodePage? {
    sources.first { $0.code == code }?.page
  }

  public static func exists(_ code: DiagnosticCode) -> Bool {
    sources.contains { $0.code == code }
  }

  /// The codes nearest to one that has no page: those whose digits differ least, then by number.
  public static func nearest(to code: DiagnosticCode) -> [DiagnosticCode] {
    func differing(_ other: DiagnosticCode) -> Int {
      zip(code.description.utf8, other.description.utf8).count { $0 != $1 }
    }
    func distance(_ other: DiagnosticCode) -> Int { abs(code.rawValue - other.rawValue) }
    let known = codes.sorted { left, right in
      (differing(left), distance(left), left.rawValue)
        < (differing(right), distance(right), right.rawValue)
    }
    return Array(known.prefix(3))
  }
}
