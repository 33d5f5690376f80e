import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 42/2022, since 01/7/2026 Decree 224/2026 art. 14: *toàn trình* means that everything is done
  /// online, and the result given online or by post; what asks for presence is *một phần*, with its reason
  /// published.
  static let notFullyOnline: Lint = Lint(
    5017, .warning,
    title: Localized(vi: "toàn trình mà phải có mặt", en: "fully online, yet in person"),
    what: Localized(
      vi:
        "Thủ tục ghi `mức độ toàn trình` mà không nộp được trực tuyến, chỉ trả tại quầy, có giấy tờ phải xuất "
        + "trình, có bên phải có mặt, hoặc có khoản không đóng trực tuyến được.",
      en:
        "A procedure of `level full` cannot be filed online, or is answered at the counter only, asks for papers to be shown, "
        + "for parties to be present, or for money that cannot be paid online."),
    why: Localized(
      vi:
        "Dịch vụ công toàn trình là làm mọi việc trên mạng, không phải có mặt (224/2026/NĐ-CP Điều 14). "
        + "Ghi sai mức độ thì người dân phải đi lại, tỉnh bị trừ điểm chỉ số phục vụ.",
      en:
        "A fully online service is done on the net alone, without presence (Decree 224/2026 art. 14). "
        + "A wrong level costs people their time, and the province its points."),
    wrong: LintExample.text([
      "  mức độ một phần\n": "  mức độ toàn trình\n", "bản chính 1": "xuất trình",
    ])
  ) { view in
    let procedure = view.procedure
    guard procedure.level == .full else { return [] }
    var found: [(path: [String], words: Localized)] = []
    if !procedure.filing.isEmpty, !procedure.filing.contains(where: { $0.channel == .online }) {
      found.append(
        (["filing"], Localized(vi: "không nộp được trực tuyến", en: "it cannot be filed online")))
    }
    if !procedure.returning.isEmpty,
      procedure.returning.allSatisfy({ $0.channel == .counter })
    {
      found.append(
        (
          ["returning"],
          Localized(
            vi: "kết quả chỉ trả tại quầy", en: "the result is given at the counter only")
        ))
    }
    for paper in procedure.papers
    where paper.isPresentedOnly && !paper.isOptional && paper.condition == nil
      && paper.replacedBy == nil
    {
      found.append(
        (
          ["papers", paper.name],
          Localized(
            vi: "phải xuất trình giấy tờ `\(paper.name)`",
            en: "paper `\(paper.name)` has to be shown")
        ))
    }
    for step in procedure.steps {
      for outcome in step.outcomes where !outcome.inPresenceOf.isEmpty {
        found.append(
          (
            ["steps", step.name, "outcomes", outcome.name],
            Localized(
              vi: "lựa chọn `\(outcome.name)` cần có người có mặt",
              en: "`\(outcome.name)` needs people present")
          ))
      }
      for collection in step.collects where !collection.means.contains(.online) {
        for fee in collection.fees where !view.isPaidOnline(fee) && !view.isByChannel(fee) {
          let name = procedure.fees[fee.index].name
          found.append(
            (
              ["fees", name],
              Localized(
                vi: "khoản thu `\(name)` không đóng trực tuyến được",
                en: "fee `\(name)` cannot be paid online")
            ))
        }
      }
    }
    return found.map { path, words in
      ProofFinding(
        notFullyOnline, at: path,
        Localized(
          vi: "thủ tục ghi toàn trình mà \(words.vi)", en: "the level is full, yet \(words.en)"),
        note: Localized(
          vi: "ghi `mức độ một phần`, hoặc cho thực hiện việc ấy trực tuyến, thay giấy tờ "
            + "bằng dữ liệu",
          en: "write `level partial`, or let it be done online, or by a data look-up"))
    }
  }
}

extension LintView {
  fileprivate func isPaidOnline(_ fee: ID<Fee>) -> Bool {
    procedure.steps.contains { step in
      step.collects.contains { $0.fees.contains(fee) && $0.means.contains(.online) }
    }
  }

  /// What is due depends on how the dossier is filed: online, nothing may be.
  fileprivate func isByChannel(_ fee: ID<Fee>) -> Bool {
    procedure.fees[fee.index].tiers.contains { tier in
      guard case .compare(_, let left, let right) = tier.condition else { return false }
      return [left, right].contains(.builtin(.filedBy))
    }
  }
}
