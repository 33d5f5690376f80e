/// Where an element of a procedure was written: lines and columns count from 1, columns in
/// characters.
public struct SourcePosition: Hashable, Sendable {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Source positions by the path of the element, as `GraphFault.path` spells it.
public struct SourcePositions: Hashable, Sendable {
  /// Keyed by the parts of the path joined with slashes: `steps/tiếp_nhận/outcomes/hợp_lệ`.
  public private(set) var entries: [String: SourcePosition]

  public init(_ entries: [String: SourcePosition] = [:]) { self.entries = entries }

  public subscript(path: [String]) -> SourcePosition? {
    get { entries[path.joined(separator: "/")] }
    set { entries[path.joined(separator: "/")] = newValue }
  }

  /// The position of the element, or of the nearest one around it that has a position.
  public func nearest(to path: [String]) -> SourcePosition? {
    for length in stride(from: path.count, through: 0, by: -1) {
      if let position = self[Array(path.prefix(length))] { return position }
    }
    return nil
  }
}

extension Shape where Whole == SourcePosition {
  static let position: Shape<SourcePosition> = object(
    SourcePosition(file: "", line: 1, column: 1),
    [
      .required("file", \.file, .text), .required("line", \.line, .count),
      .required("column", \.column, .count),
    ])
}

extension Shape where Whole == SourcePositions {
  static let positions: Shape<SourcePositions> = Shape(
    schema: ["type": "object", "additionalProperties": Shape<SourcePosition>.position.schema],
    write: { positions, names in
      .object(
        positions.entries.map { path, position in
          JSONValue.Member(path, Shape<SourcePosition>.position.write(position, &names))
        })
    },
    read: { (node, names) throws(ArtifactFault) in
      guard case .object(let members) = node.content else {
        throw ArtifactFault(.wrongShape(expected: "object"), at: node.offset)
      }
      var entries: [String: SourcePosition] = [:]
      for member in members {
        do throws(ArtifactFault) {
          entries[member.name] = try Shape<SourcePosition>.position.read(member.node, &names)
        } catch {
          throw error.inside(member.name)
        }
      }
      return SourcePositions(entries)
    })
}
