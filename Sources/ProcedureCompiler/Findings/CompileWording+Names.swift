import Diagnostics
import ProcedureSyntax
import SourceText

extension CompileWording {
  func fileNotFound(_ path: String) -> Words {
    var notes = [
      Localized(
        vi: "đường dẫn được tính từ thư mục của tệp này",
        en: "the path counts from the folder of this file")
    ]
    if !path.hasSuffix(".tthc") {
      notes.append(
        Localized(
          vi: "ghi tên từng tệp, đuôi `.tthc`; không dùng cả thư mục được",
          en: "name each file, ending in `.tthc`; a whole folder cannot be used"))
    }
    return Words(
      .fileNotFound, vi: "không tìm thấy tệp `\(path)`", en: "there is no file `\(path)`",
      notes: notes)
  }

  func importCycle(_ paths: [String]) -> Words {
    if paths.count <= 2 {
      return Words(
        .importCycle, vi: "tệp này dùng chính nó", en: "the file uses itself",
        notes: [Localized(vi: "bỏ dòng này", en: "leave the line out")])
    }
    return Words(
      .importCycle, vi: "các tệp dùng lẫn nhau thành vòng: \(paths.joined(separator: " → "))",
      en: "the files use each other in a circle: \(paths.joined(separator: " → "))",
      notes: [
        Localized(
          vi: "chuyển phần dùng chung sang một tệp thứ ba",
          en: "move what they share into a third file")
      ])
  }

  func duplicateName(_ subject: Subject, _ name: String) -> Words {
    Words(
      .duplicateName, vi: "\(words(subject).vi) `\(name)` đã được khai báo rồi",
      en: "\(words(subject).en) `\(name)` is declared already",
      notes: [Localized(vi: "đặt tên khác cho một trong hai", en: "rename one of the two")])
  }

  func lookalikeNames(_ a: String, _ b: String) -> Words {
    Words(
      .lookalikeNames, vi: "hai tên `\(a)` và `\(b)` chỉ khác nhau ở dấu, rất dễ nhầm",
      en: "the names `\(a)` and `\(b)` differ only in their marks and are easily confused",
      notes: [Localized(vi: "đặt tên khác cho một trong hai", en: "rename one of the two")])
  }

  func builtinName(_ name: String) -> Words {
    Words(
      .builtinName, vi: "`\(name)` là tên có sẵn của ngôn ngữ; hãy đặt tên khác",
      en: "`\(name)` is a name of the language itself; choose another")
  }

  func ambiguousName(_ subject: Subject, _ name: String, _ files: [String]) -> Words {
    let places = files.joined(separator: ", ")
    return Words(
      .ambiguousName,
      vi: "không rõ là \(words(subject).vi) `\(name)` nào: có khai báo ở \(places)",
      en:
        "it is not clear which \(words(subject).en) `\(name)` is meant: it is declared in \(places)",
      notes: [
        Localized(
          vi: "giữ một khai báo dùng chung, hoặc đặt tên khác nhau",
          en: "keep one declaration for all, or give them different names")
      ])
  }

  func takenByFramework(_ subject: Subject, _ name: String) -> Words {
    Words(
      .nameTaken,
      vi: "thủ tục này đã dùng một \(words(subject).vi) `\(name)` khác, của khung",
      en: "another \(words(subject).en) `\(name)`, of the framework, is in use here",
      notes: [
        Localized(
          vi: "đặt tên khác để người đọc không nhầm hai bên",
          en: "rename one so that readers cannot confuse the two")
      ])
  }

  func unknownName(_ subject: Subject, _ name: String, _ near: String?) -> Words {
    if name == Self.hole { return openHole(.unknownName) }
    return Words(
      .unknownName, vi: "không có \(words(subject).vi) nào tên `\(name)`",
      en: "there is no \(words(subject).en) named `\(name)`",
      label: Localized(vi: "chưa khai báo", en: "not declared"),
      fixes: replacing(with: near))
  }

  /// What a draft of a portal sheet writes where the sheet is not plain.
  private static let hole = "xem_lại"

