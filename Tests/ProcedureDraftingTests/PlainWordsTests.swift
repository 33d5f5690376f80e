import Testing

@testable import ProcedureDrafting

@Suite("What a sheet says plainly")
struct PlainWordsTests {
  @Test(
    "limits",
    arguments: [
      ("15 ngày", "15 ngày"), ("03 ngày làm việc", "3 ngày làm việc"),
      ("15 ngày (làm việc)", "15 ngày làm việc"), ("0,5 ngày làm việc", nil),
      ("2,5 ngày làm việc.", "2,5 ngày làm việc"), ("Không quá 08 giờ làm việc", "8 giờ làm việc"),
      ("03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", "3 ngày làm việc"),
      ("10 ngày, kể từ ngày tiếp nhận hồ sơ đầy đủ, hợp lệ theo quy định", "10 ngày"),
      ("1 tháng", "1 tháng"), ("Trong ngày", "trong ngày"),
      (
        "Trong ngày; sau 15h thì ngày làm việc tiếp theo",
        "trong ngày, sau 15:00 thì ngày làm việc tiếp theo"
      ),
      (
        "Ngay trong ngày tiếp nhận hồ sơ, trường hợp nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo.",
        "trong ngày, sau 15:00 thì ngày làm việc tiếp theo"
      ),
      ("15", nil), ("theo quy định", nil), ("Không quy định", nil), ("", nil), ("0 ngày", nil),
      ("15 ngày; 20 ngày đối với công trình", nil), ("15-20 ngày", nil), ("30 phút", nil),
      ("03 ngày làm việc kể từ ngày ký hợp đồng", nil), ("3-5 ngày", nil),
    ] as [(String, String?)])
  func limits(words: String, text: String?) {
    #expect(plainLimit(words) == text)
  }

  @Test(
    "money",
    arguments: [
      ("Không", .nothing), ("Không thu phí", .nothing), ("Miễn phí.", .nothing),
      ("Lệ phí: Không", .nothing), ("0 đồng", .nothing),
      ("50.000 đồng/lần", .amount("50.000 đồng", nil)),
      ("Lệ phí: 75.000 đồng", .amount("75.000 đồng", .charge)),
      ("Phí: 1500000 Đồng", .amount("1.500.000 đồng", .fee)),
      ("Phí thẩm định: 600.000 VND", .amount("600.000 đồng", .fee)),
      ("50.000 đồng/người", nil), ("50,000 đồng", nil), ("Theo quy định", nil), ("50.000", nil),
      ("Miễn phí đối với hộ nghèo", nil), ("50.000 đồng; 20.000 đồng", nil), ("", nil),
    ] as [(String, PortalMoney?)])
  func money(words: String, meaning: PortalMoney?) {
    #expect(PortalMoney(words) == meaning)
  }

  @Test(
    "text of pages",
    arguments: [
      ("<p>C&ocirc;ng&nbsp;d&acirc;n</p><p>&nbsp;</p><li>Hai</li>", ["Công dân", "Hai"]),
      ("a < b và c > d", ["a < b và c > d"]), ("diện tích <500 m2", ["diện tích <500 m2"]),
      ("&amp;nbsp;x &lt;b&gt; &#272;&#x110;&unknown;", ["x <b> ĐĐ&unknown;"]),
      ("<a href=\"https://x.vn/1.doc\">Mẫu 01</a>", ["Mẫu 01 (https://x.vn/1.doc)"]),
      ("e\u{302}\u{301}\u{200B}\u{202E} \t\u{A0}x\r\n\r\ny", ["ế x", "y"]),
      ("<td>1</td><td>2</td>", ["1 2"]), ("<p<p<p", ["<p<p<p"]), ("&#xD800;&#0;", ["&#xD800;"]),
    ] as [(String, [String])])
  func pages(text: String, lines: [String]) {
    #expect(cleanLines(text) == lines)
  }
}
