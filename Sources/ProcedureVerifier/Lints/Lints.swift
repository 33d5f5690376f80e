import Diagnostics
import ProcedureGraph
import SourceText

/// What the law of administrative procedures asks of a text, beyond what can be proved of its runs:
/// warnings where an article demands it, remarks where it is good practice. All of them can be answered
/// in the text, with a reason.
///
/// They speak of procedures that are for the public: those with the number of the national database
/// (*mã*). What has none yet is a draft, or a part of something.
func lintFindings(of subject: Subject) -> [ProofFinding] {
  guard subject.procedure.code != nil else { return [] }
  let view = LintView(subject.flow)
  return Lint.all.flatMap { $0.findings(view) }
}

/// One rule of the domain: what it finds, and the page that explains it.
struct Lint: Sendable {
  let number: Int
  let severity: Severity
  let title: Localized
  let what: Localized
  let why: Localized
  let wrong: @Sendable () -> String
  let right: @Sendable () -> String
  let findings: @Sendable (LintView) -> [ProofFinding]

  init(
    _ number: Int, _ severity: Severity, title: Localized, what: Localized, why: Localized,
    wrong: @Sendable @autoclosure @escaping () -> String,
    right: @Sendable @autoclosure @escaping () -> String = LintExample.text(),
    findings: @Sendable @escaping (LintView) -> [ProofFinding]
  ) {
    self.number = number
    self.severity = severity
    self.title = title
    self.what = what
    self.why = why
    self.wrong = wrong
    self.right = right
    self.findings = findings
  }

  var code: DiagnosticCode { DiagnosticCode(number) }

  var page: CodePage {
    CodePage(code, title: title, what: what, why: why, wrong: wrong(), right: right())
  }

  /// By number.
  static let all: [Lint] = [
    noClock, noRefusal, refusalWithoutReason, endNotTold, noWithdrawal, supplementWithoutDeadline,
    supplementDeadlineWithoutEffect, supplementAgain, mixedUnits, longerThanLaw, feeWithoutBasis,
    noLegalBasis, lateWithoutApology, receiptNotTold, supplementNotTold, sameEyes, notFullyOnline,
    slowAnswer, onlyCounter, missingParts, extendedAgain, silenceWithoutBasis,
  ]
}

extension ProofFinding {
  /// What a rule finds; the note says how to mend it.
  init(
    _ lint: Lint, _ severity: Severity? = nil, at path: [String], _ message: Localized,
    note: Localized
  ) {
    self.init(
      DiagnosticCode(lint.number), severity ?? lint.severity, at: path, message, notes: [note])
  }
}
