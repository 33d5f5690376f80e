import Foundation
import PrivatePostgres
import ProcedureRuntime
import ProcedureStore

/// Steps by many clients on a machine that has other things to do, with entries kept in bundles and
/// one by one.
func busyMachine() async throws {
  let sheet = try StoreSheet()
  let server = try PrivatePostgres()
  try await withFolder { folder in
    for isBusy in [false, true] {
      let load = isBusy ? try SecondLoad(in: folder) : nil
      defer { load?.end() }
      print("64 clients\(isBusy ? " beside a second load" : "")")
      for (name, bundle, count) in [("in bundles", 512, 56_000), ("one by one", 1, 1400)] {
        let path = folder.appending(path: "\(isBusy)-\(bundle).db").path
        let onSQLite = try await sheet.steps(
          by: 64, on: try JournalStore.sqlite(path: path), about: count, bundle: bundle)
        print("  SQLite, \(name): \(onSQLite.told)")
        let url = try server.newDatabaseURL()
        let onPostgres = try await sheet.steps(
          by: 64, on: try await JournalStore.postgres(url: url), about: count, bundle: bundle)
        print("  PostgreSQL, \(name): \(onPostgres.told)")
      }
    }
  }
}
