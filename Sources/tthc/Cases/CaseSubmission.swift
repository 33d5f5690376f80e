import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import SourceText

enum CaseFormat: String, ExpressibleByArgument, CaseIterable {
  case terminal, json
}

/// What every command takes that changes a case, and what it prints.
struct SubmissionOptions: ParsableArguments {
  @OptionGroup var actor: ActorOptions
  @OptionGroup var people: PeopleOption
  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Khóa của lệnh: gửi lại cùng khóa thì lệnh không thực hiện lần hai.",
        en: "A key of this command: given again, it is not carried out twice.")))
  var key: String?

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal

  /// Hands in a command for a case that is there.
  func submit(
    to number: String, _ command: (CaseFile, Moment, Acting) throws -> Command
  ) throws {
    let now = try moment.moment()
    let acting = try acting()
    let (desk, _) = try store.desk(people: acting.directory)
    let file: CaseFile
    do {
      file = try awaiting { try await desk.file(of: number) }
    } catch let refusal as Refusal {
      throw refusal.told()
    }
    let command = try command(file, now, acting)
    let (key, attribution) = (self.key, acting.attribution)
    do {
      let receipt = try awaiting { () throws -> Receipt in
        let receipt = try await desk.submit(
          command, to: number, key: key, by: attribution, at: now)
        // What was to be paid online may be paid at the counter: nobody waits for the gateway then.
        if case .pay = command { try await desk.settleAnswered(of: number, at: now) }
        return receipt
      }
      try show(receipt, at: desk, of: file.program)
    } catch let refusal as Refusal {
      throw refusal.told(of: file.program.procedure)
    }
  }

  /// Who gives the command, named as the directory names people.
  func acting() throws -> Acting { try Acting(actor, people.directory()) }

  /// What the command has brought about, told as the history tells it.
  func show(_ receipt: Receipt, at desk: ProcedureRuntime.Desk, of program: Program) throws {
    switch format {
    case .terminal:
      let number = receipt.caseNumber
      let chapters = try awaiting { try await desk.chapters(of: number, through: receipt.sequence) }
      let count = chapters.map(\.events.count).reduce(0, +) - receipt.events.count
      let names = try people.directory().shownNames
      let told = CaseHistory(of: chapters.prefix(events: count)).lines.count
      let lines = CaseHistory(of: chapters, calling: names).lines.dropFirst(told)
      Output.result(lines.map { $0.dated[runLanguage] + "\n" }.joined())
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("case", receipt.caseNumber)
        json.member("sequence", receipt.sequence)
        json.member("events") { EventJSON.write(receipt.events, on: program, to: &$0) }
      }
      Output.result(json.text + "\n")
    }
  }
}

/// The number of a case, as every command takes it.
var caseNumberHelp: ArgumentHelp {
  ArgumentHelp(words(vi: "Số hồ sơ.", en: "The number of the case."), valueName: "number")
}

/// The data that several commands take.
var fieldsHelp: ArgumentHelp {
  ArgumentHelp(
    words(
      vi: "Thông tin nhập vào, như diện_tích=120 \"họ_tên=Nguyễn Văn An\".",
      en: "Data to fill in, such as area=120 \"name=Nguyễn Văn An\"."),
    valueName: "field=value")
}

var papersHelp: ArgumentHelp {
  ArgumentHelp(
    words(
      vi: "Giấy tờ nộp kèm: TÊN, TÊN:DẠNG, TÊN:DẠNG:SỐ_BẢN, thêm =TỆP nếu có; ghi được nhiều lần.",
      en: "A paper handed in: NAME, NAME:FORM, NAME:FORM:COUNT, with =FILE; may be given again."),
    valueName: "name[:form[:count]][=file]")
}
