import Diagnostics
import ProcedureVerifier
import SourceText
import Testing

@Suite struct ProofCorpusTests {
  /// Every finding of a case is promised on its line, and every promise is kept.
  @Test(arguments: ProofCase.bad)
  func findings(_ example: ProofCase) {
    if ProofCase.rewrites { return }
    let proved = example.proved()
    #expect(proved.unreadable.isEmpty, "\(proved.unreadable)")
    var open = example.expected
    #expect(!open.isEmpty, "a broken procedure promises a finding")
    var surprises: [String] = []
    for (line, finding) in proved.findings {
      let match = open.firstIndex {
        $0.line == line && $0.code == finding.code.description
          && finding.message.vi.contains($0.words)
      }
      if let match {
        open.remove(at: match)
      } else {
        surprises.append("\(line): ### \(finding.code) \"\(finding.message.vi)\"")
      }
    }
    #expect(surprises.isEmpty, "\n\(surprises.joined(separator: "\n"))")
    #expect(open.isEmpty)
  }

  /// Writes the promises anew where that is asked for, one file after the other.
  @Test func promises() {
    let files = ProofCase.files("bad")
    #expect(!files.isEmpty)
    if ProofCase.rewrites { for file in files { ProofCase.promise(file) } }
  }

  /// A sound procedure has no finding at all.
  @Test(arguments: ProofCase.good)
  func good(_ example: ProofCase) {
    let proved = example.proved()
    #expect(!proved.procedures.isEmpty)
    #expect(proved.unreadable.isEmpty, "\(proved.unreadable)")
    let found = proved.findings.map { "\($0.line): \($0.finding.code) \($0.finding.message.vi)" }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test(arguments: ProofCase.bad)
  func bothLanguages(_ example: ProofCase) {
    for (_, finding) in example.proved().findings {
      for text in [finding.message] + finding.notes {
        #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
      }
    }
  }

  /// The corpus shows every code at work.
  @Test func theCorpusHasEveryCode() {
    let shown = Set(
      ProofCase.bad.flatMap { $0.expected }.map(\.code)
        + ObligationCase.broken.flatMap(\.promises).map(\.code))
    let missing = ProofPages.all.map(\.code.description).filter { !shown.contains($0) }
    #expect(missing.isEmpty)
  }
}
