import SourceText

extension Report {
  /// The findings for programs: an array, described by `Grammar/check.schema.json`.
  ///
  /// Lines and columns count from 1, columns in Unicode scalars, offsets in bytes from 0.
  public func json() -> String {
    var json = JSONWriter()
    json.array(of: findings) { json, finding in
      json.object { write(finding, to: &$0) }
    }
    return json.text + "\n"
  }

  private func write(_ finding: Diagnostic, to json: inout JSONWriter) {
    let source = source(finding.location.path)
    json.member("code", finding.code.description)
    json.member("severity", finding.severity.rawValue)
    json.member("message", finding.message[language])
    json.member("path", finding.location.path)
    json.member("range") { write(finding.location.span, of: source, to: &$0) }
    json.member("breadcrumb", finding.breadcrumb)
    json.member("notes", finding.notes.map { $0[language] })
    json.member("fixes") { json in
      json.array(of: finding.fixes) { json, fix in
        json.object { write(fix, of: source, to: &$0) }
      }
    }
    json.member("related") { json in
      json.array(of: finding.related) { json, related in
        json.object { write(related, to: &$0) }
      }
    }
    if let label = finding.label { json.member("label", label[language]) }
  }

  private func write(_ fix: Fix, of source: SourceText?, to json: inout JSONWriter) {
    json.member("title", fix.title[language])
    json.member("safety", fix.safety.rawValue)
    json.member("edits") { json in
      json.array(of: fix.edits) { json, edit in
        json.object {
          $0.member("range") { write(edit.span, of: source, to: &$0) }
          $0.member("replacement", edit.replacement)
        }
      }
    }
  }

  private func write(_ related: Related, to json: inout JSONWriter) {
    json.member("path", related.location.path)
    json.member("range") {
      write(related.location.span, of: source(related.location.path), to: &$0)
    }
    json.member("message", related.text[language])
  }

  private func write(_ span: ByteSpan, of source: SourceText?, to json: inout JSONWriter) {
    json.object { json in
      for (name, offset) in [("start", span.lower), ("end", span.upper)] {
        let position =
          source?.position(ofByte: offset, in: .scalars) ?? Position(line: 1, column: 1)
        json.member(name) {
          $0.object {
            $0.member("line", position.line)
            $0.member("column", position.column)
            $0.member("offset", offset)
          }
        }
      }
    }
  }
}
