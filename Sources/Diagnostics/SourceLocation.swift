import SourceText

/// A stretch of a named file.
public struct SourceLocation: Hashable, Sendable {
  /// The name of the file, as the source carries it.
  public let path: String
  /// The bytes.
  public let span: ByteSpan

  /// A stretch of the file `path`.
  public init(path: String, span: ByteSpan) {
    self.path = path
    self.span = span
  }
}

/// Another place that belongs to a finding, and why.
public struct Related: Hashable, Sendable {
  /// The place.
  public let location: SourceLocation
  /// What it has to do with the finding.
  public let text: Localized

  /// A place and what it has to do with the finding.
  public init(_ location: SourceLocation, _ text: Localized) {
    self.location = location
    self.text = text
  }
}
