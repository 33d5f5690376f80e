import CivilTime
import ProcedureGraph
import Testing

/// A stand-in for SHA-256: 256 bits that every byte changes.
func testDigest(_ bytes: [UInt8]) -> String {
  (0..<4).map { lane -> String in
    var state = 0xCBF2_9CE4_8422_2325 &+ UInt64(lane)
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }.joined()
}

@Suite struct ArtifactTests {
  private func small() throws -> VerifiedProcedure {
    var step = Step(name: "nộp", title: "Nộp hồ sơ", role: .applicant, origin: "nhỏ")
    step.outcomes = [
      Outcome(name: "nộp", title: "Nộp", route: Route(otherwise: .end(ID(0))), origin: "nhỏ")
    ]
    let hours = OfficeSpan(opens: try Sample.time(7, 0), closes: try Sample.time(17, 0))
    let calendar = try WorkingCalendar(
      CalendarDraft(name: "lịch", title: "Lịch", officeHours: OfficeWeek([hours], on: [.monday])))
    return try Procedure(
      name: "nhỏ", title: "Thủ tục nhỏ", calendar: calendar, steps: [step],
      ends: [End(name: "xong", title: "Xong", kind: .succeeded, origin: "nhỏ")]
    ).verified()
  }

  private let positions = SourcePositions([
    "steps/nộp": SourcePosition(file: "nho.tthc", line: 3, column: 1)
  ])

  private func encode(_ procedure: VerifiedProcedure) -> [UInt8] {
    Artifact.encode(procedure, positions: positions, digest: testDigest)
  }

  @Test func goldenForm() throws {
    let text = String(decoding: encode(try small()), as: UTF8.self)
    #expect(text == Self.golden)
  }

  private static let golden = """
    {
     "content": {
      "calendar": {
       "dayCounting": "legalDays",
       "monday": [["07:00","17:00"]],
       "name": "lịch",
       "timeZone": "Asia/Ho_Chi_Minh",
       "title": "Lịch"
      },
      "ends": [{"kind":"succeeded","name":"xong","origin":"nhỏ","title":"Xong"}],
      "initial": "nộp",
      "name": "nhỏ",
      "roles": [
       {"name":"applicant","title":"Người nộp hồ sơ"},
       {"name":"system","title":"Hệ thống"}
      ],
      "steps": [
       {
        "name": "nộp",
        "origin": "nhỏ",
        "outcomes": [{"name":"nộp","origin":"nhỏ","route":{"otherwise":{"end":"xong"}},"title":"Nộp"}],
        "role": "applicant",
        "title": "Nộp hồ sơ"
       }
      ],
      "title": "Thủ tục nhỏ"
     },
     "format": 1,
     "hash": "sha256:894f7c4c8309e99ad525d4e070ffef971fdfb32bfbb20ad864a954b7a929ab0d",
     "positions": {"steps/nộp":{"column":1,"file":"nho.tthc","line":3}},
     "seal": "sha256:612d7f0d8fda1faf1fa7737ffa6f1d8a8abb64edf4101319e212501d42d293c4"
    }

    """

  @Test func roundTrip() throws {
    let procedure = try Sample.procedure().verified()
    let bytes = encode(procedure)
    let loaded = try Artifact.load(bytes, digest: testDigest)
    #expect(loaded.procedure == procedure)
    #expect(loaded.positions == positions)
    #expect(loaded.hash == Artifact.hash(of: procedure, digest: testDigest))
    #expect(Artifact.encode(loaded.procedure, positions: positions, digest: testDigest) == bytes)
  }

  /// Every form that the sample does not use.
  @Test func roundTripOfRareForms() throws {
    var procedure = try Sample.procedure()
    let moment = try Sample.moment("2026-01-26T16:30")
    let later = moment.adding(seconds: 5)
    let all: [Expression] = [
      .compare(.notEqual, .literal(.text("\"\\\n")), .literal(.text(""))),
      .compare(.less, .literal(.moment(moment)), .literal(.moment(later))),
      .compare(.greater, .literal(.date(moment.date)), .literal(.date(moment.date))),
      .compare(.equal, .literal(.list([])), .literal(.list([.number(1)]))),
      .compare(
        .greaterOrEqual, .call(.least, [.literal(.money(.min)), .builtin(.totalFee)]),
        .call(.round, [.literal(.money(.max))])),
      .compare(
        .lessOrEqual, .call(.daysBetween, [.builtin(.today), .builtin(.filedOn)]),
        .call(.length, [.builtin(.caseNumber)])),
      .oneOf(.builtin(.level), [.literal(.choice("full")), .literal(.choice("partial"))]),
    ]
    procedure.papers[3].condition = .any(
      all
        + BuiltinValue.allCases.map { .compare(.equal, .builtin($0), .builtin($0)) })
    let units: [LegalDuration] =
      try WorkingDuration.Unit.allCases.map { .working(try WorkingDuration(3, $0)) }
      + CalendarDuration.Unit.allCases.map { .calendar(try CalendarDuration(3, $0)) }
    procedure.timers.reminders = units.map { Timers.Reminder(before: $0, acts: []) }
    procedure.limits[1].limit = .sameDay(cutoff: nil)
    procedure.filing[2].condition = .literal(.flag(false))
    procedure.timers.overdue = nil
    let verified = try procedure.verified()
    let loaded = try Artifact.load(encode(verified), digest: testDigest)
    #expect(loaded.procedure == verified)
  }

