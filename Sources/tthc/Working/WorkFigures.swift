import CivilTime
import ProcedureRuntime
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a worker has done since it began, beside how its store stands, for whoever collects figures.
final class WorkFigures: Sendable {
  private struct Counts {
    var requests: [String: [WorkNote.Outcome: Int]] = [:]
    var timers = 0
  }

  private let counts = Mutex(Counts())

  func count(_ note: WorkNote) {
    counts.withLock { $0.requests[note.name, default: [:]][note.outcome, default: 0] += 1 }
  }

  func count(timers: Int) { counts.withLock { $0.timers += timers } }

  /// In the text format of Prometheus.
  var exposition: String {
    let counts = counts.withLock { $0 }
    var text = """
      # HELP tthc_timers_fired_total Timers that this worker has fired.
      # TYPE tthc_timers_fired_total counter
      tthc_timers_fired_total \(counts.timers)
      # HELP tthc_requests_total Requests by what this worker has made of them.
      # TYPE tthc_requests_total counter

      """
    for (name, outcomes) in counts.requests.sorted(by: { $0.key < $1.key }) {
      for outcome in WorkNote.Outcome.allCases {
        guard let count = outcomes[outcome] else { continue }
        text +=
          "tthc_requests_total{request=\"\(name)\",outcome=\"\(outcome.rawValue)\"} \(count)\n"
      }
    }
    return text
  }

  /// Whoever reads the file finds it whole.
  static func write(_ text: String, to path: String) throws {
    let beside = "\(path).\(getpid())"
    guard let file = fopen(beside, "w") else {
      throw UsageFault(vi: "không ghi được tệp \(path)", en: "can't write the file \(path)")
    }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count, rename(beside, path) == 0 else {
      unlink(beside)
      throw UsageFault(vi: "không ghi được tệp \(path)", en: "can't write the file \(path)")
    }
  }
}
