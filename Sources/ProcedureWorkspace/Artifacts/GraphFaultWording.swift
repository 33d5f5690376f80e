import ProcedureGraph
import SourceText

extension GraphFault.Kind {
  /// What is wrong with the element, for readers of artifacts. Authors get their own findings, at
  /// the place in the text.
  var words: Localized {
    switch self {
    case .emptyName: Localized(vi: "tên để trống", en: "empty name")
    case .badName: Localized(vi: "tên có ký tự không được dùng", en: "name with a bad character")
    case .duplicateName: Localized(vi: "tên bị trùng", en: "the name is used twice")
    case .reservedRole:
      Localized(vi: "sai vai trò dành riêng", en: "a reserved role is not what it must be")
    case .unknownReference:
      Localized(vi: "trỏ đến chỗ không có", en: "refers to something that is not there")
    case .duplicateEntry: Localized(vi: "một nội dung được ghi hai lần", en: "the same thing twice")
    case .emptyList: Localized(vi: "danh sách để trống", en: "empty list")
    case .agencyCycle: Localized(vi: "các cơ quan trỏ vòng tròn", en: "agencies in a circle")
    case .expressionTooDeep:
      Localized(vi: "biểu thức lồng quá sâu", en: "expression nested too deep")
    case .wrongType: Localized(vi: "sai kiểu dữ liệu", en: "wrong type")
    case .wrongOperands:
      Localized(vi: "hai vế không cùng kiểu", en: "operands that do not go together")
    case .wrongArgumentCount: Localized(vi: "sai số lượng đối số", en: "wrong number of arguments")
    case .circularValue: Localized(vi: "giá trị tính vòng tròn", en: "circular value")
    case .nestedList: Localized(vi: "danh sách trong danh sách", en: "list of lists")
    case .wrongConstraint: Localized(vi: "ràng buộc không hợp kiểu", en: "unfit constraint")
    case .reversedRange: Localized(vi: "khoảng giá trị bị ngược", en: "reversed range")
    case .badPattern: Localized(vi: "mẫu chữ sai", en: "bad pattern")
    case .mixedCases:
      Localized(vi: "trường hợp vừa chọn vừa tính", en: "cases both chosen and computed")
    case .reversedValidity: Localized(vi: "hiệu lực bị ngược", en: "reversed validity")
    case .countOutOfRange: Localized(vi: "số lượng ngoài phạm vi", en: "count out of range")
    case .percentOutOfRange: Localized(vi: "tỷ lệ ngoài phạm vi", en: "percentage out of range")
    case .emptyDuration: Localized(vi: "khoảng thời gian bằng không", en: "duration of nothing")
    case .noSteps: Localized(vi: "không có bước nào", en: "no steps")
    case .noEnds: Localized(vi: "không có kết thúc nào", en: "no ends")
    case .deadEnd: Localized(vi: "bước không có lối ra", en: "a step without a way on")
    case .automaticStepStuck:
      Localized(vi: "bước tự động không có lối ra", en: "an automatic step without a way on")
    case .personNeeded:
      Localized(vi: "việc này phải do người làm", en: "this needs a person")
    case .routeInPersonStep:
      Localized(
        vi: "rẽ nhánh tự tính ở bước do người làm", en: "computed branch in a person's step")
    case .nothingToSign:
      Localized(vi: "phải ký mà không có văn bản để ký", en: "a signature and nothing to sign")
    case .routeBesideCall:
      Localized(vi: "rẽ nhánh cạnh lời gọi thủ tục", en: "computed branch beside a call")
    case .emptyBranch: Localized(vi: "nhánh không có bước nào", en: "a branch without a step")
    case .leadsAcrossBranches:
      Localized(vi: "đi ngang từ nhánh này ra ngoài", en: "leads across branches")
    case .endInsideBranch:
      Localized(vi: "kết thúc hồ sơ trong một nhánh", en: "an end within a branch")
    case .notInBlock:
      Localized(vi: "không ở trong khối song song nào", en: "not within a parallel block")
    case .blockCycle:
      Localized(vi: "các khối song song lồng vòng tròn", en: "parallel blocks in a circle")
    case .returnsOutsideOutcome:
      Localized(
        vi: "trả kết quả ở chỗ không có người chọn",
        en: "a result is handed over where nobody chooses")
    case .stepNeeded: Localized(vi: "chỗ này phải là một bước", en: "a step has to stand here")
    case .notAbsent:
      Localized(vi: "ghi là không có mà thủ tục có", en: "called absent, and the procedure has it")
    case .boundField:
      Localized(
        vi: "mục thông tin này do khối song song đặt",
        en: "the field is given by a parallel block")
    case .endlessAutomaticSteps:
      Localized(vi: "các bước tự động nối vòng không dừng", en: "automatic steps without end")
    case .timerWithoutLimit:
      Localized(vi: "hẹn giờ mà không có thời hạn", en: "timer without limit")
    case .unknownOutcome: Localized(vi: "không có lựa chọn này", en: "no such outcome")
    case .actionGivesNothing:
      Localized(vi: "hành động không trả kết quả", en: "the action gives nothing")
    case .unreachableRole:
      Localized(vi: "gửi cho chính hệ thống", en: "sent to the system itself")
    }
  }
}
