// ProcedureDrafting: a portal sheet to the first draft of a procedure.
//
// It knows what the sheet of a published procedure holds (Nghị định 63/2010/NĐ-CP, Điều 8, and the
// fields the national portal adds) and in which words officials fill it in. What those words say
// plainly becomes text of the language; everything else becomes a remark `# xem lại:` that quotes
// them, and a hole that does not compile until somebody has looked. It refuses to guess, to open
// files, and to know what compiles.

import ProcedureSyntax
import SourceText

/// The first draft of a procedure, laid out by the formatter.
public struct Draft: Hashable, Sendable {
  /// The text of a `.tthc` file. It always parses without errors.
  public let bytes: [UInt8]
  /// How many remarks `# xem lại:` it holds.
  public let remarks: Int
  /// How many lines of the sheet were put into comments because no field of ours is theirs.
  public let unplaced: Int
}

/// What is asked of a draft besides the sheet.
public struct DraftWishes: Hashable, Sendable {
  /// The name of the procedure in the text; made from its title where it is nil.
  public var name: String?
  /// The framework to follow: the draft then states only what is its own.
  public var framework: FrameworkOutline?

  public init(name: String? = nil, framework: FrameworkOutline? = nil) {
    self.name = name
    self.framework = framework
  }
}

/// The word that stands where the sheet does not say for certain what belongs there. Nothing is ever
/// declared under this name, so each of its places is an error until it is filled.
let hole = "xem_lại"

/// Drafts a procedure from a sheet. Pure, and total: any sheet gives a draft.
public func draft(_ sheet: Sheet, _ wishes: DraftWishes = DraftWishes()) -> Draft {
  var writer = DraftWriter(sheet, wishes)
  writer.write()
  return laidOut(writer.page, unplaced: sheet.others.count)
}

/// Every line is written to be read back; should one not be, the draft keeps all its words in
/// comments rather than be refused.
private func laidOut(_ page: DraftPage, unplaced: Int) -> Draft {
  func formatted(_ text: String) -> [UInt8]? {
    let file = parse(SourceText(path: "draft.tthc", text))
    switch format(file) {
    case .formatted(let bytes): return bytes
    case .refused: return nil
    }
  }
  let quoted = page.lines.map { "# \($0)" }.joined(separator: "\n")
  let bytes = formatted(page.text) ?? formatted("tthc 1\n\n\(quoted)\n") ?? Array("tthc 1\n".utf8)
  return Draft(bytes: bytes, remarks: page.remarks, unplaced: unplaced)
}

/// Whether a procedure may be called that.
public func isProcedureName(_ text: String) -> Bool {
  let file = parse(SourceText(path: "name.tthc", "tthc 1\n\nthủ tục \(text) \"a\":\nhết\n"))
  guard file.diagnostics.isEmpty, let line = file.tree.root.first(.statement) else { return false }
  return line.first(.name).map { nfc($0.text) } == nfc(text)
}
