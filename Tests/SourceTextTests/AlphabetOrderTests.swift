import Foundation
import SourceText
import Testing

private let lists: [[String]] = [
  [
    "An", "Ăn", "Ân", "Chu", "Dân", "Đan", "Em", "Ên", "Giang", "Lan", "Oanh", "Ôn", "Ơn", "Uy",
    "Ưng",
  ],
  ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ", "mầ", "mb"],
  ["a", "à", "á", "ab", "ạb", "ac"],
  ["đơn", "Đơn", "đờn", "đơn vị"],
  ["bước 1", "bước 10", "bước 2", "bước a", "bước_b", "bướca"],
  ["de", "đe", "ðê", "e", "f", "w", "x", "y", "z", "я"],
  ["hoà", "hòa"],
]

@Test(arguments: lists)
func sortsByAlphabetThenTone(_ list: [String]) {
  #expect(Vietnamese.alphabetSorted(list.reversed()) == list)
  #expect(Vietnamese.alphabetSorted(list.shuffledOnce) == list)
  // Decomposed text stands in the same places.
  let decomposed = list.map(\.decomposedStringWithCanonicalMapping)
  #expect(Vietnamese.alphabetSorted(decomposed.reversed()) == list)
}

@Test func comparesEveryPairOneWay() {
  let words = lists.flatMap { $0 }
  for left in words {
    for right in words where Array(left.utf8) != Array(right.utf8) {
      #expect(
        Vietnamese.alphabetPrecedes(left, right) != Vietnamese.alphabetPrecedes(right, left))
    }
  }
}

extension [String] {
  /// The list in a fixed other order.
  fileprivate var shuffledOnce: [String] {
    enumerated().sorted { ($0.offset * 7 % 5, $0.offset) < ($1.offset * 7 % 5, $1.offset) }
      .map(\.element)
  }
}
