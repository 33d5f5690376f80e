import SourceText

/// The lines of a text as a reader of the page sees them: marks of HTML gone, characters written by
/// name or number put in, letters composed, spaces made plain, nothing invisible, no empty line.
func cleanLines(_ text: String) -> [String] {
  let shown = withoutEntities(withoutEntities(withoutTags(text)))
  return nfc(shown).split(whereSeparator: \.isNewline).map { plainSpaces($0) }
    .filter { !$0.isEmpty }
}

/// The same as one line.
func cleanLine(_ text: String) -> String { cleanLines(text).joined(separator: " ") }

/// Words one space apart. Scalars that are not seen do not stay.
private func plainSpaces(_ line: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  var pending = false
  for scalar in line.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      if scalar == "\t" { pending = true }
    case .spaceSeparator: pending = true
    default:
      if pending, !result.isEmpty { result.append(" ") }
      pending = false
      result.append(scalar)
    }
  }
  return String(result)
}

// MARK: Tags

/// Tags that start another line, and those that do not. A `<` before anything else is just a sign.
private let blockTags: Set<String> = [
  "p", "br", "div", "li", "ul", "ol", "tr", "table", "tbody", "thead", "hr", "h1", "h2", "h3", "h4",
  "h5", "h6",
]
private let inlineTags: Set<String> = [
  "span", "b", "i", "u", "strong", "em", "a", "font", "sup", "sub", "td", "th", "img", "o:p", "s",
  "small", "big", "label", "style", "col", "colgroup",
]

private func withoutTags(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var links: [[UInt8]] = []
  var index = 0
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "<"), let tag = Tag(at: index, in: bytes) else {
      result.append(bytes[index])
      index += 1
      continue
    }
    // Where a link leads is part of what the page says.
    if tag.name == "a", let link = tag.link { links.append(link) }
    if tag.isClosing, tag.name == "a", let link = links.popLast() {
      result += [UInt8(ascii: " "), UInt8(ascii: "(")] + link + [UInt8(ascii: ")")]
    }
    result.append(UInt8(ascii: blockTags.contains(tag.name) ? "\n" : tag.isCell ? " " : "\u{0}"))
    index = tag.end
  }
  for link in links {
    result += [UInt8(ascii: " "), UInt8(ascii: "(")] + link + [UInt8(ascii: ")")]
  }
  return String(decoding: result.filter { $0 != 0 }, as: UTF8.self)
}

private struct Tag {
  let name: String
  let isClosing: Bool
  let link: [UInt8]?
  /// The byte behind the tag.
  let end: Int

  var isCell: Bool { name == "td" || name == "th" }

  init?(at start: Int, in bytes: [UInt8]) {
    var index = start + 1
    isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let nameStart = index
    while index < bytes.count, index - nameStart < 12, Tag.isNameByte(bytes[index]) { index += 1 }
    name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard blockTags.contains(name) || inlineTags.contains(name) else { return nil }
    let attributes = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == UInt8(ascii: "<") { return nil }
      index += 1
    }
    guard index < bytes.count else { return nil }
    end = index + 1
    link = isClosing ? nil : Tag.link(in: bytes[attributes..<index])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: ":"): true
    default: false
    }
  }

  /// What stands behind `href=`.
  private static func link(in attributes: ArraySlice<UInt8>) -> [UInt8]? {
    let text = String(decoding: attributes, as: UTF8.self)
    guard let mark = text.firstRange(of: "href=") else { return nil }
    let value = text[mark.upperBound...]
    guard let quote = value.first, quote == "\"" || quote == "'" else {
      return Array(value.prefix { !$0.isWhitespace }.utf8)
    }
    return Array(value.dropFirst().prefix { $0 != quote }.utf8)
  }
}

// MARK: Characters by name or number

private func withoutEntities(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var result = String.UnicodeScalarView()
  let scalars = Array(text.unicodeScalars)
  var index = 0
  while index < scalars.count {
    let end = index + 1
    if scalars[index] == "&",
      let stop = scalars[end..<min(end + 10, scalars.count)].firstIndex(of: ";"),
      let scalar = entity(String(String.UnicodeScalarView(scalars[end..<stop])))
    {
      result.append(scalar)
      index = stop + 1
    } else {
      result.append(scalars[index])
      index = end
    }
  }
  return String(result)
}

private func entity(_ name: String) -> Unicode.Scalar? {
  guard name.hasPrefix("#") else { return entities[name] }
  let digits = name.dropFirst()
  let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
  let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  return value.flatMap(Unicode.Scalar.init)
}

private let entities: [String: Unicode.Scalar] = {
  var table: [String: Unicode.Scalar] = [
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–",
    "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "bull": "•", "middot": "·", "deg": "°", "le": "≤", "ge": "≥", "rarr": "→", "laquo": "«",
    "raquo": "»", "sect": "§", "frac12": "½", "sup2": "²", "sup3": "³", "shy": "\u{AD}",
    "Dstrok": "Đ", "dstrok": "đ", "zwnj": "\u{200C}", "ensp": " ", "emsp": " ", "thinsp": " ",
  ]
  // The letters from À to ÿ have their names in one order.
  let names =
    "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
    + "Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml "
    + "Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc "
    + "euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
    + "ugrave uacute ucirc uuml yacute thorn yuml"
  for (index, name) in names.split(separator: " ").enumerated() {
    table[String(name)] = Unicode.Scalar(UInt8(0xC0 + index))
  }
  return table
}()
