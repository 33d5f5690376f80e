import ArgumentParser

/// `tthc check`: all findings of all files in one run.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: words(
      vi: "Kiểm tra tệp: mọi lỗi của mọi tệp trong một lần chạy.",
      en: "Check files: all findings of all files in one run."))

  @Argument(help: pathsHelp) var paths: [String] = []

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Check.Format = .terminal

  @Flag(
    help: ArgumentHelp(
      words(vi: "Cảnh báo cũng bị coi là lỗi.", en: "Warnings count as errors.")))
  var strict = false

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Kiểm tra lại mỗi khi có tệp thay đổi, đến khi bấm Ctrl-C.",
        en: "Check again whenever a file changes, until Ctrl-C.")))
  var watch = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Check(paths: paths, format: format, strict: strict, watch: watch).run()
  }
}

extension Check.Format: ExpressibleByArgument {}

/// The help of the paths that several commands take.
var pathsHelp: ArgumentHelp {
  ArgumentHelp(
    words(
      vi: "Tệp hoặc thư mục; không ghi là thư mục hiện tại.",
      en: "Files or folders; none means the current folder."),
    valueName: "path")
}

/// A folder without a single source file is most likely the wrong folder.
var noFiles: UsageFault {
  UsageFault(vi: "không tìm thấy tệp *.tthc nào", en: "no *.tthc file found")
}
