import Foundation
import GRDB

extension Desk {
  /// Writes into the file of a store past the program, as somebody would who tampers with it.
  func sql(_ statement: String, in name: String = "tthc.db") throws {
    let queue = try DatabaseQueue(path: folder.appending(path: name).path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
    try queue.close()
  }
}
