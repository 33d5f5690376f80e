import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureVerifier
import SourceText

/// What an artifact holds, in short.
public struct ArtifactSummary: Sendable {
  public let procedure: Procedure
  public let hash: String
  /// Where a case may come back to a step.
  public let rounds: [Round]

  public init(_ loaded: Artifact.Loaded) {
    procedure = loaded.procedure.procedure
    hash = loaded.hash
    rounds = ProcedureVerifier.rounds(of: procedure)
  }

  /// For people.
  public func text(in language: Language) -> String {
    var lines = ["\(procedure.name)  \(procedure.title)"]
    func add(_ label: Localized, _ text: String?) {
      if let text, !text.isEmpty { lines.append("  \(label[language]): \(text)") }
    }
    add(Localized(vi: "mã băm", en: "hash"), hash)
    add(Localized(vi: "mã thủ tục", en: "code"), procedure.code)
    add(Localized(vi: "lĩnh vực", en: "sector"), procedure.sector)
    add(
      Localized(vi: "khung", en: "frameworks"),
      procedure.frameworks.map(\.name).joined(separator: ", "))
    add(Localized(vi: "lịch", en: "calendar"), procedure.calendar.title)
    add(
      Localized(vi: "thời hạn", en: "limit"),
      procedure.limits.map { limit($0, in: language) }.joined(separator: " / "))
    add(
      Localized(vi: "vai trò", en: "roles"),
      procedure.roles.indices.map { title(of: ID($0), in: language) }.joined(separator: ", "))
    lines.append("  \(Localized(vi: "các bước", en: "steps")[language]):")
    for (number, step) in procedure.steps.enumerated() {
      let limits = step.limits.map { limit($0, in: language) }.joined(separator: " / ")
      let role = title(of: step.role, in: language)
      lines.append(
        "  \(number + 1). \(step.name)  \(step.title): \(role)"
          + (limits.isEmpty ? "" : ", \(limits)"))
      for outcome in step.outcomes {
        let targets = self.targets(of: outcome.route).joined(separator: " | ")
        lines.append("       \(outcome.name) → \(targets)")
      }
    }
    lines += stages(in: language) + parallels(in: language) + loops(in: language)
    lines.append("  \(Localized(vi: "kết thúc", en: "ends")[language]):")
    for end in procedure.ends {
      lines.append("     \(end.name)  \(end.title): \(end.kind.words[language])")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For programs, described by `Grammar/inspect.schema.json`.
  public func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("name", procedure.name)
      json.member("title", procedure.title)
      if let code = procedure.code { json.member("code", code) }
      json.member("hash", hash)
      json.member("frameworks", procedure.frameworks.map(\.name))
      json.member("calendar", procedure.calendar.name)
      json.member("limits", procedure.limits.map { limit($0, in: .vi) })
      json.member("roles", procedure.roles.map(\.name))
      json.member("steps") { json in
        json.array(of: procedure.steps) { json, step in json.object { write(step, to: &$0) } }
      }
      if !procedure.parallels.isEmpty {
        json.member("parallels") { json in
          json.array(of: procedure.parallels) { json, block in
            json.object {
              $0.member("name", block.name)
              $0.member("title", block.title)
              $0.member("branches", block.branches.map(\.name))
              $0.member("targets", targets(of: block.route))
            }
          }
        }
      }
      if !rounds.isEmpty {
        json.member("loops") { json in
          json.array(of: rounds) { json, round in json.object { write(round, to: &$0) } }
        }
      }
      json.member("ends") { json in
        json.array(of: procedure.ends) { json, end in
          json.object {
            $0.member("name", end.name)
            $0.member("title", end.title)
            $0.member("kind", end.kind.rawValue)
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// Stages with a limit of their own.
  private func stages(in language: Language) -> [String] {
    let stages = procedure.stages.filter { !$0.limits.isEmpty }
    guard !stages.isEmpty else { return [] }
    return ["  \(Localized(vi: "giai đoạn", en: "stages")[language]):"]
      + stages.map { stage in
        let limits = stage.limits.map { limit($0, in: language) }.joined(separator: " / ")
        return "     \(stage.name)  \(stage.title): \(limits)"
      }
  }

  private func parallels(in language: Language) -> [String] {
    guard !procedure.parallels.isEmpty else { return [] }
    return ["  \(Localized(vi: "song song", en: "parallel work")[language]):"]
      + procedure.parallels.map { block in
        let branches = block.branches.map(\.name).joined(separator: ", ")
        let targets = self.targets(of: block.route).joined(separator: " | ")
        return "     \(block.name)  \(block.title): \(branches) → \(targets)"
      }
  }

  private func write(_ step: Step, to json: inout JSONWriter) {
    json.member("name", step.name)
    json.member("title", step.title)
    json.member("role", procedure.roles[step.role.index].name)
    json.member("origin", step.origin)
    json.member("limits", step.limits.map { limit($0, in: .vi) })
    json.member("outcomes") { json in
      json.array(of: step.outcomes) { json, outcome in
        json.object {
          $0.member("name", outcome.name)
          $0.member("title", outcome.title)
          $0.member("targets", targets(of: outcome.route))
        }
      }
    }
  }

  /// The two roles of every procedure are called as the language calls them.
  private func title(of role: ID<Role>, in language: Language) -> String {
    switch role {
    case .applicant: Localized(vi: "Người nộp", en: "Applicant")[language]
    case .system: Localized(vi: "Hệ thống", en: "System")[language]
    case _: procedure.roles[role.index].title
    }
  }

  private func targets(of route: Route) -> [String] {
    (route.branches.map(\.target) + [route.otherwise]).map { name(of: $0) }
  }

  private func name(of target: Target) -> String {
    switch target {
    case .step(let step): procedure.steps[step.index].name
    case .end(let end): procedure.ends[end.index].name
    case .parallel(let block): procedure.parallels[block.index].name
    case .branchDone(let block): "\(procedure.parallels[block.index].name)/done"
    case .stopping(let place): name(of: place.target)
    }
  }

  /// The limit of a rule in words; what is worked out in each case cannot be told here.
  private func limit(_ rule: LimitRule, in language: Language) -> String {
    switch rule.limit {
    case .duration(.literal(.duration(let duration))):
      language == .vi ? duration.vietnamese : duration.english
    case .duration: Localized(vi: "tính theo hồ sơ", en: "worked out in each case")[language]
    case .sameDay: Localized(vi: "trong ngày", en: "same day")[language]
    }
  }
}

extension End.Kind {
  fileprivate var words: Localized {
    switch self {
    case .succeeded: Localized(vi: "thành công", en: "succeeded")
    case .refused: Localized(vi: "từ chối", en: "refused")
    case .withdrawn: Localized(vi: "rút", en: "withdrawn")
    case .cancelled: Localized(vi: "hủy", en: "cancelled")
    case .discontinued: Localized(vi: "dừng", en: "discontinued")
    }
  }
}
