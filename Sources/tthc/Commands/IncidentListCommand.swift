import ArgumentParser
import CivilTime
import ProcedureRuntime
import SourceText

/// `tthc incident list`: what was given up, since when and why.
struct IncidentListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: words(
      vi: "Các yêu cầu gửi không được: việc gì, của hồ sơ nào, vì sao.",
      en: "Requests that were given up: what, of which case, and why."))

  @Option(
    help: ArgumentHelp(
      words(vi: "Nhiều nhất bao nhiêu.", en: "How many at most."),
      valueName: "number"))
  var limit = 100

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Các yêu cầu nơi nhận đã nhận mà chưa trả lời, thay cho sự cố.",
        en: "Requests that were taken up and are not answered, in place of incidents.")))
  var unanswered = false

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError(words(vi: "--limit: từ 1 trở lên", en: "--limit: 1 or more"))
    }
  }

  func run() throws {
    let (desk, journal) = try store.desk()
    let (limit, unanswered) = (limit, unanswered)
    do {
      let incidents = try awaiting { () throws -> [Incident] in
        let requests =
          unanswered
          ? try await desk.unanswered(limit: limit) : try await desk.incidents(limit: limit)
        var incidents: [Incident] = []
        for request in requests {
          let item = request.item
          let decisions = try await journal.interventions(of: item.caseNumber)
          incidents.append(
            Incident(
              request: request,
              decisions: decisions.filter {
                $0.sequence == item.sequence && $0.index == item.index
              }))
        }
        return incidents
      }
      switch format {
      case .terminal: Output.result(text(of: incidents))
      case .json: Output.result(IncidentJSON.list(incidents))
      }
    } catch let refusal as Refusal {
      throw refusal.told()
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
  }

  private func text(of incidents: [Incident]) -> String {
    guard !incidents.isEmpty else {
      return unanswered
        ? words(vi: "không có yêu cầu nào chờ trả lời\n", en: "nothing awaits an answer\n")
        : words(vi: "không có sự cố nào\n", en: "there are no incidents\n")
    }
    return incidents.map { incident in
      let item = incident.request.item
      var lines = ["\(item.key)  \(incident.title[runLanguage])"]
      let asked = incident.request.askedAt
      let times = item.attempts
      let told = words(
        vi: "  từ \(asked), đã thử \(times) lần: ",
        en: "  since \(asked), tried \(times == 1 ? "once" : "\(times) times"): ")
      lines.append(told + (answer(to: item) ?? item.reason?[runLanguage] ?? "…"))
      if incident.keepsCaseWaiting {
        lines.append(
          words(vi: "  hồ sơ đang chờ kết quả này", en: "  the case waits for this result"))
      }
      if let remedy = incident.remedy { lines.append("  " + remedy[runLanguage]) }
      for decision in incident.decisions {
        lines.append(
          "  \(decision.madeAt)  \(decision.decision.words[runLanguage])  \(decision.by): "
            + Localized(joined: decision.reason)[runLanguage])
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }

  /// Until when the answer is awaited, of what was taken up.
  private func answer(to item: OutboxItem) -> String? {
    guard item.phase == .waiting else { return nil }
    guard let moment = item.answerBy else {
      return words(vi: "đã nhận, chờ trả lời", en: "accepted, an answer is awaited")
    }
    return words(
      vi: "đã nhận, chờ trả lời đến \(moment)", en: "accepted, an answer is awaited until \(moment)"
    )
  }
}
