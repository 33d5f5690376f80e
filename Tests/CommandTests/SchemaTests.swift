import SchemaChecking
import Testing

@Suite("Published schemas")
struct SchemaTests {
  @Test("what is published about a machine format holds for it")
  func schemas() throws {
    let failing = Samples.reissue.replacing("thì kết thúc đã_hủy", with: "thì kết thúc đã_cấp")
    let desk = try Desk(["a.tthc": failing])
    defer { desk.remove() }
    _ = try desk.tthc("compile", "a.tthc", "-o", ".")
    let due = [
      "due", "--calendar", "a.tthc#l", "--from", "26/01/2026 16:30", "--format", "json", "--limit",
    ]
    let outputs = [
      ("check", try desk.tthc("check", "-", "--format", "json", input: Samples.mistaken("a"))),
      ("sarif", try desk.tthc("check", "-", "--format", "sarif", input: Samples.mistaken("a"))),
      ("sarif", try desk.tthc("check", "--format", "sarif")),
      ("list", try desk.tthc("list", "--format", "json")),
      ("test", try desk.tthc("test", "--format", "json")),
      ("inspect", try desk.tthc("inspect", "cấp_lại.tthc.json", "--format", "json")),
      ("due", try desk.run(due + ["8 giờ làm việc"])), ("due", try desk.run(due + ["800 ngày"])),
      ("due", try desk.run(due + ["1.000 ngày làm việc"])),
    ]
    for (name, run) in outputs {
      let schema = try PublishedSchema(named: name)
      #expect(try schema.faults(in: run.output) == [], "\(name)")
    }
    #expect(
      try PublishedSchema(named: "due").faults(in: #"{"due": 5, "days": [{}], "x": 1}"#).count == 7)
  }
}
