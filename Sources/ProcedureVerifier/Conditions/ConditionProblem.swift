import Diagnostics
import SourceText

/// What a condition stands on.
enum ConditionSubject: Hashable {
  case branch, tier, limit, relief, paper, channel

  var words: Localized {
    switch self {
    case .branch: Localized(vi: "nhánh này", en: "this branch")
    case .tier: Localized(vi: "mức thu này", en: "this amount")
    case .limit: Localized(vi: "thời hạn này", en: "this limit")
    case .relief: Localized(vi: "mức miễn, giảm này", en: "this relief")
    case .paper: Localized(vi: "giấy tờ này", en: "this paper")
    case .channel: Localized(vi: "cách thức này", en: "this channel")
    }
  }
}

/// Something wrong with conditions.
enum ConditionProblem: Hashable {
  /// An example in which no computed case holds.
  case casesLeaveGap(Localized)
  case casesOverlap(String, String, Localized)
  case casesUndecided
  case neverHolds(ConditionSubject)
  case alwaysHolds(ConditionSubject)
  /// Whenever it holds, one that stands before it holds as well.
  case coveredBefore(ConditionSubject)
  /// An example in which no amount, or no limit, applies.
  case nothingApplies(ConditionSubject, Localized)

  func finding(at path: [String]) -> ProofFinding {
    switch self {
    case .casesLeaveGap(let example):
      ProofFinding(
        ConditionCode.casesLeaveGap.code, .error, at: path,
        Localized(
          vi: "các trường hợp chưa bao quát hết: không trường hợp nào đúng khi \(example.vi)",
          en: "the cases leave something out: none holds when \(example.en)"),
        notes: [
          Localized(
            vi:
              "hồ sơ như vậy sẽ không biết áp dụng giấy tờ, thời hạn, phí nào; hãy thêm một trường hợp hoặc sửa điều kiện để mọi hồ sơ thuộc đúng một trường hợp",
            en:
              "papers, limits and fees of such a dossier would be unknown; add a case, or change a condition, so that every dossier is of exactly one"
          )
        ])
    case .casesOverlap(let one, let other, let example):
      ProofFinding(
        ConditionCode.casesOverlap.code, .error, at: path,
        Localized(
          vi: "hai trường hợp `\(one)` và `\(other)` cùng đúng khi \(example.vi)",
          en: "cases `\(one)` and `\(other)` both hold when \(example.en)"),
        notes: [
          Localized(
            vi: "mỗi hồ sơ phải thuộc đúng một trường hợp; hãy sửa điều kiện của một trong hai",
            en: "every dossier has to be of exactly one case; change the condition of one of them")
        ])
    case .casesUndecided:
      ProofFinding(
        ConditionCode.casesUndecided.code, .remark, at: path,
        Localized(
          vi: "chưa chứng minh được rằng mỗi hồ sơ thuộc đúng một trường hợp",
          en: "not proved: that every dossier is of exactly one case"),
        notes: [
          Localized(
            vi:
              "điều kiện có phép tính trên nhiều thông tin hoặc quá nhiều khả năng; so sánh từng thông tin với một con số cụ thể thì chứng minh được",
            en:
              "the conditions compute with several fields, or there are too many combinations; comparing each field with a number can be proved"
          )
        ])
    case .neverHolds(let subject):
      ProofFinding(
        ConditionCode.neverHolds.code, .warning, at: path,
        Localized(
          vi: "điều kiện của \(subject.words.vi) không bao giờ đúng",
          en: "the condition of \(subject.words.en) never holds"),
        notes: [
          Localized(
            vi: "không hồ sơ nào dùng đến dòng này; hãy đối chiếu các con số với văn bản gốc",
            en: "no case ever uses this line; compare the numbers with the decision")
        ])
    case .alwaysHolds(let subject):
      ProofFinding(
        ConditionCode.alwaysHolds.code, .warning, at: path,
        Localized(
          vi: "điều kiện của \(subject.words.vi) luôn luôn đúng",
          en: "the condition of \(subject.words.en) always holds"),
        notes: [
          Localized(
            vi: "điều kiện này không phân biệt được gì; hãy bỏ điều kiện hoặc sửa lại con số",
            en: "it tells nothing apart; leave it out, or mend its numbers")
        ])
    case .coveredBefore(let subject):
      ProofFinding(
        ConditionCode.coveredBefore.code, .warning, at: path,
        Localized(
          vi: "\(subject.words.vi) không bao giờ được áp dụng: các dòng trước đã bao gồm hết",
          en: "\(subject.words.en) is never used: the lines before it take everything"),
        notes: [
          Localized(
            vi: "dòng đầu tiên có điều kiện đúng được áp dụng; hãy đổi thứ tự hoặc sửa điều kiện",
            en: "the first line whose condition holds applies; change the order or the condition")
        ])
    case .nothingApplies(let subject, let example):
      ProofFinding(
        ConditionCode.nothingApplies.code, .warning, at: path, nothing(subject, example),
        notes: [
          Localized(
            vi: "hãy thêm dòng `còn lại` để nói rõ các hồ sơ khác thì thế nào",
            en: "add a line `otherwise` that says what holds for all others")
        ])
    }
  }

  private func nothing(_ subject: ConditionSubject, _ example: Localized) -> Localized {
    switch subject {
    case .tier:
      Localized(
        vi: "không mức thu nào áp dụng khi \(example.vi): hồ sơ đó sẽ không phải nộp tiền",
        en: "no amount applies when \(example.en): such a case would pay nothing")
    case .limit:
      Localized(
        vi: "không thời hạn nào áp dụng khi \(example.vi): hồ sơ đó sẽ không có hạn",
        en: "no limit applies when \(example.en): such a case would have no due date")
    case .branch, .relief, .paper, .channel:
      Localized(
        vi: "không dòng nào áp dụng khi \(example.vi)", en: "no line applies when \(example.en)")
    }
  }
}
