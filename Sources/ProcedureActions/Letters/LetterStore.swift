import Foundation
import ProcedureRuntime

/// The folder where letters are put: one folder for each case in it, named after its number.
struct LetterStore: Hashable, Sendable {
  let folder: URL

  /// Where a letter is put: `HS-260126-0001/3.2-giay_tiep_nhan.html`.
  func file(of call: ActionCall, _ document: Document, ending: String) -> URL {
    let place =
      call.key.hasPrefix(call.caseNumber + "/")
      ? String(call.key.dropFirst(call.caseNumber.count + 1)) : call.key
    return folder.appending(path: call.caseNumber.fileName)
      .appending(path: "\(place)-\(document.name.unmarked)".fileName + "." + ending)
  }

  func contents(of file: URL) -> Data? { FileManager.default.contents(atPath: file.path) }

  /// Puts a file there as a whole or not at all. One that is there stays as it is: what was issued
  /// under a key is never written anew.
  func put(_ data: Data, at file: URL) throws(ActionFault) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if FileManager.default.fileExists(atPath: file.path) { return }
      try data.write(to: file, options: .atomic)
    } catch {
      let words = error.localizedDescription
      throw .transient(
        vi: "không ghi được văn bản vào thư mục văn bản: \(words)",
        en: "the letter can't be written to the folder of letters: \(words)")
    }
  }
}

extension String {
  /// The same as a single name of a file, whatever it holds.
  fileprivate var fileName: String {
    let encoded = percentEncoded
    return encoded.hasPrefix(".") ? "%2E" + encoded.dropFirst() : encoded
  }
}
