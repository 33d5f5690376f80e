import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureVerifier

/// The limits of the procedures in `Procedures/`, as they were published: which of them do not fit
/// into each other is known by name.
@Suite struct PublishedBudgetsTests {
  /// Files by their path within the folder; the words of the message that tell sum and limit.
  private static let known: [(file: String, code: String, words: String)] = [
    // Warned of: published so, or so by the framework that was chosen; the file says why.
    (
      "bo-nong-nghiep-moi-truong/1.003388-nong-nghiep-cong-nghe-cao.tthc", "TTHC3601",
      "13 ngày làm việc, quá thời hạn 12 ngày làm việc của thủ tục"
    ),
    (
      "bo-nong-nghiep-moi-truong/1.013949-giao-dat.tthc", "TTHC3601",
      "11,25 ngày làm việc, quá thời hạn 15 ngày của thủ tục (khi trường hợp `thông_thường`)"
    ),
    (
      "bo-nong-nghiep-moi-truong/tinh-04-dieu-chinh-quyet-dinh.tthc", "TTHC3601",
      "8,5 ngày làm việc, quá thời hạn 7 ngày của thủ tục (khi trường hợp `thông_thường`)"
    ),
    (
      "bo-nong-nghiep-moi-truong/xa-01-to-chuc-nhan-chuyen-nhuong.tthc", "TTHC3601",
      "16 ngày + 8 ngày làm việc, quá thời hạn 23 ngày của thủ tục (khi trường hợp `thông_thường`)"
    ),
    (
      "bo-nong-nghiep-moi-truong/xa-02-lan-bien.tthc", "TTHC3601",
      "15,5 ngày làm việc, quá thời hạn 15 ngày của thủ tục (khi trường hợp `thông_thường`)"
    ),
    (
      "khanh-hoa/1.013225-cap-phep-xay-dung.tthc", "TTHC3601",
      "8 giờ làm việc + 7 ngày làm việc + 12 ngày, quá thời hạn 15 ngày của thủ tục (khi trường hợp `nhà_ở`)"
    ),
    // Remarked: it hangs on the day from which it is counted.
    (
      "bo-nong-nghiep-moi-truong/tinh-04-dieu-chinh-quyet-dinh.tthc", "TTHC3602",
      "8,5 ngày làm việc, có khi quá thời hạn 17 ngày"
    ),
    (
      "bo-nong-nghiep-moi-truong/xa-01-to-chuc-nhan-chuyen-nhuong.tthc", "TTHC3602",
      "16 ngày + 8 ngày làm việc, có khi quá thời hạn 33 ngày"
    ),
    (
      "bo-nong-nghiep-moi-truong/xa-02-lan-bien.tthc", "TTHC3602",
      "15,5 ngày làm việc, có khi quá thời hạn 25 ngày"
    ),
    (
      "bo-tu-phap/1.001193-khai-sinh.tthc", "TTHC3602",
      "8 giờ làm việc, có khi quá thời hạn trong ngày"
    ),
    (
      "bo-tu-phap/2.000815-chung-thuc-ban-sao.tthc", "TTHC3602",
      "5 giờ làm việc, có khi quá thời hạn trong ngày"
    ),
    (
      "da-nang/1.010380-tro-cap-xa-hoi.tthc", "TTHC3602",
      "8 giờ làm việc + 17 ngày + 0,5 ngày làm việc, có khi quá thời hạn 18 ngày"
    ),
    (
      "da-nang/1.010419-tro-cap-doi-noi-cu-tru.tthc", "TTHC3602",
      "3 ngày + 0,5 ngày làm việc, có khi quá thời hạn 9 ngày"
    ),
    (
      "khanh-hoa/1.013225-cap-phep-xay-dung.tthc", "TTHC3602",
      "8 giờ làm việc + 7 ngày làm việc + 12 ngày, có khi quá thời hạn 20 ngày của thủ tục, tùy ngày giờ bắt đầu tính (khi trường hợp `công_trình`)"
    ),
  ]

  @Test func exactlyTheKnownContradictionsAreFound() {
    let folder = ProofCase.root.appendingPathComponent("Procedures").resolvingSymlinksInPath().path
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".tthc") }.sorted()
    let set = SourceSet(
      paths.map { path in
        parse(
          SourceText(path: path, bytes: Array(ProofCase.text(of: "Procedures/\(path)").utf8)))
      })
    var open = Self.known
    for path in paths where !path.hasSuffix(".kich-ban.tthc") {
      for compiled in compile(path, in: set).procedures {
        for finding in budgetFindings(of: Subject(compiled.verified)) {
          let match = open.firstIndex {
            $0.file == path && $0.code == finding.code.description
              && finding.message.vi.contains($0.words)
          }
          if let match {
            open.remove(at: match)
          } else {
            Issue.record("\(path) \(finding.code): \(finding.message.vi)")
          }
          // Told in the procedure's own file, where it can be answered.
          let place = ElementPlaces(of: compiled).location(of: finding.path)
          #expect(place.path == path)
        }
      }
    }
    #expect(open.isEmpty, "\(open)")
  }
}
