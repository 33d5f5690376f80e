/// The forms of a block, ready for look-up. An object, because it is handed around all the time.
final class ContextTable: Sendable {
  static let all: [ContextTable] = Context.allCases.map(ContextTable.init)

  /// The keywords that start a line of some block.
  static let keywords = all.reduce(KeywordSet()) { $0.union($1.keywords) }

  static func of(_ context: Context) -> ContextTable { all[Int(context.rawValue)] }

  let keywords: KeywordSet
  let item: [Part]?
  private let forms: [Form]
  private let positions: [UInt8]

  private init(_ context: Context) {
    forms = context.forms
    item = context.item
    keywords = KeywordSet(forms.map(\.keyword))
    var positions = [UInt8](repeating: .max, count: Keyword.allCases.count)
    for (position, form) in forms.enumerated().reversed() {
      positions[Int(form.keyword.rawValue)] = UInt8(position)
    }
    self.positions = positions
  }

  func form(_ keyword: Keyword) -> Form? {
    let position = positions[Int(keyword.rawValue)]
    return position == .max ? nil : forms[Int(position)]
  }

  var allForms: [Form] { forms }
}
