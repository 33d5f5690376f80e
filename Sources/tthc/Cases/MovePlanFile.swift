import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

/// Plans of moves as documents: `Grammar/move-plan.schema.json`.
struct MovePlanFile {
  var plan: MovePlan
  /// The versions it was written for.
  var from: String?
  var to: String?

  init(reading path: String) throws {
    let bytes: [UInt8]
    switch try FileContent(of: path, limit: 4 << 20) {
    case .bytes(let read): bytes = read
    case .tooLarge:
      throw UsageFault(vi: "\(path): tệp quá lớn", en: "\(path): the file is too large")
    }
    func fault(at offset: Int, vi: String, en: String) -> UsageFault {
      let place = SourceText(path: path, bytes: bytes).position(ofByte: offset, in: .scalars)
      let prefix = "\(path):\(place.line):\(place.column)"
      return UsageFault(vi: "\(prefix): \(vi)", en: "\(prefix): \(en)")
    }
    do {
      let node = try JSONReader.read(bytes, as: .foreign)
      plan = try MovePlan(node)
      from = node.text("from")
      to = node.text("to")
    } catch let error as JSONFault {
      throw fault(at: error.offset, vi: "không phải JSON", en: "this is not JSON")
    } catch let error as MovePlanFault {
      throw error.member.isEmpty
        ? fault(at: error.offset, vi: "phải là một đối tượng JSON", en: "has to be a JSON object")
        : fault(
          at: error.offset,
          vi: "`\(error.member)` không có trong phương án chuyển, hoặc có giá trị không hiểu được",
          en: "`\(error.member)` is no member of a plan, or its value means nothing")
    }
  }

  /// A first plan between two versions: what has to be decided stands as null, with a remark beside.
  static func draft(
    from: (hash: String, procedure: Procedure), to: (hash: String, procedure: Procedure)
  ) -> String {
    let questions = MoveQuestion.all(from: from.procedure, to: to.procedure)
    let stays = !to.procedure.takesOver(from: from.procedure)
    var json = JSONWriter()
    json.object { json in
      json.member("format", 1)
      json.member("from", from.hash)
      json.member("to", to.hash)
      json.member("limits", MovePlan.Limits.new.rawValue)
      json.member("counting", MovePlan.Counting.kept.rawValue)
      if stays { json.member("transition") { $0.null() } }
      for part in MovePlan.Part.allCases {
        let own = questions.filter { $0.element.part == part }
        if own.isEmpty { continue }
        json.member(part.rawValue) { json in
          json.object { json in
            for question in own { json.member(question.element.name) { $0.null() } }
          }
        }
      }
      json.member("comments") { json in
        json.object { json in
          json.member(
            "limits",
            words(
              vi: "new: theo thời hạn của bản mới; old: hồ sơ giữ thời hạn cũ",
              en: "new: the limits of the new version; old: cases keep the limits they have"))
          json.member(
            "counting",
            words(
              vi: "khi lịch khác: kept giữ thời gian đã tính theo lịch cũ; anew tính lại từ đầu",
              en: "where the calendar differs: kept keeps time as counted; anew counts all again"))
          if stays {
            json.member(
              "transition",
              words(
                vi: "bản mới để hồ sơ đã nhận theo bản cũ; có căn cứ để chuyển thì ghi \"moves\"",
                en: "the new version leaves received cases under the old one; \"moves\" moves them")
            )
          }
          for question in questions {
            json.member(
              "\(question.element.part.rawValue).\(question.element.name)", remark(question))
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func remark(_ question: MoveQuestion) -> String {
    let element = question.element
    let title = element.title.isEmpty ? element.name : element.title
    let kind = element.part.words
    let names = question.candidates.map(\.name).joined(separator: ", ")
    return words(
      vi: "\(kind.vi) “\(title)”: ghi tên thay thế"
        + (names.isEmpty ? "" : " (mới có: \(names))") + ", hoặc false nếu bỏ",
      en: "\(kind.en) “\(title)”: enter the name that stands for it"
        + (names.isEmpty ? "" : " (new: \(names))") + ", or false to give it up")
  }
}

extension JSONNode {
  fileprivate func text(_ member: String) -> String? {
    guard case .string(let text) = self[member]?.content else { return nil }
    return text
  }
}
