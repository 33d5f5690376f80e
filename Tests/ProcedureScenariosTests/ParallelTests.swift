import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

/// Parallel work, stages with limits, calls and signatures, from the text to the end of a case.
@Suite struct ParallelTests {
  static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
      đếm ngày theo ngày
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò công_an "Công an"
    vai trò xây_dựng "Xây dựng"
    văn bản công_văn "Công văn trả lời"
    thủ tục hỏi_giá "Hỏi giá":
      lịch hành_chính
      thông tin:
        số_hiệu "Số hiệu": chữ
      hết
      bước xem "Xem":
        do một_cửa
        chọn cho "Cho" -> đã_cho
        chọn từ_chối_giá "Không" -> không_cho
      hết
      kết thúc đã_cho "Đã cho giá" thành công
      kết thúc không_cho "Không cho giá" từ chối
    hết
    thủ tục cấp_phép "Cấp phép":
      lịch hành_chính
      thông tin:
        tên_việc "Tên việc": chữ
      hết
      bước hỏi "Hỏi ý kiến":
        do một_cửa
        trong ngày, sau 15:00 thì ngày làm việc tiếp theo
        nhập tên_việc
        chọn gửi "Gửi" cần tên_việc -> lấy_ý_kiến
      hết
      giai đoạn ý_kiến "Lấy ý kiến" trong 2 ngày làm việc:
        quá hạn:
          nhắc một_cửa
        hết
        song song lấy_ý_kiến "Lấy ý kiến":
          nhánh bên_công_an "Bên công an":
            bước công_an_trả_lời "Công an trả lời":
              do công_an
              ký công_văn
              chọn đồng_ý "Đồng ý" -> xong:
                lập công_văn
              hết
              chọn phản_đối "Phản đối":
                dừng các nhánh -> không_cấp
              hết
            hết
          hết
          nhánh bên_xây_dựng "Bên xây dựng":
            bước xây_dựng_trả_lời "Xây dựng trả lời":
              do xây_dựng
              chọn đồng_ý "Đồng ý" -> xong
            hết
          hết
          xong -> hỏi_giá_đất
        hết
      hết
      bước hỏi_giá_đất "Hỏi giá đất":
        do hệ_thống
        gọi hỏi_giá với số_hiệu = tên_việc:
          kết thúc đã_cho -> đã_cấp:
            nhắc một_cửa
          hết
          còn lại -> không_cấp
        hết
      hết
      kết thúc đã_cấp "Đã cấp phép" thành công
      kết thúc không_cấp "Không cấp phép" từ chối
    hết

    """

  static let start = """
    lúc 26/01/2026 08:00
    người_nộp nộp trực tuyến
    một_cửa chọn gửi với tên_việc = "Cầu"
    """

  @Test func aWholeCaseIsTold() throws {
    let run = try Sample.play(
      Self.start + """

        thì ở công_an_trả_lời, ở xây_dựng_trả_lời
        xây_dựng chọn đồng_ý
        thì ở công_an_trả_lời
        xây_dựng chọn đồng_ý
        thì không được
        sau 3 ngày làm việc
        thì đã nhắc một_cửa
        công_an chọn đồng_ý
        thì đã lập công_văn
        thì ở hỏi_giá_đất
        thủ tục hỏi_giá kết thúc đã_cho
        thì kết thúc đã_cấp, đã nhắc một_cửa
        """, of: Self.text)
    #expect(run.diagnostics.map(\.message.vi) == [])
    #expect(
      run.history.text(in: .vi)
        == """
        26/01/2026 08:00  Người nộp nộp hồ sơ trực tuyến (mã hồ sơ HS-260126-0001)
        26/01/2026 08:00  → bước “Hỏi ý kiến” (hạn 26/01/2026 17:00)
        26/01/2026 08:00  Bộ phận Một cửa chọn “Gửi” tại bước “Hỏi ý kiến”
        26/01/2026 08:00  Ghi nhận thông tin: “Tên việc” = “Cầu”
        26/01/2026 08:00  Bắt đầu làm song song “Lấy ý kiến”: “Bên công an”, “Bên xây dựng”
        26/01/2026 08:00  Bắt đầu giai đoạn “Lấy ý kiến” (hạn 28/01/2026 17:00)
        26/01/2026 08:00  → bước “Công an trả lời”
        26/01/2026 08:00  → bước “Xây dựng trả lời”
        26/01/2026 08:00  Xây dựng chọn “Đồng ý” tại bước “Xây dựng trả lời”
        26/01/2026 08:00  Xong nhánh “Bên xây dựng” của “Lấy ý kiến”
        26/01/2026 08:00  Xây dựng chọn “Đồng ý” nhưng không được chấp nhận: hồ sơ không ở bước \
        “Xây dựng trả lời”
        28/01/2026 17:00  Giai đoạn “Lấy ý kiến” quá hạn
        28/01/2026 17:00  Nhắc Bộ phận Một cửa
        29/01/2026 17:00  Công an chọn “Đồng ý” tại bước “Công an trả lời”
        29/01/2026 17:00  Công an ký số “Công văn trả lời”
        29/01/2026 17:00  Lập “Công văn trả lời”
        29/01/2026 17:00  Xong nhánh “Bên công an” của “Lấy ý kiến”
        29/01/2026 17:00  Xong “Lấy ý kiến”
        29/01/2026 17:00  → bước “Hỏi giá đất”
        29/01/2026 17:00  Mở hồ sơ của thủ tục “hỏi_giá”
        29/01/2026 17:00  Hồ sơ của thủ tục “hỏi_giá” kết thúc “đã_cho”
        29/01/2026 17:00  Nhắc Bộ phận Một cửa
        29/01/2026 17:00  → kết thúc “Đã cấp phép” (thành công)

