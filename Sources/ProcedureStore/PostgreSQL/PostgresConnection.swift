import Foundation
import ProcedureRuntime

/// One connection, used by one caller at a time. Its calls block, so it has a thread of its own.
actor PostgresConnection {
  private let executor = QueueExecutor("postgres")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  private let session: PostgresSession

  init(_ url: String, _ library: LibPQ) async throws {
    session = try PostgresSession(url, library)
  }

  /// Runs the body in a transaction, and again where another one got in its way.
  func transaction<Answer: Sendable>(
    _ body: @Sendable (PostgresSession) throws -> Answer
  ) throws -> Answer {
    var tries = 0
    while true {
      do {
        try session.script("BEGIN")
        let answer = try body(session)
        try session.script("COMMIT")
        return answer
      } catch {
        try? session.script("ROLLBACK")
        tries += 1
        guard let fault = error as? PostgresFault, fault.mayBeTriedAgain, tries < 20 else {
          throw error
        }
      }
    }
  }

  /// Statements of which each sees what is there by then.
  func run<Answer: Sendable>(
    _ body: @Sendable (PostgresSession) throws -> Answer
  ) throws -> Answer { try body(session) }

  var isLost: Bool { session.isLost }
}

final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue
  init(_ label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// What the server says is wrong.
struct PostgresFault: Error {
  /// Five characters that stand for the kind of fault; empty where the connection is gone.
  var state: String
  var text: String

  /// A key or number that another transaction has just used, a deadlock, a failed serialisation.
  var mayBeTriedAgain: Bool { ["23505", "40P01", "40001"].contains(state) }

  var journalFault: JournalFault {
    switch state {
    case "53100": .full(text)
    case "55P03", "57014": .locked(text)
    case "XX001", "XX002": .damaged(text)
    case _: .unavailable(state.isEmpty ? text : "\(state) \(text)")
    }
  }
}

/// The statements of a connection. Each text is prepared once.
final class PostgresSession: SQLConnection {
  private let library: LibPQ
  private let connection: OpaquePointer
  private var prepared: [String: String] = [:]

  init(_ url: String, _ library: LibPQ) throws {
    self.library = library
    guard let connection = library.connect(url) else {
      throw JournalFault.unavailable("no memory for a connection")
    }
    self.connection = connection
    guard library.status(connection) == 0 else {
      throw JournalFault.unavailable(text(library.errorMessage(connection)))
    }
    try script("SET synchronous_commit = on; SET lock_timeout = '5s'; SET bytea_output = 'hex'")
    try script("SET client_min_messages = warning")
  }

  deinit { library.finish(connection) }

  var isLost: Bool { library.status(connection) != 0 }

  var skipLocked: String { "FOR UPDATE SKIP LOCKED" }
  var erasedParts: String { PersonalPart.erasure }

  func holdBack(_ table: String) throws { try script("LOCK TABLE \(table) IN SHARE MODE") }

  /// Several statements without parameters.
  func script(_ sql: String) throws {
    guard let result = library.exec(connection, sql) else { throw lost() }
    defer { library.clear(result) }
    try check(result)
  }

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    let name = try prepare(sql)
    let texts = values.map { $0.parameter.map { strdup($0) } ?? nil }
    defer { for text in texts { free(text) } }
    let pointers = texts.map { $0.map { UnsafePointer<CChar>($0) } }
    let result = pointers.withUnsafeBufferPointer { pointers in
      library.execPrepared(
        connection, name, CInt(values.count), pointers.baseAddress, nil, nil, 0)
    }
    guard let result else { throw lost() }
    defer { library.clear(result) }
    try check(result)
    return try read(result)
  }

  private func prepare(_ sql: String) throws -> String {
    if let name = prepared[sql] { return name }
    let name = "s\(prepared.count)"
    let numbered = sql.replacing("?", with: "$")
    guard let result = library.prepare(connection, name, numbered, 0, nil) else { throw lost() }
    defer { library.clear(result) }
    try check(result)
    prepared[sql] = name
    return name
  }

  private func check(_ result: OpaquePointer) throws {
    // 1: a command is done; 2: rows have come.
    let status = library.resultStatus(result)
    guard status != 1, status != 2 else { return }
    let state = CInt(UInt8(ascii: "C"))
    throw PostgresFault(
      state: library.resultErrorField(result, state).map { String(cString: $0) } ?? "",
      text: text(library.resultErrorMessage(result)))
  }

  private func lost() -> PostgresFault {
    PostgresFault(state: "", text: text(library.errorMessage(connection)))
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    let text = pointer.map { String(cString: $0) } ?? ""
    return String(text.reversed().drop { $0.isWhitespace }.reversed())
  }

  private func read(_ result: OpaquePointer) throws -> [SQLRow] {
    let columns = library.columns(result)
    let types = (0..<columns).map { library.type(result, $0) }
    return try (0..<library.rows(result)).map { row in
      SQLRow(
        try (0..<columns).map { column in
          guard library.isNull(result, row, column) == 0,
            let start = library.value(result, row, column)
          else { return .null }
          let bytes = UnsafeBufferPointer(
            start: start, count: Int(library.length(result, row, column)))
          return try SQLValue(postgres: bytes, type: types[Int(column)])
        })
    }
  }
}

extension SQLValue {
  /// As PostgreSQL reads it from text; nil is null.
  fileprivate var parameter: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let text): text
    case .bytes(let bytes): "\\x" + PostgresArray.hexadecimal(bytes)
    }
  }

  fileprivate init(postgres bytes: UnsafeBufferPointer<UInt8>, type: UInt32) throws {
    switch type {
    case 20, 21, 23:
      guard let number = Int64(String(decoding: bytes, as: UTF8.self)) else {
        throw JournalFault.damaged("a number that is none")
      }
      self = .integer(number)
    case 17:
      // `\x` and two digits a byte.
      func digit(_ byte: UInt8) -> UInt8 { byte < 0x3a ? byte - 0x30 : byte - 0x57 }
      var found: [UInt8] = []
      found.reserveCapacity(bytes.count / 2)
      for place in stride(from: 2, to: bytes.count - 1, by: 2) {
        found.append(digit(bytes[place]) << 4 | digit(bytes[place + 1]))
      }
      self = .bytes(found)
    case _: self = .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// A list as PostgreSQL reads it from text.
enum PostgresArray {
  static func integers(_ numbers: [Int64?]) -> SQLValue {
    .text("{" + numbers.map { $0.map { String($0) } ?? "NULL" }.joined(separator: ",") + "}")
  }

  static func texts(_ texts: [String?]) -> SQLValue {
    .text("{" + texts.map { $0.map { quoted($0) } ?? "NULL" }.joined(separator: ",") + "}")
  }

  static func bytes(_ values: [[UInt8]?]) -> SQLValue {
    let parts = values.map { $0.map { "\"\\\\x\(hexadecimal($0))\"" } ?? "NULL" }
    return .text("{" + parts.joined(separator: ",") + "}")
  }

  private static func quoted(_ text: String) -> String {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        quoted.append(UInt8(ascii: "\\"))
      }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits: [UInt8] = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}
