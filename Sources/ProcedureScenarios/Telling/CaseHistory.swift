import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// The history of a case as official prose, one line for each thing that happened.
///
/// Told from the events alone, by replaying them: a case of a store reads the same as one that was
/// played.
public struct CaseHistory: Hashable, Sendable {
  /// One thing that happened, and when.
  public struct Line: Hashable, Sendable {
    public var moment: Moment
    public var text: Localized

    public init(moment: Moment, text: Localized) {
      self.moment = moment
      self.text = text
    }

    /// `26/01/2026 16:30  Người nộp nộp hồ sơ trực tuyến`.
    public var dated: Localized {
      Localized(vi: "\(moment)  \(text.vi)", en: "\(moment)  \(text.en)")
    }
  }

  public let lines: [Line]

  /// Tells events that began with filing, and the commands that were refused on the way.
  public init(
    of events: [TimedEvent], refusals: [RefusedCommand] = [], on program: Program
  ) {
    var teller = EventTeller(program)
    var lines: [Line] = []
    var refused = refusals[...]
    func tellRefusals(before count: Int) {
      while let next = refused.first, next.after <= count {
        lines.append(
          Line(moment: next.moment, text: teller.refusal(next.command, next.rejection)))
        refused.removeFirst()
      }
    }
    for (index, event) in events.enumerated() {
      tellRefusals(before: index)
      teller.tell(event, next: events.dropFirst(index + 1).first).map {
        lines.append(Line(moment: event.moment, text: $0))
      }
    }
    tellRefusals(before: events.count)
    self.lines = lines
  }

  /// Tells a case that has gone by several versions, each chapter in the words of its own.
  ///
  /// - Parameter people: what those are called who are named.
  public init(of chapters: [Chapter], calling people: PeopleNames = PeopleNames()) {
    lines = Self.lines(of: chapters, calling: people).flatMap { $0 }
  }

  /// What each chapter comes to; a chapter may also be a part of one, such as an entry of a journal.
  public static func lines(
    of chapters: [Chapter], calling people: PeopleNames = PeopleNames()
  ) -> [[Line]] {
    guard let first = chapters.first else { return [] }
    var teller = EventTeller(first.program, calling: people)
    var earlier: CaseState?
    return chapters.map { chapter in
      var lines: [Line] = []
      for (index, event) in chapter.events.enumerated() {
        let text: Localized?
        if case .moved(let move) = event.event {
          text = teller.moved(move, to: chapter.program)
          var state = teller.state
          state.follow(
            move, at: event.moment, from: teller.program, to: chapter.program, undoing: earlier)
          earlier = teller.state
          teller = EventTeller(chapter.program, in: state, calling: people)
        } else {
          text = teller.tell(event, next: chapter.events.dropFirst(index + 1).first)
          earlier = nil
        }
        text.map { lines.append(Line(moment: event.moment, text: $0)) }
      }
      return lines
    }
  }

  /// The history of a case that is being played, refusals included.
  public init(_ playing: Playing) {
    self.init(of: playing.history, refusals: playing.refusals, on: playing.program)
  }

  /// The lines one under the other, with their dates; each ends with a line end.
  public func text(in language: Language) -> String {
    lines.map { $0.dated[language] + "\n" }.joined()
  }
}
