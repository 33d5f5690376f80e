import CivilTime
import ProcedureGraph
import Testing

/// The JSON of stages and of parallel work, as it stands in files.
@Suite struct ArtifactFormTests {
  private func text(_ member: String) throws -> String {
    let content = Artifact.content(of: try Sample.procedure().verified())
    guard case .object(let members) = content,
      let value = members.first(where: { $0.name == member })?.value
    else { return "" }
    return String(decoding: value.canonicalBytes(), as: UTF8.self)
  }

  @Test func stages() throws {
    #expect(
      try text("stages") == """
        [{"name":"tiếp_nhận","title":"Tiếp nhận"},\
        {"limits":[{"condition":{"case":"nhà_ở"},\
        "limit":{"duration":{"value":{"duration":{"workingDay":"12"}}}}},\
        {"limit":{"duration":{"value":{"duration":{"workingDay":"18"}}}}}],\
        "name":"giải_quyết",\
        "overdue":{"acts":[{"issue":"phiếu_xin_lỗi"}],"then":{"moves":{"step":"ký_duyệt"}}},\
        "reminders":[{"acts":[{"remind":"lãnh_đạo_phòng"}],"before":{"workingDay":"2"}}],\
        "title":"Giải quyết"}]
        """)
  }

  @Test func parallels() throws {
    #expect(
      try text("parallels") == """
        [{"acts":[{"remind":"chuyên_viên"}],\
        "branches":[{"entrance":{"step":"ý_kiến_thuế"},"name":"thuế","title":"Cơ quan thuế"},\
        {"entrance":{"parallel":"hỏi_xã"},"name":"xã","title":"Các xã"}],\
        "name":"lấy_ý_kiến","origin":"cấp_phép_xây_dựng",\
        "route":{"otherwise":{"step":"ký_duyệt"}},"title":"Lấy ý kiến"},\
        {"branches":[{"entrance":{"step":"xã_trả_lời"},"name":"xã","title":"Xã"}],\
        "each":{"field":"xã","list":{"field":"các_xã"}},\
        "name":"hỏi_xã","origin":"cấp_phép_xây_dựng",\
        "required":{"value":{"number":"2"}},\
        "route":{"otherwise":{"branchDone":"lấy_ý_kiến"}},"title":"Hỏi từng xã",\
        "within":{"branch":"xã","parallel":"lấy_ý_kiến"}}]
        """)
  }

  @Test func calls() throws {
    #expect(
      try text("steps").contains(
        """
        "call":{"arguments":[\
        {"field":"chủ_sử_dụng","value":{"builtin":"applicantName"}},\
        {"field":"diện_tích","value":{"field":"diện_tích"}}],\
        "ends":[{"acts":[{"remind":"lãnh_đạo_sở"}],"end":"đã_cấp","target":{"step":"ký_duyệt"}},\
        {"end":"đã_từ_chối","target":{"end":"đã_từ_chối"}}],\
        "gives":[{"from":"ngày_cấp","into":"ngày_ký"}],\
        "otherwise":{"step":"thẩm_định"},"procedure":"cấp_giấy_chứng_nhận"}
        """))
  }

  @Test func signatures() throws {
    #expect(try text("steps").contains(#""origin":"một_cửa","requiresSignature":true,"route":"#))
  }

  @Test func targets() throws {
    let steps = try text("steps")
    for form in [
      #""branch":{"branch":"thuế","parallel":"lấy_ý_kiến"}"#,
      #"{"otherwise":{"parallel":"lấy_ý_kiến"}}"#, #"{"otherwise":{"branchDone":"hỏi_xã"}}"#,
      #"{"otherwise":{"stopping":{"step":"thẩm_định"}}}"#,
      #"{"otherwise":{"stopping":{"branchDone":"lấy_ý_kiến"}}}"#,
      #"{"otherwise":{"stopping":{"parallel":"hỏi_xã"}}}"#,
      #"{"otherwise":{"stopping":{"end":"đã_từ_chối"}}}"#,
    ] {
      #expect(steps.contains(form), "\(form)")
    }
  }

  @Test(arguments: [
    (#""branch":"thuế""#, #""branch":"thuếx""#), (#""parallel":"hỏi_xã""#, #""parallel":"hỏi""#),
    (#"{"stopping":{"end":"#, #"{"stopping":{"ends":"#),
    (#"{"branchDone":"hỏi_xã"}"#, #"{"branchDone":5}"#),
  ])
  func whatIsMisspelledIsRefused(_ good: String, _ bad: String) throws {
    let bytes = Artifact.encode(try Sample.procedure().verified(), digest: testDigest)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(good))
    guard let range = text.firstRange(of: good) else { return }
    let damaged = Array(text.replacingCharacters(in: range, with: bad).utf8)
    #expect(throws: ArtifactFault.self) { try Artifact.load(damaged, digest: testDigest) }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
