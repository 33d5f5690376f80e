import ProcedureGraph
import Testing

@Suite struct PatternTests {
  @Test(
    arguments: [
      ("", "", true), ("", "a", false), ("abc", "abc", true), ("abc", "abcd", false),
      ("abc", "ab", false), ("a?", "", true), ("a?", "aa", false), ("a*", "aaaa", true),
      ("a+", "", false), ("a+b", "aab", true), ("a{3}", "aaa", true), ("a{3}", "aa", false),
      ("a{2,}", "aaaa", true), ("a{2,}", "a", false), ("a{1,3}", "aaa", true),
      ("a{1,3}", "aaaa", false), ("a{0}", "", true), ("a{0,1}b", "b", true),
      ("a|b|cd", "cd", true), ("a|b|cd", "c", false), ("(a|b)*c", "ababc", true),
      ("|a", "", true), (".", "ữ", true), (".", "\n", false), ("[a-c]", "b", true),
      ("[^a-c]", "b", false), ("[^a-c]", "d", true), ("[-a]", "-", true), ("[a-]", "-", true),
      ("[\\]]", "]", true), ("[\\d_]+", "12_3", true), ("\\d{2}/\\d{4}", "01/2026", true),
      ("\\w+", "Đắk_Lắk1", true), ("\\w+", "a b", false), ("\\W", " ", true), ("\\s", "\t", true),
      ("\\S+", "ab", true), ("\\D", "5", false), ("\\.", ".", true), ("\\.", "a", false),
      ("^a$", "a", true), ("\\$\\^", "$^", true), ("[$^]", "$", true),
      ("Số \\d+/GP-(SXD|UBND)", "Số 12/GP-SXD", true), ("Phường|Xã", "Xã", true),
      ("(a*)*b", "aaab", true), ("(a*)*b", "aaac", false), ("(a|a)*", "aaaa", true),
      ("((a?)*)*", "aaa", true), ("(a{0,3}){2}", "aaaaaa", true),
    ] as [(String, String, Bool)])
  func matching(pattern: String, text: String, matches: Bool) throws {
    #expect(try Pattern(parsing: pattern).matches(text) == matches)
  }

  @Test(
    arguments: [
      ("*a", PatternFault.Kind.nothingToRepeat, 0), ("a**", .nothingToRepeat, 2),
      ("a|+", .nothingToRepeat, 2), ("a{", .badRepetition, 1), ("a{x}", .badRepetition, 1),
      ("a{2,1}", .badRepetition, 1), ("a{1", .badRepetition, 1), ("a{12345}", .badRepetition, 1),
      ("a{1,x}", .badRepetition, 1), ("(a", .unclosedGroup, 0), ("a)", .unopenedGroup, 1),
      ("ữ[a", .unclosedClass, 3), ("[", .unclosedClass, 0), ("[]", .emptyClass, 0),
      ("[^]", .emptyClass, 0), ("[z-a]", .reversedRange, 1), ("[a-\\d]", .reversedRange, 1),
      ("\\", .unknownEscape, 0), ("a\\q", .unknownEscape, 1), ("\\1", .unknownEscape, 0),
      ("[\\", .unknownEscape, 1), ("a^", .misplacedAnchor, 1), ("$a", .misplacedAnchor, 0),
      ("(a$)", .misplacedAnchor, 2), ("a]", .unopenedBracket, 1), ("a}", .unopenedBracket, 1),
      ("a{2000}", .tooLarge, 0), ("((a{99}){99}){99}", .tooLarge, 0),
      ("((((){999}){999}){999}){999}", .tooLarge, 0),
    ] as [(String, PatternFault.Kind, Int)])
  func refused(pattern: String, kind: PatternFault.Kind, offset: Int) {
    #expect(throws: PatternFault(kind, at: offset)) { try Pattern(parsing: pattern) }
  }

  @Test func depthAndLengthAreBounded() {
    let deep = String(repeating: "(", count: 200) + String(repeating: ")", count: 200)
    #expect(throws: PatternFault(.tooLarge, at: 32)) { try Pattern(parsing: deep) }
    let long = String(repeating: "a", count: 501)
    #expect(throws: PatternFault(.tooLarge, at: 500)) { try Pattern(parsing: long) }
  }

  /// Backtracking would take longer than the age of the universe for each of these.
  @Test(arguments: ["(a*)*b", "(a|a)*b", "(a|aa)+b", "((a*)*)*b", "(a?){200}b", "(.*)(.*)(.*)b"])
  func pathologicalPatternsTakeLinearTime(source: String) throws {
    let pattern = try Pattern(parsing: source)
    let work = ContinuousClock().measure {
      #expect(!pattern.matches(String(repeating: "a", count: 4_000)))
      #expect(pattern.matches(String(repeating: "a", count: 199) + "b"))
    }
    #expect(work < .seconds(20))
  }

  @Test func neverTrapsOnNoise() {
    var numbers = SplitMix(seed: 11)
    let signs = Array("ab()[]{}|?*+\\^$.-,09dwnữ")
    for _ in 0..<5_000 {
      let length = Int(numbers.next() % 12)
      let source = String((0..<length).map { _ in signs.randomElement(using: &numbers) ?? "a" })
      let text = String((0..<6).map { _ in signs.randomElement(using: &numbers) ?? "a" })
      do throws(PatternFault) {
        _ = try Pattern(parsing: source).matches(text)
      } catch {
        #expect((0...source.utf8.count).contains(error.offset))
      }
    }
  }
}
