import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Why a case can't be moved to another version, in words, and how to mend it.
public struct MoveWording: Hashable, Sendable {
  /// Lower-case start, no final period.
  public let what: Localized
  public let mend: Localized?

  /// What is wrong and how to mend it, in one line.
  public var line: Localized {
    guard let mend else { return what }
    return Localized(vi: "\(what.vi): \(mend.vi)", en: "\(what.en): \(mend.en)")
  }

  private init(_ vi: String, _ en: String, mend: (vi: String, en: String)? = nil) {
    what = Localized(vi: vi, en: en)
    self.mend = mend.map { Localized(vi: $0.vi, en: $0.en) }
  }

  /// - Parameter new: the version the case can't be moved to.
  public init(_ reason: MoveReason, to new: Procedure) {
    switch reason {
    case .undecided(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) không còn trong bản mới", "\(en) is not in the new version",
        mend: (
          "ghi vào phương án \(element.entry): tên thay thế, hoặc false nếu bỏ",
          "enter in the plan, \(element.entry): the name that stands for it, or false to give it up"
        ))
    case .inUse(let element):
      let (vi, en) = element.called
      self.init(
        "hồ sơ đang cần \(vi), không bỏ được", "the case needs \(en), it can't be given up",
        mend: (
          "ghi tên thay thế vào phương án \(element.entry)",
          "enter the name that stands for it in the plan, \(element.entry)"
        ))
    case .unknownName(let element, let name):
      let (vi, en) = element.called
      self.init(
        "phương án cho \(vi) thành `\(name)`, nhưng bản mới không có tên ấy",
        "the plan has \(en) become `\(name)`, which the new version does not have",
        mend: ("sửa \(element.entry)", "correct \(element.entry)"))
    case .otherType(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) trong bản mới có kiểu khác", "\(en) is of another type in the new version",
        mend: (
          "ghi \(element.entry): tên thông tin nhận giá trị cũ, hoặc false để nhập lại",
          "enter \(element.entry): the field that takes the value, or false to have it given again"
        ))
    case .optionGone(let element, let value):
      let (vi, en) = element.called
      self.init(
        "\(vi) đang là “\(value)”, bản mới không có lựa chọn ấy",
        "\(en) is “\(value)”, which the new version does not offer",
        mend: (
          "ghi \(element.entry): false để nhập lại",
          "enter \(element.entry): false to have it given again"
        ))
    case .otherPerformer(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) chuyển giữa người làm và hệ thống; hồ sơ đang ở bước ấy sẽ không đi tiếp được",
        "\(en) passes between people and the system; a case that is in it would not go on",
        mend: (
          "ghi bước khác vào \(element.entry), hoặc chờ hồ sơ qua bước ấy",
          "enter another step in \(element.entry), or wait until the case has left it"
        ))
    case .otherStage(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) thuộc giai đoạn khác trong bản mới",
        "\(en) belongs to another stage in the new version",
        mend: ("chờ hồ sơ qua bước ấy", "wait until the case has left it"))
    case .otherBranch(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) nằm ở nhánh khác trong bản mới", "\(en) lies in another branch of the new version",
        mend: ("chờ các nhánh xong", "wait until the branches are done"))
    case .branchesChanged(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) đang mở mà bản mới có các nhánh khác",
        "\(en) is open, and its branches are others now",
        mend: ("chờ các nhánh xong", "wait until the branches are done"))
    case .callRunning(let element, let procedure):
      let (vi, en) = element.called
      self.init(
        "\(vi) đang chờ thủ tục `\(procedure)`, bản mới không gọi thủ tục ấy",
        "\(en) waits for procedure `\(procedure)`, which the new version does not call",
        mend: ("chờ thủ tục ấy kết thúc", "wait until it has ended"))
    case .callNotMade(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) trong bản mới gọi thủ tục khác khi vào bước, hồ sơ đã vào rồi",
        "\(en) calls another procedure when it is entered, and the case has entered it",
        mend: ("chờ hồ sơ qua bước ấy", "wait until the case has left it"))
    case .actionChanged(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) đang chờ kết quả mà bản mới nhận hoặc trả thứ khác",
        "\(en) is under way, and takes or gives something else now",
        mend: ("chờ kết quả về", "wait for its result"))
    case .votesCast(let element):
      let (vi, en) = element.called
      self.init(
        "\(vi) đã có phiếu biểu quyết, bản mới không biểu quyết ở đó",
        "votes were cast in \(en), where the new version has none",
        mend: ("chờ biểu quyết xong", "wait until the vote is over"))
    case .caseNotChosen:
      self.init(
        "bản mới cần người nộp chọn trường hợp, hồ sơ không có trường hợp nào",
        "the new version needs a case chosen by the applicant, and there is none",
        mend: (
          "ghi trường hợp thay thế vào `cases` của phương án, nếu bản cũ có trường hợp",
          "enter what stands for the old one in `cases` of the plan, where there was one"
        ))
    case .staysByTransition:
      self.init(
        "bản mới để hồ sơ đã nhận theo bản cũ",
        "the new version leaves received cases under the old one",
        mend: (
          "nếu có căn cứ để chuyển, ghi \"transition\": \"moves\" vào phương án",
          "where the law moves them, enter \"transition\": \"moves\" in the plan"
        ))
    case .notYetInForce(let date):
      self.init(
        "bản mới có hiệu lực từ \(date)", "the new version is in force from \(date)",
        mend: ("chuyển từ ngày ấy", "move from that day on"))
    case .limitUnknown(let place, let fault):
      let why = ReasonWords(new).cannotEvaluate(place, fault).what
      self.init(
        "theo bản mới \(why.vi)", "by the new version: \(why.en)",
        mend: (
          "giữ thời hạn cũ bằng \"limits\": \"old\", hoặc bổ sung thông tin còn thiếu trước",
          "keep the old limits with \"limits\": \"old\", or have what is missing given before"
        ))
    }
  }
}

extension MovedElement {
  /// Where a plan decides on it.
  fileprivate var entry: String { "\"\(part.rawValue)\": {\"\(name)\": …}" }

  /// By its title, and by its name where it has none.
  fileprivate var called: (vi: String, en: String) {
    let own = ProcedureWords.quoted(title.isEmpty ? name : title)
    let kind = part.words
    return ("\(kind.vi) \(own)", "\(kind.en) \(own)")
  }
}

extension MovePlan.Part {
  /// What an element of the kind is called.
  public var words: Localized {
    switch self {
    case .steps: Localized(vi: "bước", en: "step")
    case .outcomes: Localized(vi: "lựa chọn", en: "outcome")
    case .fields: Localized(vi: "thông tin", en: "field")
    case .cases: Localized(vi: "trường hợp", en: "case")
    case .papers: Localized(vi: "giấy tờ", en: "paper")
    case .fees: Localized(vi: "phí, lệ phí", en: "fee")
    case .results: Localized(vi: "kết quả", en: "result")
    case .roles: Localized(vi: "vai trò", en: "role")
    case .actions: Localized(vi: "hành động", en: "action")
    case .externalEvents: Localized(vi: "sự kiện", en: "event")
    case .stages: Localized(vi: "giai đoạn", en: "stage")
    case .parallels: Localized(vi: "khối song song", en: "parallel block")
    case .branches: Localized(vi: "nhánh", en: "branch")
    case .ends: Localized(vi: "kết thúc", en: "end")
    }
  }
}
