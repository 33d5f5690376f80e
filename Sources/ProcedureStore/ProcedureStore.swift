// ProcedureStore keeps the journal of cases on disk: on SQLite for one computer, on PostgreSQL for
// several.
//
// Both keep the same tables, and both are held to the same tests as the journal in memory. An answer
// means that what was appended is on disk. This floor refuses to know what a command means and what
// an event holds: it keeps bytes, a few columns to find them by, and their order.

import Crypto
import ProcedureRuntime

extension Seals {
  /// SHA-256, and salts from the system's source of chance.
  public static let standard = Seals(
    digest: { Array(SHA256.hash(data: $0)) },
    salt: {
      var chance = SystemRandomNumberGenerator()
      return (0..<2).flatMap { _ in
        withUnsafeBytes(of: chance.next() as UInt64) { Array($0) }
      }
    })
}
