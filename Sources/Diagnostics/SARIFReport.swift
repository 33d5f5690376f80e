import SourceText

extension Report {
  /// The findings as a SARIF 2.1.0 log (OASIS), which code-scanning services read: a rule with its page
  /// for each code found, columns in Unicode code points, fixes that a tool may apply, and fingerprints
  /// that stay when lines move.
  ///
  /// `page` gives the page of a code; a code without one is a rule without help.
  public func sarif(page: (DiagnosticCode) -> CodePage?) -> String {
    let codes = Set(findings.map(\.code)).sorted()
    let paths = Set(findings.flatMap { [$0.location.path] + $0.related.map(\.location.path) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let prints = Fingerprints(self).all
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.member("runs") { json in
        json.array { json in
          json.object { json in
            json.member("tool") { json in
              json.object { json in
                json.member("driver") { json in
                  json.object { json in
                    json.member("name", "tthc")
                    json.member("language", language.rawValue)
                    json.member("rules") { json in
                      json.array(of: codes) { json, code in
                        json.object { write(code, page(code), to: &$0) }
                      }
                    }
                  }
                }
              }
            }
            json.member("columnKind", "unicodeCodePoints")
            json.member("artifacts") { json in
              json.array(of: paths) { json, path in
                json.object { json in
                  json.member("location") { json in json.object { $0.member("uri", uri(path)) } }
                  json.member("encoding", "UTF-8")
                }
              }
            }
            json.member("results") { json in
              json.array(of: zip(findings, prints)) { json, result in
                let (finding, print) = result
                json.object { json in
                  json.member("ruleId", finding.code.description)
                  json.member("ruleIndex", codes.firstIndex(of: finding.code) ?? 0)
                  write(finding, print, artifacts: paths, to: &json)
                }
              }
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  // MARK: Rules

  private func write(_ code: DiagnosticCode, _ page: CodePage?, to json: inout JSONWriter) {
    json.member("id", code.description)
    guard let page else { return }
    func text(_ name: String, _ words: String, in json: inout JSONWriter) {
      json.member(name) { json in json.object { $0.member("text", words) } }
    }
    text("shortDescription", page.title[language], in: &json)
    text("fullDescription", page.what[language], in: &json)
    json.member("help") { json in
      json.object { json in
        json.member("text", page.render(language))
        json.member("markdown", page.markdown(language))
      }
    }
  }

  // MARK: Results

  private func write(
    _ finding: Diagnostic, _ print: String, artifacts: [String], to json: inout JSONWriter
  ) {
    json.member("level", finding.severity.level)
    // What can only be said, and not be applied, belongs to the message.
    let advice = finding.fixes.filter(\.edits.isEmpty).map { $0.title[language] }
    let lines = [finding.message[language]] + finding.notes.map { $0[language] } + advice
    json.member("message") { json in
      json.object { $0.member("text", lines.joined(separator: "\n")) }
    }
    json.member("locations") { json in
      json.array { json in
        json.object { json in
          json.member("physicalLocation") { json in
            json.object { write(finding.location, artifacts: artifacts, to: &$0) }
          }
          guard !finding.breadcrumb.isEmpty else { return }
          json.member("logicalLocations") { json in
            json.array { json in
              json.object {
                $0.member("fullyQualifiedName", finding.breadcrumb.joined(separator: " › "))
              }
            }
          }
        }
      }
    }
    if !finding.related.isEmpty {
      json.member("relatedLocations") { json in
        json.array(of: finding.related.enumerated()) { json, item in
          json.object { json in
            json.member("id", item.offset + 1)
            json.member("physicalLocation") { json in
              json.object { write(item.element.location, artifacts: artifacts, to: &$0) }
            }
            json.member("message") { json in
              json.object { $0.member("text", item.element.text[language]) }
            }
          }
        }
      }
    }
    let fixes = finding.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty {
      json.member("fixes") { json in
        json.array(of: fixes) { json, fix in
          json.object { write(fix, of: finding, artifacts: artifacts, to: &$0) }
        }
      }
    }
    json.member("partialFingerprints") { json in
      json.object { $0.member("tthcFinding/v1", print) }
    }
  }

  private func write(
    _ fix: Fix, of finding: Diagnostic, artifacts: [String], to json: inout JSONWriter
  ) {
    let path = finding.location.path
    json.member("description") { json in
      json.object { $0.member("text", fix.title[language]) }
    }
    json.member("artifactChanges") { json in
      json.array { json in
        json.object { json in
          json.member("artifactLocation") { write(artifact: path, artifacts, to: &$0) }
          json.member("replacements") { json in
            json.array(of: fix.edits) { json, edit in
              json.object { json in
                json.member("deletedRegion") { write(edit.span, of: path, to: &$0) }
                json.member("insertedContent") { json in
                  json.object { $0.member("text", edit.replacement) }
                }
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ location: SourceLocation, artifacts: [String], to json: inout JSONWriter
  ) {
    json.member("artifactLocation") { write(artifact: location.path, artifacts, to: &$0) }
    // Of a file that was not read nothing is known but its name.
    guard source(location.path) != nil else { return }
    json.member("region") { write(location.span, of: location.path, to: &$0) }
  }

  private func write(artifact path: String, _ artifacts: [String], to json: inout JSONWriter) {
    json.object { json in
      json.member("uri", uri(path))
      if let index = artifacts.firstIndex(of: path) { json.member("index", index) }
    }
  }

  private func write(_ span: ByteSpan, of path: String, to json: inout JSONWriter) {
    let source = source(path)
    let start = source?.position(ofByte: span.lower, in: .scalars) ?? Position(line: 1, column: 1)
    let end = source?.position(ofByte: span.upper, in: .scalars) ?? start
    json.object { json in
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
      json.member("byteOffset", span.lower)
      json.member("byteLength", span.length)
    }
  }
}

extension Severity {
  /// The level of SARIF.
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .remark: "note"
    }
  }
}

extension CodePage {
  /// The page with its examples fenced.
  fileprivate func markdown(_ language: Language) -> String {
    let words = Localized(vi: "Vì sao", en: "Why")[language]
    let wrongWord = Localized(vi: "Viết sai", en: "Wrong")[language]
    let rightWord = Localized(vi: "Viết đúng", en: "Right")[language]
    func fenced(_ example: String) -> String {
      "```\n\(example)\(example.hasSuffix("\n") ? "" : "\n")```"
    }
    return """
      \(what[language])

      **\(words)**: \(why[language])

      \(wrongWord):

      \(fenced(wrong))

      \(rightWord):

      \(fenced(right))

      """
  }
}

/// A path as a URI: relative ones stay relative. Every byte that is no plain letter, digit or one of
/// `-._~/` is written as its number (RFC 3986).
private func uri(_ path: String) -> String {
  var result = path.hasPrefix("/") ? "file://" : ""
  for byte in path.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
  }
  return result
}
