import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Outcomes that are chosen with the step's letters signed.
struct SignatureTests {
  private let first = ID<Letter>(0)
  private let second = ID<Letter>(1)

  private func program(by role: ID<Role> = Small.board, silence: Bool = false) -> Program {
    Small.program([
      step("ký", by: role) {
        $0.signs = [first, second]
        var sign = outcome("ký", to: Small.done, acts: [.publish(.letter(first))])
        sign.requiresSignature = true
        $0.outcomes = [sign, outcome("trả_lại", to: Small.cancelled)]
        if silence {
          $0.limits = [within(days(1))]
          $0.timers.overdue = .init(acts: [], consequence: .counts(asOutcome: 0))
        }
      }
    ]) { $0.letters.append(Letter(name: "quyết_định", title: "Quyết định")) }
  }

  private func sign(_ letters: [ID<Letter>], by role: ID<Role> = Small.board) -> Command {
    .act(
      Choice(
        by: Performer(role, person: "Bình"), .outcome(ID(0), index: 0), signatures: letters))
  }

  @Test func everyLetterHasToBeSigned() {
    var trial = Small.filed(program())
    #expect(
      trial.refusal(sign([]))
        == .faulty([.signatureMissing(first), .signatureMissing(second)]))
    #expect(trial.refusal(sign([second])) == .faulty([.signatureMissing(first)]))
    let open = openOutcomes(
      for: Performer(Small.board), in: trial.state, at: trial.now, of: trial.program)
    #expect(open.map(\.missing) == [[.signatureMissing(first), .signatureMissing(second)], []])
    trial.run(sign([second, first]))
    let performer = Performer(Small.board, person: "Bình")
    #expect(
      trial.kinds.dropFirst().prefix(3) == [
        .letterSigned(second, by: performer), .letterSigned(first, by: performer),
        .published(.letter(first)),
      ])
    #expect(trial.state.end == ID(0))
  }

  @Test func anotherOutcomeNeedsNone() {
    var trial = Small.filed(program())
    trial.choose("trả_lại", by: Small.board)
    #expect(trial.state.end == ID(1))
  }

  @Test func silenceSignsNothing() {
    var trial = Small.filed(program(silence: true))
    trial.run(.advance, at: at("2026-02-10T08:00"))
    #expect(trial.state.end == ID(0))
    #expect(!trial.kinds.contains { if case .letterSigned = $0 { true } else { false } })
  }

  @Test func anApplicantSignsWithTheCaseOpen() {
    var trial = Small.filed(program(by: .applicant))
    #expect(trial.step == ID(0))
    trial.run(sign([first, second], by: .applicant))
    #expect(trial.state.end == ID(0))
  }
}
