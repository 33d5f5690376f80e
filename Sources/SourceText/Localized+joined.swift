extension Localized {
  /// The sign between the two languages, which no text has (U+001E, record separator).
  private static let separator: Unicode.Scalar = "\u{1E}"

  /// Both languages in one text, for where a single text is kept. What is the same in both stays as it
  /// is.
  public var joined: String {
    let (vi, en) = (Self.withoutSeparator(vi), Self.withoutSeparator(en))
    return vi == en ? vi : "\(vi)\(Self.separator)\(en)"
  }

  /// Reads what `joined` has made; any other text is the same in every language.
  public init(joined text: String) {
    let scalars = text.unicodeScalars
    guard let place = scalars.firstIndex(of: Self.separator) else {
      self.init(verbatim: text)
      return
    }
    self.init(
      vi: String(scalars[..<place]), en: String(scalars[scalars.index(after: place)...]))
  }

  private static func withoutSeparator(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != separator }))
  }
}
