/// A run of days off that belongs to one holiday of the list. Holidays may overlap (a calendar that
/// extends another may name a day again); a shared day belongs to the one that begins earlier.
struct HolidayPiece {
  let first: CivilDate
  let last: CivilDate
  /// Where the holiday stands in the list.
  let position: Int

  /// The days of all holidays, in order, each once. Reversed holidays have no days.
  static func disjoint(_ holidays: [Holiday]) -> [HolidayPiece] {
    let order = holidays.indices.sorted {
      (holidays[$0].first, $0) < (holidays[$1].first, $1)
    }
    var pieces: [HolidayPiece] = []
    pieces.reserveCapacity(holidays.count)
    for position in order {
      let holiday = holidays[position]
      var first = holiday.first
      if let covered = pieces.last?.last, first <= covered { first = covered.adding(days: 1) }
      // A piece that ends with the range leaves no next day to begin on.
      guard first <= holiday.last, pieces.last.map({ $0.last < first }) ?? true else { continue }
      pieces.append(HolidayPiece(first: first, last: holiday.last, position: position))
    }
    return pieces
  }
}

extension RandomAccessCollection {
  /// The first index whose element fulfils a condition that, once fulfilled, stays so to the end.
  @inline(__always)
  func partitionIndex(where isPast: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isPast(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
