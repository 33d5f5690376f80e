import CivilTime
import ProcedureGraph
import ProcedureRuntime
import Testing

/// The file of a directory: what it says, and what can't be so.
@Suite struct DirectoryTests {
  private static let agencies = #""agencies": [{"code": "H32.14", "title": "UBND phường"}]"#

  /// Two officers of the one-stop desk and a leader.
  private static func text(_ delegations: String = "") -> String {
    """
    {\(agencies),
     "officers": [
      {"id": "lan", "name": "Nguyễn Thị Lan", "phone": "0905 111 222", "email": "lan@phuong.vn",
       "posts": [{"agency": "H32.14", "role": "một_cửa", "from": "2026-01-01", "until": "2026-06-30"},
                 {"agency": "H32.14", "role": "lãnh_đạo", "from": "2026-07-01"}]},
      {"id": "minh", "name": "Lê Minh",
       "posts": [{"agency": "H32.14", "role": "một_cửa", "from": "2026-01-01"}]},
      {"id": "hùng", "name": "Trần Hùng",
       "posts": [{"agency": "H32.14", "role": "lãnh_đạo", "from": "2026-01-01",
                  "assigns": ["một_cửa"]}]}],
     "delegations": [\(delegations)]}
    """
  }

  private static func delegation(
    _ grantor: String = "lan", _ delegate: String = "minh", _ from: String = "2026-02-01",
    _ until: String = "2026-02-10", roles: String = #""một_cửa""#, procedures: String = ""
  ) -> String {
    """
    {"grantor": "\(grantor)", "delegate": "\(delegate)", "roles": [\(roles)],
     "procedures": [\(procedures)], "from": "\(from)", "until": "\(until)"}
    """
  }

