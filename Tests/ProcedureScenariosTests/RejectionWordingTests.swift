import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import SourceText
import Testing

@Suite struct RejectionWordingTests {
  /// A fault of every kind, what is said about it, and the names it mentions.
  static let faults: [(Fault, vi: String, en: String, names: Set<String>)] = [
    (
      .channelNotOffered(.post),
      "thủ tục này không nhận hồ sơ qua bưu chính: "
        + "chọn trực tuyến hoặc trực tiếp",
      "this procedure is not filed by post: choose online or at the counter", []
    ),
    (
      .channelNotAvailable(.online), "trường hợp này không được nộp trực tuyến",
      "in this case nothing may be filed online", []
    ),
    (
      .returnMissing, "chưa chọn cách nhận kết quả: chọn qua bưu chính hoặc trực tiếp",
      "how to hand the result over is not said: choose by post or at the counter", []
    ),
    (
      .fieldMissing(ID(1)), "chưa nhập “Lý do”: nhập mục này",
      "“Lý do” has not been entered: enter it", ["lý_do"]
    ),
    (
      .fieldInvalid(ID(0), [.belowMinimum(.number(1)), .notWhole]),
      "“Diện tích (m²)” nhỏ hơn mức tối thiểu 1, phải là số nguyên: nhập lại giá trị",
      "“Diện tích (m²)” is below the minimum of 1, must be a whole number: enter another value",
      ["diện_tích"]
    ),
    (
      .paperMissing(ID(1)), "thiếu giấy tờ “Giấy khám sức khỏe”: nộp 2 bản sao",
      "“Giấy khám sức khỏe” is missing: hand in 2 copies", ["sức_khỏe"]
    ),
    (
      .paperGroupMissing([ID(0), ID(1)]),
      "thiếu một trong các giấy tờ: “Đơn đề nghị”, “Giấy khám sức khỏe”: nộp một trong số đó",
      "one of these papers is missing: “Đơn đề nghị”, “Giấy khám sức khỏe”: hand in one of them",
      ["đơn", "sức_khỏe"]
    ),
    (
      .paperTooLarge(ID(0), bytes: 12_500_000, maximum: 10_000_000),
      "tệp “Đơn đề nghị” dung lượng 12,5 MB vượt mức cho phép: giảm còn tối đa 10 MB",
      "the file of “Đơn đề nghị” is too large: 12,5 MB: at most 10 MB is allowed", ["đơn"]
    ),
    (
      .feeUnpaid(ID(0), outstanding: 75_000),
      "chưa thu đủ “Phí thẩm định”, còn 75.000 đồng: thu đủ rồi mới đi tiếp",
      "“Phí thẩm định” is not paid: 75.000 đồng outstanding: collect it first", ["thẩm_định"]
    ),
    (
      .samePerson("Cúc", ID(4)),
      "Cúc đã làm bước “Thẩm định” nên không được làm bước này: giao cho người khác",
      "Cúc has performed step “Thẩm định” and may not perform this one: let somebody else do it",
      ["xử_lý"]
    ),
    (
      .assignedToAnother("Lê Thị Cúc"),
      "bước này đã giao cho Lê Thị Cúc: để người được giao thực hiện",
      "the step is assigned to Lê Thị Cúc: let that person perform it", []
    ),
    (
      .claimedByAnother("Lê Thị Cúc"),
      "Lê Thị Cúc đã nhận việc này: để Lê Thị Cúc thực hiện hoặc trả lại việc",
      "Lê Thị Cúc has taken this step on: let that person perform it or give it back", []
    ),
    (
      .principalPerformed("Cúc", ID(4)),
      "không được làm thay Cúc ở bước này: Cúc đã làm bước “Thẩm định”, "
        + "mà bước này phải do người khác làm: "
        + "giao cho người không làm bước ấy, cũng không được người ấy ủy quyền",
      "nobody may act for Cúc in this step: Cúc has performed step “Thẩm định”, "
        + "and this one is for somebody else: "
        + "let somebody do it who neither performed that step nor acts for one who did",
      ["xử_lý"]
    ),
    (
      .taskIsFree(ID(4)),
      "bước “Thẩm định” chưa ai nhận và chưa giao cho ai, nên không có gì để trả",
      "nobody has step “Thẩm định”, so there is nothing to give back", ["xử_lý"]
    ),
    (
      .taskOfNobody(ID(0)),
      "bước “Nộp hồ sơ” do người nộp thực hiện, không giao cho cán bộ",
      "step “Nộp hồ sơ” is for the applicant, not for an officer", ["nộp"]
    ),
    (
      .cannotEvaluate(.fee(ID(0)), .missingField(ID(0))),
      "không tính được “Phí thẩm định”, vì chưa có giá trị của “Diện tích (m²)”: "
        + "nhập mục này trước, hoặc hỏi bằng `có`",
      "can't work out “Phí thẩm định”, because “Diện tích (m²)” has no value yet: "
        + "enter it before, or ask with `has`",
      ["thẩm_định", "diện_tích"]
    ),
  ]

