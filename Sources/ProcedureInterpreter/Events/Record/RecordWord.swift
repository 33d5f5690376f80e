import CivilTime
import ProcedureGraph

/// A word of the graph that events hold, with the number it has in records. Numbers are frozen.
protocol RecordWord: CaseIterable {
  var recordNumber: UInt8 { get }
}

extension RecordWriter {
  mutating func word(_ word: some RecordWord) { byte(word.recordNumber) }
}

extension RecordReader {
  mutating func word<Word: RecordWord>() throws(RecordFault) -> Word {
    let number = try byte()
    guard let word = Word.allCases.first(where: { $0.recordNumber == number }) else {
      throw .unknownKind(number)
    }
    return word
  }
}

extension Channel: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .online: 1
    case .counter: 2
    case .post: 3
    }
  }
}

extension ProcedureGraph.Collection.Means: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .online: 1
    case .counter: 2
    case .post: 3
    }
  }
}

extension PaperForm: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .original: 1
    case .copy: 2
    case .certifiedCopy: 3
    case .electronic: 4
    }
  }
}

extension Notice.Means: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .sms: 1
    case .email: 2
    case .zalo: 3
    case .portal: 4
    }
  }
}

extension Notice.Manner: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .each: 1
    case .first: 2
    }
  }
}

extension WorkingDuration.Unit: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .minute: 1
    case .hour: 2
    case .day: 3
    }
  }
}

extension CalendarDuration.Unit: RecordWord {
  var recordNumber: UInt8 {
    switch self {
    case .minute: 1
    case .hour: 2
    case .day: 3
    case .week: 4
    case .month: 5
    case .year: 6
    }
  }
}
