/// Finds the nodes of a directed graph that lie on a circle, without recursion and in linear time.
struct CycleSearch {
  private enum Mark { case unseen, open, done }

  /// One node of every circle that depth-first search closes, in order; empty when there is no
  /// circle. `edges[n]` are the nodes that n leads to, all in range.
  static func nodes(closing edges: [[Int]]) -> [Int] {
    var marks = Array(repeating: Mark.unseen, count: edges.count)
    var isClosing = Array(repeating: false, count: edges.count)
    for root in edges.indices where marks[root] == .unseen {
      marks[root] = .open
      var stack = [(node: root, next: 0)]
      while let (node, next) = stack.last {
        guard next < edges[node].count else {
          marks[node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let target = edges[node][next]
        switch marks[target] {
        case .unseen:
          marks[target] = .open
          stack.append((target, 0))
        case .open: isClosing[target] = true
        case .done: break
        }
      }
    }
    return edges.indices.filter { isClosing[$0] }
  }
}
