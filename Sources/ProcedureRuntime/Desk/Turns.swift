/// Lets those who ask for one case through one by one, in the order in which they came.
struct Turns {
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  /// Whether the case was free.
  mutating func begin(_ number: String) -> Bool {
    if waiting[number] != nil { return false }
    waiting[number] = []
    return true
  }

  /// Whether the case was free; else the caller is called when its turn has come.
  mutating func begin(_ number: String, orWait turn: CheckedContinuation<Void, Never>) -> Bool {
    if begin(number) { return true }
    waiting[number, default: []].append(turn)
    return false
  }

  /// Ends a turn; answers whose turn is next.
  mutating func end(_ number: String) -> CheckedContinuation<Void, Never>? {
    guard var line = waiting[number], !line.isEmpty else {
      waiting[number] = nil
      return nil
    }
    let next = line.removeFirst()
    waiting[number] = line
    return next
  }
}
