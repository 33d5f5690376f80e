/// Which places every way to a place leads through, while the places of a graph without loops are gone
/// through in order.
///
/// Each place keeps its nearest such place and a jump to one further up, so that what two places have
/// in common is found in a logarithm of the depth.
struct Dominators {
  /// The place of each place in the order; larger is later.
  private(set) var rank: [Int32]
  private var nearest: [Int32]
  private var depth: [Int32]
  private var jump: [Int32]

  init(_ count: Int) {
    rank = Array(repeating: -1, count: count)
    nearest = rank
    depth = Array(repeating: 0, count: count)
    jump = rank
  }

  /// Takes places in reverse order, as a search in depth leaves them.
  mutating func number(_ order: [Int32]) {
    for (index, place) in order.enumerated() {
      rank[Int(place)] = Int32(order.count - index)
      nearest[Int(place)] = -1
    }
  }

  mutating func start(at place: Int32) {
    nearest[Int(place)] = place
    jump[Int(place)] = place
    depth[Int(place)] = 0
  }

  /// A way leads from a settled place to one that comes later.
  mutating func lead(from: Int32, to: Int32) {
    let known = nearest[Int(to)]
    nearest[Int(to)] = known < 0 ? from : common(known, from)
  }

  /// All ways to a place are known.
  mutating func settle(_ place: Int32) {
    let above = nearest[Int(place)]
    guard above >= 0, above != place else { return }
    depth[Int(place)] = depth[Int(above)] + 1
    let far = jump[Int(above)]
    let isEven = depth[Int(above)] - depth[Int(far)] == depth[Int(far)] - depth[Int(jump[Int(far)])]
    jump[Int(place)] = isEven ? jump[Int(far)] : above
  }

  /// Whether every way to the second leads through the first.
  func does(_ one: Int32, dominate other: Int32) -> Bool {
    nearest[Int(one)] < 0 || nearest[Int(other)] < 0 || up(other, to: depth[Int(one)]) == one
  }

  private func up(_ place: Int32, to level: Int32) -> Int32 {
    var place = place
    while depth[Int(place)] > level {
      let far = jump[Int(place)]
      place = depth[Int(far)] >= level ? far : nearest[Int(place)]
    }
    return place
  }

  private func common(_ one: Int32, _ other: Int32) -> Int32 {
    var one = up(one, to: depth[Int(other)])
    var other = up(other, to: depth[Int(one)])
    while one != other {
      if jump[Int(one)] != jump[Int(other)] {
        (one, other) = (jump[Int(one)], jump[Int(other)])
      } else {
        (one, other) = (nearest[Int(one)], nearest[Int(other)])
      }
    }
    return one
  }
}