  @Test func identityIsOfTheContentAlone() throws {
    let procedure = try small()
    let one = try Artifact.load(encode(procedure), digest: testDigest)
    let other = try Artifact.load(
      Artifact.encode(procedure, digest: testDigest), digest: testDigest)
    #expect(one.hash == other.hash)
    #expect(encode(procedure) != Artifact.encode(procedure, digest: testDigest))
  }

  @Test func anyChangedByteIsRefused() throws {
    let bytes = encode(try small())
    for index in bytes.indices {
      for change: UInt8 in [0x01, 0x02, 0x04, 0x10, 0x20, 0x80, 0xFF] {
        var damaged = bytes
        damaged[index] ^= change
        #expect(throws: ArtifactFault.self) { try Artifact.load(damaged, digest: testDigest) }
      }
    }
  }

  @Test func anyCutOrAdditionIsRefused() throws {
    let bytes = encode(try small())
    for length in bytes.indices {
      #expect(throws: ArtifactFault.self) {
        try Artifact.load(Array(bytes.prefix(length)), digest: testDigest)
      }
      var longer = bytes
      longer.insert(0x20, at: length)
      #expect(throws: ArtifactFault.self) { try Artifact.load(longer, digest: testDigest) }
    }
    #expect(throws: ArtifactFault(.notCanonical, at: bytes.count)) {
      try Artifact.load(bytes + [0x0A], digest: testDigest)
    }
  }

  @Test func anyMixtureIsRefused() throws {
    let bytes = encode(try Sample.procedure().verified())
    var numbers = SplitMix(seed: 17)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0...(numbers.next() % 4) {
        let from = Int(numbers.next() % UInt64(damaged.count))
        let length = min(Int(numbers.next() % 40), damaged.count - from)
        let to = Int(numbers.next() % UInt64(damaged.count))
        let piece = Array(damaged[from..<(from + length)])
        if numbers.next() % 2 == 0 { damaged.removeSubrange(from..<(from + length)) }
        damaged.insert(contentsOf: piece, at: min(to, damaged.count))
      }
      if damaged == bytes { continue }
      #expect(throws: ArtifactFault.self) { try Artifact.load(damaged, digest: testDigest) }
    }
  }

  /// Somebody who can compute the digests still cannot make loading trap, nor slip in a procedure
  /// that would not be written the same way.
  @Test func resealedChangesNeverTrap() throws {
    let content = Artifact.content(of: try Sample.procedure().verified())
    var numbers = SplitMix(seed: 23)
    var accepted = 0
    for _ in 0..<250 {
      var places = content.places
      places.shuffle(using: &numbers)
      let changed = content.replacing(places[0], with: content.at(places[1]))
      let bytes = reseal(changed)
      do throws(ArtifactFault) {
        let loaded = try Artifact.load(bytes, digest: testDigest)
        #expect(loaded.procedure.procedure.faults() == [])
        #expect(Artifact.encode(loaded.procedure, digest: testDigest) == bytes)
        accepted += 1
      } catch {
        #expect((0...bytes.count).contains(error.offset))
      }
    }
    #expect(accepted > 0)
  }

  private func reseal(
    _ content: JSONValue, format: JSONValue = 1, more: [JSONValue.Member] = []
  ) -> [UInt8] {
    var members: [JSONValue.Member] = [
      .init("content", content), .init("format", format),
      .init("hash", .string("sha256:" + testDigest(content.canonicalBytes()))),
      .init("positions", [:]),
    ]
    members += more
    let seal = "sha256:" + testDigest(JSONValue.object(members).canonicalBytes())
    return JSONValue.object(members + [.init("seal", .string(seal))]).canonicalBytes(.lines)
  }

  @Test func nestingIsBoundedAtEveryDepth() throws {
    var procedure = try Sample.procedure()
    let yes = Expression.literal(.flag(true))
    procedure.papers[3].condition = (0..<62).reduce(.all([yes])) { inner, _ in
      .conditional(inner, then: inner.isDeep ? yes : inner, otherwise: yes)
    }
    let verified = try procedure.verified()
    let bytes = encode(verified)
    #expect(try Artifact.load(bytes, digest: testDigest).procedure == verified)

    let content = Artifact.content(of: verified)
    for depth in [1, 60, 64, 100, 180, 190, 200, 5_000] {
      let nested = (0..<depth).reduce(["value": ["flag": true]] as JSONValue) { inner, _ in
        ["not": inner]
      }
      let place: [JSONPlace] = [.name("papers"), .index(3), .name("condition")]
      let changed = reseal(content.replacing(place, with: nested))
      let isLoaded = (try? Artifact.load(changed, digest: testDigest)) != nil
      #expect(isLoaded == (depth < 64))
    }
  }

  @Test func faultsNameTheirPlace() throws {
    let content = Artifact.content(of: try small())
    let changes: [([JSONPlace], JSONValue?, ArtifactFault.Kind, [String])] = [
      ([.name("titel")], "x", .unknownMember("titel"), ["content", "titel"]),
      ([.name("title")], nil, .missingMember("title"), ["content"]),
      ([.name("title")], 5, .wrongShape(expected: "string"), ["content", "title"]),
      ([.name("steps")], "x", .wrongShape(expected: "array"), ["content", "steps"]),
      (
        [.name("steps"), .index(0), .name("role")], "x", .unknownName("x", of: "roles"),
        ["content", "steps", "0", "role"]
      ),
      (
        [.name("ends"), .index(0), .name("kind")], "x", .unknownWord("x"),
        ["content", "ends", "0", "kind"]
      ),
      (
        [
          .name("steps"), .index(0), .name("outcomes"), .index(0), .name("route"),
          .name("otherwise"),
        ], ["stop": "xong"], .unknownMember("stop"),
        ["content", "steps", "0", "outcomes", "0", "route", "otherwise", "stop"]
      ),
      (
        [.name("calendar"), .name("timeZone")], "Mars",
        .calendar(.unknownTimeZone("Mars")), ["content", "calendar"]
      ),
      (
        [.name("calendar"), .name("monday"), .index(0), .index(0)], "7h", .badDate,
        ["content", "calendar", "monday", "0", "0"]
      ),
      ([.name("sets")], 0, .graph(GraphFault(.countOutOfRange, at: ["sets"])), ["content"]),
      ([.name("conditions")], [], .hashMismatch, ["hash"]),
    ]
    for (place, value, kind, path) in changes {
      let bytes = reseal(content.replacing(place, with: value))
      do throws(ArtifactFault) {
        _ = try Artifact.load(bytes, digest: testDigest)
        Issue.record("accepted")
      } catch {
        #expect(error.kind == kind)
        #expect(error.path == path)
      }
    }
    #expect(throws: ArtifactFault(.unknownFormat(2), path: ["format"], at: 700)) {
      try Artifact.load(reseal(content, format: 2), digest: testDigest)
    }
  }
}

