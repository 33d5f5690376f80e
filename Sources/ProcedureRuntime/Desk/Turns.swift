/// Lets those who ask for one case through one by one, in the order in which they came.
struct Turns {
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  /// Whether the case was free; else the caller has to wait for its turn.
  mutating func begin(_ number: String) -> Bool {
    if waiting[number] != nil { return false }
    waiting[number] = []
    return true
  }

  mutating func wait(for number: String, _ turn: CheckedContinuation<Void, Never>) {
    waiting[number, default: []].append(turn)
  }

  /// Ends a turn; whoever is next goes on with the case.
  mutating func end(_ number: String) {
    guard var line = waiting[number], !line.isEmpty else {
      waiting[number] = nil
      return
    }
    let next = line.removeFirst()
    waiting[number] = line
    next.resume()
  }
}
