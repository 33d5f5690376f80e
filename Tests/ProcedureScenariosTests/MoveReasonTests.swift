import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import SourceText
import Testing

/// What keeps a case in its version: small changes of one text, and the words in which they are told.
@Suite struct MoveReasonTests {
  private static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò tổ "Tổ thẩm định"
    hành động đo "Đo đạc":
      nhận số: số
      trả kết_quả: số
    hết
    thủ tục hỏi_giá "Hỏi giá":
      lịch hành_chính
      bước xem "Xem":
        do một_cửa
        chọn cho "Cho" -> đã_cho
      hết
      kết thúc đã_cho "Đã cho giá" thành công
    hết
    thủ tục hỏi_thuế "Hỏi thuế":
      lịch hành_chính
      bước xem "Xem":
        do một_cửa
        chọn cho "Cho" -> đã_cho
      hết
      kết thúc đã_cho "Đã trả lời" thành công
    hết
    thủ tục cấp_phép "Cấp phép":
      lịch hành_chính
      thông tin:
        số "Số thửa": số
        diện_tích "Diện tích": số tùy chọn
        loại "Loại đất": lựa chọn đất_ở "Đất ở", vườn "Đất vườn" tùy chọn
      hết
      bước nhận "Tiếp nhận":
        do một_cửa
        nhập số, loại
        chọn đo "Đo" cần số -> đo_đạc
        chọn họp "Họp" -> họp
        chọn hỏi "Hỏi giá" -> giá
        chọn xét "Lấy ý kiến" -> ý_kiến
      hết
      bước đo_đạc "Chờ đo":
        do hệ_thống
        khi vào:
          thực hiện đo(số = số) vào diện_tích lỗi -> không_cấp
        hết
        còn lại -> đã_cấp
      hết
      bước họp "Tổ họp":
        do tổ
        biểu quyết 3 thành viên:
          họp khi có ít nhất 2 thành viên
          thông qua đạt khi quá nửa thành viên
          không đủ phiếu coi như hoãn
        hết
        chọn đạt "Đạt" -> đã_cấp
        chọn hoãn "Hoãn" -> nhận
      hết
      bước giá "Hỏi giá":
        do một_cửa
        gọi hỏi_giá:
          còn lại -> đã_cấp
        hết
      hết
      giai đoạn lấy_ý_kiến "Lấy ý kiến" trong 5 ngày làm việc:
        song song ý_kiến "Ý kiến hai bên":
          nhánh công_an "Công an":
            bước công_an_trả_lời "Công an trả lời":
              do một_cửa
              chọn đồng_ý "Đồng ý" -> xong
            hết
          hết
          nhánh thuế "Thuế":
            bước thuế_trả_lời "Thuế trả lời":
              do một_cửa
              chọn không_nợ "Không nợ" -> xong
            hết
          hết
          xong -> tổng_hợp
        hết
        bước tổng_hợp "Tổng hợp":
          do một_cửa
          chọn trình "Trình" -> đã_cấp
        hết
      hết
      kết thúc đã_cấp "Đã cấp phép" thành công
      kết thúc không_cấp "Không cấp phép" từ chối
    hết

    """

  private static let branchOfTax = """
          nhánh thuế "Thuế":
            bước thuế_trả_lời "Thuế trả lời":
              do một_cửa
              chọn không_nợ "Không nợ" -> xong
            hết
          hết

    """

  private static let vote = """
        biểu quyết 3 thành viên:
          họp khi có ít nhất 2 thành viên
          thông qua đạt khi quá nửa thành viên
          không đủ phiếu coi như hoãn
        hết

