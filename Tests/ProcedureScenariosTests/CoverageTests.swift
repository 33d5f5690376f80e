import ProcedureInterpreter
import ProcedureScenarios
import SourceText
import Testing

@Suite struct CoverageTests {
  @Test func everythingThatCanBeVisitedIsListed() throws {
    let coverage = try Coverage(of: Sample.program())
    #expect(coverage.visitedCount == 0)
    #expect(coverage.percent == 0)
    #expect(
      coverage.missing.map { "\($0.path) | \($0.words.vi)" } == [
        "steps/nộp | bước “Nộp hồ sơ”",
        "steps/nộp/outcomes/gửi | lựa chọn “Gửi hồ sơ” tại bước “Nộp hồ sơ”",
        "steps/tra_cứu | bước “Tra cứu dữ liệu”",
        "actions/tra_dân_cư/failure/tiếp_nhận | “Tra cứu dân cư” không thực hiện được, chuyển sang bước “Tiếp nhận, kiểm tra hồ sơ”",
        "steps/tra_cứu/branches/1 | nhánh thứ 1 của bước “Tra cứu dữ liệu”",
        "steps/tra_cứu/branches/otherwise | nhánh còn lại của bước “Tra cứu dữ liệu”",
        "steps/tiếp_nhận | bước “Tiếp nhận, kiểm tra hồ sơ”",
        "steps/tiếp_nhận/outcomes/hợp_lệ | lựa chọn “Hồ sơ đầy đủ, hợp lệ” tại bước “Tiếp nhận, kiểm tra hồ sơ”",
        "steps/tiếp_nhận/outcomes/cần_bổ_sung | lựa chọn “Cần bổ sung” tại bước “Tiếp nhận, kiểm tra hồ sơ”",
        "steps/tiếp_nhận/reminders/1 | lần nhắc thứ 1 trước hạn bước “Tiếp nhận, kiểm tra hồ sơ”",
        "steps/tiếp_nhận/overdue | quá hạn bước “Tiếp nhận, kiểm tra hồ sơ”",
        "steps/bổ_sung | bước “Bổ sung hồ sơ”",
        "steps/bổ_sung/outcomes/đã_bổ_sung | lựa chọn “Đã bổ sung” tại bước “Bổ sung hồ sơ”",
        "steps/bổ_sung/overdue | quá hạn bước “Bổ sung hồ sơ”",
        "steps/xử_lý | bước “Thẩm định”",
        "steps/xử_lý/outcomes/trình | lựa chọn “Trình ký” tại bước “Thẩm định”",
        "steps/ký | bước “Ký giấy phép”",
        "steps/ký/outcomes/đồng_ý | lựa chọn “Đồng ý cấp phép” tại bước “Ký giấy phép”",
        "anytime/rút | lựa chọn “Rút hồ sơ” bất cứ lúc nào",
        "ends/đã_cấp | kết thúc “Đã cấp phép”",
        "ends/không_cấp | kết thúc “Không cấp phép”",
        "ends/đã_rút | kết thúc “Đã rút hồ sơ”",
      ])
    #expect(
      coverage.missing.map(\.words.en).prefix(6) == [
        "step “Nộp hồ sơ”", "outcome “Gửi hồ sơ” of step “Nộp hồ sơ”", "step “Tra cứu dữ liệu”",
        "“Tra cứu dân cư” failing, on to step “Tiếp nhận, kiểm tra hồ sơ”",
        "branch 1 of step “Tra cứu dữ liệu”", "the way otherwise of step “Tra cứu dữ liệu”",
      ])
  }

  /// The paths that a scenario visits.
  static let scenarios: [(lines: String, visits: Set<String>)] = [
    (
      filing + "\nngười_nộp chọn rút",
      [
        "steps/nộp", "steps/nộp/outcomes/gửi", "steps/tra_cứu", "steps/tra_cứu/branches/1",
        "steps/tiếp_nhận", "anytime/rút", "ends/đã_rút",
      ]
    ),
    (
      filing.replacing("trả có", with: "trả không"),
      [
        "steps/nộp", "steps/nộp/outcomes/gửi", "steps/tra_cứu",
        "steps/tra_cứu/branches/otherwise", "ends/không_cấp",
      ]
    ),
    (
      filing.replacing("trả có", with: "lỗi") + "\nsau 9 giờ làm việc",
      [
        "steps/nộp", "steps/nộp/outcomes/gửi", "steps/tra_cứu",
        "actions/tra_dân_cư/failure/tiếp_nhận", "steps/tiếp_nhận",
        "steps/tiếp_nhận/reminders/1", "steps/tiếp_nhận/overdue",
      ]
    ),
    (
      filing + "\nmột_cửa chọn cần_bổ_sung với lý_do = \"x\"\nsau 8 ngày",
      [
        "steps/nộp", "steps/nộp/outcomes/gửi", "steps/tra_cứu", "steps/tra_cứu/branches/1",
        "steps/tiếp_nhận", "steps/tiếp_nhận/outcomes/cần_bổ_sung", "steps/bổ_sung",
        "steps/bổ_sung/overdue", "ends/không_cấp",
      ]
    ),
  ]

  @Test(arguments: scenarios.indices) func runsVisitWhatTheyPass(_ index: Int) throws {
    let (lines, visits) = Self.scenarios[index]
    var coverage = try Coverage(of: Sample.program())
    let all = Set(coverage.missing.map(\.path))
    try coverage.visit(Sample.play(lines))
    #expect(all.subtracting(coverage.missing.map(\.path)) == visits)
    #expect(coverage.visitedCount == visits.count)
  }

  @Test func coveragesMerge() throws {
    var merged = try Coverage(of: Sample.program())
    for scenario in Self.scenarios {
      var one = try Coverage(of: Sample.program())
      try one.visit(Sample.play(scenario.lines).events)
      merged.merge(one)
    }
    #expect(
      merged.visitedCount == Self.scenarios.reduce(into: Set()) { $0.formUnion($1.visits) }.count)
    #expect(merged.percent == 68)
  }
}
