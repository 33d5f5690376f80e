import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A limit as it is written after `trong` or `thời hạn`, in either dialect: `8 giờ làm việc`,
/// `2,5 ngày làm việc`, `3 months`.
///
/// The words are read by the compiler inside a small procedure, so that they mean here what they mean
/// in a file.
public enum LimitText {
  /// Why words are not a limit.
  public struct Fault: Error, Sendable {
    public let messages: [Localized]
  }

  public static func read(_ text: String) throws(Fault) -> TimeLimit {
    guard !text.contains(where: \.isNewline) else { throw notALimit(text) }
    if let first = text.trimmed.first, first == "-" || first == "−" {
      throw Fault(messages: [
        Localized(
          vi: "thời hạn không thể là số âm: `\(text)`", en: "a limit cannot be negative: `\(text)`")
      ])
    }
    // No unit makes so many of anything a limit that an office could keep.
    if text.trimmed.prefix(while: { $0.isNumber || $0 == "." }).count > 12 {
      throw Fault(messages: [
        Localized(
          vi: "thời hạn `\(text)` dài quá 100 năm",
          en: "`\(text)` is longer than a hundred years")
      ])
    }
    var findings: [Diagnostic] = []
    for frame in [Frame.vi, Frame.en] {
      let source = SourceText(path: "limit.tthc", frame.text(with: text))
      let result = compile("limit.tthc", in: SourceSet([parse(source)]))
      if let limit = result.procedures.first?.procedure.steps.first?.limits.first?.limit {
        switch limit {
        case .sameDay(let cutoff): return .sameDay(cutoff: cutoff)
        case .duration(.literal(.duration(let duration))): return .duration(duration)
        case .duration: break
        }
      }
      if findings.isEmpty { findings = result.diagnostics }
    }
    // What the compiler says of the words inside its small procedure helps only where it speaks of
    // the duration itself.
    let ofDurations = [CompileCode.badDuration, .durationWithoutUnit].map(\.code)
    let errors = findings.filter { $0.severity == .error }
    let isAboutDuration = errors.allSatisfy { ofDurations.contains($0.code) }
    let messages = isAboutDuration ? errors.map(\.message) : []
    throw messages.isEmpty ? notALimit(text) : Fault(messages: messages)
  }

  private static func notALimit(_ text: String) -> Fault {
    Fault(messages: [
      Localized(
        vi: "`\(text)` không phải là một thời hạn, như `8 giờ làm việc` hay `15 ngày`",
        en: "`\(text)` is not a limit such as `8 working hours` or `15 days`")
    ])
  }
}

/// The smallest procedure that has a limit.
private enum Frame {
  case vi, en

  func text(with limit: String) -> String {
    switch self {
    case .vi:
      """
      tthc 1
      lịch l "l":
        giờ làm việc thứ hai 8:00 - 16:00
      hết
      thủ tục t "t":
        lịch l
        bước b "b":
          do người_nộp
          trong \(limit)
          chọn c "c" -> d
        hết
        kết thúc d "d" thành công
      hết
      """
    case .en:
      """
      tthc 1 en
      calendar l "l":
        working hours monday 8:00 - 16:00
      end
      procedure t "t":
        calendar l
        step b "b":
          by applicant
          within \(limit)
          choose c "c" -> d
        end
        end d "d" succeeded
      end
      """
    }
  }
}
