import Diagnostics
import ProcedureCompiler
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureVerifier
import SourceText

/// What the proof of a compiled procedure finds, at its place in the text.
///
/// The case history that shows a finding is told as its last notes.
func proofs(of compiled: CompiledProcedure) -> [Diagnostic] {
  let findings = prove(compiled.verified)
  guard !findings.isEmpty else { return [] }
  let places = ElementPlaces(of: compiled)
  return findings.compactMap { finding in
    if finding.isForItsAuthor, !places.isOwn(finding.path) { return nil }
    return Diagnostic(
      finding.code, finding.severity, at: places.location(of: finding.path), finding.message,
      breadcrumb: places.breadcrumb(of: finding.path),
      related: finding.related.map { Related(places.location(of: $0.path), $0.text) },
      notes: finding.notes + told(finding, of: compiled))
  }
}

private func told(_ finding: ProofFinding, of compiled: CompiledProcedure) -> [Localized] {
  guard !finding.history.isEmpty else { return [] }
  let lines = CaseHistory(of: finding.history, on: Program(compiled.verified)).lines
  return [
    Localized(
      vi: (["hồ sơ sau đây cho thấy điều đó:"] + lines.map(\.dated.vi)).joined(separator: "\n"),
      en: (["this case shows it:"] + lines.map(\.dated.en)).joined(separator: "\n"))
  ]
}
