import CivilTime
import ProcedureGraph

/// One thing that is wrong in the file of a directory, with the place in the JSON and the byte it
/// starts at.
public struct DirectoryFault: Error, Hashable, Sendable {
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    case object, array, text
  }

  public enum Kind: Hashable, Sendable {
    /// Not strict JSON.
    case json(JSONFault.Kind)
    case missingMember(String)
    case unknownMember(String)
    case wrongShape(expected: Shape)
    /// A text with nothing in it.
    case empty
    /// Not a day in the form 2026-01-26.
    case badDate(String)
    /// The last day comes before the first.
    case endsBeforeItBegins(from: CivilDate, until: CivilDate)
    case agencyTwice(String)
    case officerTwice(String)
    case unknownAgency(String)
    case unknownOfficer(String)
    case delegatedToOneself(String)
    /// Neither a role nor a procedure is named.
    case delegationOfEverything(String)
    /// Nobody gives what she does not have herself, be it that it was delegated to her.
    case roleNotHeld(String, role: String)
    /// Two of one person for one role at one time.
    case delegationsOverlap(String, role: String?, other: Int)
  }

  public var kind: Kind
  /// Names of members and positions in arrays, from the top.
  public var path: [String]
  public var offset: Int

  public init(_ kind: Kind, path: [String] = [], at offset: Int) {
    self.kind = kind
    self.path = path
    self.offset = offset
  }
}
