/// Reads a pattern by recursive descent; groups nest at most `Pattern.maximumDepth` deep.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private var position = 0
  private var depth = 0

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.offsets = offsets + [offset]
  }

  mutating func parse() throws(PatternFault) -> PatternNode {
    if next == "^" { position += 1 }
    let node = try parseAlternatives()
    if next == ")" { throw fault(.unopenedGroup) }
    return node
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func fault(_ kind: PatternFault.Kind, at place: Int? = nil) -> PatternFault {
    PatternFault(kind, at: offsets[place ?? position])
  }

  private mutating func parseAlternatives() throws(PatternFault) -> PatternNode {
    var parts = [try parseSequence()]
    while next == "|" {
      position += 1
      parts.append(try parseSequence())
    }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func parseSequence() throws(PatternFault) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if scalar == "$", position == scalars.count - 1, depth == 0 {
        position += 1
        break
      }
      let atom = try parseAtom()
      parts.append(try parseRepetition(of: atom))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func parseAtom() throws(PatternFault) -> PatternNode {
    let start = position
    let scalar = scalars[position]
    switch scalar {
    case "(": return try parseGroup()
    case "[": return .set(try parseClass())
    case ".":
      position += 1
      return .set(.any)
    case "\\":
      return .set(ScalarSet(items: [try parseEscape()]))
    case "?", "*", "+", "{": throw fault(.nothingToRepeat, at: start)
    case "]", "}": throw fault(.unopenedBracket, at: start)
    case "^", "$": throw fault(.misplacedAnchor, at: start)
    default:
      position += 1
      return .set(.only(scalar))
    }
  }

  private mutating func parseGroup() throws(PatternFault) -> PatternNode {
    let start = position
    position += 1
    depth += 1
    guard depth <= Pattern.maximumDepth else { throw fault(.tooLarge, at: start) }
    let node = try parseAlternatives()
    guard next == ")" else { throw fault(.unclosedGroup, at: start) }
    position += 1
    depth -= 1
    return node
  }

  private mutating func parseRepetition(
    of atom: PatternNode
  ) throws(PatternFault) -> PatternNode {
    guard let scalar = next else { return atom }
    let node: PatternNode
    switch scalar {
    case "?":
      position += 1
      node = .repeated(atom, least: 0, most: 1)
    case "*":
      position += 1
      node = .repeated(atom, least: 0, most: nil)
    case "+":
      position += 1
      node = .repeated(atom, least: 1, most: nil)
    case "{": node = try parseBounds(of: atom)
    default: return atom
    }
    if let again = next, "?*+{".unicodeScalars.contains(again) { throw fault(.nothingToRepeat) }
    return node
  }

  private mutating func parseBounds(of atom: PatternNode) throws(PatternFault) -> PatternNode {
    let start = position
    position += 1
    guard let least = parseCount() else { throw fault(.badRepetition, at: start) }
    var most: Int? = least
    if next == "," {
      position += 1
      most = next == "}" ? nil : parseCount()
      if most == nil, next != "}" { throw fault(.badRepetition, at: start) }
    }
    guard next == "}", most.map({ $0 >= least }) ?? true else {
      throw fault(.badRepetition, at: start)
    }
    position += 1
    return .repeated(atom, least: least, most: most)
  }

  /// A count of at most four digits; a larger one could not be compiled anyway.
  private mutating func parseCount() -> Int? {
    var count = 0
    let start = position
    while let scalar = next, ("0"..."9").contains(scalar), position - start < 4 {
      count = count * 10 + Int(scalar.value - 48)
      position += 1
    }
    return position > start ? count : nil
  }

  /// After a backslash: a class of its own, a line break or tab, or the sign itself.
  private mutating func parseEscape() throws(PatternFault) -> ScalarSet.Item {
    let start = position
    position += 1
    guard let scalar = next else { throw fault(.unknownEscape, at: start) }
    position += 1
    switch scalar {
    case "d": return .digit(isNegated: false)
    case "D": return .digit(isNegated: true)
    case "w": return .word(isNegated: false)
    case "W": return .word(isNegated: true)
    case "s": return .space(isNegated: false)
    case "S": return .space(isNegated: true)
    case "n": return .range(0x0A...0x0A)
    case "t": return .range(0x09...0x09)
    default:
      let isLetter = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      guard !isLetter else { throw fault(.unknownEscape, at: start) }
      return .range(scalar.value...scalar.value)
    }
  }

  private mutating func parseClass() throws(PatternFault) -> ScalarSet {
    let start = position
    position += 1
    var set = ScalarSet(items: [])
    if next == "^" {
      set.isNegated = true
      position += 1
    }
    while let scalar = next, scalar != "]" {
      let itemStart = position
      let first = try parseClassItem()
      let isRange =
        next == "-" && position + 1 < scalars.count && scalars[position + 1] != "]"
      guard isRange, case .range(let low) = first else {
        set.items.append(first)
        continue
      }
      position += 1
      guard case .range(let high) = try parseClassItem(), low.lowerBound <= high.lowerBound else {
        throw fault(.reversedRange, at: itemStart)
      }
      set.items.append(.range(low.lowerBound...high.lowerBound))
    }
    guard next == "]" else { throw fault(.unclosedClass, at: start) }
    guard !set.items.isEmpty else { throw fault(.emptyClass, at: start) }
    position += 1
    return set
  }

  private mutating func parseClassItem() throws(PatternFault) -> ScalarSet.Item {
    let scalar = scalars[position]
    guard scalar != "\\" else { return try parseEscape() }
    position += 1
    return .range(scalar.value...scalar.value)
  }
}
