import ProcedureRuntime

/// What the server says is wrong.
struct PostgresFault: Error {
  /// Five characters that stand for the kind of fault; empty where the connection is gone.
  var state: String
  var text: String
  /// Where in the server it was found.
  var function = ""

  /// A key or number that another transaction has just used, a deadlock, a failed serialisation.
  var mayBeTriedAgain: Bool { ["23505", "40P01", "40001"].contains(state) }

  var journalFault: JournalFault {
    switch state {
    case "53100": .full(text)
    // A limit on the size of files has no code of its own.
    case "XX000" where function.hasPrefix("md") && function.hasSuffix("extend"): .full(text)
    case "55P03", "57014": .locked(text)
    case "XX001", "XX002": .damaged(text)
    case _: .unavailable(state.isEmpty ? text : "\(state) \(text)")
    }
  }
}
