import Dispatch
import Synchronization

/// Gives `body` every item and returns what it gave, in the order of the items, working on as many
/// items at once as there are processors. With one item nothing but the body runs.
func inParallel<Item: Sendable, Output: Sendable>(
  _ items: [Item], _ body: @Sendable (Item) -> Output
) -> [Output] {
  if items.count <= 1 { return items.map(body) }
  let results = Mutex<[Output?]>(Array(repeating: nil, count: items.count))
  DispatchQueue.concurrentPerform(iterations: items.count) { index in
    let output = body(items[index])
    results.withLock { $0[index] = output }
  }
  return results.withLock { $0 }.compactMap { $0 }
}