  private func openHole(_ code: CompileCode) -> Words {
    Words(
      code, vi: "chỗ `\(Self.hole)` này chưa điền", en: "this hole `\(Self.hole)` is still open",
      label: Localized(vi: "chưa điền", en: "still open"),
      notes: [
        Localized(
          vi: "đọc dòng `# xem lại:` ở gần, đối chiếu văn bản gốc, điền vào rồi xóa dòng ấy",
          en: "read the remark `# xem lại:` nearby, look into the original, fill it in")
      ])
  }

  func notInProcedure(
    _ subject: Subject, _ name: String, _ procedure: String, _ near: String?
  ) -> Words {
    Words(
      .unknownName, vi: "thủ tục `\(procedure)` không dùng \(words(subject).vi) nào tên `\(name)`",
      en: "procedure `\(procedure)` uses no \(words(subject).en) named `\(name)`",
      fixes: replacing(with: near))
  }

  func unknownTarget(_ name: String, _ near: String?) -> Words {
    if name == Self.hole { return openHole(.unknownTarget) }
    return Words(
      .unknownTarget, vi: "không có bước hay kết thúc nào tên `\(name)`",
      en: "there is no step or end named `\(name)`",
      label: Localized(
        vi: "chưa khai báo trong thủ tục này", en: "not declared in this procedure"),
      notes: [
        Localized(
          vi: "thêm `\(phrase(.step)) \(name)`, hoặc chuyển sang một bước đã có",
          en: "add `\(phrase(.step)) \(name)`, or go to an existing step")
      ], fixes: replacing(with: near))
  }

  func unknownOutcome(_ name: String, _ step: String, _ near: String?) -> Words {
    Words(
      .unknownOutcome, vi: "bước `\(step)` không có lựa chọn nào tên `\(name)`",
      en: "step `\(step)` has no outcome named `\(name)`",
      fixes: replacing(with: near))
  }

  func unknownStatus(_ name: String, _ near: String?) -> Words {
    let all = BuiltinNames.all.filter { $0.kind == .status }.map { $0.spelling(dialect) }
    let list = all.joined(separator: ", ")
    return Words(
      .unknownStatus,
      vi: "`\(name)` không phải là một trong mười trạng thái của cổng dịch vụ công",
      en: "`\(name)` is none of the ten statuses of the public portal",
      notes: [Localized(vi: "mười trạng thái là: \(list)", en: "the ten statuses are: \(list)")],
      fixes: replacing(with: near))
  }

  func words(_ subject: Subject) -> Localized {
    switch subject {
    case .value: Localized(vi: "thông tin, trường hợp hay tham số", en: "field, case or parameter")
    case .field: Localized(vi: "thông tin", en: "field")
    case .selector: Localized(vi: "trường hợp", en: "case")
    case .paper: Localized(vi: "giấy tờ", en: "paper")
    case .fee: Localized(vi: "khoản phí, lệ phí", en: "fee or charge")
    case .role: Localized(vi: "vai trò", en: "role")
    case .agency: Localized(vi: "cơ quan", en: "agency")
    case .calendar: Localized(vi: "lịch", en: "calendar")
    case .letter: Localized(vi: "văn bản", en: "letter")
    case .message: Localized(vi: "mẫu tin", en: "message")
    case .action: Localized(vi: "hành động", en: "action")
    case .framework: Localized(vi: "khung", en: "framework")
    case .procedure: Localized(vi: "thủ tục", en: "procedure")
    case .parameter: Localized(vi: "tham số", en: "parameter")
    case .slot: Localized(vi: "chỗ điền", en: "slot")
    case .exit: Localized(vi: "lối ra", en: "exit")
    case .step: Localized(vi: "bước", en: "step")
    case .end: Localized(vi: "kết thúc", en: "end")
    case .stage: Localized(vi: "giai đoạn", en: "stage")
    case .parallel: Localized(vi: "khối song song", en: "parallel block")
    case .branch: Localized(vi: "nhánh", en: "branch")
    case .rule: Localized(vi: "quy định", en: "rule")
    case .event: Localized(vi: "sự kiện", en: "event")
    case .argument: Localized(vi: "thông tin gửi kèm hành động", en: "argument of the action")
    case .option: Localized(vi: "lựa chọn", en: "option")
    case .publishable: Localized(vi: "văn bản, kết quả hay giấy tờ", en: "letter, result or paper")
    case .result: Localized(vi: "kết quả", en: "result")
    case .outcome: Localized(vi: "lựa chọn", en: "outcome")
    }
  }
}