        """)
  }

  @Test func oneSideMayStopTheOthers() throws {
    let run = try Sample.play(
      Self.start + """

        công_an chọn phản_đối
        thì kết thúc không_cấp
        """, of: Self.text)
    #expect(run.diagnostics.map(\.message.vi) == [])
    let told = run.history.lines.suffix(4).map(\.text)
    #expect(
      told.map(\.vi) == [
        "Dừng nhánh “Bên công an” của “Lấy ý kiến”", "Dừng nhánh “Bên xây dựng” của “Lấy ý kiến”",
        "Dừng “Lấy ý kiến”", "→ kết thúc “Không cấp phép” (từ chối)",
      ])
    #expect(
      told.map(\.en) == [
        "Branch “Bên công an” of “Lấy ý kiến” is stopped",
        "Branch “Bên xây dựng” of “Lấy ý kiến” is stopped", "“Lấy ý kiến” is stopped",
        "→ end “Không cấp phép” (refused)",
      ])
  }

  @Test func whatIsVisitedIsCounted() throws {
    let ways = [
      "xây_dựng chọn đồng_ý\ncông_an chọn phản_đối\nthì kết thúc không_cấp",
      """
      xây_dựng chọn đồng_ý
      sau 3 ngày làm việc
      công_an chọn đồng_ý
      thủ tục hỏi_giá kết thúc đã_cho
      thì kết thúc đã_cấp
      """,
      """
      xây_dựng chọn đồng_ý
      công_an chọn đồng_ý
      thủ tục hỏi_giá kết thúc không_cho
      thì kết thúc không_cấp
      """,
    ]
    let compilation = try Sample.compiled(Self.text)
    let procedure = try #require(compilation.procedures.last)
    var coverage = Coverage(of: Program(procedure.verified))
    for (index, way) in ways.enumerated() {
      #expect(coverage.percent < 100, "\(index)")
      coverage.visit(try Sample.play(Self.start + "\n" + way, of: Self.text))
    }
    #expect(coverage.missing.map(\.path) == [])
    let paths = Set(Coverage(of: coverage.program).missing.map(\.path))
    #expect(
      paths.isSuperset(of: [
        "parallels/lấy_ý_kiến/done", "stages/ý_kiến/overdue", "steps/hỏi_giá_đất/call/đã_cho",
        "steps/hỏi_giá_đất/call/otherwise",
      ]))
  }

  @Test func anEndThatNoCallHasIsAMistake() {
    let text = Sample.text(Self.start + "\nthủ tục hỏi_giá kết thúc đã_quên", of: Self.text)
    let set = SourceSet([parse(SourceText(path: Sample.path, text))])
    let compilation = compile(Sample.path, in: set)
    #expect(
      compilation.diagnostics.map(\.message.vi) == [
        "thủ tục `hỏi_giá` không dùng kết thúc nào tên `đã_quên`"
      ])
  }

  @Test func jsonNamesBlocksAndCalls() throws {
    let run = try Sample.play(
      Self.start + """

        công_an chọn đồng_ý
        xây_dựng chọn đồng_ý
        thì ở hỏi_giá_đất
        """, of: Self.text)
    let compilation = try Sample.compiled(Self.text)
    let procedure = try #require(compilation.procedures.last)
    let json = EventJSON.text(of: run.events, on: Program(procedure.verified))
    for kind in ["blockEntered", "branchDone", "blockDone", "stageEntered", "callRequested"] {
      #expect(json.contains("\"\(kind)\""))
    }
  }
}
