import Foundation

/// A temporary folder with files; paths in it are absolute.
struct Desk {
  let folder: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "tthc-\(UUID().uuidString)")
    folder = url.path
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Paths of the folder as they were given to the initialiser.
  func names(_ paths: [String]) -> [String] {
    paths.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 }
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
