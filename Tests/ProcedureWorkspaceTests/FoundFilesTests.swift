import Foundation
import ProcedureWorkspace
import Testing

@Suite("Finding files")
struct FoundFilesTests {
  @Test("folders are searched in a stable order, hidden ones are passed by")
  func folders() throws {
    let desk = try Desk([
      "b.tthc": "", "a.tthc": "", "a/z.tthc": "", "a/b/c.tthc": "", "a/notes.txt": "",
      ".git/x.tthc": "", "a/.hidden.tthc": "", "ă.tthc": "",
    ])
    defer { desk.remove() }
    let found = try foundFiles(at: [desk.folder])
    #expect(desk.names(found.paths) == ["a.tthc", "a/b/c.tthc", "a/z.tthc", "b.tthc", "ă.tthc"])
  }

  @Test("a file is itself, whatever it is called; what is named twice is taken once")
  func files() throws {
    let desk = try Desk(["a.txt": "", "b.tthc": ""])
    defer { desk.remove() }
    let found = try foundFiles(
      at: [desk.path("b.tthc"), desk.path("a.txt"), "-", desk.folder, desk.path("./b.tthc"), "-"])
    #expect(desk.names(found.paths) == ["b.tthc", "a.txt", "-"])
  }

  @Test("links that lead in circles are harmless, and a linked folder is read once")
  func links() throws {
    let desk = try Desk(["a/x.tthc": "", "b/y.tthc": ""])
    defer { desk.remove() }
    try desk.link("a/up", to: "..")
    try desk.link("a/self.tthc", to: "self.tthc")
    try desk.link("b/again", to: "../a")
    #expect(desk.names(try foundFiles(at: [desk.folder]).paths) == ["a/x.tthc", "b/y.tthc"])
  }

  @Test("a path that is not there is thrown; what a folder holds and cannot be read is told")
  func missing() throws {
    let desk = try Desk(["a.tthc": ""])
    defer { desk.remove() }
    #expect(throws: FileFault.self) { try foundFiles(at: [desk.path("b.tthc")]) }
    try desk.link("lost.tthc", to: "nowhere")
    let found = try foundFiles(at: [desk.folder])
    #expect(desk.names(found.paths) == ["a.tthc"])
    #expect(desk.names(found.faults.map(\.path)) == ["lost.tthc"])
  }
}
