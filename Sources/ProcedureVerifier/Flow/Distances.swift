/// How far each place is from the nearest of some others, in moves that somebody or time has to make.
///
/// A lower bound of the commands that lead a case from one to the other: steps that are left in the
/// moment in which they are entered count for nothing. Linear in the flow.
struct Distances {
  private let distance: [Int]

  init(in flow: Flow, to places: [Int]) {
    var arriving = Array(repeating: [Int](), count: flow.places.count)
    for place in 0..<flow.places.count {
      for next in flow.nextPlaces(to: place) { arriving[next].append(place) }
    }
    var distance = Array(repeating: Int.max, count: flow.places.count)
    for place in places { distance[place] = 0 }
    var (layer, length) = (places, 0)
    while !layer.isEmpty {
      var next: [Int] = []
      while let place = layer.popLast() {
        guard distance[place] == length else { continue }
        for source in arriving[place] {
          let isFree = !flow.places.isStep(source) || flow.passes[source]
          guard length + (isFree ? 0 : 1) < distance[source] else { continue }
          distance[source] = length + (isFree ? 0 : 1)
          if isFree { layer.append(source) } else { next.append(source) }
        }
      }
      layer = next
      length += 1
    }
    self.distance = distance
  }

  /// Nil where none can be reached.
  subscript(place: Int) -> Int? { distance[place] == .max ? nil : distance[place] }
}
