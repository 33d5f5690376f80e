import CivilTime
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureSyntax
import SourceText
import Synchronization
import Testing

@testable import ProcedureActions

/// Notices to a role reach those who hold it, by a real mail server.
@Suite(.serialized, .timeLimit(.minutes(2))) struct OfficerMailTests {
  private static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết
    cơ quan phường "Ủy ban nhân dân phường" mã "H32"
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò lãnh_đạo "Lãnh đạo"
    mẫu tin chờ_ký "Hồ sơ {mã_hồ_sơ} chờ ký."

    thủ tục cấp "Cấp giấy phép":
      mã 1.013225
      thực hiện bởi phường
      lịch hành_chính
      bước nhận "Tiếp nhận":
        do một_cửa
        chọn trình "Trình ký" -> ký
      hết
      bước ký "Ký":
        do lãnh_đạo
        khi vào:
          báo lãnh_đạo qua thư điện tử bằng chờ_ký
        hết
        chọn ký "Ký" -> xong
        chọn nhắc "Nhắc" -> ký_lại:
          nhắc lãnh_đạo
        hết
      hết
      bước ký_lại "Ký lại":
        do lãnh_đạo
        chọn báo "Báo" -> ký_lại:
          báo lãnh_đạo qua thư điện tử bằng chờ_ký
        hết
        chọn ký "Ký" -> xong
      hết
      kết thúc xong "Xong" thành công
    hết

    """

  /// Tùng and Hà sign at the ward, Bình at another; Hà has no address. Until the 27th Mai may act for
  /// Tùng in this procedure, and Lan for Hà in another.
  private static let people = """
    {"agencies": [{"code": "H32", "title": "UBND phường"}, {"code": "H33", "title": "UBND xã"}],
     "officers": [
      {"id": "mai", "name": "Trần Thị Mai", "email": "mai@vi.du",
       "posts": [{"agency": "H32", "role": "một_cửa", "from": "2026-01-01"}]},
      {"id": "tùng", "name": "Lê Tùng", "email": "tung@vi.du",
       "posts": [{"agency": "H32", "role": "lãnh_đạo", "from": "2026-01-01"}]},
      {"id": "hà", "name": "Vũ Hà",
       "posts": [{"agency": "H32", "role": "lãnh_đạo", "from": "2026-01-01"}]},
      {"id": "lan", "name": "Nguyễn Thị Lan", "email": "lan@vi.du", "posts": []},
      {"id": "bình", "name": "Hồ Bình", "email": "binh@vi.du",
       "posts": [{"agency": "H33", "role": "lãnh_đạo", "from": "2026-01-01"}]}],
     "delegations": [
      {"grantor": "tùng", "delegate": "mai", "procedures": ["1.013225"], "from": "2026-01-26",
       "until": "2026-01-27"},
      {"grantor": "hà", "delegate": "lan", "procedures": ["khác"], "from": "2026-01-26",
       "until": "2026-01-27"}]}
    """

  private let office = Contact(name: "Văn phòng", email: "van-phong@vi.du")
  private let time = HandTime()

  private func directory(_ changed: (String, String)? = nil) throws -> Directory {
    var text = Self.people
    if let (old, new) = changed { text = text.replacing(old, with: new) }
    let (directory, faults) = Directory.read(Array(text.utf8))
    try #require(faults.isEmpty, "\(faults)")
    return directory
  }

  private struct Work {
    var desk: Desk
    var bindings: Bindings
    var number: String
  }

  private func worker(_ work: Work, _ directory: Directory) -> Worker {
    let office = office
    return Worker(
      work.desk, work.bindings,
      clock: .standing { [time] in time.now },
      addresses: { Addresses(officers: directory.officers(reachedAs: $0), office: office) })
  }

  /// A case that has come to be signed.
  private func work(_ server: MailServer) async throws -> Work {
    let source = SourceText(path: "thu-tuc.tthc", Self.text)
    let compilation = compile(source.path, in: SourceSet([parse(source)]))
    let verified = try #require(
      compilation.procedures.first?.verified, "\(compilation.diagnostics)")
    let mail = try ActionKind.mail.make(
      ActionSample.settings([
        "from": "mot-cua@vi.du", "host": "127.0.0.1", "port": .integer(Int64(server.port)),
        "security": "none",
      ]))
    let bindings = Bindings(builtIn: Binding(mail))
    let desk = Desk(MemoryJournal(), FeeSample.seals)
    try await desk.deploy(try FeeSample.artifact(of: verified), with: bindings, at: FeeSample.start)
    let filing = Command.file(
      Filing(Opening(caseNumber: "", applicant: Applicant(name: "Lê Thị Cúc"), channel: .online)))
    let number = try await desk.open("cấp", with: filing, at: FeeSample.start).caseNumber
    let work = Work(desk: desk, bindings: bindings, number: number)
    try await FeeSample.choose("trình", desk, number)
    return work
  }

  private func recipients(_ count: Int, at server: MailServer) throws -> [String] {
    try (0..<count).flatMap { _ in try server.arrival().to }.sorted()
  }

  @Test func whoHoldsTheRoleAndWhoMayActForHerAreWrittenTo() async throws {
    let server = try MailServer()
    defer { server.stop() }
    let work = try await work(server)
    let (desk, number, worker) = (work.desk, work.number, worker(work, try directory()))
    #expect(try await worker.round().notes.map(\.outcome) == [.done])
    // Hà has no address, which is nothing wrong where others are reached; Lan acts for her elsewhere.
    #expect(try recipients(2, at: server) == ["mai@vi.du", "tung@vi.du"])
    // A step that somebody has is hers alone; from the 28th on nobody acts for Tùng.
    try await FeeSample.choose("nhắc", desk, number)
    time.now = FeeSample.start.adding(days: 2)
    let claim = TaskClaim(ID(2), by: Agent("tùng"))
    _ = try await desk.submit(.claim(claim), to: number, at: time.now)
    let again = Choice(by: Performer(ID(3), person: "tùng"), .outcome(ID(2), index: 0))
    _ = try await desk.submit(.act(again), to: number, at: time.now)
    #expect(try await worker.round().notes.map(\.outcome) == [.done, .done])
    // The reminder of the 26th goes to those of that day.
    #expect(try recipients(3, at: server) == ["mai@vi.du", "tung@vi.du", "tung@vi.du"])
  }

  @Test func theOfficeIsWrittenToWhereNoOfficerIsReached() async throws {
    let server = try MailServer()
    defer { server.stop() }
    let nobody = try directory(("\"role\": \"lãnh_đạo\"", "\"role\": \"khác\""))
    let first = worker(try await work(server), nobody)
    #expect(try await first.round().notes.map(\.outcome) == [.done])
    #expect(try recipients(1, at: server) == ["van-phong@vi.du"])
    // Nobody who signs has an address, but who may act for one of them has.
    let alone = try directory(("\"email\": \"tung@vi.du\",", ""))
    let second = worker(try await work(server), alone)
    #expect(try await second.round().notes.map(\.outcome) == [.done])
    #expect(try recipients(1, at: server) == ["mai@vi.du"])
  }

  @Test func whoWasReachedIsNotWrittenToAgain() async throws {
    let server = try MailServer()
    defer { server.stop() }
    let work = try await work(server)
    let busy = worker(work, try directory(("tung@vi.du", "cho-doi@vi.du")))
    #expect(try await busy.round().notes.map(\.outcome) == [.again])
    time.now = FeeSample.start.adding(days: 1)
    let again = try await busy.round().notes
    #expect(again.map(\.outcome) == [.again])
    #expect(again.first?.text?.en.contains("451") == true)
    time.now = FeeSample.start.adding(days: 2)
    let gone = worker(work, try directory(("tung@vi.du", "khong-co@vi.du")))
    #expect(try await gone.round().notes.map(\.outcome) == [.incident])
    #expect(try recipients(1, at: server) == ["mai@vi.du"])
  }
}

/// A clock that stands until it is set.
private final class HandTime: Sendable {
  private let moment = Mutex(FeeSample.start)

  var now: Moment {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}
