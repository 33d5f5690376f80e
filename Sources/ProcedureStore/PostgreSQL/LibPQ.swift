import Foundation
import ProcedureRuntime

/// The system's client library of PostgreSQL, opened when it is needed: one program serves both
/// stores, and nothing has to be installed to build it.
struct LibPQ: Sendable {
  typealias Text = UnsafePointer<CChar>
  typealias Texts = UnsafePointer<UnsafePointer<CChar>?>
  typealias Numbers = UnsafePointer<CInt>

  let connect: @convention(c) @Sendable (Text) -> OpaquePointer?
  let finish: @convention(c) @Sendable (OpaquePointer) -> Void
  let status: @convention(c) @Sendable (OpaquePointer) -> CInt
  let host: @convention(c) @Sendable (OpaquePointer) -> Text?
  let consumeInput: @convention(c) @Sendable (OpaquePointer) -> CInt
  let errorMessage: @convention(c) @Sendable (OpaquePointer) -> Text?
  let exec: @convention(c) @Sendable (OpaquePointer, Text) -> OpaquePointer?
  let prepare:
    @convention(c) @Sendable (OpaquePointer, Text, Text, CInt, UnsafePointer<UInt32>?) ->
      OpaquePointer?
  let execPrepared:
    @convention(c) @Sendable (
      OpaquePointer, Text, CInt, Texts?, Numbers?, Numbers?, CInt
    ) -> OpaquePointer?
  let resultStatus: @convention(c) @Sendable (OpaquePointer) -> CInt
  let resultErrorField: @convention(c) @Sendable (OpaquePointer, CInt) -> Text?
  let resultErrorMessage: @convention(c) @Sendable (OpaquePointer) -> Text?
  let clear: @convention(c) @Sendable (OpaquePointer) -> Void
  let rows: @convention(c) @Sendable (OpaquePointer) -> CInt
  let columns: @convention(c) @Sendable (OpaquePointer) -> CInt
  let type: @convention(c) @Sendable (OpaquePointer, CInt) -> UInt32
  let isNull: @convention(c) @Sendable (OpaquePointer, CInt, CInt) -> CInt
  let length: @convention(c) @Sendable (OpaquePointer, CInt, CInt) -> CInt
  let value: @convention(c) @Sendable (OpaquePointer, CInt, CInt) -> UnsafeMutablePointer<UInt8>?

  /// Nil where the library is not installed.
  static let shared = LibPQ()

  private init?() {
    let names = ["libpq.so.5", "libpq.5.dylib", "libpq.so"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first else { return nil }
    func find<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard
      let connect = find("PQconnectdb", (@convention(c) @Sendable (Text) -> OpaquePointer?).self),
      let finish = find("PQfinish", (@convention(c) @Sendable (OpaquePointer) -> Void).self),
      let status = find("PQstatus", (@convention(c) @Sendable (OpaquePointer) -> CInt).self),
      let host = find("PQhost", (@convention(c) @Sendable (OpaquePointer) -> Text?).self),
      let consumeInput = find(
        "PQconsumeInput", (@convention(c) @Sendable (OpaquePointer) -> CInt).self),
      let errorMessage = find(
        "PQerrorMessage", (@convention(c) @Sendable (OpaquePointer) -> Text?).self),
      let exec = find(
        "PQexec", (@convention(c) @Sendable (OpaquePointer, Text) -> OpaquePointer?).self),
      let prepare = find(
        "PQprepare",
        (@convention(c) @Sendable (OpaquePointer, Text, Text, CInt, UnsafePointer<UInt32>?) ->
          OpaquePointer?).self),
      let execPrepared = find(
        "PQexecPrepared",
        (@convention(c) @Sendable (
          OpaquePointer, Text, CInt, Texts?, Numbers?, Numbers?, CInt
        ) -> OpaquePointer?).self),
      let resultStatus = find(
        "PQresultStatus", (@convention(c) @Sendable (OpaquePointer) -> CInt).self),
      let resultErrorField = find(
        "PQresultErrorField", (@convention(c) @Sendable (OpaquePointer, CInt) -> Text?).self),
      let resultErrorMessage = find(
        "PQresultErrorMessage", (@convention(c) @Sendable (OpaquePointer) -> Text?).self),
      let clear = find("PQclear", (@convention(c) @Sendable (OpaquePointer) -> Void).self),
      let rows = find("PQntuples", (@convention(c) @Sendable (OpaquePointer) -> CInt).self),
      let columns = find("PQnfields", (@convention(c) @Sendable (OpaquePointer) -> CInt).self),
      let type = find(
        "PQftype", (@convention(c) @Sendable (OpaquePointer, CInt) -> UInt32).self),
      let isNull = find(
        "PQgetisnull", (@convention(c) @Sendable (OpaquePointer, CInt, CInt) -> CInt).self),
      let length = find(
        "PQgetlength", (@convention(c) @Sendable (OpaquePointer, CInt, CInt) -> CInt).self),
      let value = find(
        "PQgetvalue",
        (@convention(c) @Sendable (OpaquePointer, CInt, CInt) -> UnsafeMutablePointer<UInt8>?)
          .self)
    else { return nil }
    self.connect = connect
    self.finish = finish
    self.status = status
    self.host = host
    self.consumeInput = consumeInput
    self.errorMessage = errorMessage
    self.exec = exec
    self.prepare = prepare
    self.execPrepared = execPrepared
    self.resultStatus = resultStatus
    self.resultErrorField = resultErrorField
    self.resultErrorMessage = resultErrorMessage
    self.clear = clear
    self.rows = rows
    self.columns = columns
    self.type = type
    self.isNull = isNull
    self.length = length
    self.value = value
  }
}