  private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? .earliest }

  private func read(_ text: String) -> (Directory, [DirectoryFault.Kind]) {
    let (directory, faults) = Directory.read(Array(text.utf8))
    return (directory, faults.map(\.kind))
  }

  @Test func rolesAreHeldFromOneDayToAnother() throws {
    let (directory, faults) = read(Self.text())
    #expect(faults.isEmpty)
    #expect(directory.officer("lan")?.phone == "0905 111 222")
    #expect(directory.officer(called: "Lê Minh")?.id == "minh")
    #expect(directory.officer(called: "minh")?.name == "Lê Minh")
    #expect(directory.officer("Lê Minh") == nil)
    for (date, holds) in [
      ("2025-12-31", false), ("2026-01-01", true), ("2026-06-30", true), ("2026-07-01", false),
    ] {
      #expect(directory.holds("lan", "một_cửa", at: "H32.14", on: day(date)) == holds, "\(date)")
    }
    #expect(!directory.holds("lan", "một_cửa", at: "H32.15", on: day("2026-02-01")))
    #expect(directory.holds("lan", "một_cửa", at: nil, on: day("2026-02-01")))
    #expect(directory.holders(of: "một_cửa", at: nil, on: day("2026-07-01")) == ["minh"])
    #expect(directory.gives("hùng", "một_cửa", at: "H32.14", on: day("2026-02-01")))
    #expect(!directory.gives("minh", "một_cửa", at: "H32.14", on: day("2026-02-01")))
  }

  @Test func delegationsAreForADayARoleAndAProcedure() {
    let (directory, faults) = read(
      Self.text(
        Self.delegation(procedures: #""1.013225", "cấp_phép""#) + ","
          + Self.delegation("lan", "minh", "2026-02-11", "2026-02-20")))
    #expect(faults.isEmpty)
    func stands(
      _ date: String, of name: String, _ code: String? = nil, as role: String = "một_cửa"
    ) -> Bool {
      directory.delegation(
        from: "lan", to: "minh", role, of: ProcedureNames(name: name, code: code), on: day(date))
        != nil
    }
    #expect(!stands("2026-01-31", of: "cấp_phép"))
    #expect(stands("2026-02-01", of: "cấp_phép"))
    #expect(stands("2026-02-10", of: "khác", "1.013225"))
    #expect(!stands("2026-02-10", of: "khác", "1.013226"))
    #expect(stands("2026-02-11", of: "khác"))
    #expect(!stands("2026-02-21", of: "khác"))
    #expect(!stands("2026-02-11", of: "khác", as: "lãnh_đạo"))
    #expect(directory.delegations(to: "minh", on: day("2026-02-05")).count == 1)
    #expect(directory.delegations(to: "lan", on: day("2026-02-05")).isEmpty)
  }

  struct Mistake: CustomTestStringConvertible, Sendable {
    var text: String
    var kinds: [DirectoryFault.Kind]
    var testDescription: String { "\(kinds)" }
  }

  static let mistakes: [Mistake] = [
    Mistake(text: "{", kinds: [.json(.endsEarly)]),
    Mistake(
      text: "[]",
      kinds: [
        .wrongShape(expected: .object)
      ]),
    Mistake(
      text: #"{"agencies": {}, "officers": [], "x": 1}"#,
      kinds: [
        .wrongShape(expected: .array), .unknownMember("x"),
      ]),
    Mistake(
      text: "{\(agencies), \"officers\": [{\"id\": \" \", \"name\": 5, \"posts\": []}]}",
      kinds: [.empty, .wrongShape(expected: .text)]),
    Mistake(
      text: text().replacing("2026-01-01", with: "2026-13-01", maxReplacements: 1),
      kinds: [.badDate("2026-13-01")]),
    Mistake(
      text: text().replacing("2026-06-30", with: "2025-06-30"),
      kinds: [
        .endsBeforeItBegins(
          from: CivilDate(iso: "2026-01-01") ?? .earliest,
          until: CivilDate(iso: "2025-06-30") ?? .earliest)
      ]),
    Mistake(
      text: text().replacing("\"minh\"", with: "\"lan\""), kinds: [.officerTwice("lan")]),
    Mistake(
      text: text().replacing(
        agencies, with: String(agencies.dropLast()) + #", {"code": "H32.14", "title": "x"}]"#),
      kinds: [.agencyTwice("H32.14")]),
    Mistake(
      text: text().replacing("agency\": \"H32.14", with: "agency\": \"H3", maxReplacements: 1),
      kinds: [.unknownAgency("H3")]),
    Mistake(text: text(delegation("lan", "ai")), kinds: [.unknownOfficer("ai")]),
    Mistake(text: text(delegation("lan", "lan")), kinds: [.delegatedToOneself("lan")]),
    Mistake(text: text(delegation(roles: "")), kinds: [.delegationOfEverything("lan")]),
    // What one has by another's delegation, or not at that time, is not one's own to give.
    Mistake(
      text: text(delegation("minh", "lan", roles: #""lãnh_đạo""#)),
      kinds: [.roleNotHeld("minh", role: "lãnh_đạo")]),
    Mistake(
      text: text(delegation("lan", "minh", "2026-07-01", "2026-07-31")),
      kinds: [.roleNotHeld("lan", role: "một_cửa")]),
    // One at a time.
    Mistake(
      text: text(delegation() + "," + delegation("lan", "hùng", "2026-02-10", "2026-02-20")),
      kinds: [.delegationsOverlap("lan", role: "một_cửa", other: 0)]),
    Mistake(
      text: text(
        delegation() + ","
          + delegation("lan", "hùng", "2026-02-05", "2026-02-06", roles: "", procedures: #""a""#)),
      kinds: [.delegationsOverlap("lan", role: "một_cửa", other: 0)]),
  ]

  @Test(arguments: mistakes) func mistakesAreAllNamed(_ mistake: Mistake) {
    #expect(read(mistake.text).1 == mistake.kinds)
  }

  @Test func mistakesHaveTheirPlace() throws {
    let text = Self.text(Self.delegation("lan", "ai"))
    let fault = try #require(Directory.read(Array(text.utf8)).faults.first)
    #expect(fault.path == ["delegations", "0", "delegate"])
    #expect(Array(text.utf8)[fault.offset...].starts(with: Array("\"ai\"".utf8)))
  }
}
