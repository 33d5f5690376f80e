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
  var playing: Playing
  private var told = 0

  init(_ program: Program, in language: Language, today: CivilDate?, tellsHistory: Bool) {
    self.program = program
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
    do throws(Rejection) {
      switch move {
      case .command(let command): try playing.perform(command)
      case .passage(let moment): try playing.advance(to: moment)
      case .none: return
      }
      tell()
    } catch {
      tell()
      for line in RejectionWording(error, of: procedure).lines {
        prompter.say(Localized(vi: "  - \(line.vi)", en: "  - \(line.en)"))
      }
      if !prompter.isTerminal { throw NoAnswer.unusable }
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
