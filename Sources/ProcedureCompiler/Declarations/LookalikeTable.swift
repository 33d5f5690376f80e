import SourceText

/// Names by what is left of them without marks, to find two that are easily confused.
///
/// Skeletons are compared by their hashes first: building one for every name of every framework is
/// most of what declaring it would cost.
struct LookalikeTable: Sendable {
  private var names = HashTable<Skeleton, String>()

  /// Adds a name, and gives one before it that differs from it only by marks.
  mutating func insert(_ name: String) -> String? {
    guard let other = names.updateValue(name, forKey: Skeleton(name)) else { return nil }
    return Vietnamese.skeleton(other) == Vietnamese.skeleton(name) ? other : nil
  }

  /// The hash of a name without its marks.
  private struct Skeleton: HashTableKey, Sendable {
    let hash: UInt64

    init(_ name: String) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for scalar in name.unicodeScalars {
        if (0x300...0x36F).contains(scalar.value) { continue }
        hash = (hash ^ UInt64(Vietnamese.skeleton(scalar).value)) &* 0x100_0000_01B3
      }
      self.hash = ByteHash.of(hash)
    }
  }
}
