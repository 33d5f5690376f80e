import Diagnostics
import Foundation
import SourceText
import Testing

private let source = SourceText(path: "a.tthc", "\u{FEFF}buo\u{31B}\u{301}c\r\n😀 ket_thuc x\r\n")

private let everything = Diagnostic(
  DiagnosticCode(104), .error, at: location(of: "ket_thuc", in: source),
  Localized(vi: "từ khoá viết thiếu dấu", en: "keyword without its marks"),
  label: Localized(vi: "viết là `kết thúc`", en: "write `kết thúc`"),
  breadcrumb: ["thủ tục `a`"],
  related: [
    Related(
      location(of: "buo", in: source), Localized(vi: "cũng vậy", en: "this one too"))
  ],
  notes: [Localized(vi: "dấu \"hỏi\"", en: "a \"mark\"")],
  fixes: [
    .replace(
      span(of: "ket_thuc", in: source), with: "kết thúc", .safe,
      Localized(vi: "thêm dấu", en: "add the marks"))
  ])

private let golden = """
  [
    {
      "code": "TTHC0104",
      "severity": "error",
      "message": "MESSAGE",
      "path": "a.tthc",
      "range": {
        "start": {
          "line": 2,
          "column": 3,
          "offset": 18
        },
        "end": {
          "line": 2,
          "column": 11,
          "offset": 26
        }
      },
      "breadcrumb": [
        "thủ tục `a`"
      ],
      "notes": [
        "NOTE"
      ],
      "fixes": [
        {
          "title": "TITLE",
          "safety": "safe",
          "edits": [
            {
              "range": {
                "start": {
                  "line": 2,
                  "column": 3,
                  "offset": 18
                },
                "end": {
                  "line": 2,
                  "column": 11,
                  "offset": 26
                }
              },
              "replacement": "kết thúc"
            }
          ]
        }
      ],
      "related": [
        {
          "path": "a.tthc",
          "range": {
            "start": {
              "line": 1,
              "column": 2,
              "offset": 3
            },
            "end": {
              "line": 1,
              "column": 5,
              "offset": 6
            }
          },
          "message": "RELATED"
        }
      ],
      "label": "LABEL"
    }
  ]

  """

private let words: [(language: Language, words: [(String, String)])] = [
  (
    .vi,
    [
      ("MESSAGE", "từ khoá viết thiếu dấu"), ("NOTE", #"dấu \"hỏi\""#), ("TITLE", "thêm dấu"),
      ("RELATED", "cũng vậy"), ("LABEL", "viết là `kết thúc`"),
    ]
  ),
  (
    .en,
    [
      ("MESSAGE", "keyword without its marks"), ("NOTE", #"a \"mark\""#),
      ("TITLE", "add the marks"), ("RELATED", "this one too"), ("LABEL", "write `kết thúc`"),
    ]
  ),
]

@Test(arguments: words)
func writesFindingsAsJSON(_ language: Language, _ words: [(String, String)]) {
  let expected = words.reduce(golden) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  #expect(report([everything], in: source, language).json() == expected)
}

@Test func writesNoFindingsAsAnEmptyArray() {
  #expect(report([], in: source).json() == "[]\n")
}

@Test func anUnknownFileStartsAtItsFirstColumn() throws {
  let text = Report([everything], in: .en, sources: { _ in nil }).json()
  let json = try #require(
    JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  let range = try #require(json.first?["range"] as? [String: [String: Int]])
  #expect(range["start"] == ["line": 1, "column": 1, "offset": 18])
}

@Test func escapesTextForJSON() throws {
  let text =
    "\u{0}\u{1}\u{8}\t\n\u{C}\r\u{1B}\u{1F} \"\\/\u{7F}\u{9F}\u{A0}\u{2028}\u{2029}\u{202E}ệ😀"
  var json = JSONWriter()
  json.array { $0.string(text) }
  let expected =
    #"["# + "\n  \""
    + #"\u0000\u0001\u0008\t\n\u000c\r\u001b\u001f \"\\/\u007f\u009f"#
    + "\u{A0}" + #"\u2028\u2029"# + "\u{202E}ệ😀\"\n]"
  #expect(json.text == expected)
  let read = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String]
  #expect(read == [text])
}

@Test func writesEveryKindOfValue() {
  var json = JSONWriter()
  json.object {
    $0.member("none") { $0.null() }
    $0.member("yes") { $0.boolean(true) }
    $0.member("count", -3)
    $0.member("empty") { $0.object { _ in } }
    $0.member("lists") { $0.array(of: [[1, 2], []]) { $0.array(of: $1) { $0.number($1) } } }
    $0.member("names", ["a", "b"])
  }
  let expected = """
    {
      "none": null,
      "yes": true,
      "count": -3,
      "empty": {},
      "lists": [
        [
          1,
          2
        ],
        []
      ],
      "names": [
        "a",
        "b"
      ]
    }
    """
  #expect(json.text == expected)
}
