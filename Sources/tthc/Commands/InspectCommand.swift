import ArgumentParser
import ProcedureGraph
import ProcedureWorkspace
import SourceText

/// `tthc inspect`: what an artifact holds, after a full re-check.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: words(
      vi: "Kiểm tra lại một tệp đã biên dịch và tóm tắt nội dung.",
      en: "Check an artifact again from the ground up and sum it up."))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json
  }

  @Argument(
    help: ArgumentHelp(words(vi: "Tệp NAME.tthc.json.", en: "A file NAME.tthc.json.")))
  var artifact: String

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    let loaded: Artifact.Loaded
    let bytes: [UInt8]
    switch try FileContent(of: artifact, limit: JSONReader.maximumSize) {
    case .bytes(let read): bytes = read
    case .tooLarge:
      Output.failure(
        Localized(vi: "\(artifact): tệp quá lớn", en: "\(artifact): the file is too large"))
      throw ExitStatus.findings
    }
    do {
      loaded = try Artifacts.load(bytes)
    } catch {
      let source = SourceText(path: artifact, bytes: bytes)
      let place = source.position(ofByte: error.offset, in: .scalars)
      let path = error.path.isEmpty ? "" : " (\(error.path.joined(separator: "/")))"
      let message = error.message[common.language]
      Output.remark(
        "\(artifact):\(place.line):\(place.column): \(words(vi: "lỗi", en: "error")): "
          + "\(message)\(path)\n")
      throw ExitStatus.findings
    }
    let summary = ArtifactSummary(loaded)
    switch format {
    case .terminal: Output.result(summary.text(in: common.language))
    case .json: Output.result(summary.json())
    }
  }
}
