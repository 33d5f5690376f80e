import CivilTime
import ProcedureGraph

extension Procedure {
  /// What numbers of cases begin with that are received on a date: the agency that receives them, and
  /// the date (Circular 01/2018/TT-VPCP art. 19). The number within the day follows it.
  ///
  /// `HS` stands for an agency that has no code.
  public func numberSeries(on date: CivilDate) -> String {
    let receiver = (receivedBy ?? performedBy).map { agency(inChargeOf: $0, on: date) }
    let isKnown = receiver.map { agencies.indices.contains($0.index) } ?? false
    let code = receiver.flatMap { isKnown ? agencies[$0.index].code : nil } ?? "HS"
    return "\(code)-\(date.iso.filter { $0 != "-" }.dropFirst(2))"
  }

  /// The number of a case: four digits within the day and the agency, more where they don't suffice.
  public static func caseNumber(_ ordinal: Int, in series: String) -> String {
    let digits = "\(max(0, ordinal))"
    return series + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Command {
  /// The number that the case is opened with; nil where the command opens none, empty where it is
  /// still to be given.
  public var openedCase: String? {
    switch self {
    case .file(let filing): filing.opening.caseNumber
    case .open(let opening): opening.caseNumber
    case .act, .closeVote, .claim, .assign, .giveBack, .attach, .pay, .deliver, .actionSucceeded,
      .actionFailed, .callEnded, .callRefused, .advance:
      nil
    }
  }

  /// The same command, opening the case with that number.
  public func opening(_ number: String) -> Command {
    switch self {
    case .file(var filing):
      filing.opening.caseNumber = number
      return .file(filing)
    case .open(var opening):
      opening.caseNumber = number
      return .open(opening)
    case .act, .closeVote, .claim, .assign, .giveBack, .attach, .pay, .deliver, .actionSucceeded,
      .actionFailed, .callEnded, .callRefused, .advance:
      return self
    }
  }
}
