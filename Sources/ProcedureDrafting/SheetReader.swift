import ProcedureGraph
import SourceText

/// Why a file is no sheet. A matter of the operator.
public struct SheetFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case json(JSONFault.Kind)
    /// Neither an object nor a list with one object in it.
    case noObject
    case severalObjects(Int)
  }

  public let kind: Kind
  /// The byte at which reading stopped.
  public let offset: Int
}

extension Sheet {
  /// The largest sheet that is read, in bytes; those of the portal take some tens of kilobytes.
  public static let largest = 4_000_000

  /// Reads a sheet from JSON. Keys are found in any spelling; a value of another type than expected
  /// is read for the words in it; what has no place is kept in `others`.
  public init(json bytes: [UInt8]) throws(SheetFault) {
    guard bytes.count <= Sheet.largest else {
      throw SheetFault(kind: .json(.tooLarge), offset: Sheet.largest)
    }
    let root: JSONNode
    do throws(JSONFault) {
      root = try JSONReader.read(bytes, as: .foreign)
    } catch {
      throw SheetFault(kind: .json(error.kind), offset: error.offset)
    }
    self.init()
    for member in try Self.members(of: root) { read(member) }
  }

  /// The members of the sheet itself: exports wrap it into a list, or into `{"data": …}`.
  private static func members(of node: JSONNode) throws(SheetFault) -> [JSONNode.Member] {
    switch node.content {
    case .object(let members):
      if members.count == 1, SheetField.named(members[0].name) == nil,
        case .object(let inner) = members[0].node.content
      {
        return inner
      }
      return members
    case .array(let elements):
      guard elements.count == 1 else {
        throw SheetFault(
          kind: elements.isEmpty ? .noObject : .severalObjects(elements.count),
          offset: node.offset)
      }
      guard case .object(let members) = elements[0].content else {
        throw SheetFault(kind: .noObject, offset: elements[0].offset)
      }
      return members
    case .flag, .integer, .string: throw SheetFault(kind: .noObject, offset: node.offset)
    }
  }

  private mutating func read(_ member: JSONNode.Member) {
    switch sheetKey(member.name) {
    case "cachthuc", "cachthucthuchien", "channels":
      for row in rows(of: member.node) { channels.append(channel(row)) }
    case "thanhphanhoso", "hoso", "documents":
      for row in rows(of: member.node) { readGroup(row) }
    default:
      let lines = sheetLines(of: member.node)
      guard !lines.isEmpty else { return }
      if let field = SheetField.named(member.name) {
        texts[field, default: []] += lines
      } else {
        others.append(Other(key: cleanLine(member.name), lines: lines))
      }
    }
  }

  /// The rows of a table; a single one may stand without its list.
  private func rows(of node: JSONNode) -> [JSONNode] {
    if case .array(let elements) = node.content { return elements }
    return [node]
  }

  private mutating func channel(_ node: JSONNode) -> ChannelRow {
    var row = ChannelRow()
    guard case .object(let members) = node.content else {
      row.form = sheetLines(of: node)
      return row
    }
    for member in members {
      let lines = sheetLines(of: member.node)
      switch sheetKey(member.name) {
      case "hinhthuc", "hinhthucnop", "ten", "channel", "form": row.form += lines
      case "thoihan", "thoigian", "thoihangiaiquyet", "limit", "time": row.limit += lines
      case "philephi", "phi", "lephi", "fee", "fees":
        // Which of the two it is would be lost with the key.
        let isPlain = sheetKey(member.name).contains("philephi")
        row.fee += isPlain ? lines : labelled(lines, member.name)
      case "mota", "ghichu", "note": row.note += lines
      default: row.note += labelled(lines, member.name)
      }
    }
    return row
  }

  private func labelled(_ lines: [String], _ key: String) -> [String] {
    let word =
      switch sheetKey(key) {
      case "phi", "fee": "Phí"
      case "lephi": "Lệ phí"
      default: cleanLine(key)
      }
    return lines.map { "\(word): \($0)" }
  }

  private mutating func readGroup(_ node: JSONNode) {
    guard case .object(let members) = node.content else {
      addLoose(paper(node))
      return
    }
    var group = PaperGroup()
    var isGroup = false
    for member in members {
      switch sheetKey(member.name) {
      case "giayto", "danhsach", "thanhphan", "papers", "items":
        isGroup = true
        group.papers += rows(of: member.node).map(paper)
      case "truonghop", "tennhom", "nhom", "case", "group":
        isGroup = true
        group.title += sheetLines(of: member.node)
      default: break
      }
    }
    guard isGroup else {
      addLoose(paper(node))
      return
    }
    for member in members {
      switch sheetKey(member.name) {
      case "giayto", "danhsach", "thanhphan", "papers", "items", "truonghop", "tennhom", "nhom",
        "case", "group":
        break
      default: group.title += labelled(sheetLines(of: member.node), member.name)
      }
    }
    groups.append(group)
  }

  /// A paper that stands in no group joins those before it that do not either.
  private mutating func addLoose(_ paper: PaperRow) {
    guard paper != PaperRow() else { return }
    if let last = groups.indices.last, groups[last].title.isEmpty {
      groups[last].papers.append(paper)
    } else {
      var group = PaperGroup()
      group.papers = [paper]
      groups.append(group)
    }
  }

  private func paper(_ node: JSONNode) -> PaperRow {
    var row = PaperRow()
    guard case .object(let members) = node.content else {
      row.title = sheetLines(of: node)
      return row
    }
    for member in members {
      let lines = sheetLines(of: member.node)
      switch sheetKey(member.name) {
      case "ten", "tengiayto", "name", "title": row.title += lines
      case "maudon", "mau", "maudontokhai", "bieumau", "form": row.model += lines
      case "banchinh", "soluongbanchinh", "originals": row.originals += lines
      case "bansao", "soluongbansao", "copies": row.copies += lines
      case "soluong", "amount": row.amount += lines
      default: row.note += labelled(lines, member.name)
      }
    }
    return row
  }
}

/// The words in a value, whatever its type: lines of text, none of them empty. The parts of an object
/// are one line, keys of ours left out.
func sheetLines(of node: JSONNode) -> [String] {
  switch node.content {
  case .string(let text): return cleanLines(text)
  case .integer(let number): return [String(number)]
  case .flag(let flag): return [flag ? "có" : "không"]
  case .array(let elements): return elements.flatMap(sheetLines)
  case .object(let members):
    let parts = members.flatMap { member -> [String] in
      let lines = sheetLines(of: member.node)
      let isOurs = ["ten", "ma", "sohieu", "so", "name", "code"].contains(sheetKey(member.name))
      return isOurs ? lines : lines.map { "\(cleanLine(member.name)): \($0)" }
    }
    return parts.isEmpty ? [] : [parts.joined(separator: "; ")]
  }
}
