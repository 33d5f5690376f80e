import SourceText

/// A way to repair a finding, in the file that the finding is in.
public struct Fix: Hashable, Sendable {
  /// Whether a tool may apply a fix.
  public enum Safety: String, CaseIterable, Hashable, Sendable {
    /// Keeps the meaning the author wrote: may run unattended.
    case safe
    /// Likely, but the author must look: offered, never run unattended.
    case unsafe
    /// Only words; what to write is for the author to decide.
    case displayOnly
  }

  /// What the fix does, as an instruction: "thêm `bước bổ_sung`".
  public let title: Localized
  /// The edits, which belong together: all of them or none.
  public let edits: [TextEdit]
  /// Whether a tool may apply it.
  public let safety: Safety

  /// A fix of any kind.
  public init(_ title: Localized, edits: [TextEdit] = [], _ safety: Safety) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }

  /// A fix that replaces one span.
  public static func replace(
    _ span: ByteSpan, with text: String, _ safety: Safety, _ title: Localized
  ) -> Fix {
    Fix(title, edits: [TextEdit(span, text)], safety)
  }

  /// Advice without an edit.
  public static func advice(_ title: Localized) -> Fix { Fix(title, .displayOnly) }
}
