import CivilTime
import Foundation
import Mustache
import ProcedureGraph
import ProcedureRuntime

/// What a template may use, under the names of the procedure: the values of the request and nothing
/// besides.
struct LetterValues {
  let context: [String: Any]

  init(_ document: Document) {
    var context: [String: Any] = [
      LetterMarkup.spelling(of: "tên_văn_bản"): LetterText(document.title)
    ]
    for value in document.values {
      context[LetterMarkup.spelling(of: value.name)] = Self.shown(value.value, as: value.text)
    }
    for table in document.tables {
      let rows = table.rows.enumerated().map { index, row -> [String: Any] in
        var shown: [String: Any] = [
          LetterMarkup.spelling(of: "stt"): LetterText("\(index + 1)"),
          LetterMarkup.spelling(of: "là_đầu"): index == 0,
          LetterMarkup.spelling(of: "là_cuối"): index == table.rows.count - 1,
        ]
        for value in row {
          shown[LetterMarkup.spelling(of: value.name)] = Self.shown(value.value, as: value.text)
        }
        return shown
      }
      context[LetterMarkup.spelling(of: table.name)] = LetterList(text: "", elements: rows)
    }
    self.context = context
  }

  private static func shown(_ value: Value, as text: String) -> Any {
    switch value {
    case .list(let elements):
      LetterList(text: text, elements: elements.map { shown($0, as: $0.vietnamese()) })
    case .flag(let flag): LetterText(text, isNull: !flag)
    case .date(let date): LetterText(text, parts: parts(of: date))
    case .moment(let moment):
      LetterText(
        text,
        parts: parts(of: moment.date) + [
          ("giờ", two(moment.secondOfDay / 3600)), ("phút", two(moment.secondOfDay / 60 % 60)),
        ])
    case .text, .number, .money, .choice, .duration: LetterText(text)
    }
  }

  private static func parts(of date: CivilDate) -> [(String, String)] {
    // Decree 30/2020: days below 10 and the months 1 and 2 have a zero before them.
    [
      ("ngày", two(date.day)), ("tháng", date.month < 3 ? two(date.month) : "\(date.month)"),
      ("năm", "\(date.year)"),
    ]
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A text, and what it has within: the lines it consists of, the same in capitals, the parts of a date.
struct LetterText: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  /// Passed over by a section; an empty text is as if it were not there.
  let isNull: Bool
  private let parts: [(name: String, text: String)]

  init(_ text: String, isNull: Bool = false, parts: [(String, String)] = []) {
    renderText = text
    self.isNull = isNull || text.isEmpty
    self.parts = parts.map { (LetterMarkup.spelling(of: $0), $1) }
  }

  func child(named name: String) -> Any? {
    switch name {
    case Self.lines:
      return renderText.split(whereSeparator: \.isNewline).map { LetterText(String($0)) }
    case Self.capitals: return LetterText(renderText.uppercased())
    case _: break
    }
    return parts.first { $0.name == name }.map { LetterText($0.text) }
  }

  private static let lines = LetterMarkup.spelling(of: "dòng")
  private static let capitals = LetterMarkup.spelling(of: "in_hoa")
}

/// Several values: one after the other in a section, or together as a text.
struct LetterList: MustacheSequence, MustacheCustomRenderable, MustacheParent {
  let renderText: String
  let elements: [Any]

  init(text: String, elements: [Any]) {
    renderText = text
    self.elements = elements
  }

  var isNull: Bool { elements.isEmpty }

  func makeIterator() -> IndexingIterator<[Any]> { elements.makeIterator() }
  func child(named name: String) -> Any? { nil }
}
