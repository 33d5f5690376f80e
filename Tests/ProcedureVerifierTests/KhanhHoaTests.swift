import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureSyntax
import ProcedureVerifier
import SourceText
import Testing

/// The frame of Khánh Hòa (4680/QĐ-UBND, Bước 7) offers sending by post, and sending and receiving by
/// post, but no receiving alone.
@Suite struct KhanhHoaTests {
  private static let frame = "Procedures/khanh-hoa/quy-trinh-khung.tthc"
  private static let files =
    [frame, "Procedures/khanh-hoa/1.013225-cap-phep-xay-dung.tthc"]
    + ["lich", "vai-tro", "van-ban", "quy-dinh-mot-cua"].map { "Procedures/quoc-gia/\($0).tthc" }

  private func found(changing change: (String) -> String = { $0 }) -> [(ProofFinding, Int)] {
    let texts = Self.files.map {
      ($0, $0 == Self.frame ? change(ProofCase.text(of: $0)) : ProofCase.text(of: $0))
    }
    let set = SourceSet(texts.map { parse(SourceText(path: $0.0, bytes: Array($0.1.utf8))) })
    return compile(Self.files[1], in: set).procedures.flatMap { procedure in
      let places = ElementPlaces(of: procedure)
      return prove(procedure.verified).map { finding in
        let place = places.location(of: finding.path)
        #expect(place.path.hasPrefix("Procedures/"))
        let text = texts.first { $0.0 == place.path }?.1 ?? ""
        return (finding, 1 + text.utf8.prefix(place.span.lower).count { $0 == UInt8(ascii: "\n") })
      }
    }
  }

  @Test func receivingOnlyByPostIsMissing() throws {
    let (finding, line) = try #require(found().first { $0.0.code.description == "TTHC3804" })
    #expect(finding.message.vi.contains("chỉ nhận kết quả qua bưu chính"))
    let lines = ProofCase.text(of: Self.frame).components(separatedBy: "\n")
    #expect(lines[line - 1].contains("trả trực tuyến, trực tiếp, bưu chính khi"))
  }

  @Test func whatIsOfferedToAllIsNotMissing() {
    let codes = found { text in
      text.replacingOccurrences(of: "bưu chính khi kênh_nộp là bưu_chính", with: "bưu chính")
    }.map(\.0.code.description)
    #expect(!codes.contains("TTHC3804"))
  }
}
