import Foundation

/// The text of a template, looked through before Mustache gets it.
///
/// Values are always escaped and never name what is included: of Mustache's tags, those are taken
/// that can't do otherwise. Names are Vietnamese here and ASCII there, so both sides are respelled.
struct LetterMarkup: Hashable, Sendable {
  /// For Mustache.
  let text: String
  /// The templates that it includes.
  let included: [String]

  init(_ source: String, named template: String) throws(TemplateFault) {
    var text = ""
    var included: [String] = []
    var line = 1
    var rest = Substring(source.replacing("\r\n", with: "\n"))
    while let start = rest.firstRange(of: "{{") {
      let before = rest[..<start.lowerBound]
      text += before
      line += before.count { $0 == "\n" }
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "}}") else { throw .badTag(in: template, line: line) }
      let inside = rest[..<end.lowerBound]
      rest = rest[end.upperBound...]
      switch inside.first {
      case "!": break
      case ">":
        let name = inside.dropFirst().trimmed
        guard TemplateName.isPart(name) else { throw .nameNotAllowed(name) }
        included.append(name)
        text += "{{> \(name)}}"
      case "#", "^", "/":
        let name = try Self.respelled(inside.dropFirst(), template, line)
        text += "{{" + String(inside.prefix(1)) + name + "}}"
      case "{", "&", "=", "%", "<", "$":
        throw .tagNotAllowed("{{" + String(inside.prefix(1)), in: template, line: line)
      case _: text += "{{" + (try Self.respelled(inside, template, line)) + "}}"
      }
      line += inside.count { $0 == "\n" }
    }
    self.text = text + rest
    self.included = included
  }

  private static func respelled(
    _ name: Substring, _ template: String, _ line: Int
  ) throws(TemplateFault) -> String {
    let name = name.trimmed
    if name == "." { return name }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
    guard isName else { throw .badTag(in: template, line: line) }
    return parts.map { spelling(of: String($0)) }.joined(separator: ".")
  }

  /// A name in the characters that Mustache knows in names: `mã_hồ_sơ` as `m-e3-_h-1ed3-_s-1a1-`.
  static func spelling(of name: String) -> String {
    var spelling = ""
    for scalar in name.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.isLetterOrDigit || scalar == "_" {
        spelling.unicodeScalars.append(scalar)
      } else {
        spelling += "-" + String(scalar.value, radix: 16) + "-"
      }
    }
    return spelling
  }
}

/// Names of templates: they are file names of one folder and nothing else.
enum TemplateName {
  /// `m01-giay-tiep-nhan.html`.
  static func isFile(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { isPart(String($0)) }
  }

  /// The same without its ending.
  static func isPart(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy { $0.isLetterOrDigit || $0 == "-" || $0 == "_" }
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
