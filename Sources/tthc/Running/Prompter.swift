import ProcedureWorkspace
import SourceText

/// Why no more questions can be asked.
enum NoAnswer: Error {
  /// Nobody answers any more.
  case end
  /// An answer that cannot be used, where nobody sees that it is asked again.
  case unusable
}

/// Asks on standard error and reads the answers from standard input, line by line.
struct Prompter {
  let language: Language
  /// A person sits there: what was not understood is asked again.
  let isTerminal: Bool

  /// The next line, trimmed. From a pipe the answer is shown behind its question.
  func line(_ question: String) throws(NoAnswer) -> String {
    Output.remark("\(question) ")
    guard let answer = readLine() else {
      Output.remark("\n")
      throw .end
    }
    if !isTerminal { Output.remark("\(answer)\n") }
    return nfc(answer).trimmed
  }

  /// An answer that `read` understands; `read` says nil for another one.
  func ask<Answer>(
    _ question: String, _ read: (String) -> Answer?
  ) throws(NoAnswer) -> Answer {
    while true {
      let line = try self.line(question)
      if let answer = read(line) { return answer }
      say(Localized(vi: "  không hiểu `\(line)`", en: "  `\(line)` is not understood"))
      if !isTerminal { throw .unusable }
    }
  }

  /// One of several, by number from 1, name or title; with only one there is nothing to ask.
  func choose<Item>(
    _ question: String, among items: [(item: Item, name: String, title: String)]
  ) throws(NoAnswer) -> Item? {
    guard items.count > 1 else { return items.first?.item }
    for (index, item) in items.enumerated() { Output.remark("  \(index + 1). \(item.title)\n") }
    return try ask(question) { (line: String) -> Item? in
      if let number = Int(line), items.indices.contains(number - 1) {
        return items[number - 1].item
      }
      let plain = Vietnamese.skeleton(line)
      return items.first {
        $0.name == line || Vietnamese.skeleton($0.title) == plain
          || Vietnamese.skeleton($0.name) == plain
      }?.item
    }
  }

  func say(_ text: Localized) { Output.remark(text[language] + "\n") }
}
