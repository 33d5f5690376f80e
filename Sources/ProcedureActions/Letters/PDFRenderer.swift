import Foundation
import ProcedureRuntime

/// Makes a PDF of a page with a LibreOffice that has no screen.
struct PDFRenderer: Sendable {
  private let path: String

  /// Nil where no program is at the path.
  init?(at path: String) {
    guard LocalProgram(at: path) != nil else { return nil }
    self.path = path
  }

  /// The first of the usual places where it is installed; nil where it is not.
  static var installed: PDFRenderer? {
    let places = [
      "/usr/bin/soffice", "/usr/local/bin/soffice", "/usr/lib/libreoffice/program/soffice",
    ]
    for path in places {
      if let renderer = PDFRenderer(at: path) { return renderer }
    }
    return nil
  }

  /// The page as a PDF. Every run has a profile of its own, so that several do not meet; a run whose
  /// task is cancelled is ended with all its processes.
  func pdf(of page: String) async throws(ActionFault) -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tthc-pdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "page.html")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(page.utf8).write(to: source)
    } catch {
      throw Self.fault(": \(error.localizedDescription)")
    }
    let surroundings = ["HOME": folder.path, "TMPDIR": folder.path]
    guard let program = LocalProgram(at: path, environment: surroundings) else {
      throw .transient(vi: "không có chương trình `\(path)`", en: "there is no program `\(path)`")
    }
    let run = try await program.run(
      [],
      [
        "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
        "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder.path, source.path,
      ])
    // It says 0 also where it has made nothing.
    let made = FileManager.default.contents(atPath: folder.appending(path: "page.pdf").path)
    guard run.code == 0, let made, !made.isEmpty else {
      let words = run.complaints.isEmpty ? "" : ": " + run.complaints.joined(separator: "; ")
      throw Self.fault(words)
    }
    return made
  }

  private static func fault(_ words: String) -> ActionFault {
    .transient(
      vi: "không chuyển được văn bản sang PDF\(words)",
      en: "the letter can't be made a PDF\(words)")
  }
}
