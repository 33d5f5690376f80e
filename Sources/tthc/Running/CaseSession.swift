import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

/// One case that is run by asking at each step, under a virtual clock.
struct CaseSession {
  enum Ending {
    case finished, leftOpen, refused
  }

  let program: Program
  let prompter: Prompter
  let language: Language
  /// The date on which the virtual clock may start if nothing else is said.
  private let today: CivilDate?
  private let tellsHistory: Bool
  /// Where the case is kept as well; nil where it is only played.
  private var stored: StoredRun?
  /// Why the case could not be kept.
  private(set) var fault: (any Error)?
  var playing: Playing
  private var told = 0

  init(
    _ program: Program, in language: Language, today: CivilDate?, tellsHistory: Bool,
    keptIn stored: StoredRun? = nil
  ) {
    self.program = program
    self.stored = stored
    self.language = language
    self.today = today
    self.tellsHistory = tellsHistory
    prompter = Prompter(language: language, isTerminal: Output.isTerminal(0))
    playing = Playing(program, at: .earliest)
  }

  var procedure: Procedure { program.procedure }
  var events: [TimedEvent] { playing.history }

  /// A role as it is called in the language of the run.
  func title(of role: ID<Role>) -> String {
    role == .applicant
      ? words(vi: "Người nộp", en: "Applicant") : procedure.roles[role.index].title
  }

  mutating func run() -> Ending {
    do throws(NoAnswer) {
      try start()
      while !playing.state.isFiled { try perform(try filing()) }
      while playing.state.isOpen { try perform(try nextMove()) }
      return .finished
    } catch {
      switch error {
      case .end: return playing.state.isFiled && !playing.state.isOpen ? .finished : .leftOpen
      case .unusable: return .refused
      }
    }
  }

  private mutating func start() throws(NoAnswer) {
    prompter.say(Localized(verbatim: procedure.title))
    let offered = today.map { procedure.calendar.opening(onOrAfter: $0) }
    let usual = offered.map { " [\($0)]" } ?? ""
    let question = words(vi: "Nộp hồ sơ lúc\(usual):", en: "Filed at\(usual):")
    let moment = try prompter.ask(question) { $0.isEmpty ? offered : AnswerText.moment($0) }
    playing = Playing(program, at: moment)
  }

  /// What is to be done next.
  enum Move {
    case command(Command)
    case passage(Moment)
    /// Nothing: the question is put again.
    case none
  }

  private mutating func perform(_ move: Move) throws(NoAnswer) {
    var rejection: Rejection?
    switch move {
    case .command(let command):
      let command = try kept(GivenCommand(command: command, moment: playing.now))
      do throws(Rejection) { try playing.perform(command) } catch { rejection = error }
    case .passage(let moment):
      let count = playing.commands.count
      do throws(Rejection) { try playing.advance(to: moment) } catch { rejection = error }
      for given in playing.commands[count...] { _ = try kept(given) }
    case .none: return
    }
    tell()
    guard let rejection else { return }
    for line in RejectionWording(rejection, of: procedure).lines {
      prompter.say(Localized(vi: "  - \(line.vi)", en: "  - \(line.en)"))
    }
    if !prompter.isTerminal { throw NoAnswer.unusable }
  }

  /// The command as it was carried out in the store, where the case is kept in one.
  private mutating func kept(_ given: GivenCommand) throws(NoAnswer) -> Command {
    do {
      return try stored?.carryOut(given) ?? given.command
    } catch {
      fault = error
      throw .unusable
    }
  }

  /// Prints what the history has gained.
  private mutating func tell() {
    guard tellsHistory else { return }
    let lines = CaseHistory(playing).lines
    for line in lines.dropFirst(told) { Output.result(line.dated[language] + "\n") }
    told = lines.count
  }
}
