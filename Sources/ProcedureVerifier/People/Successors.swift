import CivilTime
import ProcedureGraph

/// The places that a case, or the work in its branches, may come to after a place.
struct Successors {
  private let flow: Flow
  private var known: [Int: Set<Int>] = [:]

  init(_ flow: Flow) { self.flow = flow }

  mutating func of(_ place: Int) -> Set<Int> {
    if let all = known[place] { return all }
    var reached: Set<Int> = []
    var pending = [place]
    while let here = pending.popLast() {
      for next in nextPlaces(to: here) where reached.insert(next).inserted { pending.append(next) }
    }
    known[place] = reached
    return reached
  }

  private func nextPlaces(to place: Int) -> [Int] {
    var next = flow.moves(from: place).flatMap { number in
      flow.moves[number].ways.map { flow.ways[$0].target }
    }
    if flow.places.isBlock(place) {
      next += flow.places.regions(of: flow.places.block(at: place)).map { flow.entrances[$0] }
    } else if case .branchEnd(let branch) = flow.places[place] {
      next.append(flow.places.number(of: branch.parallel))
    }
    return next
  }
}

extension Flow {
  /// Whether two steps lie in different branches of one block, so that either may be done first.
  func goSideBySide(_ one: Int, _ other: Int) -> Bool {
    let (left, right) = (chain(of: one), chain(of: other))
    guard let (a, b) = zip(left, right).first(where: { $0 != $1 }) else { return false }
    return places.block(of: a) == places.block(of: b)
  }

  /// The regions around a place, outermost first.
  private func chain(of place: Int) -> [Int] {
    var chain = [regions[place]]
    while let here = chain.last, here != 0 { chain.append(outer[here]) }
    return chain.reversed()
  }
}

extension Procedure {
  /// The last day on which an agency, or one that takes over from it, is there; nil where one always
  /// is.
  func lastDay(of agency: ID<Agency>) -> CivilDate? {
    guard var last = agencies[agency.index].inForce?.until else { return nil }
    // Each turn follows one succession; there are no more than agencies.
    for _ in agencies.indices {
      let heir = self.agency(inChargeOf: agency, on: last.adding(days: 1))
      let heirValidity = agencies[heir.index].inForce
      guard heirValidity.map({ $0.from <= last.adding(days: 1) }) ?? true else { return last }
      guard let until = heirValidity?.until else { return nil }
      guard until > last else { return last }
      last = until
    }
    return last
  }
}
