import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureActions
import ProcedureGraph
import ProcedureRuntime

/// `tthc deploy`: lets cases be opened with compiled procedures.
struct DeployCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy",
    abstract: words(
      vi: "Đưa thủ tục đã biên dịch vào kho để tiếp nhận hồ sơ.",
      en: "Put compiled procedures into a store, so that cases can be opened."),
    discussion: words(
      vi: """
        Mỗi tệp được kiểm tra lại từ đầu; một tệp hỏng thì không tệp nào được đưa vào. Hồ sơ đang \
        giải quyết vẫn theo phiên bản lúc tiếp nhận. Thủ tục có hành động mà tệp cấu hình chưa gắn cách \
        thực hiện thì bị từ chối.
        """,
      en: """
        Each artifact is checked from the ground up; if one is damaged, none is taken. Cases that \
        are open go on under the version they were received under. A procedure that has an action which \
        the configuration file does not bind is refused.
        """))

  @Argument(
    help: ArgumentHelp(
      words(vi: "Các tệp NAME.tthc.json.", en: "Files NAME.tthc.json."), valueName: "artifact"))
  var artifacts: [String]

  @OptionGroup var store: StoreOptions
  @OptionGroup var actions: ActionOptions
  @OptionGroup var moment: MomentOption
  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal
  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try moment.moment()
    var contents: [[UInt8]] = []
    var procedures: [Procedure] = []
    var isWhole = true
    for path in artifacts {
      guard let artifact = try ArtifactFile.checked(path) else {
        isWhole = false
        continue
      }
      contents.append(artifact.bytes)
      procedures.append(artifact.loaded.procedure.procedure)
    }
    guard isWhole else { throw ExitStatus.findings }
    let bindings = try actions.configuration().bindings
    for loaded in procedures {
      let unbound = bindings.unbound(in: loaded)
      if !unbound.isEmpty { throw Refusal.unbound(procedure: loaded.name, unbound).told() }
    }
    let (desk, journal) = try store.desk(making: true)
    var taken: [Deployed] = []
    for (bytes, procedure) in zip(contents, procedures) {
      do {
        let deployment = try awaiting { try await desk.deploy(bytes, with: bindings, at: now) }
        // What was deployed before stays as it was.
        let kept = try awaiting { try await journal.deployments(of: deployment.procedure) }
          .first { $0.artifact == deployment.artifact }
        var deployed = Deployed(deployment: kept ?? deployment)
        if procedure.transition == .moves {
          deployed.left = try count(of: deployed.deployment, at: desk)
        }
        taken.append(deployed)
        if format == .terminal { tell(deployed) }
      } catch let refusal as Refusal {
        throw refusal.told()
      } catch let fault as JournalFault {
        throw fault.asUsage
      }
    }
    if format == .json { Output.result(json(taken)) }
  }

  /// A version, and the open cases of others that it takes over; nil where it leaves them alone.
  private struct Deployed {
    var deployment: Deployment
    var left: Int?
  }

  /// Open cases that go by another version.
  private func count(
    of deployment: Deployment, at desk: ProcedureRuntime.Desk
  ) throws -> Int {
    try awaiting {
      var count = 0
      var last: String? = ""
      while let after = last {
        let page = try await desk.movable(
          of: deployment.procedure, from: nil, to: deployment.artifact, after: after)
        count += page.numbers.count
        last = page.last
      }
      return count
    }
  }

  private func tell(_ deployed: Deployed) {
    Output.result(line(deployed.deployment) + "\n")
    guard let left = deployed.left, left > 0 else { return }
    let (name, hash) = (
      deployed.deployment.procedure, deployed.deployment.artifact.dropFirst("sha256:".count)
    )
    let command =
      "tthc case move --procedure \(name) --to \(hash.prefix(8)) --reason "
      + words(vi: "\"căn cứ\"", en: "\"which law\"")
    Output.remark(
      words(
        vi: """
          bản này nhận cả hồ sơ đã nhận: \(left) hồ sơ đang giải quyết còn theo bản khác; chuyển bằng:
            \(command)
          xem trước hồ sơ nào chuyển được: thêm --dry-run

          """,
        en: """
          this version takes over cases that were received before: \(left) open \
          \(left == 1 ? "case goes" : "cases go") by another; move \(left == 1 ? "it" : "them") with:
            \(command)
          to see first which can be moved: add --dry-run

          """))
  }

  private func json(_ all: [Deployed]) -> String {
    var json = JSONWriter()
    json.array(of: all) { json, deployed in
      json.object { json in
        let deployment = deployed.deployment
        json.member("procedure", deployment.procedure)
        json.member("artifact", deployment.artifact)
        json.member("from", deployment.from.iso)
        if let until = deployment.until { json.member("until", until.iso) }
        if let left = deployed.left { json.member("toMove", left) }
      }
    }
    return json.text + "\n"
  }

  private func line(_ deployment: Deployment) -> String {
    let from = deployment.from
    let force = words(vi: "hiệu lực từ \(from)", en: "in force from \(from)")
    let until = deployment.until.map { words(vi: " đến \($0)", en: " until \($0)") } ?? ""
    return "\(deployment.procedure)  \(deployment.artifact)  \(force)\(until)"
  }
}
