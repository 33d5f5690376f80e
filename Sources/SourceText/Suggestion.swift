/// "Did you mean": the known name that a mistyped one most likely stands for.
public enum Suggestion {
  /// Names longer than this (in scalars) are neither suggested nor searched for.
  public static let longestName = 200
  /// At most this many candidates are looked at, the first ones: give long lists in a fixed order.
  public static let mostCandidates = 4000

  /// The nearest of `names`, or nil when none is near enough.
  ///
  /// Names are compared by skeleton, so that a missing or misplaced mark costs nothing; then letters
  /// added, dropped, changed or swapped count one each, at most 1 plus a quarter of the length. Ties
  /// go to the first in byte order. The name itself is no suggestion.
  public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(Vietnamese.skeleton(name).unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longestName else { return nil }
    var limit = 1 + wanted.count / 4
    var best: (distance: Int, name: String)?
    for candidate in names.prefix(mostCandidates) where candidate != name {
      // Every scalar takes at most four bytes: a quick way past names that are far too long.
      guard candidate.utf8.count <= 8 * longestName else { continue }
      let skeleton = Array(Vietnamese.skeleton(candidate).unicodeScalars)
      guard skeleton.count <= longestName,
        let distance = editDistance(wanted, skeleton, limit: limit),
        // A name of which no letter is kept is not near, however short it is.
        distance < max(wanted.count, skeleton.count)
      else { continue }
      if let best, best.distance == distance, !precedes(candidate, best.name) { continue }
      best = (distance, candidate)
      limit = distance
    }
    return best?.name
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// The Damerau–Levenshtein distance (adjacent swaps count one, no letter is edited twice), or nil
/// when it is more than `limit`. Costs at most `limit` times the length.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
  guard abs(left.count - right.count) <= limit else { return nil }
  let tooFar = limit + 1
  var beforeLast = [Int](repeating: tooFar, count: right.count + 1)
  var last = (0...right.count).map { min($0, tooFar) }
  var row = last
  for i in 0..<left.count {
    let lowest = max(0, i - limit)
    let highest = min(right.count, i + limit + 1)
    for j in row.indices { row[j] = tooFar }
    row[0] = min(i + 1, tooFar)
    var nearest = row[0]
    for j in lowest..<max(lowest, highest) {
      var cost = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row[j + 1] = min(cost, tooFar)
      nearest = min(nearest, row[j + 1])
    }
    if nearest > limit, last.allSatisfy({ $0 >= limit }) { return nil }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
