import Diagnostics
import Foundation
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureCompiler

@Suite struct CorpusTests {
  /// Every finding of a case is promised on its line, and every promise is kept.
  @Test(arguments: CompileCase.bad)
  func findings(_ example: CompileCase) {
    if Repository.rewrites { return example.promise(found(in: example)) }
    var open = example.expected
    var surprises: [String] = []
    for found in found(in: example) {
      let match = open.firstIndex {
        $0.path == found.path && $0.line == found.line && $0.code == found.code
          && found.message.contains($0.words)
      }
      if let match {
        open.remove(at: match)
      } else {
        surprises.append("\(found.path):\(found.line): ### \(found.code) \"\(found.message)\"")
      }
    }
    #expect(surprises.isEmpty, "\n\(surprises.joined(separator: "\n"))")
    #expect(open.isEmpty)
  }

  @Test(arguments: CompileCase.bad)
  func bothLanguages(_ example: CompileCase) {
    for compiled in example.compiled() {
      for finding in compiled.diagnostics {
        #expect(!finding.message.en.isEmpty && finding.message.en != finding.message.vi)
        for note in finding.notes { #expect(!note.en.isEmpty && note.en != note.vi) }
      }
    }
  }

  /// A file that compiles has no finding, and gives what it declares.
  @Test(arguments: CompileCase.good)
  func good(_ example: CompileCase) {
    for compiled in example.compiled() {
      let words = compiled.diagnostics.filter { $0.severity != .remark }.map(\.message.vi)
      #expect(words.isEmpty, "\(words.joined(separator: "\n"))")
    }
    #expect(example.compiled().contains { !$0.procedures.isEmpty })
  }

  /// Nothing is lost in silence: what did not compile has an error in its own file or one it uses.
  @Test(arguments: CompileCase.bad)
  func nothingIsLost(_ example: CompileCase) {
    let set = example.sources()
    let all = example.files.map { compile($0.path, in: set) }
    for (index, compiled) in all.enumerated() {
      let declared = set.files[index].declarations.filter { $0.kind == .procedure }
      if compiled.procedures.count < declared.count {
        #expect(all.contains { $0.diagnostics.hasErrors })
      }
    }
  }

  private func found(
    in example: CompileCase, _ change: (String) -> String = { $0 }
  ) -> [Found] {
    let texts = Dictionary(
      uniqueKeysWithValues: example.files.map { ($0.path, change($0.text)) }
        + [("chung.tthc", change(CompileCase.shared))])
    return example.compiled(change).flatMap(\.diagnostics).map {
      Found($0, texts[$0.location.path] ?? "")
    }
  }

  @Test(arguments: CompileCase.bad, Twin.allCases)
  func twins(_ example: CompileCase, _ twin: Twin) {
    func told(_ found: [Found]) -> [String] {
      found.map { "\($0.path):\($0.line) \($0.code) \($0.message)" }
    }
    #expect(told(found(in: example)) == told(found(in: example, twin.of)))
  }
}
