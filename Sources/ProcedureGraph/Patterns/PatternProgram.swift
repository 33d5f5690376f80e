/// One instruction of the automaton (Thompson 1968).
enum PatternInstruction: Hashable, Sendable {
  case set(ScalarSet)
  case split(Int, Int)
  case jump(Int)
  case match
}

/// Turns the tree into instructions. The tree's `size` has been checked before.
struct PatternCompiler {
  private(set) var program: [PatternInstruction] = []

  mutating func emit(_ node: PatternNode) {
    switch node {
    case .empty: break
    case .set(let set): program.append(.set(set))
    case .sequence(let parts): for part in parts { emit(part) }
    case .alternatives(let parts): emitAlternatives(parts[...])
    case .repeated(let part, let least, let most):
      for _ in 0..<least { emit(part) }
      guard let most else { return emitLoop(part) }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(program.count)
        program.append(.split(program.count + 1, 0))
        emit(part)
      }
      for split in splits { program[split] = .split(split + 1, program.count) }
    }
  }

  private mutating func emitLoop(_ part: PatternNode) {
    let split = program.count
    program.append(.split(split + 1, 0))
    emit(part)
    program.append(.jump(split))
    program[split] = .split(split + 1, program.count)
  }

  private mutating func emitAlternatives(_ parts: ArraySlice<PatternNode>) {
    var jumps: [Int] = []
    for (index, part) in zip(parts.indices, parts) {
      guard index < parts.endIndex - 1 else {
        emit(part)
        break
      }
      let split = program.count
      program.append(.split(split + 1, 0))
      emit(part)
      jumps.append(program.count)
      program.append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for jump in jumps { program[jump] = .jump(program.count) }
  }
}

extension Pattern {
  /// Whether the whole text matches. Time: length of the text × size of the pattern.
  public func matches(_ text: String) -> Bool {
    var states = PatternStates(count: program.count)
    var following = PatternStates(count: program.count)
    add(0, to: &states)
    for scalar in text.unicodeScalars {
      for state in states.members {
        if case .set(let set) = program[state], set.contains(scalar) {
          add(state + 1, to: &following)
        }
      }
      guard !following.members.isEmpty else { return false }
      swap(&states, &following)
      following.removeAll()
    }
    return states.members.contains(program.count - 1)
  }

  /// Adds a state and all that it reaches without reading, each once.
  private func add(_ first: Int, to states: inout PatternStates) {
    var open = [first]
    while let state = open.popLast() {
      guard states.insert(state) else { continue }
      switch program[state] {
      case .set, .match: break
      case .jump(let target): open.append(target)
      case .split(let one, let other):
        open.append(other)
        open.append(one)
      }
    }
  }
}

/// A set of states with constant-time insertion.
private struct PatternStates {
  private(set) var members: [Int] = []
  private var isMember: [Bool]

  init(count: Int) { isMember = Array(repeating: false, count: count) }

  mutating func insert(_ state: Int) -> Bool {
    guard !isMember[state] else { return false }
    isMember[state] = true
    members.append(state)
    return true
  }

  mutating func removeAll() {
    for state in members { isMember[state] = false }
    members.removeAll(keepingCapacity: true)
  }
}
