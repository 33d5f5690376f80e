import ArgumentParser
import CivilTime
import ProcedureWorkspace

/// Which due dates are asked for.
struct TermOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(words(vi: "Chỉ những gì đã trễ hạn.", en: "Only what is late.")))
  var late = false

  @Option(
    help: ArgumentHelp(
      words(
        vi:
          "Chỉ những gì đến hạn trong khoảng này, như \"2 ngày\"; thêm --late thì cả việc đã trễ.",
        en: "Only what is due within this time, such as \"2 days\"; with --late what is late too."),
      valueName: "duration"))
  var near: String?

  func term(at now: Moment) throws -> Term {
    guard let near else {
      // Due now is not late yet.
      return Term(first: nil, last: late ? now.adding(seconds: -1) : nil)
    }
    guard case .calendar(let duration)? = AnswerText.duration(near) else {
      throw UsageFault(
        vi: "--near: `\(near)` phải là khoảng thời gian theo lịch, như `48 giờ` hay `2 ngày`",
        en: "--near: `\(near)` has to be plain time, such as `48 hours` or `2 days`")
    }
    return Term(first: late ? nil : now, last: now.adding(duration))
  }
}

/// Due dates from one moment to another.
struct Term {
  let first: Moment?
  /// Nil where it does not matter when something is due.
  let last: Moment?

  /// What is due earlier comes first and is left out.
  var readsAhead: Bool { first != nil }

  func includes(_ due: Moment?) -> Bool {
    guard let last else { return true }
    guard let due else { return false }
    return due <= last && (first.map { $0 <= due } ?? true)
  }
}
