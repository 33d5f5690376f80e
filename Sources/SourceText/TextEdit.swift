/// A replacement of the bytes of a span; an empty span inserts, an empty replacement deletes.
public struct TextEdit: Hashable, Sendable {
  /// The bytes that are replaced.
  public let span: ByteSpan
  /// What stands there afterwards.
  public let replacement: String

  /// Puts `replacement` in place of `span`.
  public init(_ span: ByteSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// What became of a text and of the edits asked for.
public struct EditedText: Hashable, Sendable {
  /// The text after the applied edits.
  public let bytes: [UInt8]
  /// The edits that were applied, in the order of the text.
  public let applied: [TextEdit]
  /// The groups that were left out, as indices of what was asked for.
  public let dropped: [Int]
}

/// Applies edits to a text. An edit that overlaps one before it in `edits`, repeats one, or lies
/// outside the text is left out: the first wins. Two insertions at one place both stand, in order.
public func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> EditedText {
  apply(groups: edits.map { [$0] }, to: bytes)
}

/// Applies groups of edits to a text, each group wholly or not at all: half a repair is none.
/// A group that clashes with one before it, or with itself, is left out.
public func apply(groups: [[TextEdit]], to bytes: [UInt8]) -> EditedText {
  var accepted: [TextEdit] = []
  var dropped: [Int] = []
  for (index, group) in groups.enumerated() {
    var extended = group.count > 1 ? accepted : []
    if group.count > 1 {
      if group.allSatisfy({ insert($0, into: &extended, length: bytes.count) }) {
        accepted = extended
      } else {
        dropped.append(index)
      }
    } else if !group.allSatisfy({ insert($0, into: &accepted, length: bytes.count) }) {
      dropped.append(index)
    }
  }
  return EditedText(bytes: rewrite(bytes, with: accepted), applied: accepted, dropped: dropped)
}

/// Puts `edit` in its place among `accepted`, which is sorted and free of overlaps.
private func insert(_ edit: TextEdit, into accepted: inout [TextEdit], length: Int) -> Bool {
  guard edit.span.upper <= length else { return false }
  var low = 0
  var high = accepted.count
  while low < high {
    let middle = (low + high) / 2
    if accepted[middle].span <= edit.span { low = middle + 1 } else { high = middle }
  }
  // Spans sort by start and then by end, so an insertion stands before a replacement at its place.
  if low > 0, accepted[low - 1].span.overlaps(edit.span) { return false }
  if low < accepted.count, accepted[low].span.overlaps(edit.span) { return false }
  var same = low
  while same > 0, accepted[same - 1].span == edit.span {
    same -= 1
    if accepted[same] == edit { return false }
  }
  accepted.insert(edit, at: low)
  return true
}

private func rewrite(_ bytes: [UInt8], with edits: [TextEdit]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
  var copied = 0
  for edit in edits {
    result += bytes[copied..<edit.span.lower]
    result += edit.replacement.utf8
    copied = edit.span.upper
  }
  result += bytes[copied...]
  return result
}
