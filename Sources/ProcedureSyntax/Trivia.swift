import SourceText

/// A comment between two tokens, and how it stands there.
struct Comment {
  /// From `#` to the end of its line.
  let span: ByteSpan
  /// First on its line; otherwise it ends the line of the token before it.
  let startsLine: Bool
  /// At least one empty line stands before it.
  let followsBlank: Bool
}

/// What stands between two tokens: white space and comments.
struct Trivia {
  var comments: [Comment] = []
  /// At least one empty line stands between the last comment, or the token before, and what follows.
  var endsBlank = false

  var hasBlank: Bool { endsBlank || comments.contains(where: \.followsBlank) }

  /// Reads the gap between two offsets; the start of the file is the start of a line.
  init(_ bytes: [UInt8], _ gap: Range<Int>) {
    var offset = gap.lowerBound
    var startsLine = offset == 0
    // A line end counts once the text before it on the line is over: the second one is a blank line.
    var lineEnds = offset == 0 ? 1 : 0
    while offset < gap.upperBound {
      switch bytes[offset] {
      case 0x0D where offset + 1 < gap.upperBound && bytes[offset + 1] == 0x0A: offset += 1
      case 0x0A, 0x0D:
        lineEnds += 1
        startsLine = true
        offset += 1
      case UInt8(ascii: "#"):
        let start = offset
        while offset < gap.upperBound, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
        comments.append(
          Comment(
            span: ByteSpan(start, offset), startsLine: startsLine, followsBlank: lineEnds > 1))
        lineEnds = 0
      default:
        // Two rare line separators of Unicode count as the lexer counts them: U+2028, U+2029, U+0085.
        let isSeparator =
          offset + 2 < gap.upperBound && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
          && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9)
          || offset + 1 < gap.upperBound && bytes[offset] == 0xC2 && bytes[offset + 1] == 0x85
        if isSeparator {
          lineEnds += 1
          startsLine = true
        }
        offset += 1
      }
    }
    endsBlank = lineEnds > 1
  }
}
