import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Why a command was refused, in words: every fault by the author's own names, and how to mend it.
public struct RejectionWording: Hashable, Sendable {
  /// One thing that is wrong.
  public struct Reason: Hashable, Sendable {
    /// What is wrong and why; lower-case start, no final period.
    public var what: Localized
    /// How to mend it; nil where nothing can be done.
    public var mend: Localized?
    /// Names of the elements it speaks of, as the author wrote them.
    public var names: [String]

    public init(what: Localized, mend: Localized? = nil, names: [String] = []) {
      self.what = what
      self.mend = mend
      self.names = names
    }
  }

  /// Never empty.
  public let reasons: [Reason]

  public init(_ rejection: Rejection, of procedure: Procedure) {
    reasons = ReasonWords(procedure).reasons(for: rejection)
  }

  /// The same for faults that stand in the way of an open outcome.
  public init(_ faults: [Fault], of procedure: Procedure) {
    reasons = ReasonWords(procedure).reasons(for: .faulty(faults))
  }

  /// Every name that one of the reasons speaks of: what `thì không được vì NAME` looks for.
  public var names: Set<String> { Set(reasons.flatMap(\.names)) }

  /// What is wrong, all in one sentence, without what to do about it.
  public var sentence: Localized {
    Localized(
      vi: reasons.map(\.what.vi).joined(separator: "; "),
      en: reasons.map(\.what.en).joined(separator: "; "))
  }

  /// One line for each reason: what is wrong, and how to mend it.
  public var lines: [Localized] {
    reasons.map { reason in
      guard let mend = reason.mend else { return reason.what }
      return Localized(
        vi: "\(reason.what.vi): \(mend.vi)", en: "\(reason.what.en): \(mend.en)")
    }
  }
}
