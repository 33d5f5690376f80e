/// A text with places to fill in: `Bearer {secret}`, `{phone}`. A brace that is meant stands twice.
struct FilledText: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case plain(String)
    case place(String)
  }

  /// Why a text can't be one.
  enum Fault: Error, Hashable, Sendable {
    case unknownPlace(String)
    case openBrace
  }

  /// A place for which there is no value.
  struct Missing: Error, Hashable, Sendable {
    let place: String
  }

  private let pieces: [Piece]

  init(_ text: String, places: Set<String>) throws(Fault) {
    var pieces: [Piece] = []
    var plain = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "{" || character == "}", rest.first == character {
        rest.removeFirst()
        plain.append(character)
        continue
      }
      guard character == "{" else {
        if character == "}" { throw .openBrace }
        plain.append(character)
        continue
      }
      guard let end = rest.firstIndex(of: "}") else { throw .openBrace }
      let name = String(rest[..<end])
      guard places.contains(name) else { throw .unknownPlace(name) }
      if !plain.isEmpty { pieces.append(.plain(plain)) }
      plain = ""
      pieces.append(.place(name))
      rest = rest[rest.index(after: end)...]
    }
    if !plain.isEmpty { pieces.append(.plain(plain)) }
    self.pieces = pieces
  }

  /// The place, where there is nothing beside it.
  var onlyPlace: String? {
    if pieces.count == 1, case .place(let name) = pieces[0] { return name }
    return nil
  }

  var places: [String] {
    pieces.compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  /// What stands before the first place.
  var beginning: String {
    if case .plain(let text) = pieces.first { text } else { "" }
  }

  func filled(
    _ values: [String: FillValue], escaping: (String) -> String = { $0 }
  ) throws(Missing) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .plain(let plain): text += plain
      case .place(let name):
        guard let value = values[name] else { throw Missing(place: name) }
        text += escaping(value.text)
      }
    }
    return text
  }
}

/// What a place is filled with.
enum FillValue: Hashable, Sendable {
  case text(String)
  case number(Int64)

  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    }
  }
}