enum JSONPlace: Hashable {
  case name(String)
  case index(Int)
}

extension JSONValue {
  /// The way to every value inside of this one.
  var places: [[JSONPlace]] {
    let inside: [[JSONPlace]] =
      switch self {
      case .flag, .integer, .string: []
      case .array(let elements):
        elements.enumerated().flatMap { index, element in
          element.places.map { [.index(index)] + $0 }
        }
      case .object(let members):
        members.flatMap { member in member.value.places.map { [.name(member.name)] + $0 } }
      }
    return [[]] + inside
  }

  func at(_ place: [JSONPlace]) -> JSONValue? {
    guard let first = place.first else { return self }
    let rest = Array(place.dropFirst())
    switch (first, self) {
    case (.name(let name), .object): return self[name]?.at(rest)
    case (.index(let index), .array(let elements)):
      return elements.indices.contains(index) ? elements[index].at(rest) : nil
    case (.name, _), (.index, _): return nil
    }
  }

  /// The same value with another one, or none, at a place.
  func replacing(_ place: [JSONPlace], with value: JSONValue?) -> JSONValue {
    guard let first = place.first else { return value ?? self }
    let rest = Array(place.dropFirst())
    switch (first, self) {
    case (.name(let name), .object(var members)):
      let index = members.firstIndex { $0.name == name }
      if rest.isEmpty, value == nil {
        members.removeAll { $0.name == name }
      } else if let index {
        members[index].value = members[index].value.replacing(rest, with: value)
      } else if let value {
        members.append(Member(name, value))
      }
      return .object(members)
    case (.index(let index), .array(var elements)):
      if rest.isEmpty, value == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].replacing(rest, with: value)
      }
      return .array(elements)
    case (.name, _), (.index, _): return self
    }
  }
}

extension Expression {
  /// Whether it holds more than a literal; used to nest on one side only.
  fileprivate var isDeep: Bool {
    if case .conditional = self { true } else { false }
  }
}
