import CivilTime
import ProcedureRuntime

/// Who reports what has become of a request.
public enum Reporter: String, Hashable, Sendable, CaseIterable {
  case payment, post
}

/// How reports of other systems are checked, and what they mean.
public struct Callbacks: Hashable, Sendable {
  /// One system that reports.
  public struct Source: Hashable, Sendable {
    /// What its reports are signed with.
    public var secret: String
    /// Seconds by which the moment of signing may be away from now.
    public var tolerance: Int64
    /// The events that its statuses stand for.
    public var events: [String: String]

    public init(secret: String, tolerance: Int64 = 300, events: [String: String] = [:]) {
      self.secret = secret
      self.tolerance = tolerance
      self.events = events
    }
  }

  public var payment: Source?
  public var post: Source?

  public init(payment: Source? = nil, post: Source? = nil) {
    self.payment = payment
    self.post = post
  }
}

/// What became of a report.
public enum CallbackOutcome: Hashable, Sendable {
  /// It has moved the case on; told the same way however often the report comes.
  case done(caseNumber: String, sequences: [Int])
  /// Its status stands for nothing that a case waits for.
  case ignored(caseNumber: String, status: String)
}

extension Desk {
  /// Takes what another system reports, if it is signed by it and fresh.
  ///
  /// - Parameters:
  ///   - signedAt: seconds since 1970, over which the signature was made with the body.
  ///   - seconds: the same of now.
  public func take(
    _ body: [UInt8], from reporter: Reporter, checkedBy callbacks: Callbacks, signature: String,
    signedAt: Int64, seconds: Int64, at now: Moment
  ) async throws(CallbackFault) -> CallbackOutcome {
    let source =
      switch reporter {
      case .payment: callbacks.payment
      case .post: callbacks.post
      }
    guard let source else { throw .notConfigured(reporter.rawValue) }
    try SignedBody.check(
      signature, at: signedAt, of: body, secret: source.secret, now: seconds,
      tolerance: source.tolerance)
    switch reporter {
    case .payment: return try await take(PaymentReport(body), at: now)
    case .post: return try await take(PostReport(body), by: source, at: now)
    }
  }
}
