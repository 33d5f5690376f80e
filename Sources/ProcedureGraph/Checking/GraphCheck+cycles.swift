extension GraphCheck {
  /// A case that goes on without waiting for anybody or anything, for ever.
  ///
  /// A step that may be entered only so often leads on by itself only so often; in the long run a
  /// case that enters it takes its other way. So the circles that matter are those of other ways
  /// (of limited steps, whoever performs them), of routes (of automatic steps without a limit) and of
  /// blocks: into their branches, and past them where a list may be empty.
  mutating func checkAutomaticCycles() {
    let steps = procedure.steps.count
    let targets =
      procedure.steps.map(\.targetsAtOnce) + procedure.parallels.map(\.targetsAtOnce)
    let edges = targets.map { $0.compactMap(node) }
    for node in CycleSearch.nodes(closing: edges) {
      if node < steps {
        report(.endlessAutomaticSteps, at: "steps", procedure.steps[node].name)
      } else {
        report(.endlessAutomaticSteps, at: "parallels", procedure.parallels[node - steps].name)
      }
    }
  }

  /// Steps come first, blocks after them. The end of a branch leads on only when enough others have
  /// come to theirs.
  private func node(of target: Target) -> Int? {
    switch target {
    case .step(let id), .stopping(.step(let id)):
      procedure.steps.indices.contains(id.index) ? id.index : nil
    case .parallel(let id), .stopping(.parallel(let id)):
      procedure.parallels.indices.contains(id.index) ? procedure.steps.count + id.index : nil
    case .end, .branchDone, .stopping(.end), .stopping(.branchDone): nil
    }
  }
}

extension Step {
  fileprivate var targetsAtOnce: [Target] {
    if let visitLimit { return visitLimit.otherwise.map { [$0] } ?? [] }
    guard isAutomatic, wait == nil, call == nil, !waitsForResults, let route else { return [] }
    return route.targets
  }

  /// Whether it waits for the result of an action before it takes its route.
  private var waitsForResults: Bool {
    onEntry.contains { act in
      if case .perform(let performance) = act { performance.into != nil } else { false }
    }
  }
}

extension Parallel {
  fileprivate var targetsAtOnce: [Target] {
    branches.map(\.entrance) + (each == nil ? [] : route.targets)
  }
}

extension Route {
  fileprivate var targets: [Target] { branches.map(\.target) + [otherwise] }
}
