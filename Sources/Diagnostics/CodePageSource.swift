/// Where the page of a code comes from. Most runs only ask whether a code exists: a page with its
/// examples is written when it is shown.
public struct CodePageSource: Sendable {
  public let code: DiagnosticCode
  private let write: @Sendable () -> CodePage

  public init(_ code: DiagnosticCode, _ page: @autoclosure @escaping @Sendable () -> CodePage) {
    self.code = code
    write = page
  }

  public var page: CodePage { write() }
}
