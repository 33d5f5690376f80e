import Foundation
import ProcedureGraph
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureActions

/// Local programs: their input, their answer, their exit codes, and their end.
@Suite(.timeLimit(.minutes(2))) struct CommandTests {
  private func shell(
    _ script: String, environment: [String] = [], known: [String: String] = [:]
  ) throws -> any Action {
    try ActionKind.command.make(
      ActionSample.settings(
        [
          "program": "/bin/sh", "arguments": ["-c", .string(script)],
          "environment": .array(environment.map { .string($0) }),
        ], environment: known))
  }

  @Test func theRequestIsReadAndTheResultIsWritten() async throws {
    let action = try shell(
      #"read -r line; case "$line" in *'"key":"HS-260126-0001/3.2"'*) echo '{"họ_tên": "Cúc"}';; esac"#
    )
    #expect(await came(of: action) == .done(.text("Cúc")))
  }

  @Test(arguments: [
    (0, nil), (65, ActionFault.Kind.permanent), (64, .permanent), (78, .permanent),
    (75, .transient), (69, .transient), (1, .transient),
  ])
  func exitCodesTellWhatMayPass(_ code: Int, _ kind: ActionFault.Kind?) async throws {
    let action = try shell("cat >/dev/null; echo 'không được' >&2; exit \(code)")
    let found = await fault(of: action, ActionSample.action(gives: nil))
    #expect(found?.kind == kind)
    if let found {
      #expect(found.reason.vi == "chương trình kết thúc với mã \(code): không được")
    }
  }

  @Test func itSeesOfTheEnvironmentWhatItIsHanded() async throws {
    let action = try shell(
      #"cat >/dev/null; printf '{"value": "%s"}' "$A$B$HOME""#, environment: ["A"],
      known: ["A": "a", "B": "b", "HOME": "/x"])
    #expect(await came(of: action) == .done(.text("a")))
  }

  @Test func aProgramThatWritesTooMuchHasFailed() async throws {
    let action = try shell("cat >/dev/null; head -c 3000000 /dev/zero")
    #expect(await came(of: action) == .failed(.transient))
  }

  /// Whatever the program has started ends with it.
  @Test func whoIsToldToStopIsKilledWithItsGroup() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "pid-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let action = try shell("sleep 600 & echo $! > \(file.path); wait")
    let work = Task { await came(of: action) }
    var child: pid_t?
    while child == nil {
      await Task.yield()
      let text = try? String(contentsOf: file, encoding: .utf8)
      child = text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    work.cancel()
    #expect(await work.value == .failed(.transient))
    let pid = try #require(child)
    while kill(pid, 0) == 0, !isDead(pid) { await Task.yield() }
  }

  /// Gone, or not yet collected by its parent.
  private func isDead(_ pid: pid_t) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
      return true
    }
    return text.split(separator: ")").last?.hasPrefix(" Z") == true
  }

  @Test(arguments: ["sh", "./sh", "/khong/co", "/etc"])
  func programsThatCanNotBeRun(_ path: String) {
    // A folder may be entered, which is not to be run.
    #expect(throws: SettingFault.self) {
      try ActionKind.command.make(ActionSample.settings(["program": .string(path)]))
    }
  }
}