  @Test(arguments: faults.indices) func faultsAreNamed(_ index: Int) throws {
    let (fault, vi, en, names) = Self.faults[index]
    let wording = try RejectionWording([fault], of: Sample.program().procedure)
    #expect(wording.lines == [Localized(vi: vi, en: en)])
    #expect(wording.names == names)
  }

  @Test func everyFaultIsNamedInOneRefusal() throws {
    let wording = try RejectionWording(
      .faulty([.fieldMissing(ID(1)), .paperMissing(ID(0))]), of: Sample.program().procedure)
    #expect(wording.sentence.vi == "chưa nhập “Lý do”; thiếu giấy tờ “Đơn đề nghị”")
    #expect(wording.names == ["lý_do", "đơn"])
  }

  /// A rejection and a fault of every kind with ids that the procedure does not have.
  @Test func strangeIdsDoNoHarm() throws {
    let faults: [Fault] = [
      .returnNotOffered(.online), .returnNotAvailable(.post), .caseMissing,
      .noSuchCase(ID(9)), .caseIsComputed(ID(9)), .noSuchField(ID(99)),
      .fieldNotEnterable(ID(-1)), .papersNotTaken(ID(99)), .noSuchPaper(ID(99)),
      .paperNotAsked(ID(99)), .paperForm(ID(99), given: .copy),
      .paperCopies(ID(99), .copy, asked: 2, given: 1), .paperFormat(ID(99), given: "x"),
      .paperExpired(ID(99)), .noSuchFee(ID(99)), .paymentNotPositive(-1),
      .paymentTooLarge(ID(99), outstanding: 0), .meansNotOffered(ID(99), .online),
      .personMissing, .assignmentNotOffered(ID(99)), .letterNotSignedHere(ID(99)),
      .visitLimitReached(ID(99)), .cannotEvaluate(.paperGroup(99), .overflow),
      .taskOfNobody(ID(99)), .taskIsFree(ID(-1)), .principalPerformed("", ID(99)),
    ]
    let rejections: [Rejection] = [
      .notFiled, .alreadyFiled, .closed(ID(99)), .stepNotActive(ID(99), active: [ID(98)]),
      .roleDoesNotPerform(ID(99), step: ID(99)), .noSuchOutcome(.anytime(-1)),
      .outcomeNotOffered(.outcome(ID(99), index: -1), in: ID(99)), .eventNotAwaited(ID(99)),
      .requestNotPending(0), .faulty([]), .faulty(faults), .visitLimitReached(ID(99)),
      .cannotEvaluate(.overallLimit, .typeMismatch), .endlessChain(ID(99)),
    ]
    for rejection in rejections {
      let wording = try RejectionWording(rejection, of: Sample.program().procedure)
      #expect(!wording.reasons.isEmpty)
      for line in wording.lines { #expect(!line.vi.isEmpty && line.vi != line.en) }
    }
  }
}
