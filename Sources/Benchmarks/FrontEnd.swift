import ProcedureSyntax
import SourceText

/// Text to tree with findings, beside reading the same text character by character.
func frontEnd() {
  // One file: the header of a procedure's own file stands only at its head.
  let header = "tthc 1\n"
  var text = header + GeneratedCountry.calendar
  var number = 0
  while text.utf8.count < 10_000_000 {
    text += GeneratedCountry.procedure(number, follows: number % 30).dropFirst(header.count)
    number += 1
  }
  let bytes = Array(text.utf8)
  let megabytes = Double(bytes.count) / 1_000_000
  var findings = 0
  let parsing = Measurement {
    findings = parse(SourceText(path: "country.tthc", bytes: bytes)).diagnostics.count
  }
  var letters = 0
  let scanning = Measurement(rounds: 3) {
    letters = 0
    for character in text where character.isLetter { letters += 1 }
  }
  print("text to tree, \(rounded(megabytes)) MB: \(rounded(megabytes / parsing.median)) MB/s")
  print("  the same text by Character: \(rounded(megabytes / scanning.median)) MB/s")
  print("  ratio: \(rounded(scanning.median / parsing.median))")
  print("  findings: \(findings), letters: \(letters)")
}
