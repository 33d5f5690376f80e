import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A due date and how it comes about.
public struct DueAnswer: Sendable {
  public let start: Moment
  public let limit: TimeLimit
  public let calendar: WorkingCalendar
  public let due: Due
  public let days: [DayLine]

  public init(limit: TimeLimit, from start: Moment, in calendar: WorkingCalendar) {
    self.start = start
    self.limit = limit
    self.calendar = calendar
    due = calendar.due(of: limit, from: start)
    days = calendar.explain(limit: limit, from: start)
  }
}

/// A calendar that a file declares or imports.
public enum CalendarLookup {
  public enum Outcome: Sendable {
    case found(WorkingCalendar)
    /// The file neither declares nor imports a calendar of that name; those it does.
    case unknown([String])
    /// The file has mistakes.
    case refused(LoadedWorkspace)
  }

  /// The calendar of that name as `path` sees it. The question is put to the compiler as a small
  /// procedure beside the file, so that names mean here what they mean in a file.
  public static func calendar(
    named name: String, in path: String
  ) throws(FileFault) -> Outcome {
    let workspace = try Workspace.load([path], examining: .compiling)
    guard !workspace.diagnostics.hasErrors, let home = workspace.paths.first else {
      return .refused(workspace)
    }
    let names = workspace.sources.values.flatMap { source in
      parse(source).tree.root.children.filter { $0.is(.statement, .calendar) }
        .compactMap { $0.first(.name).map { nfc($0.text) } }
    }
    guard names.contains(nfc(name)) else { return .unknown(Set(names).sorted()) }
    let folder = home.lastIndex(of: "/").map { String(home[...$0]) } ?? ""
    let file = home.dropFirst(folder.count)
    let question = SourceText(
      path: "\(folder)--calendar",
      """
      tthc 1
      dùng "\(file)"
      thủ tục t "t":
        lịch \(name)
        bước b "b":
          do người_nộp
          chọn c "c" -> d
        hết
        kết thúc d "d" thành công
      hết
      """)
    let set = SourceSet([parse(question)] + workspace.sources.values.map { parse($0) })
    let answer = compile(question.path, in: set)
    if let procedure = answer.procedures.first?.procedure { return .found(procedure.calendar) }
    return .refused(
      LoadedWorkspace(
        paths: workspace.paths, diagnostics: answer.diagnostics.filter { $0.severity == .error },
        waived: [], procedures: [], scenarios: [], uncompiledScenarios: [], imported: [],
        sources: workspace.sources))
  }
}
