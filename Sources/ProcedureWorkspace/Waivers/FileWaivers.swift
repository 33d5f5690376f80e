import Diagnostics
import ProcedureCompiler
import ProcedureSyntax
import SourceText

/// The waivers of one file, and what has to be known of the file to judge them.
struct FileWaivers: Sendable {
  let source: SourceText
  let waivers: [Waiver]
  /// Where the procedures of the file stand.
  let procedures: [ByteSpan]
  /// Whether the file was asked about, or only read because another one imports it.
  let isAsked: Bool

  /// Nil for a file that has none, which costs next to nothing.
  init?(_ file: SourceFile, isAsked: Bool) {
    waivers = file.tree.waivers
    guard !waivers.isEmpty else { return nil }
    source = file.source
    procedures = file.tree.root.children.filter { $0.is(.statement, .procedure) }.map(\.span)
    self.isAsked = isAsked
  }
}

/// A finding that its author has answered for.
public struct WaivedFinding: Sendable {
  public let finding: Diagnostic
  /// The author's reason, as it is written.
  public let reason: String
}

/// What is left of findings when the waivers of all files have been heard.
struct HeardFindings {
  var findings: [Diagnostic] = []
  var waived: [WaivedFinding] = []
  /// The waivers that met a finding, and those that met an error, by path and place in the file.
  private var used: Set<WaiverUse> = []
  private var refused: Set<WaiverUse> = []

  /// `followed` are the files that a procedure of the run was made with, besides its own.
  init(
    _ all: [Diagnostic], by files: [String: FileWaivers], followed: Set<String>
  ) {
    guard !files.isEmpty else {
      findings = all
      return
    }
    let byPath = Dictionary(grouping: all.indices) { all[$0].location.path }
    var reasons: [Int: String] = [:]
    for (path, file) in files {
      guard let indices = byPath[path] else { continue }
      hear(indices.map { ($0, all[$0]) }, file, path, &reasons)
    }
    for (index, finding) in all.enumerated() {
      if let reason = reasons[index] {
        waived.append(WaivedFinding(finding: finding, reason: reason))
      } else {
        findings.append(finding)
      }
    }
    let hasErrors = findings.hasErrors
    for (path, file) in files where file.isAsked {
      for (index, waiver) in file.waivers.enumerated() {
        let isOfProcedure = file.procedures.contains { $0.contains(waiver.span) }
        findings += problems(
          of: waiver, use: WaiverUse(path: path, index: index), in: file,
          isTried: !hasErrors
            && (isOfProcedure || !file.procedures.isEmpty || followed.contains(path)))
      }
    }
  }

  /// Gives the reasons for the findings of one file that are answered, by their numbers.
  private mutating func hear(
    _ findings: [(Int, Diagnostic)], _ file: FileWaivers, _ path: String,
    _ reasons: inout [Int: String]
  ) {
    var reaches: [DiagnosticCode: [WaiverReach]] = [:]
    for (index, waiver) in file.waivers.enumerated() where waiver.reason != nil {
      for code in waiver.codes.compactMap(\.code) {
        for place in waiver.places {
          reaches[code, default: []].append(WaiverReach(place: place, waivers: [index]))
        }
      }
    }
    for (code, findings) in Dictionary(grouping: findings, by: \.1.code) {
      guard let reaches = reaches[code] else { continue }
      var sweep = WaiverSweep(reaches)
      for (number, finding) in findings.sorted(by: { $0.1.location.span < $1.1.location.span }) {
        for index in sweep.waivers(at: finding.location.span.lower) {
          let use = WaiverUse(path: path, index: index, code: code)
          if finding.severity == .error {
            refused.insert(use)
          } else {
            used.insert(use)
            if reasons[number] == nil { reasons[number] = file.waivers[index].reason }
          }
        }
      }
    }
  }

  private func problems(
    of waiver: Waiver, use: WaiverUse, in file: FileWaivers, isTried: Bool
  ) -> [Diagnostic] {
    var found: [WaiverProblem] = []
    for code in waiver.codes {
      var use = use
      use.code = code.code
      guard let number = code.code, CodePages.exists(number) else {
        found.append(.unknownCode(code))
        continue
      }
      if waiver.reason == nil { continue }
      if refused.contains(use) || !WaiverCode.canBeWaived(number) {
        found.append(.notWaivable(code))
      } else if isTried, !used.contains(use) {
        found.append(.unused(code))
      }
    }
    if waiver.reason == nil { found.append(.withoutReason) }
    return found.map { $0.diagnostic(waiver, path: file.source.path) }
  }
}

/// One code of one waiver.
private struct WaiverUse: Hashable {
  let path: String
  let index: Int
  var code: DiagnosticCode?
}

/// A stretch of a file and the waivers of one code that reach over it.
private struct WaiverReach {
  let place: ByteSpan
  var waivers: [Int]
}

/// Goes through a file once, from its start: statements lie within each other, so that few reach over
/// any one place.
private struct WaiverSweep {
  private let reaches: [WaiverReach]
  private var next = 0
  private var open: [WaiverReach] = []

  init(_ all: [WaiverReach]) {
    var merged: [ByteSpan: WaiverReach] = [:]
    for reach in all {
      merged[reach.place, default: WaiverReach(place: reach.place, waivers: [])].waivers +=
        reach.waivers
    }
    reaches = merged.values.sorted { $0.place < $1.place }
  }

  mutating func waivers(at offset: Int) -> [Int] {
    while next < reaches.count, reaches[next].place.lower <= offset {
      open.append(reaches[next])
      next += 1
    }
    open.removeAll { $0.place.upper < offset }
    return open.flatMap(\.waivers)
  }
}
