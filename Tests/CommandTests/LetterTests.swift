import Foundation
import Testing

/// Letters that can't be made are found when a procedure is deployed.
@Suite("letters of templates")
struct LetterTests {
  private static let letter = #"""
    văn bản phiếu "Phiếu yêu cầu bổ sung" mẫu "phieu.html"

    thủ tục cấp_lại
    """#

  @Test("a procedure whose template is missing or wrong is not deployed", arguments: ["vi", "en"])
  func template(language: String) throws {
    let text = Samples.reissue.replacing("thủ tục cấp_lại ", with: Self.letter + " ")
      .replacing("-> bổ_sung:\n", with: "-> bổ_sung:\n      lập phiếu\n")
    let desk = try Desk([
      "a.tthc": text, "mau/khac.html": "",
      "tthc.json": """
      {"version": 1, "requests": {
        "sms": {"use": "log"}, "pay": {"use": "log"},
        "letter": {"use": "letter", "templates": "mau", "output": "van-ban", "pdf": "never"}}}
      """,
    ])
    defer { desk.remove() }
    #expect(try desk.tthc("compile", "a.tthc", "-o", ".").status == 0)
    func deploy() throws -> TthcRun {
      try desk.tthc("deploy", "cấp_lại.tthc.json", language: language)
    }
    let missing = try deploy()
    #expect(missing.status == 1)
    let words =
      language == "vi"
      ? "lập văn bản: không có mẫu `phieu.html` trong thư mục mẫu"
      : "letters: there is no template `phieu.html` in the folder of templates"
    #expect(missing.remarks.contains(words), "\(missing.remarks)")
    try desk.write("<p>{{{lý_do}}}</p>", to: "mau/phieu.html")
    #expect(try deploy().remarks.contains("{{{"))
    try desk.write("<p>{{lý_do}}</p>", to: "mau/phieu.html")
    let deployed = try deploy()
    #expect(deployed.status == 0, "\(deployed.remarks)")
  }
}