    """

  /// A change of the text, and a case that does not go with it.
  struct Change: CustomTestStringConvertible, Sendable {
    var what: String
    /// What somebody chooses after the filing.
    var lines: String
    var edits: [(String, String)]
    /// The version before, where that is another than the text.
    var first: [(String, String)] = []
    var decisions: [MovePlan.Part: [String: MovePlan.Decision]] = [:]
    /// Why it stays; nothing where it goes.
    var stays: [String]

    var testDescription: String { what }
  }

  private static let survey = "một_cửa chọn đo với số = 7"
  private static let opinions = "một_cửa chọn xét"
  private static let meeting = "một_cửa chọn họp\ntổ \"An\" chọn đạt"
  private static let price = "một_cửa chọn hỏi"

  static let changes = [
    Change(
      what: "another procedure is called", lines: price,
      edits: [("gọi hỏi_giá:", "gọi hỏi_thuế:")],
      stays: [
        "bước “Hỏi giá” đang chờ thủ tục `hỏi_giá`, bản mới không gọi thủ tục ấy: "
          + "chờ thủ tục ấy kết thúc"
      ]),
    Change(
      what: "nothing is called any more", lines: price,
      edits: [
        ("gọi hỏi_giá:\n          còn lại -> đã_cấp\n        hết", "chọn rồi \"Rồi\" -> đã_cấp")
      ],
      stays: [
        "bước “Hỏi giá” đang chờ thủ tục `hỏi_giá`, bản mới không gọi thủ tục ấy: "
          + "chờ thủ tục ấy kết thúc"
      ]),
    Change(
      what: "a call that was not made", lines: price, edits: [],
      first: [
        ("gọi hỏi_giá:\n          còn lại -> đã_cấp\n        hết", "chọn rồi \"Rồi\" -> đã_cấp")
      ],
      stays: [
        "bước “Hỏi giá” trong bản mới gọi thủ tục khác khi vào bước, hồ sơ đã vào rồi: "
          + "chờ hồ sơ qua bước ấy"
      ]),
    Change(
      what: "a branch more", lines: opinions,
      edits: [
        (
          branchOfTax,
          branchOfTax
            + branchOfTax.replacing("thuế", with: "đất_đai").replacing("Thuế", with: "Đất đai")
        )
      ],
      stays: [
        "khối song song “Ý kiến hai bên” đang mở mà bản mới có các nhánh khác: chờ các nhánh xong"
      ]),
    Change(
      what: "a branch less", lines: opinions, edits: [(branchOfTax, "")],
      stays: [
        "bước “Thuế trả lời” không còn trong bản mới: "
          + "ghi vào phương án \"steps\": {\"thuế_trả_lời\": …}: tên thay thế, hoặc false nếu bỏ",
        "nhánh “Thuế” không còn trong bản mới: "
          + "ghi vào phương án \"branches\": {\"ý_kiến.thuế\": …}: tên thay thế, hoặc false nếu bỏ",
        "khối song song “Ý kiến hai bên” đang mở mà bản mới có các nhánh khác: chờ các nhánh xong",
      ]),
    Change(
      what: "a branch under another name", lines: opinions,
      edits: [("nhánh thuế \"Thuế\"", "nhánh cơ_quan_thuế \"Thuế\"")],
      decisions: [.branches: ["ý_kiến.thuế": .becomes("cơ_quan_thuế")]], stays: []),
    Change(
      what: "steps change their branches", lines: opinions,
      edits: [
        ("bước công_an_trả_lời \"Công an trả lời\"", "bước x \"X\""),
        ("bước thuế_trả_lời \"Thuế trả lời\"", "bước công_an_trả_lời \"Công an trả lời\""),
        ("bước x \"X\"", "bước thuế_trả_lời \"Thuế trả lời\""),
      ],
      stays: [
        "bước “Công an trả lời” nằm ở nhánh khác trong bản mới: chờ các nhánh xong",
        "bước “Thuế trả lời” nằm ở nhánh khác trong bản mới: chờ các nhánh xong",
      ]),
    Change(
      what: "a step that lies in a stage now", lines: "",
      edits: [
        (
          "      bước nhận \"Tiếp nhận\":",
          "      giai đoạn đầu \"Đầu\" trong 1 ngày làm việc:\n      bước nhận \"Tiếp nhận\":"
        ),
        (
          "chọn xét \"Lấy ý kiến\" -> ý_kiến\n      hết",
          "chọn xét \"Lấy ý kiến\" -> ý_kiến\n      hết\n      hết"
        ),
      ],
      stays: ["bước “Tiếp nhận” thuộc giai đoạn khác trong bản mới: chờ hồ sơ qua bước ấy"]),
    Change(
      what: "a step that lies in no stage any more", lines: "", edits: [],
      first: [
        (
          "      bước nhận \"Tiếp nhận\":",
          "      giai đoạn đầu \"Đầu\" trong 1 ngày làm việc:\n      bước nhận \"Tiếp nhận\":"
        ),
        (
          "chọn xét \"Lấy ý kiến\" -> ý_kiến\n      hết",
          "chọn xét \"Lấy ý kiến\" -> ý_kiến\n      hết\n      hết"
        ),
      ],
      stays: [
        "giai đoạn “Đầu” không còn trong bản mới: "
          + "ghi vào phương án \"stages\": {\"đầu\": …}: tên thay thế, hoặc false nếu bỏ"
      ]),
    Change(
      what: "no vote any more", lines: meeting, edits: [(vote, "")],
      stays: [
        "bước “Tổ họp” đã có phiếu biểu quyết, bản mới không biểu quyết ở đó: chờ biểu quyết xong"
      ]),
    Change(
      what: "no vote any more, and none was cast", lines: "một_cửa chọn họp",
      edits: [(vote, "")], stays: []),
    Change(
      what: "an outcome that was voted for", lines: meeting,
      edits: [
        ("thông qua đạt", "thông qua thông_qua"),
        ("chọn đạt \"Đạt\"", "chọn thông_qua \"Thông qua\""),
      ],
      stays: [
        "lựa chọn “Đạt” không còn trong bản mới: "
          + "ghi vào phương án \"outcomes\": {\"họp.đạt\": …}: tên thay thế, hoặc false nếu bỏ"
      ]),
    Change(
      what: "an outcome that was voted for is given up", lines: meeting,
      edits: [
        ("thông qua đạt", "thông qua thông_qua"),
        ("chọn đạt \"Đạt\"", "chọn thông_qua \"Thông qua\""),
      ],
      decisions: [.outcomes: ["họp.đạt": .givenUp]],
      stays: [
        "hồ sơ đang cần lựa chọn “Đạt”, không bỏ được: "
          + "ghi tên thay thế vào phương án \"outcomes\": {\"họp.đạt\": …}"
      ]),
    Change(
      what: "an action that takes something else", lines: survey,
      edits: [("nhận số: số", "nhận số: chữ"), ("số \"Số thửa\": số", "số \"Số thửa\": chữ")],
      decisions: [.fields: ["số": .givenUp]],
      stays: [
        "hành động “Đo đạc” đang chờ kết quả mà bản mới nhận hoặc trả thứ khác: chờ kết quả về"
      ]),
    Change(
      what: "an action that gives something else", lines: survey,
      edits: [
        ("trả kết_quả: số", "trả kết_quả: chữ"),
        ("diện_tích \"Diện tích\": số", "diện_tích \"Diện tích\": chữ"),
      ],
      stays: [
        "hành động “Đo đạc” đang chờ kết quả mà bản mới nhận hoặc trả thứ khác: chờ kết quả về"
      ]),
    Change(
      what: "an action that is not awaited by the step any more", lines: survey,
      edits: [
        (
          "bước đo_đạc \"Chờ đo\":\n        do hệ_thống",
          "bước đo_đạc \"Chờ đo\":\n        do một_cửa"
        ),
        (
          "còn lại -> đã_cấp\n      hết\n      bước họp",
          "chọn rồi \"Rồi\" -> đã_cấp\n      hết\n      bước họp"
        ),
      ],
      stays: [
        "bước “Chờ đo” chuyển giữa người làm và hệ thống; hồ sơ đang ở bước ấy sẽ không đi tiếp được: "
          + "ghi bước khác vào \"steps\": {\"đo_đạc\": …}, hoặc chờ hồ sơ qua bước ấy"
      ]),
    Change(
      what: "where an action's failure leads", lines: survey,
      edits: [
        ("kết thúc không_cấp", "kết thúc từ_chối_cấp"), ("lỗi -> không_cấp", "lỗi -> từ_chối_cấp"),
      ],
      stays: [
        "kết thúc “Không cấp phép” không còn trong bản mới: "
          + "ghi vào phương án \"ends\": {\"không_cấp\": …}: tên thay thế, hoặc false nếu bỏ"
      ]),
    Change(
      what: "an action under another name", lines: survey,
      edits: [
        ("hành động đo \"Đo đạc\"", "hành động đo_vẽ \"Đo vẽ\""),
        ("thực hiện đo(", "thực hiện đo_vẽ("),
      ],
      decisions: [.actions: ["đo": .becomes("đo_vẽ")]], stays: []),
    Change(
      what: "an option that is gone", lines: "một_cửa chọn họp với loại = vườn",
      edits: [(", vườn \"Đất vườn\"", "")],
      stays: [
        "thông tin “Loại đất” đang là “Đất vườn”, bản mới không có lựa chọn ấy: "
          + "ghi \"fields\": {\"loại\": …}: false để nhập lại"
      ]),
    Change(
      what: "steps and blocks that the case has left",
      lines: "một_cửa chọn xét\nmột_cửa chọn đồng_ý\nmột_cửa chọn không_nợ",
      edits: [("bước nhận \"Tiếp nhận\"", "bước tiếp \"Tiếp nhận\""), ("-> nhận\n", "-> tiếp\n")],
      decisions: [.steps: ["nhận": .givenUp]], stays: []),
  ]

  /// Layout means nothing in the language, and nothing here.
  private static func flat(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } + "\n" }.joined()
  }

  private func version(_ edits: [(String, String)]) throws -> String {
    try edits.reduce(Self.flat(Self.text)) { text, edit in
      let (old, new) = (Self.flat(edit.0), Self.flat(edit.1))
      // A part of a line is one that has no line end of its own.
      let isWhole = edit.0.hasSuffix("\n")
      let before = isWhole ? old : String(old.dropLast())
      try #require(text.contains(before), "\(before)")
      return text.replacing(before, with: isWhole || new.isEmpty ? new : String(new.dropLast()))
    }
  }

  private func program(_ text: String) throws -> Program {
    let compiled = try Sample.compiled(text).procedures
    return Program(
      try #require(compiled.first { $0.verified.procedure.name == "cấp_phép" }).verified)
  }

  @Test(arguments: changes)
  func whatKeepsACaseIsSaid(_ change: Change) throws {
    let before = try version(change.first)
    let lines = "lúc 26/01/2026 08:00\nngười_nộp nộp trực tuyến\n" + change.lines
    let run = try Sample.play(lines, of: before)
    try #require(run.isPassed, "\(run.diagnostics.map(\.message.vi))")
    let old = try program(before)
    let new = try program(try version(change.edits))
    var state = CaseState.new
    for event in run.events { apply(event, to: &state, of: old) }
    var plan = MovePlan()
    plan.decisions = change.decisions
    let way = VersionChange(from: old, to: new, by: plan)
    let moment = try #require(run.events.last?.moment)
    do throws(Immovable) {
      let move = try way.decide(
        CaseMove(from: "a", to: "b", plan: plan, reason: ""), of: state, at: moment)
      #expect(change.stays == [])
      var moved = state
      #expect(way.apply(move, at: moment, to: &moved))
      #expect(moved.activities.count == state.activities.count)
    } catch {
      #expect(error.reasons.map { MoveWording($0, to: new.procedure).line.vi } == change.stays)
    }
  }
}
