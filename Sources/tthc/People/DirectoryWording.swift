import ProcedureRuntime
import ProcedureWorkspace
import SourceText

extension DirectoryFault {
  /// What is wrong with the directory and how to mend it, without a final full stop.
  var message: Localized {
    switch kind {
    case .json(let fault): fault.words
    case .missingMember(let name): Localized(vi: "thiếu `\(name)`", en: "`\(name)` is missing")
    case .unknownMember(let name):
      Localized(vi: "không có mục nào tên `\(name)`", en: "there is no member `\(name)`")
    case .wrongShape(let expected):
      Localized(
        vi: "sai kiểu giá trị, ở đây phải là \(expected.words.vi)",
        en: "wrong kind of value, expected \(expected.words.en)")
    case .empty: Localized(vi: "không được để trống", en: "this must not be empty")
    case .badDate(let text):
      Localized(
        vi: "`\(text)` không phải là ngày; viết như `2026-01-26`",
        en: "`\(text)` is no day; write it like `2026-01-26`")
    case .endsBeforeItBegins(let from, let until):
      Localized(
        vi: "ngày cuối \(until) trước ngày đầu \(from)",
        en: "the last day, \(until), comes before the first, \(from)")
    case .agencyTwice(let code):
      Localized(
        vi: "cơ quan `\(code)` được ghi hai lần", en: "agency `\(code)` stands twice")
    case .officerTwice(let id):
      Localized(
        vi: "hai cán bộ cùng mã `\(id)`: mỗi người một mã riêng",
        en: "two officers have the id `\(id)`: each needs one of her own")
    case .unknownAgency(let code):
      Localized(
        vi: "chưa khai báo cơ quan `\(code)` trong `agencies`",
        en: "agency `\(code)` is not among `agencies`")
    case .unknownOfficer(let id):
      Localized(
        vi: "không có cán bộ nào mang mã `\(id)` trong `officers`",
        en: "there is no officer `\(id)` among `officers`")
    case .delegatedToOneself(let id):
      Localized(
        vi: "`\(id)` không thể ủy quyền cho chính mình",
        en: "`\(id)` can't delegate to herself")
    case .delegationOfEverything(let id):
      Localized(
        vi: "ủy quyền của `\(id)` phải nêu rõ `roles` hoặc `procedures`",
        en: "the delegation of `\(id)` has to name `roles` or `procedures`")
    case .roleNotHeld(let id, let role):
      Localized(
        vi: "`\(id)` không giữ vai trò `\(role)` trong thời gian này nên không ủy quyền được; "
          + "việc được ủy quyền thì không ủy quyền tiếp",
        en: "`\(id)` does not hold the role `\(role)` at that time and can't delegate it; "
          + "what was delegated to her can't be passed on")
    case .delegationsOverlap(let id, let role, let other):
      Localized(
        vi: "trùng thời gian với ủy quyền thứ \(other + 1) của `\(id)`"
          + (role.map { " cho vai trò `\($0)`" } ?? "")
          + ": cùng lúc chỉ ủy quyền một vai trò cho một người",
        en: "overlaps delegation \(other + 1) of `\(id)`"
          + (role.map { " for the role `\($0)`" } ?? "")
          + ": one role is delegated to one person at a time")
    }
  }
}

extension DirectoryFault.Shape {
  fileprivate var words: Localized {
    switch self {
    case .object: Localized(vi: "đối tượng", en: "an object")
    case .array: Localized(vi: "danh sách", en: "a list")
    case .text: Localized(vi: "chuỗi chữ", en: "text")
    }
  }
}
