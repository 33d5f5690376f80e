import Foundation

/// How often bytes occur in a database file and the log beside it.
func occurrences(of words: [UInt8], inFilesAt path: String) throws -> Int {
  var count = 0
  for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
    let data = try Data(contentsOf: URL(filePath: path + suffix))
    var rest = data.startIndex
    while let range = data.range(of: Data(words), in: rest..<data.endIndex) {
      count += 1
      rest = range.upperBound
    }
  }
  return count
}
