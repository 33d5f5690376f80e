import Foundation
import ProcedureRuntime

/// The statements of a connection. Each text is prepared once.
final class PostgresSession: SQLConnection {
  private let library: LibPQ
  private let connection: OpaquePointer
  private var prepared: [String: String] = [:]

  /// - Parameter appends: whether it is for appending above all. A plan is then made once: to make one
  ///   takes longer than to append a few entries, and it is always the same.
  init(_ url: String, _ library: LibPQ, patience: Double, appends: Bool = false) throws {
    self.library = library
    guard let connection = library.connect(url) else {
      throw JournalFault.unavailable("no memory for a connection")
    }
    self.connection = connection
    guard library.status(connection) == 0 else {
      throw JournalFault.unavailable(text(library.errorMessage(connection)))
    }
    try script(
      """
      SET synchronous_commit = on; SET client_min_messages = warning;
      SET lock_timeout = \(Int(patience * 1000))
      """)
    // Whatever is asked often goes by an index, also before the server has counted the rows.
    // Nor is any of it compiled first: what can't go by an index has a cost so high that the server
    // would do that each time, and take a hundred times as long as the answer.
    try script(
      """
      SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
      SET jit = off; SET max_parallel_workers_per_gather = 0
      """)
    if appends { try script("SET plan_cache_mode = force_generic_plan") }
  }

  deinit { library.finish(connection) }

  /// Whether the server is on this computer: reached by a socket in a folder.
  var isLocal: Bool { library.host(connection).map { String(cString: $0) }?.first == "/" }

  var isLost: Bool { library.status(connection) != 0 }

  /// A server that ends says so, and then nothing more, to those who listen.
  var hasEnded: Bool {
    for _ in 0..<2 where library.consumeInput(connection) == 0 { return true }
    return isLost
  }

  var skipLocked: String { "FOR UPDATE SKIP LOCKED" }
  var erasedParts: String { PersonalPart.erasure + ", effects = NULL" }

  func holdBackEntries() throws { try script("SELECT \(PostgresProjection.alone)") }

  /// Runs the body in a transaction, and again where another one got in its way.
  func transaction<Answer>(
    _ mode: String = "", _ body: (PostgresSession) throws -> Answer
  ) throws -> Answer {
    try transaction(mode) { session, _ in try body(session) }
  }

  /// The same with a body that is told whether it is run again.
  func transaction<Answer>(
    _ mode: String = "", _ body: (PostgresSession, Bool) throws -> Answer
  ) throws -> Answer {
    try insisting { isAgain in
      try script("BEGIN \(mode)")
      do {
        let answer = try body(self, isAgain)
        try script("COMMIT")
        return answer
      } catch {
        try? script("ROLLBACK")
        throw error
      }
    }
  }

  /// Again where another transaction got in its way; the body is told whether it is.
  func insisting<Answer>(_ body: (Bool) throws -> Answer) throws -> Answer {
    var tries = 0
    while true {
      do {
        return try body(tries > 0)
      } catch let fault as PostgresFault where fault.mayBeTriedAgain && tries < 20 {
        tries += 1
      }
    }
  }

  /// Several statements without parameters.
  func script(_ sql: String) throws {
    guard let result = library.exec(connection, sql) else { throw lost() }
    defer { library.clear(result) }
    try check(result)
  }

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    try run(sql, with: values.map { PostgresParameter($0) })
  }

  /// The answer is in the server's own format.
  @discardableResult
  func run(_ sql: String, with parameters: [PostgresParameter]) throws -> [SQLRow] {
    let name = try prepare(sql)
    // All of them one behind the other, each followed by a zero.
    var bytes: [UInt8] = []
    var places: [(start: Int?, count: CInt, isBinary: CInt)] = []
    for parameter in parameters {
      let start = bytes.count
      switch parameter {
      case .null: places.append((nil, 0, 0))
      case .text(let text):
        bytes.append(contentsOf: text.utf8)
        places.append((start, 0, 0))
      case .binary(let part):
        bytes.append(contentsOf: part)
        places.append((start, CInt(part.count), 1))
      }
      bytes.append(0)
    }
    let result = bytes.withUnsafeBytes { bytes in
      let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress
      return library.execPrepared(
        connection, name, CInt(places.count),
        places.map { $0.start.flatMap { base?.advanced(by: $0) } },
        places.map(\.count), places.map(\.isBinary), 1)
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
    // 0: there was nothing to do; 1: a command is done; 2: rows have come.
    guard library.resultStatus(result) > 2 else { return }
    func field(_ letter: UInt8) -> String {
      library.resultErrorField(result, CInt(letter)).map { String(cString: $0) } ?? ""
    }
    throw PostgresFault(
      state: field(UInt8(ascii: "C")), text: text(library.resultErrorMessage(result)),
      function: field(UInt8(ascii: "R")))
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
  fileprivate init(postgres bytes: UnsafeBufferPointer<UInt8>, type: UInt32) throws {
    switch type {
    case 16, 20, 21, 23:
      // The most significant byte comes first, the sign with it.
      var number = Int64(Int8(bitPattern: bytes.first ?? 0))
      for byte in bytes.dropFirst() { number = number << 8 | Int64(byte) }
      self = .integer(number)
    case 17: self = .bytes(Array(bytes))
    // The answer of a function that has none.
    case 2278: self = .null
    case 19, 25, 1043: self = .text(String(decoding: bytes, as: UTF8.self))
    case _: throw JournalFault.damaged("a column of type \(type)")
    }
  }
}
