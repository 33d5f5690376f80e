import ProcedureRuntime

/// Where a journal is kept.
public enum JournalStore {
  /// In one file, for the processes of one computer. Makes the file where it is not there.
  ///
  /// - Parameter patience: seconds to wait for another process that is writing.
  public static func sqlite(
    path: String, patience: Double = 5
  ) throws(JournalFault) -> any Journal {
    SQLJournal(database: try SQLiteDatabase(path: path, patience: patience))
  }
}

extension JournalStore {
  /// In a PostgreSQL database that several computers work on. Makes the tables where they are not
  /// there. The URL is one that `libpq` understands: `postgres://user@host/database`.
  ///
  /// - Parameter patience: seconds to wait for what others hold.
  public static func postgres(
    url: String, patience: Double = 5
  ) async throws(JournalFault) -> any Journal {
    SQLJournal(database: try await PostgresDatabase(url: url, patience: patience))
  }
}
