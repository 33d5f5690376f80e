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
