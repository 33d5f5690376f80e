import ArgumentParser
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The language of this run: `--lang`, else `TTHC_LANG`, else Vietnamese. Looked up before arguments
/// are parsed, because help and complaints about arguments are in it too.
let runLanguage = Language.asked(
  in: CommandLine.arguments, environment: getenv("TTHC_LANG").map { String(cString: $0) })

/// The text in the language of this run.
func words(vi: String, en: String) -> String { Localized(vi: vi, en: en)[runLanguage] }

extension Language {
  /// What the arguments ask for, else the environment; Vietnamese where neither names a language.
  static func asked(in arguments: [String], environment: String?) -> Language {
    var asked: Language?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--lang", index + 1 < arguments.count {
        asked = Language(rawValue: arguments[index + 1]) ?? asked
      } else if argument.hasPrefix("--lang=") {
        asked = Language(rawValue: String(argument.dropFirst("--lang=".count))) ?? asked
      }
    }
    return asked ?? environment.flatMap(Language.init(rawValue:)) ?? .vi
  }
}

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        vi: "Ngôn ngữ của lời văn; không ghi thì theo biến TTHC_LANG, rồi đến vi.",
        en: "Language of the prose; else the TTHC_LANG variable, else vi."),
      valueName: "vi|en"))
  var lang: Language?

  var language: Language { runLanguage }
}
