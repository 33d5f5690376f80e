import CivilTime
import Diagnostics
import Foundation
import ProcedureGraph
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureCompiler

/// Every problem that the compiler knows is shown by the corpus.
@Suite struct ProblemTests {
  private static let any = "◊"

  /// One of each, with the words of an author left open.
  static let samples: [CompileProblem] = [
    .badNumber(meant: any), .badNumber(meant: nil), .numberTooLarge,
    .twoFacedNumber(grouped: any, decimal: any), .countOutOfRange,
    .percentOutOfRange, .unknownLevel, .badDate, .badTime, .badDuration(.overHundredYears),
    .badDuration(.negative),
    .badDuration(.fractionOfWholeUnit(.day)), .zeroDuration, .moneyNotWhole, .brokenBrace,
    .fileNotFound(any), .importCycle([any]), .importCycle([any, any, any]),
    .duplicateName(.role, any), .lookalikeNames(any, any), .builtinName(any),
    .ambiguousName(.role, any, [any]), .takenByFramework(.role, any),
    .unknownName(.value, any, suggestion: nil),
    .notInProcedure(.letter, any, procedure: any, suggestion: nil),
    .unknownTarget(any, suggestion: nil), .unknownOutcome(any, step: any, suggestion: nil),
    .unknownStatus(any, suggestion: nil), .wrongType(expected: .number, found: .text),
    .cannotCombine(.money, .integer), .cannotCompare(.money, .integer),
    .differentBranches(.money, .integer), .mixedDurations, .badPattern(.unclosedClass),
    .onlyForText(.longest), .paperIsNoValue(any), .timeWithoutDate, .notConstant, .nestedList,
    .expressionTooLong, .reversedRange, .reversedSteps, .rangeOnWrongType, .defaultRefused,
    .wrongArguments(expected: [any], action: any), .wrongArguments(expected: [], action: any),
    .tooFewArguments(.greatest), .actionGivesNothing(any), .durationWithoutUnit(any),
    .circularDefinition(any), .circularValue(any, .fee), .circularValue(any, .limit),
    .circularValue(any, .selector), .circularValue(any, .initial),
    .missingPart(.calendar, in: .procedure), .missingAmount(.fee), .repeatedLine(.code),
    .repeatedEntry(any), .secondEffect(.overallRestarts), .notHere(.if), .mixedCases, .mixedManner,
    .neverReached, .overlappingVersions(any), .emptyScenario(any),
    .dossierNotTaken(any, insertion: nil), .nothingReturned(any),
    .feeRestsOnNothing(any, field: any), .otherKindOfMoney(any, .charge), .tableIncomplete([any]),
    .rowLength(2), .reminderTooEarly, .strandedStep(any, procedure: any), .unusedName(.role, any),
    .notHere(.returnResult),
    .hole(any, framework: any),
    .unfilledSlot(any, framework: any), .filledTwice(any),
    .lengthenedLimit(step: any, framework: any), .forbiddenPaper(any, framework: any),
    .redirectedOutcome(any, framework: any), .frameworkCycle([any, any, any]),
    .tooManyFrameworks(32), .notAmendable(.by, framework: any), .followsNothing(.fill),
    .leavesBranch(any), .notInParallel, .emptyParallel(any), .emptyBranch(any), .severalBranches,
    .startsInParallel(any), .badShare, .badChair(any), .castingWithoutChair, .voteLeadsNowhere,
    .applicantVotes, .nobodyOnBehalf,
    .boundField, .callLeadsNowhere(any), .noSteps(.procedure, any), .noSteps(.fill, any),
    .noEnds(any),
    .stepWithoutRole(any), .deadEnd(any), .automaticStepStuck(any), .automaticStepChooses(any),
    .automaticStepNeedsPerson(.enter, any), .personStepComputes(any), .missingOtherwise,
    .outcomeLeadsNowhere(any), .outcomeLeadsTwice(any), .timerWithoutLimit(.step, any),
    .timerWithoutLimit(.procedure, any), .endlessAutomaticSteps(any), .systemCannotReceive(.notify),
    .cannotAssign(any), .excludesItself(any), .excludesSystem(any), .excludesLater(any, step: any),
    .badGraph(any), .calendar(.noWorkingHours), .daysWithoutHours,
    .obligationNamesNothing(.step, any, suggestion: any),
  ]

  private static func name(_ problem: CompileProblem) -> String {
    Mirror(reflecting: problem).children.first?.label ?? "\(problem)"
  }

  static let shown = CompileCase.bad.flatMap { $0.compiled() }.flatMap(\.diagnostics)

  private func words(_ problem: CompileProblem) -> CompileWording.Words {
    CompileWording(dialect: .vi, text: Self.any, span: ByteSpan(at: 0)).words(for: problem)
  }

  @Test func samplesAreComplete() {
    let source = Repository.text("Sources/ProcedureCompiler/Findings/CompileProblem.swift")
    let body = source.components(separatedBy: "enum CompileProblem")[1]
      .components(separatedBy: "\n}")[0]
    let declared = body.components(separatedBy: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  case ") else { return nil }
      return String(line.dropFirst(7).prefix { $0.isLetter })
    }
    #expect(Set(declared) == Set(Self.samples.map(Self.name)))
    #expect(declared.count > 70)
  }

  @Test(arguments: samples)
  func isShown(_ problem: CompileProblem) {
    if case .badGraph = problem { return }
    let words = words(problem)
    let parts = words.message.vi.components(separatedBy: Self.any)
    let isShown = Self.shown.contains { finding in
      guard finding.code == words.code.code, finding.message.vi.hasPrefix(parts[0]) else {
        return false
      }
      var rest = finding.message.vi[...]
      return parts.allSatisfy { part in
        if part.isEmpty { return true }
        guard let range = rest.range(of: part) else { return false }
        rest = rest[range.upperBound...]
        return true
      }
    }
    #expect(isShown, "\(words.message.vi)")
  }

  /// The house's way with words: no capital first, no period last, both languages, own words quoted.
  @Test(arguments: samples)
  func isWellWorded(_ problem: CompileProblem) {
    let words = words(problem)
    for text in [words.message] + words.notes {
      for said in [text.vi, text.en] {
        #expect(!said.isEmpty && !said.hasSuffix(".") && said.first?.isUppercase == false)
        #expect(said.components(separatedBy: "`").count % 2 == 1, "\(said)")
      }
      #expect(text.vi != text.en)
      for word in ["token", "parser", "identifier"] { #expect(!text.vi.contains(word)) }
    }
  }
}
