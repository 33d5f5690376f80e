import Logging
import ProcedureRuntime
import ProcedureWorkspace
import Synchronization

/// The directory of officers as its file says now. Officers come and go while a worker runs: the file is
/// read again when it has changed. One that can't be read leaves the directory as it was, and is told.
final class LiveDirectory: Sendable {
  private let file: String
  private let log: Logger
  private let state: Mutex<(stamps: FileStamps, directory: Directory)>

  /// What is wrong with the file to begin with is said with its places, and thrown.
  init(_ file: String, log: Logger) throws {
    self.file = file
    self.log = log
    // A change while it is read is found the next time.
    let stamps = FileStamps(of: [], and: [file])
    state = Mutex((stamps, try PeopleOption.directory(in: file)))
  }

  var current: Directory {
    let stamps = FileStamps(of: [], and: [file])
    return state.withLock { state in
      guard state.stamps != stamps else { return state.directory }
      state.stamps = stamps
      var faults: [String] = []
      do {
        state.directory = try PeopleOption.directory(in: file) { faults.append($0) }
        log.info("\(words(vi: "đã đọc lại danh bạ", en: "the directory was read again"))")
      } catch {
        log.error(
          "\(words(vi: "danh bạ có lỗi, vẫn dùng danh bạ trước", en: "the directory is faulty and stays as it was"))",
          metadata: ["detail": "\(faults.isEmpty ? file : faults.joined(separator: "; "))"])
      }
      return state.directory
    }
  }
}
